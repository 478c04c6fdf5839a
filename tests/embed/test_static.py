"""The numpy encoder: laws, odd inputs, offsets, and the same vectors as sentence-transformers."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner.embed import Encoder, load_encoder
from aligner.embed.protocol import SumEncoder, unit_rows
from aligner.embed.static import StaticEncoder
from aligner.embed.training.store import quantise, save_model
from aligner.errors import InputError

ANY_TEXT = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("国务院发展的 the2025年\ud800😀")), max_size=40)
RELAXED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_is_an_encoder(encoder):
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, SumEncoder)
    assert encoder.dim == 16


@RELAXED
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=8))
def test_rows_are_unit_or_zero_and_finite(encoder, texts):
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), 16)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))


@RELAXED
@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=8), pad=st.integers(0, 1100), times=st.integers(1, 300))
def test_vectors_do_not_depend_on_the_batch(encoder, texts, pad, times):
    texts = [texts[0] * times, *texts]
    together = encoder.encode(["高质量发展"] * pad + texts)[pad:]
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert together.tobytes() == alone.tobytes()


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\ufffd", "☃☃", "\ud800"])
def test_text_without_a_known_token_is_a_zero_row(encoder, text):
    assert not encoder.encode([text]).any()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("國務院關於推動製造業高質量發展的指導意見", "国务院关于推动制造业高质量发展的指导意见"),
        ("ＢＹ　２０２５，", "By 2025,"),
        ("HIGH-QUALITY", "high-quality"),
        ("发展\u200b", "发展"),
        ("“发展”。", '"发展".'),
        ("发\ud800展", "发\ufffd展"),
    ],
)
def test_writing_variants_fold_to_one_vector(encoder, text, same):
    assert encoder.encode([text]).tobytes() == encoder.encode([same]).tobytes()
    assert encoder.encode([text]).any()


def test_a_long_text_is_encoded_whole(encoder):
    once, often = encoder.encode(["发展", "发展 " * 10_000])
    assert np.allclose(once, often, atol=1e-3)  # ten thousand float32 additions
    assert not np.allclose(encoder.encode(["发展 " * 5000 + "务" * 5000])[0], once, atol=0.05)


@RELAXED
@given(a=ANY_TEXT, b=ANY_TEXT)
def test_a_run_of_sentences_is_the_sum_of_its_sentences(encoder, a, b):
    sums, weights = encoder.encode_sums([a, b])
    both, weight = encoder.encode_sums([f"{a} \n {b}"])
    assert np.allclose(sums.sum(axis=0), both[0], atol=1e-3)
    assert np.isclose(weights.sum(), weight[0], rtol=1e-4)
    assert np.allclose(unit_rows(sums), encoder.encode([a, b]), atol=1e-6)


@RELAXED
@given(text=ANY_TEXT)
def test_tokens_stand_where_they_say(encoder, text):
    tokens = encoder.tokens(text)
    assert len(tokens.spans) == len(tokens.vectors) == len(tokens.weights)
    assert all(0 <= start < end <= len(text) for start, end in tokens.spans)
    assert tokens.spans == sorted(tokens.spans)
    assert np.allclose(np.linalg.norm(tokens.vectors, axis=1), tokens.weights, rtol=1e-5)
    assert np.allclose(tokens.vectors.sum(axis=0), encoder.encode_sums([text])[0][0], atol=1e-3)


@pytest.mark.parametrize("before", ["", "\ud800", "\u200b", "\ufeff\u200b ", "  "])
def test_token_spans_survive_folding_and_removed_characters(encoder, before):
    text = before + "國務院的\u200b ＢＹ\ufeff 2025"
    found = [text[start:end].strip("\u200b\ufeff") for start, end in encoder.tokens(text).spans]
    assert "".join(found) == "國務院的ＢＹ2025"


def test_an_unknown_character_does_not_shift_the_spans_behind_it(encoder):
    text = "高质量丂发展"
    assert "".join(text[start:end] for start, end in encoder.tokens(text).spans) == "高质量发展"


def test_quantising_keeps_the_vectors(encoder, table, tokenizer):
    exact = StaticEncoder(tokenizer, table, None, "exact")
    texts = ["国务院关于推动制造业高质量发展的指导意见", "marked progress by 2025"]
    assert np.abs(exact.encode(texts) - encoder.encode(texts)).max() < 0.01
    numbers, factors = quantise(np.zeros((2, 4), np.float32))
    assert not numbers.any()
    assert factors.tolist() == [1, 1]


@pytest.mark.parametrize("form", ["int8", "float"])
def test_sentence_transformers_gives_the_same_vectors(form, model_folder, table, tokenizer, tmp_path):
    transformers = pytest.importorskip("sentence_transformers")
    folder = model_folder
    if form == "float":
        folder = tmp_path / "float"
        save_model(folder, tokenizer, {"embedding.weight": table}, "# float\n")
    texts = ["国务院关于推动制造业高质量发展的指导意见", "國務院 By ２０２５, don't", "", "发展"]
    theirs = transformers.SentenceTransformer(str(folder), device="cpu").encode(texts)
    ours = load_encoder(str(folder)).encode(texts)
    assert np.abs(theirs - ours).max() < 1e-5


def test_hash_follows_the_files(model_folder, tokenizer, table, tmp_path):
    again, other = tmp_path / "again", tmp_path / "other"
    numbers, factors = quantise(table)
    save_model(again, tokenizer, {"embeddings": numbers, "weights": factors}, "# another card\n")
    save_model(other, tokenizer, {"embeddings": numbers, "weights": factors * 2}, "# tiny\n")
    hashes = [load_encoder(str(folder)).hash for folder in (model_folder, again, other)]
    assert hashes[0] == hashes[1] != hashes[2]
    assert len(hashes[0]) == 16


@pytest.mark.parametrize("damaged", ["model.safetensors", "tokenizer.json", "modules.json"])
def test_a_damaged_model_is_refused_in_one_sentence(model_folder, tmp_path, damaged):
    folder = tmp_path / "damaged"
    folder.mkdir()
    for path in model_folder.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(b"{" if path.name == damaged else path.read_bytes())
    with pytest.raises(InputError, match="again"):
        load_encoder(str(folder))


def test_a_table_too_small_for_the_tokenizer_is_refused(tokenizer, tmp_path):
    save_model(tmp_path / "m", tokenizer, {"embedding.weight": np.zeros((3, 4), np.float32)}, "")
    with pytest.raises(InputError, match="one vector for each token"):
        load_encoder(str(tmp_path / "m"))


@pytest.mark.parametrize("mark", [" ", "。", "，"])
def test_a_long_text_is_cut_into_the_same_tokens_piece_by_piece(monkeypatch, mark):
    encoder = load_encoder()
    parts = [
        "高质量发展的“十四五”规划",
        "the State's 12,345 plans",
        "和与及",
        "it's",
        "e\u0301",
        "①㎡",
        "don't",
        "国务院",
    ]
    text = mark.join(parts[k % len(parts)] for k in range(60)) + mark * 3
    whole = encoder.token_rows([text, "国务院"])
    monkeypatch.setattr("aligner.embed.static._PIECE", 5)
    again = encoder.token_rows([text, "国务院"])
    assert [rows.tobytes() for rows in again] == [rows.tobytes() for rows in whole]
