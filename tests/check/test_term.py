from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.check.context import Context
from aligner.check.rendering.find import exact, jumbled, reordered
from aligner.check.rendering.suggest import fitted
from aligner.check.tables import table
from aligner.check.term.check import check
from aligner.terms import Term, Termbase, load_termbase
from aligner.types import PairText
from aligner.words.english import English, root, stem

BASE = load_termbase()


def findings(zh, en, base=BASE):
    return list(check(Context([PairText(zh, en)], base)))


WRONG = [
    ("加强工业互联网安全工作", "strengthen Internet security industry work", "工业互联网安全",
     "Internet security industry", "industrial internet security", "major"),
    ("由国家能源局负责", "The National Energy Board is responsible.", "国家能源局", "National Energy Board",
     "National Energy Administration", "major"),
    ("由生态环境部负责", "The Ministry of Ecology Environment is responsible.", "生态环境部",
     "Ministry of Ecology Environment", "Ministry of Ecology and Environment", "major"),
    ("由生態環境部負責", "The Ministry of Ecology Environment is responsible.", "生態環境部",
     "Ministry of Ecology Environment", "Ministry of Ecology and Environment", "major"),
    ("由公安部、教育部印发", "issued by Public Security, the Ministry of Education", "公安部", "Public Security",
     "Ministry of Public Security", "major"),
    ("由商务部印发。", "It was issued by the Ministry of Education.", "商务部", "Ministry of Education",
     "Ministry of Commerce", "critical"),
    ("省工业和信息化厅负责", "led by the Ministry of Industry and Information Technology", "工业和信息化厅",
     "Ministry of Industry and Information Technology", "Department of Industry and Information Technology",
     "critical"),
    ("新增算力规模", "the scale of new calculation force", "算力", "calculation force", "computing power", "major"),
    ("突破关键核心技术", "break through the key to the core technology", "关键核心技术", "key to the core technology",
     "core technologies in key fields", "major"),
    ("增强产业链供应链韧性和安全水平", "enhance the toughness and security of industrial and supply chains", "韧性",
     "toughness", "resilience", "major"),
    ("支持“链主”企业发展", "support the \"chain master\" enterprises", "“链主”企业", "\"chain master\" enterprises",
     "chain-leading enterprises", "minor"),
    ("依据《中华人民共和国网络安全法》", "under the Network Security Law of the People's Republic of China",
     "网络安全法", "Network Security Law of the People's Republic of China",
     "Cybersecurity Law of the People's Republic of China", "major"),
    ("以习近平新时代中国特色社会主义思想为指导",
     "guided by Xi Jinping new era of socialist ideology with Chinese characteristics",
     "习近平新时代中国特色社会主义思想", "Xi Jinping new era of socialist ideology with Chinese characteristics",
     "Xi Jinping Thought on Socialism with Chinese Characteristics for a New Era", "major"),
    ("省市场监管局负责", "The Provincial Market Supervision Board is responsible.", "市场监管局",
     "Market Supervision Board", "Administration for Market Regulation", "major"),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en", "term", "wrong", "suggestion", "severity"), WRONG)
def test_wrong_rendering_is_located(zh, en, term, wrong, suggestion, severity):
    (finding,) = findings(zh, en)
    assert zh[slice(*finding.zh_span)] == term
    assert en[slice(*finding.en_span)] == wrong
    assert (finding.check, finding.suggestion, finding.severity) == ("term", suggestion, severity)
    assert wrong in finding.message and term in finding.message


RIGHT = [
    ("力争2030年前实现碳达峰", "strive to peak carbon by 2030"),
    ("加强工业互联网安全工作", "strengthen the security of the industrial internet"),
    ("加强工业互联网安全工作", "strengthen Industrial-Internet security"),
    ("工业和信息化部印发", "issued by the MIIT"),
    ("由生态环境部负责", "The Ministry of Ecology & Environment is responsible."),
    ("省发展改革委负责", "The Provincial Development and Reform Commission is responsible."),
    ("由公安、教育部门负责", "public security and education departments"),
    ("网络安全", "cyber security"),
    ("《网络安全法》", "the Cybersecurity Law"),
    ("调整生产关系", "adjust production relations"),
    ("坚持绿色发展", "We will go on with what is green."),
    ("工业增加值增长", "Industrial added value grew."),
    ("", "The National Energy Board"),
    ("由国家能源局负责", ""),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_accepted_renderings_and_variations_are_silent(zh, en):
    assert findings(zh, en) == []


def test_a_body_that_is_not_named_is_missing():
    (finding,) = findings("由自然资源部、国家能源局负责", "The National Energy Administration is responsible.")
    assert finding.en_span is None and finding.zh_span == (1, 6)
    assert finding.suggestion == "Ministry of Natural Resources"


def test_the_second_of_two_uses_is_found():
    zh, en = "算力和算力", "computing power and calculation force"
    (finding,) = findings(zh, en)
    assert finding.zh_span == (3, 5) and en[slice(*finding.en_span)] == "calculation force"


def test_a_long_name_that_is_half_right_is_found_to_its_end():
    en = "Guided by Xi Jinping's new era of socialist ideology with Chinese features, we go on."
    (finding,) = findings("以习近平新时代中国特色社会主义思想为指导", en)
    assert en[slice(*finding.en_span)] == "Xi Jinping's new era of socialist ideology with Chinese features"


def test_a_users_term_is_judged():
    base = Termbase((Term("标识解析", ("identifier resolution",), avoid=("logo analysis",), category="mine"),))
    (finding,) = findings("推进标识解析", "promote logo analyses", base)
    assert finding.severity == "minor" and finding.suggestion == "identifier resolutions"


@pytest.mark.parametrize(
    ("one", "other"),
    [("industries", "industry"), ("Ministry’s", "ministry"), ("organising", "organize"), ("stopped", "stop"),
     ("centres", "center"), ("applied", "apply"), ("classes", "class")],
)  # fmt: skip
def test_stems_of_inflected_forms_agree(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("industry", "industrial"), ("calculate", "calculation")])
def test_roots_of_derived_forms_agree_and_stems_do_not(one, other):
    assert root(stem(one)) == root(stem(other)) and stem(one) != stem(other)


def test_order_is_legitimate_across_a_small_word_only():
    right, wrong = English("security of the industrial internet"), English("Internet security industry")
    assert reordered(right, "industrial internet security") == [(0, 3)]
    assert reordered(wrong, "industrial internet security") == []
    assert jumbled(wrong, "industrial internet security") == [(0, 2)]
    assert jumbled(right, "industrial internet security") == []


@pytest.mark.parametrize(
    ("text", "old", "target", "new"),
    [
        ("by the Energy Board", "Energy Board", "the Energy Agency", "Energy Agency"),
        ("by the Energy Board", "the Energy Board", "Energy Agency", "the Energy Agency"),
        ("Data essentials count.", "Data essentials", "data element", "Data elements"),
        ("new battles", "battles", "policy", "policies"),
        ("press duties", "press duties", "ensure duties are fulfilled", "ensure duties are fulfilled"),
        ("the peaks of", "peaks", "carbon peaking", "carbon peaking"),
        ("prevent non-grains", "non-grains", "diversion from grain", "diversion from grain"),
    ],
)
def test_a_suggestion_fits_its_place(text, old, target, new):
    start = text.index(old)
    assert fitted(text, (start, start + len(old)), target) == new


@given(st.sampled_from(BASE.terms), st.text("abc .,", max_size=12))
def test_the_preferred_rendering_is_found_and_never_reported(term, around):
    en = f"{around} {term.target}"
    assert exact(English(en), term.target)
    assert not [f for f in findings(term.source, en) if f.zh_span == (0, len(term.source))]


def _wrong_words() -> dict[str, set[str]]:
    """Return every form or word of which wrong renderings are listed, with them."""
    wrong: dict[str, set[str]] = defaultdict(set)
    for zh, _, _, _, words, *_ in table("policy_senses.tsv"):
        wrong[zh] |= set(words.lower().split("|"))
    for term in BASE.terms:
        for form in term.forms:
            wrong[form] |= {words.lower() for words in term.avoid}
    return wrong


@pytest.mark.slow
def test_no_accepted_rendering_is_reported():
    """The termbase, the set phrases and the senses agree: what one accepts, none of the others calls wrong.

    Of a quarter of a million renderings those are checked in which a wrong rendering of the term or of a part of it
    stands, and one in forty of the others.
    """
    wrong, count = _wrong_words(), 0
    for term in BASE.terms:
        zh = term.source
        parts = {zh[i:k] for i in range(len(zh)) for k in range(i + 2, len(zh) + 1)} & wrong.keys()
        words = {word for part in parts for word in wrong[part]}
        for target in term.targets:
            count += 1
            if count % 40 == 0 or any(word in target.lower() for word in words):
                assert not [f for f in findings(zh, target) if f.zh_span == (0, len(zh))], target


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("巩固退耕还林成果。", "Consolidate the gains of returning farmland to woodland."),
        ("推广稻渔综合种养。", "Promote integrated farming of rice and fish in rice-fish systems."),
        ("股东增持股份，银行给予帮助。", "Shareholders should buy up stock and banks increase support."),
        ("硬化预算约束。", "Harden the budget constraints."),
        ("加强家校社沟通。", "Improve home-school-community communication."),
        ("开展“一盔一带”安全守护行动。", "Carry out the One Helmet, One Belt safety campaign."),
        ("做好迎峰度冬工作。", "Get ready for peaks of demand in winter."),
        ("发展远洋捕捞。", "Develop deep-sea fishing."),
        ("为科研人员松绑。", "Loosen the restrictions on researchers."),
        ("七日无理由退货", "return goods within seven days without reason"),
        ("优化县中布局。", "Improve the layout of senior high schools in the county."),
        ("按时交纳党费。", "Pay Party fees on time."),
    ],
)
def test_good_english_is_no_known_wrong_rendering(zh, en):
    assert not findings(zh, en)


