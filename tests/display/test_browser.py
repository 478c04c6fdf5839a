"""The report in a real browser: headless Chromium, on pages of our own that open from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.face import Result
from aligner.types import Bead, Correction, Finding, Removal
from tests.display.samples import noted, told
from tests.export.samples import result
from tests.programs import chrome

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    made = chrome(tmp_path_factory.mktemp("profile"), {"browser": "ALL", "performance": "ALL"})
    yield made
    made.quit()


class Page:
    """The report of a result, open in the browser."""

    def __init__(self, browser: Any, folder: Path, r: Result, width: int = 1440, theme: str = "light") -> None:
        self.browser, self.path = browser, folder / "report.html"
        r.to_html(self.path)
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        features = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        for log in ("browser", "performance"):
            browser.get_log(log)  # what earlier pages said
        browser.get("about:blank")
        browser.get(self.path.as_uri())

    def js(self, code: str) -> Any:
        return self.browser.execute_script(f"return {code}")

    def keys(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def shown(self) -> list[int]:
        return self.js(
            "[...document.querySelectorAll('.pairs tbody tr')].filter(r => r.offsetParent).map(r => +r.id.slice(1))"
        )

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for what the page does after an event of its own."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.browser, 5).until(lambda _: condition())

    def focused(self) -> str:
        return self.js("document.activeElement.id")

    def status(self) -> str:
        return self.js("document.getElementById('status').textContent")

    def requests(self) -> list[str]:
        events = [json.loads(entry["message"])["message"] for entry in self.browser.get_log("performance")]
        return [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Page:
    return Page(browser, tmp_path, noted())


def wide_result() -> Result:
    """A result whose texts and names have no place to break."""
    r = result(
        ["甲" * 400, "x" * 600], ["y" * 900, "https://example.org/" + "z" * 300], [Bead((i,), (i,)) for i in (0, 1)]
    )
    long = "w" * 300
    source = replace(r.source, name=f"{long}.txt", removed=(Removal(long, 0, 300, long),))
    found = Finding("term", "major", long, long, long, 0.9, (0, 300), (0, 500))
    r = told(r, [(found,), (found,)], [(), (Correction(long, found, (0, 500), (0, 300), "z" * 500, long),)])
    return replace(r, source=source, options={long: long}, warnings=(long,))


@pytest.mark.parametrize("width", [320, 375, 768, 800, 1024, 1440, 1920])
@pytest.mark.parametrize("make", [noted, wide_result])
def test_nothing_sticks_out(browser: Any, tmp_path: Path, width: int, make: Any) -> None:
    page = Page(browser, tmp_path, make(), width)
    page.js("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.js("[innerWidth, document.documentElement.scrollWidth]") == [width, width]
    assert (
        page.js(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth"
            " && !e.closest('.weakest, .vh, .skip, thead, dialog')).map(e => e.outerHTML.slice(0, 80))"
        )
        == []
    )


@pytest.mark.parametrize(("width", "stacked"), [(375, True), (1440, False)])
def test_pairs_stand_beside_or_below_each_other(browser: Any, tmp_path: Path, width: int, stacked: bool) -> None:
    page = Page(browser, tmp_path, noted(), width)
    zh, en = (
        page.js(f"(({{x, y}}) => [x, y])(document.querySelector('#r3 .{side}').getBoundingClientRect())")
        for side in ("zh", "en")
    )
    assert (zh[0] == en[0] and zh[1] < en[1]) is stacked
    assert (zh[1] == en[1] and zh[0] < en[0]) is not stacked


def test_no_console_messages_and_no_requests(page: Page) -> None:
    assert page.requests() == [page.path.as_uri()]
    page.keys("j", "n", "k", "/")
    page.browser.find_element("id", "search").send_keys("2027")
    assert page.browser.get_log("browser") == []
    assert page.requests() == []


def test_dark_theme(browser: Any, tmp_path: Path) -> None:
    colours = [
        Page(browser, tmp_path, noted(), theme=theme).js(
            "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        )
        for theme in ("light", "dark")
    ]
    assert colours == [["rgb(252, 251, 248)", "rgb(34, 37, 42)"], ["rgb(23, 25, 28)", "rgb(222, 218, 210)"]]


@pytest.mark.parametrize(
    ("query", "rows", "status"),
    [
        ("", [1, 2, 3, 4, 5, 6], "All 6 rows"),
        ("2027", [3], "1 of 6 rows"),
        ("NOTICE", [6], "1 of 6 rows"),
        ("通知", [6], "1 of 6 rows"),
        ("No English", [], "0 of 6 rows"),  # our own words are not document text
    ],
)
def test_search(page: Page, query: str, rows: list[int], status: str) -> None:
    page.browser.find_element("id", "search").send_keys(query)
    assert (page.shown(), page.status()) == (rows, status)


def test_found_text_is_marked_and_escape_ends_the_search(page: Page) -> None:
    page.keys("/")
    assert page.focused() == "search"
    page.keys("项", "目")
    assert page.js("[...CSS.highlights.get('found')].map(String)") == ["项目", "项目"]
    page.keys("\ue00c")
    assert (page.focused(), page.status(), page.js("CSS.highlights.has('found')")) == ("", "All 6 rows", False)


def choose(page: Page, name: str, value: str) -> None:
    from selenium.webdriver.support.ui import Select

    Select(page.browser.find_element("id", f"by-{name}")).select_by_value(value)


@pytest.mark.parametrize(
    ("chosen", "rows", "notes"),
    [
        ({"type": "1-1"}, [1, 2, 6], ["r2f1"]),
        ({"type": "odd"}, [3, 4, 5], ["r3f1", "r3f2", "r4f1"]),
        ({"check": "term"}, [3], ["r3f2"]),
        ({"severity": "critical"}, [3], ["r3f1"]),
        ({"severity": "major"}, [3, 4], ["r3f1", "r3f2", "r4f1"]),
        ({"check": "surface", "severity": "major"}, [], []),
        ({"status": "edited"}, [2], ["r2f1"]),
        ({"status": "needs review", "type": "2-1"}, [3], ["r3f1", "r3f2"]),
    ],
)
def test_filters(page: Page, chosen: dict[str, str], rows: list[int], notes: list[str]) -> None:
    for name, value in chosen.items():
        choose(page, name, value)
    assert page.shown() == rows
    assert page.js("[...document.querySelectorAll('.notes li')].filter(n => n.offsetParent).map(n => n.id)") == notes
    on = "[...document.querySelectorAll('[data-f]:not(.off)')].filter(m => m.offsetParent).map(m => m.closest('tr').id)"
    assert sorted(set(page.js(on))) == sorted({note.split("f")[0] for note in notes})


def test_filter_by_confidence_and_reset(page: Page) -> None:
    choose(page, "type", "odd")
    slider = "document.getElementById('most')"
    page.js(f"({slider}.value = 0.85, {slider}.dispatchEvent(new Event('input', {{bubbles: true}})))")
    assert (page.shown(), page.js("document.getElementById('most-value').textContent")) == ([3, 5], "0.85")
    page.js("document.activeElement.blur()")
    page.keys("2")
    page.browser.find_element("css selector", "button[type=reset]").click()
    page.until(lambda: (page.status(), page.js(f"{slider}.value")) == ("All 6 rows", "1"))
    assert page.js("document.getElementById('v-corrected').checked")  # what is read is not a filter


@pytest.mark.parametrize(
    ("keys", "focus"),
    [
        ("j", "r1"),
        ("jjj", "r3"),
        ("jjjk", "r2"),
        ("jjjjjjj", "r6"),
        ("jk", "r1"),
        ("n", "r2 fixed 1"),
        ("nn", "r3 critical 1 2"),
        ("nnn", "r3 critical 1 2"),
        ("nnnn", "r4 major 1"),
        ("nnnnnn", "r4 major 1"),
        ("nnnnNNN", "r2 fixed 1"),
        ("nnj", "r4"),
        ("jjjjN", "r3 critical 1 2"),
        ("jjjn", "r3 critical 1 2"),
    ],
)
def test_keys_move_through_rows_and_findings(page: Page, keys: str, focus: str) -> None:
    page.js("document.getElementById('pairs').scrollIntoView()")
    page.keys(*keys)
    mark = page.js(
        "(m => m ? `${m.closest('tr').id} ${m.classList[1]} ${m.dataset.f}` : '')"
        "(document.activeElement.closest('a[data-f]'))"
    )
    assert (mark or page.focused()) == focus


def test_keys_skip_filtered_findings_say_the_end_and_can_be_turned_off(page: Page) -> None:
    page.js("document.getElementById('pairs').scrollIntoView()")
    choose(page, "check", "term")
    page.js("document.activeElement.blur()")
    page.keys("n")
    assert page.js("document.activeElement.dataset.f") == "1 2"
    page.keys("n")
    assert page.status() == "No further finding"
    page.keys("?")
    assert page.js("document.getElementById('help').open")
    page.keys("j")  # no key works behind the help
    page.browser.find_element("id", "keys-on").click()
    page.keys("\ue00c")
    assert not page.js("document.getElementById('help').open")
    page.keys("j")
    assert page.status() == "No further finding"
    assert page.focused() != "r3"


def test_a_finding_is_shown_on_focus_and_on_hover_and_goes_with_escape(page: Page) -> None:
    from selenium.webdriver import ActionChains

    shown = "[document.getElementById('tip').hidden, document.getElementById('tip').textContent]"
    lit = "[...document.querySelectorAll('.on')].map(e => e.id || e.textContent)"
    page.js("document.querySelector('#r3 .zh a').focus()")
    hidden, text = page.js(shown)
    assert (hidden, "三百 is 300." in text, "Suggestion: three hundred" in text) == (False, True, True)
    assert page.js(lit) == ["三百", "300", "r3f1"]
    page.keys("\ue00c")
    assert (page.js(shown)[0], page.js(lit)) == (True, [])
    ActionChains(page.browser).move_to_element(page.browser.find_element("css selector", "#r3 .en span.f")).perform()
    assert "Evidence: 示范项目 ↔ projects" in page.js(shown)[1]
    ActionChains(page.browser).move_to_element(page.browser.find_element("id", "tip")).perform()
    assert not page.js(shown)[0]  # the pointer may go there
    ActionChains(page.browser).move_to_element(page.browser.find_element("css selector", "#r1 .zh")).perform()
    page.until(lambda: page.js(shown)[0])
    described = page.js("document.querySelector('#r3 .en a').getAttribute('aria-describedby')")
    assert described == "r3f1 r3f2"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("1", "All regions shall strengthenCoordination."),
        ("2", "All regions shall strengthen coordination."),
        ("3", "All regions shall strengthenCoordinationstrengthen coordination."),
    ],
)
@pytest.mark.parametrize("script", [True, False])
def test_machine_corrected_or_both(browser: Any, tmp_path: Path, key: str, text: str, script: bool) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
    try:
        page = Page(browser, tmp_path, noted())
        if script:
            page.keys(key)
        else:
            name = {"1": "machine", "2": "corrected", "3": "changes"}[key]
            browser.find_element("css selector", f"label:has(#v-{name})").click()
        assert page.js("document.querySelector('#r2 .en').innerText") == text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_targets_and_tasks_lead_to_their_rows(page: Page) -> None:
    choose(page, "type", "1-1")
    page.browser.find_element("css selector", "#tasks td.n a").click()
    page.until(lambda: 4 in page.shown())
    assert page.js("document.querySelector(':target').id") == "r4"


def test_print_shows_everything_that_is_read_and_no_controls(browser: Any, page: Page) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert page.js("document.getElementById('bar').offsetParent") is None
        assert page.js("[...document.querySelectorAll('.notes li, .records tr')].every(e => e.offsetParent)")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_link_to_a_row_that_is_filtered_away_shows_it_again(page: Page) -> None:
    choose(page, "type", "1-1")
    page.browser.find_element("css selector", ".weakest a[href='#r3']").click()
    page.until(lambda: 3 in page.shown())
    page.keys("j")
    assert page.focused() == "r4"


def test_a_focused_row_is_clear_of_the_toolbar(browser: Any, tmp_path: Path) -> None:
    n = 40
    page = Page(browser, tmp_path, result(["甲。"] * n, ["A."] * n, [Bead((i,), (i,)) for i in range(n)]))
    page.keys(*"j" * 30, *"k" * 20)
    assert page.focused() == "r10"
    bottom = page.js("document.getElementById('bar').getBoundingClientRect().bottom")
    assert page.js("document.activeElement.getBoundingClientRect().top") >= bottom


def test_it_is_a_table_with_labels(page: Page) -> None:
    assert page.js("[...document.querySelectorAll('input, select')].filter(i => !i.labels.length).length") == 0
    names = [
        e.accessible_name
        for e in page.browser.find_elements(
            "css selector", "#bar :is(input, select, button):not([hidden]), form[id], svg, section, #r3 a.f"
        )
    ]
    assert "" not in names, names
    row = page.browser.find_element("id", "r3")
    roles = [cell.aria_role for cell in row.find_elements("css selector", ":scope > *")]
    assert (row.aria_role, roles) == ("row", ["rowheader", "cell", "cell", "cell", "cell"])
    assert page.js("[...document.querySelectorAll('#r3 [lang], #r4 [lang]')].map(e => e.lang)") == ["zh", "en", "zh"]


EVIL = [
    "<script>document.title = 'owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>",
    "'--></style></script><iframe src=javascript:parent.document.title='owned'>",
    "<a href='javascript:1'>&amp;&lt;b&gt; &#x3c;i></td></tr></table>",
]


def test_malicious_text_stays_text(browser: Any, tmp_path: Path) -> None:
    r = result(EVIL, EVIL, [Bead((i,), (i,), 0.5, 0.5) for i in range(len(EVIL))], warnings=(EVIL[0],))
    found = [(Finding("term", "major", text, f"E {text}", f"S {text}", 0.9, (3, 9), (3, 9)),) for text in EVIL]
    r = told(r, found, [()] * len(EVIL))
    source = replace(r.source, name=EVIL[1], removed=tuple(Removal(t, 0, 1, t, t) for t in EVIL))
    alignment = replace(r.alignment, signature={EVIL[2]: EVIL[3]}, verdict=EVIL[4])
    page = Page(browser, tmp_path, replace(r, source=source, alignment=alignment))
    assert page.js("document.title") == f"{EVIL[1]} and notice.txt, aligned"
    for side in ("zh", "en"):
        assert page.js(f"[...document.querySelectorAll('.pairs tbody .{side}')].map(e => e.textContent)") == EVIL
    assert (
        page.js(
            "document.querySelectorAll('img, iframe, svg:not(.strip), script + *, .pairs td[lang] *:not(a.f),"
            " #tip *:not(div, b, i, span, small)').length"
        )
        == 0
    )
    page.js("document.querySelector('.f').focus()")
    assert EVIL[0] in page.js("document.getElementById('tip').textContent")
    assert page.js("document.title") == f"{EVIL[1]} and notice.txt, aligned"
    assert page.browser.get_log("browser") == []


def test_the_policy_stops_what_escaping_might_miss(page: Page) -> None:
    page.js(
        """(() => {
          const script = document.createElement('script'), image = new Image();
          script.textContent = 'window.owned = 1';
          image.src = 'https://example.org/x.png';
          document.body.append(script, image);
        })()"""
    )
    assert page.js("window.owned === undefined")
    said = "".join(entry["message"] for entry in page.browser.get_log("browser"))
    assert "Executing inline script violates" in said
    assert re.search(r"https://example\.org/x\.png.{1,4} violates", said)


def test_without_javascript_it_is_a_plain_table(browser: Any, tmp_path: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = Page(browser, tmp_path, noted())
        assert page.js("document.getElementById('controls').offsetParent") is None
        assert page.js("[...document.querySelectorAll('.pairs tbody tr')].filter(r => r.offsetParent).length") == 6
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
