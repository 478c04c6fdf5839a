"""``correct_pairs``: the safe suggestions of the findings applied, checked again, and what is left told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from aligner.check.context import Context
from aligner.check.pairs import Pairs, pair_texts
from aligner.check.quality.estimate import estimates, known_signals
from aligner.check.report import PairReport, check_pairs, find
from aligner.check.trust import SHOWN
from aligner.correct.edits import Edit, applied, compatible, composed
from aligner.correct.fit import edit_for
from aligner.correct.revision import Revision
from aligner.correct.safety import permitted, rule_for
from aligner.correct.verify import failed
from aligner.identity import keyed, row_keys
from aligner.terms import Termbase, load_termbase
from aligner.types import Finding, PairText

ROUNDS = 10
"""An edit can bring another finding to light; after so many rounds what is still found stays a suggestion."""
TRIES = 40
"""Of a round: each takes back what failed in the one before."""
MANY = 60
"""Edits of one pair that are tried one by one where together they fail."""
Fresh = dict[int, list[Edit]]
Check = Callable[[Mapping[int, str], Iterable[int]], dict[int, tuple[Finding, ...]]]


@dataclass
class Work:
    """One pair under correction: the edits of the machine's text so far, the text that they give, its findings."""

    pair: PairText
    text: str
    findings: tuple[Finding, ...]
    edits: list[Edit] = field(default_factory=list)
    refused: set[tuple[object, ...]] = field(default_factory=set)

    def reading(self, text: str | None = None) -> PairText:
        """Return the pair with the present text, or with another one."""
        text = self.text if text is None else text
        return self.pair if text == self.pair.en else replace(self.pair, en=text)

    def wanted(self, allow: Callable[[Finding], bool], known: str) -> list[Edit]:
        """Return the safe edits of the present text that the caller allows and that were not refused before."""
        edits = (proposed(self.pair.zh, self.text, finding, known) for finding in self.findings if allow(finding))
        return compatible(edit for edit in edits if edit and _key(edit) not in self.refused)

    def without(self, edits: list[Edit], bad: set[int]) -> list[Edit]:
        """Return the edits but the bad ones, which are not to be tried again on this text."""
        self.refused |= {_key(edits[k]) for k in bad}
        return [edit for k, edit in enumerate(edits) if k not in bad]

    def take(self, edits: list[Edit], text: str, findings: tuple[Finding, ...]) -> None:
        """Keep edits of the present text, which give a new text with these findings."""
        self.edits = composed(self.pair.en, self.edits, edits)
        self.text, self.findings = text, findings


def correct_pair(zh: str, en: str, checks: Iterable[str] | None = None, termbase: Termbase | None = None) -> Revision:
    """Correct one English text by its Chinese; arguments as in ``correct_pairs``."""
    return correct_pairs([(zh, en)], checks, termbase)[0]


def correct_pairs(
    pairs: Pairs,
    checks: Iterable[str] | None = None,
    termbase: Termbase | None = None,
    severity: Mapping[str, str] | None = None,
    reports: Sequence[PairReport] | None = None,
    only: Iterable[str] | None = None,
    least: float = 0.0,
    show: float = SHOWN,
) -> tuple[Revision, ...]:
    """Correct pairs that belong together (a document in its order) and return one revision a pair.

    Every edit is checked: where the finding does not go, or another one comes, it is taken back. Corrected pairs
    corrected again stay as they are.

    Args:
        pairs: (zh, en), a table or dictionaries with the columns zh and en, or ``PairText`` where the aligner's score
            and confidence are known.
        checks: names from ``aligner.check.registry``; None is every check.
        termbase: the terms to hold the English to; None is the shipped termbase.
        severity: as in ``check_pairs``.
        reports: what ``check_pairs`` found in these pairs with these arguments, where the caller has it already.
        only: names of checks whose findings may be applied; None is every check.
        least: findings below this confidence are not applied.
        show: as in ``check_pairs``; a hint is never applied.

    Raises:
        UsageError: an unknown check or severity.
    """
    allow = permitted(only, least)
    texts = pair_texts(pairs)
    names = None if checks is None else list(checks)
    found = check_pairs(texts, names, termbase, severity, show=show) if reports is None else reports
    works = [Work(text, text.en, report.findings) for text, report in zip(texts, found, strict=True)]

    known = "\n".join(text.en for text in texts)

    def check(english: Mapping[int, str], only: Iterable[int]) -> dict[int, tuple[Finding, ...]]:
        """Return what is found in some pairs, with new English in some of all."""
        now = [work.reading(english.get(i)) for i, work in enumerate(works)]
        chosen = sorted(only)
        found = find(now, names, termbase, severity, chosen, show)
        return dict(zip(chosen, found.findings, strict=True))

    settled = True
    for _ in range(ROUNDS):
        fresh = {i: edits for i, work in enumerate(works) if (edits := work.wanted(allow, known))}
        if fresh and _round(works, fresh, check):
            settled = False
        elif settled:
            break
        else:
            # What was refused may be right beside the edits that were made, and these mean something to other pairs.
            for i, findings in check({}, range(len(works))).items():
                works[i].findings, works[i].refused = findings, set()
            settled = True
    keys = row_keys([(text.zh, text.en) for text in texts])
    figures = _qualities(works, [report.quality for report in found], load_termbase() if termbase is None else termbase)
    return tuple(_revision(*row) for row in zip(works, keys, figures, strict=True))


