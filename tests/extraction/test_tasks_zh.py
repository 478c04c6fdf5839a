"""Tasks of Chinese documents: what is one action, its evidence, actor, units, deadline and duty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner.documents import read
from aligner.extraction.records import Facts, Task
from aligner.extraction.zh.coordination import parts
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.tasks import tasks
from aligner.segment import segment

CORPORA = Path(__file__).parents[2] / "corpora"


def found(source: str | Path, issued: str = "2025-06-01") -> list[Task]:
    """Return the tasks of a text or file."""
    document = read(source)
    made = tasks(outline(document, segment(document, language="zh")), Facts(issued=issued))
    for task in made:
        assert task.zh_span is not None
        assert document.text[slice(*task.zh_span)] == task.zh_evidence
    return made


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("健全协调机制，制定实施细则，不断完善监管体系。", ["健全协调机制", "制定实施细则", "不断完善监管体系"]),
        ("支持企业开展节水改造，鼓励银行提供信贷。", ["支持企业开展节水改造", "鼓励银行提供信贷"]),
        ("提升识别风险、处置风险的能力。", ["提升识别风险、处置风险的能力"]),
        ("盘活存量、优化增量、提升质量。", ["盘活存量", "优化增量", "提升质量"]),
        ("任何人不得篡改、伪造记录。", ["任何人不得篡改、伪造记录"]),
        ("制定工作方案并报送省水利厅。", ["制定工作方案", "报送省水利厅"]),
        ("依托国家实验室，建设中试基地。", ["依托国家实验室，建设中试基地"]),
        ("未经许可，任何单位不得取用地下水。", ["未经许可，任何单位不得取用地下水"]),
        ("到2027年底，建成海绵城市示范区，同时推广再生水。", ["建成海绵城市示范区", "推广再生水"]),
        ("将节水指标纳入年度考核，对超计划用水的予以通报。", ["将节水指标纳入年度考核", "对超计划用水的予以通报"]),
        ("用水户应当安装计量设施，但不得拆除旧表。", ["用水户应当安装计量设施", "不得拆除旧表"]),
        ("《方案》提出，要加快管网改造。", ["要加快管网改造"]),
        ("重大问题及时报告市委、市政府。", ["重大问题及时报告市委、市政府"]),
        ("在水价方面，供水企业应公平地向用户收费。", ["供水企业应公平地向用户收费"]),
        ("（三）支持龙头企业牵头组建联合体。", ["支持龙头企业牵头组建联合体"]),
        ("对达标的园区，一次性奖励50万元。", ["对达标的园区，一次性奖励50万元"]),
        ("加快综合交通网建设。", ["加快综合交通网建设"]),
        ("全面深化院士制度改革。", ["全面深化院士制度改革"]),
        ("确保水质明显改善。", ["确保水质明显改善"]),
        # what was done, what is, and what a figure will be are no actions
        ("已建成水厂20座，带动就业超过3万人。", []),
        ("水利是农业的命脉，节水水平显著提升。", []),
        ("到2027年，农田灌溉水有效利用系数达到0.6。", []),
        ("累计改造管网500公里以上。", []),
        ("为保障供水安全，修订应急预案。", ["修订应急预案"]),
    ],
)
def test_what_is_an_action(text: str, expected: list[str]) -> None:
    assert [task.zh_evidence for task in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依法查处违法取水。", ("（未写明）", "依法查处", "违法取水", "")),
        ("各市、县人民政府应当细化工作方案。", ("各市、县人民政府", "细化", "工作方案", "shall")),
        ("取水单位可以申请延期。", ("取水单位", "申请", "延期", "may")),
        ("严禁以培训名义变相收费。", ("（未写明）", "变相收费", "", "must not")),
        ("不得擅自变更取水用途。", ("（未写明）", "不得擅自变更", "取水用途", "must not")),
        ("鼓励社会资本参与治理。", ("（未写明）", "鼓励", "社会资本参与治理", "encourage")),
        ("把节水要求贯穿规划建设全过程。", ("（未写明）", "贯穿", "节水要求", "")),
        ("通过政府购买服务等方式开展巡查。", ("（未写明）", "开展", "巡查", "")),
        ("水利部会同财政部组织开展绩效评价。", ("水利部", "组织开展", "绩效评价", "")),
        ("运营者应在1小时内报告。", ("运营者", "报告", "", "shall")),
    ],
)
def test_actor_verb_object_modality(text: str, expected: tuple[str, str, str, str]) -> None:
    (task,) = found(text)
    assert (task.actor_zh, task.verb_zh, task.object_zh, task.modality) == expected
    assert task.actor_implicit == (expected[0] == "（未写明）")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("于2026年3月底前完成普查，建立台账。", ["2026-03-31", "2026-03-31"]),
        ("到2028年，建成水库5座。", ["2028"]),
        ("制定标准，2025年12月15日前发布清单。", ["", "2025-12-15"]),
        ("2026年上半年启动试点。", ["2026-06-30"]),
        ("每年开展一次抽查。", [""]),
    ],
)
def test_deadlines(text: str, expected: list[str]) -> None:
    assert [task.deadline for task in found(text)] == expected


def test_recurrence_with_its_day() -> None:
    (task,) = found("各区每年11月30日前报送工作总结。")
    assert (task.recurrence, task.deadline) == ("每年11月30日前", "")


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("水利部牵头，财政部、农业农村部配合，编制节水规划。", "水利部", "财政部 农业农村部"),
        ("公安部会同国家互联网信息办公室建立通报机制。", "公安部", "国家互联网信息办公室"),
        ("省水利厅、省财政厅按职责分工负责，建设监测站。", "省水利厅 省财政厅", ""),
        ("由省发展改革委商省统计局提出意见。", "省发展改革委", "省统计局"),
        (
            "制定水价办法。（国家发展改革委牵头，水利部、住房和城乡建设部等部门配合，2026年6月底前完成）",
            "国家发展改革委",
            "水利部 住房和城乡建设部",
        ),
        ("推广节水器具（各有关部门按职责分工负责）。", "各有关部门", ""),
        ("治理地面沉降。（自然资源部和水利部负责）", "自然资源部 水利部", ""),
        ("改造灌区。〔责任单位：省水利厅、省财政厅〕", "省水利厅 省财政厅", ""),
        ("市水务局负责日常监管。", "市水务局", ""),
        ("国务院水行政主管部门负责全国节水工作。", "国务院水行政主管部门", ""),
        ("建设灌溉试验站。省水利厅负责，省财政厅配合。", "省水利厅", "省财政厅"),
        ("培育节水企业。（商务部、工业和信息化部）", "商务部 工业和信息化部", ""),
        ("抓好防汛。\n责任单位：市水务局；配合单位：市城管局", "市水务局", "市城管局"),
        ("各区要落实方案。", "", ""),
        ("政府履行监管责任。", "", ""),
        ("有关部门不得层层加码。", "", ""),
    ],
)
def test_units(text: str, lead: str, support: str) -> None:
    (task,) = found(text)
    assert (" ".join(task.lead_units), " ".join(task.support_units)) == (lead, support)


def test_bracket_holds_for_its_point_and_no_other() -> None:
    text = (
        "一、重点任务\n（一）摸清底数。开展普查，建立台账，并于2026年1月底前上报结果。（水利部牵头，2026年6月底前完成）\n"
        "（二）严格管理。核定用水定额。"
    )
    made = [(t.zh_evidence, t.marker, t.lead_units, t.deadline) for t in found(text)]
    assert made == [
        ("开展普查", "（一）", ("水利部",), "2026-06-30"),
        ("建立台账", "（一）", ("水利部",), "2026-06-30"),
        ("于2026年1月底前上报结果", "（一）", ("水利部",), "2026-01-31"),
        ("核定用水定额", "（二）", (), ""),
    ]


def test_an_actor_waits_for_its_action() -> None:
    (task,) = found("各有关部门要按照职责分工，加强协作。")
    assert (task.actor_zh, task.zh_evidence) == ("各有关部门", "各有关部门要按照职责分工，加强协作")


def test_a_new_case_drops_the_actor() -> None:
    first, second = found("水利部会同公安部打击非法采砂，情节严重的，依法追究责任。")
    assert (first.lead_units, first.support_units) == (("水利部",), ("公安部",))
    assert (second.actor_implicit, second.lead_units) == (True, ())


def test_a_title_without_a_text_is_a_task() -> None:
    text = "一、主要任务\n（一）建设河长信息平台。\n由省水利厅牵头，会同省财政厅组织实施。\n（二）完善制度。修订条例。"
    made = [(t.zh_evidence, t.lead_units, t.support_units) for t in found(text)]
    assert made[0] == ("建设河长信息平台", ("省水利厅",), ("省财政厅",))
    assert [evidence for evidence, *_ in made[1:]] == ["由省水利厅牵头，会同省财政厅组织实施", "修订条例"]


def test_list_below_a_prohibition() -> None:
    text = "第八条　取水单位不得有下列行为：\n（一）擅自改变取水地点；\n（二）伪造取水记录；\n（三）其他违法行为。"
    made = [(t.zh_evidence, t.actor_zh, t.modality) for t in found(text)]
    assert made == [
        ("擅自改变取水地点", "取水单位", "must not"),
        ("伪造取水记录", "取水单位", "must not"),
    ]


def test_an_article_does_not_inherit_from_the_list_before() -> None:
    text = (
        "第一条　取水单位不得有下列行为：\n（一）伪造记录。\n第二条　国家对先进单位给予表彰。\n"
        "第三条　违反规定的，由水利部责令改正，可以处1万元以上5万元以下的罚款：\n（一）未安装计量设施的。"
    )
    made = [(t.verb_zh, t.modality) for t in found(text)]
    assert made == [("伪造", "must not"), ("给予表彰", ""), ("责令", ""), ("处", "may")]


def test_background_goals_and_principles_hold_no_tasks() -> None:
    text = (
        "某市节水规划\n一、发展现状\n建设水厂，推广器具。\n二、总体要求\n（一）基本原则。坚持节水优先。完善制度。\n"
        "（二）主要目标。到2030年，建成节水型社会。\n三、重点任务\n完善水价机制。\n四、保障措施\n加强宣传引导。"
    )
    assert [(t.section, t.zh_evidence) for t in found(text)] == [
        ("tasks", "完善水价机制"),
        ("safeguards", "加强宣传引导"),
    ]


@pytest.mark.parametrize(
    "clause", ["发展工业设计、检验检测、供应链管理等服务业", "支持建立平台、完善机制", "健全收集、评估和通报机制"]
)
def test_lists_of_objects_stay_whole(clause: str) -> None:
    assert parts(clause) == [(0, len(clause))]


@pytest.mark.parametrize(("name", "least"), [("interpretation", 0.95), ("plan", 0.9), ("notice", 0.95)])
def test_corpora(name: str, least: float) -> None:
    gold = json.loads((CORPORA / name / "gold" / "extraction.json").read_text(encoding="utf-8"))
    wanted = {a["zh_text"]: a for area in gold["task_areas"] for a in area["actions"]}
    made = {t.zh_evidence: t for t in found(CORPORA / name / "zh.txt", gold["dates"]["issued"]) if t.section == "tasks"}
    same = wanted.keys() & made.keys()
    assert 2 * len(same) / (len(wanted) + len(made)) >= least - 0.1  # exact evidence is stricter than half overlap
    units = [(set(wanted[text]["lead_units"]), set(made[text].lead_units)) for text in same]
    assert sum(a == b for a, b in units) >= least * len(units)


@pytest.mark.parametrize("text", ["制定方案并" * 3000, "水利部会同" + "财政部、" * 3000, "推进建设、" * 3000])
def test_endless_clauses_are_no_actions(text: str) -> None:
    assert found(text + "。完善制度。")[-1].zh_evidence == "完善制度"


def test_a_reporter_tells_what_comes_next() -> None:
    text = (
        "省水利厅召开新闻发布会\n省水利厅副厅长表示，“十四五”以来，累计治理河道300公里。\n"
        "下一步，省水利厅将从两个方面推动工作。\n一是抓建设。我们还将会同有关部门新建水闸。\n二是抓管理。落实好河长制。"
    )
    assert [(t.zh_evidence, t.area) for t in found(text)] == [
        ("我们还将会同有关部门新建水闸", ("抓建设",)),
        ("落实好河长制", ("抓管理",)),
    ]


@given(st.text(alphabet="建立完善制度将对把、，。；：并不得应当到2027年底前部门（牵头）“”《》一是的", max_size=60))
def test_any_text_gives_evidence_in_order(text: str) -> None:
    spans = [task.zh_span for task in found("前言。" + text)]
    assert spans == sorted(spans, key=lambda span: span or (0, 0))


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("市政府将于2025年5月15日前组织督查，对工作不力的，依法依规追究责任。", ["2025-05-15", ""]),
        ("市政府将于2025年5月15日前组织督查；对工作不力的，依法依规追究责任。", ["2025-05-15", ""]),
        ("市政府将于2025年5月15日前组织督查。对工作不力的单位，依法依规追究责任。", ["2025-05-15", ""]),
        ("2025年5月15日前，市政府组织督查，对工作不力的，予以通报。", ["2025-05-15", "2025-05-15"]),
        ("市政府于2025年5月15日前完成摸底，建立台账。", ["2025-05-15", "2025-05-15"]),
    ],
)
def test_a_time_inside_an_action_does_not_hold_for_another_case(text, deadlines):
    made = aligner.extract(f"关于组织督查工作的通知\n一、组织领导\n{text}\n")
    assert [task.deadline for task in made.tasks] == deadlines


def test_titles_of_paragraphs_without_a_number_are_no_tasks():
    text = (
        "三、保障措施\n加强组织领导。各市要落实属地责任，建立工作台账。\n强化资金保障。省财政厅统筹安排专项资金。\n"
        "严格督促检查。省水利厅定期通报进展情况。\n"
    )
    made = aligner.extract(text, None)
    assert [task.zh_evidence for task in made.tasks] == [
        "各市要落实属地责任", "建立工作台账", "省财政厅统筹安排专项资金", "省水利厅定期通报进展情况",
    ]  # fmt: skip
    assert [task.area[-1] for task in made.tasks][::2] == ["加强组织领导", "强化资金保障"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [("恢复和发展三大球", "恢复和发展"), ("改造和提升老旧小区", "改造和提升"), ("建设与运营好平台", "建设与运营")],
)
def test_two_verbs_of_one_object(text, verb):
    from aligner.extraction.zh.actions import read_clause

    reading = read_clause(text)
    assert text[slice(*reading.verb)] == verb


def test_who_supports_in_a_clause_of_its_own():
    made = aligner.extract("二、主要任务\n省体育局牵头组建团队，省科技厅、省卫生健康委予以支持。\n", None)
    (task,) = made.tasks
    assert (task.zh_evidence, task.lead_units) == ("省体育局牵头组建团队", ("省体育局",))
    assert task.support_units == ("省科技厅", "省卫生健康委")
