"""The gold extraction of the sample pairs: one shape, fixed words, exact evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.corpora.pairs import PAIRS, english_of, extraction, lines

CORE = [
    *("kind", "title_zh", "title_en", "title_en_machine", "document_number", "issuing_bodies", "dates"),
    *("cited_documents", "guiding_ideology", "principles", "counts_stated", "targets", "requirements"),
    *("task_areas", "safeguards", "past_results"),
]
EVIDENCE = ["zh_text", "en_text_corrected", "en_text_machine"]
MEASURE = ["metric_zh", "metric_en", "object_zh", "object_en", "comparator"]
VALUE = ["change", "value", "value_max", "baseline", "baseline_year", "unit"]
AREA = ["no", "zh_marker", "zh_sentence_no", "zh_title", "en_title", "en_title_machine", "actions"]
KEYS = {
    "targets": [
        *("id", "zh_sentence_no", "kind", *MEASURE, *VALUE),
        *("deadline", "recurrence", "binding", "scope", *EVIDENCE),
    ],
    "requirements": ["id", "zh_sentence_no", *MEASURE, "value", "unit", "recurrence", *EVIDENCE],
    "past_results": ["id", "zh_sentence_no", "status", *MEASURE, *VALUE, "period", *EVIDENCE],
    "principles": ["no", "zh_sentence_nos", "zh_title", "en_title", "en_title_machine", *EVIDENCE],
    "task_areas": AREA,
    "safeguards": AREA,
    "cited_documents": ["zh", "en", "zh_sentence_nos", "articles"],
    "issuing_bodies": ["zh", "en", "abbr"],
    "actions": [
        *("id", "zh_sentence_no", "actor_zh", "actor_en", "actor_implicit", "verb_zh", "verb_en", "object_zh"),
        *("object_en", "lead_units", "support_units", "deadline", "recurrence", *EVIDENCE),
    ],
}
MAY_BE_EMPTY = {
    *("abbr", "scope", "binding", "unit", "deadline", "recurrence", "period", "en_text_machine"),
    *("metric_zh", "metric_en", "object_zh", "object_en", "comparator", "change", "articles"),
}

each_pair = pytest.mark.parametrize("pair", PAIRS)


def actions(pair: str) -> list[dict[str, Any]]:
    gold = extraction(pair)
    return [
        action
        for area in (*gold["task_areas"], *gold["safeguards"], {"actions": gold.get("follow_up", [])})
        for action in area["actions"]
    ]


def entries(pair: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every entry of every list, with the name of its shape."""
    for name in KEYS:
        for entry in actions(pair) if name == "actions" else extraction(pair)[name]:
            yield name, entry


def numbers(entry: dict[str, Any]) -> list[int]:
    return entry.get("zh_sentence_nos") or [entry["zh_sentence_no"]]


@each_pair
def test_same_keys_in_the_same_order(pair: str) -> None:
    gold = extraction(pair)
    assert list(gold)[: len(CORE)] == CORE
    assert list(gold["document_number"]) == ["zh", "en", "parts"]
    assert list(gold["document_number"]["parts"]) == ["issuer_code", "joint", "series", "year", "serial"]
    assert list(gold["dates"]) == ["issued", "in_force", "valid_until"]
    assert all(re.fullmatch(r"(?:\d{4}-\d\d-\d\d)?", date) for date in gold["dates"].values())
    for name, entry in entries(pair):
        assert list(entry) == KEYS[name], entry


@each_pair
def test_identifiers_count_up(pair: str) -> None:
    gold = extraction(pair)
    for name, letter in (("targets", "T"), ("requirements", "R"), ("past_results", "P")):
        assert [entry["id"] for entry in gold[name]] == [f"{letter}{n}" for n in range(1, len(gold[name]) + 1)]
    for name, prefix in (("task_areas", ""), ("safeguards", "S")):
        for no, area in enumerate(gold[name], 1):
            assert area["no"] == no
            ids = [action["id"] for action in area["actions"]]
            assert ids == [f"{prefix}{no}.{n}" for n in range(1, len(ids) + 1)]


