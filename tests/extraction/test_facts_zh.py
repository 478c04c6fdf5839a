import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.extraction.bodies import body, listed
from aligner.extraction.records import Facts
from aligner.extraction.zh.cited import aliases
from aligner.extraction.zh.document_numbers import number_in
from aligner.extraction.zh.events import event, speakers
from aligner.extraction.zh.facts import facts, kind_of, title_of
from aligner.extraction.zh.issue import dates, issue
from aligner.extraction.zh.outline import outline
from aligner.segment import segment
from aligner.shipped import shipped


def of(text) -> Facts:
    document = read(text)
    segments = segment(document)
    return facts(document, segments, outline(document, segments))


NUMBERS = [
    ("工信部联网安〔2019〕168号", ("工信部", True, "网安", 2019, 168)),
    ("工信部规〔2021〕178号", ("工信部", False, "规", 2021, 178)),
    ("国办发〔2021〕38号", ("国办", False, "发", 2021, 38)),
    ("国发[2015]40号", ("国", False, "发", 2015, 40)),
    ("中办发〔2024〕1号", ("中办", False, "发", 2024, 1)),
    ("财税〔2016〕36号", ("财", False, "税", 2016, 36)),
    ("发改能源（2023）12号", ("发改", False, "能源", 2023, 12)),
    ("人社厅函〔2022〕7号", ("人社厅", False, "函", 2022, 7)),
    ("东政办发〔2025〕27号", ("东政办", False, "发", 2025, 27)),
    ("林政函〔2025〕第3号", ("林政", False, "函", 2025, 3)),
    ("云科联发〔2020〕1号", ("云科", True, "发", 2020, 1)),
    ("东工信规划〔2025〕33号", ("东工信", False, "规划", 2025, 33)),
    ("东政办〔2025〕8号", ("东政", False, "办", 2025, 8)),
    ("国务院令第764号", ("国务院", False, "令", None, 764)),
    ("财政部公告2024年第12号", ("财政部", False, "公告", 2024, 12)),
]


@pytest.mark.parametrize(("text", "parts"), NUMBERS)
def test_a_document_number_has_parts(text, parts):
    number = number_in(f"（{text}，下称《意见》）")
    assert number is not None
    assert number.zh == text
    assert (number.issuer_code, number.joint, number.series, number.year, number.serial) == parts


def test_no_number():
    assert number_in("2025年第3号台风，编号（2025）") is None


KINDS = [
    ("《关于推进氢能发展的意见》解读", "解读"),
    ("有关负责人就《氢能意见》答记者问", "解读"),
    ("关于印发《氢能发展规划》的通知", "通知"),
    ("东湖省氢能发展规划（2026—2030年）", "规划"),
    ("《氢能行动计划（2025—2027年）》", "计划"),
    ("数据登记管理办法（试行）", "办法"),
    ("关于促进氢能发展的指导意见", "意见"),
    ("国务院新闻办公室举行新闻发布会", "新闻发布会"),
    ("氢能来了", ""),
]


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_the_kind_stands_at_the_end_of_the_title(title, kind):
    assert kind_of(title) == kind


TITLES = [
    (["财政部 教育部关于开展检查的通知", "财教〔2025〕3号"], ("财政部", "教育部"), "关于开展检查的通知"),
    (["财政部 国家税务总局", "关于开展检查的通知"], ("财政部", "国家税务总局"), "关于开展检查的通知"),
    (["国务院办公厅关于印发", "《氢能规划》的通知"], ("国务院办公厅",), "关于印发《氢能规划》的通知"),
    (["东湖省氢能发展规划", "（东湖省人民政府2025年3月1日印发）"], (), "东湖省氢能发展规划"),
    ([], (), ""),
]


@pytest.mark.parametrize(("heads", "bodies", "title"), TITLES)
def test_bodies_in_front_of_a_title_are_no_part_of_it(heads, bodies, title):
    assert title_of(heads) == (bodies, title)


