"""What shows itself in a notebook: as HTML in which no text becomes markup, and as plain text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner.display.notebook import result_html, result_text
from aligner.display.notebook_document import document_html, document_text
from aligner.errors import UsageError
from aligner.extraction.records import Extraction
from aligner.types import Bead, Block, Finding
from aligner.view.text import columns
from tests.display.samples import GLUE, TERM, VALUE, long_result, noted, told
from tests.export.samples import document, result


class Tags(HTMLParser):
    """Collects the tags, the titles, and the text of table cells."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.titles: list[str] = []
        self.cells: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.titles += [value or "" for name, value in attrs if name == "title"]
        if tag == "td":
            self.cells.append("")
        self.inside = tag == "td" or self.inside

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def test_result_says_what_is_missing_odd_and_found() -> None:
    page = Tags(noted()._repr_html_())
    rows = [page.cells[i : i + 4] for i in range(0, len(page.cells), 4)]
    assert rows[1][2] == (
        "All regions shall strengthenCoordinationstrengthen coordination.1 findingminor surface (corrected): "
        "“strengthenCoordination” is two words without a space. → strengthen coordination"
    )
    assert rows[2][:2] == ["3", "到2027年，建成三百个示范项目。项目名单另行公布。"]
    assert rows[2][3] == "0.55 2-1needs review"
    assert rows[3][:3] == [
        "4",
        "各单位每季度报告进展。",
        "No English found for this sentence1 findingmajor pair: No English was found for this text.",
    ]
    assert rows[4][1:] == ["No Chinese found for this sentence", "Related articles", "0.85 0-1"]
    assert rows[5][3] == "0.97 1-1 moved"
    assert "critical number: 三百 is 300. → three hundred (三百 ↔ 300)" in page.titles


@settings(max_examples=30)
@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_of_a_document_becomes_markup(zh: str, en: str) -> None:
    assert {tag for page in hostile(zh, en) for tag in Tags(page).tags} <= {
        tag for page in hostile("x" * 3, "y" * 3) for tag in Tags(page).tags
    } | {("span", ("title",))}


def hostile(zh: str, en: str) -> list[str]:
    """The HTML of every kind of object with two texts wherever a text can stand."""
    found = Finding("term", "major", zh, en, f"{en}!", 0.9, (0, 1), (0, 1))
    r = told(result([zh, zh], [en], [Bead((0,), (0,)), Bead((1,), ())], warnings=(zh,)), [(found,), ()], [(), ()])
    source = replace(r.source, name=zh, blocks=(Block(0, len(zh), en, 1),), warnings=(en,))
    r = replace(r, source=source, alignment=replace(r.alignment, verdict=zh, warnings=(en,)))
    extraction = noted().extraction
    task = replace(extraction.tasks[0], zh_evidence=zh, en_evidence=en, disagreement=(zh,), object_zh=en)
    target = replace(extraction.targets[0], zh_evidence=zh, en_evidence=en, deadline=en, unit=zh)
    facts = replace(extraction.facts, title_zh=f"F{zh}", kind=f"F{en}")
    things: list[Any] = [r, r.show(check="term"), r[1], r[2], source, r.alignment, found, r.reports[0]]
    things.append(Extraction(facts, (task,), (target,), source=source))
    assert all(str(thing) for thing in things)
    return [thing._repr_html_() for thing in things]


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
    assert [line.split()[0] for line in text.splitlines()[5:] if not line.startswith("…")] == ids
    assert (hidden or "Sentence") in text or n == 0


def test_long_documents_alignments_and_extractions_are_windowed() -> None:
    r = long_result(200)
    source = replace(r.source, blocks=tuple(Block(s.start, s.end) for s in r.alignment.source))
    made = Extraction(tasks=noted().extraction.tasks * 200)
    for thing, what in ((source, "block"), (r.alignment, "row"), (made, "record")):
        assert f"160 more {what}s" in thing._repr_html_()
        assert len(str(thing).splitlines()) < 100
        assert "… " in str(thing)


def test_plain_text_twin() -> None:
    assert str(noted()) == (Path(__file__).parent / "notice.txt").read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("width", [60, 100, 200])
def test_plain_text_keeps_to_its_width(width: int) -> None:
    table = result_text(noted(), width=width).split("\n\n")[1]
    assert max(map(columns, table.splitlines())) <= width


@pytest.mark.parametrize("thing", [noted(), noted()[3], noted().source, noted().alignment, VALUE, noted().extraction])
def test_ipython_gets_the_plain_text(thing: Any) -> None:
    class Printer:
        text = staticmethod(lambda text: seen.append(text))

    seen: list[str] = []
    thing._repr_pretty_(Printer(), cycle=False)
    thing._repr_pretty_(Printer(), cycle=True)
    assert seen == [str(thing), repr(thing)]


