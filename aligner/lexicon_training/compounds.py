"""Finds long words that mean what their parts mean: cut in two, each part is seen to be rendered or not.

教育部 as one word counts as rendered wherever there is some ministry; 教育 and 部 do not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from aligner.lexicon_training.corpus import Corpus
from aligner.lexicon_training.export import Table

_COVERED = 0.6  # of a word's renderings that its parts have too
_BODIES = frozenset("部厅局")  # what names of bodies end in; their first part says which body it is


def compounds(corpus: Corpus, table: Table, costs: Mapping[str, float]) -> set[str]:
    """Return the words of three characters and more that are better cut into two known words."""
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for zh, en, share in zip(table.zh.tolist(), table.en.tolist(), table.forward.tolist(), strict=True):
        links[zh][en] = share
    number = {word: k for k, word in enumerate(corpus.zh.vocabulary)}
    found = set()
    for word in costs:
        own = links.get(number.get(word, -1), {})
        for cut in range(1, len(word)) if len(word) > 2 else ():
            parts = [links.get(number.get(part, -1), {}) for part in (word[:cut], word[cut:])]
            if not all(parts):
                continue
            if not own or (cut == len(word) - 1 and word[-1] in _BODIES) or _composed(own, parts):
                found.add(word)
                break
    return found


def _composed(own: Mapping[int, float], parts: list[dict[int, float]]) -> bool:
    """Say whether the renderings of a word are those of its parts."""
    whole = sum(own.values())
    return sum(share for en, share in own.items() if any(en in part for part in parts)) >= _COVERED * whole
