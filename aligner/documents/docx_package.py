"""The zip package of a .docx: opened with care, its parts parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from aligner.documents.binary import refuse_binary
from aligner.errors import InputError
from aligner.files.xml_bytes import utf8_xml

MAX_TOTAL = 200 * 1024 * 1024
MAX_RATIO = 200
MAX_MEMBERS = 2000

_ADVICE = "open it in Word or WPS and save it again as .docx"


def local(tag: object) -> str:
    """Return a tag without its namespace (transitional and strict files differ only there)."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of local names, or None."""
    for name in path:
        element = next((e for e in element if local(e.tag) == name), None) if element is not None else None
    return element


def value(element: Element | None, name: str) -> str:
    """Return the ``w:val`` of a child, ``""`` where there is none: most settings of the format are written so."""
    found = child(element, name)
    return attribute(found, "val") if found is not None else ""


def whole(text: str, default: int) -> int:
    """Return the whole number that ``text`` writes, ``default`` for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


class Package:
    """A .docx whose directory has been checked; raises InputError with advice for what cannot be one."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            if not data.startswith(b"PK"):
                refuse_binary(data, name)
                raise InputError(f"{name}: this is not a Word document (.docx); {_ADVICE}.") from None
            raise InputError(f"{name}: the file is damaged or cut short; {_ADVICE}.") from None
        self._check(self._zip.infolist())
        self.names = frozenset(self._zip.namelist())
        self.main = self._main_part()

    def _check(self, members: list[zipfile.ZipInfo]) -> None:
        total = sum(m.file_size for m in members)
        packed = sum(m.compress_size for m in members)
        if len(members) > MAX_MEMBERS or total > MAX_TOTAL or total > MAX_RATIO * max(packed, 4096):
            raise InputError(
                f"{self.name}: unpacked this would be {total // 2**20:,} MB in {len(members)} parts, "
                f"which no ordinary document is; {_ADVICE}."
            )
        if any(m.flag_bits & 1 for m in members):
            raise InputError(f"{self.name}: the file is password-protected; remove the password and save it again.")

    def _main_part(self) -> str:
        for kind, target in self.relations(""):
            if kind == "officeDocument" and target in self.names and posixpath.basename(target).startswith("document"):
                return target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint file")):
            if any(name.startswith(folder) for name in self.names):
                raise InputError(f"{self.name}: this is {what}; copy its text into a .docx or .txt document.")
        raise InputError(f"{self.name}: this is a zip archive but not a Word document; unpack it, or {_ADVICE}.")

    def part(self, name: str) -> Element:
        """Parse one part; an empty element where the package has no such part."""
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        if name not in self.names:
            return Element("none")
        try:
            root: Element = fromstring(utf8_xml(self._zip.read(name), self.name), forbid_dtd=True)
        except (ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError):
            raise InputError(f"{self.name}: the part {name} is damaged; {_ADVICE}.") from None
        return root

    def relations(self, part: str) -> list[tuple[str, str]]:
        """Return (kind, part name) for each internal relation of a part, in the order of the file."""
        folder, base = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [
            (attribute(r, "Type").rpartition("/")[2], _inside(folder, attribute(r, "Target")))
            for r in root
            if attribute(r, "TargetMode") != "External"
        ]

    def related(self, kind: str) -> list[Element]:
        """Parse the parts that the main part is related to in some way: styles, numbering, footnotes, header ..."""
        targets = {target for relation, target in self.relations(self.main) if relation == kind}
        return [self.part(target) for target in sorted(targets)]


def _inside(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
