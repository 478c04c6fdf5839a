"""The spaCy component for Chinese targets."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "一、主要目标\n三年内，回收率不低于85%，建成网点30座。\n截至2024年底，已建成网点12座。\n"


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_targets_become_spans(segmenter: str) -> None:
    import aligner.extraction.zh.spacy_targets  # noqa: F401  (registers the factory)

    config = {"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": segmenter}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("aligner_zh_targets", config={"issued": "2025-03-04"})
    doc = nlp(TEXT)
    shown = [(span.label_, span.text) for span in doc.spans["targets"]]
    assert shown == [
        ("target", "回收率不低于85%"),
        ("target", "建成网点30座"),
        ("result", "已建成网点12座"),
    ]
    assert [target.deadline for target in doc._.aligner_targets] == ["2028-03-04", "2028-03-04", "2024-12-31"]


def test_an_empty_text_has_no_targets() -> None:
    import aligner.extraction.zh.spacy_targets  # noqa: F401

    nlp = spacy.blank("zh")
    nlp.add_pipe("aligner_zh_targets")
    assert len(nlp(" ").spans["targets"]) == 0


def test_the_factory_is_an_entry_point() -> None:
    config = configparser.ConfigParser()
    config.read(Path(__file__).parents[2] / "setup.cfg", encoding="utf-8")
    lines = config["options.entry_points"]["spacy_factories"].split("\n")
    assert "aligner_zh_targets = aligner.extraction.zh.spacy_targets:make_zh_targets" in lines
