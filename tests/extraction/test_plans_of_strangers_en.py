"""English plans by a writer who knew no rules: subjects that are bodies, fines, reasons, units, steps, what recurs."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner

TITLE = "Implementation Plan of Qinglin City for Urban Renewal (2026-2030)\n(Issued on March 1, 2026)\n"


def read(body: str):
    return aligner.extract(None, TITLE + body)


def work(text: str):
    return read(f"III. Key Tasks\n(1) Improve services. {text}\n")


def goal(text: str):
    (target,) = read(f"II. Work Goals\nBy 2030, {text}.\n").targets
    return target


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        (
            "The County Finance Bureau shall allocate special funds.",
            ("County Finance Bureau",),
            (),
        ),
        (
            "The County Housing and Urban-Rural Development Bureau, together with the County Finance Bureau, "
            "shall formulate measures.",
            ("County Housing and Urban-Rural Development Bureau",),
            ("County Finance Bureau",),
        ),
        (
            "The Municipal Water Bureau, in conjunction with the Municipal Fire Rescue Corps and the Municipal Public "
            "Security Bureau, shall carry out inspections.",
            ("Municipal Water Bureau",),
            ("Municipal Fire Rescue Corps", "Municipal Public Security Bureau"),
        ),
        (
            "The municipal work team for urban renewal shall coordinate all projects.",
            ("municipal work team for urban renewal",),
            (),
        ),
        (
            "The County Transportation Bureau shall, together with the County Education Bureau, open school bus lines.",
            ("County Transportation Bureau",),
            ("County Education Bureau",),
        ),
        ("The housing departments of cities shall establish ledgers.", (), ()),
        ("The people's governments of counties and districts shall increase investment.", (), ()),
        ("The culture and tourism bureaus of all townships shall compile lists.", (), ()),
        ("County governments shall implement local responsibility.", (), ()),
    ],
)
def test_subjects_that_are_bodies(text, lead, support):
    (task,) = work(text).tasks
    assert (task.lead_units_en, task.support_units_en) == (lead, support)


@pytest.mark.parametrize(
    "text",
    [
        "Those who violate the provisions shall be fined not less than 5,000 yuan but not more than 20,000 yuan.",
        "Units that cut corners shall be fined not more than 4% of the contract price under Article 64.",
        "Owners who occupy fire lanes are fined 500 yuan.",
        "Enterprises that discharge in secret shall be fined more than 100,000 yuan in accordance with Article 18.",
        "Construction units that raise dust shall be fined 10,000 yuan.",
    ],
)
def test_a_fine_that_a_plan_restates_is_neither_task_nor_target(text):
    made = work("Improve the ledger. " + text)
    assert [task.verb_en for task in made.tasks] == ["Improve"]
    assert not made.targets


def test_a_fine_of_measures_is_a_task():
    text = "Measures of Qinglin City for Parking\nII. Key Tasks\n(1) Those that park there shall be fined 200 yuan.\n"
    assert [task.verb_en for task in aligner.extract(None, text).tasks] == ["be fined"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In view of the fact that only 12 hospitals are qualified, build 3 regional medical centers.", [3]),
        ("Given that 30 villages still have no buses, open 25 bus lines.", [25]),
        ("In response to the shortage of 40,000 parking spaces, add 20,000 spaces.", [20000]),
        ("Considering the current gap of 5 stations, build 4 fire stations.", [4]),
        ("Strictly prohibit the construction of houses with a height of more than 50 meters.", []),
    ],
)
def test_reasons_and_bans_hold_no_targets(text, values):
    assert [target.value for target in work(text).targets] == values


@pytest.mark.parametrize(
    "opens",
    ["However, we should also see that", "At the same time, we must also be aware that", "But we must recognize that"],
)
def test_shortcomings_are_no_results(opens):
    text = (
        f"In 2025, 120 communities were renovated. {opens} there are still about 32,000 shanty households in the city."
    )
    made = read(f"I. Work Foundation\n{text}\nIII. Key Tasks\nCarry out renovation.\n")
    assert [result.value for result in made.results] == [120]
    assert not made.targets


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("the average grade of roads will reach grade 3.5", Fraction("3.5"), "grade"),
        ("soil organic matter will increase by more than 2 g/kg", 2, "g/kg"),
        ("fluoride in drinking water will drop below 1.2 mg/L", Fraction("1.2"), "mg/L"),
        ("fertilizer use will drop to 21 kilograms/mu", 21, "kilograms/mu"),
        ("investment intensity will exceed 3 tons/hectare", 3, "tons/hectare"),
        ("more than 25,000 pieces (sets) of archives will be restored", 25000, "pieces (sets)"),
        ("500 machines (sets) of equipment will be updated", 500, "machines (sets)"),
        ("each district will have at least 1 public library open free of charge", 1, "library"),
    ],
)
def test_units(text, value, unit):
    target = goal(text)
    assert (target.value, target.unit) == (value, unit)


@pytest.mark.parametrize(
    ("step", "value", "unit"),
    [
        ("26 percentage points higher than in 2025", 26, "percentage points"),
        ("about 12 percentage points more than in 2025", 12, "percentage points"),
        ("3.5 percentage points lower than in 2024", Fraction("3.5"), "percentage points"),
        ("up 8 percentage points from 2025", 8, "percentage points"),
        ("an increase of 15 percentage points over 2025", 15, "percentage points"),
    ],
)
def test_how_far_a_figure_is_from_an_earlier_one(step, value, unit):
    text = (
        f"By 2030, the digitization rate will reach 75%, {step}, and the share of old pipes will drop to less than 15%."
    )
    made = read(f"II. Work Goals\n{text}\n").targets
    assert [(t.value, t.unit, t.change) for t in made] == [
        (75, "%", "level"),
        (value, unit, "growth"),
        (15, "%", "level"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the average annual growth of special funds for the protection of historical buildings and streets in the city "
        "shall be not less than 6%",
        "average annual growth of visitors shall be no less than 6%",
        "the annual growth of income will exceed 6%",
        "average annual growth in sales will reach 6%",
        "the average annual growth rate of output shall be not lower than 6%",
    ],
)
def test_average_annual_growth_is_a_rate(text):
    target = goal(text)
    assert (target.value, target.change, target.unit) == (6, "growth", "%")


@pytest.mark.parametrize(
    "text",
    [
        "The scale of construction is steadily expanded",
        "The quality of housing continues to improve",
        "The production mode is greener",
        "The body of the wall is safer",
        "The mechanism of management is further perfected",
    ],
)
def test_states_without_a_figure(text):
    (target,) = read(f"II. Work Goals\nBy 2030, the following will be done.\n-- {text}.\n").targets[-1:]
    assert (target.kind, target.en_evidence) == ("qualitative", text)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Carry out joint inspections every six months.", "every six months"),
        ("Report the progress every half year.", "every half year"),
        ("Hold consultations every two weeks.", "every two weeks"),
        ("Update the list every three years.", "every three years"),
        ("Organize drills every quarter.", "every quarter"),
    ],
)
def test_what_recurs_is_no_target(text, recurrence):
    made = work(text)
    assert [task.recurrence for task in made.tasks] == [recurrence]
    assert not made.targets


@pytest.mark.parametrize(
    "text",
    [
        "Announce the second list of historical buildings",
        "Compact the responsibility of owners",
        "Respect the wishes of residents",
        "Access 2,200 monitoring points",
        "Earmark funds for renovation",
    ],
)
def test_verbs_of_actions(text):
    assert [task.en_evidence for task in work(text + ".").tasks] == [text]


def test_a_bound_belongs_to_the_figure_behind_it():
    text = "the rate of straw and the rate of film will reach more than 95% and more than 90% respectively"
    made = read(f"II. Work Goals\nBy 2030, {text}.\n").targets
    assert [(t.comparator, t.value) for t in made] == [(">", 95), (">", 90)]
    assert goal("coverage will reach 95% and more").comparator == ">="


@pytest.mark.parametrize(
    "text",
    [
        "Renovate 4 irrigation districts such as Qingxi and Shaping",
        "Support 5 cities such as Lanjiang, Yunhe and Chengpu in pilot work",
        "Start 3 large reservoirs including Luming and Baishi",
    ],
)
def test_members_of_a_list_are_no_target(text):
    assert not work(text + ".").targets


def test_kinds_of_a_number_of_things_are_a_target():
    (target,) = work("Build 160 water projects such as small pumping stations and reservoirs.").targets
    assert target.value == 160


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("Build 6 parks with a total area of no less than 50 hectares", "total area of parks", 50),
        ("Build 4 granaries with a capacity of 200,000 tons", "capacity of granaries", 200_000),
        ("Build 3 repair centers relying on the City Museum", "repair centers", 3),
        ("Restore 5,000 pieces (sets) of old archives", "old archives", 5000),
        ("Cultivate 12 training bases based on vocational schools", "training bases", 12),
    ],
)
def test_metrics(text, metric, value):
    target = work(text + ".").targets[-1]
    assert (target.metric_en, target.value) == (metric, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("an increase of 51 over 2020", 51),
        ("a decrease of 12% from 2020", 12),
        ("up 20% from 2020", 20),
        ("an increase of 4 percentage points compared with 2020", 4),
        ("a rise of 30 over 2024", 30),
    ],
)
def test_steps_of_past_results(text, value):
    text = f"In 2025, the number of clinics reached 268, {text}, of which 57 were new."
    made = read(f"I. Work Foundation\n{text}\nIII. Key Tasks\nCarry out renovation.\n")
    assert [(r.value, r.change) for r in made.results] == [(268, "level"), (value, "growth"), (57, "level")]
