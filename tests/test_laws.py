"""The laws that hold for any pair of texts (docs/architecture.md)."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aligner
from aligner.errors import AlignerWarning, InputError
from aligner.face import Result
from aligner.types import Alignment
from tests.corpora.pairs import CORPORA, PAIRS

CHINESE = [
    "一、总体要求", "各地要加强统筹协调。", "到2027年，建成三百个示范项目；", "问：为什么？", "答：因为重要。",
    "“安全第一”，《意见》指出。", "[bookmark: _GoBack]", "\xa0", "\n", "\n\n", "（一）", "系统提升能力；强化监管。",
]  # fmt: skip
ENGLISH = [
    "I. General requirements", "All regions shall strengthen coordination.", "By 2027, 300 projects will be built; ",
    "Q: Why?", "A: Because it matters.", "build a systemEnhance it; act", '"Safety first", it says. ', "No. 168 ",
    "\xa0", "\n", "\n\n", " ", "Related articles",
]  # fmt: skip
SOURCES, TARGETS = (st.lists(st.sampled_from(p), min_size=1, max_size=25).map("".join) for p in (CHINESE, ENGLISH))
LISTS = st.lists(st.one_of(st.sampled_from(CHINESE + ENGLISH), st.text(max_size=20), st.just("")), max_size=25)
# A list must hold at least one letter, or there is nothing to align.
ITEMS = LISTS.map(lambda items: [*items, "安全 safety"])
LAWS = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True)
def _quiet():
    """Odd texts earn warnings; they are not what these tests are about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def holds(result: Result) -> None:
    """Every law that speaks of one result."""
    alignment = result.alignment
    for document, segments, side in ((result.source, alignment.source, 0), (result.target, alignment.target, 1)):
        partition(document.text, segments)
        seen = [k for bead in alignment.beads for k in (bead.source, bead.target)[side]]
        assert seen == list(range(len(segments))), "each segment once, in order: nothing left out, nothing crossing"
        for segment in segments:
            offsets_round_trip(document, segment)
    for bead in alignment.beads:
        assert bead.source or bead.target
        assert -1 - 1e-6 <= bead.score <= 1 + 1e-6 and 0 <= bead.confidence <= 1
        assert bead.score == 0 or (bead.source and bead.target)


def partition(text: str, segments) -> None:
    """Every character of the cleaned text is in exactly one segment."""
    assert "".join(text[s.start : s.end] for s in segments) == text
    assert all(s.text == text[s.start : s.end].strip() for s in segments)


def offsets_round_trip(document, segment) -> None:
    """What a segment says stands in the original where the offset map points."""
    for offset in range(segment.start, segment.end):
        at = document.offset_map(offset)
        replaced = any(r.start <= at < r.end and r.replacement for r in document.removed)
        assert replaced or document.original[at] == document.text[offset]


@LAWS
@given(SOURCES, TARGETS, st.booleans(), st.booleans())
def test_laws_hold_for_texts(zh: str, en: str, soft: bool, clean: bool) -> None:
    if "Q" not in en and not en.strip(" \n\xa0"):
        en += "Yes."
    try:
        result = aligner.run(f"通知\n{zh}", f"Notice\n{en}", soft=soft, clean=clean, languages=("zh", "en"))
    except InputError:
        pytest.fail("a text with letters was refused")
    assert result.source.original == f"通知\n{zh}" and result.target.original == f"Notice\n{en}"
    holds(result)


@LAWS
@given(SOURCES, TARGETS)
def test_source_sentences_and_without_soft_target_sentences_are_never_cut(zh: str, en: str) -> None:
    from aligner.segment import segment

    made = aligner.run(f"通知\n{zh}", f"Notice\n{en}", languages=("zh", "en"))
    assert list(made.alignment.source) == list(segment(made.source, language="zh"))
    cuts = {s.start for s in made.alignment.target}
    whole = segment(made.target, language="en")
    assert {s.start for s in whole} <= cuts <= {s.start for s in whole} | {c for s in whole for c in s.soft}
    made = aligner.run(f"通知\n{zh}", f"Notice\n{en}", languages=("zh", "en"), soft=False)
    assert list(made.alignment.target) == list(whole)


@LAWS
@given(ITEMS, ITEMS, st.booleans())
def test_lists_keep_their_numbering(left: list[str], right: list[str], clean: bool) -> None:
    result = aligner.run(left, right, clean=clean)
    holds(result)
    assert (len(result.alignment.source), len(result.alignment.target)) == (len(left), len(right))
    if not clean:
        assert [s.text for s in result.alignment.source] == [t.strip() for t in left]
        assert [s.text for s in result.alignment.target] == [t.strip() for t in right]


SENTENCE = ("各地要加强统筹协调。", "All regions shall strengthen coordination.")


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 50), (50, 1), (2, 300), (300, 300), (500, 3)], ids=lambda k: str(k))
def test_identical_items_and_very_different_sizes(n: int, m: int) -> None:
    result = aligner.run([SENTENCE[0]] * n, [SENTENCE[1]] * m)
    holds(result)
    assert (len(result.alignment.source), len(result.alignment.target)) == (n, m)


