"""Packages that the main job does without: they are named, with the command that gets them, where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from aligner.errors import AlignerError

OPTIONAL = {
    "matplotlib": "pictures",
    "pandas": "tables in Python and notebooks",
    "sentence-transformers": "other models than the embedded one",
    "spacy": "sentences cut by a spaCy pipeline",
}
"""What ``pip install`` brings and ``aligner run`` does without, and what it is for."""


def need_pandas() -> None:
    """Say what to do where pandas is missing, as it is in the light environment of ``make demo``.

    Raises:
        AlignerError: pandas is not installed.
    """
    if find_spec("pandas") is None:
        raise AlignerError("Tables in Python need pandas: run `pip install pandas`, or read the CSV files of `save`.")
