"""Two documents beside each other: which targets are new, dropped, raised, lowered, unchanged or in another unit.

Targets are of the same metric when their words are the same without place, direction and function words; what is left
over on both sides is matched by the similarity of the embedded model. Rates, levels and multiples are never mixed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from aligner.extraction.forms import any_of
from aligner.extraction.records import Extraction, Target
from aligner.extraction.same_unit import in_base
from aligner.extraction.zh.metrics import level_of
from aligner.words import patterns as re

if TYPE_CHECKING:
    from aligner.embed.protocol import Encoder

SIMILAR, RESIDUE = 0.7, 0.5
"""Least cosine of two metrics, and of what is left of them without their common beginning and end: 智能工厂 and
绿色工厂 are similar as a whole, 智能 and 绿色 are not. Of 35 composed pairs this tells 19 of 20 paraphrases from all 15
pairs of different metrics; the whole alone leaves 4 of the 15."""
_CLASS = {"level": "level", "from_to": "level", "growth": "growth", "multiple": "multiple"}
_MOVES = re.compile("(?:下降|降低|减少|缩短|压减|下调|增长|提高|降|增速|增幅|涨幅|降幅|增长率)$")
_ENGLISH_EXTRA = re.compile(r"\b(?:the|a|an|of|in|for|and|total|number|annual|share|national|by|to|at)\b|[^a-z0-9 ]")


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a target: ``kind`` is new, dropped, raised, lowered, unchanged or changed unit.

    ``before`` is the target of the first document and ``after`` that of the second, None where there is none.
    ``difference`` is after minus before in the unit of ``after``, None where the two cannot be subtracted;
    ``similarity`` is 1 for metrics of the same words, else the cosine of the model, 0 for new and dropped.
    """

    kind: str
    metric: str
    before: Target | None = None
    after: Target | None = None
    difference: Fraction | None = None
    similarity: float = 0.0


def compare(a: Extraction, b: Extraction, encoder: Encoder | None = None) -> list[Change]:
    """Return the changes from the targets of ``a`` to those of ``b``: in the order of ``a``, then what is new in ``b``.

    Args:
        a: the earlier document.
        b: the later one.
        encoder: compares metrics in other words; the embedded model if None, loaded only where it is needed.
    """
    pairs = {i: (j, 1.0) for i, j in _same_words(a.targets, b.targets)}
    taken = {j for j, _ in pairs.values()}
    left = [i for i in range(len(a.targets)) if i not in pairs]
    right = [j for j in range(len(b.targets)) if j not in taken]
    for i, j, similarity in _similar(a.targets, b.targets, left, right, encoder):
        pairs[i] = (j, similarity)
        taken.add(j)
    out = []
    for i, before in enumerate(a.targets):
        if i in pairs:
            j, similarity = pairs[i]
            out.append(_change(before, b.targets[j], similarity))
        else:
            out.append(Change("dropped", name_of(before), before=before))
    out += [Change("new", name_of(t), after=t) for j, t in enumerate(b.targets) if j not in taken]
    return out


def name_of(target: Target) -> str:
    """Return what a target measures, in Chinese where it has it; of a state, what it is about."""
    named = target.metric_zh or target.object_zh or target.metric_en or target.object_en
    if target.change == "growth" and target.unit == "%" and target.metric_zh and not _MOVES.search(named):
        named += "增长"
    return named or target.zh_evidence or target.en_evidence


def key_of(target: Target) -> tuple[str, str]:
    """Return the class of a target (level, growth, multiple or "" without a figure) and its metric, normalised."""
    kind = _CLASS.get(target.change, "") if target.value is not None else ""
    if target.metric_zh or target.object_zh:
        words = re.sub(any_of("metric_words_zh", "place"), "", level_of(target.metric_zh or target.object_zh))
        return kind, re.sub(r"[的“”\"、，\s（）()]|数量?$", "", words)
    return kind, " ".join(sorted(_ENGLISH_EXTRA.sub(" ", name_of(target).lower()).split()))


def _same_words(a: Sequence[Target], b: Sequence[Target]) -> Iterator[tuple[int, int]]:
    """Yield the positions of targets whose metrics have the same words; of several, those of the same time first."""
    groups: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
    for side, targets in enumerate((a, b)):
        for k, target in enumerate(targets):
            groups.setdefault(key_of(target), ([], []))[side].append(k)
    for (_, words), (left, right) in groups.items():
        if not words:
            continue
        for i in list(left):
            same = next((j for j in right if b[j].deadline == a[i].deadline), None)
            if same is not None:
                left.remove(i)
                right.remove(same)
                yield i, same
        # the last horizons of both belong together, whatever came before them
        left.sort(key=lambda i: (a[i].deadline, i), reverse=True)
        right.sort(key=lambda j: (b[j].deadline, j), reverse=True)
        yield from zip(left, right, strict=False)


def _similar(
    a: Sequence[Target], b: Sequence[Target], left: Sequence[int], right: Sequence[int], encoder: Encoder | None
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of the targets left over whose metrics are similar, the most similar first, each once."""
    if not left or not right:
        return
    if encoder is None:
        from aligner.embed import shared_encoder

        encoder = shared_encoder()
    names_a, names_b = [name_of(a[i]) for i in left], [name_of(b[j]) for j in right]
    cosines = encoder.encode(names_a) @ encoder.encode(names_b).T
    ranked = sorted(
        (-round(float(cosines[m, n]), 6), i, j)
        for m, i in enumerate(left)
        for n, j in enumerate(right)
        if cosines[m, n] >= SIMILAR
        and key_of(a[i])[0] == key_of(b[j])[0]
        and _residues_agree(names_a[m], names_b[n], encoder)
    )
    used: set[tuple[str, int]] = set()
    for cosine, i, j in ranked:
        if ("a", i) not in used and ("b", j) not in used:
            used |= {("a", i), ("b", j)}
            yield i, j, -cosine


def _residues_agree(first: str, second: str, encoder: Encoder) -> bool:
    """Say whether what two names do not share at their ends means the same; one may say more than the other."""
    parts = [name.split() if name.isascii() else list(name) for name in (first, second)]
    for _ in range(2):
        common = 0
        while common < min(map(len, parts)) and parts[0][common] == parts[1][common]:
            common += 1
        parts = [part[common:][::-1] for part in parts]
    rests = [" ".join(part) if first.isascii() else "".join(part) for part in parts]
    if not all(rests):
        return True
    vectors = encoder.encode(rests)
    return float(vectors[0] @ vectors[1]) >= RESIDUE


def _change(before: Target, after: Target, similarity: float) -> Change:
    """Return how the second of two targets of one metric differs from the first."""
    metric = name_of(after)
    if before.value is None or after.value is None:
        kind = "unchanged" if before.value is after.value is None else "changed unit"
        return Change(kind, metric, before, after, None, similarity)
    (first, unit), (second, other) = in_base(before.value, before.unit), in_base(after.value, after.unit)
    if unit != other:
        return Change("changed unit", metric, before, after, None, similarity)
    ends = (first, in_base(before.value_max or before.value, before.unit)[0])
    others = (second, in_base(after.value_max or after.value, after.unit)[0])
    kind = "unchanged" if ends == others else "raised" if others > ends else "lowered"
    difference = after.value - before.value * (
        in_base(Fraction(1), before.unit)[0] / in_base(Fraction(1), after.unit)[0]
    )
    return Change(kind, metric, before, after, difference, similarity)
