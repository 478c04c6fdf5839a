import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.terms import Term, Termbase
from aligner.terms.words import cut, tokenizer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("遵守网络安全法律法规", ["遵守", "网络安全", "法律法规"]),
        ("教育部门", ["教育部门"]),
        ("加強工業互聯網安全工作", ["加強", "工業互聯網安全", "工作"]),
        ("工业ＡＰＰ 安全\n", ["工业ＡＰＰ", " ", "安全", "\n"]),
        ("", []),
    ],
)
def test_words(text, words):
    assert [word for word, _, _ in cut(text)] == words


@pytest.mark.parametrize("number", ["十七", "十八", "十九", "二十", "二十一"])
@pytest.mark.parametrize("frame", ["党的{}大和{}届二中、三中全会精神", "{}大和{}届历次全会", "黨的{}大和{}屆三中全會"])
def test_a_congress_and_its_plenums_are_never_cut_as_yamato(number, frame):
    """十九大和 read as 十九｜大和 is how "Japan" came into the founding translation."""
    text = frame.format(number, number)
    words = [word for word, _, _ in cut(text)]
    assert "大和" not in words
    assert any(word.endswith(f"{number}大") for word in words)
    assert "和" in words


def test_a_termbase_of_ones_own_decides():
    own = tokenizer(Termbase((Term("安全指导意见稿", ("draft",)),)))
    assert ("安全指导意见稿", 1, 8) in cut("《安全指导意见稿》", own)


@given(st.text("工业互联网安全和大十九黨屆 a1\n，《\U00020000", max_size=30))
def test_the_words_are_the_text(text):
    words = cut(text)
    assert "".join(word for word, _, _ in words) == text
    assert all(text[start:end] == word for word, start, end in words)


def test_the_tokenizer_of_everybody_is_left_alone_and_nothing_is_said():
    code = (
        "import jieba\n"
        "level, handlers = jieba.default_logger.level, list(jieba.default_logger.handlers)\n"
        "from aligner.terms.words import cut\n"
        "cut('加强工业互联网安全工作')\n"
        "assert not jieba.dt.initialized and not jieba.dt.FREQ and jieba.dt.tmp_dir is None\n"
        "assert not jieba.finalseg.Force_Split_Words and jieba.pool is None\n"
        "assert (jieba.default_logger.level, jieba.default_logger.handlers) == (level, handlers)\n"
        "assert not jieba.check_paddle_install['is_paddle_installed']\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_room_is_entered_without_jieba():
    code = "import sys, aligner.terms\nassert not {'jieba', 'openpyxl', 'pandas', 'numpy', 'lxml'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
