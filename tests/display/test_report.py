"""The report as text: its policy, its size, its contrast, and document text that stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.display.assets import csp_hash, fill, read
from aligner.display.report import report_html
from aligner.extraction.records import Extraction, Facts, Target, Task
from aligner.types import Bead, Correction, Finding, Removal
from tests.display.samples import noted, told
from tests.export.samples import notice, result


class Shape(HTMLParser):
    """The tags and attribute names of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))


@settings(max_examples=40)
@given(st.lists(st.text(min_size=1), min_size=6, max_size=6))
def test_no_text_of_a_document_changes_the_page(texts: list[str]) -> None:
    plain = (("甲", "a", "b", "c", "d", "e"), ("甲", " ", "b", "c", "d", "a b c"))
    usual = {tag for page in plain for tag in Shape(hostile_page(*page)).shape}
    usual.add(("span", ("class", "data-f")))  # a finding on words of which a correction keeps some
    assert set(Shape(hostile_page(*texts)).shape) <= usual


def hostile_page(zh: str, en: str, name: str, rule: str, warning: str, new: str) -> str:
    """Put texts everywhere: in both languages, in findings, corrections, facts, targets, tasks, names and options."""
    r = result(
        [zh] * 2, [f"{en}."] * 2, [Bead((i,), (i,)) for i in (0, 1)], warnings=(warning,), options={rule: warning}
    )
    found = Finding("term", "major", f"M{en}", f"E{zh}|", f"S{new}|", 0.9, (0, len(zh)), (0, len(en)))
    fix = Correction(rule, found, (0, len(en)), (0, len(new)), en, new)
    r = told(r, [(found,), (found,)], [(), (fix,)])
    shared = {"section": zh, "area": (en,), "zh_evidence": zh, "en_evidence": en, "disagreement": (warning,)}
    target = Target(name, **shared, unit=rule, deadline=name, zh_span=(0, 1))
    task = Task(name, **shared, verb_zh=rule, object_zh=new, lead_units=(name,), zh_span=(0, 1))
    facts = Facts(title_zh=f"F{zh}", kind=f"F{rule}", speakers=(f"F{name}",))
    source = replace(r.source, name=name, removed=(Removal(rule, 0, 1, zh, en),))
    return report_html(
        replace(
            r,
            source=source,
            alignment=replace(r.alignment, verdict=warning),
            extracted=Extraction(facts, (task,), (target,), source=source, target=r.target),
        )
    )


def test_a_dollar_in_a_text_is_a_dollar() -> None:
    r = result(["五$style美元"], ["$5 $$ ${script}"], [Bead((0,), (0,))])
    page = report_html(told(r, [()], [()]))
    assert "五$style美元</td>" in page
    assert "$5 $$ ${script}</td>" in page


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    page = report_html(noted())
    style = re.findall(r"<style>(.*?)</style>", page, re.S)
    script = re.findall(r"<script>(.*?)</script>", page, re.S)
    policy = re.findall(r'Content-Security-Policy" content="(.*?)"', page)
    assert policy == [
        f"default-src 'none'; style-src {csp_hash(style[0])}; script-src {csp_hash(script[0])}; "
        "base-uri 'none'; form-action 'none'"
    ]
    assert (len(style), len(script)) == (1, 1)


def test_csp_hash() -> None:
    # The example of the specification (CSP 3, section 8.4).
    assert csp_hash("doSomething();") == "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='"


@pytest.mark.parametrize(
    "outside", [r"https?://", r"@import", r"url\(", r" src=", r' href="[^#]', r" style=", r" on\w+="]
)
def test_nothing_is_asked_for_from_outside(outside: str) -> None:
    assert not re.search(outside, report_html(noted()))


def test_the_page_says_what_the_result_knows() -> None:
    page = report_html(noted())
    for text in (
        '<bdi lang="zh">通知.txt</bdi>',
        "<dd>0.84</dd>",
        "The arguments were exchanged",
        "[U+00A0][bookmark: _GoBack]",
        "zh-en:1f2e3d",
        "Sentences, Chinese to English: 1-1 (3), 0-1 (1), 1-0 (1), 2-1 (1)",
        'aria-label="Row 3">3</a>',
        '<dd><span class="critical">1</span></dd>',
        "<dt>corrections</dt><dd>1</dd>",
        '<option value="major">major or worse (3)</option>',
        '<option value="odd">all but 1-1 (3)</option>',
        "number, term, the English is not fluent",
        '<b>at least 300 个</b><span class="odd">The languages differ: value 300 in Chinese, 30 in English</span>',
        '<tr><th scope="rowgroup" colspan="4">2027</th></tr><tr><td class="n"><a href="#r3" aria-label="Row 3">3</a>',
        '<td class="n"><a href="#r4" aria-label="Row 4">4</a></td>'
        '<td><b lang="zh">报告进展</b><span>lead 各单位</span>',
        "<dt>English</dt><dd>Notice</dd>",
        "No English found for this sentence",
        "No Chinese found for this sentence",
    ):
        assert text in page
    assert 'role="alert"' not in page
    bad = replace(noted(), alignment=replace(notice().alignment, verdict="not translations of each other"))
    assert "<strong>Verdict: not translations of each other.</strong>" in report_html(bad)


