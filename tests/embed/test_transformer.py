"""Any sentence-transformers model, here a random transformer of two layers saved to disk; and the vector cache."""

import numpy as np
import pytest

from aligner.embed import Encoder, load_encoder
from aligner.embed.cache import VectorCache
from aligner.embed.transformer import TransformerEncoder
from aligner.errors import InputError, UsageError

TEXTS = ["国务院", "the State Council", "", "发展 " * 300, "a\ud800b"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tokenizer):
    sentence_transformers = pytest.importorskip("sentence_transformers")
    transformers = pytest.importorskip("transformers")
    torch = pytest.importorskip("torch")
    base = tmp_path_factory.mktemp("base")
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<unk>", unk_token="<unk>", model_max_length=64
    )
    fast.save_pretrained(base)
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(base)
    modules = pytest.importorskip("sentence_transformers.sentence_transformer.modules")
    word, pooling = modules.Transformer(str(base), max_seq_length=64), modules.Pooling(16)
    out = tmp_path_factory.mktemp("model")
    sentence_transformers.SentenceTransformer(modules=[word, pooling], device="cpu").save(str(out))
    return out


def test_any_model_is_served_by_its_folder(folder):
    encoder = load_encoder(str(folder), device="cpu")
    rows = encoder.encode(TEXTS)
    assert isinstance(encoder, Encoder)
    assert isinstance(encoder, TransformerEncoder)
    assert (rows.shape, rows.dtype, encoder.dim) == ((5, 16), np.float32, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 1, 0, 1, 1], atol=1e-5)
    assert encoder.encode([]).shape == (0, 16)


def test_options_reach_the_model(folder):
    plain = load_encoder(str(folder), device="cpu")
    prompted = load_encoder(str(folder), device="cpu", prompt="发展")
    half = load_encoder(str(folder), device="cpu", dtype="bfloat16")
    one = load_encoder(str(folder), device="cpu", batch_size=1)
    expected = plain.encode(["发展国务院"])
    assert np.allclose(prompted.encode(["国务院"]), expected, atol=1e-5)
    assert not np.allclose(plain.encode(["国务院"]), expected, atol=1e-3)
    assert np.allclose(one.encode(TEXTS), plain.encode(TEXTS), atol=1e-5)
    assert 0 < np.abs(half.encode(TEXTS) - plain.encode(TEXTS)).max() < 0.1
    assert len({plain.hash, prompted.hash, half.hash}) == 3
    assert plain.hash == one.hash


@pytest.mark.parametrize("options", [{"dtype": "int4"}, {"batch_size": 0}])
def test_wrong_options_are_refused(folder, options):
    with pytest.raises(UsageError):
        load_encoder(str(folder), device="cpu", **options)


def test_a_damaged_model_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "modules.json").write_text('[{"idx": 0, "name": "0", "path": "", "type": "nowhere.Module"}]')
    with pytest.raises(InputError, match="cannot be loaded") as caught:
        load_encoder(str(tmp_path), device="cpu")
    assert "\n" not in str(caught.value)


def test_the_cache_keeps_vectors_between_encoders(folder, tmp_path, monkeypatch):
    cache = tmp_path / "new" / "vectors.sqlite"
    first = load_encoder(str(folder), device="cpu", cache=cache)
    rows = first.encode(TEXTS * 2)
    second = load_encoder(str(folder), device="cpu", cache=cache)
    asked = []
    monkeypatch.setattr(second, "_compute", lambda texts: asked.extend(texts) or np.zeros((len(texts), 16), np.float32))
    assert second.encode(TEXTS).tobytes() == rows[:5].tobytes() == rows[5:].tobytes()
    assert asked == []
    second.encode(["a new sentence"])
    assert asked == ["a new sentence"]


def test_the_cache_tells_models_and_options_apart(tmp_path):
    path = tmp_path / "vectors.sqlite"
    ones = VectorCache(path, "one", 2).encode(["x"], lambda t: np.ones((len(t), 2), np.float32))
    twos = VectorCache(path, "two", 2).encode(["x"], lambda t: np.full((len(t), 2), 2, np.float32))
    assert (ones.tolist(), twos.tolist()) == ([[1, 1]], [[2, 2]])


def test_the_cache_holds_more_texts_than_one_query_takes(tmp_path):
    texts = [str(i) for i in range(1203)]
    cache = VectorCache(tmp_path / "v.sqlite", "m", 1)
    cache.encode(texts, lambda t: np.array([[float(x)] for x in t], np.float32))
    again = cache.encode(texts[::-1], lambda t: pytest.fail("computed again"))
    assert again[:, 0].tolist() == [float(x) for x in texts[::-1]]


def test_a_cache_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("not a database, not a folder")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(InputError, match="cache"):
            VectorCache(path, "m", 1)
