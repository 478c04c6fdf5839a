"""Gold documents as careless people and bad tools leave them: passages missing or doubled, sentences badly cut."""

from __future__ import annotations

import random

from aligner.alignment.evaluate import Groups, split_empty

Texts = tuple[list[str], list[str], list[Groups]]
"""Source sentences, target sentences, gold beads."""


def damaged(texts: Texts, seed: int) -> Texts:
    """Return the document as careless people leave it: passages missing on either side, sentences doubled.

    At each bead, 4 in 100 lose their target (runs of 1 to 3), 2 in 100 their source, 2 in 100 repeat their target.
    Hand-made gold holds too few of these to learn what leaving a sentence alone should cost.
    """
    rng = random.Random(seed)
    zh, en, gold = texts
    new_zh: list[str] = []
    new_en: list[str] = []
    beads: list[Groups] = []
    drop = 0
    for source, target in gold:
        kind = rng.random()
        drop = rng.choice((1, 1, 1, 2, 3)) if not drop and kind < 0.04 else drop
        two_sided = bool(source and target)
        lose_source = two_sided and not drop and 0.04 <= kind < 0.06
        keep_zh = [] if lose_source else list(source)
        keep_en = [] if drop and two_sided else list(target)
        drop = max(0, drop - 1)
        at = (
            tuple(range(len(new_zh), len(new_zh) + len(keep_zh))),
            tuple(range(len(new_en), len(new_en) + len(keep_en))),
        )
        new_zh += [zh[i] for i in keep_zh]
        new_en += [en[j] for j in keep_en]
        beads += [at] if all(at) else split_empty([at])
        if two_sided and keep_en and keep_zh and 0.06 <= kind < 0.08 and len(keep_en) == 1:
            beads.append(((), (len(new_en),)))
            new_en.append(en[keep_en[0]])
    return new_zh, new_en, beads


JOINED, SPLIT, LOST = 0.12, 0.12, 0.3
"""Shares of lines that are joined to the next one, of long lines that are cut, and of short lines that are lost."""
SHORT, LONG = {"zh": 12, "en": 40}, {"zh": 16, "en": 50}
"""Characters up to which a line may be a heading, and from which it may be wrapped."""


def badly_cut(texts: Texts, seed: int) -> Texts:
    """Return the document as page breaks, wrapped lines and table cells leave it, with the gold that this makes.

    On each side lines run together, long ones are cut at any word or character, and headings of one side get lost.
    Beads whose sentences ran together are one.
    """
    rng = random.Random(seed)
    sides = [recut(lines, name, rng) for lines, name in zip(texts[:2], ("zh", "en"), strict=True)]
    beads: list[tuple[set[int], set[int]]] = []
    for bead in split_empty(texts[2]):
        made = tuple({k for old in group for k in new[old]} for group, (_, new) in zip(bead, sides, strict=True))
        beads.append((made[0], made[1]))
    lines = sides[0][0], sides[1][0]
    return lines[0], lines[1], [(tuple(sorted(a)), tuple(sorted(b))) for a, b in merged(beads) if a or b]


def recut(lines: list[str], language: str, rng: random.Random) -> tuple[list[str], list[list[int]]]:
    """Return new lines, and for each old line the numbers of the new ones that hold it (none if it is lost)."""
    out: list[str] = []
    places: list[list[int]] = []
    joined = False
    for line in lines:
        if len(line) <= SHORT[language] and rng.random() < LOST / 2:  # half on each side
            places.append([])
            continue
        parts = [line]
        if len(line) >= LONG[language] and rng.random() < SPLIT:
            cuts = [k for k in range(5, len(line) - 5) if language == "zh" or line[k] == " "]
            cut = rng.choice(cuts or [len(line) // 2])
            parts = [line[:cut].strip(), line[cut:].strip()]
        at = len(out)
        if joined and out:
            out[-1] += parts.pop(0) if language == "zh" else f" {parts.pop(0)}"
            at -= 1
        out += parts
        places.append(list(range(at, len(out))))
        joined = rng.random() < JOINED
    return out, places


def merged(beads: list[tuple[set[int], set[int]]]) -> list[tuple[set[int], set[int]]]:
    """Join the beads that share a line, in document order."""
    out: list[tuple[set[int], set[int]]] = []
    for source, target in beads:
        apart = []
        for a, b in out:
            if a & source or b & target:
                source, target = a | source, b | target
            else:
                apart.append((a, b))
        out = [*apart, (source, target)]
    return out
