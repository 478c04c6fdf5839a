"""Whether edits did what they were made for: the finding is gone, and no new one has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligner.check.registry import DOCUMENT, row
from aligner.correct.edits import origin
from aligner.correct.safety import rule_for
from aligner.spans import overlap
from aligner.types import Correction, Finding

NEAR = 8
"""Chinese characters between a correction and an omission that it may have caused."""


def failed(made: Sequence[Correction], earlier: Iterable[Finding], now: Iterable[Finding]) -> tuple[set[int], bool]:
    """Return the indices of the corrections that are to be taken back, and whether another one is, not known which.

    Args:
        made: what was just done to a text, in order.
        earlier: the findings on the text before, which ``made`` answers.
        now: the findings on the text after.

    A correction fails where its check still finds the same Chinese, or anything at its place, wrong, and where a
    finding of another kind has come to its place. A new finding elsewhere is somebody's fault too, unless it is one of
    a kind that was just corrected: some checks tell of one slip at a time. A check that reads the whole document
    (consistency) is not counted: it depends on the other pairs, and was there before behind the finding that went. An
    omission counts where its Chinese stands beside what was corrected: words far away were covered by the wrong English
    by chance.
    """
    known = [(f.check, f.zh_span, f.en_span) for f in earlier]
    rules = {correction.rule for correction in made}
    bad: set[int] = set()
    elsewhere = False
    for finding in now:
        old_place = origin(made, finding)
        stays = {
            k
            for k, c in enumerate(made)
            if c.finding.check == finding.check
            and c.finding.zh_span is not None
            and c.finding.zh_span == finding.zh_span
        }
        at = {k for k, c in enumerate(made) if finding.en_span and overlap(c.corrected_span, finding.en_span)}
        if stays:
            bad |= stays
        elif row(finding.check).scope == DOCUMENT or _known(finding, old_place, known):
            bad |= {k for k in at if made[k].finding.check == finding.check}
        elif at:
            bad |= {k for k in at if _about(finding, made[k])}
        elif row(finding.check).vague and finding.en_span is None:
            gaps = {k: gap for k, c in enumerate(made) if (gap := _gap(c.finding.zh_span, finding.zh_span)) < NEAR}
            bad |= {k for k, gap in gaps.items() if gap == min(gaps.values())}
        elif row(finding.check).vague and not at:
            continue  # no edit adds a word elsewhere: the links between the words have shifted
        elif not ((rule := rule_for(finding)) and rule.name in rules):
            elsewhere = True
    return bad, elsewhere


def _about(finding: Finding, made: Correction) -> bool:
    """Say whether a new finding at a correction's place is about the new words.

    It is not where it is about other Chinese and more English than these words, or wants more around them: then it was
    there before, behind the finding that went (``aligner.check.merge``).
    """
    if made.new in finding.suggestion:
        return False
    here = finding.en_span
    inside = here is not None and made.corrected_span[0] <= here[0] and here[1] <= made.corrected_span[1]
    return inside or finding.zh_span is None or _gap(finding.zh_span, made.finding.zh_span) <= 0


def _gap(a: tuple[int, int] | None, b: tuple[int, int] | None) -> int:
    """Return how many characters lie between two spans; 0 or less where they touch, many where one is nowhere."""
    if a is None or b is None:
        return 1 << 30
    return max(a[0], b[0]) - min(a[1], b[1])


def _known(
    finding: Finding,
    old_place: tuple[int, int] | None,
    known: Sequence[tuple[str, tuple[int, int] | None, tuple[int, int] | None]],
) -> bool:
    """Say whether a finding was there before: the same check on the same Chinese, or at the same English."""
    for check, zh_span, en_span in known:
        if check != finding.check:
            continue
        if zh_span is not None and zh_span == finding.zh_span:
            return True
        if zh_span == finding.zh_span and (
            en_span == old_place or (en_span and old_place and overlap(en_span, old_place))
        ):
            return True
    return False
