"""Whether edits did what they were made for: the finding is gone, and no new one has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligner.correct.edits import origin, overlap
from aligner.correct.safety import rule_for
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
    a kind that was just corrected: some checks tell of one slip at a time. Consistency is not counted: it depends on
    the other pairs, and was there before behind the finding that went. An omission counts where its Chinese stands
    beside what was corrected: words far away were covered by the wrong English by chance.
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
        elif finding.check == "consistency":
            bad |= {k for k in at if made[k].finding.check == "consistency"}
        elif _known(finding, old_place, known):
            bad |= {k for k in at if made[k].finding.check == finding.check}
        elif at:
            bad |= {k for k in at if made[k].new not in finding.suggestion}  # else a longer term holds the right words
        elif finding.check == "support" and finding.en_span is None:
            bad |= {k for k, c in enumerate(made) if _beside(c.finding.zh_span, finding.zh_span)}
        elif not ((rule := rule_for(finding)) and rule.name in rules):
            elsewhere = True
    return bad, elsewhere


def _beside(a: tuple[int, int] | None, b: tuple[int, int] | None) -> bool:
    return a is not None and b is not None and a[0] - NEAR < b[1] and b[0] < a[1] + NEAR


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
