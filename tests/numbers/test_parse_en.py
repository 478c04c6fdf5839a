"""English quantities: a table of text and what is found in it."""

import pytest

from aligner.numbers import parse_en
from tests.numbers.show import show

VALUES = [
    # figures and scale words
    ("3.5 billion", "cardinal 3500000000"),
    ("1.2 trillion yuan", "money 1200000000000 CNY"),
    ("a 10-billion-yuan industry", "money 10000000000 CNY"),
    ("69,227 people", "cardinal 69227"),
    ("1,7923 missing", "cardinal 17923"),
    ("3 hundred million", "cardinal 300000000"),
    ("10,000 billion", "cardinal 10000000000000"),
    ("8 million kilowatts", "measure 8000000 kW"),
    ("8 GW", "measure 8 GW"),
    ("12 square kilometers", "measure 12 km²"),
    ("120 million hectares", "measure 120000000 ha"),
    ("37 degrees Celsius", "measure 37 °C"),
    # words
    ("two and a half million people", "cardinal 2500000"),
    ("one and a half hours", "period 1.5 hour"),
    ("half a million", "cardinal 500000"),
    ("half", "fraction 1/2"),
    ("one third of them", "fraction 1/3"),
    ("two-thirds", "fraction 2/3"),
    ("three quarters of all", "fraction 3/4"),
    ("a fifth of the total", "fraction 1/5"),
    ("twenty-five projects", "cardinal 25"),
    ("three hundred and forty-five thousand two hundred", "cardinal 345200"),
    ("ten thousand", "cardinal 10000"),
    ("a hundred million", "cardinal 100000000"),
    ("nineteen hundred", "cardinal 1900"),
    ("at least twenty items", "cardinal >=20"),
    ("twelve departments", "cardinal 12"),
    # loose numbers and ranges
    ("a dozen cities", "cardinal 12 loose"),
    ("dozens of companies", "cardinal 10..100 loose"),
    ("hundreds of billions of yuan", "cardinal 100000000000..1000000000000 loose"),
    ("hundreds of thousands", "cardinal 100000..1000000 loose"),
    ("several hundred", "cardinal 100..1000 loose"),
    ("tens of millions", "cardinal 10000000..100000000 loose"),
    ("400 to 500", "cardinal 400..500"),
    ("16,000 to 17,000 yuan", "money 16000..17000 CNY"),
    ("20-30%", "percent 20..30 %"),
    ("200-300 million yuan", "money 200000000..300000000 CNY"),
    ("between 757,000 and 2 million", "cardinal 757000..2000000"),
    ("four or five centimeters", "measure 4..5 cm"),
    ("three to five years", "period 3..5 year"),
    # comparators
    ("no less than 85%", "percent >=85 %"),
    ("100,000 or more", "cardinal >=100000"),
    ("more than 30 years", "period >30 year"),
    ("over 100 firms", "cardinal >100"),
    ("no more than 10", "cardinal <=10"),
    ("less than 10,000 yuan", "money <10000 CNY"),
    ("about 30 percent", "percent ~30 % loose"),
    ("nearly 270,000", "cardinal ~270000 loose"),
    ("up to 20 percent", "percent <=20 %"),
    ("under the age of 50", "cardinal <50"),
    # percentages and multiples
    ("50 percent", "percent 50 %"),
    ("50 per cent", "percent 50 %"),
    ("12.5%", "percent 12.5 %"),
    ("fifty percent", "percent 50 %"),
    ("15 percentage points", "points 15 pp"),
    ("25 basis points", "points 25 bp"),
    ("3 per thousand", "percent 3 ‰"),
    ("doubled", "multiple 2 x"),
    ("twice", "multiple 2 x"),
    ("tripled", "multiple 3 x"),
    ("quadruple", "multiple 4 x"),
    ("threefold", "multiple 3 x"),
    ("3.5 times", "multiple 3.5 x"),
    ("to 60 percent", "percent 60 % to"),
    ("by 5 percent", "percent 5 % by"),
    # money
    ("$31.51 billion", "money 31510000000 USD"),
    ("US$5bn", "money 5000000000 USD"),
    ("£37.3 million", "money 37300000 GBP"),
    ("RM4,765 million", "money 4765000000 MYR"),
    ("RMB 300", "money 300 CNY"),
    ("100 Australian dollars", "money 100 AUD"),
    ("5 million Hong Kong dollars", "money 5000000 HKD"),
    ("50 euros", "money 50 EUR"),
    # periods
    ("a three-year action plan", "period 3 year"),
    ("a 58-year-old man", "period 58 year"),
    ("six months", "period 6 month"),
    ("20 working days", "period 20 working day"),
    ("half a year", "period 0.5 year"),
    ("half an hour", "period 0.5 hour"),
    ("the past decade", "period 1 decade"),
    ("two decades", "period 2 decade"),
    ("five consecutive months", "period 5 month"),
    # dates and times
    ("in 2025", "year 2025"),
    ("September 1, 2025", "date 2025-9-1"),
    ("1 September 2025", "date 2025-9-1"),
    ("the 1st of September", "date -9-1"),
    ("Sept. 1", "date -9-1"),
    ("in May", "date -5-"),
    ("May 2024", "date 2024-5-"),
    ("2020-02-11", "date 2020-2-11"),
    ("by the end of 2027", "year 2027 end"),
    ("before the end of June 2026", "date 2026-6- end"),
    ("early 2025", "year 2025 start"),
    ("mid-2025", "year 2025 middle"),
    ("the second quarter of 2026", "date 2026-- 2 quarter"),
    ("the first half of the year", "date 1 half"),
    ("the 1990s", "year 1990 decade"),
    ("post-90s", "year 1990 decade"),
    ("the 21st century", "ordinal 21 century"),
    ("at 15:30", "time 930"),
    ("7:30 p.m.", "time 1170"),
    ("5 o'clock", "time 300"),
    # ordinals, articles, enumerations
    ("the 16th forum", "ordinal 16"),
    ("the twenty-first", "ordinal 21"),
    ("on the 26th", "ordinal 26"),
    ("No. 5", "ordinal 5 号"),
    ("Article 22", "article 22 article"),
    ("Chapter IV", "article 4 chapter"),
    ("Section three", "article 3 section"),
    ("First, strengthen leadership", "enumeration 1"),
    ("Secondly, improve it", "enumeration 2"),
    ("(3) Improve it", "enumeration 3"),
    ("(IV) Improve it", "enumeration 4"),
    ("2. Improve it", "enumeration 2"),
]
SEVERAL = [
    ("2021-2025", ["year 2021", "year 2025"]),
    ("July 24-25", ["date -7-24", "date -7-25"]),
    ("from 35% in 2024 to 60%", ["percent 35 %", "year 2024", "percent 60 % to"]),
    ("14 key tasks in five areas", ["cardinal 14", "cardinal 5"]),
    ("the first three quarters of 2022", ["ordinal 1", "cardinal 3", "year 2022"]),
    ("fourteen five", ["cardinal 14", "cardinal 5"]),
]
IDIOMS = [
    "one another",
    "on the one hand",
    "COVID-19",
    "5G networks",
    "G20",
    "PM2.5",
    "it may rise",
    "march on",
    "H7N9",
    "4K",
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_one_quantity(text: str, expected: str):
    assert [show(q) for q in parse_en(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_quantities(text: str, expected: list[str]):
    assert [show(q) for q in parse_en(text)] == expected


@pytest.mark.parametrize("text", IDIOMS)
def test_words_that_state_no_quantity(text: str):
    assert parse_en(text) == []


def test_offsets_and_text_are_those_of_the_text_as_given():
    text = "It rose by “Twenty Percent” to ￥3.5 Billion on 1 September."
    assert [q.text for q in parse_en(text)] == ["Twenty Percent", "￥3.5 Billion", "1 September"]
    assert all(text[q.start : q.end] == q.text for q in parse_en(text))


def test_scale_word_is_kept():
    assert parse_en("3.5 billion")[0].factor == "billion"
