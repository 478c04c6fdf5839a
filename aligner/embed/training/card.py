"""Writes the model card: what the model is, what it was trained on, under which licences, and how good it is."""

from __future__ import annotations

from dataclasses import dataclass, field

from aligner.embed.evaluate import Retrieval
from aligner.embed.training.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Report:
    """What came out: pairs used of each source, and accuracies with float and with int8 vectors.

    ``fidelity`` is the smallest cosine between the float and the int8 vector of an evaluation sentence.
    """

    used: dict[str, int] = field(default_factory=dict)
    floats: dict[str, Retrieval] = field(default_factory=dict)
    shipped: dict[str, Retrieval] = field(default_factory=dict)
    fidelity: float = 1.0


_HEAD = """---
library_name: sentence-transformers
language: [zh, en]
license: cc-by-sa-4.0
pipeline_tag: sentence-similarity
---
# {name}

A static bilingual sentence encoder, Chinese and English: one {dimension}-dimensional vector for each of {size:,}
byte-pair pieces, averaged and normalised. Written by `aligner models train` by the recipe
`aligner/embed/training/recipe.toml`.

```python
import aligner
encoder = aligner.load_encoder("{name}")          # numpy, no torch

from sentence_transformers import SentenceTransformer
model = SentenceTransformer("path/to/{name}")     # the same vectors
```

Vectors are stored as int8 with one float factor a token (`embeddings`, `weights`);
`aligner models export FOLDER` writes them out as floats.

## Retrieval accuracy

Nearest neighbour among all sentences of the set, by cosine in each direction and by margin (k = 4, mean of both).

| set | pairs | zh→en | en→zh | mean | margin | mean with float vectors |
|---|---|---|---|---|---|---|
"""

_USE = """
No sentence of these sets, on either side, was trained on. `policy_held_back` is a tenth of the composed policy
sentences. The int8 vector of each of these sentences has a cosine of at least {fidelity:.5f} to its float vector.

## Training data

| source | pairs | passes an epoch | licence | note |
|---|---|---|---|---|
"""

_LIMITS = """
Some sources ask that adaptations carry the same licence (CC BY-SA, ODbL): the model's vectors are offered under
CC BY-SA 4.0, with attribution to the sources above.

## Limits

Word order plays no part: a sentence and its scrambled words have the same vector. Similarity sees whether two
sentences speak of the same things, not whether a translation is right. Trained on simplified characters; traditional
ones are folded to them.
"""


def model_card(name: str, recipe: Recipe, report: Report) -> str:
    """Return the card as Markdown; a source that was not used is not listed."""
    out = _HEAD.format(name=name, dimension=recipe.train.dimension, size=recipe.tokenizer.size)
    for key, r in report.shipped.items():
        out += f"| {key} | {r.pairs:,} | {r.zh_en:.3f} | {r.en_zh:.3f} | {r.cosine:.3f} | {r.margin:.3f} "
        out += f"| {report.floats[key].cosine:.3f} |\n"
    out += _USE.format(fidelity=report.fidelity)
    for source in (*recipe.sources, recipe.terms):
        if source.title in report.used:
            out += f"| {source.title} | {report.used[source.title]:,} | {source.passes:g} "
            out += f"| {source.licence} | {source.note} |\n"
    return out + _LIMITS
