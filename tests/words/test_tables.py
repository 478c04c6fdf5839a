"""The tables of the words room are rectangular, and every character of pinyin can be read."""

import pytest

from aligner.datafiles import rows
from aligner.words.pinyin import sounds, syllables


@pytest.mark.parametrize("name", ["pinyin", "pinyin_words", "fold"])
def test_tables_are_rectangular(name):
    found = rows("words", f"{name}.tsv")
    assert found
    assert len({len(row) for row in found}) == 1


def test_sounds_are_the_syllables_the_other_way_round():
    assert sounds()["长"] == tuple(s for s, characters in syllables().items() if "长" in characters)
    assert set(sounds()) == set("".join(syllables().values()))
