import pytest

from aligner.terms import Term
from aligner.terms.entries import sort_out

GOOD = Term("网络安全", ("cybersecurity",))


@pytest.mark.parametrize(
    ("term", "message"),
    [
        (Term("", ("a",)), "no Chinese term"),
        (Term("甲", ()), "甲 has no English"),
        (Term("cybersecurity", ("网络安全",)), "swap the columns"),
        (Term("甲", ("the 甲",)), "holds Chinese"),
        (Term("甲", ("a",), context="somewhere"), "context 'somewhere'"),
    ],
)
def test_unusable_entries_are_left_out_and_named(term, message):
    terms, [problem] = sort_out([(2, GOOD), (7, term)])
    assert terms == [GOOD]
    assert problem.line == 7
    assert message in problem.message


def test_a_term_in_latin_letters_is_a_term():
    assert sort_out([(2, Term("5G", ("5G",)))]) == ([Term("5G", ("5G",))], [])


def test_a_rendering_cannot_be_both_right_and_wrong():
    [term], [problem] = sort_out([(2, Term("甲", ("the Alpha", "A"), avoid=("alpha", "Beta")))])
    assert term.avoid == ("Beta",)
    assert "both accepts and avoids 'alpha'" in problem.message


def test_entries_of_one_term_are_made_one():
    first = Term("网络安全", ("cybersecurity",), avoid=("net safety", "network security"))
    second = Term("網絡安全", ("network security",), aliases=("网安",))
    [term], [problem] = sort_out([(2, first), (9, second)])
    assert term == Term("网络安全", ("cybersecurity", "network security"), aliases=("网安",), avoid=("net safety",))
    assert (problem.line, "line 2" in problem.message) == (9, True)


def test_an_alias_belongs_to_one_entry():
    first = Term("中国建筑集团", ("CSCEC",), aliases=("中建", "民建"))
    second = Term("民建", ("CNDCA",), aliases=("中建",))
    terms, problems = sort_out([(2, first), (3, second)])
    assert [term.aliases for term in terms] == [("中建",), ()]
    assert [problem.line for problem in problems] == [2, 3]
