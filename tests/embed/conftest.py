"""Tiny models made on the spot: no test here needs a network or the shipped model unless it says so."""

import numpy as np
import pytest

from aligner.embed.static import StaticEncoder
from aligner.embed.training.store import quantise, save_model
from aligner.embed.training.tokenise import UNKNOWN, train_tokenizer

TEXTS = [
    "国务院关于推动制造业高质量发展的指导意见",
    "制造业和服务业融合发展",
    "到2025年，高质量发展取得明显成效。",
    "The State Council's guiding opinions on the high-quality development of manufacturing",
    "By 2025, high-quality development will have made marked progress.",
] * 5


@pytest.fixture(scope="session")
def tokenizer():
    return train_tokenizer(TEXTS, size=600, max_piece=20, alone="的和与")


@pytest.fixture(scope="session")
def table(tokenizer):
    rows = np.random.default_rng(5).standard_normal((tokenizer.get_vocab_size(), 16)).astype(np.float32)
    rows[tokenizer.token_to_id(UNKNOWN)] = 0
    return rows


@pytest.fixture(scope="session")
def encoder(tokenizer, table):
    return StaticEncoder(tokenizer, *quantise(table), "tiny")


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory, tokenizer, table):
    folder = tmp_path_factory.mktemp("models") / "tiny"
    numbers, factors = quantise(table)
    save_model(folder, tokenizer, {"embeddings": numbers, "weights": factors}, "# tiny\n")
    return folder
