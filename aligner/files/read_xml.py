"""Opens an XML file that someone else wrote: no entities, no network, errors that say what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aligner.errors import InputError


def parse(path: Path) -> Any:
    """Return the root element of a file.

    Raises:
        InputError: it is not well-formed, or declares entities.
    """
    from xml.etree.ElementTree import ParseError

    import defusedxml.ElementTree as ET  # noqa: N817 - as the standard library's is called
    from defusedxml import DefusedXmlException

    try:
        return ET.parse(path).getroot()
    except ParseError as error:
        raise InputError(f"{path} is not well-formed XML ({error}): export it again.") from error
    except DefusedXmlException as error:
        raise InputError(f"{path} declares XML entities, which are not read: save it without them.") from error
