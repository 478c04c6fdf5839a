"""Plain text: every line is a block."""

from __future__ import annotations

from aligner.documents.binary import refuse_binary
from aligner.documents.encoding import decode
from aligner.documents.extraction import Extraction


def read(data: bytes, name: str) -> Extraction:
    """Decode a text file. Raises InputError for pictures, archives and other binaries."""
    refuse_binary(data, name)
    decoded = decode(data, name)
    return Extraction(decoded.text, encoding=decoded.encoding, warnings=decoded.warnings)