def test_reprs_are_one_line() -> None:
    r = noted()
    assert repr(r) == "<Result 通知.txt | notice.txt: 6 rows>"
    assert repr(r[3]) == "<Pair 3: 2-1, needs review, 2 findings>"
    assert repr(r.show(severity="major", worst=1)) == "<Selection: 1 of 6 rows, severity major, worst 1>"


def test_rows_are_counted_from_one_as_everywhere() -> None:
    r = noted()
    assert len(r) == 6
    assert [pair.id for pair in r] == [1, 2, 3, 4, 5, 6]
    pair = r[2]
    assert (pair.zh, pair.en) == (r.pairs.zh[2], r.pairs.en_machine[2])
    assert (pair.en_corrected, pair.status, pair.quality) == (r.pairs.en_corrected[2], "edited", 0.6)
    assert (pair.findings, len(pair.corrections), pair.type, pair.confidence) == ((GLUE,), 1, "1-1", 0.8)


@pytest.mark.parametrize("number", [0, 7, -1])
def test_a_row_that_is_not_there(number: int) -> None:
    with pytest.raises(IndexError, match=f"There is no row {number}: the rows are counted from 1 to 6"):
        noted()[number]


def test_a_row_is_asked_for_by_number() -> None:
    with pytest.raises(TypeError, match=r"by its number, such as r\[12\]"):
        noted()["3"]  # type: ignore[index]


def test_a_pair_shows_all_that_is_known_about_it() -> None:
    pair = noted()[3]
    page, text = pair._repr_html_(), str(pair)
    for words in (
        "row 3 of 通知.txt: 2-1, confidence 0.55",
        "三百 is 300.",
        "三百 ↔ 300",
        "three hundred",
        "not fluent",
    ):
        assert words in page.replace("Row 3", "row 3")
        assert words in text.replace("Row 3", "row 3")
    assert "support 0." in page
    assert "Chinese words without English: " in text
    assert "Corrected" not in page
    assert "<th>Corrected</th>" in noted()[2]._repr_html_()
    assert "Word support" not in noted()[4]._repr_html_()


def test_a_word_without_support_is_tinted() -> None:
    pair = aligner.run("加强能源监管。\n", "Strengthen oversight.\n", languages=("zh", "en"))[1]
    assert re.search(r'<span class="aligner-t[1-4]" title="support 0\.\d\d, none">能源</span>', pair._repr_html_())
    assert "Chinese words without English: 能源 (0." in str(pair)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"check": "term"}, [3]),
        ({"check": ("term", "surface")}, [2, 3]),
        ({"severity": "critical"}, [3]),
        ({"severity": "major"}, [3, 4]),
        ({"check": "surface", "severity": "major"}, []),
        ({"status": "edited"}, [2]),
        ({"min_confidence": 0.9}, [1, 4, 6]),
        ({"worst": 3}, [4, 5, 3]),
        ({"worst": 2, "check": ["surface", "number"]}, [3, 2]),
    ],
)
def test_show(asked: dict[str, Any], ids: list[int]) -> None:
    chosen = noted().show(**asked)
    assert chosen.ids == tuple(ids)
    assert [pair.id for pair in chosen] == list(chosen.pairs.id) == ids
    assert len(chosen) == len(ids)


def test_show_shows_the_findings_that_were_asked_for_and_no_other() -> None:
    chosen = noted().show(check="term")
    assert TERM.message in chosen._repr_html_()
    assert VALUE.message not in chosen._repr_html_()
    assert str(chosen).splitlines()[0] == "1 of 6 rows: check term"
    assert "1M " in str(chosen)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"check": "terms"}, "There is no check 'terms'; there are number, term, "),
        ({"severity": "bad"}, "There is no severity 'bad'; there are critical, major, minor."),
        ({"status": "done"}, "There is no status 'done'; there are no finding, edited, needs review."),
        ({"worst": 0}, "worst is a number of rows from 1 on, not 0."),
    ],
)
def test_show_refuses_what_does_not_exist(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        noted().show(**asked)
    assert str(caught.value).startswith(message)


def test_a_document_tells_what_was_read_and_removed() -> None:
    source = noted().source
    lines = document_text(source).splitlines()
    assert lines[:3] == [
        "通知.txt (txt, zh): 72 characters, 2 blocks",
        "Cleaned out: bookmark (1)",
        "Warning: One bookmark was removed.",
    ]
    assert lines[4] == "   1  heading 1   一、总体要求"
    assert document("leer", [])[0].text == ""
    assert "0 blocks" in document_html(document("empty.txt", [])[0])


def test_an_extraction_shows_targets_and_tasks() -> None:
    made = noted().extraction
    page = Tags(made._repr_html_())
    assert page.cells[:2] == ["通知", "Notice"]
    assert page.cells[3:7] == [
        "at least 300 个value 300 in Chinese, 30 in English",
        "2027",
        "建成三百个示范项目",
        "300 demonstration projects will be built",
    ]
    assert page.cells[7:] == ["一、总体要求", "报告进展; lead 各单位", "", "各单位每季度报告进展", ""]
    assert "Targets (1)" in str(made)
