"""Terms without a known rendering: a hint in a document that keeps to the words, and nowhere else."""

from __future__ import annotations

import aligner

CLOSE = [
    ("加强环境保护。", "Strengthen environmental protection."),
    ("提高服务质量。", "Improve service quality."),
    ("扩大对外贸易。", "Expand foreign trade."),
    ("完善社会保障制度。", "Improve the social security system."),
    ("推动经济增长。", "Promote economic growth."),
    ("保护知识产权。", "Protect intellectual property rights."),
    ("发展可再生能源。", "Develop renewable energy."),
    ("改善公共交通。", "Improve public transport."),
    ("支持科学研究。", "Support scientific research."),
    ("鼓励中小企业创新。", "Encourage small and medium-sized enterprises to innovate."),
]
FREE = [
    ("加强环境保护。", "We shall look after the air we breathe and the rivers we drink from."),
    ("提高服务质量。", "People ought to be treated better at the counter."),
    ("扩大对外贸易。", "More of what we make is to be sold overseas."),
    ("完善社会保障制度。", "Nobody who falls on hard times will be left to cope alone."),
    ("推动经济增长。", "Business must pick up."),
    ("保护知识产权。", "Inventors deserve to keep what is theirs."),
    ("发展可再生能源。", "Sun and wind will light our homes."),
    ("改善公共交通。", "Getting around town will be easier."),
    ("支持科学研究。", "Scholars can count on us."),
    ("鼓励中小企业创新。", "Smaller firms should try out new things."),
]
TERM = ("推广无人机植保。", "Promote aircraft without people to protect plants.")


def rules(pairs: list[tuple[str, str]]) -> set[str]:
    report = aligner.check_pairs(pairs)[-1]
    assert "support.unrendered_term" not in {finding.rule for finding in report.findings}  # a hint, no more
    return {hint.rule for hint in report.hints}


def test_a_document_that_keeps_to_the_words() -> None:
    report = aligner.check_pairs([*CLOSE, TERM])[-1]
    (finding,) = (f for f in report.hints if f.rule == "support.unrendered_term")
    assert finding.severity == "minor"
    assert finding.zh_span and TERM[0][slice(*finding.zh_span)] == "无人机"
    assert "drone" in finding.message
    assert finding.suggestion == ""


def test_a_free_translation_is_left_alone() -> None:
    assert "support.unrendered_term" not in rules([*FREE, TERM])


def test_one_pair_says_nothing_of_how_a_document_is_translated() -> None:
    assert "support.unrendered_term" not in rules([TERM])
    assert "support.unrendered_term" not in rules([*CLOSE[:3], TERM])


def test_a_known_rendering_in_some_form_is_enough() -> None:
    for english in ("Promote plant protection by drone.", "Promote crop spraying with unmanned aerial vehicles."):
        assert "support.unrendered_term" not in rules([*CLOSE, (TERM[0], english)])
