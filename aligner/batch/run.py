"""Many pairs in one go, each into a folder of its own."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import asdict
from pathlib import Path
from typing import Any

from aligner.batch.engines import open_engine
from aligner.batch.find import Pair
from aligner.batch.summary import Outcome, summary_row, write_summary
from aligner.clock import Progress, counted
from aligner.errors import AlignerError, AlignerWarning
from aligner.export.folder import hold_output
from aligner.options import make_options
from aligner.pipeline import record
from aligner.review.folder import put_run, refuse_unapplied

CALL = "aligner.batch.run:work"


def run_pairs(
    pairs: Sequence[Pair],
    out: Path,
    model: str | None = None,
    min_confidence: float | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    **options: Any,
) -> list[Outcome]:
    """Run every pair into its own folder under ``out``; one that fails does not stop the others.

    Each process loads the model once, and no result is held. With ``jobs`` above 1 so many processes share the pairs;
    the files are the same. A summary of all pairs is written to summary.csv.
    """
    from aligner.embed import shared_encoder

    if model not in (None, "none"):
        shared_encoder(model)  # a model that is missing stops the whole batch, at once
    if jobs > 1:
        outcomes = side_by_side(pairs, out, model, min_confidence, jobs, options)
    else:
        outcomes = [run_pair(pair, out, model, min_confidence, progress, options) for pair in pairs]
    write_summary(outcomes, out)
    return outcomes


def run_pair(
    pair: Pair,
    out: Path,
    model: str | None,
    min_confidence: float | None,
    progress: Progress | None,
    options: Mapping[str, Any],
) -> Outcome:
    """Run one pair and write its folder; the record is let go."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", AlignerWarning)
        try:
            refuse_unapplied(out / pair.name)
            with hold_output(out / pair.name) as place:
                made = record(pair.source, pair.target, model, progress=progress, **options)
                _, _, kept = put_run(made, place, out / pair.name, min_confidence)
            line = summary_row(pair, made)
            return Outcome(pair, line | {"note": " ".join([*filter(None, [line["note"]]), *kept])})
        except AlignerError as error:
            return Outcome(pair, None, error, tuple(str(w.message) for w in caught))


def side_by_side(
    pairs: Sequence[Pair], out: Path, model: str | None, min_confidence: float | None, jobs: int, options: Any
) -> list[Outcome]:
    """Run pairs in processes of their own; the outcomes come in the order of the pairs."""
    plain = asdict(make_options({name: value for name, value in options.items() if value is not None}))
    shared = {"out": str(out), "model": model, "min_confidence": min_confidence, "options": plain}
    with open_engine("processes", jobs, None, patience=0) as engine:
        futures: list[Future[Any]] = [
            engine.submit(CALL, shared | {"pair": [pair.name, str(pair.source), str(pair.target)]}) for pair in pairs
        ]
        for _ in counted(as_completed(futures), len(futures)):
            continue
    return [_outcome(pair, future) for pair, future in zip(pairs, futures, strict=True)]


def work(job: Mapping[str, Any], say: Callable[[int], None]) -> dict[str, Any]:
    """Run one pair in a worker process, from plain data to plain data."""
    name, source, target = job["pair"]
    options = {key: value for key, value in job["options"].items() if value is not None}
    pair = Pair(name, Path(source), Path(target))
    say(0)
    if job["skip"]:
        return {"error": [job["skip"]["0"], 3], "warnings": []}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = run_pair(pair, Path(job["out"]), job["model"], job["min_confidence"], None, options)
    if made.error is not None:
        return {"error": [str(made.error), made.error.exit_code], "warnings": list(made.warnings)}
    return {"line": made.line}


def _outcome(pair: Pair, future: Future[Any]) -> Outcome:
    """Return what became of a pair in another process."""
    failure = future.exception()
    if isinstance(failure, AlignerError):
        return Outcome(pair, None, failure)
    told = future.result()
    if "line" in told:
        return Outcome(pair, told["line"])
    error = AlignerError(told["error"][0])
    error.exit_code = told["error"][1]
    return Outcome(pair, None, error, tuple(told["warnings"]))
