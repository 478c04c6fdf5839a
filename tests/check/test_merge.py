"""Merging: the same result as comparing every finding with every other one, in near-linear time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import merge
from aligner.types import Finding

CHECKS = ("congress", "number", "date", "actor", "modality", "term", "consistency", "surface", "support", "pair")


def spans() -> st.SearchStrategy[tuple[int, int] | None]:
    """Spans of every width, none included, near enough to one another to overlap."""
    wide = st.tuples(st.integers(0, 60), st.sampled_from([0, 1, 3, 31, 32, 33, 300, 900]))
    return st.none() | wide.map(lambda span: (span[0], span[0] + span[1]))


FINDINGS = st.builds(
    lambda check, severity, confidence, zh, en: Finding(check, severity, "", "", "", confidence, zh, en),
    st.sampled_from(CHECKS),
    st.sampled_from(("critical", "major", "minor")),
    st.sampled_from((0.5, 0.9)),
    spans(),
    spans(),
)


def one_by_one(findings: list[Finding]) -> tuple[Finding, ...]:
    """Merge by definition: every finding against every one that is kept."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=merge._priority):
        if not any(merge._same(finding, other) for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=merge._place))


@given(st.lists(FINDINGS, max_size=25))
@settings(max_examples=400)
def test_the_same_as_one_by_one(findings: list[Finding]) -> None:
    assert merge.merged(findings) == one_by_one(findings)


def test_many_findings_that_share_nothing_all_stay() -> None:
    labels = [Finding("surface", "minor", "", "", "", 0.65, (2 * i, 2 * i + 2)) for i in range(20_000)]
    numbers = [Finding("number", "major", "", "", "", 0.6, (3 * i, 3 * i + 2), (9 * i, 9 * i + 5)) for i in range(5000)]
    assert len(merge.merged(labels + numbers)) == 25_000


def test_pinyin_is_left_over_and_not_left_out() -> None:
    pinyin = Finding("surface", "major", "“Suanli Quan” is the pinyin of 算力券.", zh_span=(4, 7), en_span=(0, 11))
    omission = Finding("support", "major", "Omission: nothing in the English stands for “算力券”.", zh_span=(4, 7))
    assert merge.merged([omission, pinyin]) == (pinyin,)
