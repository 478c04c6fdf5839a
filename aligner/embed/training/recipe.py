"""The recipe as data: reads and checks ``recipe.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import InputError

DEFAULT = Path(__file__).parent / "recipe.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """One source of pairs; the fields are explained at the top of ``recipe.toml``."""

    file: str
    group: str
    passes: float
    title: str
    licence: str
    note: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How the model is trained."""

    dimension: int
    batch: int
    by_group: bool
    scale: float
    rate: float
    spread: float
    decay: float
    epochs: int
    max_tokens: int
    seed: int
    digit_weight: float
    bfloat16: bool


@dataclass(frozen=True, slots=True)
class TokenizerSettings:
    """How the tokenizer is trained."""

    size: int
    max_piece: int
    alone: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides a model, apart from the data themselves."""

    tokenizer: TokenizerSettings
    train: Settings
    terms: Source
    sources: tuple[Source, ...]


def read_recipe(path: Path | None = None) -> Recipe:
    """Read a recipe. Raises InputError that names the file and what is wrong in it."""
    path = path or DEFAULT
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        recipe = Recipe(
            TokenizerSettings(**data["tokenizer"]),
            Settings(**data["train"]),
            Source(file="--terms", **data["terms"]),
            tuple(Source(**source) for source in data["source"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"The recipe {path} cannot be used: {error}; compare it with {DEFAULT.name}.") from error
    if not recipe.sources or min(recipe.train.epochs, recipe.train.batch - 1, recipe.train.dimension) < 1:
        raise InputError(f"The recipe {path} needs a source, an epoch, a dimension and batches of at least two pairs.")
    return recipe
