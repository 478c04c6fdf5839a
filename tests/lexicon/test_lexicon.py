"""The lexicon that ships: cutting, links, rates, and what happens where its file is no good."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import InputError
from aligner.lexicon import english_tokens, is_function, load_lexicon
from aligner.lexicon.lexicon import KNOWS_NOTHING
from aligner.lexicon.words import cut_run


@pytest.mark.parametrize(
    ("zh", "words"),
    [
        ("加强企业主体责任", ["加强", "企业", "主体", "责任"]),
        ("教育部、财政厅", ["教育", "部", "财政", "厅"]),
        ("縣級財政", ["縣級", "財政"]),
        ("用GPU和5G", ["用", "GPU", "和", "G"]),
        ("", []),
    ],
)
def test_chinese_is_cut_into_known_words(zh: str, words: list[str]) -> None:
    assert [zh[token.start : token.end] for token in load_lexicon().cut(zh)] == words


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("发展", "development"),
        ("能源", "energy"),
        ("监管", "oversight"),
        ("光伏", "photovoltaic"),
        ("违规", "violations"),
    ],
)
def test_words_are_linked_with_their_renderings(zh: str, en: str) -> None:
    (token,) = english_tokens(en)
    forward, backward = load_lexicon().links(zh)[token.unit]
    assert 0 < forward <= 1
    assert 0 < backward <= 1


def test_what_is_not_known_says_nothing() -> None:
    lexicon = load_lexicon()
    assert lexicon.links("㑇㑊") == {}
    assert lexicon.zh_rates("㑇㑊") == lexicon.en_rates("zzyzx") == KNOWS_NOTHING


def test_a_word_with_many_renderings_is_missed_more_often_than_one_with_few() -> None:
    lexicon = load_lexicon()
    assert lexicon.zh_rates("光伏").miss < 0.1 < lexicon.zh_rates("推进").miss


def test_forms_of_a_word_are_one() -> None:
    assert len({token.unit for token in english_tokens("industry industries Industrial")}) == 1


def test_function_words_are_no_content() -> None:
    assert is_function("的")
    assert not is_function("能源")
    assert [token.unit for token in english_tokens("it would be three threats")] == english_units("threat")


def english_units(text: str) -> list[str]:
    return [token.unit for token in english_tokens(text)]


@given(st.text(alphabet="加强企业主体责任教育部㑇", max_size=30))
def test_cutting_loses_nothing(run: str) -> None:
    words = cut_run(run, load_lexicon().costs)
    assert "".join(words) == run
    assert all(word in load_lexicon().costs or len(word) == 1 for word in words)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(b"no zip file")
    with pytest.raises(InputError, match=r"broken\.npz"):
        load_lexicon(path)
    with pytest.raises(InputError, match=r"none\.npz"):
        load_lexicon(tmp_path / "none.npz")
