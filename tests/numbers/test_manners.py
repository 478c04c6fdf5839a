"""Ways of saying one number that differ from language to language and are no slips."""

from fractions import Fraction

import pytest

from aligner.numbers import compare, parse_zh

RIGHT = [
    ("每组不准超过三人", "at most three people in each group"),
    ("严禁超过5%", "no more than 5%"),
    # units and scale words in letters
    ("减排500万吨", "cut 5 Mt"),
    ("进口500万吨", "imports of 5 million MT"),
    ("排放二氧化碳100亿吨", "10 Gt of carbon dioxide"),
    ("产量3万吨", "an output of 30 kt"),
    ("相当于500万吨标准煤", "equal to 5 Mtce"),
    ("产气8000亿立方米", "800 bcm of gas"),
    ("供水300万立方米", "3 mcm of water"),
    ("装机120万千瓦", "1.2 GW of capacity"),
    ("装机12亿千瓦", "1.2 TW of capacity"),
    ("发电500亿千瓦时", "50 TWh of electricity"),
    ("建成230万个5G基站", "built 2.3m 5G base stations"),
    ("投资230万元", "invested 2.3m yuan"),
    ("投资12亿元", "invested 1.2bn yuan"),
    ("新增3500个岗位", "3.5k new jobs"),
    ("长500米", "500m long"),
    # currencies before the amount
    ("投资新臺幣3億5千萬元", "invested NT$350 million"),
    ("投资新台币约3亿元", "invested about NT$300 million"),
    ("投资港币3亿元", "invested HK$300 million"),
    ("投资澳门币3亿元", "invested MOP 300 million"),
    ("投资美元3亿元", "invested US$300 million"),
    ("发行美元债券3亿元", "issued US$300 million in bonds"),
    ("折合美元3亿元人民币", "300 million yuan, converted from dollars"),
    # discounts: what is paid or what is taken off
    ("享受8折优惠", "enjoy a 20% discount"),
    ("全场打八折", "everything is 20 percent off"),
    ("打八折", "sold at 80% of the price"),
    ("九折优惠", "10% off"),
    ("五折优惠", "50% off"),
    ("五折优惠", "half price"),
    ("85折", "15% off"),
    ("7至8折", "20 to 30 percent off"),
    ("20%的人", "one in five people"),
    ("5人中有1人，增长3%", "one in five people, up 3%"),
    ("排放500万吨", "emitted 5 MtCO2e"),
    ("产能500万吨", "a capacity of 5 Mtpa"),
    ("八五折", "15% off"),
    ("8.5折", "a 15% reduction"),
    # shares and dozens
    ("九成受访者", "Nine in ten respondents"),
    ("七成以上的受访者", "more than seven out of ten respondents"),
    ("10个省中有9个达标", "nine of 10 provinces met the standard"),
    ("10个城市中有两家", "two in ten cities"),
    ("十余个国家", "a dozen countries"),
    ("十多个国家", "a dozen or so countries"),
    ("十几名代表", "about a dozen delegates"),
    # dates
    ("6月底前完成", "completed by June 30"),
    ("2月底前完成", "completed by 28 February"),
    ("年底前完成", "completed by December 31"),
    ("2025年底前完成", "completed by December 31, 2025"),
    ("2024年6月30日", "6/30/2024"),
    ("2024年6月30日", "30/6/2024"),
    ("2024年6月30日", "2024-06-30"),
    ("2025年3月1日", "01.03.2025"),
    ("2025年3月1日", "03/01/2025."),
    # numbers without a number
    ("以三分之二以上多数通过", "adopted by a two-thirds majority"),
    ("24小时值班", "round-the-clock duty"),
    ("24小时值班", "duty around the clock"),
    ("三台镇位于北部", "Santai Town lies in the north"),
    ("8个百分点至3.2%", "rose 8 percentage points to 3.2%"),
]


WRONG = [
    ("打八折", "80% off"),
    ("打八折", "20% of the price"),
    ("打八折", "30% off"),
    ("九成受访者", "eight in ten respondents"),
    ("二十多个国家", "a dozen countries"),
    ("6月底前完成", "completed by June 28"),
    ("2025年3月1日", "01.04.2025"),
    ("2024年6月30日", "6/29/2024"),
    ("三分之二以上", "two-thirds"),
]


@pytest.mark.parametrize(("zh", "en"), WRONG)
def test_slip(zh: str, en: str) -> None:
    assert compare(zh, en).slips


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_no_slip(zh: str, en: str) -> None:
    compared = compare(zh, en)
    assert compared.clean, compared


def test_level_after_change_is_no_range() -> None:
    """Only the change is wrong in "0.5% to 3.2%": the points, not the level."""
    slips = compare("上升0.5个百分点至3.2%", "It rose 0.5% to 3.2%").slips
    assert [(slip.kind, slip.en.text) for slip in slips] == [("percent_points", "0.5%")]


def test_place_without_its_name_is_missed() -> None:
    assert compare("三台机器", "Machines").missing
    assert compare("三台镇", "The town").missing


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("装机6.5兆瓦", Fraction(13, 2), "MW"),
        ("储能100兆瓦时", Fraction(100), "MWh"),
        ("频率500兆赫", Fraction(500), "MHz"),
        ("一百兆瓦", Fraction(100), "MW"),
        ("預算6.5兆元", Fraction(65 * 10**11), "CNY"),
    ],
)
def test_mega_of_a_unit_is_no_trillion(text: str, value: Fraction, unit: str) -> None:
    """兆 before a unit of measure is mega, before money and counts 10^12."""
    (quantity,) = parse_zh(text)
    assert (quantity.value, quantity.unit) == (value, unit)
