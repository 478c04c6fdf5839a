"""Ways in which English plans and work points say one thing: figures, names, times, and what is none."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner


def goals(clause: str):
    """Return the targets of a sentence of goals."""
    text = f"Implementation Plan for Green Development\nI. Main Goals\nBy 2030, {clause}.\n"
    return aligner.extract(None, text).targets


def work(clause: str):
    """Return what a sentence of a part about tasks gives."""
    return aligner.extract(
        None, f"Implementation Plan for Green Development\nII. Main Tasks\n(1) Improve services. {clause}.\n"
    )


LEVELS = [
    ("the recycling rate of packaging will exceed 85 percent", "recycling rate of packaging", ">", 85, "%"),
    ("water consumption per 10,000 yuan of GDP is to drop to below 38 cubic meters", "", "<", 38, "cubic meters"),
    ("there will be no fewer than 45 nursing beds for every 1,000 elderly people", "nursing beds", ">=", 45, "beds"),
    ("public satisfaction will remain above 95 points", "public satisfaction", ">", 95, "points"),
    ("the ratio of teachers to students shall be no lower than 1:18", "", ">=", Fraction(1, 18), ""),
    ("the installed capacity of wind power will top 12 million kilowatts", "", "=", 12_000_000, "kilowatts"),
    ("the urban unemployment rate will be held at no higher than 5.5 percent", "", "<=", Fraction(11, 2), "%"),
    ("average life expectancy will rise by one year to 80.5 years", "average life expectancy", "=", 80.5, "years"),
    ("electricity from new energy will account for more than 40 percent of the total", "", ">", 40, "%"),
    ("one third of villages will be renovated", "villages", "=", Fraction(1, 3), ""),
    ("28 percent of households will be connected", "households", "=", 28, "%"),
    ("annual power storage will reach 2.5 billion kWh", "annual power storage", "=", 2_500_000_000, "kilowatt-hours"),
    ("the area of wetland is to expand to 3.2 million mu", "area of wetland", "=", 3_200_000, "mu"),
]


@pytest.mark.parametrize(("clause", "metric", "comparator", "value", "unit"), LEVELS)
def test_levels(clause, metric, comparator, value, unit):
    (target,) = goals(clause)
    assert (target.comparator, target.value, target.unit_en, target.change) == (comparator, value, unit, "level")
    assert target.deadline == "2030"
    assert not metric or target.metric_en == metric


RATES = [
    ("R&D spending will grow by an average of more than 7 percent annually", ">", 7, "%"),
    ("energy use per unit is to fall by a cumulative 13.5 percent", "=", Fraction(27, 2), "%"),
    ("the economy will maintain an average annual growth rate of around 5 percent", "~", 5, "%"),
    ("labor productivity will be raised by 30% compared with 2025", "=", 30, "%"),
    ("the intensity of solid waste will be 5% lower than in 2025", "=", 5, "%"),
    ("the urbanization rate will rise by 5 percentage points", "=", 5, "percentage points"),
    ("the growth rate of output value will be kept at above 6%", ">", 6, "%"),
    ("the average time for handling a case will be shortened by 5 days", "=", 5, "days"),
    ("application materials will be cut by more than 50%", ">", 50, "%"),
    ("investment in water projects will increase by no less than 8% a year", ">=", 8, "%"),
]


@pytest.mark.parametrize(("clause", "comparator", "value", "unit"), RATES)
def test_rates_and_differences(clause, comparator, value, unit):
    (target,) = goals(clause)
    assert (target.comparator, target.value, target.unit_en, target.change) == (comparator, value, unit, "growth")


FROM_TO = [
    "the number of outlets will increase from 120 to 300",
    "the number of outlets will be increased to 300 from 120",
    "the number of outlets will grow from 120 to 300",
    "the number of outlets will be raised to 300 from the current 120",
    "the number of outlets will expand from 120 to 300",
]


@pytest.mark.parametrize("clause", FROM_TO)
def test_where_a_figure_starts(clause):
    (target,) = goals(clause)
    assert (target.baseline, target.value, target.change) == (120, 300, "from_to")
    assert target.metric_en == "number of outlets"


IN_TURN = [
    ("emissions of nitrogen oxides and dust will be cut by 10% and 12% respectively", [10, 12], "growth"),
    ("the coverage of canteens and the share of beds will reach 98% and more than 95% respectively", [98, 95], "level"),
    ("the use of fertilizers and pesticides will be reduced by 3% and 5% respectively", [3, 5], "growth"),
    ("the rates of recycling and of reuse are to reach 40% and 30% respectively", [40, 30], "level"),
]


@pytest.mark.parametrize(("clause", "values", "change"), IN_TURN)
def test_figures_in_turn(clause, values, change):
    found = goals(clause)
    assert [t.value for t in found] == values
    assert {t.change for t in found} == {change}


SEVERAL = [
    ("output will be kept at over 1.3 million tons and the sown area at no less than 4.5 million mu", 2),
    ("the handling rate will be kept above 98%, with customer satisfaction of over 95%", 2),
    ("about 50 specialized and sophisticated firms will be fostered", 1),
    ("8 parks, 40 kilometers of trails and 3 stadiums will be built", 3),
    ("pipelines for gas, water supply and drainage of 1,200 kilometers will be renewed", 1),
]


@pytest.mark.parametrize(("clause", "count"), SEVERAL)
def test_clauses_with_a_figure_each(clause, count):
    assert len([t for t in goals(clause) if t.kind == "quantified"]) == count


STATES = [
    "the system of data resources will be basically in place",
    "personal income growth will basically keep pace with economic growth",
    "heavily polluted water bodies will be basically eliminated",
    "per capita disposable income will grow faster than GDP",
    "public services will be more inclusive",
    "a pattern of services that links homes, communities and institutions will take shape",
]


@pytest.mark.parametrize("clause", STATES)
def test_states_to_come(clause):
    (target,) = goals(clause)
    assert (target.kind, target.en_evidence.endswith(clause), target.deadline) == ("qualitative", True, "2030")


NAMES = [
    ("Build or upgrade 120,000 mu of high-standard farmland", "high-standard farmland"),
    ("Bring the coverage of the real-name system to 100%", "coverage of the real-name system"),
    ("Complete the renovation of 58 old communities", "old communities"),
    ("Guide social forces to build no fewer than 6 nursing homes", "nursing homes"),
    ("The province will set aside 1 billion yuan of special funds", "special funds"),
    ("Strive to bring the number of high-tech enterprises to 420", "number of high-tech enterprises"),
    ("Raise the share of packaging that is recycled by 5 percentage points", "share of packaging that is recycled"),
    ("Provide vocational training for 15,000 person-times", "vocational training"),
    ("Train at least 4,200 nurses", "nurses"),
    ("Cut general expenditure by 5%", "general expenditure"),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "metric"), NAMES)
def test_a_metric_is_a_name(clause, metric):
    (target,) = work(clause).targets
    assert target.metric_en == metric


NO_TARGETS = [
    "Impose a fine of not less than 100,000 yuan on violators",
    "Summon the persons in charge of those whose score is below 60 points",
    "Carry out at least one special inspection every quarter",
    "Restore and develop the three major ball games",
    "Set up an office (telephone 12369)",
    "Make good use of the 100-million-yuan fund",
    "Build an industrial park with an area of no less than 20,000 square meters",
    "Subdistricts that rank last for two consecutive years shall be disqualified",
]


@pytest.mark.parametrize("clause", NO_TARGETS)
def test_what_is_no_target(clause):
    assert work(clause).targets == ()


NOT_TASKS = [
    "The mediation success rate shall exceed 70%",
    "The latency of the network shall be kept within 5 milliseconds",
    "The proportion of adults with digital literacy will be raised to 65%",
    "The share of land for logistics shall in principle be no less than 5%",
    "The proportion of lottery funds for sports shall not be less than 70%",
    "By 2028, 90% of large mines will be green mines",
    "Strive for growth of 8% in imports and exports",
]


@pytest.mark.parametrize("clause", NOT_TASKS)
def test_what_a_figure_is_to_be_is_no_action(clause):
    assert work(clause).tasks == ()


def test_the_time_that_opens_a_sentence_holds_for_its_actions():
    made = work("By the end of 2027, achieve full coverage, build 40 stations, and bring the rate to 38%")
    assert [task.deadline for task in made.tasks] == ["2027-12-31"] * 3
    assert [target.deadline for target in made.targets] == ["2027-12-31"] * 3


def test_who_does_the_first_of_several_things_does_the_others():
    made = work(
        "The Provincial Data Bureau shall, together with the Provincial Department of Finance, carry out evaluation "
        "and report to the provincial government"
    )
    assert [task.lead_units_en for task in made.tasks] == [("Provincial Data Bureau",)] * 2
    assert [task.support_units_en for task in made.tasks] == [("Provincial Department of Finance",)] * 2


def test_headings_that_name_duties_open_the_tasks():
    text = (
        "Key Points of Work on Employment in Yunhe County in 2026\n\n1. Stabilize employment\n\n"
        "(1) Keep employment stable. Throughout the year, support 260 people in starting businesses.\n\n"
        "2. Strengthen organization and implementation\n\n(2) Each section shall break down its tasks.\n"
    )
    made = aligner.extract(None, text)
    assert [(t.value, t.deadline) for t in made.targets] == [(260, "2026")]
    assert [task.section for task in made.tasks] == ["tasks", "safeguards"]


def test_last_year_in_a_part_about_tasks_is_a_result():
    text = "Key Points of Work in 2026\n\n1. Eradicate arrears\n\n"
    text += "(1) Keep records. In 2025, 1,230 workers recovered 18.6 million yuan.\n"
    made = aligner.extract(None, text)
    assert made.targets == ()
    assert len(made.results) == 1
