"""Lines: wrapped paragraphs are joined, everything else keeps its line ends."""

import textwrap

import pytest

from aligner.documents import from_text
from aligner.segment import segment
from aligner.segment.lines import unwrap
from aligner.segment.unwrapped import unwrapped
from tests.segment.marks import document

ZH = [
    "关于推进云河市算力设施安全发展的通知",
    "各县（区）人民政府，市直各部门：为深入贯彻落实党中央、国务院决策部署，加快推进全市算力设施安全可靠发展，"
    "现将有关事项通知如下，请结合实际认真抓好贯彻执行，并于每季度末报送进展情况。",
    "一、夯实安全责任",
    "运营者应当建立健全安全管理制度，落实主体责任，加强日常巡检和应急演练，确保重要系统持续稳定运行。"
    "未经批准，任何单位和个人不得擅自中断承载重要业务的算力服务，也不得泄露运行中获取的数据。",
]
EN = [
    "Notice on the safe development of computing facilities",
    "In order to implement the decisions of the central authorities and to speed up the reliable development of "
    "computing facilities, the relevant matters are hereby notified as follows, and Mr. Wang of the office will "
    "collect the quarterly reports of every county and district. Please comply in the light of local conditions.",
    "I. Consolidate the responsibility for security",
    "Operators shall set up a sound management system, carry out inspections and drills, and keep important systems "
    "running. Without approval no unit may interrupt the services that carry important business.",
]


def wrap(paragraphs: list[str], width: int, gap: str) -> str:
    return gap.join("\n".join(textwrap.wrap(paragraph, width, break_long_words=True)) for paragraph in paragraphs)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(("paragraphs", "language", "width"), [(ZH, "zh", 24), (ZH, "zh", 32), (EN, "en", 60)])
def test_wrapped_paragraphs_give_the_same_sentences(paragraphs, language, width, gap) -> None:
    def squeeze(text: str) -> list[str]:
        return ["".join(found.text.split()) for found in segment(document(text, language))]

    assert squeeze(wrap(paragraphs, width, gap)) == squeeze("\n".join(paragraphs))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(ZH),
        "\n".join(EN),
        "国家发展和改革委员会\n工业和信息化部\n财政部\n生态环境部\n国家市场监督管理总局\n国家能源局\n公安部",
        "\n".join(f"2025-01-{day} 12:00:00 状态正常 编号 {day}4711" for day in range(10, 30)),
        "\n".join(f"Opinions on the development of industry number {day}" for day in range(10, 30)),
        "",
    ],
    ids=["zh paragraphs", "en paragraphs", "names", "records", "titles", "empty"],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert unwrap(text, "zh") == text


def test_numbering_and_indents_start_a_line_in_wrapped_text() -> None:
    paragraph = "\n".join(textwrap.wrap(ZH[3], 24))
    text = f"{paragraph}\n{paragraph[:24]}\n1.第一项任务\n　　{paragraph}"
    flat = unwrap(text, "zh")
    assert len(flat) == len(text) and flat != text
    assert "\n1.第一项" in flat and "\n　　运营者" in flat


WRAPPED = (
    "运营者应当建立健全安全管理制度，落实主体责任，国家能\n源局加强日常巡检和应急演练，确保重要系统持续稳定运\n"
    "行。未经批准，任何单位和个人不得擅自中断承载重要业务\n的算力服务，也不得泄露运行中获取的数据，总投资达到1\n"
    "200万元，并于每季度末报送进展情况，请结合实际认真抓\n好贯彻执行。\n"
)


def test_names_and_figures_are_whole_again_over_line_ends() -> None:
    found = unwrapped(from_text(WRAPPED), "zh")
    assert "国家能源局" in found.text and "1200万元" in found.text and len(found.blocks) == 1
    assert [removal.rule for removal in found.removed] == ["line-wrap"] * 5
    assert [found.original[found.offset_map(k)] for k in range(len(found.text))] == list(found.text)


def test_a_few_wrapped_english_lines_are_joined() -> None:
    text = (
        "The Ministry has issued the plan for the development of data\n"
        "security, which sets out the main objectives and\nthe key tasks.\nLocal authorities shall report.\n"
    )
    assert [found.text for found in segment(unwrapped(from_text(text), "en"))] == [
        "The Ministry has issued the plan for the development of data security, which sets out the main objectives and "
        "the key tasks.",
        "Local authorities shall report.",
    ]


def test_lines_of_a_text_without_capitals_stay_apart() -> None:
    text = "the ministry has issued a plan for data\nsecurity shall be improved in the regions\nthe tasks are clear\n"
    assert unwrap(text, "en") == text
