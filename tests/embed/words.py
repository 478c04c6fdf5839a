"""Word alignment by the token vectors alone: each Chinese word against every English word of its pair."""

import csv
import re
from pathlib import Path

import numpy as np

from aligner.embed.protocol import unit_rows

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[A-Za-z][\w'’-]*")


def read_links():
    """Return (zh sentence, en sentence, zh word, en words) of every hand-checked link."""
    texts = {}
    for name in ("interpretation", "plan", "notice"):
        path = ROOT / "corpora" / name / "gold" / "alignment.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            texts.update({(name, row["link_no"]): (row["zh_text"], row["en_text"]) for row in csv.DictReader(file)})
    lines = (Path(__file__).parent / "word_links.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(*texts[name, number], zh, en) for name, number, zh, en in rows]


def span_vector(tokens, start, end):
    """Return the sum of the tokens that overlap a span."""
    inside = [i for i, (a, b) in enumerate(tokens.spans) if a < end and b > start]
    return tokens.vectors[inside].sum(axis=0)


def accuracy(encoder):
    """Return the share of links whose nearest English word lies within the linked words, and the share by chance."""
    hits, chance = [], []
    for zh, en, source, target in read_links():
        start = zh.index(source)
        vector = span_vector(encoder.tokens(zh), start, start + len(source))
        tokens = encoder.tokens(en)
        spans = [match.span() for match in WORD.finditer(en)]
        words = unit_rows(np.stack([span_vector(tokens, *span) for span in spans]))
        places = [m.span() for m in re.finditer(re.escape(target), en)]
        right = [any(a < y and b > x for x, y in places) for a, b in spans]
        hits.append(right[int((words @ vector).argmax())])
        chance.append(np.mean(right))
    return float(np.mean(hits)), float(np.mean(chance))
