"""Habits of the house that no linter knows; the direction of imports is held by .importlinter."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import aligner

PACKAGE = Path(aligner.__file__).parent
ROOT = PACKAGE.parent
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def test_no_room_exports_a_function_under_the_name_of_one_of_its_modules() -> None:
    """``aligner.room.name`` would be a module or a function, as whoever imported last decides."""
    clashes = []
    for path in FILES:
        if path.name != "__init__.py":
            continue
        modules = {other.stem for other in path.parent.glob("*.py")} | {
            other.name for other in path.parent.iterdir() if (other / "__init__.py").is_file()
        }
        tree = ast.parse(path.read_text(encoding="utf-8"))
        taken = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
        taken |= {name.asname or name.name for node in imports for name in node.names}
        clashes += [f"{path.parent.relative_to(ROOT)}: {name}" for name in sorted(taken & modules)]
    assert not clashes


@pytest.mark.parametrize("pair", [('".markdown"', "aligner/documents/formats.py")])
def test_suffixes_of_documents_stand_in_one_place(pair: tuple[str, str]) -> None:
    text, home = pair
    found = [str(path.relative_to(ROOT)) for path in FILES if text in path.read_text(encoding="utf-8")]
    assert found == [home]


def test_the_version_stands_in_one_place() -> None:
    version = re.escape(aligner.__version__)
    written = [*FILES, ROOT / "setup.cfg", ROOT / "setup.py", ROOT / "pyproject.toml"]
    found = [
        path
        for path in written
        if re.search(rf"version(?:__)?\s*=\s*[\"']?{version}", path.read_text(encoding="utf-8"))
    ]
    assert [path.relative_to(ROOT).as_posix() for path in found] == ["aligner/__init__.py"]
    assert "version = attr: aligner.__version__" in (ROOT / "setup.cfg").read_text(encoding="utf-8")
