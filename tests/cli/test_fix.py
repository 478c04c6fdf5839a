"""``aligner fix``: what is written and where, what is kept, the diff, exit codes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.test_check import TMX

PAIRS = "zh,en\n3亿人,3 billion people\n国家能源局。,National Energy Bureau\n加强监管,strengthen supervision\n"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_is_corrected_beside_itself(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    code, out, err = call("fix", "pairs.csv")
    assert (code, err) == (0, "")
    assert out == (
        "3 pairs: 2 corrections in 2 rows, 0 to review\nwrote pairs.corrected.csv\nwrote pairs.corrections.csv\n"
    )
    assert (tmp_path / "pairs.csv").read_text("utf-8") == PAIRS
    table = rows(tmp_path / "pairs.corrected.csv")
    assert [(row["id"], row["en_machine"], row["en_corrected"], row["status"]) for row in table] == [
        ("1", "3 billion people", "300 million people", "edited"),
        ("2", "National Energy Bureau", "National Energy Administration", "edited"),
        ("3", "strengthen supervision", "strengthen supervision", "no finding"),
    ]
    assert table[0]["document"] == "pairs.csv" and "300 million" in table[0]["findings"]
    edits = rows(tmp_path / "pairs.corrections.csv")
    assert [(e["id"], e["rule"], e["check"], e["old"], e["new"], e["span"], e["corrected_span"]) for e in edits] == [
        ("1", "number.scale", "number", "3 billion", "300 million", "0..9", "0..11"),
        ("2", "term.known_wrong", "term", "National Energy Bureau", "National Energy Administration", "0..22", "0..30"),
    ]


def test_nothing_is_replaced_unasked(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    (tmp_path / "pairs.corrected.csv").write_text("mine", "utf-8")
    code, out, err = call("fix", "pairs.csv")
    assert (code, out) == (2, "")
    assert "pairs.corrected.csv exists: pass --force to replace it, or --diff to look only." in err
    assert (tmp_path / "pairs.corrected.csv").read_text("utf-8") == "mine"
    assert call("fix", "pairs.csv", "--force")[0] == 0
    assert len(rows(tmp_path / "pairs.corrected.csv")) == 3


def test_a_diff_is_shown_and_nothing_written(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    code, out, err = call("fix", "pairs.csv", "--diff")
    assert (code, err) == (0, "")
    assert out == (
        "    1  [-3 billion-]{+300 million+} people\n"
        "       edited: value\n"
        "    2  National Energy [-Bureau-]{+Administration+}\n"
        "       edited: term\n"
    )
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".csv"] == ["pairs.csv"]


def test_a_diff_on_a_terminal_has_colour(call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    (tmp_path / "pairs.csv").write_text("3亿\x1b[2J人,3 billion\x1b[2J people\n", "utf-8")
    out = call("fix", "pairs.csv", "--diff")[1]
    assert "\x1b[9;31m3 billion\x1b[0m\x1b[32m300 million\x1b[0m" in out
    assert "\x1b[2J" not in out and "[-" not in out


@pytest.mark.parametrize(
    ("options", "changed"),
    [
        (("--only", "number"), ["1"]),
        (("--only", "term, date"), ["2"]),
        (("--min-confidence", "0.96"), ["2"]),
        (("--min-confidence", "0.995"), []),
    ],
)
def test_what_is_applied_can_be_narrowed(options: tuple[str, ...], changed: list[str], call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    assert call("fix", "pairs.csv", *options)[0] == 0
    table = rows(tmp_path / "pairs.corrected.csv")
    assert [row["id"] for row in table if row["en_corrected"] != row["en_machine"]] == changed
    assert {row["status"] for row in table if row["id"] in {"1", "2"} - set(changed)} <= {"needs review"}


def test_a_memory_gives_a_memory(call, tmp_path: Path) -> None:
    (tmp_path / "memory.tmx").write_text(TMX, "utf-8")
    assert call("fix", "memory.tmx")[0] == 0
    assert "<seg>300 million people</seg>" in (tmp_path / "memory.corrected.tmx").read_text("utf-8")
    assert (tmp_path / "memory.tmx").read_text("utf-8") == TMX


def test_the_folder_of_a_run(call, pair, tmp_path: Path) -> None:
    call("run", *pair, "-o", "out", "--quiet")
    written = {name: (tmp_path / "out" / name).read_bytes() for name in ("corrected.csv", "corrections.csv")}
    assert call("fix", "out")[0] == 2  # the run has written them
    assert call("fix", "out", "--force")[0] == 0
    assert {name: (tmp_path / "out" / name).read_bytes() for name in written} == written
    assert call("fix", "out", "--force", "--only", "date")[0] == 0
    assert rows(tmp_path / "out" / "corrections.csv") == []


def test_a_termbase_of_ones_own(call, tmp_path: Path) -> None:
    (tmp_path / "terms.csv").write_text("zh,en,avoid\n甲方平台,Alpha Platform,party A platform\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("建设甲方平台。,Build the party A platform.\n", "utf-8")
    assert call("fix", "pairs.csv", "--terms", "terms.csv")[0] == 0
    assert rows(tmp_path / "pairs.corrected.csv")[0]["en_corrected"] == "Build the Alpha Platform."


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("none.csv",), 3, "none.csv cannot be read"),
        (("empty",), 3, "holds no alignment.jsonl"),
        (("pairs.csv", "--only", "nubmer"), 2, "no check 'nubmer'"),
        (("pairs.csv", "--min-confidence", "2"), 2, "0<=x<=1"),
        ((), 2, "Missing argument"),
    ],
)
def test_what_is_refused(args: tuple[str, ...], code: int, words: str, call, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    got, out, err = call("fix", *args)
    assert (got, out) == (code, "") and words in err


def test_a_diff_of_nothing_says_so(call, tmp_path) -> None:
    (tmp_path / "good.csv").write_text("zh,en\n今天天气很好。,The weather is nice today.\n", encoding="utf-8")
    told = "nothing to change: 1 pair: 0 corrections in 0 rows, 0 to review\n"
    assert call("fix", "good.csv", "--diff") == (0, "", told)


@pytest.mark.parametrize("command", [("fix",), ("check",), ("terms", "extract")])
def test_a_document_where_pairs_are_wanted_names_the_next_step(call, tmp_path, command) -> None:
    (tmp_path / "zh.docx").write_bytes(b"PK")
    code, _, err = call(*command, "zh.docx")
    assert code == 3 and "zh.docx is a document, not a file of pairs: run `aligner run ZH EN -o OUT`" in err
