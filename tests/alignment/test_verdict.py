"""The verdict on a whole pair, from beads made by hand."""

import pytest

from aligner.alignment.engine import Aligned
from aligner.alignment.verdict import judge, side_likeness, stretches
from aligner.types import Bead, Segment


def made(kinds: str, score: float = 0.6, length: int = 30) -> Aligned:
    """Beads from signs: ``=`` a pair, ``-`` an omission, ``+`` an insertion; segments have ``length`` characters."""
    beads, n, m = [], 0, 0
    for kind in kinds:
        source, target = (n,) * (kind != "+"), (m,) * (kind != "-")
        beads.append(Bead(source, target, score if kind == "=" else 0.0, 0.9))
        n, m = n + len(source), m + len(target)
    sides = [tuple(Segment(k * length, (k + 1) * length, "x" * length) for k in range(size)) for size in (n, m)]
    return Aligned(sides[0], sides[1], tuple(beads))


CASES = [
    ("=" * 10, 0.6, "ok", []),
    ("==-==+====", 0.6, "ok", []),
    ("=" * 10, 0.1, "unrelated", ["do not look like translations"]),
    ("-" * 10 + "+" * 10, 0.6, "unrelated", ["do not look like translations"]),
    ("=", 0.1, "ok", []),  # too short to tell
    ("=" * 20 + "-" * 5 + "=" * 20, 0.6, "partial", ["Rows 21 to 25: 5 source sentences have no translation."]),
    ("=" * 20 + "-" * 4 + "=" * 20, 0.6, "ok", []),
    ("=" * 20 + "+" * 6, 0.6, "partial", ["Rows 21 to 26: 6 target sentences have no source."]),
    ("=" * 20 + "--+---+=", 0.6, "partial", ["Rows 21 to 26: 5 source sentences have no translation."]),
    ("===" + "=-" * 6, 0.6, "partial", ["The target covers only 60% of the source text."]),
    ("=" * 3 + "=+" * 6, 0.6, "partial", ["The source covers only 60% of the target text."]),
]


@pytest.mark.parametrize(("kinds", "score", "verdict", "notes"), CASES, ids=[f"{c[0]} {c[1]}" for c in CASES])
def test_verdicts(kinds: str, score: float, verdict: str, notes: list[str]) -> None:
    found, said = judge(made(kinds, score))
    assert found == verdict
    assert len(said) == len(notes)
    assert all(part in note for part, note in zip(notes, said, strict=True))


def test_one_side_fully_covered_makes_no_unrelated_pair() -> None:
    assert judge(made("=" * 5 + "-" * 200))[0] == "partial"


def test_without_a_model_no_pair_is_called_unrelated() -> None:
    assert judge(made("=" * 10, 0.1), modelled=False) == ("ok", [])


def test_only_the_longest_holes_are_named() -> None:
    kinds = "=" * 100 + "".join("-" * (5 + k) + "=" for k in range(9))
    _, notes = judge(made(kinds))
    assert [n for n in notes if n.startswith("Rows")] == [
        f"Rows {a} to {b}: {b - a + 1} source sentences have no translation."
        for a, b in ((131, 139), (141, 150), (152, 162), (164, 175), (177, 189))
    ]
    assert "In 4 more places 5 or more source sentences have no translation." in notes


def test_stretches_count_segments_and_name_rows() -> None:
    beads = [Bead((0,), (0,)), Bead((1, 2, 3), ()), Bead((4, 5), ()), Bead((6,), (1,))]
    assert stretches(beads, 0) == [(2, 3, 5)]
    assert stretches(beads, 1) == []


def test_likeness_is_weighed_by_characters() -> None:
    both = made("=-=", 0.5)
    assert side_likeness(both, 0) == pytest.approx(1 / 3)
    assert side_likeness(both, 1) == pytest.approx(0.5)
