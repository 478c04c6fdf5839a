"""The check ``surface``: tables of pairs with what must be found in them, and pairs in which nothing may be."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check.context import Context
from aligner.check.surface import check as surface
from aligner.check.surface import marks, pinyin
from aligner.check.tables import table
from aligner.terms import load_termbase
from aligner.types import PairText
from aligner.words.pinyin import readings


@pytest.fixture(scope="module")
def termbase():
    return load_termbase()


def findings(termbase, *pairs, index=0):
    return list(surface.check(Context([PairText(*pair) for pair in pairs], termbase, index)))


def applied(en, found):
    for finding in sorted((f for f in found if f.en_span), key=lambda f: f.en_span, reverse=True):
        start, end = finding.en_span
        en = en[:start] + finding.suggestion + en[end:]
    return en


# Chinese, English, what the English at the finding is, what should stand there
WRONG = [
    ("突破芯片、液冷等技术。", "Make breakthroughs in chips, 液冷 and others.", "液冷", "liquid cooling"),
    ("不得搞层层加码。", "Do not engage in layers of 加码 at all.", "加码", "additional requirements"),
    (
        "推行“算力券”等普惠服务。",
        "Promote “Suanli Quan” and other services.",
        "Suanli Quan",
        "computing power vouchers",
    ),
    (
        "推行「算力券」等普惠服務。",
        "Promote “Suanli Quan” and other services.",
        "Suanli Quan",
        "computing power vouchers",
    ),
    ("整治“内卷式”竞争。", "Rectify “neijuan” competition.", "neijuan", "involution"),
    ("二是分类施策、先立后破；", "second, classification Shi Ce, build before breaking;", "Shi Ce", "measures"),
    ("打造协同工作格局；三是分类施策，分级管理。", "the third is classified Shi policy.", "Shi", ""),
    ("坚持分类施策、分级管理。", "Adhere to the classified Shi policy and graded management.", "Shi", ""),
    (
        "健全工业安全体系。",
        "Improve the safety system CONTROL ENGINEERING China Copyright [123 ] of industry.",
        " CONTROL ENGINEERING China Copyright [123 ] ",
        " ",
    ),
    ("健全体系。", "Improve the system PolicyNet China Copyright.", "m PolicyNet China Copyright", "m"),
    ("制定标准，完善体系。", "Formulate standards , improve the system.", " ,", ","),
    ("制定标准，完善体系。", "Formulate standards,, improve the system.", ",,", ","),
    ("制定标准和体系。", "Formulate standards and and systems.", "and and", "and"),
    ("加强系统，确保安全。", "Strengthen the systemsTo ensure safety.", "systemsTo", "systems To"),
    ("到2026年建立体系。", "By 2026Establish a system for this.", "2026Establish", "2026 Establish"),
    ("《条例》（以下简称“条例”）印发。", "The regulations (hereinafter “Regulations were issued.", "“", ""),
    ("答：是的，已经印发。", "answer: Yes, it has been issued.", "answer:", "A:"),
    ("问：背景是什么？", "asked: What is the background?", "asked:", "Q:"),
    ("（三）加强监管。", "(2) Strengthen supervision.", "(2)", "(3)"),
    ("（一）实施行动。", "Implement the campaign.", "Implement", "(1) Implement"),
    ("一、总体要求", "First, the general requirements", "First, the g", "I. G"),
    ("五是完善政策。", "Five is to improve the policies.", "Five is to", "Fifth,"),
    (
        "企业要加快转型步伐。",
        "enterprises in the province accelerate their pace of transformation.",
        "enterprises",
        "Enterprises",
    ),
    ("公司表示支持。", "The company, it , it says, agrees.", " ,", ","),
    ("完善政策。", "Improve the policies。", "。", "."),
]


@pytest.mark.parametrize(("zh", "en", "seen", "right"), WRONG)
def test_wrong(termbase, zh, en, seen, right):
    found = {en[slice(*f.en_span)]: f for f in findings(termbase, (zh, en)) if f.en_span}
    assert seen in found
    assert found[seen].suggestion == right
    assert found[seen].check == "surface"


RIGHT = [
    ("《通知》（国发〔2023〕12号）", "The Notice (Guofa [2023] No. 12)"),
    ("财建[2023]12号", "Cai Jian [2023] No. 12"),
    (
        "习近平总书记在广东考察时强调。",
        "General Secretary Xi Jinping stressed this during his inspection of Guangdong.",
    ),
    ("施策同志说，王伟和李强出席会议。", "Wang Wei and Li Qiang attended the meeting."),
    ("石某主张分类施策。", "The plan of Shi calls for category-specific measures."),
    ("云河市和临江省先行先试。", "Yunhe City and Linjiang Province go first."),
    ("投资100亿元，农田1亿亩。", "An investment of 10 billion yuan and 100 million mu of farmland."),
    ("小康（生活）社会", "A xiaokang (小康) society"),
    ("国家版权局公布版权（著作权）办法。", "The National Copyright Administration announced copyright measures."),
    ("未来三年，GDP增长5%。", "In the next three years, gross domestic product will grow by 5%."),
    (
        "推动5G、AI应用，APP超过100个。",
        "Promote the application of 5G and artificial intelligence, with more than 100 apps.",
    ),
    ("他说他有过，有过。", "He said that he had had it."),
    ("种植香水树。", "Plant ylang ylang trees."),
    ("（二）加强管理。", "(2) Strengthen management."),
    ("问：背景是什么？", "Q: What is the background?"),
    ("一是建立制度；二是完善机制。", "First, establish the system; second, improve the mechanism."),
    ("一是建立制度；二是完善机制。", "We will establish the system and improve the mechanism."),
    ("（见附件1）包括：1）标准；2）规则。", "(See Annex 1) It includes 1) standards; 2) rules."),
    ("我们支持。", "The women support it."),
    ("估计至少有30万人。", "The number is estimated at at least 300,000."),
    ("一是预防，二是治疗。", "There are two ways: one is to prevent, and the other is to treat."),
    ("iPhone销量增长。", "iPhone sales grew by a great deal in this year."),
    ("短期和中期规划。", "Short- and medium-term plans."),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right(termbase, zh, en):
    assert findings(termbase, (zh, en)) == []


TOKENS = [
    ("电能利用效率（PUE）低于1.3。", "Power usage effectiveness is below 1.3.", None),
    ("推广CAE软件。", "Promote the software.", "CAE"),
    ("建设5G基站。", "Build base stations.", "5G"),
    ("请访问www.example.com查询。", "Please visit the web site.", "www.example.com"),
    ("请发至a.b@example.com。", "Please send it to a.b@example.com.", None),
]


@pytest.mark.parametrize(("zh", "en", "missing"), TOKENS)
def test_tokens(termbase, zh, en, missing):
    found = findings(termbase, (zh, en))
    assert [f.suggestion for f in found] == ([missing] if missing else [])
    assert all(zh[slice(*f.zh_span)] == missing for f in found)


def test_repeated_stamp_gives_its_own_length(termbase):
    pairs = [
        ("由财政部负责。", "By the Ministry of Finance PlanWatch China Copyright and others."),
        ("健全体系。", "Improve the PlanWatch China Copyright system."),
    ]
    found = findings(termbase, *pairs)
    assert applied(pairs[0][1], found) == "By the Ministry of Finance and others."
    assert "2 times" in found[0].evidence


def test_inserted_boilerplate_without_chinese(termbase):
    assert [f.en_span for f in findings(termbase, ("", "Related articles"))] == [(0, 16)]
    assert findings(termbase, ("", "The plan runs to 2030 , and and on.")) == []


def test_lost_label_where_the_document_keeps_labels(termbase):
    pairs = [("二是完善机制。", "Improve the mechanism."), ("三是加强监管。", "Third, strengthen supervision.")]
    (found,) = findings(termbase, *pairs)
    assert (found.suggestion, found.zh_span) == ("Second, improve", (0, 2))
    assert findings(termbase, pairs[0]) == []


def test_one_label_lost_among_others(termbase):
    en = "First, build; second, first stand and then break; govern the chain."
    (found,) = findings(termbase, ("一是建设；二是先立后破；三是全链条治理。", en))
    assert (found.suggestion, found.en_span) == ("third,", None)


def test_document_without_capitals_is_left_alone(termbase):
    zh, en = "企业要加快转型步伐。", "enterprises in the province accelerate their transformation."
    assert findings(termbase, *[(zh, en)] * 5, index=2) == []


def test_untranslated_sentence_is_one_critical_finding(termbase):
    (found,) = findings(termbase, ("加强组织领导。", "加强组织领导。"))
    assert (found.severity, found.en_span) == ("critical", (0, 7))


def test_tokenised_text_is_reported_once(termbase):
    found = findings(termbase, ("甲，乙，丙，丁，戊。", "Alpha , beta , gamma , delta , epsilon go on."))
    assert len(found) == 1
    assert "4 times" in found[0].message


def test_readings():
    assert readings("neijuan")[0] == ("nei", "juan")
    assert ("xi", "an") in readings("Xian")
    assert readings("strategy") == readings("x" * 100) == ()


@pytest.mark.parametrize("name", ["stamps", "marks", "flips", "modality", "latin_tokens"])
def test_tables_are_rectangular(name):
    rows = table(f"{name}.tsv")
    assert rows
    assert len({len(row) for row in rows}) == 1


@given(st.text(alphabet='ab AB一是不得应当，。“”()（）,."[]0128可以Copyright', max_size=60), st.text(max_size=60))
def test_spans_lie_inside_the_texts(zh, en):
    found = findings(load_termbase(), (zh, en)) + findings(load_termbase(), (en, zh))
    for finding in found:
        for span in (finding.zh_span, finding.en_span):
            assert span is None or 0 <= span[0] <= span[1] <= max(len(zh), len(en))


_SAID = st.lists(
    st.sampled_from(["the", "The", "of", "plan", "PLAN", "it's", "a-b", " ", " ", " ", "\n", ",", "İ", "ΣΑΣ", "σας"])
)


@given(text=_SAID.map("".join))
def test_no_repeat_is_passed_over(text: str) -> None:
    assert marks._may_repeat(text) or marks._REPEAT.search(text) is None


def test_text_without_a_repeat_is_passed_over() -> None:
    assert not marks._may_repeat("The plan of the city and the plan of the county are two plans.")
    assert marks._may_repeat("The plan of the plan of the city.")


@given(
    name=st.lists(st.sampled_from(["Li", "Shan", "xi", "_", " ", "-", "1", "é"]), max_size=6).map("".join),
    text=st.sampled_from(["Li", "Shanxi", "Li Li"]),
)
def test_words_of_a_name_are_whole(name: str, text: str) -> None:
    assert pinyin._names(name, text) == bool(re.search(rf"\b{re.escape(text)}\b", name))
