"""The zip package of a .docx: opened with care, its parts parsed without entities."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

from aligner.documents.archive import Archive
from aligner.errors import InputError

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


class Package(Archive):
    """A .docx whose directory has been checked; raises InputError with advice for what cannot be one."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__(data, name, "a Word document (.docx)", _ADVICE)
        self.main = self._main_part()

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
