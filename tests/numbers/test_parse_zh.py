"""Chinese quantities: a table of text and what is found in it."""

from fractions import Fraction

import pytest

from aligner.numbers import parse_zh
from tests.numbers.show import show

VALUES = [
    # figures and scale words
    ("投资1.2万亿元", "money 1200000000000 CNY"),
    ("达3.5亿人", "cardinal 350000000 人 to"),
    ("共3亿5000万元", "money 350000000 CNY"),
    ("75万7千人", "cardinal 757000 人"),
    ("30多万户", "cardinal >300000 户"),
    ("5千万元", "money 50000000 CNY"),
    ("69,227人", "cardinal 69227 人"),
    ("105 万人", "cardinal 1050000 人"),
    ("十大工程", "cardinal 10 大"),
    ("2 0 1 5年", "year 2015"),
    ("１３０个", "cardinal 130 个"),
    ("12.5％", "percent 12.5 %"),
    ("800万千瓦", "measure 8000000 kW"),
    ("300亿千瓦时", "measure 30000000000 kWh"),
    ("20千米", "measure 20 km"),
    ("18亿亩", "measure 1800000000 mu"),
    ("3000吨", "measure 3000 t"),
    ("37℃", "measure 37 °C"),
    # Chinese numerals
    ("三万五千亿元", "money 3500000000000 CNY"),
    ("一万五千人", "cardinal 15000 人"),
    ("两千三百家", "cardinal 2300 家"),
    ("一百五十项", "cardinal 150 项"),
    ("一千零一个", "cardinal 1001 个"),
    ("二十五项", "cardinal 25 项"),
    ("廿五周年", "period 25 year"),
    ("卅年", "period 30 year"),
    ("壹拾贰万叁仟元", "money 123000 CNY"),
    ("百万人口", "cardinal 1000000 人"),
    ("千亿级", "cardinal 100000000000 级"),
    ("十二点三亿元", "money 1230000000 CNY"),
    ("两亿人", "cardinal 200000000 人"),
    ("兩億元", "money 200000000 CNY"),
    ("三百二十個", "cardinal 320 个"),
    ("十二家", "cardinal 12 家"),
    ("三家", "cardinal 3 家"),
    # loose numbers and ranges
    ("十几个", "cardinal 11..19 个 loose"),
    ("二十几家", "cardinal 21..29 家 loose"),
    ("几十家", "cardinal 10..100 家 loose"),
    ("数千亿元", "money 100000000000..1000000000000 CNY loose"),
    ("几万人", "cardinal 10000..100000 人 loose"),
    ("四五百家", "cardinal 400..500 家 loose"),
    ("一万六七千元", "money 16000..17000 CNY loose"),
    ("四五厘米", "measure 4..5 cm loose"),
    ("两三年", "period 2..3 year loose"),
    ("十七八岁", "period 17..18 year loose"),
    ("3到5年", "period 3..5 year"),
    ("2至3亿元", "money 200000000..300000000 CNY"),
    ("20%-30%", "percent 20..30 %"),
    ("三成至六成", "percent 30..60 %"),
    ("1~2个", "cardinal 1..2 个"),
    ("100—200万元", "money 1000000..2000000 CNY"),
    # comparators
    ("不低于85%", "percent >=85 %"),
    ("至少20项", "cardinal >=20 项"),
    ("至少开展两次", "cardinal >=2 次"),
    ("50%以上", "percent >=50 %"),
    ("百分之五十以上", "percent >=50 %"),
    ("20项以内", "cardinal <=20 项"),
    ("不超过10个", "cardinal <=10 个"),
    ("超过100家", "cardinal >100 家"),
    ("超10亿元", "money >1000000000 CNY"),
    ("不足1万元", "money <10000 CNY"),
    ("约30%", "percent ~30 % loose"),
    ("7.5%左右", "percent ~7.5 % loose"),
    ("近三成", "percent ~30 % loose"),
    ("百余名", "cardinal >100 名"),
    ("30多年", "period >30 year"),
    ("三年多", "period >3 year"),
    # percentages, fractions, multiples
    ("百分之五十", "percent 50 %"),
    ("百分之一点五", "percent 1.5 %"),
    ("百分之百", "percent 100 %"),
    ("千分之三", "percent 3 ‰"),
    ("三分之二", "fraction 2/3"),
    ("万分之五", "fraction 1/2000"),
    ("两成", "percent 20 %"),
    ("三成五", "percent 35 %"),
    ("七八成", "percent 70..80 % loose"),
    ("15个百分点", "points 15 pp"),
    ("0.6个百分点", "points 0.6 pp"),
    ("25个基点", "points 25 bp"),
    ("翻一番", "multiple 2 x"),
    ("翻两番", "multiple 4 x"),
    ("实现翻番", "multiple 2 x"),
    ("增长3倍", "multiple 3 x by"),
    ("一半", "fraction 1/2"),
    ("一个半小时", "period 1.5 hour"),
    ("两年半", "period 2.5 year"),
    ("半年", "period 0.5 year"),
    ("半个月", "period 0.5 month"),
    ("半个世纪", "period 0.5 century"),
    # change
    ("提高到60%", "percent 60 % to"),
    ("增长5%", "percent 5 % by"),
    # money
    ("1100亿美元", "money 110000000000 USD"),
    ("500万港元", "money 5000000 HKD"),
    ("US$5亿", "money 500000000 USD"),
    ("人民币300元", "money 300 CNY"),
    ("50欧元", "money 50 EUR"),
    # periods
    ("三年", "period 3 year"),
    ("6个月", "period 6 month"),
    ("10天", "period 10 day"),
    ("129小时", "period 129 hour"),
    ("20个工作日", "period 20 working day"),
    ("两周", "period 2 week"),
    # dates and times
    ("2025年", "year 2025"),
    ("二〇二五年", "year 2025"),
    ("一九九八年", "year 1998"),
    ("08年", "year 2008"),
    ("2025年9月1日", "date 2025-9-1"),
    ("9月1日", "date -9-1"),
    ("十二月三十一日", "date -12-31"),
    ("26日", "date --26"),
    ("11月", "date -11-"),
    ("2024年5月", "date 2024-5-"),
    ("2020-02-11", "date 2020-2-11"),
    ("2027年底", "year 2027 end"),
    ("2026年6月底前", "date 2026-6- end"),
    ("2025年初", "year 2025 start"),
    ("2026年第二季度", "date 2026-- 2 quarter"),
    ("三季度", "date 3 quarter"),
    ("上半年", "date 1 half"),
    ("2026年下半年", "date 2026-- 2 half"),
    ("前三季度", "cardinal 3 季度"),
    ("20世纪90年代", "year 1990 decade"),
    ("上世纪90年代", "year 1990 decade"),
    ("五十年代", "year 1950 decade"),
    ("90后", "year 1990 decade"),
    ("21世纪", "ordinal 21 century"),
    ("15:30", "time 930"),
    ("22时", "time 1320"),
    ("12时30分", "time 750"),
    ("晚7:30", "time 1170"),
    # ordinals, articles, enumerations
    ("第5期", "ordinal 5"),
    ("第三次", "ordinal 3"),
    ("首次", "ordinal 1"),
    ("第十六届论坛", "ordinal 16 届"),
    ("第二十二条", "article 22 article"),
    ("第三章", "article 3 chapter"),
    ("第二款", "article 2 paragraph"),
    ("一是突出重点", "enumeration 1"),
    ("；二是深化改革", "enumeration 2"),
    ("（三）加强领导", "enumeration 3"),
    ("四、保障措施", "enumeration 4"),
    ("其二，完善机制", "enumeration 2"),
]
SEVERAL = [
    ("2021—2025年", ["year 2021", "year 2025"]),
    ("24日至25日", ["date --24", "date --25"]),
    ("由2024年的35%提高到60%", ["year 2024", "percent 35 %", "percent 60 % to"]),
    ("5个方面14项重点任务", ["cardinal 5 个", "cardinal 14 项"]),
    ("每年减少3万吨，下降两成", ["measure 30000 t by", "percent 20 % by"]),
    ("五六十年代", ["year 1950 decade", "year 1960 decade"]),
]
IDIOMS = [
    "通沙万大使",
    "万大叔",
    "统一部署",
    "十分重要",
    "一带一路倡议",
    "三农工作",
    "万一发生",
    "一些问题",
    "一批项目",
    "一定程度",
    "千方百计",
    "四川省",
    "九龙",
    "进一步完善",
    "二氧化碳",
    "三峡工程",
    "五角大楼",
    "万众一心",
    "四面八方",
    "不二法门",
    "半导体",
    "百姓",
    "张三李四",
    "十字路口",
    "一体化",
    "万物互联",
    "独一无二",
    "两会",
    "数据",
    "数字化",
    "几乎",
    "二维码",
    "三三两两",
    "5G",
    "网络",
    "PM2.5",
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_one_quantity(text: str, expected: str):
    assert [show(q) for q in parse_zh(text)] == [expected]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_quantities(text: str, expected: list[str]):
    assert [show(q) for q in parse_zh(text)] == expected


@pytest.mark.parametrize("text", IDIOMS)
def test_words_that_state_no_quantity(text: str):
    assert parse_zh(text) == []


def test_offsets_and_text_are_those_of_the_text_as_given():
    text = "預計達１２０億元，占比35％。"
    for quantity in parse_zh(text):
        assert text[quantity.start : quantity.end] == quantity.text
    assert [q.text for q in parse_zh(text)] == ["１２０億元", "35％"]


def test_value_is_an_exact_fraction():
    (quantity,) = parse_zh("0.1亿元")
    assert quantity.value == Fraction(10_000_000) and isinstance(quantity.value, Fraction)
    assert quantity.factor == "亿"


@pytest.mark.parametrize("text", ["2025年第四季度完成验收", "四季度启动试点"])
def test_the_fourth_quarter_is_no_word_for_the_seasons(text: str) -> None:
    (quantity,) = parse_zh(text)
    assert (quantity.kind, quantity.value, quantity.unit) == ("date", 4, "quarter")


def test_the_seasons_are_no_number() -> None:
    assert parse_zh("四季鲜花盛开") == []