def test_items_of_very_different_lengths() -> None:
    zh, en = SENTENCE
    with pytest.warns(AlignerWarning, match="characters is not read for tasks and targets"):
        holds(aligner.run([zh, zh * 2000, "", "安", zh], [en, "a", " ".join([en] * 2000), "", en]))


def listed(alignment: Alignment) -> list[tuple]:
    """The beads as plain tuples."""
    return [(b.source, b.target, b.score, b.confidence) for b in alignment.beads]


def test_the_company_that_a_text_is_embedded_in_does_not_matter() -> None:
    encoder = aligner.load_encoder()
    texts = (CORPORA / "plan" / "gold" / "zh.txt").read_text(encoding="utf-8").splitlines()
    alone = [encoder.encode([text])[0].tobytes() for text in texts[:20]]
    assert [row.tobytes() for row in encoder.encode(texts)[:20]] == alone
    assert [row.tobytes() for row in encoder.encode([t * 9 for t in texts] + texts)[len(texts) :][:20]] == alone


def test_a_pair_gives_the_same_bytes_alone_and_in_a_batch(tmp_path) -> None:
    from aligner.batch.find import Pair
    from aligner.batch.run import run_pairs
    from aligner.export.folder import FILES, write_output

    pairs = [Pair(name, CORPORA / name / "zh.txt", CORPORA / name / "en.txt") for name in PAIRS]
    run_pairs(pairs, tmp_path / "all")
    for pair in pairs[::-1]:
        write_output(aligner.run(pair.source, pair.target), tmp_path / pair.name)
        for file, _ in FILES:
            assert (tmp_path / pair.name / file).read_bytes() == (tmp_path / "all" / pair.name / file).read_bytes()


def test_bytes_do_not_depend_on_the_hash_seed_or_threads(tmp_path) -> None:
    folder = CORPORA / "notice"
    made = {}
    for seed, threads in (("1", "1"), ("4711", "2")):
        out = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        call = [
            sys.executable,
            "-m",
            "aligner",
            "run",
            str(folder / "zh.docx"),
            str(folder / "en.html"),
            "-o",
            str(out),
        ]
        subprocess.run([*call, "--quiet"], env=environment, check=True)
        made[seed] = {p.name: p.read_bytes() for p in out.iterdir() if p.name != "run.json"}
    assert len(made["1"]) == 9
    assert made["1"] == made["4711"]


def test_aligning_again_changes_nothing() -> None:
    zh, en = ((CORPORA / "plan" / f"{side}.txt").read_text(encoding="utf-8") for side in ("zh", "en"))
    assert listed(aligner.align(zh, en)) == listed(aligner.align(zh, en))


def test_inputs_on_disk_are_left_as_they_were(tmp_path) -> None:
    files = [tmp_path / name for name in ("zh.docx", "en.html")]
    for file in files:
        file.write_bytes((CORPORA / "plan" / file.name).read_bytes())
    before = [(f.read_bytes(), f.stat().st_mtime_ns) for f in files]
    aligner.run(*files).to_csv(tmp_path / "out.csv")
    assert [(f.read_bytes(), f.stat().st_mtime_ns) for f in files] == before


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(8)))
def test_with_moves_each_segment_is_still_in_one_bead_and_what_crosses_is_marked(order: list[int]) -> None:
    zh = (CORPORA / "plan" / "gold" / "zh.txt").read_text(encoding="utf-8").splitlines()[:24]
    en = (CORPORA / "plan" / "gold" / "en.txt").read_text(encoding="utf-8").splitlines()[:24]
    moved = [line for k in order for line in en[3 * k : 3 * k + 3]]
    alignment = aligner.run(zh, moved, allow_moves=True, check=False).alignment
    for side, segments in (("source", alignment.source), ("target", alignment.target)):
        seen = [k for bead in alignment.beads for k in getattr(bead, side)]
        assert sorted(seen) == list(range(len(segments)))
        in_place = [bead for bead in alignment.beads if bead.source and bead.target and not bead.moved]
        kept = [k for bead in in_place for k in getattr(bead, side)]
        assert kept == sorted(kept), "what is not marked does not cross"


@given(st.lists(st.text(max_size=30), max_size=6), st.integers(0, 6), st.booleans())
def test_a_file_is_the_old_one_or_the_new_one_wherever_writing_ends(
    tmp_path_factory, parts: list[str], at: int, there: bool
) -> None:
    from aligner.files.atomic import atomic_write

    folder = tmp_path_factory.mktemp("whole")
    path = folder / "a.txt"
    if there:
        path.write_text("old", encoding="utf-8")
    try:
        with atomic_write(path, encoding=None) as file:
            for k, part in enumerate(parts):
                if k == at:
                    raise KeyboardInterrupt
                file.write(part.encode("utf-8", "replace"))
                file.flush()
                assert path.exists() == there and (not there or path.read_bytes() == b"old")
    except KeyboardInterrupt:
        assert list(folder.iterdir()) == ([path] if there else [])
        assert not there or path.read_bytes() == b"old"
    else:
        assert list(folder.iterdir()) == [path]
        assert path.read_bytes() == "".join(parts).encode("utf-8", "replace")
