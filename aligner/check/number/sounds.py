"""Numerals that are a syllable of a name: the 千 of 李千代表 (Li Qian), the 五 of 五道沟 (Wudaogou)."""

from __future__ import annotations

from itertools import pairwise

from aligner.numbers import Quantity
from aligner.words import patterns as re
from aligner.words.fold import fold
from aligner.words.pinyin import readings, syllables

_NAME = re.compile(r"[A-Z][a-z'’]+(?:[ -][A-Z][a-z'’]+)*")


def is_sounded(quantity: Quantity, zh: str, en: str) -> bool:
    """Say whether a capitalised word of the English spells a Chinese numeral and a character beside it."""
    if quantity.digits or quantity.kind not in {"cardinal", "money", "period", "measure"}:
        return False
    folded, at = fold(zh), quantity.start
    near = {folded[k : k + 2] for k in (at - 1, at) if k >= 0}
    return any(two in near for name in _NAME.findall(en) for two in _spelled(name, near))


def _spelled(name: str, near: set[str]) -> set[str]:
    """Return which of the pairs of characters ``near`` are two neighbouring syllables of a name."""
    ways: list[tuple[str, ...]] = [()]
    for word in re.split("[ -]", name):
        ways = [(*way, *reading) for way in ways[:4] for reading in readings(word) or ((),)]
    sounds = syllables()
    return {
        two
        for way in ways
        for first, second in pairwise(way)
        for two in near
        if len(two) > 1 and two[0] in sounds[first] and two[1] in sounds[second]
    }
