import pytest

from aligner.check import check_pairs
from aligner.check.consistency.check import check
from aligner.check.consistency.titles import titles
from aligner.check.context import Context
from aligner.terms import load_termbase
from aligner.types import PairText

BASE = load_termbase()


def findings(pairs):
    """Return (pair, Chinese, English, suggestion) of each finding."""
    context = Context([PairText(*pair) for pair in pairs], BASE)
    out = []
    for context.index in range(len(pairs)):
        zh, en = pairs[context.index]
        for f in check(context):
            assert (f.check, f.severity) == ("consistency", "minor")
            out.append((context.index, zh[slice(*f.zh_span)], en[slice(*f.en_span)], f.suggestion))
    return out


def test_a_title_is_held_to_its_most_frequent_rendering():
    pairs = [("《安全意见》出台。", "“Security views” is out."),
             ("《安全意见》印发。", "The “security views,” is printed."),
             ("《安全意見》提出要求。", "“Safe views” asks for it.")]  # fmt: skip
    assert findings(pairs) == [(2, "安全意見", "Safe views", "Security views")]


def test_a_title_in_the_termbase_is_held_to_it_against_the_majority():
    pairs = [("《指导意见》出台。", "“Guidance” is out."), ("《指导意见》印发。", "“Guidance” is printed."),
             ("《指导意见》提出。", "The “Guiding Opinions” ask.")]  # fmt: skip
    assert findings(pairs) == [
        (0, "指导意见", "Guidance", "Guiding Opinions"),
        (1, "指导意见", "Guidance", "Guiding Opinions"),
    ]


def test_titles_are_told_apart_only_when_both_sides_have_as_many():
    assert list(titles(PairText("《甲法》和“乙”", 'the "A Law" and “B”'))) == [((1, 3), (5, 10))]
    assert list(titles(PairText("《甲法》和《乙法》", 'the "A Law" and B'))) == []


USUAL = [(f"{verb}退役设备的企业。", f"Firms that {act} retired equipment.") for verb, act in
         [("回收", "recycle"), ("运输", "carry"), ("拆解", "dismantle"), ("使用", "use")]]  # fmt: skip


def test_a_repeated_term_with_another_word_beside_the_shared_one_is_reported():
    assert findings([*USUAL, ("登记退役设备。", "Register veterans equipment.")]) == [
        (4, "退役设备", "veterans equipment", "retired equipment"),
    ]


@pytest.mark.parametrize(
    "pair",
    [("登记退役设备。", "Register retired equipment."), ("登记退役设备。", "Register equipment that was retired."),
     ("登记退役设备。", "Retired firms register veterans equipment."),
     ("登记退役设备。", "Register veterans, equipment."), ("登记退役设备。", "Use retired equipmentAssign it.")],
)  # fmt: skip
def test_the_usual_rendering_and_free_ones_are_silent(pair):
    assert findings([*USUAL, pair]) == []


def test_three_uses_are_too_few():
    assert findings([*USUAL[:2], ("登记退役设备。", "Register veterans equipment.")]) == []


def test_a_repeated_sentence_has_one_translation():
    zh = "各有关单位应当按照职责分工抓好落实。"
    right, wrong = "All units concerned shall implement it.", "Each relevant unit grasps the falling."
    assert findings([(zh, right), (zh, wrong), (zh, right)]) == [(1, zh, wrong, right)]
    assert findings([(zh, right), (zh, "all units concerned shall implement it")]) == []


def test_a_single_pair_has_nothing_to_be_consistent_with():
    assert findings([("《甲法》和《甲法》", "“A Law” and “B Law”")]) in ([], [(0, "甲法", "B Law", "A Law")])
    assert findings([]) == []


def test_the_termbase_beats_a_majority_that_is_wrong_together():
    acts = [("推进", "Advance"), ("加强", "Strengthen"), ("保障", "Guarantee"), ("检查", "Inspect")]
    pairs = [(f"{zh}工业互联网安全。", f"{en} Internet security.") for zh, en in acts]
    pairs.append(("提升工业互联网安全。", "Raise Internet safety."))
    assert findings(pairs) == [(4, "工业互联网安全", "Internet safety", "industrial internet security")]


