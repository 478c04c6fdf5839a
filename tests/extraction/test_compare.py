from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.extraction.compare import compare
from aligner.extraction.records import Extraction, Facts, Passage, Target
from aligner.extraction.same_unit import in_base
from aligner.extraction.zh.targets import targets


def document(text: str) -> Extraction:
    passage = Passage(0, 0, len(text), text, section="goals")
    return Extraction(targets=tuple(targets([passage], Facts(issued="2021-01-01"))))


def changes(a: str, b: str) -> list[tuple[str, str, Fraction | None]]:
    return [(c.kind, c.metric, c.difference) for c in compare(document(a), document(b))]


PAIRS = [
    ("到2025年，全省森林覆盖率达到60%。", "到2030年，森林覆盖率达到62%。", [("raised", "森林覆盖率", 2)]),
    ("单位产值能耗下降14%。", "单位产值能耗累计下降12%。", [("lowered", "单位产值能耗累计下降", -2)]),
    ("建成驿站60座。", "建成驿站60个以上。", [("unchanged", "驿站", 0)]),
    ("粮食产量达到9万吨。", "粮食产量达到95000000千克。", [("raised", "粮食产量", 5000000)]),
    ("收入达到900亿元。", "收入年均增长7%。", [("dropped", "收入", None), ("new", "收入增长", None)]),
    ("湿地面积达到9万亩。", "湿地面积达到40个。", [("changed unit", "湿地面积", None)]),
    ("创新能力显著增强。", "创新能力大幅提升。", [("unchanged", "创新能力", None)]),
    ("产值增长2至3个百分点。", "产值增长2至4个百分点。", [("raised", "产值", 0)]),
    ("", "建成驿站60座。", [("new", "驿站", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "wanted"), PAIRS)
def test_changes_of_one_metric(a, b, wanted):
    got = changes(a, b)
    assert got == [(kind, name, None if d is None else Fraction(d)) for kind, name, d in wanted]


SIMILAR = [
    ("绿色电力消费占比达到50%。", "绿电占比达到80%。", ["raised"]),
    ("制造业增加值占地区生产总值的比重达到27%。", "制造业增加值占GDP的比重达到28%。", ["raised"]),
    ("培育智能工厂60家。", "培育绿色工厂80家。", ["dropped", "new"]),
    ("新能源汽车产量达到60万辆。", "新能源汽车保有量达到80万辆。", ["dropped", "new"]),
]


@pytest.mark.parametrize(("a", "b", "kinds"), SIMILAR)
def test_other_words_for_a_metric_are_matched_by_the_model(a, b, kinds):
    found = compare(document(a), document(b))
    assert [c.kind for c in found] == kinds
    assert all(0.7 <= c.similarity < 1 for c in found if c.kind == "raised")


def test_of_several_horizons_the_same_and_then_the_last_belong_together():
    a = "到2025年，站点达到50座，到2030年，站点达到80座。"
    b = "到2027年，站点达到60座，到2030年，站点达到90座，到2035年，站点达到99座。"
    found = compare(document(a), document(b))
    shown = [(c.before.deadline if c.before else "", c.after.deadline if c.after else "") for c in found]
    assert shown == [("2025", "2035"), ("2030", "2030"), ("", "2027")]


def test_english_metrics_are_compared_too():
    a = Target(metric_en="the share of green power", value=Fraction(50), unit="%", change="level")
    b = Target(metric_en="share of green power", value=Fraction(60), unit="percent", change="level")
    (change,) = compare(Extraction(targets=(a,)), Extraction(targets=(b,)))
    assert (change.kind, change.difference, change.similarity) == ("raised", 10, 1.0)


class Silent:
    """An encoder that must not be asked."""

    name, dim = "silent", 2

    def encode(self, texts):
        raise AssertionError("the words were the same")


def test_the_model_is_not_loaded_where_words_are_the_same():
    one = document("到2025年，森林覆盖率达到60%。")
    assert [c.kind for c in compare(one, one, Silent())] == ["unchanged"]


def test_units():
    assert in_base(Fraction(2), "吨") == in_base(Fraction(2000), "千克")
    assert in_base(Fraction(2), "家") == in_base(Fraction(2), "enterprises")
    assert in_base(Fraction(2), "元/人") == (2, "元/人")
    assert in_base(Fraction(2), "") == (2, "")
    assert in_base(Fraction(2), "%") != in_base(Fraction(2), "个百分点")


class Lonely:
    """An encoder to which no two texts are alike."""

    name, dim = "lonely", 64

    def encode(self, texts):
        return np.zeros((len(texts), self.dim), np.float32)


made = st.lists(
    st.builds(
        Target,
        metric_zh=st.sampled_from(["产值", "森林覆盖率", "站点", "全省站点"]),
        value=st.none() | st.integers(0, 5).map(Fraction),
        unit=st.sampled_from(["%", "座", "亿元"]),
        deadline=st.sampled_from(["", "2025", "2030-12-31"]),
        change=st.sampled_from(["level", "growth", ""]),
    ),
    max_size=6,
)


@given(made, made)
def test_every_target_of_both_is_in_exactly_one_change(a, b):
    found = compare(Extraction(targets=tuple(a)), Extraction(targets=tuple(b)), Lonely())
    assert sorted(id(c.before) for c in found if c.before is not None) == sorted(map(id, a))
    assert sorted(id(c.after) for c in found if c.after is not None) == sorted(map(id, b))
    assert all((c.kind == "new") == (c.before is None) and (c.kind == "dropped") == (c.after is None) for c in found)


@given(made)
def test_a_document_does_not_differ_from_itself(a):
    found = compare(Extraction(targets=tuple(a)), Extraction(targets=tuple(a)), Lonely())
    values = {(c.before.metric_zh, c.before.deadline, c.before.change) for c in found if c.before}
    if len(values) == len(a):  # several targets of one metric and time may change places
        assert all(c.kind == "unchanged" for c in found)
