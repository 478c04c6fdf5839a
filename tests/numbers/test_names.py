"""Congresses, plenums, plans, document numbers, articles: parsed values, and right and wrong English judged."""

import pytest

from aligner.numbers import compare, parse_en, parse_zh
from tests.numbers.show import show

ZH = [
    ("党的二十大", ["congress 20 cpc"]),
    ("党的十九大报告", ["congress 19 cpc"]),
    ("二十大以来", ["congress 20 cpc"]),
    ("中国共产党第二十次全国代表大会", ["congress 20 cpc"]),
    ("第二十届中央委员会", ["congress 20 committee"]),
    ("党的十九大和十九届二中、三中全会", ["congress 19 cpc", "plenum 2 of 19 committee", "plenum 3 of 19 committee"]),
    ("十九届四中全会", ["plenum 4 of 19 committee"]),
    ("二十届二中、三中、四中全会", [f"plenum {n} of 20 committee" for n in (2, 3, 4)]),
    ("第二十届中央委员会第三次全体会议", ["plenum 3 of 20 committee"]),
    ("十四届全国人大二次会议", ["plenum 2 of 14 npc"]),
    ("第十四届全国人民代表大会第三次会议", ["plenum 3 of 14 npc"]),
    ("全国政协十四届二次会议", ["plenum 2 of 14 cppcc"]),
    ("二十届历次全会", ["congress 20 committee"]),
    ("“十四五”规划", ["plan 14"]),
    ("十五五时期", ["plan 15"]),
    ("“十五”计划", ["plan 10"]),
    ("十五期间", ["plan 10"]),
    ("第十四个五年规划", ["plan 14"]),
    ("“九五”期间", ["plan 9"]),
    ("国发〔2019〕24号", ["document_number 2019 24"]),
    ("工信部联网安[2019]168号", ["document_number 2019 168"]),
    ("发改高技（2021）5号", ["document_number 2021 5"]),
    ("第四十二条", ["article 42 article"]),
    # these only look like names
    ("十二大类", ["cardinal 12 大"]),
    ("十大任务", ["cardinal 10 大"]),
    ("十五个项目", ["cardinal 15 个"]),
    ("十四五岁", ["period 14..15 year loose"]),
    ("新一届领导", ["cardinal 1 届"]),
]
EN = [
    ("the 20th National Congress of the Communist Party of China", ["congress 20 cpc"]),
    ("the 19th CPC National Congress", ["congress 19 cpc"]),
    ("the Party's 18th National Congress", ["congress 18 cpc"]),
    ("the Twentieth Party Congress", ["congress 20 cpc"]),
    ("the 16th and 17th national congresses", ["congress 16 cpc", "congress 17 cpc"]),
    ("the 14th National People's Congress", ["congress 14 npc"]),
    ("the 20th CPC Central Committee", ["congress 20 committee"]),
    ("the third plenary session of the 20th CPC Central Committee", ["plenum 3 of 20 committee"]),
    ("the Fourth Plenum of the 19th Central Committee", ["plenum 4 of 19 committee"]),
    ("the 20th CPC Central Committee's third plenum", ["congress 20 committee", "plenum 3 of 20 committee"]),
    (
        "the second, third and fourth plenary sessions of the 20th CPC Central Committee",
        [f"plenum {n} of 20 committee" for n in (2, 3, 4)],
    ),
    ("the 2nd and 3rd plenary sessions of the 20th Central Committee", [f"plenum {n} of 20 committee" for n in (2, 3)]),
    ("the second session of the 14th National People's Congress", ["plenum 2 of 14 npc"]),
    ("the 14th Five-Year Plan period", ["plan 14"]),
    ("the Fifteenth Five-Year Plan", ["plan 15"]),
    ("the 13th FYP", ["plan 13"]),
    ("[2019] No. 168", ["document_number 2019 168"]),
    ("(2019) 168", ["document_number 2019 168"]),
    ("No. 168 [2019]", ["document_number 2019 168"]),
    ("No. 24 of 2019", ["document_number 2019 24"]),
    ("Art. 7", ["article 7 article"]),
    ("Part II", ["article 2 part"]),
]

