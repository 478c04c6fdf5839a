"""What can go wrong, each with the exit code that the command line returns for it."""

from __future__ import annotations


def shown(value: object) -> str:
    """Return a value as a message quotes it: on one line, and not at length."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"


class AlignerError(Exception):
    """Base of every error that a user can act on: one sentence that says what is wrong and what to do."""

    exit_code = 3


class InputError(AlignerError):
    """An input cannot be used: unreadable, empty, binary, a folder, or in the wrong language (exit code 3)."""

    exit_code = 3


class UsageError(AlignerError):
    """The call itself is wrong: an unknown option value, an output folder that is not empty (exit code 2)."""

    exit_code = 2


class NotTranslationsError(AlignerError):
    """The two documents are not translations of each other (exit code 4; results are written all the same)."""

    exit_code = 4


class ModelMissingError(AlignerError):
    """A model was asked for that is not on this machine (exit code 5)."""

    exit_code = 5


class AlignerWarning(UserWarning):
    """Something was odd but the work went on: arguments swapped, one enormous line, unmatched sections."""
