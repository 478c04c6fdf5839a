"""What kinds of mistakes an alignment makes, and how well it does on each type of bead."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from aligner.alignment.evaluate import Groups, split_empty, unmatched

TYPES = ("1-1", "1-2", "2-1", "1-n", "n-1", "2-2", "n-m", "1-0", "0-1")
KINDS = (
    "boundary",
    "omission missed",
    "omission invented",
    "insertion missed",
    "insertion invented",
    "order",
)


def bead_type(bead: Groups) -> str:
    """Return the type of a bead, one of TYPES; n and m stand for three or more, or for any other pair."""
    n, m = map(len, bead)
    name = f"{n}-{m}"
    if name in TYPES:
        return name
    return "1-n" if n == 1 else "n-1" if m == 1 else "n-m"


def type_counts(made: Iterable[Groups], gold: Iterable[Groups]) -> Counter[tuple[str, str]]:
    """Count ("hit" | "made" | "gold", type); one-sided beads sentence by sentence."""
    out: Counter[tuple[str, str]] = Counter()
    found, wanted = set(split_empty(made)), set(split_empty(gold))
    for name, beads in (("hit", found & wanted), ("made", found), ("gold", wanted)):
        out.update((name, bead_type(bead)) for bead in beads)
    return out


def error_counts(made: Iterable[Groups], gold: Iterable[Groups]) -> Counter[tuple[str, str]]:
    """Count ("places" | "beads", kind): places where alignment and gold differ, and two-sided gold beads lost there.

    A place is a set of wrong beads that share sentences. It is counted once, under the first that holds: the gold
    crosses there (order); a sentence is left alone on one side only (omission, insertion, missed or invented); else
    the same sentences are grouped otherwise (boundary).
    """
    found, wanted = set(split_empty(made)), set(split_empty(gold))
    crossing = out_of_order(wanted)
    out: Counter[tuple[str, str]] = Counter()
    for wrong, lost in regions(found - wanted, wanted - found):
        kind = kind_of(wrong, lost, crossing)
        out["places", kind] += 1
        out["beads", kind] += sum(all(bead) for bead in lost)
    return out


def regions(wrong: set[Groups], lost: set[Groups]) -> list[tuple[set[Groups], set[Groups]]]:
    """Return the wrong beads and the lost gold beads of each place: beads are together where they share a sentence."""
    beads = [(0, bead) for bead in wrong] + [(1, bead) for bead in lost]
    out: list[tuple[set[tuple[int, Groups]], set[tuple[int, int]]]] = []
    for place, bead in beads:
        joined, sentences = {(place, bead)}, {(side, k) for side in (0, 1) for k in bead[side]}
        apart = []
        for region in out:
            if region[1] & sentences:
                joined |= region[0]
                sentences |= region[1]
            else:
                apart.append(region)
        out = [*apart, (joined, sentences)]
    return [({b for at, b in found if at == 0}, {b for at, b in found if at == 1}) for found, _ in out]


def kind_of(wrong: set[Groups], lost: set[Groups], crossing: set[Groups]) -> str:
    """Return the kind, one of KINDS, of one place."""
    if lost & crossing:
        return "order"
    for side, name in ((0, "omission"), (1, "insertion")):
        made, gold = unmatched(wrong, side), unmatched(lost, side)
        if gold - made:
            return f"{name} missed"
        if made - gold:
            return f"{name} invented"
    return "boundary"


def out_of_order(gold: Iterable[Groups]) -> set[Groups]:
    """Return the two-sided beads outside the longest monotone chain, and those that are not contiguous."""
    beads = sorted(b for b in gold if all(b))
    ends: list[int] = []
    chains: list[list[Groups]] = []
    for bead in beads:
        k = bisect_left(ends, bead[1][0])
        chain = [*(chains[k - 1] if k else []), bead]
        ends[k : k + 1], chains[k : k + 1] = [bead[1][0]], [chain]
    broken = {b for b in beads if any(side[-1] - side[0] >= len(side) for side in b)}
    return broken | set(beads) - set(chains[-1] if chains else [])
