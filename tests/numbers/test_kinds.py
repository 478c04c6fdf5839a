"""Kinds of numbers that text from elsewhere is full of: what is read in each language, and what is right or wrong."""

import pytest

from aligner.numbers import compare, parse_en, parse_zh
from tests.numbers.show import show

READ_ZH = [
    # decimals and zeros in characters
    ("投资一点五亿元", "money 150000000 CNY"),
    ("零点五元", "money 0.5 CNY"),
    ("十三点七亿人", "cardinal 1370000000 人"),
    ("百分之三点二", "percent 3.2 %"),
    ("十分之三的人", "fraction 3/10"),
    ("一万零十二名", "cardinal 10012 名"),
    ("三万零五十户", "cardinal 30050 户"),
    ("二十万零三百人", "cardinal 200300 人"),
    # figures mixed with scale words
    ("新增就业13万2", "cardinal 132000"),
    ("售出2万4801张", "cardinal 24801 张"),
    ("3万5千份", "cardinal 35000 份"),
    ("投入１，２００万元", "money 12000000 CNY"),
    ("投入3 000万元", "money 30000000 CNY"),
    ("1 234 567人", "cardinal 1234567 人"),
    # small coins
    ("十元三角八分", "money 10.38 CNY"),
    ("三块五", "money 3.5 CNY"),
    ("5分钱", "money 0.05 CNY"),
    ("两毛钱", "money 0.2 CNY"),
    # ranges with the unit once
    ("五到六成", "percent 50..60 %"),
    ("3至5万元", "money 30000..50000 CNY"),
    # fractions, powers, ratios
    ("约1/3的成员", "fraction ~1/3 loose"),
    ("任期3½年", "period 3.5 year"),
    ("3×10⁶千瓦时", "measure 3000000 kWh"),
    ("10^4吨", "measure 10000 t"),
    ("不低于1∶18", "ratio >=1..18"),
    ("师生比1:18", "ratio 1..18"),
    ("三比零获胜", "ratio 3..0"),
    ("15:30开始", "time 930"),
    ("过半企业", "fraction >1/2"),
    # units of one character and of several senses
    ("500千米²", "measure 500 km²"),
    ("500km²", "measure 500 km²"),
    ("20㎡", "measure 20 m²"),
    ("50㎏", "measure 50 kg"),
    ("60﹪", "percent 60 %"),
    ("用电20亿度", "measure 2000000000 kWh"),
    ("气温达35度", "measure 35 °C to"),
    ("转动30度", "measure 30 degree"),
    ("相距20里", "measure 20 li"),
    ("七成人民币支付", "percent 70 %"),
    ("三成年轻人", "percent 30 %"),
    # multiples: what came on top, what was reached
    ("增长2倍", "multiple 2 x by"),
    ("多一倍", "multiple 1 x by"),
    ("原来的四倍", "multiple 4 x to"),
    ("翻了两番", "multiple 4 x"),
    # changes that are none, bounds that are none
    ("贷款增幅达16%", "percent 16 %"),
    ("报名增长高达155%", "percent 155 %"),
    ("提高到50%", "percent 50 % to"),
    ("最低为14元", "money 14 CNY"),
    ("从11岁起", "period 11 year"),
    ("最多下跌27%", "percent 27 % by"),
    # dates
    ("至2025.12.31止", "date 2025-12-31"),
    ("时限：2025.09", "date 2025-9-"),
    ("1.25倍", "multiple 1.25 x"),
    ("一月二十三在京", "date -1-23"),
    ("第4季交投", "date 4 quarter"),
    ("下半财年利润", "date 2 half"),
    ("2022届毕业生", "year 2022"),
    ("2023财年", "year 2023"),
    ("2022年年底", "year 2022 end"),
    ("08年的雪灾", "year 2008"),
    ("晚上12点结束", "time 720"),
    ("零点起", "time 0"),
    ("每半年报告", "period 0.5 year"),
    ("一刻钟便民圈", "period 1 quarter hour"),
    ("0571-88012345", "cardinal 57188012345"),
    ("成千上万人", "cardinal 1000..100000 人 loose"),
]
SEVERAL_ZH = [
    ("8月5—7日", [(8, 5), (8, 7)]),
    ("5月3和5月8日", [(5, 3), (5, 8)]),
    ("6月1、2、3日", [(6, 1), (6, 2), (6, 3)]),
    ("10月25-26日", [(10, 25), (10, 26)]),
    ("25至27日", [(None, 25), (None, 27)]),
    ("在1、2月有", [(1, None), (2, None)]),
    ("3至5月", [(3, None), (5, None)]),
]
YEARS_ZH = [
    ("2020至21年度", [2020, 2021]),
    ("2023-24学年", [2023, 2024]),
    ("2020/21财政年度", [2020, 2021]),
    ("20世纪六七十年代", [1960, 1970]),
    ("20世纪80、90年代", [1980, 1990]),
]
NOTHING_ZH = ["“十一”期间", "人民币一级流动性", "三角形", "二级市场", "独一无二", "第一时间"]
READ_EN = [
    ("3 1/2 years", "period 3.5 year"),
    ("3½ years", "period 3.5 year"),
    ("1/3 of members", "fraction 1/3"),
    ("3×10⁶ kWh", "measure 3000000 kWh"),
    ("10^4 tons", "measure 10000 t"),
    ("a ratio of 1 to 18", "ratio 1..18"),
    ("the ratio is 1:18", "ratio 1..18"),
    ("they won 4-1", "ratio 4..1"),
    ("at 9:30", "time 570"),
    ("six ten-thousandths", "fraction 3/5000"),
    ("3 per 10,000", "percent 3 ‱"),
    ("scores of people", "cardinal 20..200 loose"),
    ("it halved", "multiple 0.5 x"),
    ("40 m²", "measure 40 m²"),
    ("a wage of A $26", "money 26 AUD"),
    ("a fine of HK $4,000", "money 4000 HKD"),
    ("2019-Feb-21", "date 2019-2-21"),
    ("# 7 December", "date -12-7"),
    ("as of end-2018", "year 2018 end"),
    ("FY2023", "year 2023"),
    ("Q3 2020", "date 2020-- 3 quarter"),
    ("in the final quarter", "date 4 quarter"),
    ("ends at midnight", "time 0"),
    ("every one and a half years", "period 1.5 year"),
    ("cannot exceed 600", "cardinal <=600"),
    ("prices as high as 600", "cardinal 600"),
    ("Tel: 0571-88012345", "cardinal 57188012345"),
]


