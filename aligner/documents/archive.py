"""A zip archive that a document is made of: its directory is checked, its parts are parsed without entities."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError

from aligner.documents.binary import refuse_binary
from aligner.errors import InputError
from aligner.files.bounded import blown_up
from aligner.files.xml_bytes import utf8_xml

# What is raised where a directory or a part is damaged; what defusedxml refuses is a ValueError.
BROKEN = (
    *(
        zipfile.BadZipFile,
        zlib.error,
        ParseError,
        ValueError,
        OSError,
        EOFError,
        RuntimeError,
        LookupError,
        struct.error,
    ),
)


class Archive:
    """The parts of a document; raises InputError with ``advice`` for what is not ``what``."""

    def __init__(self, data: bytes, name: str, what: str, advice: str, members: int | None = None) -> None:
        self.name = name
        self._advice = advice
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            if not data.startswith(b"PK"):
                refuse_binary(data, name)
                raise InputError(f"{name}: this is not {what}; {advice}.") from None
            raise InputError(f"{name}: the file is damaged or cut short; {advice}.") from None
        self._check(self._zip.infolist(), members)
        self.names = frozenset(self._zip.namelist())

    def _check(self, members: list[zipfile.ZipInfo], most: int | None) -> None:
        if size := blown_up(members, most):
            raise InputError(
                f"{self.name}: unpacked this would be {size}, which no ordinary document is; {self._advice}."
            )
        if any(m.flag_bits & 1 for m in members):
            raise InputError(f"{self.name}: the file is password-protected; remove the password and save it again.")

    def part(self, name: str) -> Element:
        """Parse one part; an empty element where there is none of that name."""
        from defusedxml.ElementTree import fromstring

        if name not in self.names:
            return Element("none")
        try:
            root: Element = fromstring(utf8_xml(self._zip.read(name), self.name), forbid_dtd=True)
        except BROKEN:
            raise InputError(f"{self.name}: the part {name} is damaged; {self._advice}.") from None
        return root
