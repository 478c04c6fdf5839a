"""The spaCy component that marks Chinese tasks."""

from __future__ import annotations

from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy")

TEXT = "二、重点任务\n（一）摸清底数。水利部会同财政部开展普查，三年内建立台账。\n三、保障措施\n加强宣传引导。"


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_spans_and_records(segmenter: str) -> None:
    import aligner.extraction.zh.spacy_tasks  # noqa: F401  (registers the factory)

    config = {"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": segmenter}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("aligner_zh_tasks", config={"issued": "2025-03-01"})
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["tasks"]] == [
        ("水利部会同财政部开展普查", "tasks"),
        ("三年内建立台账", "tasks"),
        ("加强宣传引导", "safeguards"),
    ]
    assert [task.deadline for task in doc._.aligner_tasks] == ["", "2028-03-01", ""]


def test_empty_text() -> None:
    import aligner.extraction.zh.spacy_tasks  # noqa: F401

    nlp = spacy.blank("zh")
    nlp.add_pipe("aligner_zh_tasks", config={"spans_key": "actions"})
    assert len(nlp("").spans["actions"]) == 0


def test_entry_point() -> None:
    config = ConfigParser()
    config.read(Path(__file__).parents[2] / "setup.cfg", encoding="utf-8")
    (line,) = [
        row for row in config["options.entry_points"]["spacy_factories"].split("\n") if "aligner_zh_tasks" in row
    ]
    module, _, name = line.partition("=")[2].strip().partition(":")
    assert callable(getattr(import_module(module), name))
