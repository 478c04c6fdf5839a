"""What the site needs beside docs/: pages that lie elsewhere in the project, and the help of every command.

A link that leads out of docs/ leads to such a page or file on the site; where there is none, its words
stay without link.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).parents[1]
# Page of the site: where it lies in the project.
PAGES = {
    "contributing.md": "CONTRIBUTING.md",
    "changelog.md": "CHANGELOG.md",
    "third-party.md": "THIRD_PARTY.md",
    "reference/models.md": "models/README.md",
    "reference/card.md": "models/mini/README.md",
    "reference/corpora.md": "corpora/README.md",
}
ASSETS = {
    "reference/document.schema.json": "aligner/extraction/document.schema.json",
    "reference/statuses.tsv": "aligner/terms/data/statuses.tsv",
}
HELP = ROOT / "tests" / "cli" / "golden"
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?:|#|mailto:)([^)#\s]+)(#[^)]*)?\)")


def on_files(files: Any, config: Any) -> Any:
    """Add the pages and files that lie elsewhere, and the page of commands."""
    for uri, place in (PAGES | ASSETS).items():
        files.append(File.generated(config, uri, abs_src_path=str(ROOT / place)))
    files.append(File.generated(config, "reference/commands.md", content=commands()))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Lead the links of a page to where their targets are on the site."""
    uri = page.file.src_uri
    folder = posixpath.dirname(PAGES.get(uri, f"docs/{uri}"))

    def lead(found: re.Match[str]) -> str:
        target = site_place(posixpath.normpath(posixpath.join(folder, found[2])))
        if target is None:
            return found[1]
        return f"[{found[1]}]({posixpath.relpath(target, posixpath.dirname(uri) or '.')}{found[3] or ''})"

    return _LINK.sub(lead, markdown)


def site_place(place: str) -> str | None:
    """Return where a file of the project is on the site; None where it is not on it."""
    elsewhere = {source: uri for uri, source in (PAGES | ASSETS).items()}
    if place.startswith("docs/"):
        return place.removeprefix("docs/")
    return elsewhere.get(place)


def commands() -> str:
    """Return a page with the help of every command, as the tests hold it."""
    lines = ["# Commands", "", "What `aligner --help` and `aligner COMMAND --help` print."]
    for path in [HELP / "help.txt", *sorted(HELP.glob("help-*.txt"))]:
        name = path.stem.removeprefix("help").removeprefix("-")
        lines += ["", f"## aligner {name}".rstrip(), "", "```text", path.read_text(encoding="utf-8").rstrip(), "```"]
    return "\n".join(lines) + "\n"