@pytest.mark.parametrize(("text", "wanted"), READ_ZH)
def test_chinese_is_read(text: str, wanted: str) -> None:
    assert [show(q) for q in parse_zh(text)] == [wanted]


@pytest.mark.parametrize(("text", "days"), SEVERAL_ZH)
def test_days_and_months_share_a_name(text: str, days: list[tuple[int | None, int | None]]) -> None:
    assert [(q.month, q.day) for q in parse_zh(text)] == days


@pytest.mark.parametrize(("text", "years"), YEARS_ZH)
def test_years_share_a_name(text: str, years: list[int]) -> None:
    assert [q.year for q in parse_zh(text) if q.year] == years


@pytest.mark.parametrize("text", NOTHING_ZH)
def test_words_and_names_hold_no_number(text: str) -> None:
    assert parse_zh(text) == []


@pytest.mark.parametrize(("text", "wanted"), READ_EN)
def test_english_is_read(text: str, wanted: str) -> None:
    assert [show(q) for q in parse_en(text)] == [wanted]


RIGHT = [
    ("每亩补助150元", "a subsidy of 2,250 yuan per hectare"),
    ("落实“3060”目标", "implement the 30·60 targets"),
    ("98年建成", "built in 1998"),
    ("产能增长两倍", "capacity grew by 200 percent"),
    ("产能增长1倍", "capacity doubled"),
    ("总成交额翻了一倍以上", "the turnover more than doubled"),
    ("成千上万的人", "tens of thousands of people"),
    ("几十户", "several dozen households"),
    ("教育、医疗、养老等三个领域", "education, health care and elderly care"),
    ("江苏、浙江、安徽3省", "Jiangsu, Zhejiang and Anhui"),
    ("江苏、浙江和安徽", "the three provinces of Jiangsu, Zhejiang and Anhui"),
    ("另有印尼等15个国家", "another 15 countries, including Indonesia"),
    ("公司增加4.6%，至431家", "companies increased by 4.6% to 431"),
    ("营收为158.41亿元", "revenue of 15.84 billion yuan"),
    ("维持AAA评级", "a triple-A rating was maintained"),
    ("每三年一度的调查", "the triennial survey"),
    ("三级医院90家", "90 tertiary hospitals"),
    ("第三篇帖子", "a third post"),
    ("2019年前几个月，2019年底", "the first months of 2019, the end of 2019"),
    ("死亡率为5‰", "a death rate of 0.5%"),
    ("违约金按日万分之六计算", "a late fee of 0.06% per day"),
    ("100元起售", "sold from 100 yuan"),
    ("跌破100美元大关", "fell, breaking the $100 mark"),
    ("三年来，三年内", "over three years"),
]


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_right(zh: str, en: str) -> None:
    compared = compare(zh, en)
    assert compared.clean, compared


