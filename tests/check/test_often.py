"""How often: the same rate in other words is right, another one is found."""

from __future__ import annotations

import pytest

from aligner.check import check_pair

RIGHT = [
    (
        "车行道每天机扫不少于4次，洒水不少于6次。",
        "Carriageways shall be swept at least four times and watered at least six times a day.",
    ),
    ("每年养护检查4次，消杀8次。", "They shall be inspected four times and disinfected eight times a year."),
    ("每半年开展一次排查。", "Checks shall be carried out twice a year."),
    ("每半年检查一次。", "Inspections shall be carried out every six months."),
    ("每季度召开一次会议。", "A meeting shall be held four times a year."),
    ("每季度检查一次。", "Inspections shall be carried out quarterly."),
    ("每两周召开一次例会。", "A regular meeting is held twice a month."),
    ("每年召开两次会议。", "Two meetings are held each year."),
    ("每季度通报一次情况，年底汇总。", "Results are reported every quarter and summed up at the end of each year."),
    ("每两个月发布一次。", "It is published bi-monthly."),
    ("每年召开一次全体会议，每月召开一次例会。", "A plenary is held every year and a regular meeting every month."),
]
WRONG = [
    ("每季度召开一次会议。", "A meeting shall be held once a month."),
    ("每半年召开一次会议。", "A meeting shall be held once a year."),
    ("每月召开一次会议。", "A meeting shall be held once a quarter."),
    ("每天检查一次。", "Inspections shall be carried out once a week."),
    ("每年检查一次。", "Inspections shall be carried out every six months."),
    ("每月更新一次数据。", "The data are updated weekly."),
    ("每天巡查3次。", "Patrols shall be made three times a week."),
    ("重点部位每4小时巡查1次，一般部位每日巡查1次。", "Key parts are inspected four times an hour, others once a day."),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_the_same_rate_is_right(zh: str, en: str) -> None:
    assert not [f for f in check_pair(zh, en).findings if f.check == "number"]


@pytest.mark.parametrize(("zh", "en"), WRONG)
def test_another_rate_is_found_once(zh: str, en: str) -> None:
    assert [f.rule for f in check_pair(zh, en).findings if f.check == "number"] == ["number.rate"]
