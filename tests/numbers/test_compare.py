"""What the comparison of a sentence pair reports."""

import pytest

from aligner.numbers import Comparison, compare, parse_en, parse_zh, same

CLEAN = [
    ("小型飞机上两名乘客", "two passengers on the small plane"),
    ("节约90%的水", "save 90% of the water"),
    ("降至2.8‰", "fell to 2.8 per 1,000"),
    ("每千人口3.8人", "3.8 per thousand people"),
    ("比例达到100%", "all of them"),
    ("分别达到65%、63%", "will reach 65% and 63% respectively"),
    ("5年前", "five years ago"),
    ("10日前往北京", "went to Beijing on the 10th"),
    ("60日前提出", "submitted at least 60 days before the expiry"),
    ("至2028年", "until 2028"),
    ("自2021年至2028年", "from 2021 to 2028"),
    ("投资3亿元", "invest 300 million yuan"),
    ("投资1.2万亿元", "an investment of 1.2 trillion yuan"),
    ("至少20项", "at least twenty items"),
    ("近三成企业", "nearly 30 percent of enterprises"),
    ("八成以上", "four fifths or more"),
    ("一万六七千元", "16,000 to 17,000 yuan"),
    ("四五百家", "four to five hundred companies"),
    ("十几个城市", "more than ten cities"),
    ("几十家", "dozens of companies"),
    ("数千亿元", "hundreds of billions of yuan"),
    ("两国领导人", "leaders of both countries"),
    ("一个平台", "a platform"),
    ("一方面加强监管，另一方面优化服务", "on the one hand strengthen oversight, and on the other improve services"),
    ("半年一次", "every six months"),
    ("十年来", "over the past decade"),
    ("75周年", "the 75th anniversary"),
    ("26日", "on July 26"),
    ("7月26日电 北京时间26日", "July 26, Beijing time"),
    ("5个方面14项重点任务", "14 key tasks in five areas"),
    ("一是加强领导，二是完善制度", "First, strengthen leadership; second, improve systems"),
    ("一是加强领导，二是完善制度", "We will strengthen leadership and improve systems"),
    ("翻一番", "double"),
    ("增长2倍", "tripled"),
    ("提高15个百分点", "rise by 15 percentage points"),
    ("由35%提高到60%", "rise from 35 percent to 60 percent"),
    ("18亿亩耕地", "120 million hectares of farmland"),
    ("26.8万人", "nearly 270,000 people"),
    ("2021—2025年", "from 2021 to 2025"),
    ("上世纪90年代", "the 1990s"),
    ("“90后”青年", "post-90s youth"),
    ("晚7:30", "7:30 p.m."),
    ("统一思想，十分重要，一些地方", "It is very important to unify thinking in some places"),
    ("三峡工程", "the Three Gorges Project"),
    ("两会期间", "during the two sessions"),
    ("工业和信息化部等10部门", "ten departments including the Ministry of Industry and Information Technology"),
    ("工业和信息化部等10部门", "the Ministry of Industry and Information Technology and nine other departments"),
    ("2019年增长5%，2019年底", "It grew by 5 percent in 2019, and at the end of the year"),
    ("占比不低于85%", "a share of at least 85 percent"),
    ("5G基站", "5G base stations"),
    ("六一儿童节", "Children's Day on June 1"),
    ("50岁以下", "under the age of 50"),
    ("第十六届论坛", "the 16th forum"),
    ("前三季度", "the first three quarters"),
    ("2 0 1 5年", "in 2015"),
]
SLIPS = [
    ("高血压、糖尿病分别达到65%、63%", "will reach 63% and 65% respectively", "swapped"),
    ("产业园9个、强镇60个以上", "60 parks and more than 9 towns", "swapped"),
    ("投资3亿元", "invest 3 billion yuan", "scale"),
    ("数据1.2亿条以上", "more than 12 million pieces of data", "scale"),
    ("40万人", "40 people. Million.", "scale"),
    ("近三成", "nearly three percent", "scale"),
    ("5个千亿级产业", "five 10-billion-yuan industries", "scale"),
    ("新增51.7万人", "5.17,000 new jobs", "scale"),
    ("183条措施", "138 measures", "value"),
    ("3月18日印发", "issued on March 8", "value"),
    ("2027年底建成", "built by the end of 2026", "value"),
    ("一万六七千元", "167,000 yuan", "value"),
    ("一万六七千元", "16,700 yuan", "value"),
    ("提高15个百分点", "increase by 15%", "percent_points"),
    ("不低于28%", "not be higher than 28%", "comparator"),
    ("不低于85%", "is 85%", "comparator"),
    ("每年至少开展一次检查", "carry out one inspection every year", "comparator"),
    ("年均增长7.5%左右", "grow by an average of 7.5% a year", "comparator"),
    ("提高到62%", "increased by 62%", "change"),
    ("到2027年底", "By 2027", "part"),
    ("600元的商品", "a $600 item", "unit"),
    ("5个方面14项重点任务", "14 aspects of 5 key tasks", "swapped"),
    (
        "工业和信息化部等10部门",
        "the Ministry of Industry and Information Technology and other 10 departments",
        "others",
    ),
    ("25日，发言人说", "On the 25th day, the spokesman said", "form"),
]
MISSING = [
    ("新建100家工厂，覆盖30个城市", "build 100 factories", ["30个"]),
    ("投资5亿元", "invest", ["5亿元"]),
    ("2025年完成", "complete it", ["2025年"]),
    ("第五项任务", "the task", ["第五"]),
]
EXTRA = [
    ("加强监管", "strengthen supervision [123 ]", ["123"]),
    ("2月11日举办", "held on February 11, 2020", ["February 11, 2020"]),
    ("提高效率", "raise efficiency by 30 percent", ["30 percent"]),
    ("出口315.1亿美元", "exports of $31.51 billion (£37.3 million)", ["£37.3 million"]),
]


