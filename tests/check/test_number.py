"""The number check: what is found, how it is called, where it points and what should stand there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.check import check_pair
from aligner.types import Finding


def only(zh: str, en: str) -> Finding:
    """The one finding, or hint, of a pair."""
    report = check_pair(zh, en, checks=["number"])
    findings = report.findings + report.hints
    assert len(findings) == 1, findings
    return findings[0]


CORRECTED = [
    # zh, en, check, severity, wrong English, right English
    (
        "党的二十届四中全会精神",
        "the spirit of the fourth plenary session of the 20th National Congress",
        "congress",
        "critical",
        "the fourth plenary session of the 20th National Congress",
        "the fourth plenary session of the 20th CPC Central Committee",
    ),
    ("死亡率降至2.8‰", "mortality fell to 2.8%", "number", "critical", "2.8%", "2.8 per thousand"),
    ("到2027年底", "by the beginning of 2027", "date", "critical", "the beginning of 2027", "the end of 2027"),
    ("应当在2小时内报告", "shall report after 2 hours", "number", "critical", "after 2 hours", "within 2 hours"),
    (
        "期满60日前提出",
        "submitted within 60 days after expiry",
        "number",
        "critical",
        "within 60 days after",
        "60 days before",
    ),
    ("于次月10日前报送", "reported on the 10th of the next month", "date", "major", "on", "before"),
    ("2030年前实现碳达峰", "achieve carbon peaking in 2030", "date", "major", "in", "before"),
    ("有效期至2028年", "valid from 2028", "date", "critical", "from", "until"),
    ("供水300亿立方米", "3 bcm of water", "number", "critical", "3 bcm", "30 billion cubic meters"),
    ("投资新臺幣3億5千萬元", "invested NT$35 million", "number", "critical", "NT$35 million", "NT$350 million"),
    ("投资港币3亿元", "invested HK$30 million", "number", "critical", "HK$30 million", "HK$300 million"),
    ("投资美元3亿元", "300 million yuan", "number", "critical", "300 million yuan", "300 million US dollars"),
    ("建成230万个基站", "built 23m base stations", "number", "critical", "23m", "2.3 million"),
    ("九成受访者", "Eight in ten respondents", "number", "critical", "Eight in ten", "Nine in ten"),
    ("九成受访者", "eighty percent", "number", "critical", "eighty percent", "90 percent"),
    ("打八折", "80% off", "number", "critical", "80%", "20%"),
    ("打八折", "20% of the price", "number", "critical", "20%", "80%"),
    ("2025年3月1日", "03.04.2025", "date", "critical", "03.04.2025", "March 1, 2025"),
    ("有3亿人", "there are 3 billion people", "number", "critical", "3 billion", "300 million"),
    (
        "装机800万千瓦",
        "a capacity of 80 million kilowatts",
        "number",
        "critical",
        "80 million kilowatts",
        "8 million kilowatts",
    ),
    ("达到8460亿元", "reached 84.6 billion yuan", "number", "critical", "84.6 billion yuan", "846 billion yuan"),
    ("近三成企业", "nearly three percent of firms", "number", "critical", "three percent", "30 percent"),
    ("收到183条意见", "138 comments were received", "number", "critical", "138", "183"),
    ("四五百家企业", "4,000 to 5,000 enterprises", "number", "critical", "4,000 to 5,000", "400 to 500"),
    ("提高15个百分点", "increase by 15%", "number", "critical", "15%", "15 percentage points"),
    ("罚款600元", "a fine of $600", "number", "critical", "$600", "600 yuan"),
    ("提高到62%", "increased by 62%", "number", "critical", "by 62%", "to 62%"),
    ("不得低于28%", "shall not be higher than 28%", "number", "critical", "not be higher than 28%", "be at least 28%"),
    ("不低于85%", "is 85%", "number", "major", "85%", "at least 85%"),
    ("根据第二十二条", "pursuant to Article 21", "number", "critical", "Article 21", "Article 22"),
    ("第五次会议", "the fourth meeting", "number", "critical", "fourth", "fifth"),
    (
        "甲、乙等十部门印发",
        "A, B and other ten departments issued",
        "number",
        "major",
        "other ten departments",
        "other departments (ten in all)",
    ),
    ("3月18日印发", "issued on March 8", "date", "critical", "March 8", "March 18"),
    ("2026年6月底前", "before the end of July 2026", "date", "critical", "July 2026", "June 2026"),
    ("到2027年底", "By 2027", "date", "major", "2027", "the end of 2027"),
    (
        "2026年第二季度",
        "in the second half of 2026",
        "date",
        "critical",
        "second half of 2026",
        "second quarter of 2026",
    ),
    ("〔2025〕417号", "[2025] No. 471", "document_number", "critical", "[2025] No. 471", "[2025] No. 417"),
    ("“十四五”规划", "the 13th Five-Year Plan", "plan", "critical", "13th Five-Year Plan", "14th Five-Year Plan"),
    ("“十四五”以来", "Since the “fourteen five”", "plan", "major", "“fourteen five”", "14th Five-Year Plan period"),
    ("党的二十大", "the Twenty", "congress", "critical", "the Twenty", "the 20th CPC National Congress"),
    (
        "二十届三中全会",
        "the second plenary session of the 20th CPC Central Committee",
        "congress",
        "critical",
        "the second plenary session of the 20th CPC Central Committee",
        "the third plenary session of the 20th CPC Central Committee",
    ),
]


@pytest.mark.parametrize(("zh", "en", "check", "severity", "wrong", "right"), CORRECTED)
def test_found_located_and_corrected(zh: str, en: str, check: str, severity: str, wrong: str, right: str) -> None:
    finding = only(zh, en)
    assert finding.en_span
    assert (finding.check, finding.severity, en[slice(*finding.en_span)], finding.suggestion) == (
        check,
        severity,
        wrong,
        right,
    )


@pytest.mark.parametrize(("zh", "en", "check", "severity", "wrong", "right"), CORRECTED)
def test_the_correction_is_right(zh: str, en: str, check: str, severity: str, wrong: str, right: str) -> None:
    assert check_pair(zh, en.replace(wrong, right), checks=["number"]).findings == ()


def test_the_founding_example_is_caught_explained_and_corrected() -> None:
    zh = "深入贯彻党的十九大和十九届二中、三中全会精神"
    en = "implement the spirit of the party's nineteen Japan in the ninth Second, the Third Plenum in full"
    finding = only(zh, en)
    assert finding.check == "congress" and finding.severity == "critical"
    assert "Yamato" in finding.message and "Japan" in finding.message
    assert finding.zh_span and zh[slice(*finding.zh_span)] == "党的十九大和十九届二中、三中全会"
    assert finding.en_span
    start, end = finding.en_span
    assert en[start:end] == "the party's nineteen Japan in the ninth Second, the Third Plenum"
    right = "the 19th CPC National Congress and the second and third plenary sessions of the 19th CPC Central Committee"
    assert finding.suggestion == right
    assert check_pair(zh, en[:start] + right + en[end:], checks=["number"]).findings == ()


def test_the_founding_example_in_traditional_characters() -> None:
    zh, en = "貫徹黨的十九大和十九屆二中、三中全會精神", "the nineteen Japan in the ninth Second, the Third Plenum"
    finding = only(zh, en)
    assert finding.zh_span and zh[slice(*finding.zh_span)] == "黨的十九大和十九屆二中、三中全會"
    assert finding.en_span == (0, len(en)) and "Yamato" in finding.message


def test_sessions_of_the_peoples_congress_in_traditional_characters() -> None:
    finding = only("十四屆全國人大三次會議", "the second session of the 14th National People's Congress")
    assert finding.suggestion == "the third session of the 14th National People's Congress"


def test_a_scale_slip_is_named() -> None:
    assert only("有3亿人", "3 billion people").message == "3亿人 is 300 million, not 3 billion."


@pytest.mark.parametrize("zh", ["部署5个方面14项重点任务", "部署5個方面14項重點任務"])
def test_two_numbers_that_changed_places(zh: str) -> None:
    en = "deployed 14 aspects of 5 key tasks"
    findings = check_pair(zh, en, checks=["number"]).findings
    assert [(en[slice(*f.en_span)], f.suggestion) for f in findings if f.en_span] == [("14", "5"), ("5", "14")]


@pytest.mark.parametrize(
    ("zh", "en", "check", "suggestion"),
    [
        ("拥有183家企业", "has enterprises", "number", "183"),
        ("党的二十大和二十届三中全会", "the meetings of the Party", "congress",
         "the 20th CPC National Congress and the third plenary session of the 20th CPC Central Committee"),
        ("“十五五”规划提出", "the plan says", "plan", "15th Five-Year Plan"),
        ("2026年6月18日印发", "was issued", "date", "June 18, 2026"),
        ("根据第二十二条", "pursuant to it", "number", "Article 22"),
        ("排名第三", "ranks well", "number", "3rd"),
    ],
)  # fmt: skip
def test_missing(zh: str, en: str, check: str, suggestion: str) -> None:
    finding = only(zh, en)
    assert (finding.check, finding.en_span, finding.suggestion) == (check, None, suggestion)


def test_a_number_from_nowhere() -> None:
    finding = only("加强监管", "Copyright [27 ] strengthen supervision")
    assert (finding.zh_span, finding.en_span, finding.severity) == (None, (11, 13), "major")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("有3亿人", ""),
        ("", "3 billion"),
        ("加强监管", "strengthen supervision"),
        ("不得超过600度", "cannot exceed 600 degrees"),
        ("全國3億人", "300 million people nationwide"),
        ("单个项目最高5000万元", "capped at 50 million yuan for one project"),
        ("党的二十大和二十届二中、三中全会精神",
         "the guiding principles of the 20th CPC National Congress and the second and third plenary sessions of the "
         "20th CPC Central Committee"),
    ],
)  # fmt: skip
def test_nothing_to_say(zh: str, en: str) -> None:
    assert check_pair(zh, en, checks=["number"]).findings == ()


WORDS = st.sampled_from(
    [
        "党的十九大",
        "二十届",
        "三中、四中全会",
        "“十四五”",
        "3亿",
        "第三条",
        "三成以上",
        "15个百分点",
        "2027年底",
        "5个方面",
        "等十部门",
        "、和",
        "3 billion",
        "the 20 major",
        "Fifth",
        "Article XI",
        "fifteen five",
        "$9",
        "by 5%",
        "May 3, 2020",
        "half",
        "other 3 ",
        " and ",
        "14 tasks",
        "«",
        "𠀀",
        "plenary sessions",
        "23:15",
        "3时",
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map("".join)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_text_gives_findings_with_spans_inside_it(zh: str, en: str) -> None:
    for finding in check_pair(zh, en, checks=["number"]).findings:
        assert finding.zh_span or finding.en_span
        for span, text in ((finding.zh_span, zh), (finding.en_span, en)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
        assert finding.message.endswith(".") and 0 < finding.confidence <= 1
        assert finding.suggestion == "" or not finding.en_span or finding.suggestion != en[slice(*finding.en_span)]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3. 警惕假冒网站；", "Beware of fake websites;"),
        ("杉杉股份（600884.SH）上市", "Shanshan was listed"),
        ("本周五（2月10日）列入名单", "put on the list on Friday"),
        ("在访问的三天之内", "During his three-day visit"),
        ("市值1100亿美元（约4765亿令吉）", "$110 billion (RM476.5 billion)"),
    ],
)
def test_what_may_be_left_out(zh: str, en: str) -> None:
    assert check_pair(zh, en, checks=["number"]).findings == ()


def test_a_missing_year_has_no_comma() -> None:
    assert only("《2022中国海归就业调查报告》", "a survey report").suggestion == "2022"


@pytest.mark.parametrize(
    ("zh", "en"),
    [("小型飞机上两名乘客", "two passengers on the small plane"), ("入围本届电影节", "nominated at the 23rd festival")],
)
def test_read_in_context(zh: str, en: str) -> None:
    assert check_pair(zh, en, checks=["number"]).findings == ()


def test_a_message_has_no_half_of_a_pair_of_quotation_marks() -> None:
    (finding,) = check_pair("“十五五”时期的工作", "work of the “fifteen five” period", checks=["number"]).findings
    assert "not “fifteen five period”" in finding.message


@pytest.mark.parametrize(
    ("zh", "en", "message", "suggestion"),
    [
        ("65", "56", "The Chinese says 65, not 56.", "65"),
        ("65%", "56%", "The Chinese says 65%, not 56%.", "65%"),
        ("2100", "2,010", "The Chinese says 2100, not 2,010.", "2,100"),
        ("三分之二", "65 percent", "三分之二 is 2/3, not 65 percent.", ""),
        (">6.5", "<6.5", "6.5 here means more than so much: “<6.5” turns the bound round.", ">6.5"),
        ("≥95", "≤95", "95 here means at least so much: “≤95” turns the bound round.", "≥95"),
        ("≥95%", "95%", "95% here means at least so much: the bound was lost in “95%”.", "≥95%"),
    ],
)
def test_figures_of_cells_are_told_as_figures(zh: str, en: str, message: str, suggestion: str) -> None:
    (finding,) = check_pair(zh, en).findings
    assert (finding.message, finding.suggestion) == (message, suggestion)
