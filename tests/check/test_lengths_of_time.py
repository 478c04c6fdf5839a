"""Lengths of time in another unit, how far apart things come, and 约 that is to book: right English and wrong."""

from __future__ import annotations

import pytest

from aligner.check import check_pair

RIGHT = [
    ("应当在7日内答复。", "A reply shall be given within a week."),
    ("应当在14日内答复。", "A reply shall be given within two weeks."),
    ("有效期14天。", "It is valid for a fortnight."),
    ("应当在48小时内报告。", "It shall be reported within two days."),
    ("应当在3日内报告。", "It shall be reported within 72 hours."),
    ("应当在12个月内完成。", "It shall be completed within a year."),
    (
        "停水超过24小时的，应当补偿。",
        "Where the water supply is cut off for over a day, compensation shall be paid.",
    ),
    ("高峰发车间隔不大于8分钟。", "Buses shall run at least every eight minutes at peak times."),
    ("发车间隔不大于8分钟。", "Trains run at least once every eight minutes."),
    ("每人每天限约1次。", "Each person may book once a day."),
]
WRONG = [
    ("应当在15日内答复。", "A reply shall be given within a week."),
    ("应当在7日内答复。", "A reply shall be given within two weeks."),
    ("应当在48小时内报告。", "It shall be reported within three days."),
    (
        "停水超过48小时的，应当补偿。",
        "Where the water supply is cut off for over a day, compensation shall be paid.",
    ),
    ("高峰发车间隔不大于8分钟。", "Buses shall run at least every ten minutes at peak times."),
    ("每人每天限约1次。", "Each person may book twice a day."),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_the_same_length_is_right(zh: str, en: str) -> None:
    assert not [f for f in check_pair(zh, en).findings if f.check == "number"]


@pytest.mark.parametrize(("zh", "en"), WRONG)
def test_another_length_is_found(zh: str, en: str) -> None:
    assert [f for f in check_pair(zh, en).findings if f.check == "number"]
