"""Rows marked in report.html, in a real browser: the download comes back into the run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from aligner.display.report import write_report
from aligner.review.applying import apply
from aligner.review.edited import read_edited
from tests.display.test_browser import browser  # noqa: F401 - the fixture
from tests.review.samples import opened, row, run_folder

pytestmark = pytest.mark.browser

MARK = """
document.getElementById("mark-open").click();
const set = (number, name, value) => {
  const field = document.querySelector(`#r${number} .mark ${name}`);
  field.value = value;
  field.dispatchEvent(new Event(name === "select" ? "change" : "input", { bubbles: true }));
};
set(2, "select", "confirmed");
set(3, "select", "rejected");
set(5, "input", "ask <b>them</b>");
set(7, "select", "confirmed");
set(7, "select", "");
return [JSON.stringify(decisions()), document.getElementById("mark-save").textContent,
        document.querySelectorAll(".mark").length, document.querySelector("#r5").className.includes("marked")];
"""


def test_marked_rows_are_downloaded_and_come_back(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    review = opened(run_folder(tmp_path))
    review.decide("note", row(review, 3).key, author="me", note='of "old"\nlines')
    write_report(review.record, tmp_path / "report.html")
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path / "got")})
    browser.get((tmp_path / "report.html").as_uri())
    said, button, fields, marked = browser.execute_script(MARK)
    assert (button, fields, marked) == ("Download decisions (3)", 12, True)
    assert [one["id"] for one in json.loads(said)["rows"]] == ["2", "3", "5"]
    browser.execute_script("document.getElementById('mark-save').click()")
    from selenium.webdriver.support.ui import WebDriverWait

    got = tmp_path / "got" / "decisions.json"
    WebDriverWait(browser, 20).until(lambda _: got.exists() and got.read_text("utf-8").endswith("}"))
    assert json.loads(got.read_text("utf-8")) == json.loads(said)
    outcome = apply(review, read_edited(got), "reader")
    assert (len(outcome.changes), outcome.conflicts, outcome.refused) == (3, [], [])
    assert [row(review, k).status for k in (2, 3)] == ["confirmed", "rejected"]
    assert (row(review, 5).note, row(review, 3).note) == ("ask <b>them</b>", 'of "old"\nlines')
    assert not [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
    browser.get("about:blank")
