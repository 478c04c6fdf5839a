"""What a back-end is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from aligner.errors import AlignerError
from aligner.types import Finding


class BackendError(AlignerError):
    """A back-end cannot be had: a model that is not on this machine, a server that refuses (exit code 5)."""

    exit_code = 5


@runtime_checkable
class Backend(Protocol):
    """Anything that can propose an English sentence; ``name`` says in the output where it came from."""

    name: str

    def suggest(self, zh: str, en: str, findings: Sequence[Finding]) -> str:
        """Return one line of English that should stand for ``zh``, empty where the model gave nothing usable.

        ``en`` is the present translation and ``findings`` what is wrong with it, with spans into the two texts.
        Raises BackendError when asking again would be in vain.
        """
        ...
