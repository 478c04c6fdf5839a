"""Numbers that must be meant for one another though either may be left out: 第一 and "second", 数十 and "hundreds"."""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.atoms import Atom, in_base
from aligner.numbers.relate import vague
from aligner.numbers.swaps import same_noun
from aligner.words import patterns as re

_SHARES = {"fraction", "percent", "multiple"}
_ROUGH = 10


def kin(zh: Atom, en: Atom) -> str:
    """Return the family that a Chinese and an English number without a counterpart share; "" where they share none."""
    if {zh.quantity.kind, en.quantity.kind} & {"idiom", "enumeration"}:
        return ""
    if _rough(zh) and _rough(en):
        return "rough"
    if zh.kind == en.kind == "ordinal" and zh.quantity.unit != "century":
        return "ordinal"
    if zh.kind in _SHARES and en.kind in _SHARES:
        return "share"
    if zh.kind == en.kind and zh.kind in {"period", "ratio"}:
        return zh.kind
    return ""


def _rough(atom: Atom) -> bool:
    """Say whether the atom is an order of magnitude from ten up, or a round number that is called approximate."""
    if vague(atom):
        return atom.low >= _ROUGH
    round_ = atom.low >= _ROUGH and re.fullmatch(r"1(?:0*)", str(atom.low)) is not None
    return round_ and (atom.quantity.approximate or atom.quantity.comparator in {">", ">="})


def related(zh: list[Atom], en: list[Atom], texts: tuple[str, str]) -> list[tuple[Atom, Atom]]:
    """Return the pairs of one family that are alone in it on both sides; ``texts`` are folded."""

    def family(a: Atom, b: Atom) -> str:
        return kin(a, b) or same_noun(a, b, *texts)

    out = []
    for a in zh:
        own = [b for b in en if family(a, b)]
        if len(own) == 1 and sum(bool(family(other, own[0])) for other in zh) == 1 and _sure(a, own[0]):
            out.append((a, own[0]))
    return out


def _sure(zh: Atom, en: Atom) -> bool:
    """Say whether both are numbers of their own, not a 一年 and a "two years" of a free translation."""
    single = Fraction(1)
    return zh.kind != "period" or (zh.low != single and en.low != single) or in_base(zh)[1] * 2 < in_base(en)[1]
