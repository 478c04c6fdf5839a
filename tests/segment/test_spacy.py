"""The spaCy components, and spaCy pipelines in place of our splitters."""

from importlib.metadata import PackageNotFoundError, entry_points, version

import pytest

from aligner.errors import ModelMissingError, UsageError
from aligner.segment import segment, split_en, split_zh
from tests.segment.marks import document

spacy = pytest.importorskip("spacy")

ZH = "《条例。》出版！现就有关内容解读如下：\n一是加强领导；二是落实。“好。”完毕。"
EN = "The notice (No. 168) is out.The third is to act. Mr. Li agreed.\nA heading\n\nQ: Why? A: So."


def starts(doc) -> list[int]:
    return [next(token.idx for token in sentence if not token.is_space) for sentence in doc.sents]


@pytest.mark.parametrize("segmenter", ["char", "jieba"])
def test_chinese_component(segmenter: str) -> None:
    import aligner.segment.spacy_factories  # noqa: F401  (registers the factories)

    config = {"nlp": {"tokenizer": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": segmenter}}}
    nlp = spacy.blank("zh", config=config)
    nlp.add_pipe("aligner_zh_sentencizer")
    assert starts(nlp(ZH)) == [0, *split_zh(ZH)]


def test_english_component() -> None:
    import aligner.segment.spacy_factories  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("aligner_en_sentencizer")
    assert starts(nlp(EN)) == [0, *split_en(EN)]
    assert len(list(nlp("").sents)) == 0


@pytest.mark.parametrize("name", ["aligner_zh_sentencizer", "aligner_en_sentencizer"])
def test_entry_points_name_the_factories(name: str) -> None:
    try:
        version("aligner")
    except PackageNotFoundError:
        pytest.skip("aligner is not installed, so that it has no entry points")
    (entry,) = entry_points(group="spacy_factories", name=name)
    assert callable(entry.load())
    assert name in spacy.registry._entry_point_factories.get_all()


def test_own_pipeline_decides_within_lines() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer", config={"punct_chars": ["!"]})
    text = "  One. Two! Three.\n\nFour. Five; six"
    found = segment(document(text, "en"), pipeline=nlp)
    assert [s.text for s in found] == ["One. Two!", "Three.", "Four. Five; six"]
    assert [text[o:] for s in found for o in s.soft] == ["six"]
    assert "".join(text[s.start : s.end] for s in found) == text


def test_own_pipeline_from_a_folder(tmp_path) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "pipeline")
    found = segment(document("甲。乙。", "zh"), pipeline=str(tmp_path / "pipeline"))
    assert [s.text for s in found] == ["甲。", "乙。"]


def test_missing_pipeline_names_the_command() -> None:
    with pytest.raises(ModelMissingError, match="python -m spacy download zh_no_such_pipeline"):
        segment(document("甲。", "zh"), pipeline="zh_no_such_pipeline")


def test_missing_folder_is_said_to_be_missing(tmp_path) -> None:
    with pytest.raises(ModelMissingError, match="no folder"):
        segment(document("甲。", "zh"), pipeline=tmp_path / "none")


def test_pipeline_without_sentences_is_refused() -> None:
    with pytest.raises(UsageError, match="sentencizer"):
        segment(document("One. Two.", "en"), pipeline=spacy.blank("en"))
