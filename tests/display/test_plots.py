"""The pictures: what is drawn where, and files of the command line."""

from __future__ import annotations

from copy import copy  # a command that is called directly keeps its help option
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from matplotlib import colors, style
from matplotlib.figure import Figure

from aligner.cli.plot import PICTURES as NAMES
from aligner.cli.plot import command
from aligner.display.plots import PICTURES, canvas, draw
from aligner.display.plots.heatmap import pooled
from aligner.display.plots.timeline import timeline, year
from aligner.errors import UsageError
from aligner.export.run_json import write_run
from aligner.extraction.records import Extraction, Target
from aligner.types import Bead
from tests.export.samples import notice, result


def test_names_agree() -> None:
    """The command line offers exactly the pictures there are."""
    assert tuple(PICTURES) == NAMES


def test_heatmap_shows_path_and_holes() -> None:
    """One frame a bead with both sides; omissions at the left edge, insertions on top, both by sentence number."""
    ax: Any = draw(notice(), "heatmap")
    assert len(ax.patches) == 4
    omitted, inserted = ax.lines
    assert list(omitted.get_ydata()) == [5]
    assert list(inserted.get_xdata()) == [4]
    assert (ax.get_xlim(), ax.get_ylim()) == ((0.5, 5.5), (6.5, 0.5))


def test_pooled_keeps_the_largest() -> None:
    """Neighbours that share a cell show their largest cosine, wherever it is."""
    source = np.zeros((1700, 4), dtype=np.float32)
    target = np.zeros((900, 4), dtype=np.float32)
    source[1699, 0] = target[450, 0] = 1
    image = pooled(source, target)
    assert image.shape == (800, 800)
    assert np.argwhere(image == 1).tolist() == [[799, 400]]


def test_confidence_marks_rows_of_one_side() -> None:
    """The red marks are the rows 4 and 5 of the sample."""
    ax: Any = draw(notice(), "confidence")
    line, marks = ax.lines
    assert len(line.get_xdata()) == 6
    assert list(marks.get_xdata()) == [4, 5]


def test_findings_are_counted() -> None:
    """The bars hold every finding once."""
    made = notice()
    ax: Any = draw(made, "findings")
    total = sum(len(report.findings) for report in made.reports)
    assert total > 0
    assert sum(patch.get_width() for patch in ax.patches) == total


def test_scores_are_counted() -> None:
    """The histogram holds every row with both sides."""
    ax: Any = draw(notice(), "scores")
    assert sum(patch.get_height() for patch in ax.patches) == 4


def test_renderings() -> None:
    """Accepted renderings, known-wrong ones and rows without either are counted apart."""
    zh = ["工业互联网很重要。"] * 3
    en = ["The industrial internet matters.", "The Internet industry matters.", "It matters."]
    made = result(zh, en, [Bead((i,), (i,), 0.9, 0.9) for i in range(3)])
    ax: Any = draw(made, "renderings", term="工业互联网")
    names = [tick.get_text() for tick in ax.get_yticklabels()]
    assert dict(zip(names, (patch.get_width() for patch in ax.patches), strict=True)) == {
        "industrial internet": 1,
        "Internet industry": 1,
        "(none of these)": 1,
    }
    with pytest.raises(UsageError, match="does not hold"):
        draw(made, "renderings", term="不存在的词")


def test_timeline_places_targets() -> None:
    """A bare year is drawn at its end, a date where it falls, targets without a deadline not at all."""
    targets = tuple(
        Target(id=f"T{k}", deadline=when, metric_en="x") for k, when in enumerate(("2027", "2026-06-30", ""))
    )
    ax: Any = timeline(Extraction(targets=targets))
    assert [line.get_xdata()[0] for line in ax.lines] == [year(targets[1]), 2028.0]
    assert 2026.45 < year(targets[1]) < 2026.55


def test_labels_without_a_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no font has Chinese characters, numbers take their place: never boxes."""
    monkeypatch.setattr(canvas, "cjk_font", lambda: None)
    assert canvas.label("覆盖率", 7) == "7"
    assert canvas.label("rate", 7) == "rate"
    assert canvas.label_font() == {}


def test_given_axes_are_used() -> None:
    """A picture can be put into a figure of one's own."""
    ax = Figure().add_subplot()
    assert draw(notice(), "scores", ax=ax) is ax


def test_unknown_picture() -> None:
    """The message names those that there are."""
    with pytest.raises(UsageError, match="heatmap"):
        draw(notice(), "pie")


def test_command(tmp_path: Path) -> None:
    """A picture is written once, kept unless --force is given, and in a known format."""
    folder = tmp_path / "run"
    folder.mkdir()
    notice().to_jsonl(folder / "alignment.jsonl")
    write_run(notice(), folder / "run.json")
    png, svg = tmp_path / "x.png", tmp_path / "x.svg"
    run = CliRunner().invoke
    assert run(copy(command), [str(folder), "-o", str(png)], catch_exceptions=False).exit_code == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    assert run(copy(command), [str(folder), "--what", "scores", "-o", str(svg)], catch_exceptions=False).exit_code == 0
    assert b"<svg" in svg.read_bytes()
    with pytest.raises(UsageError, match="exists"):
        run(copy(command), [str(folder), "-o", str(png)], catch_exceptions=False)
    with pytest.raises(UsageError, match="no kind of picture"):
        run(copy(command), [str(folder), "-o", str(tmp_path / "x.gif")], catch_exceptions=False)


def test_a_notebook_gets_a_figure_that_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jupyter shows the figures that pyplot manages; elsewhere nothing is left open."""
    from matplotlib import pyplot

    pyplot.switch_backend("agg")

    draw(notice(), "scores")
    assert pyplot.get_fignums() == []
    monkeypatch.setattr(canvas, "in_notebook", lambda: True)
    assert draw(notice(), "scores").figure is pyplot.gcf()
    pyplot.close("all")


def test_a_python_without_ipython_is_no_notebook() -> None:
    """Tests run outside a kernel, so the answer here is no."""
    assert canvas.in_notebook() is False


@pytest.mark.parametrize("what", NAMES)
def test_on_a_dark_ground_lines_are_light(what: str) -> None:
    options = {"term": "指导意见"} if what == "renderings" else {}
    light, dark = (draw(notice(), what, dark=dark, **options) for dark in (False, True))
    ground, ink = ([np.mean(colors.to_rgb(f(ax))) for ax in (light, dark)] for f in (_ground, _ink))
    assert ground[0] > 0.9 > 0.2 > ground[1] and ink[0] < 0.2 < 0.8 < ink[1]


def _ground(ax: Any) -> Any:
    return ax.get_facecolor()


def _ink(ax: Any) -> Any:
    return ax.xaxis.label.get_color()


def test_a_dark_style_of_the_callers_own_is_seen() -> None:
    with style.context("default"):
        light = canvas.palette()
    with style.context("dark_background"):
        assert canvas.palette().keys() == light.keys() and canvas.palette() != light
