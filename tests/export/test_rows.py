"""What a row says of its bead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.types import Bead
from aligner.view.rows import rounded, row_keys, rows
from tests.export.samples import notice, result


def test_rows_number_types_texts_and_scores() -> None:
    assert [(r.id, r.type, r.score, r.confidence, r.zh, r.en, r.moved) for r in rows(notice())] == [
        (1, "1-1", 0.9124, 0.9877, "一、总体要求", "I. General requirements", False),
        (2, "1-1", 0.7, 0.8, "各地区要加强统筹协调。", "All regions shall strengthenCoordination.", False),
        (
            3,
            "2-1",
            0.66,
            0.55,
            "到2027年，建成三百个示范项目。项目名单另行公布。",
            "By 2027, 300 demonstration projects will be built; the list will be published separately.",
            False,
        ),
        (4, "1-0", 0.0, 0.9, "各单位每季度报告进展。", "", False),
        (5, "0-1", 0.0, 0.85, "", "Related articles", False),
        (6, "1-1", 0.88, 0.97, "本通知自印发之日起施行。", "This notice takes effect on the date of issue.", True),
    ]


def test_spans_lead_to_the_texts_in_the_cleaned_and_the_original_document() -> None:
    r = notice()
    for row in rows(r):
        for side, document, segments in (
            (row.source, r.source, r.alignment.source),
            (row.target, r.target, r.alignment.target),
        ):
            texts = [segments[i].text for i in side.segments]
            assert [document.text[start:end] for start, end in side.spans] == texts
            assert [document.original[start:end] for start, end in side.original_spans] == texts


def test_labels_and_segments_run_parallel() -> None:
    table = rows(notice())
    assert (table[1].target.segments, table[1].target.labels) == ((1,), ("一",))
    assert (table[2].source.segments, table[2].source.labels) == ((2, 3), ("", ""))


@pytest.mark.parametrize(
    ("texts", "same"),
    [
        ([("甲", "a"), ("甲", "b")], False),  # a repeated sentence: two occurrences
        ([("甲", ""), ("", "甲")], False),  # the same text on the other side
        ([("", "a"), ("", "a")], False),
    ],
)
def test_keys_tell_rows_apart(texts: list[tuple[str, str]], same: bool) -> None:
    first, second = row_keys(texts)
    assert (first == second) is same


def test_keys_are_fixed_for_ever() -> None:
    assert row_keys([("甲", "a"), ("甲", "a"), ("", "a")]) == ["8af3af1b3e43", "93b42cc18ece", "en-bfaead1682b0"]


@given(st.lists(st.tuples(st.text(max_size=3), st.text(min_size=1, max_size=3))))
def test_keys_do_not_depend_on_the_english_of_a_chinese_row(texts: list[tuple[str, str]]) -> None:
    keys = row_keys(texts)
    assert len(set(keys)) == len(keys)
    assert row_keys([(zh, en if not zh else "changed") for zh, en in texts]) == keys


@pytest.mark.parametrize(("value", "expected"), [(-0.00001, "0.0"), (0.123449, "0.1234"), (1, "1.0"), (-0.5, "-0.5")])
def test_rounding(value: float, expected: str) -> None:
    assert str(rounded(value)) == expected


def test_a_text_that_its_span_does_not_hold_keeps_the_segment_span() -> None:
    r = result(["甲。"], ["A."], [Bead((0,), (0,))])
    odd = replace(r, alignment=replace(r.alignment, source=(replace(r.alignment.source[0], text="乙。"),)))
    assert rows(odd)[0].source.spans == ((0, 3),)
