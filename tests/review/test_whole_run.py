"""A run's folder is one run and the decisions about it, or it is refused; ``aligner verify`` says what is otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aligner
from aligner.errors import AlignerError, InputError, UsageError
from aligner.export.folder import FILES, hold_output
from aligner.export.run_json import file_hash
from aligner.export.verify import verify
from aligner.review import Review
from aligner.review.folder import put_run
from tests.review.samples import opened, row, run_folder
from tests.review.test_commands import call, edit, place

__all__ = ["place"]
WRITTEN = "Every locality shall complete the reinforcement of 3,000 small reservoirs by the end of 2026."


def test_run_json_knows_every_file(tmp_path: Path) -> None:
    out = run_folder(tmp_path)
    known = json.loads((out / "run.json").read_text(encoding="utf-8"))["hashes"]
    assert known == {name: file_hash(out / name) for name, _ in FILES}
    found = verify(out)
    assert found.whole and not found.other and set(found.files.values()) == {"same"}


@pytest.mark.parametrize("name", ["alignment.jsonl", "alignment.csv", "corrected.csv", "report.html", "tasks.csv"])
def test_a_file_that_the_run_did_not_write_is_refused_by_every_reader(name: str, place: Path) -> None:
    out = run_folder(place)
    (out / name).write_bytes((out / name).read_bytes() + b"\n")
    for words in (("export", out, "--to", "tmx"), ("check", out), ("plot", out), ("fix", out, "--diff")):
        told = call(*words, code=3)
        assert f"{name} is not what the run wrote: " in told and "Traceback" not in told
    for read in (aligner.load, Review.open):
        with pytest.raises(InputError, match="is not what the run wrote"):
            read(out)
    assert f"changed: {name}" in call("verify", out, code=3)
    assert not (out / "export.tmx").exists()


def test_a_table_that_was_moved_away_is_no_fault_but_told(place: Path) -> None:
    out = run_folder(place)
    (out / "report.html").unlink()
    assert len(aligner.load(out)) == 12
    assert "missing: report.html" in call("verify", out, code=3)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "holds no run.json"), ("", "is damaged"), ("[]", "is damaged"), ('{"hashes": 3}', "is damaged")],
)
def test_a_folder_without_run_json_is_no_finished_run(content: str | None, said: str, place: Path) -> None:
    out = run_folder(place)
    if content is None:
        (out / "run.json").unlink()
    else:
        (out / "run.json").write_text(content, encoding="utf-8")
    for words in (("verify", out), ("check", out), ("export", out, "--to", "csv")):
        assert said in call(*words, code=3)


def test_hashes_follow_decisions_and_fixes(place: Path) -> None:
    out = run_folder(place)
    before = (out / "corrected.csv").read_bytes()
    edit(out / "corrected.csv", 2, en_corrected=WRITTEN)
    call("apply", out, out / "corrected.csv")
    assert verify(out).whole and (out / "corrected.csv").read_bytes() != before
    call("fix", out, "--force", "--only", "term")
    assert verify(out).whole
    assert sorted(p.name for p in out.iterdir() if "sqlite" not in p.name) == sorted(
        [*(name for name, _ in FILES), "run.json"]
    )


def test_other_texts_than_run_json_names_are_a_fault(tmp_path: Path) -> None:
    out = run_folder(tmp_path)
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    record["source"]["sha256"] = "0" * 64
    record["signature"]["weights_hash"] = "other"
    (out / "run.json").write_text(json.dumps(record), encoding="utf-8")
    assert len(verify(out).faults) == 2


def test_what_made_the_run_is_compared_with_what_is_here(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = run_folder(place)
    monkeypatch.setattr("aligner.pipeline.__version__", "9.9")
    assert verify(out).other == {"version": (aligner.__version__, "9.9")}
    assert "made with another version" in call("verify", out)


def test_a_new_run_has_the_decisions_from_the_first_moment(place: Path) -> None:
    out = run_folder(place)
    opened(out).decide("set_english", row(opened(out), 2).key, author="me", en=WRITTEN)
    with hold_output(out) as held:
        put_run(aligner.run("zh.txt", "en.txt", terms="terms.csv"), held, out)
    assert WRITTEN in (out / "corrected.csv").read_text(encoding="utf-8-sig") and verify(out).whole


def test_two_runs_into_one_folder(place: Path) -> None:
    for name in ("new", "."):
        with hold_output(place / name):
            assert "Another aligner is writing into" in call("run", "zh.txt", "en.txt", "-o", name, "--force", code=2)
    assert "Another aligner" not in call("run", "zh.txt", "en.txt", "-o", "new")


def test_nothing_is_left_where_the_input_cannot_be_used(place: Path) -> None:
    before = sorted(place.rglob("*"))
    for words in (("run", "zh.txt", "none.txt", "-o", "a/b"), ("extract", "none.txt", "-o", "a/b")):
        call(*words, code=3)
    call("run", "--pairs", "none.csv", "-o", "a/b", code=3)
    assert sorted(place.rglob("*")) == before


def test_a_decision_that_is_refused_makes_no_store(tmp_path: Path) -> None:
    out = run_folder(tmp_path)
    review = opened(out)
    for kind, key, fields in (
        ("accept", row(review, 2).key, {"finding": "none"}),
        ("confirm", "no such row", {}),
        ("split", row(review, 2).key, {}),
    ):
        with pytest.raises(AlignerError):
            review.decide(kind, key, author="me", **fields)
    with pytest.raises(UsageError):
        review.undo("me")
    assert not list(out.glob("review.sqlite*"))
    review.decide("confirm", row(review, 2).key, author="me")
    assert [d.kind for d in opened(out).decisions] == ["confirm"]


def test_an_apply_that_finds_nothing_makes_no_store(place: Path) -> None:
    out = run_folder(place)
    edit(out / "corrected.csv", 2)  # saved again by another program
    assert not verify(out).whole
    assert "0 decisions made" in call("apply", out, out / "corrected.csv")
    assert verify(out).whole and not list(out.glob("review.sqlite*"))


def test_a_store_that_another_program_just_made_is_not_written_over(tmp_path: Path) -> None:
    out = run_folder(tmp_path)
    first, second = opened(out), opened(out)
    with pytest.raises(AlignerError, match="just made by another program"), second.together():
        first.decide("confirm", row(first, 2).key, author="other")
        second.decide("confirm", row(second, 3).key, author="me")
    second.decide("confirm", row(second, 3).key, author="me")
    assert [d.author for d in opened(out).decisions] == ["other", "me"]
