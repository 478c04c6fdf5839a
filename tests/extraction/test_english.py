"""Extraction from English by itself: outline, clauses, tasks, deadlines, targets, facts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner.documents import read
from aligner.extraction import Extraction, Target
from aligner.extraction.en.clauses import clauses
from aligner.extraction.en.outline import outline, section_of
from aligner.extraction.en.when import deadline
from aligner.extraction.side import extract_en
from aligner.segment import segment

NEWS = "\n\n".join(
    (
        "Ministry of Industry and Information Technology: Four steps for safer networks",
        "The Ministry of Industry and Information Technology held a press conference on network safety on May 9.",
        "In recent years the ministry issued nearly 30 technical documents and trained more than 5,000 engineers. "
        "During the 15th Five-Year Plan period it will continue to raise the level of protection. "
        "It mainly focuses on two aspects.",
        "First, improve the rules. Accelerate the revision of the “Measures for the Protection of Networks”, and keep "
        "the list of operators up to date.",
        "The second is to train people. Guide and supervise operators to fulfil their duties, carry out drills, and "
        "hold a yearly contest to strengthen the reserve of talent. "
        "No fewer than 40 drill sites shall be built by the end of 2027.",
    )
)


def extracted(text: str) -> Extraction:
    """Extract from an English text."""
    document = read(text, language="en")
    return extract_en(document, segment(document, language="en"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Improve the rules, and continue to promote the tests.", ["Improve", "continue to"]),
        ("By 2027, build a platform and improve services.", ["build", "improve"]),
        (
            "Guide and supervise operators to fulfil their duties, carry out drills.",
            ["Guide and supervise", "carry out"],
        ),
        ("Hold a large public contest to strengthen the reserve of talent.", ["Hold", "strengthen"]),
        ("Strengthen the support and guarantee of the talent team.", ["Strengthen"]),
        ("Operators shall fulfil their duties in accordance with the law.", ["fulfil"]),
        ("A platform shall be built, and data shall be shared.", ["be built", "be shared"]),
        ("The ministry has issued nearly 20 documents.", []),
        ("Problems remained rather prominent.", []),
    ],
)
def test_clauses(sentence: str, found: list[str]) -> None:
    """Each verb of duty opens one clause; what is told as done opens none."""
    assert [clause.verb for clause in clauses(sentence)] == found


@given(st.text("abc buildimprovesupport,;. andtoshall", max_size=120))
def test_clauses_are_parts_of_the_sentence(sentence: str) -> None:
    """Clauses come in order, do not overlap, and lie in the sentence."""
    last = 0
    for clause in clauses(sentence):
        assert last <= clause.start < clause.end <= len(sentence)
        last = clause.end


def test_subject_and_modality() -> None:
    """Who shall do it, and how strongly it is said."""
    (clause,) = clauses("No organization or individual may tamper with the data")
    assert (clause.subject, clause.modality, clause.object) == ("No organization or individual", "may", "with the data")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("build 600 factories by the end of 2027", ("2027-12-31", "")),
        ("reach 85 percent by 2030", ("2030", "")),
        ("complete the survey before December 15, 2025", ("2025-12-15", "")),
        ("be released before the end of June 2026", ("2026-06-30", "")),
        ("quadruple by the end of the 15th Five-Year Plan", ("2030-12-31", "")),
        ("report progress every year", ("", "every year")),
        ("rise by 20 percentage points from 2024", ("", "")),
        ("grew in 2025", ("", "")),
    ],
)
def test_deadlines(text: str, expected: tuple[str, str]) -> None:
    """What says by when, and nothing else."""
    assert deadline(text) == expected


@pytest.mark.parametrize(
    ("text", "where", "section"),
    [
        ("Q: What are the main objectives?", "heading", "goals"),
        ("II. Key Tasks", "heading", "tasks"),
        ("III. Work Requirements", "heading", "safeguards"),
        ("The Opinions set out four basic principles.", "lead", "principles"),
        ("It mainly focuses on four aspects.", "lead", "tasks"),
        ("The weather was fine.", "lead", ""),
    ],
)
def test_sections(text: str, where: str, section: str) -> None:
    """What a heading, question or lead-in announces."""
    assert section_of(text, where) == section


def test_news() -> None:
    """A press conference: tasks by area, past results apart from the one target, the event and no issuer."""
    made = extracted(NEWS)
    assert [(t.area, t.verb_en) for t in made.tasks] == [
        (("improve the rules",), "Accelerate"),
        (("improve the rules",), "keep"),
        (("train people",), "Guide and supervise"),
        (("train people",), "carry out"),
        (("train people",), "hold"),
        (("train people",), "strengthen"),
        (("train people",), "be built"),
    ]
    assert [(r.comparator, r.value) for r in made.results] == [("~", 30), (">", 5000)]
    (target,) = made.targets
    assert (target.comparator, target.value, target.unit, target.deadline) == (">=", 40, "sites", "2027-12-31")
    assert made.facts.kind == "新闻"
    assert made.facts.event.startswith("a press conference on network safety")
    assert made.facts.issuing_bodies == ()


@pytest.mark.parametrize(
    ("sentence", "fields"),
    [
        ("The recycling rate will be no lower than 85 percent.", (">=", "level", Fraction(85), None, "%")),
        ("Energy use per unit will fall by 12 percent.", ("=", "growth", Fraction(12), None, "%")),
        ("The share will rise from 31 percent to 40 percent.", ("=", "from_to", Fraction(40), Fraction(31), "%")),
        ("Output will double from the 2024 level.", ("=", "multiple", Fraction(2), None, "times")),
        (
            "Revenue will grow at an average annual rate of around 7.5 percent.",
            ("~", "growth", Fraction(15, 2), None, "%"),
        ),
        (
            "Water use will be kept within 4.6 billion cubic meters.",
            ("<=", "level", Fraction(4_600_000_000), None, "m³"),
        ),
    ],
)
def test_targets(sentence: str, fields: tuple[object, ...]) -> None:
    """Bound, change, exact value, baseline and unit."""
    (target,) = extracted(f"Plan for Industry\n\nII. Main goals\n\n{sentence}\n").targets
    assert (target.comparator, target.change, target.value, target.baseline, target.unit) == fields


def test_evidence_is_verbatim() -> None:
    """Every record's evidence stands at its span, and passages hold the text of their segments."""
    made = extracted(NEWS)
    records: list[Target | object] = [*made.tasks, *made.targets, *made.results]
    text = made.texts["en"]
    assert records
    for record in (*made.tasks, *made.targets, *made.results):
        assert record.en_span is not None
        assert text[slice(*record.en_span)] == record.en_evidence
    document = made.target
    assert document is not None
    for passage in outline(document, segment(document, language="en")):
        assert document.text[passage.start : passage.end] == passage.text


