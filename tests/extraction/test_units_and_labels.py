"""Units parted by spaces and brackets that name them, units of English documents, English labels."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner
from aligner.extraction.en.units import names, shared_out
from aligner.extraction.labels import binding_label, is_unit, modality_label, scaled, unit_label
from aligner.extraction.plain import TARGET_COLUMNS, TASK_COLUMNS


@pytest.mark.parametrize(
    ("bracket", "lead", "support", "deadline"),
    [
        ("（教育部 财政部，2025年9月30日前）", ("教育部", "财政部"), (), "2025-09-30"),
        ("（省民政厅　省财政厅按职责分工负责）", ("省民政厅", "省财政厅"), (), ""),
        ("（责任单位：市水务局  市公安局）", ("市水务局", "市公安局"), (), ""),
        ("（牵头单位：市水务局；配合单位：市公安局 市财政局）", ("市水务局",), ("市公安局", "市财政局"), ""),
        ("（工业和信息化部、财政部，2026年底前）", ("工业和信息化部", "财政部"), (), "2026-12-31"),
        ("责任单位：市水务局\n完成时限：2025.09", ("市水务局",), (), "2025-09-30"),
        ("责任单位：市水务局\n完成时限：2026-3", ("市水务局",), (), "2026-03-31"),
    ],
)
def test_units_of_a_task(bracket, lead, support, deadline):
    (task,) = aligner.extract(f"一、重点任务\n（一）加快设施建设\n推进基层设施改造。\n{bracket}\n", None).tasks[-1:]
    assert (task.lead_units, task.support_units, task.deadline) == (lead, support, deadline)


@pytest.mark.parametrize("bracket", ["（推进改革开放，2025年底前）", "（含教育部门户网站）", "（以下简称《意见》）"])
def test_other_brackets_name_no_units(bracket):
    assert not aligner.extract(f"一、重点任务\n推进基层设施改造{bracket}。\n", None).tasks[0].lead_units


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        (
            "(Led by the Ministry of Education, with the participation of the Ministry of Finance)",
            ("Ministry of Education",),
            ("Ministry of Finance",),
        ),
        (
            "(Ministry of Industry and Information Technology and Ministry of Finance, by September 30, 2026)",
            ("Ministry of Industry and Information Technology", "Ministry of Finance"),
            (),
        ),
        (
            "Responsible units: Provincial Department of Education, Provincial Department of Finance",
            ("Provincial Department of Education", "Provincial Department of Finance"),
            (),
        ),
        (
            "Lead unit: Municipal Water Bureau; supporting units: Municipal Finance Bureau",
            ("Municipal Water Bureau",),
            ("Municipal Finance Bureau",),
        ),
        (
            "(The Ministry of Education shall take the lead; the National Health Commission shall cooperate)",
            ("Ministry of Education",),
            ("National Health Commission",),
        ),
    ],
)
def test_english_brackets(text, lead, support):
    units = shared_out(text)
    assert (units.lead, units.support) == (lead, support)


@pytest.mark.parametrize(
    "text", ["(see Table 1)", "(hereinafter referred to as the Plan)", "Build a platform.", "(2026-2028)"]
)
def test_english_brackets_without_units(text):
    assert shared_out(text) is None


def test_a_list_of_names_keeps_their_and():
    text = "the National Development and Reform Commission, the Ministry of Education and relevant departments"
    assert names(text) == (
        "National Development and Reform Commission",
        "Ministry of Education",
        "relevant departments",
    )
    assert names("rural schools and roads") == ()


def test_an_english_document_alone_names_units():
    text = (
        "Notice on Education\nI. Key tasks\n(1) Improve digital education. Build a national platform.\n"
        "(Led by the Ministry of Education, with the participation of the Ministry of Finance; to be "
        "completed by the end of 2026)\n"
        "(2) Train teachers. The Ministry of Education, in conjunction with the Ministry of Finance, "
        "shall set standards.\n"
    )
    first, second = aligner.extract(None, text).tasks
    assert (first.lead_units_en, first.support_units_en) == (("Ministry of Education",), ("Ministry of Finance",))
    assert (first.lead_units, first.deadline) == (("教育部",), "2026-12-31")
    assert (second.lead_units_en, second.support_units, second.modality_en) == (
        ("Ministry of Education",),
        ("财政部",),
        "must",
    )


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("元", "yuan"),
        ("元/人", "yuan per person"),
        ("立方米/万元", "cubic meters per 10,000 yuan"),
        ("件每万人", "pieces per 10,000 people"),
        ("个百分点", "percentage points"),
        ("人次", "person-times"),
        ("吨标准煤", "tons of standard coal"),
        ("倍", "times"),
        ("CNY", "yuan"),
        ("beds", "beds"),
        ("囗囗", "囗囗"),
        ("", ""),
    ],
)
def test_units_in_english(unit, label):
    assert unit_label(unit) == label


def test_other_labels():
    assert [binding_label(b) for b in ("约束性", "预期性", "")] == ["binding", "expected", ""]
    assert [modality_label(m) for m in ("shall", "must not", "may", "encourage", "")] == [
        *("must", "must not", "may", "is encouraged", "")
    ]


@pytest.mark.parametrize(
    ("unit", "scale", "name"),
    [
        ("万张", 10**4, "张"),
        ("亿立方米", 10**8, "立方米"),
        ("千瓦", 1, "千瓦"),
        ("万千瓦", 10**4, "千瓦"),
        ("千公顷", 1000, "公顷"),
        ("100 million yuan", 10**8, "yuan"),
        ("million tons", 10**6, "tons"),
        ("%", 1, "%"),
    ],
)
def test_scales_of_units(unit, scale, name):
    assert scaled(unit) == (Fraction(scale), name)


def test_what_is_a_unit_in_brackets():
    assert all(map(is_unit, ("%", "万亩", "件/万人", "million tons")))
    assert not any(map(is_unit, ("街道", "全国", "target", "2025年")))


def test_tables_have_the_labels():
    assert {"unit_en", "binding_en"} <= set(TARGET_COLUMNS)
    assert "modality_en" in TASK_COLUMNS
    frames = aligner.extract("到2028年，新建学校5所。各地要加强管理。", None).to_frames()
    assert frames["targets"]["unit_en"].tolist() == ["institutions"]
    assert "must" in frames["tasks"]["modality_en"].tolist()
