"""``aligner batch``, ``match`` and ``run --pairs --jobs`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.pairs import PAIRS, files, manifest, table

CHECKS = ("--checks", "number,surface")


def test_a_batch_says_what_it_made_and_does_nothing_again(call, tmp_path: Path) -> None:
    given = manifest(tmp_path, [*PAIRS[:2], ("", "Alone.")])
    code, out, err = call("batch", given, "-o", "out", *CHECKS)
    assert (code, err) == (0, "")
    assert out.startswith("3 pairs in 1 shard, ") and "pairs                  2 rows" in out
    assert out.endswith("1 pair could not be run: errors/ says why, pair by pair.\n")
    before = files(tmp_path / "out")
    code, out, err = call("batch", given, "-o", "out", *CHECKS, "--json")
    assert (code, json.loads(out)["errors"], err) == (0, 1, "") and files(tmp_path / "out") == before


def test_a_batch_with_other_options_is_refused_or_begun_anew(call, tmp_path: Path) -> None:
    given = manifest(tmp_path, PAIRS[:1])
    assert call("batch", given, "-o", "out", *CHECKS, "--quiet") == (0, "", "")
    code, _, err = call("batch", given, "-o", "out", "--checks", "number")
    assert code == 2 and "holds a batch made otherwise (signature: options: checks)" in err
    assert call("batch", given, "-o", "out", "--checks", "number", "--anew", "--quiet") == (0, "", "")


def test_a_batch_of_nothing_but_errors_ends_with_3(call, tmp_path: Path) -> None:
    assert call("batch", manifest(tmp_path, [("", "A."), ("甲。", "")]), "-o", "out", "--quiet")[0] == 3
    assert len(table(tmp_path / "out", "errors")) == 2


@pytest.mark.parametrize(("options", "said"), [
    (["none.csv", "-o", "out"], "cannot be read"),
    (["{}", "-o", "out", "--shard", "2"], "expected K/N such as 1/8"),
    (["{}", "-o", "out", "--shard", "3/2"], "K from 1 to N"),
    (["{}"], "Missing option '-o'"),
    (["{}", "-o", "out", "--checks", "spelling"], "There is no check 'spelling'"),
])  # fmt: skip
def test_what_cannot_be_run_is_said_in_one_sentence(options: list[str], said: str, call, tmp_path: Path) -> None:
    given = manifest(tmp_path, PAIRS[:1])
    code, _, err = call("batch", *(option.format(given) for option in options))
    assert code in {2, 3} and said in err
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").glob("*.json"))


def test_match_writes_a_list_that_run_takes(call, tmp_path: Path, pair) -> None:
    for folder, name, other in (("zh", pair[0], "a.txt"), ("en", pair[1], "b.txt")):
        (tmp_path / folder).mkdir()
        (tmp_path / name).rename(tmp_path / folder / other)
    code, out, err = call("match", "zh", "en", "-o", "list.csv")
    assert (code, err) == (0, "")
    assert out == "1 pair; 0 files left, 0 of them doubtful\nwrote list.csv\nwrote list.left.csv\n"
    assert call("run", "--pairs", "list.csv", "-o", "out", "--quiet")[0] == 0
    assert (tmp_path / "out" / "a" / "run.json").is_file()
    assert "list.csv exists" in call("match", "zh", "en", "-o", "list.csv")[2]
    assert call("match", "zh", "en", "-o", "list.csv", "--force", "--json")[1].startswith('{"pairs": 1')
    assert call("match", "zh", "en", "-o", "list.txt")[0] == 2


@pytest.mark.slow
def test_jobs_share_the_pairs_and_change_nothing(call, tmp_path: Path) -> None:
    lines = []
    for k, (zh, en) in enumerate([*PAIRS[:3], ("", "")]):
        (tmp_path / f"{k}.zh.txt").write_text(zh, encoding="utf-8")
        (tmp_path / f"{k}.en.txt").write_text(en, encoding="utf-8")
        lines.append(f"{k}.zh.txt\t{k}.en.txt\tp{k}")
    (tmp_path / "list.txt").write_text("\n".join(lines), encoding="utf-8")
    results = [call("run", "--pairs", "list.txt", "-o", f"out{jobs}", "--jobs", jobs, *CHECKS) for jobs in (1, 2)]
    assert results[0][0] == results[1][0] == 3
    assert results[0][2] == results[1][2] and "the file is empty" in results[0][2]
    assert results[0][1].replace("out1", "out2") == results[1][1]
    made = [files(tmp_path / f"out{jobs}") for jobs in (1, 2)]
    assert made[0] == made[1] and "p2/alignment.csv" in made[0]
    assert call("run", "a.txt", "b.txt", "--jobs", 2)[0] == 2
