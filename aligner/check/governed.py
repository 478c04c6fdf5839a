"""Modals held against the verb that they govern: 可责令停产 as "shall be ordered to stop production".

Where the English has more modals or fewer than the Chinese, they cannot be compared one by one; what a modal does to a
verb that the lexicon knows on both sides still can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.check.forces import BARE, LONGEST, Force, source_forces, target_forces
from aligner.lexicon import Token, is_function, load_lexicon
from aligner.lexicon.words import english_unit
from aligner.spans import Span
from aligner.words import patterns as re
from aligner.words.english import root, stem

_LINKED = 0.1  # probability from which an English word renders a Chinese verb
_VERBS = 2  # words behind a Chinese modal among which its verb is looked for
_NEAR_ZH = 9  # characters within which a verb stands behind its modal
_CLAUSE = re.compile(r"[，,。；;：:]")
_ASIDE = re.compile(
    r"(?:(?:自|从|在|于)[^，,。；;：:]{1,20}?(?:之日起|起|之?后|以?内|之?前|时|期间))?"
    r"(?:[\d一二三四五六七八九十百两]+个?(?:工作)?[日天周月年]以?内)?(?:依法|共同|及时|直接|自行)*"
    r"(?:向[^，,。；;：:]{1,10}?(?=申请|提[出起请交]|报[告送]|举报|投诉|起诉|反映|备案|说明|通报|公布|公开|推荐))?"
)
_MOVED = ("将", "把")
_LIGHT = frozenset(
    ["进行", "开展", "做", "有", "是", "要", "按照", "依照", "根据", "依法", "向", "对", "及时", "加强", "采取"]
)
_PASSED = re.compile(r"\s*(?:not|never|be|been|also|only|(?!(?:app|supp|rep|comp|imp|multip|re)ly\b)\w+ly)\b")
_WORD = re.compile(r"\s*([^\W\d_]+)")
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
    kept = sum(f == "ban" for f, _ in en_forces) >= sum(f == "ban" for f, _ in zh_forces)
    governed = [(force, _renderings(tokens, zh, force[1][1])) for force in zh_forces]
    verbs = {span: verb for _, span in en_forces if (verb := _verb(en, span[1]))}
    for (was, zh_span), renderings in governed:
        said = [(became, span) for became, span in en_forces if verbs.get(span) in renderings]
        if not said or any(became == was for became, _ in said):
            continue
        became, en_span = said[0]
        if (was, became) == ("ban", "permission") and kept:
            continue  # another clause of the English forbids as well
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
    close = stop.start() if stop else len(zh)
    aside = _ASIDE.match(zh, end, close)
    at = aside.end() if aside else end
    moved = zh.startswith(_MOVED, end)  # 不得将甲与乙挂钩: the verb comes last
    limit = close if moved else min(close, at + _NEAR_ZH)
    behind = [t for t in tokens if t.start >= at and t.end <= limit and len(t.unit) > 1 and not is_function(t.unit)]
    found = [t.unit for t in behind if t.unit not in _LIGHT]
    verbs = found[-1:] if moved else found[:_VERBS]
    lexicon = load_lexicon()
    return frozenset(unit for verb in verbs for unit, links in lexicon.links(verb).items() if max(links) >= _LINKED)


def _verb(en: str, end: int) -> str:
    """Return the verb behind an English modal, in the lexicon's form; "" where none is near."""
    at = end
    while passed := _PASSED.match(en, at):
        at = passed.end()
    word = _WORD.match(en, at)
    return english_unit(word[1]) or root(stem(word[1])) if word else ""  # "apply" is no content word of the lexicon
