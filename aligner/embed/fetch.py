"""Downloads a model, the only thing in this project that does; pins its revision and the hash of every file."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from aligner.embed.locate import home_folder, known
from aligner.errors import ModelMissingError

RECORD = "aligner.json"
# Weights in safetensors and what is needed to read them; other formats of the same weights stay behind.
_WANTED = ["*.json", "*.txt", "*.model", "*.safetensors", "*.md"]
_UNWANTED = ["onnx/*", "openvino/*", "*.onnx"]


def fetch(name: str, revision: str | None = None) -> tuple[Path, dict[str, Any]]:
    """Download a model and return its folder and its record: repository, revision (a commit), SHA-256 of every file.

    Without ``revision``, a model that was fetched before comes at the revision on record, else at the newest. Files
    that differ from the record of the same revision are refused. Raises ModelMissingError when it cannot be had.
    """
    try:
        from huggingface_hub import HfApi, snapshot_download
    except ImportError as error:
        raise ModelMissingError("Fetching needs huggingface_hub: pip install huggingface_hub") from error
    repository = known(name).repository
    folder = home_folder(repository)
    old = read_record(folder)
    wanted = revision or old.get("revision")
    work = folder.with_name(f".{folder.name}.part")
    try:
        commit = HfApi().model_info(repository, revision=wanted).sha
        snapshot_download(
            repository, revision=commit, local_dir=work, allow_patterns=_WANTED, ignore_patterns=_UNWANTED
        )
    except Exception as error:  # network, name, permission: the library has a dozen exception types for these
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelMissingError(f"{repository} could not be fetched: {reason}") from error
    shutil.rmtree(work / ".cache", ignore_errors=True)
    record = {"repository": repository, "revision": commit, "files": file_hashes(work)}
    if old.get("revision") == commit and old["files"] != record["files"]:
        shutil.rmtree(work, ignore_errors=True)
        raise ModelMissingError(f"The files of {repository} at {commit} are not those fetched before; nothing changed.")
    (work / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    work.replace(folder)
    return folder, record


def read_record(folder: Path) -> dict[str, Any]:
    """Return the record of a fetched model, or an empty one."""
    path = folder / RECORD
    if not path.is_file():
        return {}
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return record


def file_hashes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a model folder except its record."""
    out = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != RECORD:
            with path.open("rb") as file:
                out[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return out


def changed_files(folder: Path) -> list[str]:
    """Return the files of a fetched model that are not as they were fetched."""
    expected = read_record(folder).get("files", {})
    found = file_hashes(folder) if expected else {}
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
