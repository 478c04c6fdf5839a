"""The review page in a real browser: headless Chromium, on a run of our own sentences."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review_page.served import MARKUP, TOKEN, Served

pytestmark = pytest.mark.browser

ALL = [1, 2, 3, 4, 5, 6, 7, 8]
ENTER, ESCAPE, CONTROL, TAB = "\ue007", "\ue00c", "\ue009", "\ue004"


@pytest.fixture(scope="module")
def deciding(finished_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    made = Served(shutil.copytree(finished_run, tmp_path_factory.mktemp("deciding") / "out"))
    yield made
    made.stop()


@pytest.fixture
def fresh(deciding: Served) -> Iterator[Served]:
    """A server on whose run no decision holds: what the test before decided is undone."""
    yield deciding
    for author in ("Tester", "Other"):
        while deciding.ask("/api/undo", {"author": author}).status == 200:
            pass


class Page:
    """The page of a server, open in a tab."""

    def __init__(self, browser: Any, served: Served, width: int = 1440, theme: str = "light", query: str = "") -> None:
        self.browser, self.served = browser, served
        metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        browser.get_log("browser")
        browser.get(f"{served.origin}/?token={TOKEN}")
        self.js("localStorage.clear()")
        self.open(query)

    def open(self, query: str = "") -> None:
        self.browser.get(f"{self.served.origin}/{query}")
        self.until(lambda: self.js("document.body.dataset.ready") == "true")

    def js(self, code: str, *given: Any) -> Any:
        return self.browser.execute_script(f"return {code}", *given)

    def keys(self, *keys: str) -> None:
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def chord(self, held: str, key: str) -> None:
        from selenium.webdriver import ActionChains

        ActionChains(self.browser).key_down(held).send_keys(key).key_up(held).perform()

    def find(self, selector: str) -> Any:
        return self.browser.find_element("css selector", selector)

    def until(self, condition: Callable[[], Any]) -> None:
        """Wait for what the page does after an event of its own."""
        from selenium.common.exceptions import StaleElementReferenceException
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.browser, 20, 0.05, (StaleElementReferenceException,)).until(lambda _: condition())

    def says(self, text: str) -> None:
        """Wait for the line that says what was done."""
        self.until(lambda: text in self.text("#notice"))

    def text(self, selector: str) -> str:
        return self.js("document.querySelector(arguments[0])?.textContent ?? ''", selector)

    def current(self) -> int:
        return int(self.text(".row.current .no") or 0)

    def go(self, number: int) -> None:
        """Make a row the current one with the keys."""
        at = self.current()
        self.keys(*("j" if number > at else "k") * abs(number - at))
        assert self.current() == number

    def english(self, number: int) -> str:
        return self.served.rows()[number - 1]["en"]

    def shown(self) -> list[int]:
        return self.js("[...document.querySelectorAll('.row .no')].map(e => +e.textContent)")


@pytest.fixture
def page(browser: Any, served: Served) -> Page:
    """A page on which nothing is decided."""
    return Page(browser, served)


@pytest.fixture
def desk(browser: Any, fresh: Served) -> Page:
    """A page on which the test may decide."""
    return Page(browser, fresh)


def test_it_loads_without_a_word_in_the_console_and_document_text_stays_text(page: Page) -> None:
    page.keys("n", "f", "?")
    page.keys(ESCAPE)
    assert page.browser.get_log("browser") == []
    row = page.js(
        "[...document.querySelectorAll('.row')].find(r => r.querySelector('.no').textContent === '6')?.textContent"
    )
    assert row.count(MARKUP) == 2
    assert page.js("document.querySelectorAll('.row img, .row b, #pane img').length") == 0
    assert "broken" not in page.js("document.title")


def test_no_string_becomes_markup_and_no_inline_script_runs(page: Page) -> None:
    tried = page.js(
        "(() => { try { document.body.insertAdjacentHTML('beforeend', '<i>x</i>'); return 'markup'; }"
        " catch (error) { return error.name; } })()"
    )
    assert tried == "TypeError"
    page.js(
        "(() => { try { const p = document.createElement('p'); p.setAttribute('onclick', 'document.title=1');"
        " document.body.append(p); p.click(); p.remove(); } catch (error) { return error.name; } })()"
    )
    assert page.js("document.title") != "1"
    page.browser.get_log("browser")


@pytest.mark.parametrize("width", [375, 768, 1024, 1440, 1920])
def test_nothing_sticks_out(browser: Any, served: Served, width: int) -> None:
    page = Page(browser, served, width)
    page.keys("n", "e")
    assert page.js("[innerWidth, document.documentElement.scrollWidth]") == [width, width]
    odd = page.js(
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
        " && !e.closest('.vh, .top h1')).map(e => e.outerHTML.slice(0, 90))"
    )
    assert odd == []
    page.keys(ESCAPE)


CONTRAST = """((selector) => {
  const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parts = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = parts(getComputedStyle(e).backgroundColor);
      if (colour[3] > 250) return colour;
    }
    return [255, 255, 255, 255];
  };
  const linear = (v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const worded = (e) => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll(selector)].filter(worded).map(e => {
    const [a, b] = [light(parts(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    return [Math.round((a + .05) / (b + .05) * 100) / 100, e.className || e.tagName, e.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5);
})(arguments[0])"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(browser: Any, served: Served, theme: str) -> None:
    page = Page(browser, served, theme=theme)
    page.keys("n", "f")
    assert page.js(CONTRAST, "body *:not(option, script, :disabled)") == []
    page.keys("e")
    assert page.js(CONTRAST, ".editor *") == []
    page.keys(ESCAPE, "?")
    assert page.js(CONTRAST, "dialog *") == []


def test_roles_and_names(page: Page) -> None:
    page.keys("j")
    grid = "document.getElementById('grid')"
    assert page.js(f"[{grid}.getAttribute('role'), {grid}.getAttribute('aria-rowcount')]") == ["grid", "8"]
    assert page.js("[document.activeElement.getAttribute('role'), document.activeElement.getAttribute('aria-rowindex'),"
                   "document.activeElement.getAttribute('aria-selected')]") == ["row", "2", "true"]  # fmt: skip
    assert page.js("document.querySelectorAll('.row[tabindex=\"0\"]').length") == 1
    unnamed = page.js(
        "[...document.querySelectorAll('button, input, select, textarea, a, [role=grid], [role=tabpanel], dialog')]"
        ".filter(e => e.tagName !== 'DIALOG' || e.open)"
        ".filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.labels?.length ||"
        " e.textContent.trim())).map(e => e.outerHTML.slice(0, 80))"
    )
    assert unnamed == []
    assert page.js("document.getElementById('track').getAttribute('aria-valuetext')").startswith("0 of 8")


def test_keys_move_and_show_evidence(page: Page) -> None:
    assert page.current() == 1
    page.keys("j", "j", "k")
    assert page.current() == 2
    page.keys("f")
    assert "powerhouse" in page.text(".finding.here")
    assert page.js("[...document.querySelectorAll('.row.current .f.here')].map(e => e.textContent)") != []
    page.go(2)
    page.js("document.querySelector('.row.current').focus()")
    page.keys(TAB)
    assert page.js("document.activeElement.matches('.row.current .f')")
    assert not page.js("document.getElementById('tip').hidden") and "powerhouse" in page.text("#tip")
    assert "powerhouse" in page.js("document.activeElement.getAttribute('aria-description')")
    page.keys(ESCAPE)
    assert page.js("document.getElementById('tip').hidden")
    page.keys("G", "k", "k", "k")
    assert page.text("#notice") == "This is the first row."


def test_letters_do_nothing_while_typing(page: Page) -> None:
    page.keys("/")
    assert page.js("document.activeElement.id") == "search"
    page.keys(*"jc")
    assert page.js("document.getElementById('search').value") == "jc"
    page.until(lambda: not page.js("document.getElementById('empty').hidden"))
    page.keys(ESCAPE)
    page.until(lambda: page.shown() == ALL)
    page.keys("e")
    page.keys(*"acmz")
    assert page.js("document.querySelector('.editor textarea').value").endswith("acmz")
    page.keys(ESCAPE)
    assert {row["version"] for row in page.served.rows()} == {0}
    page.keys("e")  # what was typed is there again
    assert page.js("document.querySelector('.editor textarea').value").endswith("acmz")
    assert "acmz" in page.text(".editor .diff ins")
    page.keys(ESCAPE)
    page.js("localStorage.clear()")


def choose(page: Page, name: str, value: str) -> None:
    from selenium.webdriver.support.ui import Select

    Select(page.find(f"#by-{name}")).select_by_value(value)


def test_filters_search_and_order(page: Page) -> None:
    rows = page.served.rows()
    number = [row["id"] for row in rows if any(f["check"] == "term" for f in row["findings"])]
    choose(page, "check", "term")
    assert page.shown() == number and 2 in number
    page.find("#clear").click()
    choose(page, "type", "odd")
    assert page.shown() == [row["id"] for row in rows if row["type"] != "1-1"]
    page.find("#clear").click()
    choose(page, "status", "needs review")
    assert page.shown() == [row["id"] for row in rows if row["status"] == "needs review"]
    assert page.text("#count") == f"{len(page.shown())} of 8 rows shown"
    page.find("#clear").click()
    choose(page, "order", "worst")
    quality = {row["id"]: row["quality_corrected"] for row in rows}
    assert page.shown() == sorted(quality, key=lambda k: (quality[k], k))
    choose(page, "order", "document")
    page.keys(ESCAPE, "/", *"speed")
    page.until(lambda: page.shown() == [2])
    assert page.text(".row mark") == "Speed"
    page.keys(ENTER, "c")  # the letters are keys again
    page.keys("z")


def test_accept_undo_redo_and_confirm(desk: Page) -> None:
    before = desk.english(2)
    desk.go(2)
    desk.keys("f", "a")
    desk.says("Accepted")
    assert "powerhouse" in desk.english(2) and desk.english(2) != before
    assert desk.text(".row.current ins") != ""
    desk.keys("z")
    desk.says("Undone")
    assert desk.english(2) == before
    desk.keys("Z")
    desk.says("Redone")
    assert "powerhouse" in desk.english(2)
    desk.keys("c")
    desk.says("Row 2 confirmed")
    assert desk.served.rows()[1]["status"] == "confirmed"
    assert desk.current() == 3
    assert desk.text("#progress-text").startswith("1 of 8 decided")
    desk.go(2)
    desk.keys("o")
    desk.says("Reopened")
    assert desk.served.rows()[1]["status"] != "confirmed"


def test_reject_ignore_note_and_unusable(desk: Page) -> None:
    desk.go(2)
    desk.keys("f", "r")
    desk.says("Suggestion rejected")
    (away,) = {f["away"] for f in desk.served.rows()[1]["findings"] if f["away"]}
    assert away == "rejected"
    desk.keys("z")
    desk.says("Undone")
    desk.keys("f", "i", "2")
    desk.says("Ignored in this document")
    assert {f["away"] for f in desk.served.rows()[1]["findings"]} >= {"document"}
    desk.keys("t", *"ask the office")
    desk.chord(CONTROL, ENTER)
    desk.says("Note saved")
    assert desk.served.rows()[1]["note"] == "ask the office"
    desk.go(7)
    desk.keys("x", ENTER)
    desk.says("unusable")
    assert desk.served.rows()[6]["status"] == "rejected"


def test_edit_saves_confirms_and_goes_on(desk: Page) -> None:
    desk.go(3)
    desk.keys("e")
    desk.chord(CONTROL, "a")
    desk.keys("Localities shall carry out the food security responsibility system.")
    assert "Localities" in desk.text(".editor .diff ins")
    desk.chord(CONTROL, ENTER)
    desk.until(lambda: desk.current() == 4)
    row = desk.served.rows()[2]
    assert (row["en"], row["status"]) == (
        "Localities shall carry out the food security responsibility system.",
        "confirmed",
    )
    assert row["en_machine"].startswith("All localities")
    desk.go(3)
    desk.keys("1")
    assert "Localities shall carry" not in desk.text(".row.current .en")
    desk.keys("2")
    assert desk.text(".row.current .en") == row["en"]


def test_merge_split_and_move(desk: Page) -> None:
    texts = [row["zh"] for row in desk.served.rows()]
    desk.go(3)
    desk.keys("m")
    desk.says("Rows 3 and 4 merged")
    rows = desk.served.rows()
    assert len(rows) == 7 and rows[2]["zh"].startswith(texts[2]) and texts[3] in rows[2]["zh"]
    assert desk.shown() == ALL[:-1] and desk.current() == 3
    desk.keys("z")
    desk.says("Undone")
    assert [row["zh"] for row in desk.served.rows()] == texts
    assert desk.shown() == ALL
    desk.go(5)
    desk.keys("s", ENTER)
    desk.says("Row split")
    assert [row["en"] for row in desk.served.rows()[4:6]] == [
        "By 2027, the storage loss rate will be reduced to below 1%.",
        "It shall be measured every year.",
    ]
    assert desk.shown() == [*ALL, 9]
    desk.keys("z")
    desk.says("Undone")
    desk.go(5)
    whole = desk.english(5), desk.english(6)
    desk.keys("d")
    desk.says("Moved")
    assert desk.english(6) == f"{whole[0]} {whole[1]}" or desk.english(6).endswith(whole[1])
    desk.keys("z")
    desk.until(lambda: (desk.english(5), desk.english(6)) == whole)


def test_an_edit_by_rule_is_taken_back(desk: Page) -> None:
    machine = desk.served.rows()[3]["en_machine"]
    desk.go(4)
    assert desk.english(4) != machine and desk.text(".row.current del") != ""
    desk.find("#pane .done button").click()
    desk.says("taken back")
    assert desk.english(4) == machine and desk.text(".row.current del") == ""


def test_accept_all_of_a_rule_after_a_preview(desk: Page) -> None:
    desk.go(2)
    desk.keys("f")
    rule = desk.js("document.querySelector('.finding.here .kind').title")
    desk.keys("A")
    desk.until(lambda: desk.js("document.getElementById('dialog').open"))
    assert rule in desk.text("#dialog-h") and desk.text("#dialog ins") != ""
    before = desk.english(2)
    desk.keys(ENTER)
    desk.until(lambda: "powerhouse" in desk.english(2))
    assert "powerhouse" not in before


def test_export_gives_what_was_decided(desk: Page) -> None:
    desk.go(1)
    desk.keys("e")
    desk.chord(CONTROL, "a")
    desk.keys("Notice on Grain Storage")
    desk.chord(CONTROL, ENTER)
    desk.until(lambda: desk.current() == 2)
    desk.keys("E")
    assert desk.js("document.activeElement.dataset.to") == "csv"
    text = desk.served.ask("/api/export?to=csv&rows=all").text.lstrip("\ufeff")
    first = next(csv.DictReader(io.StringIO(text)))
    assert (first["en_corrected"], first["status"]) == ("Notice on Grain Storage", "confirmed")
    tmx = desk.served.ask("/api/export?to=tmx&rows=all")
    assert "Notice on Grain Storage" in tmx.text
    assert tmx.headers["content-disposition"] == 'attachment; filename="review.tmx"'
    saved = Path(desk.browser.saved)
    desk.keys("6")
    desk.says("being saved")
    desk.until(lambda: (saved / "review.tmx").exists())
    assert "Notice on Grain Storage" in (saved / "review.tmx").read_text(encoding="utf-8")


def test_nothing_that_was_answered_is_lost_when_the_server_is_killed(desk: Page) -> None:
    desk.go(2)
    desk.keys("f", "a")
    desk.says("Accepted")
    desk.go(3)
    desk.keys("e", *" Draft.")
    desk.served.kill()
    desk.chord(CONTROL, ENTER)
    desk.says("was not decided")
    desk.until(lambda: not desk.js("document.getElementById('lost').hidden"))
    desk.served.start()
    desk.open()
    assert "powerhouse" in desk.english(2) and not desk.english(3).endswith("Draft.")
    desk.go(3)
    desk.keys("e")
    assert desk.js("document.querySelector('.editor textarea').value").endswith(" Draft.")
    desk.chord(CONTROL, ENTER)
    desk.until(lambda: desk.english(3).endswith("Draft."))


def test_two_tabs_show_each_other_and_overwrite_nothing(desk: Page) -> None:
    first = desk.browser.current_window_handle
    desk.go(3)
    desk.keys("e", *" Mine.")
    desk.browser.switch_to.new_window("tab")
    other = Page(desk.browser, desk.served)
    other.js("localStorage.setItem('author', 'Other')")
    other.open()
    other.go(4)
    other.keys("c")
    other.says("confirmed")
    other.go(3)
    other.keys("e", *" Theirs.")
    other.chord(CONTROL, ENTER)
    other.until(lambda: other.served.rows()[2]["status"] == "confirmed")
    desk.browser.switch_to.window(first)
    desk.until(lambda: "Other changed this row" in desk.text(".editor .clash"))
    desk.until(lambda: "confirmed" in desk.text(".row.current .state"))
    assert "Theirs." in desk.text(".editor .clash p")
    assert desk.js("document.querySelector('.editor textarea').value").endswith(" Mine.")
    assert desk.js("[...document.querySelectorAll('.row .by')].map(e => e.textContent)") != []
    desk.chord(CONTROL, ENTER)
    desk.says("Choose first")
    assert desk.english(3).endswith("Theirs.")
    desk.js("[...document.querySelectorAll('.clash button')].at(-1).click()")
    desk.until(lambda: desk.english(3).endswith("Mine."))
    desk.browser.close()
    desk.browser.switch_to.window(desk.browser.window_handles[0])


def test_a_decision_on_a_row_that_changed_meanwhile_is_not_made(desk: Page) -> None:
    row = desk.served.rows()[2]
    desk.js("Object.defineProperty(document, 'visibilityState', {get: () => 'hidden'})")  # it does not look by itself
    assert desk.served.decide("set_english", row["key"], author="Other", en="Another text altogether.").status == 200
    desk.go(3)
    desk.keys("c")
    desk.says("changed this row meanwhile")
    now = desk.served.rows()[2]
    assert (now["en"], now["status"] == "rejected") == ("Another text altogether.", False)
    assert desk.served.ask("/api/since?seq=0").data["by"][row["key"]] == "Other"  # the last word is not ours
    assert "Another text altogether." in desk.text(".row.current .en")


def test_chinese_interface(browser: Any, served: Served) -> None:
    page = Page(browser, served, query="?lang=zh")
    assert page.js("document.documentElement.lang") == "zh"
    assert page.text("#tab-row") == "本行" and page.text("#progress-text").startswith("已定 0 / 8")
    page.keys("?")
    assert "下一待审行" in page.text("#dialog")
    page.keys(ESCAPE)
    page.open("?lang=en")
    page.open()
    assert page.text("#tab-row") == "This row"


def test_the_word_diff_gives_both_texts_back(page: Page) -> None:
    pairs = [
        ("", ""),
        ("", "new"),
        ("old words", ""),
        ("the State Council issued", "the State Council has issued"),
        ("a b c d e", "e d c b a"),
        ("国务院 2025年", "国务院 2026年 𠮷"),
        ("same, same; same", "same, same; same"),
        ("one\ntwo  three", "one two\nthree"),
    ]
    page.browser.set_script_timeout(20)
    pieces = page.browser.execute_async_script(
        "const [pairs, done] = arguments;"
        " import('/assets/js/diff.js').then(({diff}) => done(pairs.map(p => diff(...p))))",
        pairs,
    )
    for (old, new), found in zip(pairs, pieces, strict=True):
        assert "".join(text for kind, text in found if kind != "insert") == old
        assert "".join(text for kind, text in found if kind != "delete") == new
    assert pieces[3] == [["equal", "the State Council "], ["insert", "has "], ["equal", "issued"]]


def test_of_many_rows_those_near_the_screen_exist(browser: Any, served: Served) -> None:
    page = Page(browser, served)
    page.browser.execute_async_script(
        "const [one, done] = arguments; import('/assets/js/store.js').then(({take}) => { take({seq: 0,"
        " rows: Array.from({length: 3000}, (_, k) => ({...one, id: k + 1, key: `k${k}`}))}); done(); })",
        page.served.rows()[2],
    )
    page.until(lambda: page.js("document.getElementById('grid').getAttribute('aria-rowcount')") == "3000")
    assert 3 < len(page.shown()) < 60
    page.js("document.querySelector('.row.current').focus()")
    page.keys("\ue010")  # End
    page.until(lambda: page.current() == 3000)
    assert len(page.shown()) < 60 and page.shown()[-1] == 3000
    place = page.js("(r => [r.top >= 0, r.bottom < innerHeight + 1])"
                    "(document.querySelector('.row.current').getBoundingClientRect())")  # fmt: skip
    assert place == [True, True]
    assert page.js("document.querySelector('.row.current').getAttribute('aria-rowindex')") == "3000"
    page.keys("\ue011", "j", "j")  # Home
    assert page.current() == 3


def test_tasks_and_targets_lead_to_their_rows(browser: Any, served: Served) -> None:
    page = Page(browser, served)
    page.find("#tab-records").click()
    page.until(lambda: "损失率" in page.text("#panel"))
    page.find("#panel .records button").click()
    assert page.current() == 5
    narrow = Page(browser, served, 375)
    narrow.find("#filters-open").click()
    narrow.find("[data-do=records]").click()
    narrow.until(lambda: "损失率" in narrow.text("#dialog"))
    narrow.find("#dialog .records button").click()
    assert (narrow.current(), narrow.js("document.getElementById('dialog').open")) == (5, False)
    narrow.find("#actions [data-do=next]").click()
    assert narrow.current() == 6