WRONG = [
    ("比例为6∶5", "a ratio of 5:6", "value"),
    ("三分之二的耕地", "nine tenths of the farmland", "value"),
    ("按日万分之六计算", "six thousandths per day", "scale"),
    ("产量居世界第一", "output ranks second", "value"),
    ("数十名游客", "hundreds of tourists", "scale"),
    ("数千万人", "millions of people", "scale"),
    ("上千名访客", "hundreds of visitors", "scale"),
    ("产能增长2倍", "capacity doubled", "value"),
    ("产能翻一番", "capacity tripled", "value"),
    ("原来的四倍", "five times the original", "value"),
    ("下调25个基点", "a cut of 25 percentage points", "unit"),
    ("占比由11%提高到28%", "the share rose from 28% to 11%", "exchanged"),
    ("从60万吨降到45万吨", "it fell to 600,000 tons from 450,000 tons", "exchanged"),
    ("由290万吨提高到350万吨", "increased by 2.9 million tons to 3.5 million tons", "change"),
    ("近3000家企业", "more than 3,000 enterprises", "comparator"),
    ("超过3000家企业", "nearly 3,000 enterprises", "comparator"),
    ("62%左右", "more than 62%", "comparator"),
    ("每半年报告一次", "report every one and a half years", "value"),
    ("每年2000元", "2,000 yuan a month", "rate"),
    ("前三个季度", "the first two quarters", "value"),
    ("2015年初", "in late 2015", "part"),
    ("工期5年，修5座桥", "5 bridges within 55 years", "value"),
]


@pytest.mark.parametrize(("zh", "en", "kind"), WRONG)
def test_wrong(zh: str, en: str, kind: str) -> None:
    assert kind in {slip.kind for slip in compare(zh, en).slips}, compare(zh, en)


def test_value_and_bound_are_both_told() -> None:
    kinds = {slip.kind for slip in compare("投资800万元以上", "less than 80 million yuan").slips}
    assert kinds == {"scale", "comparator"}


SURE = [
    ("拥有183家企业", "has enterprises", True),
    ("会议于9月2日至10日举行", "held on September 2", True),
    ("万大使抵京", "the ambassador arrived", False),
    ("明年(2020年)", "next year", False),
    ("1美元兑7元人民币", "7 yuan to the dollar", False),
    ("新华社北京9月11日电", "Beijing", False),
    ("加强监管", "strengthen supervision of 27 firms", True),
    ("常规时间最后两分钟", "the last two minutes of the fourth quarter", False),
    ("7月16日播出", "broadcast on July 16, 2020", False),
    ("“六一”儿童节", "the 61st Children's Day", True),
]


@pytest.mark.parametrize(("zh", "en", "sure"), SURE)
def test_one_sided_numbers_are_sure_or_doubtful(zh: str, en: str, sure: bool) -> None:
    compared = compare(zh, en)
    alone = {*compared.missing, *compared.extra}
    assert bool(alone - compared.doubtful) == sure, compared
