"""Finds a model on this machine; never looks on the network and never imports torch."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from aligner.errors import InputError, ModelMissingError
from aligner.files.paths import file_path

EMBEDDED = "mini"


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A row of ``known_models.csv``: a short name, the repository behind it, and the prompt that it needs."""

    name: str
    repository: str
    prompt: str
    note: str


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model folder on this machine, the name it was asked for by, and the prompt that it needs."""

    name: str
    folder: Path
    prompt: str = ""


def known_models() -> list[KnownModel]:
    """Return the models that have a short name."""
    text = resources.files("aligner.embed").joinpath("data/known_models.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [KnownModel(**row) for row in csv.DictReader(lines)]


def known(name: str) -> KnownModel:
    """Return the row of a short or a repository name, or a row made for a name that is not in the table."""
    for model in known_models():
        if name.lower() in (model.name.lower(), model.repository.lower()):
            return model
    return KnownModel(name, name, "", "")


def models_home() -> Path:
    """Return the folder of fetched models: ``$ALIGNER_MODELS``, or the user's cache folder."""
    if home := os.environ.get("ALIGNER_MODELS"):
        return Path(home)
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "aligner" / "models"


def home_folder(repository: str) -> Path:
    """Return the folder that ``aligner models fetch`` puts a repository's files in."""
    return models_home() / repository.replace("/", "--")


def embedded_folder(name: str = EMBEDDED) -> Path:
    """Return the folder of a model that ships with the package: installed, or in the source tree's ``models/``."""
    source_tree = Path(__file__).resolve().parents[2] / "models" / name
    if (source_tree / "model.safetensors").is_file():
        return source_tree
    try:
        installed = Path(str(resources.files("aligner.models").joinpath(name)))
    except ModuleNotFoundError:
        installed = source_tree
    if not (installed / "model.safetensors").is_file():
        raise ModelMissingError(f"The embedded model {name} is not part of this installation; install aligner again.")
    return installed


def find_model(name: str | None) -> FoundModel:
    """Return where a model is. Raises ModelMissingError, naming the command that fetches it, if it is nowhere here."""
    if name is None or (isinstance(name, str) and name == EMBEDDED):
        return FoundModel(EMBEDDED, embedded_folder())
    path = file_path(name, "a model's folder, or a model's name")
    name = str(name)
    model = known(name)
    if path.is_dir():
        if not any((path / f).is_file() for f in ("modules.json", "config.json", "model.safetensors")):
            raise InputError(f"The folder {path} does not hold a model (no modules.json, no config.json).")
        return FoundModel(path.resolve().name, path.resolve(), known(path.resolve().name).prompt)
    for folder in (home_folder(model.repository), *_hub_snapshots(model.repository)):
        if (folder / "modules.json").is_file() or (folder / "config.json").is_file():
            return FoundModel(model.name, folder, model.prompt)
    raise ModelMissingError(f"The model {name} is not on this machine; fetch it with: aligner models fetch {name}")


def _hub_snapshots(repository: str) -> list[Path]:
    """Return the snapshots of a repository that other programs left in the Hugging Face cache, ``main`` first."""
    home = os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface"
    hub = Path(os.environ.get("HF_HUB_CACHE") or Path(home) / "hub")
    out: list[Path] = []
    for owner in [""] if "/" in repository else ["sentence-transformers--", ""]:
        folder = hub / f"models--{owner}{repository.replace('/', '--')}"
        main = folder / "refs" / "main"
        if main.is_file():
            out.append(folder / "snapshots" / main.read_text(encoding="utf-8").strip())
        out.extend(sorted(folder.glob("snapshots/*")))
    return out


def is_static(folder: Path) -> bool:
    """Say whether a model folder holds a static model, which needs no torch."""
    if not ((folder / "tokenizer.json").is_file() and (folder / "model.safetensors").is_file()):
        return False
    modules = folder / "modules.json"
    if not modules.is_file():
        return not (folder / "config.json").is_file()
    try:
        kinds = [module["type"].rsplit(".", 1)[-1] for module in json.loads(modules.read_text(encoding="utf-8"))]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{modules} is damaged ({error}); fetch or train the model again.") from error
    return kinds in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