@each_pair
def test_evidence_is_verbatim(pair: str) -> None:
    zh = lines(pair, "zh")
    gold = extraction(pair)
    entry: dict[str, Any]
    assert gold["title_zh"] in zh[0]
    assert gold["title_en_machine"] in english_of(pair, 1)
    assert any(gold["document_number"]["zh"] in sentence for sentence in zh)
    for _, entry in [*entries(pair), ("guiding_ideology", gold["guiding_ideology"])]:
        if "abbr" in entry:
            assert any(entry["zh"] in sentence for sentence in zh), entry
            continue
        source = [zh[n - 1] for n in numbers(entry)]
        machine = [english_of(pair, n) for n in numbers(entry)]
        for key in ("zh_marker", "zh_title", "zh_text", "zh", "scope", "recurrence"):
            assert any(entry.get(key, "") in sentence for sentence in source), (key, entry)
        for article in entry.get("articles", ()):
            assert any(article in sentence for sentence in source), entry
        for key in ("en_title_machine", "en_text_machine"):
            assert any(entry.get(key, "") in sentence for sentence in machine), (key, entry)


@each_pair
def test_machine_english_is_missing_only_where_it_was_dropped(pair: str) -> None:
    for name, entry in entries(pair):
        if name != "principles" and entry.get("en_text_machine") == "":
            number = entry["zh_sentence_no"]
            assert english_of(pair, number) == "" or number in OMITTED_CLAUSES[pair], entry


OMITTED_CLAUSES = {"interpretation": {37, 45}, "plan": {48}, "notice": {31, 47}}


@each_pair
def test_nothing_needed_is_empty(pair: str) -> None:
    for name, entry in entries(pair):
        empty = {key for key, value in entry.items() if value in ("", None, [])}
        assert empty <= MAY_BE_EMPTY | {
            "value",
            "value_max",
            "baseline",
            "baseline_year",
            "lead_units",
            "support_units",
        } | ({"zh_text", "en_text_corrected"} if name == "principles" else set()), (empty, entry)
        assert ("metric_zh" in empty) == ("metric_en" in empty), entry
        assert ("object_zh" in empty) == ("object_en" in empty), entry


@each_pair
def test_quantified_means_a_comparator_and_a_value(pair: str) -> None:
    for target in extraction(pair)["targets"]:
        assert target["kind"] in {"quantified", "qualitative", "vague"}
        measured = [target["comparator"], target["change"], target["value"] not in (None, "")]
        assert all(measured) if target["kind"] == "quantified" else not any(measured), target
    for requirement in extraction(pair)["requirements"]:
        assert requirement["comparator"]
        assert requirement["value"] is not None


@each_pair
def test_fixed_words(pair: str) -> None:
    for name, entry in entries(pair):
        assert entry.get("comparator", "") in {">=", "<=", ">", "<", "=", "~", ""}, entry
        assert entry.get("change", "") in {"level", "growth", "multiple", "from_to", ""}, entry
        assert entry.get("binding", "") in {"约束性", "预期性", ""}, entry
        assert (entry.get("change") == "from_to") == (entry.get("baseline") is not None), entry
        assert (entry.get("change") == "multiple") == (entry.get("unit") == "倍"), entry
        assert entry.get("status", "done") == "done", entry
        if isinstance(entry.get("value"), str):
            assert name == "targets"
            assert re.fullmatch(r"\d+/\d+", entry["value"])
            assert entry["unit"] == ""


@each_pair
def test_deadlines_are_dates_or_years(pair: str) -> None:
    for name, entry in entries(pair):
        deadline, recurrence = entry.get("deadline", ""), entry.get("recurrence", "")
        assert re.fullmatch(r"(?:20\d\d(?:-\d\d-\d\d)?)?", deadline), entry
        assert re.fullmatch(r"(?:[每逐].+)?", recurrence), entry
        assert not (deadline and recurrence), entry
        assert re.fullmatch(r"(?:20\d\d(?:-20\d\d|-\d\d-\d\d)?)?", entry.get("period", "")), (name, entry)


@each_pair
def test_no_figure_is_a_target_and_something_else_at_once(pair: str) -> None:
    gold = extraction(pair)
    kinds = [
        {(e["zh_sentence_no"], e["zh_text"]) for e in gold[k]} for k in ("targets", "requirements", "past_results")
    ]
    assert not kinds[0] & kinds[1] | kinds[0] & kinds[2] | kinds[1] & kinds[2]
