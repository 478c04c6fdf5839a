"""``aligner fix --suggest-with``: suggestions stand in the column note, and nowhere else."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from aligner.correct import backends
from aligner.correct.backends import BackendError

PAIRS = "zh,en\n3亿人,3 billion people\n加强监管。,\n" + "".join(
    f"第{k}条 违者依法追究有关人员的法律责任，情节严重的吊销许可证。,Violators {k}.\n" for k in "甲乙"
)


class Scripted:
    """Gives its answers in turn; an exception among them is raised."""

    name = "openai:m"

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def suggest(self, zh: str, en: str, findings: Any) -> str:
        self.asked.append((zh, en))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def fix(call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that runs ``aligner fix`` over PAIRS with a scripted model."""
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")

    def run(backend: Scripted, *args: str) -> tuple[int, str, str]:
        monkeypatch.setattr(backends, "load_backend", lambda spec, endpoint=None: backend)
        return call("fix", "pairs.csv", "--suggest-with", "openai:m", *args)

    return run


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_what_needs_review_gets_a_note_and_no_text_is_changed(fix, call, tmp_path: Path) -> None:
    backend = Scripted("=Violators shall be held liable.", "")
    code, out, _ = fix(backend)
    assert code == 0 and "1 suggestions by openai:m\n" in out
    assert [en for _, en in backend.asked] == ["Violators 甲.", "Violators 乙."]
    made = table(tmp_path / "pairs.corrected.csv")
    assert [row["note"] for row in made] == ["", "", "openai:m suggests: =Violators shall be held liable.", ""]
    call("fix", "pairs.csv", "--force")
    plain = table(tmp_path / "pairs.corrected.csv")
    for row in (*made, *plain):
        del row["base"]  # it speaks of the note, too
    assert [row | {"note": ""} for row in made] == plain


def test_a_model_that_fails_at_once_writes_nothing(fix, tmp_path: Path) -> None:
    code, out, err = fix(Scripted(BackendError("The server is away.")))
    assert (code, out) == (5, "") and "aligner: The server is away.\n" in err
    assert [path.name for path in tmp_path.glob("*.csv")] == ["pairs.csv"]


def test_a_model_that_fails_later_loses_nothing(fix, tmp_path: Path) -> None:
    code, _, err = fix(Scripted("First.", BackendError("The server is away.")))
    assert code == 0 and "warning: The server is away. The suggestions until then are kept." in err
    assert [row["note"] for row in table(tmp_path / "pairs.corrected.csv")].count("openai:m suggests: First.") == 1


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["pairs.csv", "--endpoint", "http://localhost/v1"], 2, "--endpoint is for --suggest-with"),
        (["pairs.csv", "--suggest-with", "openai:m"], 2, "needs both names"),
        (["pairs.csv", "--suggest-with", "No/such"], 5, "The model No/such is not on this machine"),
        (["pairs.csv", "--suggest-with", "No/such", "--diff"], 2, "leave out --diff"),
        (["pairs.tmx", "--suggest-with", "No/such"], 2, "give no TMX"),
    ],
)
def test_calls_that_are_refused(args: list[str], code: int, said: str, call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    got, out, err = call("fix", *args)
    assert (got, out) == (code, "") and said in err
    assert [path.name for path in tmp_path.glob("*.csv")] == ["pairs.csv"]


def test_the_options_can_stand_in_the_config(call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(PAIRS, "utf-8")
    (tmp_path / "aligner.toml").write_text('[fix]\nsuggest-with = "No/such"\n', "utf-8")
    assert call("fix", "pairs.csv")[0] == 5
