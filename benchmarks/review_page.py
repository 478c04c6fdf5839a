"""The review page with many rows: load time, memory, and how long after a key its effect is painted.

    python benchmarks/review_page.py [--rows 10000] [--run OUT]

A headless Chromium presses the keys. A key's time begins with the browser's own time stamp of the event and ends after
the frame that shows its effect; for a decision that is the frame after the server's answer, the checks on the row
included. Needs chromium and chromedriver.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from common import table
from review_speed import EXAMINED, enlarged, examined, sample

from aligner.export.jsonl import write_jsonl
from aligner.export.run_json import write_run

TOKEN = "token-of-the-benchmark"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--enable-precise-memory-info")
# Presses are taken down as [key, milliseconds]: the frame after the key, or after the answer to a decision.
WATCH = """
window.presses = [];
const painted = (key, at) => requestAnimationFrame(() => { const c = new MessageChannel();
  c.port1.onmessage = () => presses.push([key, performance.now() - at]); c.port2.postMessage(0); });
let open = null;
document.addEventListener('keydown', e => {
  if (arguments[0].includes(e.key)) open = [e.key, e.timeStamp]; else painted(e.key, e.timeStamp);
}, true);
const notice = document.getElementById('notice');
new MutationObserver(() => { if (open && !notice.hidden) { painted(...open); open = null; } })
  .observe(notice, {attributes: true, childList: true});
"""


def make_run(folder: Path, rows: int) -> Path:
    """Write a run of so many rows, the reports of a smaller one repeated."""
    small, _ = examined(sample(min(rows, EXAMINED)))
    folder.mkdir()
    large = enlarged(small, rows)
    write_jsonl(large, folder / "alignment.jsonl")
    write_run(large, folder / "run.json")
    return folder


@contextmanager
def served(out: Path, port: int = 0) -> Iterator[tuple[str, int]]:
    """Serve the page of a run; yields its address without the token, and the process number."""
    call = [sys.executable, "-m", "aligner", "review", str(out), "--port", str(port), "--no-browser"]
    env = os.environ | {"ALIGNER_REVIEW_TOKEN": TOKEN, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([*call, "--author", "bench"], stdout=subprocess.PIPE, text=True, env=env)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split()[-1].partition("?")[0], process.pid
    finally:
        process.kill()
        process.wait()


@contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """Start a headless browser."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1440,900"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        yield browser
    finally:
        browser.quit()


def load(browser: Any, address: str) -> float:
    """Open the page and return the seconds until its rows are there."""
    begin = time.perf_counter()
    browser.get(address)
    while not browser.execute_script(
        "return document.body.dataset.ready === 'true' && !!document.querySelector('.row')"
    ):
        time.sleep(0.01)
    return time.perf_counter() - begin


def press(browser: Any, keys: str, wait: float = 0.02) -> None:
    """Press keys one after the other, as fast as a person at most."""
    from selenium.webdriver import ActionChains

    for key in keys:
        ActionChains(browser).send_keys(key).perform()
        time.sleep(wait)


def presses(browser: Any) -> list[float]:
    """Return the milliseconds of the presses since the last call, and forget them."""
    time.sleep(0.3)
    taken: list[tuple[str, float]] = browser.execute_script("const p = window.presses; window.presses = []; return p")
    return [ms for _, ms in taken]


def memory(browser: Any, process: int) -> tuple[float, float]:
    """Return the megabytes that the page's scripts and the server hold."""
    browser.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    heap: int = browser.execute_script("return performance.memory.usedJSHeapSize")
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    resident = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])
    return heap / 1e6, resident / 1e3


def measure(browser: Any) -> Iterator[list[str]]:
    """Yield a line a kind of key: how many, median, 95th percentile and worst in milliseconds."""
    browser.execute_script(WATCH, ["a", "c"])
    for name, keys, wait in (
        ("J next row", "j" * 150, 0.02),
        ("K previous row", "k" * 100, 0.02),
        ("N next to review", "n" * 60, 0.02),
        ("F next finding", "f" * 60, 0.02),
        ("E edit, Esc", "e\ue00c" * 25, 0.03),
        ("End, Home", "\ue010\ue011" * 15, 0.05),
        ("C confirm, saved", "c" * 40, 0.35),
        ("/ a word searched", "/policy\ue00c", 0.4),
    ):
        press(browser, keys, wait)
        times = sorted(presses(browser))
        middle, late = statistics.median(times), times[int(len(times) * 0.95) - (len(times) < 20)]
        yield [name, str(len(times)), f"{middle:.0f}", f"{late:.0f}", f"{times[-1]:.0f}"]


@click.command()
@click.option("--rows", default=10_000, show_default=True)
@click.option("--run", "out", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A run of your own.")
def main(rows: int, out: Path | None) -> None:
    """Print load time, memory and key-to-paint times."""
    with tempfile.TemporaryDirectory() as place:
        folder = out or make_run(Path(place) / "out", rows)
        with served(folder) as (address, process), chromium(Path(place) / "profile") as browser:
            first, again = load(browser, f"{address}?token={TOKEN}"), load(browser, address)
            heap, resident = memory(browser, process)
            click.echo(f"rows: {browser.execute_script('return document.getElementById(`grid`).ariaRowCount')}")
            click.echo(f"load: {first:.2f} s the first time, {again:.2f} s again")
            click.echo(f"memory: page {heap:.0f} MB, server {resident:.0f} MB")
            time.sleep(8)  # the server reads the document once, behind the page
            click.echo(table(["key", "presses", "median ms", "95% ms", "worst ms"], list(measure(browser))))
            made = browser.execute_script("return document.querySelectorAll('.row').length")
            click.echo(f"rows that exist in the page at the end: {made}")


if __name__ == "__main__":
    main()
