"""The notebooks as they are stored: without outputs, without traces of whoever ran them, short, and offline.

``make test`` runs them too (pytest --nbmake); here only the files are read.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
LONGEST_CELL = 30  # lines


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def notebook(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def test_there_are_eight_in_order() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == ["01", "02", "03", "04", "05", "06", "07", "08"]


def test_valid(notebook: Any) -> None:
    nbformat.validate(nbformat.reads(json.dumps(notebook), as_version=4))


def test_no_outputs_and_no_execution_counts(notebook: Any) -> None:
    assert [(cell["outputs"], cell["execution_count"]) for cell in code(notebook)] == [([], None)] * len(code(notebook))


def test_metadata_is_the_same_everywhere(notebook: Any) -> None:
    """Kernel and language alone, cells numbered: running and saving a notebook leaves no other difference behind."""
    assert notebook["metadata"] == METADATA
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert [cell["id"] for cell in notebook["cells"]] == [f"cell-{n:02d}" for n in range(1, len(notebook["cells"]) + 1)]
    assert all(cell["metadata"] == {} for cell in notebook["cells"])


def test_written_as_jupyter_writes(path: Path, notebook: Any) -> None:
    assert path.read_text("utf-8") == json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def test_short_and_told(notebook: Any) -> None:
    """Fewer than 25 cells, short ones, a title first, and an assertion that can fail at the end."""
    cells = notebook["cells"]
    assert len(cells) < 25
    assert cells[0]["cell_type"] == "markdown" and cells[0]["source"][0].startswith("# ")
    assert all(len(cell["source"]) <= LONGEST_CELL for cell in cells)
    assert "assert " in "".join(code(notebook)[-1]["source"])


def test_samples_are_found_wherever_the_package_is(notebook: Any) -> None:
    """No path of a checkout, of a machine or of the network: the samples come through ``shipped``."""
    text = "".join("".join(cell["source"]) for cell in code(notebook))
    assert 'shipped("corpora")' in text
    assert not re.search(r"\.\./|/home/|/tmp/|https?://|[\"']corpora/", text)


def test_documented() -> None:
    """The page about the notebooks names each of them."""
    page = (FOLDER.parent / "docs" / "notebooks.md").read_text("utf-8")
    assert [path.name for path in NOTEBOOKS if path.name not in page] == []
