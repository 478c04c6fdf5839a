import subprocess
import sys

import pytest

from aligner.terms import Term, load_termbase


def aligner(*args):
    run = [sys.executable, "-m", "aligner", "terms", *map(str, args)]
    done = subprocess.run(run, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_lookup_prints_the_entry():
    code, out, err = aligner("lookup", "National Energy Board")
    assert (code, err) == (0, "")
    assert out.splitlines()[:4] == [
        "国家能源局",
        "    English  National Energy Administration",
        "    also     NEA",
        "    wrong    National Energy Board | National Energy Bureau",
    ]


def test_lookup_says_what_is_missing_and_goes_on():
    code, out, err = aligner("lookup", "甲乙丙丁", "工信部")
    assert code == 1
    assert out.startswith("工业和信息化部 | 工信部")
    assert err == "甲乙丙丁: not in the termbase.\n"


def test_lookup_prefers_the_users_file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("zh,en\n工信部,Industry Ministry\n", encoding="utf-8")
    assert "Industry Ministry" in aligner("lookup", "工信部", "--terms", path)[1]


def test_check_names_file_line_and_problem(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("zh,en,avoid\n甲,a,A\n,b,\n", encoding="utf-8")
    code, out, err = aligner("check", path)
    assert code == 1
    assert out.splitlines() == [
        f"{path}:2: 甲 both accepts and avoids 'A': it counts as accepted.",
        f"{path}:3: There is no Chinese term. The entry is left out.",
    ]
    assert err == f"{path}: 1 usable term, 2 problems.\n"


@pytest.mark.parametrize(("text", "code"), [("zh,en\n甲,a\n", 0), ("x,y\n甲,a\n", 3)])
def test_check_exit_codes(tmp_path, text, code):
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    assert aligner("check", path)[0] == code


def test_export_to_tbx_import_to_csv_and_back(tmp_path):
    tbx, table = tmp_path / "all.tbx", tmp_path / "all.csv"
    said = f"with {len(load_termbase()):,} terms\n"
    assert aligner("export", "-o", tbx) == (0, f"wrote {tbx} {said}", "")
    assert aligner("import", tbx, "-o", table) == (0, f"wrote {table} {said}", "")
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert load_termbase(table).hash == load_termbase(tbx).hash == load_termbase().hash


def test_import_prints_the_table_and_warns_about_the_rest(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text("原文\t译文\n甲\ta\n乙\t\n", encoding="utf-8")
    code, out, err = aligner("import", path)
    assert code == 0
    assert out.splitlines()[1:] == ["甲,,a,,,,free,,,"]
    assert err == f"aligner: warning: {path}:3: 乙 has no English rendering. The entry is left out.\n"


def test_import_of_nothing_usable_writes_nothing(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("zh,en\n,a\n", encoding="utf-8")
    assert aligner("import", path, "-o", tmp_path / "out.csv")[0] == 3
    assert not (tmp_path / "out.csv").exists()


def test_entries_are_laid_out_with_what_they_have():
    from aligner.cli.terms import as_text

    assert as_text(Term("甲", ("a",), context="ambiguous", provenance="own", seen=2)) == (
        "甲\n    English  a\n    context  ambiguous\n    source   own; seen in 2 pairs"
    )