@given(st.text("由国家能源局生态环境部 工业互联网安全，算力", max_size=30), st.text(max_size=60))
def test_any_text_is_survived_and_spans_lie_inside(zh, en):
    for finding in findings(zh, en):
        assert 0 <= finding.zh_span[0] < finding.zh_span[1] <= len(zh)
        assert finding.en_span is None or 0 <= finding.en_span[0] < finding.en_span[1] <= len(en)


def test_words_of_a_rendering_that_modify_another_noun_are_no_rendering() -> None:
    wrong = "enhance industrial innovation and development of the Internet"
    assert not reordered(English(wrong), "industrial internet innovation and development")
    assert reordered(English("innovation and development of the industrial internet"), "industrial internet innovation")


def test_a_title_is_not_half_of_a_rendering() -> None:
    assert not reordered(English("industry jointly issued the “Internet security"), "industrial internet security")


def test_a_body_is_named_without_its_country() -> None:
    pairs = [PairText("国家档案局推动试点。", "The National Archives Administration promotes pilots.")]
    assert list(check(Context(pairs, BASE))) == []


def test_a_shorter_term_has_no_claim_to_the_words_of_a_longer_one() -> None:
    zh, en = "提升工业互联网安全水平，完善安全体系。", "enhance the Internet security industry and the security system"
    assert [en[slice(*f.en_span)] for f in check(Context([PairText(zh, en)], BASE)) if f.en_span] == [
        "Internet security industry"
    ]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("中国外交部发言人表示", "A Chinese Foreign Ministry spokesperson said"),
        ("接受俄国防部采访时说", "in an interview with the Russian Ministry of Defense"),
        ("美国商务部表示", "The U.S. Commerce Department said"),
    ],
)
def test_ministries_of_newspapers_and_of_other_countries(zh: str, en: str) -> None:
    assert list(check(Context([PairText(zh, en)], BASE))) == []


