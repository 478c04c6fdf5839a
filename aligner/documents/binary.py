"""Refuse what is no document, and say what it is."""

from __future__ import annotations

from aligner.documents.tables import rows
from aligner.errors import InputError


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError where ``data`` begins like a picture, an archive, an old Office file or a program."""
    for signature, what, advice in rows("signatures"):
        if data.startswith(bytes.fromhex(signature)):
            raise InputError(f"{name}: this is {what}; {advice}.")
