"""Gold documents as careless people leave them: passages missing on either side, sentences doubled."""

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
