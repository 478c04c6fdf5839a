"""Old and open office formats (.doc, .wps, .rtf, .odt, .xls) through a LibreOffice that is installed, then read.

Texts are made .docx, sheets .xlsx. The way over .docx, not over plain text, keeps footnote marks, deletions and hidden
text apart from the text.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from aligner.documents import docx
from aligner.documents.extraction import Extraction
from aligner.errors import InputError

SECONDS = 300
"""After so long a conversion is given up."""

_PARTS = {".docx": "writer", ".xlsx": "calc"}
_FILTERS = {".docx": "docx:MS Word 2007 XML", ".xlsx": "xlsx:Calc MS Excel 2007 XML"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str) -> Extraction:
    """Read a document of a word processor. Raises InputError without LibreOffice, and for what it cannot open."""
    return docx.read(converted(data, kind(data, name), ".docx", name), name)


def as_xlsx(data: bytes, name: str) -> bytes:
    """Return an old workbook (.xls) as .xlsx. Raises InputError as ``read`` does."""
    if "EncryptionInfo".encode("utf-16-le") in data:
        raise InputError(f"{name}: the file is password-protected; remove the password and save it again.")
    return converted(data, ".xls", ".xlsx", name)


def kind(data: bytes, name: str) -> str:
    """Return .doc, .rtf or .odt by the first bytes; WPS Office writes .wps as Word's old format.

    Raises InputError for what is none of them, and for a file with a password.
    """
    if data.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
            raise InputError(f"{name}: the file is password-protected; remove the password and save it again.")
        if "WordDocument".encode("utf-16-le") not in data:
            raise InputError(f"{name}: this is an old Office file but no text document; save its text as .docx.")
        return ".doc"
    if data.lstrip()[:5] == b"{\\rtf":
        return ".rtf"
    if data.startswith(b"PK") and b"opendocument.text" in data[:200]:
        return ".odt"
    raise InputError(f"{name}: this is no document of the kind that its name says; save it as .docx.")


def how(part: str) -> str:
    """Say how to get a part of LibreOffice (writer, calc)."""
    return (
        f"install it (Debian, Ubuntu: apt-get install libreoffice-{part}-nogui --no-install-recommends; "
        "elsewhere from libreoffice.org)"
    )


def find_program() -> str:
    """Return the path of LibreOffice, "" where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def converted(data: bytes, suffix: str, wanted: str, name: str) -> bytes:
    """Return a document in another format, made in a folder and with a profile of its own."""
    program = find_program()
    part = _PARTS[wanted]
    if not program:
        raise InputError(f"{name}: reading {suffix} needs LibreOffice; {how(part)}, or save the document as {wanted}.")
    with tempfile.TemporaryDirectory(prefix="aligner-") as folder:
        place = Path(folder)
        given = place / f"document{suffix}"
        given.write_bytes(data)
        call = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck"),
            *("--convert-to", _FILTERS[wanted], "--outdir", str(place / "out"), str(given)),
        ]
        try:
            done = subprocess.run(  # noqa: S603 (the program's own path; the file's name is ours)
                call, capture_output=True, timeout=SECONDS, check=False, env={**os.environ, "SAL_DISABLE_OPENCL": "1"}
            )
        except subprocess.TimeoutExpired:
            raise InputError(f"{name}: LibreOffice did not finish in {SECONDS} seconds; save it as {wanted}.") from None
        made = place / "out" / f"document{wanted}"
        if not made.is_file():
            said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
            if "could not be loaded" in said or "no export filter" in said:
                raise InputError(
                    f"{name}: LibreOffice could not open it; its {part} part may be missing: {how(part)}, "
                    f"or save the document as {wanted}."
                )
            raise InputError(f"{name}: LibreOffice could not convert it; save it as {wanted}.")
        return made.read_bytes()