APART = [
    ("加强网络安全。", "Strengthen cybersecurity."),
    ("维护信息安全。", "Safeguard information security."),
    ("提升信息安全能力。", "Improve information security capacity."),
    ("开展信息安全检查。", "Carry out information security inspections."),
]


def confused(pairs: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    reports = check_pairs(pairs, ["consistency"])
    return [
        (zh[slice(*f.zh_span)], en[slice(*f.en_span)], f.suggestion)
        for (zh, en), report in zip(pairs, reports, strict=True)
        for f in report.findings
        if "elsewhere" in f.message and f.zh_span and f.en_span
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (APART, []),
        ([("加强网络安全。", "Strengthen information security."), *APART],
         [("网络安全", "information security", "cybersecurity")]),
        ([("加強網絡安全。", "Strengthen information security."), *APART],
         [("網絡安全", "information security", "cybersecurity")]),
        ([("加强网络安全和信息安全。", "Strengthen cyber and information security."), *APART], []),
        ([("加强网络安全。", "Strengthen information security."), *APART[:2]], []),  # seldom: no evidence
        ([("依法收集个人信息。", "Collect personal information protection."),
          ("加强个人信息保护。", "Strengthen personal information protection."),
          ("做好个人信息保护。", "Do well in personal information protection."), ("再见。", "Goodbye.")],
         [("个人信息", "personal information protection", "personal information")]),
    ],
)  # fmt: skip
def test_one_english_for_two_terms(pairs: list[tuple[str, str]], expected: list[tuple[str, str, str]]) -> None:
    assert confused(pairs) == expected


def test_part_of_a_hyphenated_word_is_no_rendering() -> None:
    usual = [
        ("当代中国发展。", "Contemporary China develops."),
        ("当代中国青年。", "Young people of contemporary China."),
    ]
    pairs = [*usual, *usual, ("在当代中国，要坚持。", "In present-day China, we must persist.")]
    assert all(report.findings == () for report in check_pairs(pairs, ["consistency"]))


SECURE = [(f"{verb}网络安全。", f"{act} network security.") for verb, act in
          [("加强", "Strengthen"), ("保障", "Ensure"), ("提升", "Improve"), ("维护", "Safeguard"), ("重视", "Value"),
           ("评估", "Assess"), ("研究", "Study"), ("宣传", "Publicise")]]  # fmt: skip


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("构建安全管理体系。", "Build safety management systems.", [("安全", "safety", "security")]),
        ("《安全指导意见》", "“Safe guidance”", [("安全", "Safe", "Security")]),
        ("加强安全生产。", "Strengthen work safety.", []),
        ("保障食品安全。", "Ensure food safety.", []),
        ("加强安全管理。", "Strengthen safety and security management.", []),
    ],
)
def test_the_other_sense_of_a_word(zh: str, en: str, expected: list[tuple[str, str, str]]) -> None:
    found = [f for report in check_pairs([*SECURE, (zh, en)], ["consistency"]) for f in report.findings]
    seen = [(zh[slice(*f.zh_span)], en[slice(*f.en_span)], f.suggestion) for f in found if f.zh_span and f.en_span]
    assert seen == expected
    assert not any(
        "another sense" in f.message for f in check_pairs([*SECURE[:6], (zh, en)], ["consistency"])[-1].findings
    )


def test_a_word_that_renders_a_like_term_is_no_stray_rendering():
    acts = [("收集", "collection"), ("运输", "transport"), ("拆解", "dismantling"), ("监管", "supervision")]
    pairs = [(f"加强退役设备{zh}。", f"Strengthen the {en} of retired equipment.") for zh, en in acts]
    alone = ("做好退役设备登记。", "Do the registration of veterans equipment well.")
    beside = ("做好退役设备登记，更新老兵设备。", "Do the registration well, and renew veterans equipment.")
    for last, count in ((alone, 1), (beside, 0)):
        reports = check_pairs([*pairs, last], checks=["consistency"])
        assert len(reports[-1].findings + reports[-1].hints) == count
