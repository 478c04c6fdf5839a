"""A value in another unit is the same for the check of numbers and for that of targets."""

from __future__ import annotations

import pytest

import aligner

SAME = [
    ("到2025年，粮食产量达到1.4万亿斤。", "By 2025, grain output will reach 700 million metric tons."),
    ("到2025年，新增深松土地1.5亿亩。", "By 2025, another 10 million hectares of land will be subsoil-plowed."),
    ("到2025年，孕产妇死亡率降至5‰以下。", "By 2025, the maternal mortality rate will fall below 0.5 percent."),
    ("到2025年，高标准农田达到10亿亩以上。", "By 2025, there will be over 66.7 million hectares of good cropland."),
    ("到2025年，粮食亩产达到380公斤。", "By 2025, grain yield will reach 5,700 kilograms per hectare."),
    ("到2025年，铁路营业里程达到16.5万公里。", "By 2025, lines in operation will reach 165 million meters."),
    ("到2025年，煤炭产能控制在39亿吨以内。", "By 2025, coal capacity will be kept within 3.9 gigatons."),
    ("到2025年，参保率达到三分之二。", "By 2025, the coverage rate will reach 66.7 percent."),
    ("到2025年，猪肉产量达到5500万吨。", "By 2025, pork output will reach 55 billion kilograms."),
    ("到2025年，用水量控制在6400亿立方米以内。", "By 2025, water use will be kept below 640 bcm."),
    ("到2025年，覆盖率由2.5%提高到5%。", "By 2025, coverage will rise from 25 per thousand to 50 per thousand."),
]
OTHER = [
    ("到2025年，粮食产量达到1.4万亿斤。", "By 2025, grain output will reach 1,400 million metric tons."),
    ("到2025年，新增深松土地1.5亿亩。", "By 2025, another 15 million hectares of land will be subsoil-plowed."),
    ("到2025年，参保率达到三分之二。", "By 2025, the coverage rate will reach 65 percent."),
]


def told(zh: str, en: str) -> list[str]:
    """Return what the checks and the record of the target say against a pair."""
    differs = [phrase for target in aligner.run(zh, en).extraction.targets for phrase in target.disagreement]
    return differs + [f.message for f in aligner.check_pair(zh, en).findings if f.check == "number"]


@pytest.mark.parametrize(("zh", "en"), SAME)
def test_a_converted_value_is_no_disagreement(zh: str, en: str) -> None:
    assert not told(zh, en)


@pytest.mark.parametrize(("zh", "en"), OTHER)
def test_another_value_is_one(zh: str, en: str) -> None:
    assert told(zh, en)
