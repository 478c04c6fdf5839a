"""Whether the folder of a run is what the run wrote, and what made it: hashes and signature computed again."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aligner.errors import AlignerError
from aligner.export.folder import RECORD, RUN
from aligner.export.jsonl import read_jsonl
from aligner.export.run_json import file_hash, read_run, text_hash
from aligner.files.paths import file_path
from aligner.files.whole import settle
from aligner.record import Record

SAME, CHANGED, MISSING = "same", "changed", "missing"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found: each file's state by name, faults in the record, and what this installation has otherwise.

    ``other`` maps a part of the signature to (what the run was made with, what there is here).
    """

    files: dict[str, str]
    faults: tuple[str, ...]
    other: dict[str, tuple[Any, Any]]

    @property
    def whole(self) -> bool:
        """Say whether every file is what the run wrote and the record agrees with itself."""
        return not self.faults and all(state == SAME for state in self.files.values())


def verify(folder: str | os.PathLike[str]) -> Verified:
    """Compute the hashes of a run's files again, and the signature that this installation would give to the run.

    A killed program's unfinished work is finished first.

    Raises:
        InputError: the folder holds no finished run.
    """
    place = file_path(folder, "the folder of a run")
    settle(place)
    run = read_run(place / RUN)
    files = {}
    for name, digest in sorted(run.get("hashes", {}).items()):
        path = place / name
        files[name] = MISSING if not path.is_file() else SAME if file_hash(path) == digest else CHANGED
    if files.get(RECORD) != SAME:
        return Verified(files, () if files else (f"{RUN} has no hashes: an earlier version wrote it",), {})
    record = read_jsonl(place / RECORD)
    return Verified(files, tuple(_faults(run, record)), _other(record))


def _other(record: Record) -> dict[str, tuple[Any, Any]]:
    """Return the parts of the signature that would be others here."""
    then = record.alignment.signature
    here = {**then, **_signature(record)}
    return {name: (then.get(name), here[name]) for name in sorted(here) if then.get(name) != here[name]}


def _signature(record: Record) -> dict[str, Any]:
    """Return the signature of a run made again here, but for its options; what is not to be had here is None."""
    from aligner.embed import shared_encoder
    from aligner.languages import encoder_for
    from aligner.options import Options
    from aligner.pipeline import signature

    name = record.alignment.signature.get("model", "none")
    try:
        model = encoder_for("none" if name == "none" else name, (record.source.text, record.target.text))
        options = Options(**record.options)
        made = signature(model, replace(options, anchors=None))
    except (AlignerError, TypeError):
        made = signature(shared_encoder(), Options()) | {"model": None, "model_hash": None, "termbase_hash": None}
    return {part: value for part, value in made.items() if part != "options"}


def _faults(run: Mapping[str, Any], record: Record) -> list[str]:
    """Return where run.json and the record do not tell of the same run."""
    found = []
    if run.get("signature") != record.alignment.signature:
        found.append(f"the signatures in {RUN} and {RECORD} differ")
    for side in ("source", "target"):
        said = run.get(side, {}).get("sha256")
        if said != text_hash(getattr(record, side).original):
            found.append(f"the {side} text in {RECORD} is not the one that {RUN} names")
    return found
