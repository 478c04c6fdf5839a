"""Findings that say the same thing, made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from aligner.check.registry import LAST, row
from aligner.spans import mostly, overlap, within
from aligner.types import Finding

RANK = {"critical": 2, "major": 1, "minor": 0}
_BLOCK, _BLOCKS = 32, 8
_DOUBTED = "support.unrendered_term"
"""The rule that doubts a whole term: whoever has spoken of a part of it knows more."""


def merged(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the English, then of the Chinese, each cause once.

    Two say the same thing where one's English (or, where one has none, its Chinese) holds the other's, and they come
    from checks that look at the same kind of thing. The more specific one stays, at the higher severity of the two.
    """
    kept = _Kept()
    for finding in sorted(findings, key=_priority):
        if row(finding.check).apart or not any(_same(finding, other) for other in kept.near(finding)):
            kept.add(finding)
    return tuple(sorted(kept.findings, key=_place))


def besides(hints: Iterable[Finding], shown: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the hints whose cause no finding has told of already."""
    kept = _Kept()
    for finding in shown:
        kept.add(finding)
    return tuple(h for h in hints if row(h.check).apart or not any(_same(h, other) for other in kept.near(h)))


class _Kept:
    """The findings that stay, by where they are, so that one is compared with its neighbours alone.

    Without this a text with 20,000 findings took 26 s. A finding is filed under every block of ``_BLOCK`` characters
    that it touches; one that touches more than ``_BLOCKS``, or has no place, is near to everything.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._everywhere: list[Finding] = []
        self._at: dict[tuple[str, int], list[Finding]] = defaultdict(list)

    def add(self, finding: Finding) -> None:
        """Keep a finding."""
        self.findings.append(finding)
        whole = row(finding.check).whole
        if whole and finding.en_span is None:
            return  # only its English can hold another's
        cells = _cells(finding, "e" if whole else "ez")
        for cell in cells or ():
            self._at[cell].append(finding)
        if cells is None:
            self._everywhere.append(finding)

    def near(self, finding: Finding) -> Iterator[Finding]:
        """Yield every kept finding that may say the same; some may come twice."""
        cells = _cells(finding, "ez")
        if cells is None:
            yield from self.findings
            return
        yield from self._everywhere
        for cell in cells:
            yield from self._at.get(cell, ())


def _cells(finding: Finding, sides: str) -> list[tuple[str, int]] | None:
    """Return the blocks that a finding touches on the given sides (e, z); None where it is near to everything."""
    spans = [(side, span) for side, span in (("e", finding.en_span), ("z", finding.zh_span)) if side in sides and span]
    ranges = [(side, range(start // _BLOCK, max(start, end - 1) // _BLOCK + 1)) for side, (start, end) in spans]
    if not ranges or any(len(blocks) > _BLOCKS for _, blocks in ranges):
        return None
    return [(side, block) for side, blocks in ranges for block in blocks]


def _priority(finding: Finding) -> tuple[int, int, float, int]:
    """Sort what is to be kept first: specific checks, severe, sure, wide; numbers from nowhere last."""
    check = row(finding.check)
    at = LAST if check.rank is None else check.rank
    at += LAST * (check.figures and finding.zh_span is None)
    at += 2 * LAST * check.vague
    wide = finding.en_span or finding.zh_span or (0, 0)
    return at, -RANK[finding.severity], -finding.confidence, wide[0] - wide[1]


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    return (*(finding.en_span or (1 << 30, 0)), *(finding.zh_span or (1 << 30, 0)), finding.check)


def _same(finding: Finding, kept: Finding) -> bool:
    """Say whether the cause of a finding was already told by one that is kept."""
    mine, other = row(finding.check), row(kept.check)
    if finding.check == kept.check and not mine.apart:
        return within(finding.en_span, kept.en_span) and within(finding.zh_span, kept.zh_span)
    if mine.rank is not None and other.rank is not None:
        return overlap(finding.zh_span, kept.zh_span) and (
            overlap(finding.en_span, kept.en_span) or finding.en_span is None or kept.en_span is None
        )
    if mine.figures and finding.zh_span is None and other.apart:
        return within(finding.en_span, kept.en_span)  # the number of a watermark
    if mine.vague and finding.en_span:
        return not other.whole and mostly(finding.en_span, kept.en_span)
    if finding.rule == _DOUBTED:
        return not other.whole and overlap(finding.zh_span, kept.zh_span)
    if mine.vague:
        return not other.whole and mostly(finding.zh_span, kept.zh_span)  # pinyin is left over, not left out
    return False
