"""Modals held against the verb that they govern: 可责令停产 as "shall be ordered to stop production".

Where the English has more modals or fewer than the Chinese, they cannot be compared one by one; what a modal does to a
verb that the lexicon knows on both sides still can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.forces import BARE, LONGEST, Force, source_forces, target_forces
from aligner.lexicon import Token, english_tokens, is_function, load_lexicon
from aligner.spans import Span

_LINKED = 0.1  # probability from which an English word renders a Chinese verb
_VERBS = 2  # words behind a Chinese modal among which its verb is looked for
_NEAR_ZH, _NEAR_EN = 9, 28  # characters within which a verb stands behind its modal
_CLAUSE = re.compile(r"[，,。；;：:]")
_LIGHT = frozenset(
    ["进行", "开展", "做", "有", "是", "要", "按照", "依照", "根据", "依法", "向", "对", "及时", "加强", "采取"]
)
_PASSED = re.compile(r"\s*(?:not|never|be|been|also|only|\w+ly)\b")
_STRICT = frozenset(["must", "shall"])


@dataclass(frozen=True, slots=True)
class Changed:
    """A Chinese force and the English one of the same verb: what it was and became, and where both words stand."""

    was: str
    became: str
    zh_span: Span
    en_span: Span


def find_changed(zh: str, en: str) -> Iterator[Changed]:
    """Yield each force of a folded Chinese text that governs in English, with the same verb, as another force."""
    zh_forces, en_forces = sorted(_forces(zh), key=lambda f: f[1]), target_forces(en)
    if not zh_forces or not en_forces or max(len(zh), len(en)) > LONGEST:
        return
    tokens = load_lexicon().cut(zh)
    governed = [(force, _renderings(tokens, zh, force[1][1])) for force in zh_forces]
    verbs = {span: verb for _, span in en_forces if (verb := _verb(en, span[1]))}
    for (was, zh_span), renderings in governed:
        said = [(became, span) for became, span in en_forces if verbs.get(span) in renderings]
        if not said or any(became == was for became, _ in said):
            continue
        became, en_span = said[0]
        others = sum(verbs[en_span] in words for force, words in governed if force != (was, zh_span))
        if len(said) == 1 and not others and _turned(was, became, en[slice(*en_span)]):
            yield Changed(was, became, zh_span, en_span)


def _forces(zh: str) -> list[Force]:
    return [*source_forces(zh), *(("permission", m.span()) for m in BARE.finditer(zh))]


def _turned(was: str, became: str, modal: str) -> bool:
    """Say whether one force is surely not the other, of one verb: "should" may stand for 可以."""
    if was == "permission":
        return became == "duty" and modal.lower() in _STRICT
    return became == "permission" or (was == "ban" and became == "duty")


def _renderings(tokens: list[Token], zh: str, end: int) -> frozenset[str]:
    """Return the English words for the verbs right behind a Chinese modal that ends at ``end``."""
    stop = _CLAUSE.search(zh, end)
    limit = min(stop.start() if stop else len(zh), end + _NEAR_ZH)
    behind = [t for t in tokens if t.start >= end and t.end <= limit and len(t.unit) > 1 and not is_function(t.unit)]
    verbs = [t.unit for t in behind if t.unit not in _LIGHT][:_VERBS]
    lexicon = load_lexicon()
    return frozenset(unit for verb in verbs for unit, links in lexicon.links(verb).items() if max(links) >= _LINKED)


def _verb(en: str, end: int) -> str:
    """Return the verb behind an English modal, in the lexicon's form; "" where none is near."""
    at = end
    while passed := _PASSED.match(en, at):
        at = passed.end()
    found = english_tokens(en[at : at + _NEAR_EN])
    return found[0].unit if found and not en[at : at + found[0].start].strip() else ""
