"""``result.explore()``: the widget in a real browser over the real Python side, in a notebook of our own making.

The page stands in for the notebook: it loads the widget's module as a notebook does, hands it a model, and carries
what the model is sent to the Python object and back.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import aligner
from aligner.review.widget.bundle import script, style
from aligner.review.widget.explore import answer

NOTEBOOK = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/style.css"><div id="cell"></div>
<script type="module">
import widget from "/widget.js";
const heard = [];
const model = {
  get: () => null, on: (name, f) => heard.push(f), off: () => heard.pop(),
  send: async (content) => {
    const answer = await fetch("/message", { method: "POST", body: JSON.stringify(content) });
    for (const reply of await answer.json()) heard.forEach((f) => f(reply));
  },
};
await widget.render({ model, el: document.getElementById("cell") });
</script>"""


@pytest.fixture
def result(finished_run: Path, tmp_path: Path) -> aligner.Result:
    return aligner.load(shutil.copytree(finished_run, tmp_path / "out"))


@pytest.fixture
def notebook(result: aligner.Result, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve a notebook with one cell in which the result is explored; yields its address."""
    pytest.importorskip("anywidget")
    widget = result.explore("Tester")
    sent: list[Any] = []
    monkeypatch.setattr(type(widget), "send", lambda self, content, buffers=None: sent.append(content))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = {"/": NOTEBOOK, "/widget.js": widget._esm, "/style.css": widget._css}.get(self.path, "")
            kind = {".js": "text/javascript", "css": "text/css"}.get(self.path[-3:], "text/html")
            self.reply(str(text).encode(), kind)

        def do_POST(self) -> None:
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            sent.clear()
            widget._handle_custom_msg(content, [])
            self.reply(json.dumps(sent).encode(), "application/json")

        def reply(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.mark.browser
def test_decisions_of_the_widget_are_those_of_the_result(browser: Any, notebook: str, result: aligner.Result) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import Select, WebDriverWait

    def js(code: str) -> Any:
        return browser.execute_script(f"return {code}")

    def until(condition: Any) -> None:
        WebDriverWait(browser, 20, 0.05).until(lambda _: condition())

    def press(words: str) -> None:
        js(f"[...document.querySelectorAll('button')].find(b => b.textContent.startsWith({json.dumps(words)})).click()")

    browser.get_log("browser")
    browser.get(notebook)
    until(lambda: js("document.querySelectorAll('.row').length") == len(result))
    assert js("document.querySelectorAll('.row')[5].querySelector('.zh').textContent").startswith(
        "本通知自印发之日起施行。<img"
    )
    assert js("document.querySelectorAll('.row img').length") == 0
    Select(browser.find_element(By.CSS_SELECTOR, "select[aria-label=Check]")).select_by_value("term")
    assert js("[...document.querySelectorAll('.row .no')].map(e => e.textContent)") == ["2"]
    js("document.querySelector('.row').click()")
    press("Accept: manufacturing powerhouse")
    until(lambda: "manufacturing powerhouse" in js("document.querySelector('.row ins')?.textContent ?? ''"))
    assert "manufacturing powerhouse" in result[2].en_corrected
    Select(browser.find_element(By.CSS_SELECTOR, "select[aria-label=Check]")).select_by_value("")
    js("document.querySelectorAll('.row')[2].click()")
    press("Edit")
    js("(a => { a.value = 'Localities shall be responsible.'; a.dispatchEvent(new Event('input')); })"
       "(document.querySelector('textarea'))")  # fmt: skip
    press("Save")
    until(lambda: result[3].en_corrected == "Localities shall be responsible.")
    press("Confirm")
    until(lambda: result[3].status == "confirmed")
    press("Undo")
    press("Undo")
    until(lambda: result[3].en_corrected == result[3].en)
    assert list(result.decisions["kind"]) == ["accept", "set_english", "confirm", "undo", "undo"]
    assert set(result.decisions["author"]) == {"Tester"}
    assert [line for line in browser.get_log("browser") if "favicon" not in line["message"]] == []


def test_a_message_that_comes_too_late_or_makes_no_sense_is_answered(result: aligner.Result) -> None:
    review = result._reviewed()
    row = review.rows[0]
    assert answer(review, "A", {"id": 1, "ask": "rows"})["rows"][0]["key"] == row.key
    late = {"id": 2, "ask": "decide", "kind": "note", "key": row.key, "expected": 99, "fields": {"note": "x"}}
    reply = answer(review, "A", late)
    assert (reply["id"], reply["row"]["key"], "changed meanwhile" in reply["error"]) == (2, row.key, True)
    for wrong in (
        None,
        {"ask": "fly"},
        late | {"fields": []},
        late | {"fields": {"author": "B"}},
        late | {"kind": "fly"},
    ):
        assert answer(review, "A", wrong)["error"]
    assert review.rows[0].version == 0


def test_without_anywidget_the_rows_are_shown(result: aligner.Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "anywidget", None)
    shown = result.explore()
    assert len(shown) == len(result) and "粮食" in shown._repr_html_()


def test_the_module_is_whole() -> None:
    assert "import " not in script() and script().count("export ") == 1
    assert style().startswith(".aligner-explore {") and ":root" not in style()
