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
from aligner.types import Bead, Removal
from tests.export.samples import notice, result


class Shape(HTMLParser):
    """The tags and attribute names of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shape: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, tuple(name for name, _ in attrs)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1), min_size=5, max_size=5))
def test_no_text_of_a_document_changes_the_page(texts: list[str]) -> None:
    def page(zh: str, en: str, name: str, rule: str, warning: str) -> str:
        r = result([zh], [en], [Bead((0,), (0,))], warnings=(warning,), options={rule: warning})
        source = replace(r.source, name=name, removed=(Removal(rule, 0, 1, zh, en),))
        return report_html(replace(r, source=source, alignment=replace(r.alignment, verdict=warning)))

    assert Shape(page(*texts)).shape == Shape(page("甲", "a", "b", "c", "d")).shape


def test_a_dollar_in_a_text_is_a_dollar() -> None:
    page = report_html(result(["五$style美元"], ["$5 $$ ${script}"], [Bead((0,), (0,))]))
    assert "五$style美元</td>" in page
    assert "$5 $$ ${script}</td>" in page


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    page = report_html(notice())
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
    assert not re.search(outside, report_html(notice()))


def test_the_page_says_what_the_result_knows() -> None:
    page = report_html(notice())
    for text in (
        '<bdi lang="zh">通知.txt</bdi>',
        "<dd>0.84</dd>",
        "The arguments were exchanged",
        "[U+00A0][bookmark: _GoBack]",
        "zh-en:1f2e3d",
        "Sentences, Chinese to English: 1-1 (3), 0-1 (1), 1-0 (1), 2-1 (1)",
        'aria-label="Row 3">3</a>',
        "No English found for this sentence",
        "No Chinese found for this sentence",
    ):
        assert text in page
    assert 'role="alert"' not in page
    bad = replace(notice(), alignment=replace(notice().alignment, verdict="not translations of each other"))
    assert "<strong>Verdict: not translations of each other.</strong>" in report_html(bad)


def test_equal_removals_are_counted_together() -> None:
    r = notice()
    marks = tuple(Removal("watermark", at, at + 3, "©") for at in (30, 10, 20))
    page = report_html(replace(r, target=replace(r.target, removed=marks)))
    assert "What cleaning removed: 4 pieces" in page
    assert '<td>watermark</td><td class="n">3×</td><td class="n">30</td><td>©</td>' in page
    many = tuple(Removal("mark", i, i + 1, f"#{i}") for i in range(300))
    assert "101 more lines in run.json" in report_html(replace(r, target=replace(r.target, removed=many)))


def test_a_thousand_long_pairs_stay_under_three_megabytes() -> None:
    n, zh, en = 1000, "工业互联网安全工作的指导意见。" * 15, "Guidelines on industrial internet security. " * 20
    r = result([zh] * n, [en] * n, [Bead((i,), (i,), 0.8, 0.9) for i in range(n)])
    assert len(report_html(r).encode()) < 3_000_000


@pytest.mark.parametrize("beads", [[], [Bead((0,), ())]])
def test_a_result_with_little_in_it(beads: list[Bead]) -> None:
    page = report_html(result(["甲。"] * len(beads), [], beads))
    assert "No row has text on both sides." in page


def test_to_html_writes_the_page(tmp_path: Path) -> None:
    notice().to_html(tmp_path / "report.html")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == report_html(notice())


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
    colours["chosen"] = _mix(colours["accent"], colours["paper"], 0.09)
    text = [(ink, paper) for ink in ("ink", "muted", "accent", "alert") for paper in ("paper", "tint", "chosen")]
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
