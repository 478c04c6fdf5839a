"""Terms whose parts are rendered one by one: hints, with what should stand there."""

from __future__ import annotations

import pytest

from aligner.check import check_pairs
from aligner.types import Finding

WRONG = [
    ("加强基层治理能力。", "Strengthen basic level control ability.", "level control"),
    (
        "加强知识产权保护。",
        "Strengthen knowledge right protection.",
        "Strengthen knowledge right protection",
    ),
    ("增强国际社会合作。", "Strengthen the cooperation of international society.", "international society"),
    ("新型电力系统建设加快。", "The construction of the new electricity system accelerated.", "new electricity system"),
    ("提升公共服务水平。", "Raise the level of common service.", "common service"),
    ("推广绿色建筑。", "Popularize green architecture.", "green architecture"),
]
RIGHT = [
    ("完善分级诊疗制度。", "Improve tiered diagnosis and treatment."),
    ("推进土地流转。", "Advance the transfer of rural land use rights."),
    ("提升公共服务水平。", "Raise the level of services to the public."),
    ("营业收入增长。", "Operating revenue grew."),
    ("支持链主企业发展。", "Support the development of chain-leading enterprises."),
    ("构建公共卫生体系。", "Build a public health system."),
    ("推进世界经济增长。", "Promote world economic growth."),
    ("加强公共卫生和环境卫生体系建设。", "Strengthen systems of public health and hygiene."),
]


def _hints(zh: str, en: str) -> list[Finding]:
    (report,) = check_pairs([(zh, en)], checks=["term"], show=0.4)
    return [f for f in report.findings if f.rule == "term.literal_parts"]


def test_what_is_known_goes_before_the_hint() -> None:
    (report,) = check_pairs([("支持链主企业发展。", "Support chain main enterprises.")], checks=["term"], show=0.4)
    assert [f.rule for f in report.findings] == ["term.known_wrong"]


@pytest.mark.parametrize(("zh", "en", "wrong"), WRONG)
def test_found_as_a_hint(zh: str, en: str, wrong: str) -> None:
    (finding,) = _hints(zh, en)
    assert finding.en_span
    assert (en[slice(*finding.en_span)], finding.confidence < 0.6) == (wrong, True)
    assert finding.suggestion


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_silent(zh: str, en: str) -> None:
    assert _hints(zh, en) == []
