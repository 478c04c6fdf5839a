"""Floors for the model that ships: quality on our own sentences, size, load time, robustness, agreement."""

from pathlib import Path

import numpy as np
import pytest

from aligner.embed import load_encoder
from aligner.embed.evaluate import retrieval, size_on_disk
from aligner.embed.locate import embedded_folder
from tests.embed.words import accuracy

LINES = (Path(__file__).parent / "policy_pairs.tsv").read_text(encoding="utf-8").splitlines()
ZH, EN = zip(*(line.split("\t") for line in LINES if not line.startswith("#")), strict=True)


@pytest.fixture(scope="module")
def mini():
    return load_encoder()


def test_it_finds_translations_among_near_neighbours(mini):
    score = retrieval(mini, list(ZH), list(EN))
    assert score.cosine >= 0.95
    assert score.margin >= 0.95


@pytest.mark.parametrize(
    ("zh", "en", "wrong"),
    [
        ("十九届四中全会", "Fourth Plenary Session of the 19th Central Committee", "20th National Congress"),
        ("二十大", "20th National Congress", "Fourth Plenary Session of the 19th Central Committee"),
        ("国家能源局", "National Energy Administration", "National Health Commission"),
        ("国家发展改革委", "National Development and Reform Commission", "Ministry of Commerce"),
        ("乡村振兴", "rural revitalization", "urban renewal"),
        ("放管服改革", "reform to streamline administration and delegate power", "manage and release service"),
        ("中国式现代化", "Chinese modernization", "Chinese style clothing"),
        ("粤港澳大湾区", "Guangdong-Hong Kong-Macao Greater Bay Area", "Yangtze River Delta"),
    ],
)
def test_names_and_set_phrases_are_units(mini, zh, en, wrong):
    a, right, other = mini.encode([zh, en, wrong])
    assert a @ right > 0.5
    assert a @ right > a @ other + 0.2


@pytest.mark.parametrize(
    ("zh", "content", "numbers"),
    [
        (
            "2020年粮食产量达到6.5亿吨",
            "grain output reached 900 million tons in 1998",
            "in 2020, 6.5 of the 650 pupils",
        ),
        ("到2025年森林覆盖率达到24.1%", "by 2035, forest coverage will be 30 percent", "24.1% of 2025 voters"),
        ("第168号文件", "Document No. 21", "168 kilometres"),
    ],
)
def test_numbers_do_not_dominate(mini, zh, content, numbers):
    a, b, c = mini.encode([zh, content, numbers])
    assert a @ b > a @ c


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("國務院辦公廳關於促進養老服務發展的意見", "国务院办公厅关于促进养老服务发展的意见"),
        ("深入打好藍天、碧水、淨土保衛戰", "深入打好蓝天、碧水、净土保卫战"),
        ("２０２５年，數位經濟", "2025年,数位经济"),
    ],
)
def test_traditional_and_full_width_text_is_the_same_text(mini, traditional, simplified):
    a, b = mini.encode([traditional, simplified])
    assert a.tobytes() == b.tobytes()


def test_odd_inputs_give_finite_rows(mini):
    rows = mini.encode(["", "😀", "国" * 10_000, "a" * 10_000, "\ud800", "\x00", "1" * 5000])
    assert np.isfinite(rows).all()
    assert rows.any(axis=1).tolist() == [False, rows[1].any(), True, True, False, False, True]


def test_it_is_small():
    assert size_on_disk(embedded_folder()) <= 20_000_000
    tensors = pytest.importorskip("safetensors.numpy").load_file(embedded_folder() / "model.safetensors")
    assert tensors["embeddings"].dtype == np.int8
    assert tensors["weights"].shape == (len(tensors["embeddings"]),)


def test_unknown_characters_weigh_nothing(mini):
    assert not mini.rows(np.array([mini.tokenizer.token_to_id("<unk>")])).any()


def test_sentence_transformers_serves_the_same_vectors(mini):
    transformers = pytest.importorskip("sentence_transformers")
    texts = [*ZH, *EN, "國務院　ＡＢＣ", "☃", ""]
    theirs = transformers.SentenceTransformer(str(embedded_folder()), device="cpu").encode(texts)
    assert np.abs(theirs - mini.encode(texts)).max() < 1e-5


def test_words_find_their_counterparts(mini):
    found, chance = accuracy(mini)
    assert chance < 0.15
    assert found >= 0.9
