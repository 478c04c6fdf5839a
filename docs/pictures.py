"""Make the pictures of the README and of the documentation: ``make pictures``.

It needs chromium and chromedriver, and fonts with Chinese. The sample pair is run as a user would run it; the report is
opened from disk and photographed at a row with a gravely wrong sentence, once wide and light, once on a phone and dark;
the heat map is what ``aligner plot`` draws. The review page is served and photographed at a row with findings, in its
editor, before an export, and in Chinese.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "corpora" / "interpretation"
IMAGES = ROOT / "docs" / "images"
LARGEST = 200_000  # bytes of one picture
COLOURS = 256
# Name, width, height, theme, and the number of the finding that is open.
VIEWS = (
    ("report", 1280, 800, "light", "#r6 .en a[data-f~='1']"),
    ("report-dark-phone", 375, 760, "dark", "#r8 .en a[data-f~='1']"),
)


def main() -> None:
    """Run the sample, photograph its report, draw its heat map."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out, heatmap = Path(folder) / "out", Path(folder) / "heatmap.png"
        aligner("run", SAMPLE / "zh.docx", SAMPLE / "en.txt", "-o", out)
        aligner("plot", out, "--what", "heatmap", "-o", heatmap)
        save("heatmap", heatmap.read_bytes())
        browser = chrome(Path(folder) / "profile")
        try:
            for name, width, height, theme, finding in VIEWS:
                save(name, photograph(browser, out / "report.html", (width, height), theme, finding))
            for name, picture in review_pages(browser, out):
                save(name, picture)
        finally:
            browser.quit()


def aligner(*arguments: object) -> None:
    """Run the command line, quietly."""
    command = [sys.executable, "-m", "aligner", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 (our own program)


def chrome(profile: Path) -> Any:
    """Start a headless browser."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"):
        options.add_argument(flag)
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))


def photograph(browser: Any, page: Path, size: tuple[int, int], theme: str, finding: str) -> bytes:
    """Return a PNG of the report, scrolled to a finding that has the focus."""
    resize(browser, size, theme)
    browser.get("about:blank")
    browser.get(page.as_uri())
    browser.execute_script(
        "const mark = document.querySelector(arguments[0]); const bar = document.getElementById('bar');"
        "const under = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;"
        "scrollBy(0, mark.closest('tr').getBoundingClientRect().top - under - 8); mark.focus({preventScroll: true});",
        finding,
    )
    return shot(browser)


def resize(browser: Any, size: tuple[int, int], theme: str) -> None:
    """Give the page a size and a colour scheme."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def shot(browser: Any) -> bytes:
    """Return what is on the screen as a PNG."""
    picture: str = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"]
    return b64decode(picture)


def review_pages(browser: Any, out: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of the review page: a row with findings, the editor, the formats, and the page in Chinese."""
    from selenium.webdriver import ActionChains, Keys
    from selenium.webdriver.support.ui import WebDriverWait

    def ready(sign: str) -> None:
        WebDriverWait(browser, 30).until(lambda _: browser.execute_script(f"return {sign}"))

    def press(*keys: str) -> None:
        ActionChains(browser).send_keys(*keys).perform()

    command = [sys.executable, "-m", "aligner", "review", str(out), "--port", "0", "--no-browser"]
    server = subprocess.Popen([*command, "--author", "you"], stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        resize(browser, (1440, 900), "light")
        address = (server.stdout or io.StringIO()).readline().split()[-1]
        browser.get(address)
        ready("document.body.dataset.ready")
        press("nf")
        ready("document.querySelector('.terms')")
        yield "review-page", shot(browser)
        press("e")
        ready("document.querySelector('textarea')")
        end = "“guidance”)."
        ActionChains(browser).key_down(Keys.CONTROL).send_keys(Keys.END).key_up(Keys.CONTROL).perform()
        press(*[Keys.BACKSPACE] * len(end), "the “Guiding Opinions”).")
        yield "review-edit", shot(browser)
        press(Keys.ESCAPE)
        ActionChains(browser).key_down(Keys.SHIFT).send_keys("e").key_up(Keys.SHIFT).perform()
        ready("document.querySelector('dialog[open]')")
        yield "review-export", shot(browser)
        browser.get(f"{browser.current_url.split('?')[0]}?lang=zh")
        ready("document.body.dataset.ready")
        press("nf")
        ready("document.querySelector('.terms')")
        yield "review-zh", shot(browser)
    finally:
        server.kill()
        server.wait()


def save(name: str, png: bytes) -> None:
    """Write a picture with few colours, chosen so that the rare ones (marks, not grounds) stay as they are."""
    out = io.BytesIO()
    few = (
        Image.open(io.BytesIO(png))
        .convert("RGB")
        .quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    )
    few.save(out, "PNG", optimize=True)
    if out.tell() > LARGEST:
        raise SystemExit(f"{name}.png would have {out.tell():,} bytes, more than {LARGEST:,}: make it smaller.")
    (IMAGES / f"{name}.png").write_bytes(out.getvalue())
    print(f"docs/images/{name}.png: {out.tell():,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
