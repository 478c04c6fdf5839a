"""The quantities of a Chinese and an English text, assigned to one another as sets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from aligner.numbers.atoms import Atom, atoms, in_base, split
from aligner.numbers.differ import difference, rest_of_list, turns_round
from aligner.numbers.dotted import dotted
from aligner.numbers.doubt import rest, surely_added, surely_lost
from aligner.numbers.en import scan_en
from aligner.numbers.eves import by_the_eve
from aligner.numbers.fold import fold_zh
from aligner.numbers.kin import related
from aligner.numbers.levels import by_levels, by_years
from aligner.numbers.quantity import Comparison, Quantity, Slip
from aligner.numbers.rates import by_rate, joined
from aligner.numbers.relate import AMOUNTS, is_scale, match_cost, slip_cost, vague
from aligner.numbers.roles import exchanged
from aligner.numbers.said import listed, unsaid
from aligner.numbers.stretches import counted_on
from aligner.numbers.swaps import crossed_bounds, swapped, turned_list
from aligner.numbers.zh import scan_zh
from aligner.words import patterns as re

Pair = tuple[Atom, Atom]
_YEAR_END = re.compile("年底|年末|年终|岁末")
_TO_DAY = re.compile(r"[日号]\s*(?:[-—–~～至到]|——)\s*$")
_REACH = 60  # a text with more numbers than this is compared place by place, so that time stays linear


def compare(zh: str, en: str) -> Comparison:
    """Compare the numbers of a Chinese text with those of its English translation.

    Every value is given to the nearest equal one, whatever its form and place; what is left over on both sides is
    paired by likeness and reported as a slip; the rest is missing or extra, unless a translator may drop or add it.
    """
    left = scan_zh(zh)
    shares = (in_base(atom) for atom in atoms([q for q in left if q.kind in {"percent", "fraction"}], 1))
    right = scan_en(en, shares=frozenset(low for _, low, _ in shares))
    if not (left or right):
        return Comparison()
    folded, lowered = fold_zh(zh), en.lower()
    right = dotted(left, right, folded, en)
    right = by_the_eve(left, right, folded, lowered)
    left = counted_on(left, right, folded, lowered)
    zh_atoms, en_atoms = atoms(left, len(zh)), atoms(right, len(en))
    pairs, zh_rest, en_rest = _assign(zh_atoms, en_atoms, match_cost)
    both = any(a.kind == "ratio" for a in zh_rest) and any(b.kind == "ratio" for b in en_rest)
    more, zh_rest, en_rest = _assign(_ends(zh_rest, both), _ends(en_rest, both), match_cost)
    pairs += more
    turned = swapped(pairs, folded, lowered) or crossed_bounds(pairs, lowered) or turned_list(pairs, zh, lowered)
    kind_of_turn = "swapped" if turned else "exchanged"
    turned = turned or exchanged(pairs, folded, lowered)
    slips = [Slip(a.quantity, b.quantity, kind_of_turn) for a, b in turned]
    pairs = [pair for pair in pairs if pair[0] not in {a for a, _ in turned}]
    slips += [Slip(a.quantity, b.quantity, kind) for a, b in pairs if (kind := difference(a, b, zh, en))]
    counted, zh_rest, en_rest = _assign(zh_rest, en_rest, lambda a, b: 0.0 if rest_of_list(a, b, zh, en) else None)
    pairs += counted
    pairs += turned
    said, zh_rest, en_rest = _assign(zh_rest, en_rest, lambda a, b: 0.0 if by_rate(a, b, folded, lowered) else None)
    said += by_levels(zh_rest, en_rest, en_atoms, lowered)
    said += by_years(zh_rest, en_rest)
    pairs += said
    zh_rest, en_rest = _without(zh_rest, said, 0), _without(en_rest, said, 1)
    wrong = related(zh_rest, en_rest, (folded, lowered))
    zh_rest, en_rest = _without(zh_rest, wrong, 0), _without(en_rest, wrong, 1)
    zh_rest, en_rest = joined(zh_rest, en_rest)
    zh_rest = [a for a in zh_rest if not (_may_be_dropped(a, pairs, zh) or unsaid(a, folded, en))]
    en_rest = [b for b in en_rest if not _may_be_added(b, pairs, zh)]
    more, zh_rest, en_rest = _assign(zh_rest, en_rest, slip_cost)
    zh_rest = [a for a in zh_rest if not any(_repeats(a, other) for other, _ in pairs)]
    en_rest = [b for b in en_rest if not any(_repeats(b, other) for _, other in pairs)]
    for a, b in wrong + more:
        slips.append(Slip(a.quantity, b.quantity, "scale" if is_scale(a, b) else "value"))
        if turns_round(a, b, zh, en):
            slips.append(Slip(a.quantity, b.quantity, "comparator"))
    slipped = {(id(s.zh), id(s.en)) for s in slips}
    matched = [(a.quantity, b.quantity) for a, b in pairs if (id(a.quantity), id(b.quantity)) not in slipped]
    missing = tuple(dict.fromkeys(atom.quantity for atom in zh_rest))
    extra = tuple(dict.fromkeys(atom.quantity for atom in en_rest))
    doubtful: set[Quantity] = set()
    if missing or extra:
        zh_left, en_left = (rest(text, (pair[side] for pair in matched)) for side, text in enumerate((zh, en)))
        doubtful = {q for q in missing if not surely_lost(q, zh, en_left)}
        doubtful |= {q for q in extra if not surely_added(q, zh_left, en, matched)}
    return Comparison(
        tuple(dict.fromkeys(sorted(matched, key=lambda pair: (pair[0].start, pair[1].start)))),
        missing,
        extra,
        tuple(dict.fromkeys(sorted(slips, key=lambda slip: (slip.zh.start, slip.en.start)))),
        frozenset(doubtful),
    )


def _without(rest: list[Atom], pairs: list[Pair], side: int) -> list[Atom]:
    """Return the atoms that are not in ``pairs``; ``side`` is 0 for Chinese and 1 for English."""
    taken = {id(pair[side]) for pair in pairs}
    return [atom for atom in rest if id(atom) not in taken]


def same(zh: Quantity, en: Quantity) -> bool:
    """Say whether a Chinese and an English quantity state the same value in the same sense."""
    left, right = atoms([zh], 1), atoms([en], 1)
    pairs, zh_rest, en_rest = _assign(left, right, match_cost)
    return bool(pairs) and not zh_rest and not en_rest and not any(difference(a, b, zh.text, en.text) for a, b in pairs)


def _assign(
    left: list[Atom], right: list[Atom], cost: Callable[[Atom, Atom], float | None]
) -> tuple[list[Pair], list[Atom], list[Atom]]:
    """Pair atoms one to one, cheapest first, nearer places before farther ones; return what is left as well."""
    if not left or not right:
        return [], left, right
    step = len(right) / len(left)
    candidates = [
        (price + abs(left[i].at - right[j].at) / 20, i, j)
        for i in range(len(left))
        for j in range(max(0, int(i * step) - _REACH), min(len(right), int(i * step) + _REACH + 1))
        if (price := cost(left[i], right[j])) is not None
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((left[i], right[j]))
    rest = [a for i, a in enumerate(left) if i not in taken[0]], [b for j, b in enumerate(right) if j not in taken[1]]
    return pairs, *rest


def _ends(rest: list[Atom], ratios: bool) -> list[Atom]:
    """Split the ranges that found no equal range into their two ends; ratios only where the other side has none."""

    def whole(atom: Atom) -> bool:
        return vague(atom) or (ratios if atom.kind == "ratio" else atom.high == atom.low)

    return [end for atom in rest for end in ([atom] if whole(atom) else split(atom))]


def _may_be_dropped(atom: Atom, pairs: list[Pair], zh: str) -> bool:
    """Say whether a translator may leave a number unsaid: 一, 两, markers, loose numbers, repetitions, datelines."""
    q = atom.quantity
    if (
        _of_plenum(atom, [a for a, _ in pairs])
        or (atom.kind == "day" and not _TO_DAY.search(zh[: q.start]))
        or (atom.kind == "monthday" and zh.startswith("电", q.end))
    ):
        return True
    if q.kind in {"idiom", "enumeration"} or vague(atom) or listed(atom, zh):
        return True
    small = atom.low <= (1 if q.digits else 2) and not q.factor
    if small and (q.kind in {"cardinal", "ordinal", "period"} or atom.low == Fraction(1, 2)):
        return True
    if q.kind == "measure" and atom.low == 1 and not q.digits:
        return True  # 一寸土地
    # 每千人口 as "per thousand people"
    return atom.low == 1000 and any(b.quantity.unit == "‰" for _, b in pairs)


def _may_be_added(atom: Atom, pairs: list[Pair], zh: str) -> bool:
    """Say whether a translator may bring in an English number: one, two, first, half, markers, repetitions."""
    q = atom.quantity
    if q.kind in {"idiom", "enumeration"} or vague(atom):
        return True
    small = atom.low <= 2 and not q.digits
    if small and (q.kind in {"cardinal", "ordinal", "multiple", "period"} or atom.low == Fraction(1, 2)):
        return True
    if listed(atom, zh):
        return True
    if atom.kind == "monthday" and atom.low == 1231 and _YEAR_END.search(fold_zh(zh)):
        return True
    if q.kind == "fraction" and atom.low == Fraction(1, 4) and "季" in zh:
        return True
    if _of_plenum(atom, [b for _, b in pairs]):
        return True
    if atom.low == 5 and any(a.kind == "plan" and 0 < q.start - b.quantity.end < 3 for a, b in pairs):
        return True  # the five of "fifteen five", already told with its plan
    # 2.8‰ as "2.8 per 1,000"
    return atom.low == 1000 and any(a.quantity.unit == "‰" for a, _ in pairs)


def _of_plenum(atom: Atom, others: list[Atom]) -> bool:
    """Say whether a Central Committee was already named with its plenum."""
    return atom.kind == "congress" and any(other.quantity.term == atom.low for other in others)


def _repeats(atom: Atom, other: Atom) -> bool:
    """Say whether a value was already accounted for: a sentence may name a number once or twice."""
    alike = atom.kind == other.kind or {atom.kind, other.kind} <= AMOUNTS | {"ordinal"}
    return alike and atom.low == other.low and atom.high == other.high
