"""A user's own terms are strict: the English has to have one of their renderings."""

import pytest

from aligner.check.report import check_pairs
from aligner.terms import with_user_terms

ROWS = """zh,en,variants
标识解析,identifier resolution,ID resolution
算力,compute,
平台安全,platform security,security of platforms
工信部,Industry Ministry,
项目法人责任制,project owner responsibility scheme,
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "mine.csv"
    path.write_text(ROWS, encoding="utf-8")
    return with_user_terms(path)


def findings(own, zh, en):
    [report] = check_pairs([(zh, en)], ["term"], own)
    return [(f.rule, zh[slice(*f.zh_span)], f.suggestion, f.severity) for f in report.findings]


@pytest.mark.parametrize(
    ("zh", "en", "term", "suggestion"),
    [
        ("完善标识解析体系。", "Improve the system of label parsing.", "标识解析", "identifier resolution"),
        ("保障平台安全。", "Keep the whole thing safe.", "平台安全", "platform security"),
        (
            "实行项目法人责任制。",
            "Owners answer for their work.",
            "项目法人责任制",
            "project owner responsibility scheme",
        ),
        ("提升算力。", "Raise the capacity of machines.", "算力", "compute"),
        ("提升算力，建设算力网。", "Raise capacity and build a network.", "算力", "compute"),
    ],
)
def test_a_term_without_any_of_its_renderings_is_a_finding(own, zh, en, term, suggestion):
    assert ("term.own", term, suggestion, "major") in findings(own, zh, en)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("完善标识解析体系。", "Improve the system of identifier resolution."),
        ("完善标识解析体系。", "Improve the ID-resolution system."),
        ("完善标识解析体系。", "The resolution of identifiers is faster."),  # inflected and turned
        ("保障平台安全。", "Guarantee the security of the platform."),  # in another order
        ("保障平台安全。", "Platforms must be secure."),  # derived
        ("提升算力，再提升算力。", "Raise compute twice."),  # said once
        ("加强网络安全。", "Make the network strong."),  # a shipped term is not strict
        ("实行项目法人责任制。", "The responsibility scheme of project owners applies."),
    ],
)
def test_a_rendering_in_any_form_or_order_is_enough(own, zh, en):
    assert [f for f in findings(own, zh, en) if f[0] == "term.own"] == []


def test_a_term_is_told_once_a_pair(own):
    told = findings(own, "算力、算力、算力。", "Machines, machines, machines.")
    assert [f[0] for f in told] == ["term.own"]


def test_what_the_shipped_termbase_knows_to_be_wrong_is_still_known(own):
    assert findings(own, "提升算力。", "Raise the calculate force.") == [
        ("term.known_wrong", "算力", "compute", "major")
    ]


def test_the_old_official_rendering_is_no_longer_enough(own):
    rules = [f[0] for f in findings(own, "由工信部负责。", "The agency in charge will do it.")]
    assert rules == ["term.own"]