def test_equal_removals_are_counted_together() -> None:
    r = noted()
    marks = tuple(Removal("watermark", at, at + 3, "©") for at in (30, 10, 20))
    page = report_html(replace(r, target=replace(r.target, removed=marks)))
    assert "What cleaning removed: 4 pieces" in page
    assert '<td>watermark</td><td class="n">3×</td><td class="n">30</td><td>©</td>' in page
    many = tuple(Removal("mark", i, i + 1, f"#{i}") for i in range(300))
    assert "101 more lines in run.json" in report_html(replace(r, target=replace(r.target, removed=many)))


def test_a_thousand_pairs_with_their_findings_stay_under_three_megabytes() -> None:
    n, zh, en = 1000, "工业互联网安全工作的指导意见。" * 8, "Guidelines on industrial internet security. " * 10
    r = result([zh] * n, [en] * n, [Bead((i,), (i,), 0.8, 0.9) for i in range(n)])
    found = Finding(
        "term", "major", "指导意见 is “Guiding Opinions”, not “Guidelines”." * 2, "", "Guiding Opinions", 0.9
    )
    spans = [((15 * k, 15 * k + 5), (44 * k, 44 * k + 10)) for k in range(3)]
    rows = [tuple(replace(found, zh_span=a, en_span=b) for a, b in spans)] * n
    assert len(report_html(told(r, rows, [()] * n)).encode()) < 3_000_000


@pytest.mark.parametrize("beads", [[], [Bead((0,), ())]])
def test_a_result_with_little_in_it(beads: list[Bead]) -> None:
    page = report_html(told(result(["甲。"] * len(beads), [], beads), [()] * len(beads), [()] * len(beads)))
    assert "None: every row with two sides has a quality of 0.9 or more." in page
    assert ("None: every row has a confidence" in page) is (not beads)
    assert 'id="by-check"' not in page


def test_to_html_writes_the_page(tmp_path: Path) -> None:
    noted().to_html(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == report_html(noted())


def test_a_template_name_that_is_not_filled_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("report.html", title="x")


def _themes() -> dict[str, dict[str, str]]:
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", block))
        for block in re.findall(r":root {(.*?)}", read("report.css"), re.S)[:2]
    )
    return {"light": light, "dark": light | dark}


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mix(over: str, under: str, share: float) -> str:
    return "#" + "".join(
        f"{round(int(over[i : i + 2], 16) * share + int(under[i : i + 2], 16) * (1 - share)):02x}" for i in (1, 3, 5)
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(theme: str) -> None:
    colours = _themes()[theme]
    colours["noted"] = _mix(colours["found"], colours["paper"], 0.4)
    colours["chosen"] = _mix(colours["accent"], colours["paper"], 0.09)
    text = [(ink, paper) for ink in ("ink", "muted", "accent", "alert") for paper in ("paper", "tint", "chosen")]
    text += [(ink, paper) for ink in ("critical", "major", "minor", "new") for paper in ("paper", "raised", "chosen")]
    text += [
        ("gone", "gone-paper"),
        ("new", "new-paper"),
        ("paper", "accent"),
        ("critical", "noted"),
        ("minor", "noted"),
    ]
    text += [("ink", "raised"), ("muted", "raised"), ("ink", "found"), ("alert", "alert-paper")]
    marks = [(f"l{i}", paper) for i in range(5) for paper in ("paper", "tint", "chosen")]
    low = {
        (ink, paper): round(ratio, 2)
        for needed, pairs in ((4.5, text), (3.0, marks))
        for ink, paper in pairs
        if (ratio := _contrast(colours[ink], colours[paper])) < needed
    }
    assert low == {}


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_hints_have_a_switch_where_there_are_any() -> None:
    page = report_html(noted())
    assert 'id="show-hints"' not in page and '<ul class="hints">' not in page
    doubt = Finding("term", "minor", "Perhaps not.", "甲 ↔ a", "", 0.3, rule="term.sense")
    base = noted()
    first, *rest = base.reports
    page = report_html(replace(base, checked=(replace(first, hints=(doubt,)), *rest)))
    assert page.count('id="show-hints"') == 1 and page.count('<ul class="hints">') == 1
    assert "Hints (1)" in page and "Perhaps not." in page