@pytest.mark.parametrize(("zh", "en"), CLEAN)
def test_good_translations_are_clean(zh: str, en: str):
    result = compare(zh, en)
    assert result.clean, (result.slips, result.missing, result.extra)


@pytest.mark.parametrize(("zh", "en", "kind"), SLIPS)
def test_slips_are_named(zh: str, en: str, kind: str):
    assert kind in {slip.kind for slip in compare(zh, en).slips}


@pytest.mark.parametrize(("zh", "en", "texts"), MISSING)
def test_numbers_left_out(zh: str, en: str, texts: list[str]):
    assert [q.text for q in compare(zh, en).missing] == texts


@pytest.mark.parametrize(("zh", "en", "texts"), EXTRA)
def test_numbers_from_nowhere(zh: str, en: str, texts: list[str]):
    assert [q.text for q in compare(zh, en).extra] == texts


def test_a_scale_slip_names_both_sides_and_the_right_value():
    (slip,) = compare("投资3亿元", "invest 3 billion yuan").slips
    assert (slip.kind, slip.zh.text, slip.en.text, slip.zh.value) == ("scale", "3亿元", "3 billion yuan", 300_000_000)


def test_matched_pairs_follow_the_chinese_order():
    matched = compare("5个方面14项重点任务", "14 key tasks in five areas").matched
    assert [(zh.text, en.text) for zh, en in matched] == [("5个", "five"), ("14项", "14")]


def test_texts_without_numbers_compare_as_nothing():
    assert compare("加强领导", "strengthen leadership") == Comparison()


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("3.5亿", "350 million", True),
        ("3.5亿", "3.5 billion", False),
        ("三成", "30 percent", True),
        ("15个百分点", "15 percent", False),
        ("半年", "six months", True),
        ("不低于5个", "at most five", False),
        ("2025年9月1日", "September 1, 2025", True),
        ("2025年9月1日", "September 1, 2024", False),
        ("十九大", "19", False),
    ],
)
def test_same(zh: str, en: str, expected: bool):
    assert same(parse_zh(zh)[0], parse_en(en)[0]) is expected
