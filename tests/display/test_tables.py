"""The data frame, the notebook table, its plain-text twin and the terminal summary."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.display.notebook import result_html, result_text
from aligner.display.summary import print_summary
from aligner.display.text import columns
from aligner.result import Result
from aligner.types import Bead
from tests.display.samples import noted
from tests.export.samples import notice, result


def long_result(n: int) -> Result:
    return result(
        [f"第{i}句。" for i in range(1, n + 1)],
        [f"Sentence {i}." for i in range(1, n + 1)],
        [Bead((i,), (i,), 0.8, 0.9) for i in range(n)],
    )


class Tags(HTMLParser):
    """Collects the tags and the text of table cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)
        if tag == "td":
            self.cells.append("")
        self.inside = tag == "td" or self.inside

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


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
        "score": "float64",
        "confidence": "float64",
        "type": "string",
        "findings": "string",
        "note": "string",
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
        0.9,
        "1-0",
        "[major pair] No English was found for this text.",
        "",
    ]
    assert list(long_result(0).pairs.columns) == list(frame.columns)


def test_notebook_table_says_what_is_missing_and_what_is_odd() -> None:
    cells = Tags(notice()._repr_html_()).cells
    rows = [cells[i : i + 4] for i in range(0, len(cells), 4)]
    assert rows[2] == [
        "3",
        "到2027年，建成三百个示范项目。项目名单另行公布。",
        "By 2027, 300 demonstration projects will be built; the list will be published separately.",
        "0.55 2-1",
    ]
    assert rows[3] == ["4", "各单位每季度报告进展。", "No English found for this sentence", "0.90 1-0"]
    assert rows[4] == ["5", "No Chinese found for this sentence", "Related articles", "0.85 0-1"]
    assert rows[5][3] == "0.97 1-1 moved"


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_of_a_document_becomes_markup(zh: str, en: str) -> None:
    plain = Tags(result_html(result(["x"], ["y"], [Bead((0,), (0,))])))
    odd = Tags(result_html(result([zh], [en], [Bead((0,), (0,))])))
    assert odd.tags == plain.tags


@pytest.mark.parametrize(
    ("n", "limit", "ids", "hidden"),
    [
        (6, 6, ["1", "2", "3", "4", "5", "6"], None),
        (7, 6, ["1", "2", "3", "4", "6", "7"], "1 more row"),
        (0, 6, [], None),
    ],
)
def test_a_long_table_is_windowed(n: int, limit: int, ids: list[str], hidden: str | None) -> None:
    page = result_html(long_result(n), limit)
    assert [cell for cell in Tags(page).cells if cell.isdigit()] == ids
    assert (hidden is None) == ("more row" not in page)
    text = result_text(long_result(n), limit=limit)
    assert [line.split()[0] for line in text.splitlines()[4:] if not line.startswith("…")] == ids
    assert (hidden or "Sentence") in text or n == 0


def test_plain_text_twin() -> None:
    assert str(notice()) == (Path(__file__).parent / "notice.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("width", [60, 100, 200])
def test_plain_text_keeps_to_its_width(width: int) -> None:
    table = result_text(notice(), width=width).split("\n\n")[1]
    assert max(map(columns, table.splitlines())) <= width


def test_repr_is_one_line_and_ipython_gets_the_table() -> None:
    class Printer:
        text = staticmethod(lambda text: seen.append(text))

    seen: list[str] = []
    notice()._repr_pretty_(Printer(), cycle=False)
    assert seen == [str(notice())]
    assert repr(notice()) == "<Result 通知.txt | notice.txt: 6 rows>"


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
    said = "Least certain pairs: none, every row has two sides and a confidence of 0.9 or more.\n"
    assert out.getvalue().endswith(said)


def test_summary_lists_the_worst_rows_where_the_checks_ran() -> None:
    out = io.StringIO()
    print_summary(noted(), out)
    lines = out.getvalue().splitlines()
    at = lines.index("Worst rows by quality")
    assert [line.split()[:2] for line in lines[at + 2 : at + 6]] == [
        ["3", "0.10"],
        ["2", "0.60"],
        ["6", "0.90"],
        ["1", "0.95"],
    ]


def test_holding_a_result_loads_neither_pandas_nor_rich() -> None:
    code = (
        "import sys; from tests.export.samples import notice; r = notice(); r._repr_html_(); str(r);"
        "print([m for m in ('pandas', 'rich', 'numpy', 'torch', 'spacy', 'jieba') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
