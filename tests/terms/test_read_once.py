"""A user's termbase is read once as long as its file stays as it is, and anew when it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner.errors import AlignerWarning, InputError
from aligner.terms import load_termbase, with_user_terms

HEAD = "source,target\n"


def test_the_same_file_gives_the_same_termbase_until_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "试验词甲,trial word\n", encoding="utf-8")
    first = with_user_terms(path)
    assert with_user_terms(str(path)) is first and first.by_form["试验词甲"].own
    path.write_text(HEAD + "试验词甲,another trial\n", encoding="utf-8")
    assert with_user_terms(path).by_form["试验词甲"].target == "another trial"
    assert load_termbase(path).terms[0].target == "another trial"


def test_what_is_wrong_is_said_each_time(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(HEAD + "试验词甲,trial\n,nothing\n", encoding="utf-8")
    for _ in range(2):
        with pytest.warns(AlignerWarning, match="line 3"):
            with_user_terms(path)
    path.write_text(HEAD, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError):
            with_user_terms(path)
    path.unlink()
    with pytest.raises(InputError, match="could not be read"):
        with_user_terms(path)