CONGRESS = {
    "right": [
        "the 20th National Congress of the CPC",
        "the 20th CPC National Congress",
        "the Party's 20th National Congress",
        "the Twentieth National Congress",
        "the 20th Party Congress",
        "the CPC's 20th congress",
    ],
    "wrong": [
        "the 20 major",
        "the twenty big",
        "the party's twenty",
        "the 20th seminar",
        "the 19th National Congress of the CPC",
        "the 12th CPC National Congress",
        "the spirit of the Party",
    ],
}
PLENUM = {
    "right": [
        "the third plenary session of the 20th CPC Central Committee",
        "the Third Plenum of the 20th Central Committee",
        "the 20th CPC Central Committee's third plenum",
        "the 3rd Plenary Session of the Twentieth CPC Central Committee",
        "the third plenary session of the 20th Central Committee of the Party",
    ],
    "wrong": [
        "the twentieth Third meeting",
        "the third plenary session of the 19th CPC Central Committee",
        "the second plenary session of the 20th CPC Central Committee",
        "the 20 session of the third middle school",
        "the fourth plenum of the 20th Central Committee",
        "the thirtieth plenary session",
    ],
}
LISTED = {
    "right": [
        "the 19th CPC National Congress and the second and third plenary sessions of the 19th CPC Central Committee",
        "the 19th National Congress of the CPC, and the second and third plenums of the 19th Central Committee",
        "the Party's 19th National Congress and the 2nd and 3rd Plenary Sessions of the 19th Central Committee",
    ],
    "wrong": [
        "the nineteen big Japan 19 second, third plenary session",
        "the 19th CPC National Congress and the third plenary session of the 19th CPC Central Committee",
        "the 19th CPC National Congress and the second and fourth plenary sessions of the 19th CPC Central Committee",
        "the nineteenth and the second, third sessions",
    ],
}
PLAN = {
    "right": [
        "the 14th Five-Year Plan period",
        "the 14th Five-Year Plan",
        "the Fourteenth Five-Year Plan",
        "the period of the 14th five year plan",
        "the 14th FYP period",
    ],
    "wrong": [
        "the fourteen five period",
        'the "145" period',
        "the 13th Five-Year Plan period",
        "the 15th Five-Year Plan period",
        "the 14th and Fifth plan",
        "the fifth plan period",
    ],
}
TENTH_PLAN = {
    "right": ["the 10th Five-Year Plan", "the Tenth Five-Year Plan"],
    "wrong": ["the fifteen plan", "the 15th plan", "the 15th Five-Year Plan"],
}
FIFTEENTH_PLAN = {
    "right": ["the 15th Five-Year Plan period", "the Fifteenth Five-Year Plan period"],
    "wrong": [
        "the fifteen five period",
        "the 10th Five-Year Plan period",
        "the 155 period",
        "the 14th Five-Year Plan period",
    ],
}
DOCUMENT = {
    "right": [
        "Guo Fa [2019] No. 168",
        "GF (2019) No. 168",
        "State Council Document No. 168 [2019]",
        "State Council Document No. 168 of 2019",
        "GF [2019] 168",
        "Guofa 〔2019〕 No.168",
    ],
    "wrong": [
        "Guo Fa [2019] No. 186",
        "Guo Fa [2018] No. 168",
        "Guo Fa [2019] No. 16",
        "Guo Fa [2019]",
        "Guo Fa No. 1168 [2019]",
        "issued by the State Council",
    ],
}
ARTICLE = {
    "right": ["Article 22", "article twenty-two", "Art. 22", "the 22nd article", "Article XXII"],
    "wrong": ["Article 21", "Article 2", "Article 32", "the law", "Article XXI"],
}
CHAPTER = {
    "right": ["Chapter IV", "Chapter 4", "Chapter Four", "the fourth chapter"],
    "wrong": ["Chapter VI", "Chapter 14", "Chapter III"],
}
SESSION = {
    "right": [
        "the second session of the 14th National People's Congress",
        "the Second Session of the 14th NPC",
        "the 2nd session of the Fourteenth National People's Congress",
    ],
    "wrong": [
        "the third session of the 14th National People's Congress",
        "the second session of the 13th National People's Congress",
        "the fourteen people's meeting",
    ],
}
CASES = [
    ("深入贯彻党的二十大精神", "We will implement the guiding principles of {}.", CONGRESS),
    ("按照二十届三中全会部署", "in accordance with the plans of {}", PLENUM),
    ("贯彻党的十九大和十九届二中、三中全会精神", "Implement the guiding principles of {}.", LISTED),
    ("“十四五”时期，产业稳步发展", "In {}, industry will grow steadily.", PLAN),
    ("“十五”计划", "{}", TENTH_PLAN),
    ("“十五五”时期，产业稳步发展", "In {}, industry will grow steadily.", FIFTEENTH_PLAN),
    ("（国发〔2019〕168号）", "({})", DOCUMENT),
    ("根据第二十二条规定处罚", "Penalties are imposed under {}.", ARTICLE),
    ("第四章　监督管理", "{} Supervision", CHAPTER),
    ("十四届全国人大二次会议通过", "It was adopted at {}.", SESSION),
]
JUDGED = [
    (zh, frame.format(english), verdict == "right")
    for zh, frame, table in CASES
    for verdict, renderings in table.items()
    for english in renderings
]


@pytest.mark.parametrize(("text", "expected"), ZH)
def test_chinese_names(text: str, expected: list[str]):
    assert [show(q) for q in parse_zh(text)] == expected


@pytest.mark.parametrize(("text", "expected"), EN)
def test_english_names(text: str, expected: list[str]):
    assert [show(q) for q in parse_en(text)] == expected


@pytest.mark.parametrize(("zh", "en", "right"), JUDGED)
def test_right_and_wrong_renderings(zh: str, en: str, right: bool):
    assert compare(zh, en).clean is right


def test_a_lost_set_phrase_is_told_as_such():
    (slip,) = compare("学习党的二十大精神", "study the 20 major spirits").slips
    assert (slip.kind, slip.zh.text, slip.en.text) == ("form", "二十大", "20")


def test_enough_cases():
    assert len(ZH) + len(EN) + len(JUDGED) >= 100
