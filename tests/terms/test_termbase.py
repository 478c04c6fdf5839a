from dataclasses import replace

from hypothesis import given

from aligner.terms import Match, Term, Termbase, load_termbase
from aligner.words.fold import fold
from tests.terms.strategies import terms

ENERGY = Term("国家能源局", ("National Energy Administration", "NEA"), avoid=("National Energy Board",))
MIIT = Term("工业和信息化部", ("Ministry of Industry and Information Technology", "MIIT"), aliases=("工信部",))
BASE = Termbase((ENERGY, MIIT))


def test_lookup_in_either_language():
    assert BASE.lookup("工信部") == (MIIT,)
    assert BASE.lookup("國家能源局 ") == (ENERGY,)
    assert BASE.lookup("the national energy administration") == (ENERGY,)
    assert BASE.lookup("miit") == (MIIT,)
    assert BASE.lookup("National Energy Board") == (ENERGY,)
    assert BASE.lookup("Energy") == ()


def test_terms_are_read_once_and_in_any_order():
    base = load_termbase()
    assert base.terms[-1] is base.terms[len(base) - 1] is base.terms[-1:][0]
    assert base.by_form[fold(base.terms[5].source)] is base.terms[5]
    assert list(base.categories[:50]) == [term.category for term in base.terms[:50]]
    assert list(base.contexts[:50]) == [term.context for term in base.terms[:50]]
    assert "no such form" not in base.by_form
    assert base.by_form.get("no such form") is None


def test_search_finds_parts():
    assert BASE.search("Energy") == (ENERGY,)
    assert BASE.search("信息") == (MIIT,)
    assert BASE.search("林业") == ()
    assert BASE.search(" ") == ()


def test_a_users_entry_takes_over_its_forms_and_no_others():
    mine = Term("工信部", ("Industry Ministry",))
    merged = BASE.merge(Termbase((mine,)))
    assert merged.by_form["工信部"] is mine
    assert merged.by_form["工业和信息化部"] == replace(MIIT, aliases=())
    assert ENERGY in merged.terms


def test_an_entry_that_loses_its_main_form_goes_on_under_an_alias():
    merged = BASE.merge(Termbase((Term("工业和信息化部", ("Ministry X",)),)))
    assert merged.by_form["工信部"].source == "工信部"
    assert merged.by_form["工信部"].targets == MIIT.targets


def test_an_entry_that_loses_all_forms_is_gone():
    merged = BASE.merge(Termbase((Term("國家能源局", ("NEA",)),)))
    assert merged.terms == (Term("國家能源局", ("NEA",), avoid=ENERGY.avoid), MIIT)


def test_a_users_entry_keeps_what_is_known_to_be_wrong_and_the_category():
    base = Termbase((Term("算力", ("computing power",), avoid=("calculation force", "power"), category="technology"),))
    [term] = base.merge(Termbase((Term("算力", ("Power", "compute")),))).terms
    assert (term.targets, term.avoid, term.category) == (("Power", "compute"), ("calculation force",), "technology")


def test_the_hash_follows_the_content_and_not_the_order():
    assert BASE.hash == Termbase((MIIT, ENERGY)).hash
    assert BASE.hash != Termbase((MIIT, replace(ENERGY, avoid=()))).hash
    assert BASE.hash != Termbase((MIIT,)).hash
    assert len(BASE.hash) == 16


@given(terms(), terms())
def test_merged_forms_are_those_of_both_and_the_other_termbase_wins(first, second):
    mine, yours = Termbase(tuple(first)), Termbase(tuple(second))
    merged = mine.merge(yours)
    assert set(merged.by_form) == set(mine.by_form) | set(yours.by_form)
    assert all(merged.by_form[form].targets == term.targets for form, term in yours.by_form.items())


@given(terms())
def test_a_termbase_finds_each_of_its_own_forms_whole(entries):
    base = Termbase(tuple(replace(term, context="free") for term in entries))
    for form, term in base.by_form.items():
        assert base.find(f"。{form}。") == [Match(1, 1 + len(form), term)]
