"""What the shipped termbase finds in a sentence: longest match, context, whole words, both scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.terms import Term, Termbase, load_termbase

CASES = [
    # longest match, from the left
    ("提升工业互联网安全保障水平", ["工业互联网安全", "保障水平"]),
    ("工业互联网标识解析体系", ["工业互联网标识解析体系"]),
    ("国家市场监督管理总局", ["国家市场监督管理总局"]),
    ("十九届二中、三中全会", ["十九届二中、三中全会"]),
    ("党的十九大和十九届二中、三中全会精神", ["党的十九大", "十九届二中、三中全会"]),
    # traditional script, full width, other quotation marks
    ("黨的十九大和十九屆二中、三中全會精神", ["黨的十九大", "十九屆二中、三中全會"]),
    ("加強工業互聯網安全", ["工業互聯網安全"]),
    ("工业ＡＰＰ", ["工业ＡＰＰ"]),
    ("「十四五」規劃", ["「十四五」規劃"]),
    ("“十四五”规划", ["“十四五”规划"]),
    # whole words only
    ("教育部和财政部", ["教育部", "财政部"]),
    ("教育部门", ["教育部门"]),
    ("国防部队", []),
    ("《网络安全法》", ["网络安全法"]),
    ("网络安全法律法规", ["网络安全", "法律法规"]),
    ("北京大学学生", ["北京大学"]),
    ("北京大学生", ["北京"]),
    ("上海市场", ["上海"]),
    ("中国银行业", ["银行业"]),
    ("国家发展改革委员会", ["发展改革"]),
    ("二十大精神", ["二十大精神"]),
    ("分为二十大类", []),
    ("占百分之二十大约", ["百分之"]),
    ("全国网络", ["全国"]),
    ("工人大会", []),
    ("人民法院", ["人民法院"]),
    ("土地所有权", []),
    ("基层党组织", ["基层党组织"]),
    # contexts
    ("20项以上", ["项", "以上"]),
    ("以上几点", []),
    ("约20项", ["约", "项"]),
    ("约定", []),
    ("第三款", ["款"]),
    ("借款", []),
    ("《数据管理办法》", ["管理办法"]),
    ("本通知", ["通知"]),
    ("通知他", []),
    ("关于加强监管的通知\n", ["通知"]),
    ("国办发〔2023〕12号", ["国办发"]),
    ("国办发来", []),
    # unsafe on its own
    ("行人行走", []),
    ("人行", []),
]


@pytest.mark.parametrize(("text", "found"), CASES, ids=[text for text, _ in CASES])
def test_finds(text, found):
    assert [text[m.start : m.end] for m in load_termbase().find(text)] == found


def test_ambiguous_terms_are_found_only_when_asked_for():
    [match] = load_termbase().find("人行", ambiguous=True)
    assert match.term.target == "People's Bank of China"


def test_a_match_names_its_term():
    [match] = load_termbase().find("由国家能源局负责")
    assert (match.start, match.end) == (1, 6)
    assert match.term.target == "National Energy Administration"
    assert "National Energy Board" in match.term.avoid


def test_a_refused_longest_form_gives_way_to_a_shorter_one():
    base = Termbase((Term("安全法", ("Security Law",)), Term("安全", ("security",))))
    assert [(m.start, m.end) for m in base.find("安全法律、安全法")] == [(0, 2), (5, 8)]


@given(st.text("工业互联网安全工業互聯網國家能源局教育部门1０项《》法律ab", max_size=40))
def test_matches_are_in_order_apart_and_spelled_like_a_form(text):
    from aligner.words.fold import fold

    base = load_termbase()
    end = 0
    for match in base.find(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        assert base.by_form[fold(text[match.start : match.end])] is match.term
