"""Opens an XML file that someone else wrote: no entities, no network, errors that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.errors import InputError
from aligner.files.bounded import read_file
from aligner.files.xml_bytes import utf8_xml
from aligner.limits import limit


def parse(path: Path) -> Any:
    """Return the root element of a file in any encoding that Python knows.

    Raises:
        InputError: it cannot be read, is not well-formed, declares entities, or is nested beyond reason.
    """
    try:
        data = read_file(path)
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}): check the name.") from error
    return parse_bytes(data, str(path))


def parse_bytes(data: bytes, name: str) -> Any:
    """Return the root element of a file's bytes; raises as ``parse``."""
    from xml.etree.ElementTree import ParseError

    import defusedxml.ElementTree as ET  # noqa: N817 - as the standard library's is called
    from defusedxml import DefusedXmlException

    try:
        root = ET.fromstring(utf8_xml(data, name))
    except ParseError as error:
        raise InputError(f"{name} is not well-formed XML ({error}): export it again.") from error
    except DefusedXmlException as error:
        raise InputError(f"{name} declares XML entities, which are not read: save it without them.") from error
    deepest = limit("XML_DEPTH")
    if _depth(root, deepest) > deepest:
        raise InputError(f"{name} has more than {deepest} elements inside one another: export it again.")
    return root


def _depth(root: Any, most: int) -> int:
    """Return how many elements stand inside one another, counted without recursion and no further than needed."""
    level, depth = [root], 0
    while level and depth <= most:
        level, depth = [child for element in level for child in element], depth + 1
    return depth


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