BODIES = [
    ("国家能源局", "National Energy Administration", "NEA"),
    ("工业和信息化部办公厅", "General Office of the Ministry of Industry and Information Technology", ""),
    ("浙江省人民政府", "People's Government of Zhejiang Province", ""),
    ("浙江省财政厅", "Department of Finance of Zhejiang Province", ""),
    ("重阳县人民政府", "", ""),  # 重 has several readings: better no English than a wrong one
]


@pytest.mark.parametrize(("name", "english", "short"), BODIES)
def test_bodies_have_their_official_english(name, english, short):
    found = body(name)
    assert (found.zh, found.en, found.abbreviation) == (name, english, short)


LISTS = [
    ("工业和信息化部、人力资源和社会保障部等八部门", ("工业和信息化部", "人力资源和社会保障部")),
    ("国家发展改革委和国家能源局", ("国家发展改革委", "国家能源局")),
    ("中共中央办公厅 国务院办公厅", ("中共中央办公厅", "国务院办公厅")),
    ("东湖省人民政府", ("东湖省人民政府",)),
    ("加快建设氢能产业", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_of_bodies(text, names):
    assert listed(text) == names


def test_who_issued_what_when_is_told_by_a_sentence():
    text = "2025年3月4日，教育部、财政部等三部门联合印发了《关于氢能的意见》（教联发〔2025〕7号，以下简称《意见》）。"
    act = issue([text], ["《关于氢能的意见》解读"], [], {"关于氢能的意见"}, told=True)
    assert (act.bodies, act.date, act.sentence) == (("教育部", "财政部"), "2025-03-04", text)


def test_a_paper_of_others_says_nothing_about_who_issued_this_one():
    act = issue(["近日，国务院印发了《氢能规划》。"], [], ["财政部", "2025年3月4日"], {"关于检查的通知"}, told=False)
    assert (act.bodies, act.date) == (("财政部",), "2025-03-04")


FORCE = [
    ("本办法自2026年3月1日起施行，有效期2年。", ("2026-03-01", "2028-02-29")),
    ("本通知自印发之日起施行，有效期至2027年12月31日。", ("2025-03-04", "2027-12-31")),
    ("《意见》自2025年10月1日起施行，有效期5年。", ("2025-10-01", "2030-09-30")),
    ("《氢能条例》自2024年10月1日起施行。", ("", "")),
    ("本办法自2024年2月29日起施行，有效期1年。", ("2024-02-29", "2025-02-28")),
    ("本办法自2025年2月31日起施行，有效期1年。", ("2025-02-31", "")),
    ("本办法自2025年1月1日起施行，有效期9000年。", ("2025-01-01", "")),
]


@pytest.mark.parametrize(("text", "wanted"), FORCE)
def test_force_and_validity(text, wanted):
    act = issue([], [], ["2025年3月4日"], (), told=False)
    assert dates(text, act, {"意见"}) == ("2025-03-04", *wanted)


def test_cited_documents_with_articles_and_without_the_document_itself():
    text = (
        "《氢能管理办法》解读\n近日，财政部印发了《氢能管理办法》（以下简称《办法》）。依据《中华人民共和国安全生产法》"
        "第四条、第二十一条和《氢能规划（2024—2027年）》（以下简称《规划》），制定《办法》。落实《规划》第三条。《人民日报》有报道。"
    )
    found = of(text)
    assert [(c.zh, c.articles) for c in found.cited_documents] == [
        ("中华人民共和国安全生产法", ("第四条", "第二十一条")),
        ("氢能规划（2024—2027年）", ("第三条",)),
    ]
    assert found.cited_documents[0].en == "Work Safety Law of the People's Republic of China"
    assert found.cited_documents[1].segments == (2, 3)
    assert found.interprets == "氢能管理办法"
    assert aliases(text) == {"办法": "氢能管理办法", "规划": "氢能规划（2024—2027年）"}


ORDER = """中华人民共和国国务院令
第764号
《数据管理条例》已经2024年8月30日国务院第40次常务会议通过，现予公布，自2025年1月1日起施行。
总理　李强
2024年9月24日
数据管理条例
第一章　总则
第一条　根据《中华人民共和国网络安全法》，制定本条例。
"""


def test_an_order_has_the_title_of_what_it_orders():
    found = of(ORDER)
    assert (found.title_zh, found.kind, [b.zh for b in found.issuing_bodies]) == ("数据管理条例", "条例", ["国务院"])
    assert (found.issued, found.in_force) == ("2024-09-24", "2025-01-01")
    assert [c.zh for c in found.cited_documents] == ["中华人民共和国网络安全法"]


JOINT = """工业和信息化部等三部门关于印发《智能制造方案》的通知
工信部联规〔2025〕207号
各省工业和信息化主管部门：
现将《智能制造方案》印发给你们。
工业和信息化部
教育部
财政部
2025年4月14日
"""


def test_the_signature_names_the_bodies_that_the_title_only_counts():
    found = of(JOINT)
    assert [b.zh for b in found.issuing_bodies] == ["工业和信息化部", "教育部", "财政部"]
    assert (found.issued, found.cited_documents) == ("2025-04-14", ())


def test_a_date_in_brackets_under_the_title_is_the_date_of_issue():
    found = of("中共中央 国务院关于加快建设市场的意见\n（2022年3月25日）\n建设市场是重要基础。现提出如下意见。\n")
    assert ([b.zh for b in found.issuing_bodies], found.issued) == (["中共中央", "国务院"], "2022-03-25")


def test_press_conference():
    lines = [
        "国务院新闻办公室于2025年10月16日上午举行例行吹风会",
        "李明：",
        "国家能源局局长张大军表示，记者：请问。",
        "答：好的。",
    ]
    assert event(lines) == "例行吹风会"
    assert speakers(lines) == ("李明", "张大军")
    found = of("新闻办举行氢能发展新闻发布会\n2025年10月16日\n李明：\n大家好。\n新华社记者：\n请问有什么打算？\n")
    assert (found.kind, found.issued, found.speakers) == ("新闻发布会", "2025-10-16", ("李明",))


@pytest.mark.parametrize("name", ["plan", "notice", "interpretation"])
@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_facts_of_the_samples(name, form):
    folder = shipped("corpora") / name
    gold = json.loads((folder / "gold" / "extraction.json").read_text(encoding="utf-8"))
    found = of(folder / f"zh.{form}")
    number, parts = found.document_number, gold["document_number"]["parts"]
    assert found.title_zh == gold["title_zh"]
    assert [(b.zh, b.en, b.abbreviation) for b in found.issuing_bodies] == [
        (b["zh"], b["en"], b["abbr"]) for b in gold["issuing_bodies"]
    ]
    assert number is not None
    assert [number.zh, number.issuer_code, number.joint, number.series, number.year, number.serial] == [
        gold["document_number"]["zh"],
        *parts.values(),
    ]
    assert [found.issued, found.in_force, found.valid_until] == list(gold["dates"].values())
    assert [(c.zh, list(c.articles), [k + 1 for k in c.segments]) for c in found.cited_documents] == [
        (c["zh"], c["articles"], c["zh_sentence_nos"]) for c in gold["cited_documents"]
    ]
    assert found.interprets == (gold.get("interpreted_document") or {}).get("title_zh", "")


PARTS = [
    "《",
    "》",
    "关于",
    "的通知",
    "财政部",
    "〔2025〕",
    "3号",
    "\n",
    "。",
    "自2025年1月1日起施行",
    "有效期",
    "5年",
    "：",
    "（",
    "）",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=20).map("".join))
def test_any_text_has_facts(text):
    found = of("氢能。" + text)
    assert all(c.zh and f"《{c.zh}》" in text for c in found.cited_documents)
    assert found.issued == "" or len(found.issued) == 10
