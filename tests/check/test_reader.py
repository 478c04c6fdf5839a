"""The network of the quality estimate: what it is told of the tokens, and how it adds up their risks."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from aligner.check.context import Context
from aligner.check.quality.described import en_marks, support_rows, zh_marks
from aligner.check.quality.estimate import known_signals
from aligner.check.quality.meaning import tokens
from aligner.check.quality.model import load_fluency
from aligner.check.quality.parts import Parts
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


def test_a_pair_without_tokens_on_one_side_is_not_read_and_the_others_are() -> None:
    strange = PairText("𪚥", "\x7f")
    whole, torn, again = seen([PairText(*PAIRS[0]), strange, PairText(*PAIRS[0])], [Known()] * 3)
    assert not {"reader_zh", "reader_en"} & torn.keys()
    assert torn["unlike"] == torn["zh_stretch"] == 1 and "imbalance" in torn
    assert whole == again == seen([PairText(*PAIRS[0])], [Known()])[0]


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
    alone, *both = [side.costs(rows, Parts(counts)) for counts in ([6], [2, 4], [1, 5])]
    assert alone.tolist() == pytest.approx([wanted])
    assert both[0].tolist() == pytest.approx(
        [float(side.costs(part, Parts([len(part)]))[0]) for part in (rows[:2], rows[2:])]
    )
    assert both[1][0] != both[1][1]


def test_a_token_sees_its_counterpart_and_where_it_stands() -> None:
    like = np.array([[0.9, 0.1, 0.0], [0.8, 0.1, 0.2]])
    parts = Parts([2]), Parts([3])
    (zh, zh_place), (_, en_place) = facing((np.eye(2), np.eye(3)[:, :2]), parts, [like])
    assert zh.shape == (2, 6) and zh_place.shape == (2, 4) and en_place.shape == (3, 4)
    assert zh_place[0].tolist() == pytest.approx([0.9, 0.1, 0.0, 0.0])
    assert zh_place[1].tolist() == pytest.approx([0.8, 0.2, 0.5, 0.1])  # its best is more like the first token
    assert en_place[0].tolist() == pytest.approx([0.9, 0.8, 0.0, 0.0])


def test_tokens_have_the_marks_of_their_words() -> None:
    zh, en = "2015年，企业应当提交报告。", "In 2015, Enterprises submitted reports."
    pair = PairText(zh, en)
    support = Context([pair], load_termbase()).support()
    side, fluency = tokens([en]), load_fluency().english([en])
    marks = en_marks([en], side, fluency, [support_rows(support.en_tokens)])
    at = {en[s:e]: k for k, (s, e) in enumerate(side.spans.tolist())}
    upper, digit, mark = (marks[:, k] for k in (8, 9, 10))
    assert upper[at["In"]] == 1 and digit[at["2015"]] == 1 and mark[at[","]] == mark[at["."]] == 1
    assert upper.sum() == 2 and digit.sum() == 1 and mark.sum() == 2
    inside = marks[:, 11]
    assert inside[at["reports"]] == 1 and inside[at["."]] == 0
    bare = en_marks([en], side, fluency, [None])
    assert bare[:, 11:].sum() == 0 and np.array_equal(bare[:, :11], marks[:, :11])


def test_marks_of_many_texts_are_those_of_each_one() -> None:
    pairs = [*PAIRS, ("\ud800安𠀀全。", "\ud800 Safety, 10%"), PAIRS[0]]
    model = load_fluency()
    for make, usual, texts, side in (
        (zh_marks, model.chinese, [zh for zh, _ in pairs], "zh_tokens"),
        (en_marks, model.english, [en for _, en in pairs], "en_tokens"),
    ):
        found = [Context([PairText(*pair)], load_termbase()).support() for pair in pairs]
        support = [support_rows(getattr(one, side)) for one in found]
        together = make(texts, tokens(texts), usual(texts), support)
        each = [make([t], tokens([t]), usual([t]), [rows]) for t, rows in zip(texts, support, strict=True)]
        assert np.allclose(together, np.vstack(each), atol=1e-9)


def test_the_table_is_small_and_a_damaged_one_is_said(tmp_path: Path) -> None:
    assert SHIPPED.stat().st_size < 1_000_000
    path = tmp_path / "reader.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(InputError, match=r"reader\.npz cannot be read .* install aligner again"):
        load_reader(path)
