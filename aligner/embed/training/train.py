"""From a folder of pair files to a finished model folder: the one command behind ``aligner models train``."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.embed.evaluate import read_sentence_pairs, retrieval
from aligner.embed.protocol import FloatArray
from aligner.embed.static import StaticEncoder
from aligner.embed.training.batches import Batches, TokenPairs
from aligner.embed.training.card import Report, model_card
from aligner.embed.training.fit import fit
from aligner.embed.training.pairs import Pairs, clean_pairs, evaluation_keys, held_back, key, read_pairs, term_pairs
from aligner.embed.training.recipe import Recipe, Source
from aligner.embed.training.store import quantise, save_model
from aligner.embed.training.tokenise import new_tokenizer, tokenise, train_tokenizer
from aligner.embed.training.turn import blended, turned
from aligner.errors import InputError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

HELD_BACK = "policy_composed.tsv"  # a tenth of this source is kept for evaluation
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """What to train on and where to put it; ``sample`` scales every source's passes, for quick comparisons.

    ``like`` is a model whose pieces are taken and towards which the finished vectors are turned; they are blended with
    its own at ``blend`` to one, where that is not 0.
    """

    data: Path
    out: Path
    recipe: Recipe
    work: Path
    terms: Path | None = None
    exclude: tuple[Path, ...] = ()
    sample: float = 1.0
    resume: bool = False
    like: StaticEncoder | None = None
    blend: float = 0.0


def train(job: Job, say: Say = lambda line: None) -> Report:
    """Train, evaluate, quantise and write a model. Raises InputError when a source or evaluation file is missing."""
    job.work.mkdir(parents=True, exist_ok=True)
    sets, excluded = evaluation_sets(job)
    say(f"{len(excluded)} evaluation sentences are kept out of training")
    sources = dict(read_sources(job, excluded, say))
    tokenizer = _tokenizer(job, sources)
    say(f"tokenizer: {tokenizer.get_vocab_size()} pieces")
    settings = job.recipe.train
    tokenised = [
        TokenPairs(
            tokenise(tokenizer, pairs.zh, settings.max_tokens),
            tokenise(tokenizer, pairs.en, settings.max_tokens),
            source.group,
            source.passes * job.sample,
        )
        for source, pairs in sources.items()
    ]
    batches = Batches(tokenised, settings.batch, settings.seed, settings.by_group)
    say(f"{settings.epochs} epochs of {len(batches)} batches")
    table = fit(tokenizer, batches, settings, job.work, sets, job.resume)
    table[digit_rows(tokenizer)] *= settings.digit_weight
    if job.like is not None:
        table = blended(table, tokenizer, job.like, job.blend) if job.blend else turned(table, tokenizer, job.like)
    floats, shipped = StaticEncoder(tokenizer, table, None, "float"), StaticEncoder(tokenizer, *quantise(table), "int8")
    report = Report(
        {source.title: len(pairs) for source, pairs in sources.items()},
        {name: retrieval(floats, *pairs) for name, pairs in sets.items()},
        {name: retrieval(shipped, *pairs) for name, pairs in sets.items()},
        _fidelity(floats, shipped, [text for pair in sets.values() for side in pair for text in side]),
    )
    _save(job, tokenizer, table, report)
    return report


def evaluation_sets(job: Job) -> tuple[Mapping[str, tuple[list[str], list[str]]], set[str]]:
    """Return the evaluation sets by name, and the keys of every sentence that training must not see.

    The sets are ``dev/*.tsv`` of the data folder and the tenth of the composed sentences that is held back.
    """
    files = sorted((job.data / "dev").glob("*.tsv"))
    if not files:
        raise InputError(f"{job.data / 'dev'} holds no evaluation pairs (*.tsv): training without them is refused.")
    sets = {path.stem: read_sentence_pairs(path) for path in files}
    composed = job.data / HELD_BACK
    if composed.is_file():
        kept = [pair for pair in read_pairs(composed) if held_back(pair[0])]
        sets["policy_held_back"] = [zh for zh, _ in kept], [en for _, en in kept]
    excluded = evaluation_keys([*files, *job.exclude])
    for zh, en in sets.values():
        excluded.update(map(key, zh))
        excluded.update(map(key, en))
    return sets, excluded


def read_sources(job: Job, excluded: set[str], say: Say) -> Iterator[tuple[Source, Pairs]]:
    """Yield every source of the recipe with its clean pairs, the term facts last."""
    for source in job.recipe.sources:
        path = job.data / source.file
        if not path.is_file():
            raise InputError(f"The recipe names {source.file}, which {job.data} lacks; take it out of the recipe.")
        pairs = clean_pairs(read_pairs(path), excluded)
        say(f"{source.file}: {len(pairs)} pairs, dropped {pairs.dropped}")
        yield source, pairs
    if job.terms is not None:
        yield job.recipe.terms, clean_pairs(term_pairs(job.terms), excluded)


def weighted_texts(sources: Mapping[Source, Pairs], seed: int) -> Iterator[str]:
    """Yield every text as often as one epoch sees it, so that the tokenizer's pieces follow the recipe's weights."""
    rng = random.Random(seed)  # noqa: S311 (not for secrets)
    for source, pairs in sources.items():
        whole, part = divmod(source.passes, 1)
        for pair in zip(pairs.zh, pairs.en, strict=True):
            for _ in range(int(whole) + (rng.random() < part)):
                yield from pair


def digit_rows(tokenizer: Tokenizer) -> list[int]:
    """Return the numbers of the tokens that consist of digits."""
    return sorted(number for token, number in tokenizer.get_vocab().items() if token.isdecimal())


def _tokenizer(job: Job, sources: Mapping[Source, Pairs]) -> Tokenizer:
    """Train the tokenizer, or take that of the interrupted run or of the model that the new one is to be like."""
    from tokenizers import Tokenizer

    path = job.work / "tokenizer.json"
    if job.resume and path.is_file():
        return Tokenizer.from_file(str(path))
    settings = job.recipe.tokenizer
    if job.like is not None:
        known = Tokenizer.from_str(job.like.tokenizer.to_str())
        known.normalizer = new_tokenizer(settings.alone).normalizer  # the character map may have grown since
        known.save(str(path))
        return known
    texts = weighted_texts(sources, job.recipe.train.seed)
    tokenizer = train_tokenizer(texts, settings.size, settings.max_piece, settings.alone)
    tokenizer.save(str(path))
    return tokenizer


def _fidelity(a: StaticEncoder, b: StaticEncoder, texts: list[str]) -> float:
    cosines = np.einsum("ij,ij->i", a.encode(texts), b.encode(texts))
    return float(cosines[cosines != 0].min(initial=1.0))


def _save(job: Job, tokenizer: Tokenizer, table: FloatArray, report: Report) -> None:
    card = model_card(job.out.name, job.recipe, report)
    np.save(job.work / "table.npy", table)
    numbers, factors = quantise(table)
    save_model(job.out, tokenizer, {"embeddings": numbers, "weights": factors}, card)


def with_overrides(recipe: Recipe, epochs: int | None, seed: int | None) -> Recipe:
    """Return the recipe with another number of epochs or another seed."""
    old = recipe.train
    new = replace(old, epochs=old.epochs if epochs is None else epochs, seed=old.seed if seed is None else seed)
    return replace(recipe, train=new)
