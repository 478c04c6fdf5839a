"""One shard: its pairs run one after the other, and what they give written beside its place."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from aligner.batch.limits import TimeIsUp, limited
from aligner.batch.manifest import Entry
from aligner.batch.places import Place
from aligner.batch.sides import document
from aligner.batch.tables import TABLES, Lines, error_lines, lines_of, parquet_bytes
from aligner.errors import AlignerError
from aligner.options import make_options
from aligner.pipeline import record
from aligner.terms import with_user_terms
from aligner.types import Document

_HAN = re.compile("[\u3400-\u9fff]")
PARTS = ".parts"
"""The folder of what is written and not yet in its place."""
Say = Callable[[int], None]


def work(job: Mapping[str, Any], say: Say) -> dict[str, Any]:
    """Run a shard's pairs and return where its tables lie, with the rows, bytes and hash of each.

    ``job`` is plain data: ``shard``, ``entries`` (id, zh, en, metadata), ``options``, ``model``, ``seconds`` and
    ``memory`` of a pair, ``root`` of the results, and ``skip``: why pairs are not to be tried again, by their place.
    ``say`` is told the place of each pair before it begins, and at the end how many there were.
    """
    begin = time.process_time()
    lines: Lines = {name: [] for name in TABLES}
    skip = {int(k): reason for k, reason in job.get("skip", {}).items()}
    entries = [Entry(*given) for given in job["entries"]]
    for k, entry in enumerate(entries):
        say(k)
        made = error_lines(entry, "died", skip[k]) if k in skip else run_entry(entry, job)
        for name in TABLES:
            lines[name] += made[name]
    say(len(entries))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with_user_terms(job["options"].get("terms")).memos.clear()  # what helps within a document fills a worker
    part = f"{PARTS}/{job['shard']:06d}-{secrets.token_hex(6)}"
    place = Place(job["root"])
    place.make(part)
    files = {}
    for name in TABLES:
        data = parquet_bytes(name, lines[name])
        place.write_part(f"{part}/{name}.parquet", data)
        files[name] = {"rows": len(lines[name]), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    took = time.process_time() - begin
    return {"shard": job["shard"], "part": part, "pairs": len(entries), "files": files, "seconds": took}


def by_column(zh: Document, en: Document) -> Document:
    """Return the Chinese side; one that looks English as the other does, with Chinese in it, is what its column says.

    A short sentence full of names and figures in Latin letters is read as English.
    """
    if zh.language == en.language == "en" and _HAN.search(zh.text):
        return replace(zh, language="zh")
    return zh


def run_entry(entry: Entry, job: Mapping[str, Any]) -> Lines:
    """Run one pair; whatever goes wrong with it becomes its error line."""
    options = {name: value for name, value in job["options"].items() if value is not None}
    try:
        with warnings.catch_warnings(), limited(job["seconds"], job["memory"]):
            warnings.simplefilter("ignore")
            chosen = make_options(options)
            codes = chosen.languages or (None, None)
            sides = [
                document(cell, f"{entry.id}.{mark}", chosen.clean, chosen.lines, code)
                for cell, mark, code in zip((entry.zh, entry.en), ("zh", "en"), codes, strict=True)
            ]
            return lines_of(entry, record(by_column(*sides), sides[1], job["model"], **options))
    except AlignerError as error:
        return error_lines(entry, type(error).__name__, str(error))
    except TimeIsUp:
        return error_lines(entry, "time", f"The pair took more than {job['seconds']:g} CPU seconds: raise the limit.")
    except MemoryError:
        megabytes = job["memory"] // 2**20
        return error_lines(entry, "memory", f"The pair asked for more than {megabytes:,} MB: raise the limit.")
    except RecursionError:
        return error_lines(entry, "internal", "RecursionError: the document is nested too deeply.")
    except Exception as error:
        return error_lines(entry, "internal", f"{type(error).__name__}: {error}")
