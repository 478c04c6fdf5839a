"""Findings that say the same thing, made one."""

from __future__ import annotations

from aligner.types import Finding

RANK = {"critical": 2, "major": 1, "minor": 0}
_NUMBERS = {"number", "date", "congress", "plan", "document_number"}
# Checks that may see the same cause; of two findings the more specific check's is kept, the earlier one here.
_SPECIFIC = ("congress", "plan", "document_number", "date", "number", "actor", "modality", "term", "consistency")


def merged(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings in the order of the English, then of the Chinese, each cause once.

    Two say the same thing where one's English (or, where one has none, its Chinese) holds the other's, and they come
    from checks that look at the same kind of thing. The more specific one stays, at the higher severity of the two.
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_priority):
        if not any(_same(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=_place))


def _priority(finding: Finding) -> tuple[int, int, float, int]:
    """Sort what is to be kept first: specific checks, severe, sure, wide; numbers from nowhere last."""
    at = _SPECIFIC.index(finding.check) if finding.check in _SPECIFIC else len(_SPECIFIC)
    at += len(_SPECIFIC) * (finding.check in _NUMBERS and finding.zh_span is None)
    wide = finding.en_span or finding.zh_span or (0, 0)
    return at, -RANK[finding.severity], -finding.confidence, wide[0] - wide[1]


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    return (*(finding.en_span or (1 << 30, 0)), *(finding.zh_span or (1 << 30, 0)), finding.check)


def _same(finding: Finding, kept: Finding) -> bool:
    """Say whether the cause of a finding was already told by one that is kept."""
    if finding.check == kept.check and finding.check not in {"surface", "pair"}:
        return _within(finding.en_span, kept.en_span) and _within(finding.zh_span, kept.zh_span)
    if kept.check in _SPECIFIC and finding.check in _SPECIFIC:
        return _overlap(finding.zh_span, kept.zh_span) and (
            _overlap(finding.en_span, kept.en_span) or finding.en_span is None or kept.en_span is None
        )
    if finding.check in _NUMBERS and finding.zh_span is None and kept.check in {"surface", "pair"}:
        return _within(finding.en_span, kept.en_span)  # the number of a watermark
    if finding.check == "support" and kept.check in _SPECIFIC:
        return _within(finding.en_span, kept.en_span) if finding.en_span else _within(finding.zh_span, kept.zh_span)
    return False


def _overlap(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _within(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    """Say whether ``a`` lies in ``b``; what is nowhere lies in what is nowhere."""
    if a is None or b is None:
        return a is b
    return b[0] <= a[0] and a[1] <= b[1]
