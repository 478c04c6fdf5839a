"""The data frame and the terminal summary."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from aligner.display.summary import print_summary
from aligner.face import Result
from aligner.identity import row_keys
from aligner.types import Bead
from aligner.view.base import base
from tests.display.samples import long_result, noted
from tests.export.samples import notice, result


def test_pairs_has_the_documented_columns_and_types() -> None:
    frame = notice().pairs
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        "id": "Int64",
        "document": "string",
        "zh": "string",
        "en_machine": "string",
        "en_corrected": "string",
        "status": "string",
        "quality": "float64",
        "quality_corrected": "float64",
        "score": "float64",
        "confidence": "float64",
        "type": "string",
        "findings": "string",
        "note": "string",
        "key": "string",
        "base": "string",
    }
    assert list(frame.iloc[3]) == [
        4,
        "通知.txt",
        "各单位每季度报告进展。",
        "",
        "",
        "needs review",
        0.0,
        0.0,
        0.0,
        0.9,
        "1-0",
        "[major pair] No English was found for this text.",
        "",
        row_keys([("各单位每季度报告进展。", "")])[0],
        base("各单位每季度报告进展。", "", "needs review", ""),
    ]
    assert list(long_result(0).pairs.columns) == list(frame.columns)


def test_summary_to_a_file_is_plain_text() -> None:
    out = io.StringIO()
    print_summary(notice(), out)
    assert out.getvalue() == (Path(__file__).parent / "summary.txt").read_text(encoding="utf-8")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(r: Result, monkeypatch: pytest.MonkeyPatch, **env: str) -> str:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    out = Terminal()
    print_summary(r, out, width=100)
    return out.getvalue()


def test_summary_on_a_terminal_has_colour_unless_the_user_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = replace(notice(), alignment=replace(notice().alignment, verdict="not translations"))
    assert "\x1b[1;31mverdict: not translations" in on_terminal(bad, monkeypatch)
    assert "31m" not in on_terminal(bad, monkeypatch, NO_COLOR="1")


def test_text_of_a_document_is_neither_markup_nor_control_code(monkeypatch: pytest.MonkeyPatch) -> None:
    r = result(["[red]甲\x1b[2J"], ["[bookmark: x] :smile: \x07"], [Bead((0,), (0,))])
    out = on_terminal(r, monkeypatch)
    assert "[red]甲\ufffd[2J" in out
    assert "[bookmark: x] :smile: \ufffd" in out
    assert "\x1b[2J" not in out


def test_summary_without_any_pair() -> None:
    out = io.StringIO()
    print_summary(result(["甲。"], [], [Bead((0,), ())]), out)
    assert out.getvalue().endswith("English\n  1   0.00         甲。\n")


def test_summary_when_all_is_sure() -> None:
    out = io.StringIO()
    print_summary(long_result(3), out)
    said = "Least certain pairs: none, every row has a confidence of 0.9 or more.\n"
    assert out.getvalue().endswith(said)


def test_summary_lists_the_worst_rows_where_the_checks_ran() -> None:
    out = io.StringIO()
    print_summary(noted(), out)
    lines = out.getvalue().splitlines()
    at = lines.index("Worst rows by quality")
    assert [line.split()[:2] for line in lines[at + 2 : at + 5]] == [["3", "0.10"], ["2", "0.60"], []]


def test_holding_and_showing_a_checked_result_loads_no_heavy_package() -> None:
    code = (
        "import sys; from tests.display.samples import noted; r = noted(); r._repr_html_(); str(r); repr(r[2]);"
        "str(r.source); str(r.alignment); r.show(worst=2)._repr_html_(); r.extraction._repr_html_();"
        "print([m for m in ('pandas', 'rich', 'torch', 'spacy', 'jieba') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"


def test_documents_that_are_unrelated_have_no_figures_of_rows() -> None:
    out = io.StringIO()
    r = noted()
    print_summary(replace(r, alignment=replace(r.alignment, verdict="unrelated")), out)
    said = out.getvalue()
    assert "verdict: unrelated" in said and "type   rows" in said
    for figure in ("confidence", "to review", "Checks:", "Worst rows", "Least certain", "Gravest"):
        assert figure not in said, figure
