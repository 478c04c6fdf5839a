"""alignment.jsonl is faithful: the result comes back from it, and a damaged file is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.export.jsonl import read_jsonl, write_jsonl
from aligner.face import Result
from aligner.types import Bead
from aligner.view.rows import rounded, rows
from tests.export.corrected import HOSTILE, side_by_side
from tests.export.samples import notice, result


def as_recorded(r: Result) -> Result:
    """Round the scores and drop the timings, which is all that the record leaves out."""
    beads = tuple(replace(b, score=rounded(b.score), confidence=rounded(b.confidence)) for b in r.alignment.beads)
    return replace(r, alignment=replace(r.alignment, beads=beads), timings={})


def test_a_result_comes_back(tmp_path: Path) -> None:
    write_jsonl(notice(), tmp_path / "a.jsonl")
    assert Result.of(read_jsonl(tmp_path / "a.jsonl")) == as_recorded(notice())


def test_texts_that_other_formats_take_for_something_else(tmp_path: Path) -> None:
    texts = [*HOSTILE, "half a pair \ud83d", "\udc00"]
    r = side_by_side(texts, texts[::-1])
    write_jsonl(r, tmp_path / "a.jsonl")
    read = read_jsonl(tmp_path / "a.jsonl")
    assert [(row.zh, row.en) for row in rows(read)] == [*zip(texts, texts[::-1], strict=True)]
    assert (read.source, read.target) == (r.source, r.target)


def test_writing_what_was_read_gives_the_same_bytes(tmp_path: Path) -> None:
    write_jsonl(notice(), tmp_path / "a.jsonl")
    write_jsonl(read_jsonl(tmp_path / "a.jsonl"), tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_a_bead_line_for_people_and_other_programs(tmp_path: Path) -> None:
    write_jsonl(notice(), tmp_path / "a.jsonl")
    record = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").split("\n")[2])
    key = rows(notice())[1].key
    assert record == {
        "record": "bead",
        "id": 2,
        "key": key,
        "type": "1-1",
        "score": 0.7,
        "confidence": 0.8,
        "moved": False,
        "zh": "各地区要加强统筹协调。",
        "en": "All regions shall strengthenCoordination.",
        "source": [
            {
                "index": 1,
                "span": [7, 19],
                "clean": [7, 18],
                "original": [27, 38],
                "label": "",
                "kind": "sentence",
                "block": -1,
                "soft": [],
                "repairs": [],
            }
        ],
        "target": [
            {
                "index": 1,
                "span": [24, 66],
                "clean": [24, 65],
                "original": [24, 65],
                "label": "一",
                "kind": "item",
                "block": 0,
                "soft": [55],
                "repairs": [52],
            }
        ],
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1), st.text(min_size=1))
def test_any_text_comes_back(tmp_path: Path, zh: str, en: str) -> None:
    r = result([zh], [en], [Bead((0,), (0,))])
    write_jsonl(r, tmp_path / "a.jsonl")
    assert Result.of(read_jsonl(tmp_path / "a.jsonl")) == r


def test_a_segment_whose_text_is_not_in_the_document_comes_back(tmp_path: Path) -> None:
    r = result(["甲。"], ["A."], [Bead((0,), (0,))])
    odd = replace(r, alignment=replace(r.alignment, source=(replace(r.alignment.source[0], text="乙。"),)))
    write_jsonl(odd, tmp_path / "a.jsonl")
    assert Result.of(read_jsonl(tmp_path / "a.jsonl")) == odd


@pytest.mark.parametrize("beads", [[], [Bead((0,), (0,)), Bead((0,), ())], [Bead((0,), ())]])
def test_an_alignment_that_breaks_the_law_is_not_recorded(tmp_path: Path, beads: list[Bead]) -> None:
    with pytest.raises(ValueError, match="must be in exactly one bead"):
        write_jsonl(result(["甲"], ["a"], beads), tmp_path / "a.jsonl")
    assert not list(tmp_path.iterdir())


def _without(key: str, line: int) -> object:
    def change(lines: list[str]) -> list[str]:
        record = json.loads(lines[line])
        del record[key]
        return [*lines[:line], json.dumps(record), *lines[line + 1 :]]

    return change


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda lines: [], "does not begin with an aligner header"),
        (lambda lines: lines[1:], "does not begin with an aligner header"),
        (lambda lines: lines[:-1], "holds 5 of 6 rows: it was cut short"),
        (lambda lines: [*lines[:-1], lines[-1][:-5]], r"line 7: not JSON"),
        (lambda lines: [*lines[:-1], "[]"], r"line 7: expected an object, found list"),
        (lambda lines: [lines[0].replace('"format":2', '"format":99'), *lines[1:]], "has format 99"),
        (_without("verdict", 0), "lacks something that every record has"),
        (_without("moved", 3), "lacks something that every record has"),
    ],
)
def test_a_damaged_record_is_refused_with_a_reason(tmp_path: Path, damage: object, message: str) -> None:
    path = tmp_path / "a.jsonl"
    write_jsonl(notice(), path)
    lines = damage(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))  # type: ignore[operator]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_jsonl(path)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_jsonl(tmp_path / "none.jsonl")
