"""Which frequent terms of texts the termbase lacks: the function and the command."""

import pytest

from aligner.errors import InputError
from aligner.terms import Term, Termbase, load_termbase
from aligner.terms.coverage import chinese, coverage
from tests.terms.test_cli import aligner

TEXT = "推广蓝藻打捞船。蓝藻打捞船由县里统一调度。新购蓝藻打捞船两艘，加强网络安全。"


def test_a_term_that_the_termbase_lacks_is_named_with_its_count():
    [best, *_] = coverage([TEXT]).missing
    assert (best.zh, best.frequency) == ("蓝藻打捞船", 3)


def test_what_the_termbase_has_is_not_missing():
    base = load_termbase().merge(Termbase((Term("蓝藻打捞船", ("algae collection vessel",)),)))
    found = coverage([TEXT], base)
    assert not any("蓝藻" in term.zh for term in found.missing)
    assert found.known >= 1 and found.candidates == found.known + len(found.missing)


def test_the_pieces_of_a_longer_known_term_are_not_missing():
    base = load_termbase().merge(Termbase((Term("县级蓝藻打捞船", ("county algae vessel",)),)))
    assert not coverage(["县级蓝藻打捞船到了。"] * 5, base).missing


def test_a_folder_is_read_and_english_in_it_passed_over(tmp_path):
    (tmp_path / "a.zh.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(
        "The vessels are shared by the whole county, as the plan says.", encoding="utf-8"
    )
    assert "".join(chinese([tmp_path])) == TEXT
    with pytest.raises(InputError, match="English"):
        list(chinese([tmp_path / "a.en.txt"]))
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no document"):
        list(chinese([tmp_path / "empty"]))


def test_the_command_prints_and_writes_a_table_to_fill_in(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = aligner("coverage", tmp_path / "a.txt")
    assert code == 0
    assert "蓝藻打捞船  3×" in out and "frequent terms" in err
    table = tmp_path / "mine.csv"
    assert aligner("coverage", tmp_path, "-o", table, "--top", 1)[:2] == (
        0,
        f"wrote {table} with 1 term: fill in English, then --terms {table}\n",
    )
    header, row = table.read_text(encoding="utf-8-sig").splitlines()
    assert header == "zh,en,frequency,score" and row.startswith("蓝藻打捞船,,3,")
    filled = table.read_text(encoding="utf-8-sig").replace("蓝藻打捞船,,", "蓝藻打捞船,algae collection vessel,")
    table.write_text(filled, encoding="utf-8")
    assert load_termbase(table).terms[0].targets == ("algae collection vessel",)


def test_the_table_has_a_name_that_says_so(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert aligner("coverage", tmp_path / "a.txt", "-o", tmp_path / "mine.tbx")[0] == 2
