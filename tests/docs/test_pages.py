"""What the pages say about files, links, extras and plug-ins agrees with what there is."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

from aligner.batch import match_list
from aligner.batch.summary import SUMMARY
from aligner.batch.tables import COLUMNS, DOCUMENTS
from aligner.export import changes_csv, comparison_csv
from aligner.review import of_result, project
from tests.docs.console import ROOT

DOCS = ROOT / "docs"
PAGES = [
    *sorted(DOCS.rglob("*.md")),
    *(
        ROOT / name
        for name in ("README.md", "README.zh.md", "CONTRIBUTING.md", "models/README.md", "corpora/README.md")
    ),
]
# Pages of the site that lie elsewhere in the project, or are made (docs/hooks.py).
MADE = {"reference/commands.md", "reference/models.md", "reference/corpora.md", "reference/document.schema.json"}
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(#[^)\s]*)?\)")


def prose(page: Path) -> str:
    """The text of a page without blocks of code."""
    return re.sub(r"(?ms)^```.*?^```", "", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as the site and most repositories make them."""
    heads = re.findall(r"(?m)^#+ (.+)$", prose(page))
    return {re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", head.lower()).strip()) for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in _LINK.findall(prose(page)):
        place = (page.parent / target).resolve() if target else page
        if place.is_relative_to(DOCS) and place.relative_to(DOCS).as_posix() in MADE:
            continue
        assert place.exists(), f"{page.name}: {target}"
        if anchor and place.suffix == ".md":
            assert anchor[1:] in anchors(place), f"{page.name}: {target}{anchor}"


def test_every_page_is_in_the_menu_once() -> None:
    menu = re.findall(r"([\w./-]+\.md)\s*$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    pages = {page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")}
    assert len(menu) == len(set(menu)) and not pages - set(menu)


def test_the_plug_in_on_its_page_is_the_one_that_the_tests_use() -> None:
    blocks = re.findall(r"(?ms)^```(?:toml|python)\n(.*?)^```", (DOCS / "plugins.md").read_text(encoding="utf-8"))
    names = ("pyproject.toml", "aligner_example_shout.py", "aligner_example.py")
    assert blocks == [(ROOT / "tests" / "plugin" / name).read_text(encoding="utf-8") for name in names]


def test_every_extra_is_explained() -> None:
    setup = configparser.ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    page = (DOCS / "install.md").read_text(encoding="utf-8")
    assert [name for name in setup["options.extras_require"] if f"`.[{name}]`" not in page] == []
    assert setup["metadata"]["name"] in page


def test_every_file_of_a_run_is_explained() -> None:
    page = (DOCS / "reference" / "files.md").read_text(encoding="utf-8")
    written = (ROOT / "tests" / "cli" / "golden" / "run.txt").read_text(encoding="utf-8")
    assert [name for name in re.findall(r"(?m)^wrote out/(\S+)$", written) if name not in page] == []


def test_every_column_of_every_table_is_explained() -> None:
    page = (DOCS / "reference" / "files.md").read_text(encoding="utf-8")
    rows = "\n".join(line for line in page.splitlines() if line.startswith("|"))
    tables = (changes_csv.COLUMNS, comparison_csv.COLUMNS, project.COLUMNS, of_result.COLUMNS, SUMMARY, DOCUMENTS)
    tables += (match_list.COLUMNS, match_list.LEFT, COLUMNS["errors"][1:])
    assert [name for table in tables for name in table if not re.search(rf"\b{name}\b", rows)] == []


def test_every_picture_is_made_by_the_target() -> None:
    made = (DOCS / "pictures.py").read_text(encoding="utf-8")
    assert [path.stem for path in (DOCS / "images").iterdir() if f'"{path.stem}"' not in made] == []


def test_the_page_of_benchmarks_holds_the_saved_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    import page

    text = page.PAGE.read_text(encoding="utf-8")
    assert page.filled(text) == text
    used = set(re.findall(r"<!-- result: (\S+) -->", text))
    assert used == {path.name for path in page.RESULTS.iterdir()}
