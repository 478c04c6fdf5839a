"""The sample pairs: the Chinese gold sentences exactly, every English gold boundary hard or soft."""

from pathlib import Path

import pytest

from aligner.documents import read
from aligner.segment import segment

CORPORA = Path(__file__).parents[2] / "corpora"
NAMES = sorted(folder.name for folder in CORPORA.iterdir() if (folder / "gold" / "zh.txt").is_file())


def gold(name: str, language: str) -> list[str]:
    return (CORPORA / name / "gold" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_chinese_sentences_are_the_gold_sentences(name: str) -> None:
    assert [s.text for s in segment(read(CORPORA / name / "zh.txt"))] == gold(name, "zh")


@pytest.mark.parametrize("name", NAMES)
def test_english_gold_boundaries_are_hard_or_soft(name: str) -> None:
    document = read(CORPORA / name / "en.txt")
    wanted, at = [], 0
    for sentence in gold(name, "en"):
        at = document.text.index(sentence, at)
        wanted.append(at)
        at += len(sentence)
    segments = segment(document)
    hard = {document.text.index(s.text, s.start) for s in segments}
    soft = {offset for s in segments for offset in s.soft}
    assert set(wanted) <= hard | soft
    assert hard <= set(wanted)
    assert len(hard) >= 0.95 * len(wanted)
