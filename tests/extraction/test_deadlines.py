from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.extraction.zh.deadlines import end_of_plan, last_day, times
from aligner.numbers import parse_zh

ISSUED = "2024-02-29"

ROWS = [
    # text, role, value, deadline, words
    ("到2027年底，建成", "deadline", "2027-12-31", "2027-12-31", "到2027年底"),
    ("力争到2030年建成", "deadline", "2030", "2030", "力争到2030年"),
    ("2026年6月底前完成", "deadline", "2026-06-30", "2026-06-30", "2026年6月底前"),
    ("于2026年2月底前完成", "deadline", "2026-02-28", "2026-02-28", "于2026年2月底前"),
    ("2025年12月15日前报送", "deadline", "2025-12-15", "2025-12-15", "2025年12月15日前"),
    ("2028年上半年开展评估", "deadline", "2028-06-30", "2028-06-30", "2028年上半年"),
    ("2026年第二季度开展", "deadline", "2026-06-30", "2026-06-30", "2026年第二季度"),
    ("到“十五五”末，增长", "deadline", "2030-12-31", "2030-12-31", "到“十五五”末"),
    ("“十五五”期间建设", "deadline", "2026-2030", "2030-12-31", "“十五五”期间"),
    ("“十四五”以来建成", "reached", "2021-2025", "2025-12-31", "“十四五”以来"),
    ("截至2025年6月底建成", "reached", "2025-06-30", "2025-06-30", "截至2025年6月底"),
    ("比2025年提高", "base", "2025", "2025", "比2025年"),
    ("在2025年基础上提高", "base", "2025", "2025", "2025年"),
    ("自2025年9月1日起施行", "start", "2025-09-01", "2025-09-01", "自2025年9月1日"),
    ("2025年达到90亿元", "at", "2025", "2025", "2025年"),
    ("2026—2030年实施", "deadline", "2026-2030", "2030-12-31", "2026—2030年"),
    ("每年遴选项目", "recurrence", "每年", "", "每年"),
    ("三年内建成", "deadline", "2027-02-28", "2027-02-28", "三年内"),
    ("加大投入，三年内建成", "deadline", "2027-02-28", "2027-02-28", "三年内"),
    ("2026年2月至11月开展", "deadline", "2026-11-30", "2026-11-30", "2026年2月至11月"),
    ("2026年2月10日至5月20日开展", "deadline", "2026-05-20", "2026-05-20", "2026年2月10日至5月20日"),
    ("年内完成", "deadline", "2024-12-31", "2024-12-31", "年内"),
    ("2025年11月至2月开展", "deadline", "2026-02-28", "2026-02-28", "2025年11月至2月"),
    ("用3至5年时间建成", "deadline", "2029-02-28", "2029-02-28", "用3至5年时间"),
    ("年底前完成", "deadline", "2024-12-31", "2024-12-31", "年底前"),
    ("明年底前完成", "deadline", "2025-12-31", "2025-12-31", "明年底前"),
    ("到本世纪中叶建成强国", "deadline", "2050", "2050", "到本世纪中叶"),
]


@pytest.mark.parametrize(("text", "role", "value", "deadline", "words"), ROWS)
def test_expressions_of_time(text, role, value, deadline, words):
    (time,) = times(text, parse_zh(text), ISSUED)
    assert (time.role, time.value, time.deadline) == (role, value, deadline)
    assert text[time.start : time.end] == words


@pytest.mark.parametrize(
    "text", ["落实“十四五”规划部署", "建成站点30座", "人均预期寿命81岁", "保存3年以上", "企业成立三年内免收"]
)
def test_no_time(text):
    assert times(text, parse_zh(text), ISSUED) == []


def test_without_a_day_of_issue_a_length_of_time_has_no_end():
    (time,) = times("三年内建成", parse_zh("三年内建成"))
    assert (time.role, time.deadline) == ("length", "")
    (time,) = times("年底前完成", parse_zh("年底前完成"))
    assert (time.start, time.end, time.role, time.deadline) == (0, 3, "length", "")


def test_plans_and_months():
    assert [end_of_plan(number) for number in (13, 14, 15)] == [2020, 2025, 2030]
    assert (last_day(2024, 2), last_day(2025, 2), last_day(2025, 12)) == ("2024-02-29", "2025-02-28", "2025-12-31")


WORDS = ["到2027年", "底", "前", "“十五五”", "期间", "比", "三年内", "每年", "，", "截至", "6月", "—", "2030年", "以来"]


@given(st.lists(st.sampled_from(WORDS), max_size=10).map("".join))
def test_times_are_in_order_and_apart(text):
    found = times(text, parse_zh(text), ISSUED)
    assert all(0 <= time.start < time.end <= len(text) for time in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
