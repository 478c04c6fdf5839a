"""The network of the quality estimate: what it is told of the tokens, and how it adds up their risks."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from aligner.check.context import Context
from aligner.check.quality.described import described, support_rows
from aligner.check.quality.estimate import known_signals
from aligner.check.quality.meaning import tokens
from aligner.check.quality.model import load_fluency
from aligner.check.quality.reader import SHIPPED, Side, facing, load_reader
from aligner.check.quality.signals import Known, seen
from aligner.errors import InputError
from aligner.terms import load_termbase
from aligner.types import PairText

PAIRS = [
    (
        "各地区要加强统筹协调，落实安全责任。",
        "All regions shall strengthen coordination and fulfil safety responsibilities.",
    ),
    ("企业应当每年提交环境报告。", "Enterprises shall submit an environmental report every year."),
    ("鼓励银行向小微企业提供贷款。", "Banks are encouraged to offer loans to small and micro businesses."),
    (
        "县级以上人民政府应当保障农村饮水安全。",
        "Governments at or above the county level shall ensure safe rural drinking water.",
    ),
]


def read(zh: str, en: str) -> float:
    """What both sides cost, with the support of the words."""
    pair = PairText(zh, en)
    signals = seen([pair], [known_signals(Context([pair], load_termbase()), [])])[0]
    return signals["reader_zh"] + signals["reader_en"]


def test_english_of_another_pair_costs_more() -> None:
    for k, (zh, en) in enumerate(PAIRS):
        assert all(read(zh, en) < read(zh, other) for j, (_, other) in enumerate(PAIRS) if j != k)


def test_the_reading_takes_part_without_the_support_of_words() -> None:
    signals = seen([PairText(*PAIRS[0])], [Known()])[0]
    assert math.isfinite(signals["reader_zh"]) and math.isfinite(signals["reader_en"])


def test_a_pair_without_tokens_on_one_side_is_not_read() -> None:
    assert load_reader().read([np.zeros((0, 256)), np.ones((2, 256))], [np.zeros((0, 14)), np.zeros((2, 20))]) == {}


def test_a_side_is_the_sum_over_tokens_and_their_neighbours() -> None:
    draw = np.random.default_rng(3)
    columns, hidden = 5, 4
    side = Side(
        np.zeros(1),
        np.ones(1),
        draw.normal(size=(columns, 3 * hidden)),
        draw.normal(size=hidden),
        draw.normal(size=hidden + 1),
        draw.normal(size=hidden + 1),
        np.array([0.7, 0.2, -0.4]),
    )
    rows = draw.normal(size=(6, columns))
    before, here, after = (side.layer[:, k * hidden : (k + 1) * hidden] for k in range(3))
    risks, tones = [], []
    for k in range(6):
        unit = rows[k] @ here + side.bias
        unit = unit + (rows[k - 1] @ before if k else 0) + (rows[k + 1] @ after if k < 5 else 0)
        unit = np.maximum(unit, 0)
        risks.append(1 / (1 + math.exp(2 - unit @ side.risk[:-1] - side.risk[-1])))
        tones.append(unit @ side.tone[:-1] + side.tone[-1])
    wanted = 0.7 * math.log1p(sum(risks)) + 0.2 * sum(risks) / 7 - 0.4 * sum(tones) / 7
    assert side.cost(rows) == pytest.approx(wanted)
    assert side.cost(rows[:1]) != side.cost(rows[1:2])


def test_a_token_sees_its_counterpart_and_where_it_stands() -> None:
    like = np.array([[0.9, 0.1, 0.0], [0.8, 0.1, 0.2]])
    (zh, zh_place), (_, en_place) = facing(np.eye(2), np.eye(3)[:, :2], like)
    assert zh.shape == (2, 6) and zh_place.shape == (2, 4) and en_place.shape == (3, 4)
    assert zh_place[0].tolist() == pytest.approx([0.9, 0.1, 0.0, 0.0])
    assert zh_place[1].tolist() == pytest.approx([0.8, 0.2, 0.5, 0.1])  # its best is more like the first token
    assert en_place[0].tolist() == pytest.approx([0.9, 0.8, 0.0, 0.0])


def test_tokens_have_the_marks_of_their_words() -> None:
    zh, en = "2015年，企业应当提交报告。", "In 2015, Enterprises submitted reports."
    pair = PairText(zh, en)
    support = Context([pair], load_termbase()).support()
    model = load_fluency()
    sides = tokens(zh), tokens(en)
    usage = model.chinese([zh])[0], model.english([en])[0]
    rows = support_rows(support.zh_tokens), support_rows(support.en_tokens)
    vectors, (zh_marks, en_marks) = described(pair, sides, usage, rows)
    assert [m.shape[0] for m in (zh_marks, en_marks)] == [len(v) for v in vectors]
    assert np.allclose(np.linalg.norm(vectors[1], axis=1), 1, atol=1e-5)
    at = {en[s:e]: k for k, (s, e) in enumerate(sides[1].spans)}
    upper, digit, mark = (en_marks[:, k] for k in (8, 9, 10))
    assert upper[at["In"]] == 1 and digit[at["2015"]] == 1 and mark[at[","]] == mark[at["."]] == 1
    assert upper.sum() == 2 and digit.sum() == 1 and mark.sum() == 2
    inside = en_marks[:, 11]
    assert inside[at["reports"]] == 1 and inside[at["."]] == 0
    bare = described(pair, sides, usage, (None, None))[1][1]
    assert bare[:, 11:].sum() == 0 and np.array_equal(bare[:, :11], en_marks[:, :11])


def test_the_table_is_small_and_a_damaged_one_is_said(tmp_path: Path) -> None:
    assert SHIPPED.stat().st_size < 1_000_000
    path = tmp_path / "reader.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(InputError, match=r"reader\.npz cannot be read .* install aligner again"):
        load_reader(path)
