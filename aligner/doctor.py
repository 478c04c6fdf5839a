"""What is installed, what is missing or damaged, and the command that mends it: the rows of ``aligner doctor``."""

from __future__ import annotations

import base64
import hashlib
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

from aligner import __version__
from aligner.optional import OPTIONAL

OK, ABSENT, BROKEN = "ok", "absent", "broken"
_NAME = "aligner-zh"  # as it is installed
_PACKAGE = "aligner"  # as it is imported
_AGAIN = f"pip install --force-reinstall --no-deps .  (in the folder of aligner {__version__})"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "firefox")
_OTHERS = "others"  # the group of packages that the main job does without
_SEEN = 5  # damaged files that are named


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at: its state (ok, absent, broken), what there is, and what to do about it.

    ``absent`` things are not needed for the main job; ``broken`` ones are.
    """

    name: str
    state: str
    found: str
    remedy: str = ""


def diagnose() -> Iterator[Item]:
    """Yield what a run needs first, then what only some commands use. Nothing is loaded that takes long, or fetched."""
    yield Item("aligner", OK, __version__)
    enough = sys.version_info >= (3, 11)
    version = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    yield Item("python", OK if enough else BROKEN, version, "" if enough else "Install Python 3.11 or newer.")
    yield files()
    yield _model()
    yield _termbase()
    yield from _packages()
    yield from _programs()
    yield _font()


def files() -> Item:
    """Hold the installed files against the hashes that the installer wrote down."""
    listed = [file for file in _installed() if file.hash and str(file).startswith(f"{_PACKAGE}/")]
    if not listed:
        return Item("files", OK, "run from a source tree: git tells what was changed")
    wrong = [str(file) for file in listed if not _as_installed(file)]
    if not wrong:
        return Item("files", OK, f"{len(listed)} as they were installed")
    more = f" and {len(wrong) - _SEEN} more" if len(wrong) > _SEEN else ""
    return Item(
        "files",
        BROKEN,
        f"changed or gone: {', '.join(wrong[:_SEEN])}{more}",
        _AGAIN,
    )


def _installed() -> list[metadata.PackagePath]:
    """Return the files that the installer wrote down; none where aligner was never installed."""
    try:
        return metadata.files(_NAME) or []
    except metadata.PackageNotFoundError:
        return []


def _declared() -> tuple[list[str], list[str]]:
    """Return the requirements and the extras that the package declares; none where it was never installed."""
    try:
        return metadata.requires(_NAME) or [], metadata.metadata(_NAME).get_all("Provides-Extra") or []
    except metadata.PackageNotFoundError:
        return [], []


def _as_installed(file: metadata.PackagePath) -> bool:
    try:
        data = file.locate().read_bytes()  # type: ignore[attr-defined]
    except OSError:
        return False
    digest = hashlib.new(file.hash.mode, data).digest() if file.hash else b""
    return file.hash is not None and base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == file.hash.value


def _model() -> Item:
    from aligner.embed.fingerprint import fingerprint
    from aligner.embed.locate import EMBEDDED, find_model
    from aligner.errors import AlignerError

    try:
        found = find_model(EMBEDDED)
    except AlignerError as error:
        return Item("model", BROKEN, str(error), _AGAIN)
    return Item("model", OK, f"{found.name}, {fingerprint(found.folder)}")


def _termbase() -> Item:
    from aligner.terms import load_termbase
    from aligner.terms.loader import termbase_hash

    return Item("termbase", OK, f"{len(load_termbase()):,} terms, {termbase_hash(None)}")


def _packages() -> Iterator[Item]:
    """Yield the declared packages: those that the main job needs, those that it does without, and the extras."""
    from packaging.requirements import Requirement

    groups: dict[str, list[Requirement]] = {"": [], _OTHERS: []}
    lines, names = _declared()
    if not lines:
        yield Item("packages", OK, "aligner is not installed here, so that none is declared: pip install . does it")
        return
    for required in map(Requirement, lines):
        extras = [extra for extra in names if _of(required, extra)]
        usual = _OTHERS if required.name in OPTIONAL else ""
        for extra in extras if required.marker and not required.marker.evaluate({"extra": ""}) else [usual]:
            groups.setdefault(extra, []).append(required)
    for extra, wanted in groups.items():
        if extra == "dev" or not wanted:
            continue
        lacking = {required.name: problem for required in wanted if (problem := _missing(required))}
        there = ", ".join(lacking.values() or (f"{r.name} {metadata.version(r.name)}" for r in wanted))
        state = OK if not lacking else ABSENT if extra else BROKEN
        yield Item(_title(extra), state, there, _remedy(extra, list(lacking)) if lacking else "")


def _title(group: str) -> str:
    return "packages" if not group else "more packages" if group == _OTHERS else f"extra {group}"


def _remedy(group: str, lacking: Sequence[str]) -> str:
    """Return the command that gets what is missing, the packages for some commands one by one, with their use."""
    if group == _OTHERS:
        told = "; ".join(f"{name}: {OPTIONAL[name]}" for name in lacking)
        torch = " (a CPU build of torch first: docs/install.md)"
        return (
            f"pip install {' '.join(lacking)}{torch if 'sentence-transformers' in lacking else ''}, if wanted: {told}"
        )
    return f"pip install '{_NAME}[{group}]'" if group else f"pip install {' '.join(lacking)}"


def _of(required: object, extra: str) -> bool:
    marker = getattr(required, "marker", None)
    return marker is not None and marker.evaluate({"extra": extra}) and not marker.evaluate({"extra": ""})


def _missing(required: object) -> str:
    """Return "pandas 1.5 (needs >=2.1)" or "pandas (none)" where a requirement is not met, else an empty string."""
    name, specifier = getattr(required, "name", ""), getattr(required, "specifier", None)
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} (none)"
    met = specifier is None or specifier.contains(version, prereleases=True)
    return "" if met else f"{name} {version} (needs {specifier})"


def _programs() -> Iterator[Item]:
    from aligner.documents.office import find_program

    office = find_program()
    yield Item(
        "LibreOffice",
        OK if office else ABSENT,
        office or "none: .doc, .wps, .rtf and .odt cannot be read",
        "" if office else "Install LibreOffice Writer (Debian, Ubuntu: apt install libreoffice-writer-nogui).",
    )
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    yield Item(
        "browser",
        OK if browser else ABSENT,
        browser or "none on the path: report.html opens in any browser that you have elsewhere",
    )


def _font() -> Item:
    from aligner.display.plots.canvas import cjk_font

    try:
        font = cjk_font()
    except ModuleNotFoundError:
        return Item("Chinese font", ABSENT, "matplotlib is missing: no pictures", "pip install matplotlib")
    return Item(
        "Chinese font",
        OK if font else ABSENT,
        font or "none: pictures show boxes for Chinese",
        "" if font else "Install a Chinese font (Debian, Ubuntu: apt install fonts-noto-cjk).",
    )
