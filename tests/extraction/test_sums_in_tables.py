"""Columns 年均/累计 that hold rates, sums in words or brackets, and the unit of the row."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aligner.extraction.indicators import Setting, indicators
from aligner.extraction.labels import scaled

HEAD = ["指标", "单位", "2025年", "2030年", "年均/累计"]
ENGLISH = ["Indicator", "Unit", "2025", "2030", "Annual average/cumulative"]


def facts(row, head=HEAD, language="zh"):
    (made,) = indicators([head, row], Setting(language, 2026))
    return made.comparator, made.change, made.value, made.baseline, made.unit


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["新增公共停车位", "万个", "0.8", "—", "累计5"], ("=", "growth", 50000, 8000, "个")),
        (["退役军人培训人次", "万人次", "—", "—", "累计9.5"], ("=", "level", 95000, None, "人次")),
        (["新建绿道", "公里", "120", "—", "累计600以上"], (">=", "growth", 600, 120, "公里")),
        (["更新老旧管网", "公里", "—", "—", "五年累计达到1500"], ("=", "level", 1500, None, "公里")),
        (["植树造林", "万亩", "—", "—", "合计：32左右"], ("~", "level", 320000, None, "亩")),
        (["培育新品种", "个", "—", "—", "累计≥30"], (">=", "level", 30, None, "个")),
        (["改造农房", "万户", "—", "—", "共计约2.4"], ("~", "level", 24000, None, "户")),
        (["培育新品种", "个", "5", "—", "[30]"], ("=", "growth", 30, 5, "个")),
        (["造林面积", "万亩", "10", "—", "4.5"], ("=", "growth", Fraction("4.5"), None, "%")),
        (["研发经费投入", "%", "—", "—", ">8"], (">", "growth", 8, None, "%")),
        (["城镇调查失业率", "%", "5.1", "—", "<5.5"], ("<", "from_to", Fraction("5.5"), Fraction("5.1"), "%")),
    ],
)
def test_column_of_rates_and_sums(row, expected):
    assert facts(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["New parking spaces", "10,000 spaces", "0.8", "—", "Cumulative 5"], ("=", "growth", 50000, 8000, "spaces")),
        (["Training sessions", "10,000 sessions", "—", "—", "[9]"], ("=", "level", 90000, None, "sessions")),
        (["Greenways", "kilometers", "120", "—", "Total of 600 or more"], (">=", "growth", 600, 120, "kilometers")),
        (["Afforestation", "10,000 mu", "—", "—", "cumulative about 32"], ("~", "level", 320000, None, "mu")),
        (["Investment in R&D", "%", "—", "—", ">8"], (">", "growth", 8, None, "%")),
        (["Number of visitors", "million visits", "2", "—", "6.2"], ("=", "growth", Fraction("6.2"), None, "%")),
    ],
)
def test_english_column_of_rates_and_sums(row, expected):
    assert facts(row, ENGLISH, "en") == expected


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("10,000 sessions", (10000, "sessions")),
        ("1,000 seats", (1000, "seats")),
        ("10,000 standard boxes", (10000, "standard boxes")),
        ("million tons", (10**6, "tons")),
        ("millions of yuan", (10**6, "yuan")),
        ("100 million kilograms", (10**8, "kilograms")),
        ("students", (1, "students")),
    ],
)
def test_scale_of_english_units(unit, expected):
    assert scaled(unit) == expected
