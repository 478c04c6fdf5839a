"""Rates whose English is given for another unit of land, goods or time: 每亩150元 as "2,250 yuan per hectare"."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.correct import correct_pair
from aligner.numbers import compare

ALIKE = [
    ("粮食亩产达到380公斤。", "Grain yield reached 5,700 kilograms per hectare."),
    ("粮食亩产达到380公斤。", "Grain yield reached 5.7 metric tons per hectare."),
    ("每公斤收购价3元。", "The purchase price is 1.5 yuan per jin."),
    ("每斤收购价1.5元。", "The purchase price is 3 yuan per kilogram."),
    ("每亩补贴150元。", "A subsidy of 2,250 yuan per hectare is paid."),
    ("每公顷产量6吨。", "The yield is 400 kilograms per mu."),
    ("小麦亩产800斤。", "Wheat yields are 6 metric tons per hectare."),
    ("每人每月补助100元。", "Each person receives 1,200 yuan a year."),
    ("每人每年补助1200元。", "Each person receives 100 yuan a month."),
    ("年人均补助1200元。", "Each person receives 100 yuan a month."),
    ("每吨价格2000元。", "The price is 2 yuan per kilogram."),
    ("每千克3元。", "3,000 yuan per metric ton."),
    ("亩均用水量300立方米。", "Water use averages 4,500 cubic meters per hectare."),
    ("时速350公里的高铁。", "high-speed trains running at 97 meters per second"),
    ("每平方公里500人。", "five people per hectare"),
    ("每平方米造价3000元。", "The cost is 30 million yuan per hectare."),
    ("补偿标准为每亩每年600元。", "Compensation is 9,000 yuan per hectare per year."),
    ("林地租金为30元/亩。", "Rent for forest land is 450 yuan/ha."),
    ("月均增加2万人。", "An increase of 240,000 people per year."),
    ("月工资2000元以上", "an annual wage of over 24,000 yuan"),
    ("每公里造价1.2亿元。", "It cost 193 million yuan per mile."),
    ("人均每天消费50元", "per capita spending of 350 yuan per week"),
]
WRONG = [
    ("每亩补贴150元。", "A subsidy of 225 yuan per hectare is paid.", "A subsidy of 150 yuan per mu is paid."),
    ("每公斤收购价3元。", "The purchase price is 3 yuan per jin.", "The purchase price is 3 yuan per kilogram."),
    ("每人每月补助100元。", "Each person receives 100 yuan a year.", "Each person receives 100 yuan a month."),
    ("粮食亩产达到380公斤。", "Yields reached 380 kilograms per hectare.", "Yields reached 380 kilograms per mu."),
    ("粮食亩产达到380公斤。", "Yields reached 3,800 kilograms per mu.", "Yields reached 380 kilograms per mu."),
    ("每斤收购价1.5元。", "It is bought at 1.5 yuan per kilogram.", "It is bought at 1.5 yuan per jin."),
    ("每平方米造价3000元。", "It costs 300 yuan per square meter.", "It costs 3,000 yuan per square meter."),
]


@pytest.mark.parametrize(("zh", "en"), ALIKE)
def test_the_same_rate_in_other_units_is_no_slip(zh: str, en: str) -> None:
    compared = compare(zh, en)
    assert not compared.slips
    assert not compared.missing
    assert not [f for f in check_pair(zh, en).findings if f.check == "number"]
    assert correct_pair(zh, en).text == en


@pytest.mark.parametrize(("zh", "en", "right"), WRONG)
def test_another_rate_is_put_right_with_its_unit(zh: str, en: str, right: str) -> None:
    assert correct_pair(zh, en).text == right
