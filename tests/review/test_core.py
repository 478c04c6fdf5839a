"""Decisions done, undone, redone, kept and done again; what they never touch; what they cost the other rows."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aligner
from aligner.check import check_pairs
from aligner.errors import AlignerError, UsageError
from aligner.export.jsonl import read_jsonl, write_jsonl
from aligner.review import Conflict, Review, Store
from aligner.review.decision import KINDS
from aligner.terms import with_user_terms
from aligner.types import PairText
from aligner.view.rows import rows
from tests.review.samples import EN, OPEN, ZH, opened, row, run_folder, said

FIXED = "Every locality shall complete the reinforcement of 3,000 small reservoirs by the end of 2026."


@pytest.fixture
def review(tmp_path: Path) -> Review:
    return opened(run_folder(tmp_path))


def decide(review: Review, kind: str, number: int, **fields: object) -> object:
    return review.decide(kind, row(review, number).key, author="me", **fields)


def test_english_that_a_person_wrote_is_confirmed_once_nothing_is_found_in_it(review: Review) -> None:
    decide(review, "set_english", 2, en=FIXED)
    state = row(review, 2)
    assert (state.en, state.en_machine, state.status, state.findings) == (FIXED, EN[1], "confirmed", ())
    decide(review, "set_english", 2, en=FIXED.replace("3,000", "30"))
    state = row(review, 2)
    assert state.status == "needs review" and [f.check for f in state.findings] == ["number"]
    start, end = state.findings[0].en_span or (0, 0)
    assert state.en[start:end].startswith("30")


def test_accepting_a_suggestion_puts_it_in_and_says_where(review: Review) -> None:
    before = row(review, 10)
    finding = before.findings[0]
    start, end = finding.en_span or (0, 0)
    change = decide(review, "accept", 10, finding=finding.key)
    after = row(review, 10)
    assert after.en == before.en[:start] + finding.suggestion + before.en[end:]
    assert (after.status, [edit.new for edit in after.edits]) == ("edited", [finding.suggestion])
    assert after.en[slice(*after.edits[0].en_span)] == finding.suggestion
    assert after.en_machine[slice(*after.edits[0].span)] == after.edits[0].old
    assert [state.key for state in change.rows] == [after.key]


def test_rejecting_the_finding_of_an_edit_takes_the_edit_back_and_stops_counting_it(review: Review) -> None:
    edit = row(review, 3).edits[0]
    decide(review, "reject_suggestion", 3, finding=edit.finding)
    state = row(review, 3)
    assert (state.en, state.edits, state.status) == (EN[2], (), "no finding")
    assert [(f.key, f.away) for f in state.findings] == [(edit.finding, "rejected")]


def test_statuses_and_notes(review: Review) -> None:
    for kind, status in (("confirm", "confirmed"), ("reject", "rejected"), ("reopen", "needs review")):
        decide(review, kind, 1)
        assert row(review, 1).status == status
    decide(review, "reopen", 1, status="")
    assert row(review, 1).status == "no finding"
    decide(review, "note", 1, note="ask")
    assert (row(review, 1).note, row(review, 1).status) == ("ask", "no finding")
    assert review.progress() == {"total": 12, "decided": 0, "status": {"edited": 2, "needs review": 2, "no finding": 8}}


def test_a_finding_is_ignored_in_a_row_in_the_document_and_in_the_project(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    review = opened(folder)
    finding = row(review, 10).findings[0]
    for scope in ("row", "document", "project"):
        decide(review, "ignore", 10, finding=finding.key, scope=scope)
        state = row(review, 10)
        assert (state.status, [f.away for f in state.findings]) == ("no finding", [scope])
        assert state.quality > next(s for s in said(opened(run_folder(tmp_path, scope))) if s["id"] == 10)["quality"]
        review.undo("me")
        assert row(review, 10).status == "needs review"
    decide(review, "ignore", 10, finding=finding.key, scope="project")
    other = run_folder(tmp_path, "other")
    assert Review.open(other, folder).rows[9].status == "no finding"
    assert review.record.marks and [why for _, why in review.record.marks[9].away] == ["project"]


def test_merge_joins_both_sides_and_split_at_the_seam_gives_the_rows_back(review: Review) -> None:
    before = said(review)
    change = decide(review, "merge", 2)
    merged = row(review, 2)
    assert (merged.zh, merged.type, merged.confidence) == (ZH[1] + ZH[2], "2-2", 1.0)
    assert merged.en_machine == f"{EN[1]} {EN[2]}" and merged.en == f"{before[1]['en']} {before[2]['en']}"
    assert change.removed == (before[1]["key"], before[2]["key"]) and change.position == 1
    decide(review, "split", 2, at=len(str(before[1]["en"])) + 1)
    again = said(review)
    assert [s["key"] for s in again] == [s["key"] for s in before]
    for name in ("zh", "en", "en_machine", "edits", "findings"):
        assert [s[name] for s in again] == [s[name] for s in before]


def test_a_sentence_is_cut_and_becomes_whole_again(review: Review) -> None:
    decide(review, "split", 6, at=len("Where hidden dangers are found,"))
    first, second = row(review, 6), row(review, 7)
    assert (first.en, second.en) == ("Where hidden dangers are found,", "they shall be reported at once.")
    assert (first.zh, second.zh, first.type, second.type) == (ZH[5], "", "1-1", "0-1")
    decide(review, "move", 7, to="up")
    assert (row(review, 6).en_machine, row(review, 6).type, len(review.rows)) == (EN[5], "1-1", 12)


def test_a_boundary_moves_by_sentences_and_by_characters(review: Review) -> None:
    decide(review, "move", 5, to="down")
    assert row(review, 5).en == "County governments must fulfil their responsibilities."
    assert row(review, 6).en == f"They shall carry out patrols. {EN[5]}"
    decide(review, "move", 6, to="up", at=len("They shall"))
    assert row(review, 5).en.endswith("responsibilities. They shall")
    assert row(review, 6).en.startswith("carry out patrols.")
    for _ in range(2):
        review.undo("me")
    assert row(review, 5).en == EN[4]


def test_realigning_mends_rows_between_confirmed_ones(review: Review) -> None:
    before = said(review)
    decide(review, "confirm", 4)
    decide(review, "confirm", 8)
    decide(review, "move", 5, to="down", at=0)
    decide(review, "move", 6, to="down", at=10)
    decide(review, "realign", 6)
    after = said(review)
    assert [(s["key"], s["en"], s["type"]) for s in after] == [(s["key"], s["en"], s["type"]) for s in before]
    assert [row(review, k).version for k in (4, 8)] == [1, 2]
    with pytest.raises(UsageError, match="This row is decided"):
        decide(review, "realign", 4)


def test_a_version_that_is_old_is_a_conflict_that_shows_the_row(review: Review) -> None:
    seen = row(review, 2)
    decide(review, "set_english", 2, en=FIXED)
    with pytest.raises(Conflict, match="was changed meanwhile") as caught:
        review.decide("confirm", seen.key, author="other", expected=seen.version)
    assert caught.value.row.en == FIXED and caught.value.row.version == 1
    review.decide("confirm", seen.key, author="other", expected=1)
    decide(review, "merge", 2)
    with pytest.raises(Conflict, match="is gone") as caught:
        review.decide("confirm", seen.key, author="other", expected=2)
    assert caught.value.row is None


def test_two_programs_on_one_run_see_each_other_and_overwrite_nothing(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    one, two = opened(folder), opened(folder)
    decide(one, "set_english", 2, en=FIXED)
    assert [(c.seq, c.author, c.rows[0].en) for c in two.since(0)] == [(1, "me", FIXED)]
    with pytest.raises(Conflict):
        two.decide("confirm", row(one, 2).key, author="two", expected=0)
    two.decide("note", row(two, 2).key, author="two", expected=1, note="seen")
    assert [c.kind for c in one.since(1)] == ["note"] and said(one) == said(two)


def test_undo_is_each_author_s_own_and_leaves_what_came_after(review: Review) -> None:
    key = row(review, 2).key
    review.decide("set_english", key, author="a", en="Written by a.")
    review.decide("set_english", key, author="b", en="Written by b.")
    review.undo("a")
    assert row(review, 2).en == "Written by b."
    review.undo("b")
    assert (
        row(review, 2).en
        == "All localities shall complete the reinforcement of 3,000 small reservoirs by the end of 2026."
    )
    review.redo("a")
    assert row(review, 2).en == "Written by a."
    assert [d.kind for d in review.decisions] == ["set_english", "set_english", "undo", "undo", "redo"]


def test_a_decision_on_which_another_builds_is_not_taken_back_before_it(review: Review) -> None:
    review.decide("merge", row(review, 2).key, author="a")
    review.decide("note", row(review, 2).key, author="b", note="merged")
    with pytest.raises(UsageError, match="take back note"):
        review.undo("a")
    review.undo("b")
    review.undo("a")
    assert len(review.rows) == 12


def test_accepting_all_of_a_rule_does_what_the_preview_said(review: Review) -> None:
    decide(review, "set_english", 9, en="All units should stand first and then break.")
    offers = review.preview(OPEN)
    review.accept_rule(OPEN, "me")
    states = {state.key: state for state in review.rows}
    assert offers and [states[offer.key].en for offer in offers] == [offer.after for offer in offers]


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("praise", {}, "There is no decision 'praise'"),
        ("set_english", {}, "needs en"),
        ("set_english", {"en": 3}, "is a text, not int"),
        ("accept", {"finding": "none"}, "has no finding 'none'"),
        ("confirm", {"en": "x"}, "has no field 'en'"),
        ("ignore", {}, "needs a finding"),
        ("ignore", {"rule": "a.b", "scope": "world"}, "not in 'world'"),
        ("split", {"at": 10_000}, "cannot be cut"),
        ("split", {"at": 0, "zh": 0}, "would be empty"),
        ("move", {"to": "sideways"}, "moves up or down"),
        ("move", {"to": "up"}, "no previous row"),
        ("merge", {"with": "previous"}, "no previous row"),
        ("reopen", {"status": "done"}, "opened again as"),
    ],
)
def test_what_cannot_be_decided_is_said_and_keeps_nothing(
    review: Review, kind: str, fields: dict[str, object], message: str
) -> None:
    before = said(review)
    with pytest.raises(UsageError, match=message):
        review.decide(kind, row(review, 1).key, author="me", **fields)
    assert said(review) == before and review.decisions == []


def test_nothing_in_the_store_can_be_changed_or_deleted(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    decide(opened(folder), "confirm", 1)
    base = sqlite3.connect(folder / "review.sqlite")
    for words in ("UPDATE decisions SET author = 'x'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="is never"):
            base.execute(words)


def test_a_file_that_is_no_store_is_left_alone(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    (folder / "review.sqlite").write_bytes(b"something else, long enough to be read as a page " * 100)
    with pytest.raises(AlignerError, match="cannot be opened as a store of decisions"):
        opened(folder)
    assert (folder / "review.sqlite").read_bytes().startswith(b"something else")


def test_reading_a_run_makes_no_store(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    assert opened(folder).progress()["total"] == 12 and len(aligner.load(folder)) == 12
    assert not (folder / "review.sqlite").exists()


def test_python_decides_on_a_result(tmp_path: Path) -> None:
    folder = run_folder(tmp_path)
    r = aligner.load(folder)
    r.decide(2, "set_english", en=FIXED, author="me")
    r.decide(r[3], "confirm", author="me")
    assert (r[2].status, r.corrected[1], r.pairs.status[2]) == ("confirmed", FIXED, "confirmed")
    assert list(r.decisions.kind) == ["set_english", "confirm"] and list(r.decisions.holds) == [True, True]
    r.undo(author="me")
    assert list(r.decisions.kind) == ["set_english", "confirm", "undo"]
    assert [bool(held) for held in r.decisions.holds] == [True, False, False]
    assert aligner.load(folder)[2].en_corrected == FIXED
    unsaved = aligner.run([*ZH[:3]], [*EN[:3]])
    unsaved.decide(1, "merge", author="me")
    assert len(unsaved) == 2 and unsaved[1].zh == ZH[0] + ZH[1]
    with pytest.raises(UsageError, match="count from 1 to 2"):
        unsaved.decide(3, "confirm")


# Laws, on decisions drawn at random.


def act(review: Review, rng: random.Random) -> bool:
    """Decide something at random; say whether it was possible."""
    number = rng.randrange(len(review.rows))
    state = review.rows[number]
    kind = rng.choice([kind for kind in KINDS if kind != "realign"])
    keys = [f.key for f in state.findings] + [edit.finding for edit in state.edits]
    fields: dict[str, object] = {
        "set_english": {"en": rng.choice([state.en + " More.", "", "Other words.", state.en_machine])},
        "note": {"note": rng.choice(["", "x", "a\nb"])},
        "reopen": {"status": rng.choice(["", "needs review"])},
        "split": {"at": rng.randint(0, len(state.en))},
        "move": {"to": rng.choice(["up", "down"])}
        | ({"at": rng.randint(0, len(state.en))} if rng.random() < 0.5 else {}),
        "merge": {"with": rng.choice(["next", "previous"])},
        "accept": {"finding": rng.choice(keys or ["none"])},
        "reject_suggestion": {"finding": rng.choice(keys or ["none"])},
        "ignore": {"finding": rng.choice(keys or ["none"]), "scope": rng.choice(["row", "document"])},
        "anchor": {"off": rng.random() < 0.3},
    }.get(kind, {})
    try:
        review.decide(kind, state.key, author="me", **fields)
    except UsageError:
        return False
    return True


def lawful(review: Review, folder: Path) -> None:
    """Hold the rows to the laws: the texts are all there, once and in order; the record is one that can be written."""
    record = review.record
    source, target = record.source.text, record.target.text
    assert "".join(state.zh for state in review.rows) == "".join(ZH)
    assert len({state.key for state in review.rows}) == len(review.rows)
    segments = record.alignment.target
    assert [s.start for s in segments] == sorted(s.start for s in segments)
    assert "".join(target[s.start : s.end] for s in segments) == target
    assert "".join(source[s.start : s.end] for s in record.alignment.source) == source
    for state in review.rows:
        for finding in state.findings:
            assert finding.zh_span is None or 0 <= finding.zh_span[0] <= finding.zh_span[1] <= len(state.zh)
            assert finding.en_span is None or 0 <= finding.en_span[0] <= finding.en_span[1] <= len(state.en)
        for edit in state.edits:
            assert state.en_machine[slice(*edit.span)] == edit.old and state.en[slice(*edit.en_span)] == edit.new
    for made in rows(record):
        texts = [segments[k].text for k in made.target.segments]
        assert [record.target.original[slice(*span)] for span in made.target.original_spans] == texts
    write_jsonl(record, folder / "reviewed.jsonl")
    again = read_jsonl(folder / "reviewed.jsonl")
    assert [(r.key, r.zh, r.en, r.en_corrected, r.status, r.note) for r in rows(again)] == [
        (r.key, r.zh, r.en, r.en_corrected, r.status, r.note) for r in rows(record)
    ]


@pytest.mark.slow
@given(seed=st.integers(0, 10**6))
@settings(max_examples=30)
def test_any_decisions_keep_the_laws_and_can_be_undone_redone_and_read_again(tmp_path_factory, seed: int) -> None:
    place = tmp_path_factory.mktemp("laws")
    folder = run_folder(place)
    review, rng = opened(folder), random.Random(seed)
    start = said(review)
    made = sum(act(review, rng) for _ in range(25))
    lawful(review, place)
    end = said(review)
    assert said(opened(folder)) == end
    for _ in range(made):
        review.undo("me")
    assert said(review) == start
    for _ in range(made):
        review.redo("me")
    assert said(review) == end
    assert said(opened(folder)) == end and len(review.decisions) == 3 * made


def told(findings) -> list[tuple[object, ...]]:
    return sorted((f.rule, f.zh_span or (), f.en_span or ()) for f in findings)


@pytest.mark.slow
@given(seed=st.integers(0, 10**6))
@settings(max_examples=10)
def test_a_touched_row_is_checked_as_if_the_whole_were_checked_again(tmp_path_factory, seed: int) -> None:
    """Only what compares rows (consistency) is not made anew; there is none of it in these rows."""
    review, rng = opened(run_folder(tmp_path_factory.mktemp("same"))), random.Random(seed)
    termbase = with_user_terms(review.desk.record.options["terms"])
    for _ in range(12):
        number = rng.randrange(len(review.rows))
        words = review.rows[number].en.split(" ")
        rng.shuffle(words)
        decide(review, "set_english", number + 1, en=" ".join(words))
        states = review.rows
        pairs = [PairText(s.zh, s.en, s.score if s.zh and s.en else None, s.confidence) for s in states]
        whole = [
            f for f in check_pairs(pairs, termbase=termbase, only=[number])[0].findings if f.check != "consistency"
        ]
        assert told(states[number].findings) == told(whole)


def test_a_decision_looks_at_the_rows_it_touched_alone(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    checked = review.desk.looker._checked
    monkeypatch.setattr(
        review.desk.looker, "_checked", lambda pair, around: looked.append(pair.en) or checked(pair, around)
    )
    decide(review, "set_english", 2, en=FIXED)
    decide(review, "merge", 5)
    decide(review, "confirm", 7)
    assert looked == [FIXED, f"{EN[4]} {EN[5]}"]


def test_a_store_in_memory_lives_as_long_as_the_review() -> None:
    store = Store()
    with store.writing():
        pass
    assert store.last == 0 and store.after() == []