GUIDE = "\n\n".join(
    (
        "Guidelines on quieter railways",
        "Key tasks",
        "1. Cut noise.",
        "Line operators shall replace worn tracks. Grinding costs shall not exceed 30,000 yuan per kilometer.",
        "The National Railway Administration will take the lead in this work, with the support of local governments.",
        "Supporting measures",
        "First, increase funding, and guide insurers to cover retrofits.",
        "Second, improve the rules. Publish a yearly list.",
        "The guidelines will take effect on June 1, 2024 and will remain valid for three years.",
    )
)


def test_points_that_are_their_tasks_and_clauses_that_are_none():
    made = extracted(GUIDE)
    assert [(task.section, task.en_evidence) for task in made.tasks] == [
        ("tasks", "Line operators shall replace worn tracks"),
        ("safeguards", "increase funding"),
        ("safeguards", "guide insurers to cover retrofits"),
        ("safeguards", "Publish a yearly list"),
    ]
    assert not made.targets


def test_validity_counts_from_the_entry_into_force():
    facts = extracted(GUIDE).facts
    assert (facts.in_force, facts.valid_until) == ("2024-06-01", "2027-05-31")


def test_an_age_is_no_figure_of_a_target():
    text = "Plan for childcare\n\nMain goals\n\nBy 2027, places for infants under 3 years old will reach 4.2 per class."
    assert [target.value for target in extracted(text).targets] == [Fraction(21, 5)]


@pytest.mark.parametrize(
    ("sentence", "results"),
    [
        ('To implement the decisions on the "three farmers" work, the matters are as follows.', 0),
        ("All localities implement a 24-hour duty system.", 0),
        ("In principle, no more than 3 people in each township.", 0),
        ("The city built 3 stations.", 1),
        ("In 2024, 12 stations were completed.", 1),
        ("Renewable energy accounts for 12 percent.", 1),
    ],
)
def test_small_counts_without_a_verb_of_the_past_are_no_results(sentence, results):
    assert len(aligner.extract(en=f"Notice on rural work\n\n{sentence}\n").results) == results


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Municipal Transport Bureau and the Municipal Development and Reform Commission", 2),
        ("Municipal Commerce Bureau and Lanjiang Customs", 2),
        (
            "Provincial Department of Culture and Tourism and Provincial Department of Science and Technology",
            2,
        ),
        ("Provincial Department of Housing and Urban-Rural Development", 1),
        ("Municipal Bureau of Education, Municipal Finance Bureau, and Municipal Federation of Trade Unions", 3),
    ],
)
def test_and_between_and_within_names(text, found):
    from aligner.extraction.en.units import names

    assert len(names(text)) == found


def test_a_list_of_goals_for_a_year():
    text = (
        "Plan\nII. Goals\nThe main expected targets for 2026 are: output will grow by around 9%; "
        "at least 500 parks will be built; sales will rise steadily.\n"
    )
    made = aligner.extract(None, text)
    assert [(t.kind, t.value, t.deadline) for t in made.targets] == [
        ("quantified", 9, "2026"), ("quantified", 500, "2026"), ("qualitative", None, "2026"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "unit"),
    [
        ("Cultivate 30 provincial sports industry demonstration bases", "bases"),
        ("Support 5 logistics enterprises with a turnover of 5 billion yuan", "enterprises"),
        ("Build 2,000 community “sports corners” by 2027", "corners"),
        ("Hold 20 fitness competitions every year", "competitions"),
    ],
)
def test_the_noun_that_is_counted(clause, unit):
    made = aligner.extract(None, f"Plan\nIII. Main tasks\n{clause}.\n")
    assert made.targets[0].unit == unit


@pytest.mark.parametrize(
    "clause",
    ["Promote the use of 45-foot containers", "Note: Figures in [ ] are five-year totals", "Stay among the top eight"],
)
def test_what_is_no_target_in_english(clause):
    assert aligner.extract(None, f"Plan\nIII. Main tasks\n{clause}.\n").targets == ()


def test_full_coverage_in_english():
    made = aligner.extract(None, "Plan\nIII. Main tasks\nData access shall cover all parks by the end of June 2028.\n")
    assert [(t.value, t.unit, t.deadline) for t in made.targets] == [(100, "%", "2028-06-30")]
