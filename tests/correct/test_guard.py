"""The last look at every edit: what does not fit its surroundings stays a suggestion, and what fits is made."""

from __future__ import annotations

import pytest

from aligner.correct import correct_pair
from aligner.correct.guard import misfit
from aligner.types import Finding

BAD = [
    # a verb with its object where a noun stood
    ("the various ⟦Huimin⟧ policies should be", "benefit the people"),
    ("must speed up the ⟦hardening road⟧ and", "have access to paved roads"),
    ("the expansion and ⟦sinking⟧ of resources", "move to the primary level"),
    ("correcting the “⟦four winds⟧”, rectify", "address the Four Forms of Decadence"),
    ("more than 500 ⟦Huimin⟧ performances of", "benefit the people"),
    ("the city's ⟦grasp hand⟧ work", "put in place a mechanism"),
    # the capitals of a dictionary form
    ("invite representatives of ⟦Renmin University⟧ to", "Deputy To The People's Congress"),
    ("under ⟦Big Data⟧ bureaus", "Rule Of Law"),
    # a common noun without an article where a name stood
    ("representatives of ⟦Renmin University⟧ to", "deputy to the people's congress"),
    # plurals that are none
    ("all ⟦lonely kids⟧ in need", "unattended childrens"),
    ("with ⟦live goods⟧ growing", "livestream e-commerces"),
    # two bodies in a row
    ("The ⟦central authorized⟧ agency shall", "competent authority"),
    ("the ⟦relevant charge⟧ departments shall", "competent authority"),
    # a word twice
    ("the quality of ⟦people⟧ services", "public services"),
    ("strengthen public ⟦hygiene⟧ work", "public health"),
    # an ordinal before a count
    ("after the ⟦first⟧ two years", "third"),
    ("for the ⟦next⟧ three terms", "2nd"),
]
GOOD = [
    ("the “⟦revealing the list⟧” system", "open competition mechanism"),
    ("at the ⟦middle test⟧ platforms", "pilot-scale testing"),
    ("curb the “⟦non-agriculturalization⟧” of cultivated land", "use for non-agricultural purposes"),
    ("⟦Overall safety⟧, and prohibit", "Ensure both development and security"),
    ("all policies ⟦fall to the ground⟧ and", "deliver results"),
    ("the ⟦National Energy Board⟧, the", "National Energy Administration"),
    ("maintained at ⟦85%⟧, the rate", "at least 85%"),
    ("the ⟦Solid Waste Law⟧ and", "Law of the People's Republic of China on Solid Waste"),
    ("public servants of ⟦Career Units⟧ and", "public institutions"),
    ("in the ⟦first⟧ year", "third"),
    ("enhance the ⟦toughness⟧ and security of", "resilience"),
]


def why(text: str, new: str) -> str:
    """Return what the guard says to an edit of the words between ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    finding = Finding("term", "major", "", suggestion=new, rule="term.known_wrong")
    return misfit("", text.replace("⟦", "").replace("⟧", ""), finding, (start, end), new, "phrase")


@pytest.mark.parametrize(("text", "new"), BAD)
def test_what_does_not_fit_is_refused(text: str, new: str) -> None:
    assert why(text, new)


@pytest.mark.parametrize(("text", "new"), GOOD)
def test_what_fits_is_let_through(text: str, new: str) -> None:
    assert not why(text, new)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("邀请人大代表参加。", "Invite representatives of Renmin University to participate."),
        ("国家各项惠民政策要落实。", "The country's various Huimin policies should be implemented."),
        ("压实地方责任。", "Compact local responsibility."),
        ("乡镇和建制村要加快通硬化路。", "Towns and villages must speed up the hardening road."),
    ],
)
def test_a_harmful_edit_stays_a_suggestion(zh: str, en: str) -> None:
    revision = correct_pair(zh, en)
    assert revision.text == en
    assert any(finding.suggestion for finding in revision.left)


def test_the_other_half_of_a_term_goes_with_it() -> None:
    en = "Carry out fixed-point poverty alleviation work."
    assert correct_pair("深入开展定点扶贫工作。", en).text == "Carry out paired assistance work."
