"""The prebuilt file of the shipped termbase: what the tables say, and no more than they say."""

from dataclasses import astuple

from aligner.terms import Termbase, load_termbase, prebuilt
from aligner.words.fold import fold


def test_the_file_is_up_to_date_with_the_tables():
    """If this fails: ``python -m aligner.terms.build``."""
    base = prebuilt.prebuilt()
    assert base is not None
    tables = prebuilt.from_tables()
    assert [astuple(term) for term in base] == [astuple(term) for term in tables]
    assert base.by_form == tables.by_form


def test_forms_are_kept_folded_with_their_terms():
    base = load_termbase()
    assert base.by_form == Termbase(base.terms).by_form
    assert all(fold(form) == form for form in base.by_form)


def test_a_file_of_other_tables_or_damaged_is_not_taken(monkeypatch):
    data = prebuilt.packed(load_termbase())
    assert prebuilt.unpacked(data) is not None
    assert prebuilt.unpacked(data[:-10]) is None
    monkeypatch.setattr(prebuilt, "digest", lambda: "another")
    assert prebuilt.unpacked(data) is None
