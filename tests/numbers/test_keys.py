"""Keys for the aligner: equal values give equal keys in both languages."""

import subprocess
import sys

import pytest

from aligner.numbers import keys

PAIRS = [
    ("2025年", "in 2025", {"2025"}),
    ("9月1日", "September 1", {"9/1"}),
    ("2025年9月1日", "1 September 2025", {"2025", "9/1"}),
    ("9月", "in September", {"m:9"}),
    ("1.2万家", "12,000 firms", {"12000"}),
    ("3亿元", "300 million yuan", {"300000000"}),
    ("二是深化改革", "Second, deepen reform", {"o:2"}),
    ("第三章 总则", "Chapter III General Provisions", {"o:3"}),
    ("第十九次", "the 19th", {"o:19"}),
    ("党的十九大", "the 19th CPC National Congress", {"o:19"}),
    ("“十四五”规划", "the 14th Five-Year Plan", {"o:14"}),
    ("三成", "30 percent", {"30%"}),
    ("百分之五十", "50 per cent", {"50%"}),
    ("12个部门", "twelve departments", {"12"}),
    ("26日", "on the 26th", {"o:26"}),
    ("数千亿元", "hundreds of billions of yuan", {"~100000000000"}),
    ("二季度", "the second quarter", {"q:2"}),
    ("国发〔2019〕168号", "Guo Fa [2019] No. 168", {"2019", "o:168"}),
    ("3至5个", "3 to 5", {"3", "5"}),
]


@pytest.mark.parametrize(("zh", "en", "expected"), PAIRS)
def test_keys_are_equal_on_both_sides(zh: str, en: str, expected: set[str]):
    assert keys(zh, "zh") == keys(en, "en") == expected


@pytest.mark.parametrize(("zh", "en"), [("8吉瓦", "8 million kilowatts"), ("十年", "a decade"), ("半年", "six months")])
def test_converted_amounts_share_a_key(zh: str, en: str):
    assert keys(zh, "zh") & keys(en, "en")


@pytest.mark.parametrize(
    ("text", "language"), [("一个平台", "zh"), ("加强统一领导", "zh"), ("one platform", "en"), ("", "en")]
)
def test_texts_that_give_no_key(text: str, language: str):
    assert keys(text, language) == set()


def test_importing_the_room_loads_none_of_its_modules():
    code = "import sys, aligner.numbers; print([m for m in sys.modules if m.startswith('aligner.numbers.')])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
