"""The report in a real browser: headless Chromium, on pages of our own that open from disk."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aligner.result import Result
from aligner.types import Bead, Removal
from tests.export.samples import notice, result

pytestmark = pytest.mark.browser

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        message = "needs chromium and chromedriver on the PATH (Debian: chromium, chromium-driver)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


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
    return Page(browser, tmp_path, notice())


def wide_result() -> Result:
    """A result whose texts and names have no place to break."""
    r = result(
        ["甲" * 400, "x" * 600], ["y" * 900, "https://example.org/" + "z" * 300], [Bead((i,), (i,)) for i in (0, 1)]
    )
    long = "w" * 300
    source = replace(r.source, name=f"{long}.txt", removed=(Removal(long, 0, 300, long),))
    return replace(r, source=source, options={long: long}, warnings=(long,))


@pytest.mark.parametrize("width", [320, 375, 768, 800, 1024, 1440, 1920])
@pytest.mark.parametrize("make", [notice, wide_result])
def test_nothing_sticks_out(browser: Any, tmp_path: Path, width: int, make: Any) -> None:
    page = Page(browser, tmp_path, make(), width)
    page.js("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.js("[innerWidth, document.documentElement.scrollWidth]") == [width, width]
    assert (
        page.js(
            "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth"
            " && !e.closest('.weakest, .vh, .skip, thead')).map(e => e.outerHTML.slice(0, 80))"
        )
        == []
    )


@pytest.mark.parametrize(("width", "stacked"), [(375, True), (1440, False)])
def test_pairs_stand_beside_or_below_each_other(browser: Any, tmp_path: Path, width: int, stacked: bool) -> None:
    page = Page(browser, tmp_path, notice(), width)
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
        Page(browser, tmp_path, notice(), theme=theme).js(
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


def test_filters_by_type_and_confidence_and_reset(page: Page) -> None:
    page.browser.find_element("css selector", "[value='1-1']").click()
    assert page.shown() == [3, 4, 5]
    slider = "document.getElementById('most')"
    page.js(f"({slider}.value = 0.85, {slider}.dispatchEvent(new Event('input', {{bubbles: true}})))")
    assert (page.shown(), page.js("document.getElementById('most-value').textContent")) == ([3, 5], "0.85")
    page.browser.find_element("css selector", "button[type=reset]").click()
    page.until(lambda: (page.status(), page.js(f"{slider}.value")) == ("All 6 rows", "1"))


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j", "r1"),
        ("jjj", "r3"),
        ("jjjk", "r2"),
        ("n", "r3"),
        ("nn", "r4"),
        ("nnnn", "r5"),
        ("jjjjjjj", "r6"),
        ("jk", "r1"),
    ],
)
def test_keys_move_through_the_rows(page: Page, keys: str, row: str) -> None:
    page.js("document.getElementById('pairs').scrollIntoView()")
    page.keys(*keys)
    assert page.focused() == row


def test_keys_skip_filtered_rows_say_the_end_and_can_be_turned_off(page: Page) -> None:
    page.js("document.getElementById('pairs').scrollIntoView()")
    page.browser.find_element("css selector", "[value='2-1']").click()
    page.keys("n")
    assert page.focused() == "r4"
    page.keys("n", "n")
    assert page.status() == "No further row that is not 1-1"
    page.browser.find_element("css selector", ".keys summary").click()
    page.browser.find_element("id", "keys-on").click()
    page.keys("j")
    assert page.focused() == "keys-on"


def test_a_link_to_a_row_that_is_filtered_away_shows_it_again(page: Page) -> None:
    page.browser.find_element("css selector", "[value='2-1']").click()
    page.browser.find_element("css selector", ".weakest a[href='#r3']").click()
    page.until(lambda: 3 in page.shown())
    page.keys("j")
    assert page.focused() == "r4"


def test_a_focused_row_is_clear_of_the_toolbar(browser: Any, tmp_path: Path) -> None:
    n = 40
    page = Page(browser, tmp_path, result(["甲。"] * n, ["A."] * n, [Bead((i,), (i,)) for i in range(n)]))
    page.keys(*"j" * 30, *"k" * 20)
    assert page.focused() == "r10"
    bottom = page.js("document.getElementById('controls').getBoundingClientRect().bottom")
    assert page.js("document.activeElement.getBoundingClientRect().top") >= bottom


def test_it_is_a_table_with_labels(page: Page) -> None:
    assert page.js("[...document.querySelectorAll('input')].filter(i => !i.labels.length).length") == 0
    page.browser.find_element("css selector", ".keys summary").click()
    names = [e.accessible_name for e in page.browser.find_elements("css selector", "input, button, form, svg, section")]
    assert "" not in names, names
    row = page.browser.find_element("id", "r3")
    roles = [cell.aria_role for cell in row.find_elements("css selector", ":scope > *")]
    assert (row.aria_role, roles) == ("row", ["rowheader", "cell", "cell", "cell"])
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
    source = replace(r.source, name=EVIL[1], removed=tuple(Removal(t, 0, 1, t, t) for t in EVIL))
    alignment = replace(r.alignment, signature={EVIL[2]: EVIL[3]}, verdict=EVIL[4])
    page = Page(browser, tmp_path, replace(r, source=source, alignment=alignment))
    assert page.js("document.title") == f"{EVIL[1]} and notice.txt, aligned"
    for side in ("zh", "en"):
        assert page.js(f"[...document.querySelectorAll('.pairs tbody .{side}')].map(e => e.textContent)") == EVIL
    assert (
        page.js(
            "document.querySelectorAll('img, iframe, svg:not(.strip), script + *, .pairs td *:not(.match *)').length"
        )
        == 0
    )
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
        page = Page(browser, tmp_path, notice())
        assert page.js("document.getElementById('controls').offsetParent") is None
        assert page.js("[...document.querySelectorAll('.pairs tbody tr')].filter(r => r.offsetParent).length") == 6
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
