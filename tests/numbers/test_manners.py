"""Ways of saying one number that differ from language to language and are no slips."""

import pytest

from aligner.numbers import compare

RIGHT = [
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
    ("折合美元3亿元人民币", "300 million yuan, converted from dollars"),
    # discounts: what is paid or what is taken off
    ("享受8折优惠", "enjoy a 20% discount"),
    ("全场打八折", "everything is 20 percent off"),
    ("打八折", "sold at 80% of the price"),
    ("九折优惠", "10% off"),
    ("五折优惠", "50% off"),
    ("五折优惠", "half price"),
    ("85折", "15% off"),
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
]


WRONG = [
    ("打八折", "80% off"),
    ("打八折", "20% of the price"),
    ("打八折", "30% off"),
    ("九成受访者", "eight in ten respondents"),
    ("二十多个国家", "a dozen countries"),
]


@pytest.mark.parametrize(("zh", "en"), WRONG)
def test_slip(zh: str, en: str) -> None:
    assert compare(zh, en).slips


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_no_slip(zh: str, en: str) -> None:
    compared = compare(zh, en)
    assert compared.clean, compared
