"""No command destroys what a person has decided; every command that reads a run reads the decisions with it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

import aligner
from aligner.cli.main import cli
from aligner.files.cells import read_csv
from tests.review.samples import EN, OPEN, ZH, opened, row, run_folder, write_terms

WRITTEN = "Every locality shall complete the reinforcement of 3,000 small reservoirs by the end of 2026."


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, texts in (("zh", ZH), ("en", EN)):
        (tmp_path / f"{name}.txt").write_text("\n".join(texts) + "\n", encoding="utf-8")
    write_terms(tmp_path)
    return tmp_path


def call(*words: object, code: int = 0) -> str:
    done = CliRunner().invoke(cli, [str(word) for word in words], standalone_mode=False)
    found = done.return_value if done.exception is None else getattr(done.exception, "exit_code", 1)
    told = done.output + (str(done.exception) if done.exception else "")
    assert (found or 0) == code, told
    return told


def edit(path: Path, number: int, **values: str) -> None:
    table = read_csv(path)
    table[number - 1] |= values
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, list(table[0]))
        out.writeheader()
        out.writerows(table)


def test_apply_then_every_export_has_the_edit(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN, note="asked")
    told = call("apply", out, out / "corrected.csv")
    assert "2 decisions made on 1 row, 11 rows unedited" in told
    rows = read_csv(out / "corrected.csv")
    assert (rows[1]["en_corrected"], rows[1]["note"], rows[1]["status"]) == (WRITTEN, "asked", "confirmed")
    assert rows[1]["en_machine"] == EN[1]
    call("export", out, "--to", "tmx", "--status", "confirmed", "-o", place / "memory.tmx")
    text = (place / "memory.tmx").read_text(encoding="utf-8")
    assert text.count("<tu ") == 1 and WRITTEN in text
    assert "<ins>Every locality" in (out / "report.html").read_text(encoding="utf-8")
    assert aligner.load(out)[2].status == "confirmed"


def test_apply_exits_with_one_on_a_conflict_and_three_on_a_wrong_file(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, zh="别的话。")
    assert "the Chinese of row 2 was altered" in call("apply", out, out / "corrected.csv", code=1)
    (place / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "no columns key and en_corrected" in call("apply", out, place / "other.csv", code=3)
    assert "no alignment.jsonl" in call("apply", place, out / "corrected.csv", code=3)
    assert "there is no such file" in call("apply", out, place / "none.csv", code=3)


def test_run_and_fix_refuse_to_replace_edits_that_nobody_applied(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN)
    before = (out / "corrected.csv").read_bytes()
    for words in (("run", "zh.txt", "en.txt", "-o", out, "--force"), ("fix", out, "--force")):
        assert "1 edited row: take them over first with `aligner apply" in call(*words, code=2)
    assert (out / "corrected.csv").read_bytes() == before


def test_run_force_keeps_decisions_and_says_what_it_has_otherwise(place: Path) -> None:
    out = run_folder(place)
    review = opened(out)
    review.decide("set_english", row(review, 2).key, author="me", en=WRITTEN)
    review.decide("confirm", row(review, 3).key, author="me")
    review.decide("merge", row(review, 5).key, author="me")
    english = [*EN]
    english[1] = "All places shall complete the reinforcement of 30,000 reservoirs by the end of 2026."
    (place / "en.txt").write_text("\n".join(english) + "\n", encoding="utf-8")
    told = call("run", "zh.txt", "en.txt", "-o", out, "--force")
    assert "kept: row 2 is decided and stays; the machine's English is now “All places shall" in told
    rows = read_csv(out / "corrected.csv")
    assert (rows[1]["en_machine"], rows[1]["en_corrected"]) == (english[1], WRITTEN)
    assert rows[2]["status"] == "confirmed" and len(rows) == 11
    assert len(opened(out).decisions) == 3


def test_a_run_of_other_documents_keeps_the_decisions_aside(place: Path) -> None:
    out = run_folder(place)
    review = opened(out)
    review.decide("set_english", row(review, 2).key, author="me", en=WRITTEN)
    (place / "zh.txt").write_text("今天召开会议。\n会议研究了水库安全。\n", encoding="utf-8")
    (place / "en.txt").write_text("A meeting was held today.\nIt studied reservoir safety.\n", encoding="utf-8")
    told = call("run", "zh.txt", "en.txt", "-o", out, "--force")
    assert "kept: decision 1 (set_english, me) is kept, and has no row here" in told
    assert [d.kind for d in opened(out).decisions] == ["set_english"]
    with pytest.warns(aligner.errors.AlignerWarning, match="does not fit this run any more and is kept aside"):
        aligner.load(out)


def test_fix_of_a_folder_leaves_decided_rows_alone(place: Path) -> None:
    out = run_folder(place)
    review = opened(out)
    review.decide("set_english", row(review, 2).key, author="me", en=WRITTEN)
    review.decide("reject_suggestion", row(review, 3).key, author="me", finding=row(review, 3).edits[0].finding)
    call("fix", out, "--force", "--only", "term,number")
    rows = read_csv(out / "corrected.csv")
    assert rows[1]["en_corrected"] == WRITTEN and rows[2]["en_corrected"] == EN[2]


def test_fix_of_a_corrected_table_keeps_the_machines_english_and_what_a_person_wrote(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, en_corrected="They reinforce 300 reservoirs by the end of 2026.")
    edit(out / "corrected.csv", 8, en_corrected=EN[7], status="confirmed")
    call("fix", out / "corrected.csv")
    rows = read_csv(out / "corrected.corrected.csv")
    assert [r["en_machine"] for r in rows] == [r["en_machine"] for r in read_csv(out / "corrected.csv")]
    assert rows[1]["en_corrected"] == "They reinforce 300 reservoirs by the end of 2026."
    assert rows[7]["status"] == "confirmed"
    assert (
        rows[2]["en_corrected"] == "The National Energy Administration is responsible for supervision and inspection."
    )


def test_check_of_a_folder_counts_what_is_left_after_the_decisions(place: Path) -> None:
    out = run_folder(place)
    assert "critical  number" in call("check", out, "--fail-on", "critical", code=1)
    review = opened(out)
    review.decide("set_english", row(review, 2).key, author="me", en=WRITTEN)
    told = call("check", out, "--fail-on", "critical")
    assert "number" not in told
    review.decide("set_english", row(review, 2).key, author="me", en="They reinforce 400 reservoirs by 2026.")
    assert "critical  number" in call("check", out, "--fail-on", "critical", code=1)
    assert "critical  number" in call("check", out, "--checks", "number", "--fail-on", "critical", code=1)
    review.decide("confirm", row(review, 2).key, author="me")
    call("check", out, "--fail-on", "critical")
    call("check", out, "--checks", "number", "--fail-on", "critical")


def rows_found(place: Path) -> set[str]:
    """Return the numbers of the rows in which `aligner check` finds something."""
    told = call("check", "zh.txt", "en.txt", "--terms", "terms.csv")
    return {line.split()[0] for line in told.splitlines()[:-1] if line.split()[0].isdigit()}


def test_what_the_project_ignores_is_left_out_everywhere(place: Path) -> None:
    out = run_folder(place)
    before = rows_found(place)
    assert "10" in before
    review = aligner.review.Review.open(out)
    review.decide("ignore", row(review, 10).key, author="me", scope="project", finding=row(review, 10).findings[0].key)
    assert read_csv(place / "aligner.ignored.csv")[0]["rule"] == OPEN
    assert rows_found(place) == before - {"10"}
    call("run", "zh.txt", "en.txt", "-o", "again", "--terms", "terms.csv")
    assert read_csv(place / "again" / "corrected.csv")[9]["status"] == "no finding"
    review.undo("me")
    assert read_csv(place / "aligner.ignored.csv") == []
    call("run", "zh.txt", "en.txt", "-o", "third", "--terms", "terms.csv")
    assert read_csv(place / "third" / "corrected.csv")[9]["status"] == "needs review"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--status", "confirmed"), [2]),
        (("--status", "confirmed", "--status", "edited"), [2, 3]),
        (("--min-quality", "0.5", "--status", "no finding", "--min-confidence", "0.5"), None),
    ],
)
def test_exports_choose_by_status_quality_and_confidence(place: Path, words: tuple[str, ...], left: list[int]) -> None:
    out = run_folder(place)
    review = opened(out)
    review.decide("set_english", row(review, 2).key, author="me", en=WRITTEN)
    call("export", out, "--to", "csv", "-o", place / "some.csv", *words)
    rows = read_csv(place / "some.csv")
    if left is not None:
        assert [int(r["id"]) for r in rows] == left
    else:
        whole = [r for r in read_csv(place / "some.csv") if float(r["quality_corrected"]) >= 0.5]
        assert rows == whole and {r["status"] for r in rows} == {"no finding"}
        assert all(float(r["confidence"]) >= 0.5 for r in rows) and 0 < len(rows) < 12
    assert "No pair has the status rejected" in call(
        "export", out, "--to", "csv", "-o", place / "none.csv", "--status", "rejected", code=2
    )


def test_apply_keeps_a_file_of_the_run_that_it_writes_anew_with_less(place: Path) -> None:
    out = run_folder(place)
    review = opened(out)
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN)
    edit(out / "corrected.csv", 3, en_corrected="My own words on supervision.")
    review.decide("set_english", row(review, 3).key, author="me", en="Somebody else was quicker.")
    before = (out / "corrected.csv").read_bytes()
    told = call("apply", out, out / "corrected.csv", code=1)
    assert "row 3 was changed since the export" in told
    assert f"is kept as {out / 'corrected.conflicts.csv'}" in told
    assert (out / "corrected.conflicts.csv").read_bytes() == before
    rows = read_csv(out / "corrected.csv")
    assert [rows[k]["en_corrected"] for k in (1, 2)] == [WRITTEN, "Somebody else was quicker."]
    call("verify", out)
    call("apply", out, out / "corrected.conflicts.csv", "--overrule")
    assert read_csv(out / "corrected.csv")[2]["en_corrected"] == "My own words on supervision."
    assert (out / "corrected.conflicts.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("number", "values"),
    [
        (3, {"zh": "别的话。", "en_corrected": "Words beside altered Chinese."}),
        (4, {"en_machine": "Written into the wrong column."}),
        (5, {"key": "0123456789ab", "en_corrected": "Of a row that is gone."}),
        (6, {"key": "", "id": "", "zh": "没有这一行。", "en_corrected": "A row that somebody added."}),
        (7, {"status": "fine by me"}),
    ],
    ids=["Chinese", "machine", "gone", "added", "status"],
)
def test_nothing_that_a_person_wrote_is_lost_when_apply_writes_the_table_anew(
    number: int, values: dict[str, str], place: Path
) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN)
    edit(out / "corrected.csv", number, **values)
    before = (out / "corrected.csv").read_bytes()
    told = call("apply", out, out / "corrected.csv", code=0 if "en_machine" in values else 1)
    assert (out / "corrected.conflicts.csv").read_bytes() == before and "is kept as" in told


def test_a_column_of_ones_own_is_kept_and_a_table_that_says_no_more_is_not(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN)
    assert "is kept as" not in call("apply", out, out / "corrected.csv")
    call("apply", out, out / "corrected.csv")
    assert not list(out.glob("*conflicts*"))
    table = read_csv(out / "corrected.csv")
    with (out / "corrected.csv").open("w", encoding="utf-8-sig", newline="") as file:
        lines = csv.DictWriter(file, [*table[0], "who"])
        lines.writeheader()
        lines.writerows(line | {"who": "Li" if k == 4 else ""} for k, line in enumerate(table))
    before = (out / "corrected.csv").read_bytes()
    for name in ("corrected.conflicts.csv", "corrected.conflicts-2.csv"):
        assert f"is kept as {out / name}" in call("apply", out, out / "corrected.csv")
        assert (out / name).read_bytes() == before
        (out / "corrected.csv").write_bytes(before)