@pytest.mark.parametrize("frame", ["Guided by", "With guidance from", "Following"])
def test_the_frame_around_a_right_name_may_vary(frame: str):
    en = f"{frame} Xi Jinping Thought on Socialism with Chinese Characteristics for a New Era, we go on."
    assert findings("以习近平新时代中国特色社会主义思想为指导", en) == []


@pytest.mark.parametrize(
    ("zh", "en", "wrong", "right"),
    [
        (
            "市卫生健康委负责",
            "led by the Municipal Health and Wellness Committee",
            "Health and Wellness Committee",
            "Health Commission",
        ),
        ("其中前者为预期性指标", "the former is a binding indicator", "binding indicator", "anticipatory target"),
        ("制定本办法", "this method is formulated", "this method", "these Measures"),
        (
            "深入实施健康中国战略",
            "implement the China health strategy",
            "China health strategy",
            "Healthy China strategy",
        ),
    ],
)
def test_names_and_terms_of_plans(zh: str, en: str, wrong: str, right: str):
    (finding,) = findings(zh, en)
    assert (en[slice(*finding.en_span)], finding.suggestion) == (wrong, right)


def test_both_kinds_of_indicators_are_told_apart():
    assert findings("约束性指标3项，预期性指标5项", "3 obligatory targets and 5 anticipatory targets") == []


def test_a_short_name_that_a_list_of_bodies_lost():
    zh = "省发展改革委、省财政厅、省商务厅负责"
    (finding,) = findings(
        zh, "The Provincial Development and Reform Commission and Department of Commerce are responsible."
    )
    assert (zh[slice(*finding.zh_span)], finding.en_span, finding.suggestion) == (
        "财政厅",
        None,
        "Department of Finance",
    )
    assert findings(zh, "The provincial DRC, DOF and Department of Commerce are responsible.") == []


def test_a_rendering_is_written_with_the_capitals_of_its_place():
    (finding,) = findings("根据《数据安全管理规定》", 'According to the "Data Safety Management Provisions"')
    assert finding.suggestion == "Data Security"
    (finding,) = findings("第二条 本办法适用于本市", "Article 2 This approach applies to this city")
    assert finding.suggestion == "These Measures"
