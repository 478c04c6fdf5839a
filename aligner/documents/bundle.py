"""A zip archive that holds the two documents of a pair."""

from __future__ import annotations

import io
import posixpath
import zipfile

from aligner.documents.archive import BROKEN
from aligner.documents.formats import TABLES, sniff, suffixes
from aligner.documents.sources import Source
from aligner.errors import InputError
from aligner.files.bounded import blown_up


def bundled(source: Source) -> tuple[Source, Source] | None:
    """Return the two documents in a zip archive, None where the file is no archive of documents.

    Folders, hidden files and files of unknown kinds are passed over.

    Raises:
        InputError: the archive is damaged, locked or absurdly large, or does not hold exactly two documents.
    """
    data = source.data
    if not isinstance(data, bytes) or not data.startswith(b"PK\x03\x04") or source.suffix not in (".zip", ""):
        return None
    if source.suffix != ".zip" and sniff(data):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check(source.name, members)
            known = {*suffixes(), *TABLES}
            found = [(m, _name(m)) for m in members if posixpath.splitext(m.filename)[1].lower() in known]
            found = [
                (m, name) for m, name in found if not name.startswith((".", "~$")) and "__MACOSX" not in m.filename
            ]
            if len(found) != 2:
                raise InputError(
                    f"{source.name}: the archive holds {len(found)} documents where a pair has two; unpack it and name "
                    "the Chinese original and its translation."
                )
            first, second = (
                Source(name, archive.read(m), posixpath.splitext(m.filename)[1].lower()) for m, name in found
            )
    except BROKEN:
        raise InputError(
            f"{source.name}: the archive is damaged or locked; unpack it and name the two files."
        ) from None
    return first, second


def _check(name: str, members: list[zipfile.ZipInfo]) -> None:
    if size := blown_up(members):
        raise InputError(f"{name}: unpacked this would be {size}; unpack it and name the two files.")


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's own name; one that the archive does not mark as Unicode is in GBK where that is possible."""
    name = posixpath.basename(member.filename)
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("gbk")
    except UnicodeError:
        return name