def _round(works: list[Work], fresh: Fresh, check: Check) -> bool:
    """Make the edits that stand the test in their pairs; say whether there was one."""
    changed = False
    for _ in range(TRIES):
        if not fresh:
            break
        outcomes = {i: applied(works[i].text, edits) for i, edits in fresh.items()}
        found = check({i: text for i, (text, _) in outcomes.items()}, fresh)
        again: Fresh = {}
        unclear: Fresh = {}
        for i, edits in fresh.items():
            text, made = outcomes[i]
            bad, elsewhere = failed(made, works[i].findings, found[i])
            if bad:
                again[i] = works[i].without(edits, bad)
            elif elsewhere:
                unclear[i] = edits
            else:
                works[i].take(edits, text, found[i])
                changed = True
        for i, bad in _guilty(works, unclear, check).items():
            again[i] = works[i].without(unclear[i], bad)
        fresh = {i: edits for i, edits in again.items() if edits}
    return changed


def _guilty(works: list[Work], unclear: Fresh, check: Check) -> dict[int, set[int]]:
    """Return which edits of each pair fail when they are made alone; where none does, the least sure one."""
    bad: dict[int, set[int]] = {i: set() for i in unclear}
    # Of very many edits in one text none is tried alone: that would take time with the square of their number.
    bad |= {i: set(range(len(edits))) for i, edits in unclear.items() if len(edits) > MANY}
    unclear = {i: edits for i, edits in unclear.items() if len(edits) <= MANY}
    for k in range(max(map(len, unclear.values()), default=0)):
        alone = {i: applied(works[i].text, [edits[k]]) for i, edits in unclear.items() if k < len(edits)}
        found = check({i: text for i, (text, _) in alone.items()}, alone)
        for i, (_, made) in alone.items():
            if any(failed(made, works[i].findings, found[i])):
                bad[i].add(k)
    for i, edits in unclear.items():
        if not bad[i]:
            bad[i].add(min(range(len(edits)), key=lambda k: edits[k].finding.confidence))
    return bad


def _qualities(works: list[Work], machine: list[float], termbase: Termbase) -> list[float]:
    """Return the quality of every pair's corrected English, given that of the machine's."""
    context = Context([work.reading() for work in works], termbase)
    edited, known = [i for i, work in enumerate(works) if work.edits], []
    for context.index in edited:
        known.append(known_signals(context, works[context.index].findings))
    judged = estimates([context.pairs[i] for i in edited], known)
    out = list(machine)
    for i, estimate in zip(edited, judged, strict=True):
        out[i] = estimate.quality
    return out


def _revision(work: Work, key: str, quality: float) -> Revision:
    """Return what became of a pair; the findings have their keys, those that are left by the corrected text."""
    zh, en = work.pair.zh, work.pair.en
    text, made = applied(en, work.edits)
    answered = keyed(key, zh, en, (correction.finding for correction in made))
    made = tuple(replace(correction, finding=f) for correction, f in zip(made, answered, strict=True))
    return Revision(en, text, made, keyed(key, zh, text, work.findings), quality)


def proposed(zh: str, en: str, finding: Finding, known: str = "") -> Edit | None:
    """Return the edit that a finding asks for; None where it is not safe."""
    rule = rule_for(finding)
    change = edit_for(zh, en, finding, rule, known) if rule else None
    return Edit(*change, rule.name, finding) if rule and change else None


def _key(edit: Edit) -> tuple[object, ...]:
    return edit.rule, edit.finding.zh_span, edit.new, edit.finding.rule
