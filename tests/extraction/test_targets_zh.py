import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.extraction.records import Facts, Passage
from aligner.extraction.zh.facts import facts
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.targets import targets
from aligner.segment import segment
from aligner.shipped import shipped

ISSUED = Facts(issued="2025-06-20", kind="意见")


def passages(*texts: str, section: str = "goals") -> list[Passage]:
    """Return the texts as sentences of one paragraph."""
    out, at = [], 0
    for text in texts:
        out.append(Passage(0, at, at + len(text), text, section=section))
        at += len(text)
    return out


def read_all(text: str, section: str = "goals", about: Facts = ISSUED):
    return targets(passages(text, section=section), about)


FIGURES = [
    # text, section, comparator, change, value, value_max, baseline, unit, deadline
    ("到2028年，湖区优良水质断面比例达到82%以上。", "goals", ">=", "level", 82, None, None, "%", "2028"),
    ("到2026年底，接入企业超过3000家。", "goals", ">", "level", 3000, None, None, "家", "2026-12-31"),
    ("2026年6月底前发放补贴不少于2.5亿元。", "tasks", ">=", "level", 250000000, None, None, "元", "2026-06-30"),
    ("2027年上半年新建站点40座左右。", "tasks", "~", "level", 40, None, None, "座", "2027-06-30"),
    ("2026年第三季度建成泊位12个。", "tasks", "=", "level", 12, None, None, "个", "2026-09-30"),
    ("到“十五五”末，船舶产值较2025年翻一番。", "goals", "=", "multiple", 2, None, None, "倍", "2030-12-31"),
    ("“十五五”期间培训工匠6万人次。", "goals", "=", "level", 60000, None, None, "人次", "2030-12-31"),
    ("三年内建成物流中心80个。", "tasks", "=", "level", 80, None, None, "个", "2028-06-20"),
    ("力争用3年时间打造20个产业集群。", "tasks", "=", "level", 20, None, None, "个", "2028-06-20"),
    ("能耗强度由0.52吨标准煤/万元降至0.45吨标准煤/万元。", "goals", "=", "from_to", Fraction("0.45"), None,
     Fraction("0.52"), "吨标准煤/万元", ""),
    ("人均产值由12万元/人提高到18万元/人以上。", "goals", ">=", "from_to", 180000, None, 120000, "元/人", ""),
    ("研发强度比2024年提高0.4个百分点。", "goals", "=", "growth", Fraction("0.4"), None, None, "个百分点", ""),
    ("贸易额年均增长6%—8%。", "goals", "=", "growth", 6, 8, None, "%", ""),
    ("通关时间压缩三成以上。", "goals", ">=", "growth", 30, None, None, "%", ""),
    ("办理时限缩短至3个工作日以内。", "goals", "<=", "level", 3, None, None, "个工作日", ""),
    ("数据交易规模增长1.5倍。", "goals", "=", "multiple", Fraction("2.5"), None, None, "倍", ""),
    ("用水总量控制在46亿立方米以内。", "goals", "<=", "level", 4600000000, None, None, "立方米", ""),
    ("新建电站利用率不低于九成。", "goals", ">=", "level", 90, None, None, "%", ""),
    ("五分之三以上的乡镇设有驿站。", "goals", ">=", "level", Fraction(3, 5), None, None, "", ""),
    ("人均预期寿命达到81岁。", "goals", "=", "level", 81, None, None, "岁", ""),
    ("能效值降至1.3以下。", "goals", "<=", "level", Fraction("1.3"), None, None, "", ""),
    ("更新设备80万台（套）以上。", "tasks", ">=", "level", 800000, None, None, "台（套）", ""),
    ("时延降至20毫秒以内。", "goals", "<=", "level", 20, None, None, "毫秒", ""),
    ("用水总量不突破60亿立方米。", "goals", "<=", "level", 6000000000, None, None, "立方米", ""),
    ("培育3—5家产值超50亿元企业。", "goals", "=", "level", 3, 5, None, "家", ""),
    ("“最多跑一次”比例达到98%。", "goals", "=", "level", 98, None, None, "%", ""),
    ("技术合同成交额增速达到11%。", "goals", "=", "growth", 11, None, None, "%", ""),
    ("改造提升农田100万亩。", "tasks", "=", "level", 1000000, None, None, "亩", ""),
    ("研发人员达到80人年。", "goals", "=", "level", 80, None, None, "人年", ""),
    ("每年遴选项目不少于30个。", "tasks", ">=", "level", 30, None, None, "个", ""),
]  # fmt: skip


@pytest.mark.parametrize("row", FIGURES, ids=lambda row: row[0])
def test_a_figure_is_read_with_all_its_parts(row):
    text, section, *wanted = row
    (target,) = read_all(text, section)
    got = (target.comparator, target.change, target.value, target.value_max, target.baseline, target.unit)
    assert (*got, target.deadline) == tuple(wanted)
    assert (target.status, target.kind) == ("target", "quantified")


SEVERAL = [
    ("创建绿色工厂800家、绿色园区40个左右。", [("绿色工厂", 800, "家", "="), ("绿色园区", 40, "个", "~")]),
    ("形成2个五千亿级、6个千亿级装备集群。", [("五千亿级装备集群", 2, "个", "="), ("千亿级装备集群", 6, "个", "=")]),
    ("培育国家级示范企业10家、省级50家。", [("国家级示范企业", 10, "家", "="), ("省级示范企业", 50, "家", "=")]),
    ("事故起数和死亡人数分别下降11%和7%。", [("事故起数下降", 11, "%", "="), ("死亡人数下降", 7, "%", "=")]),
    ("装备和软件满足率分别超过70%和50%。", [("装备满足率", 70, "%", ">"), ("软件满足率", 50, "%", ">")]),
    ("再生铝产量达到90万吨，占比超过三成。", [("再生铝产量", 900000, "吨", "="), ("再生铝占比", 30, "%", ">")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_coordinated_figures_are_targets_of_their_own(text, wanted):
    got = [(t.metric_zh, t.value, t.unit, t.comparator) for t in read_all(text)]
    assert got == [(metric, Fraction(value), unit, sign) for metric, value, unit, sign in wanted]


def test_a_count_before_the_figures_in_turn_is_none_of_them():
    got = read_all("两项补贴分别惠及90万名老人和160万名学生。", "tasks")
    assert [(t.value, t.unit) for t in got] == [(900000, "名"), (1600000, "名")]


def test_deadlines_in_turn_are_shared_out():
    got = read_all("到2026年、2028年，污水治理率分别达到45%和60%。")
    assert [(t.deadline, t.value) for t in got] == [("2026", 45), ("2028", 60)]


def test_a_horizon_holds_for_its_paragraph_and_for_what_is_said_at_the_same_time():
    text = passages("到2027年底，站点达到50座。", "运量达到9万吨。", "到2030年，站点达到80座。", "届时，体系基本形成。")
    got = targets(text, ISSUED)
    assert [t.deadline for t in got] == ["2027-12-31", "2027-12-31", "2030", "2030"]


def test_a_horizon_in_mid_sentence_ends_with_its_sentence():
    text = passages(
        "做强装备产业，力争到2030年形成4个集群。", "支持东港市建设基地，总投资不少于35亿元。", section="tasks"
    )
    assert [t.deadline for t in targets(text, ISSUED)] == ["2030", ""]


def test_a_horizon_with_a_colon_holds_for_the_list_below_and_no_further():
    lead, item, other = "到2030年，主要目标如下：", "——规模达到90亿元。", "规模达到95亿元。"
    text = [
        Passage(0, 0, 13, lead, section="goals"),
        Passage(1, 20, 30, item, section="goals"),
        Passage(2, 40, 49, other, section="tasks"),
    ]
    assert [t.deadline for t in targets(text, ISSUED)] == ["2030", ""]


STATUSES = [
    ("截至2025年5月底，全省已建成泊位126个。", "background", "result"),
    ("“十四五”以来，先后印发近20份文件。", "background", "result"),
    ("赴8个县开展调研，收到意见60条。", "drafting", "result"),
    ("目前，平台用户突破2000万人。", "", "result"),
    ("2024年产值达到300亿元。", "goals", "result"),
    ("企业应当在发现事件后2小时内报告。", "tasks", "requirement"),
    ("企业每年至少组织一次演练。", "tasks", "requirement"),
    ("单个项目补助不超过200万元。", "safeguards", "requirement"),
    ("违反规定的，处1万元以上3万元以下罚款。", "tasks", "requirement"),
    ("专职人员应当不少于15人。", "tasks", "requirement"),
    ("建成泊位30个。", "tasks", "target"),
    ("设立总规模50亿元的引导基金。", "tasks", "target"),
]


@pytest.mark.parametrize(("text", "section", "status"), STATUSES)
def test_results_and_requirements_are_no_targets(text, section, status):
    assert {t.status for t in read_all(text, section)} == {status}


NONE = [
    ("部署了5个方面14项重点任务。", "tasks"),
    ("支持甲市、乙市等5个城市开展试点。", "tasks"),
    ("应当对装机容量10万千瓦以上的电站登记造册。", "tasks"),
    ("鼓励年销售收入超过1亿元的企业建立研发机构。", "tasks"),
    ("投资超过1亿元的，优先安排用地。", "tasks"),
    ("做强船舶、氢能、医药三大主导产业。", "tasks"),
    ("完善“1+3+N”工作体系，建立“一企一策”清单。", "tasks"),
    ("本办法自2026年1月1日起施行，有效期5年。", "follow_up"),
    ("2026年底前完成存量设备排查。", "tasks"),
    ("坚持创新驱动，覆盖90%的县区。", "principles"),
    ("根据《五年行动方案（2024—2027年）》第十二条规定。", "tasks"),
    ("2026年底前发布首批清单。", "tasks"),
]


@pytest.mark.parametrize(("text", "section"), NONE)
def test_counts_of_itself_attributes_and_duties_are_left_out(text, section):
    assert read_all(text, section) == []


STATES = [
    ("到2027年，创新能力显著增强。", "tasks", "创新能力", "2027"),
    ("基本建成覆盖全省的回收体系。", "goals", "覆盖全省的回收体系", ""),
    ("绿色转型成效明显。", "goals", "绿色转型成效", ""),
    ("首期工程于2027年6月底前投产。", "tasks", "首期工程", "2027-06-30"),
    ("力争2030年前实现碳达峰。", "tasks", "碳达峰", "2030"),
    ("综合实力进入全国前10位。", "goals", "综合实力进入全国前10位", ""),
    ("重点企业全面普及数字化管理。", "goals", "重点企业全面普及数字化管理", ""),
    ("研发强度高于全国平均水平。", "goals", "研发强度", ""),
    ("形成“一核引领、两带支撑”的格局。", "goals", "“一核引领、两带支撑”的格局", ""),
]


@pytest.mark.parametrize(("text", "section", "subject", "deadline"), STATES)
def test_states_are_qualitative_targets(text, section, subject, deadline):
    (target,) = read_all(text, section)
    assert (target.kind, target.object_zh, target.deadline) == ("qualitative", subject, deadline)
    assert target.value is None
    assert target.comparator == target.unit == ""


def test_two_dates_in_a_clause_make_two_targets():
    got = read_all("我国力争2030年前实现碳达峰、2060年前实现碳中和。", "tasks")
    assert [(t.object_zh, t.deadline) for t in got] == [("碳达峰", "2030"), ("碳中和", "2060")]


def test_what_grows_every_year_recurs():
    (target,) = read_all("专项资金规模逐年增长。", "safeguards")
    assert (target.kind, target.recurrence, target.deadline) == ("qualitative", "逐年", "")


def test_vague_amounts():
    got = read_all("培育若干龙头企业和一批服务商。", "tasks")
    assert [(t.kind, t.metric_zh) for t in got] == [("vague", "龙头企业"), ("vague", "服务商")]


def test_binding_from_brackets_also_of_the_same_metric_before():
    got = read_all("投入强度达到3.2%，比2025年提高0.6个百分点（预期性），能耗下降12%（约束性指标），产量达到9万吨。")
    assert [t.binding for t in got] == ["预期性", "预期性", "约束性", ""]


def test_binding_from_a_sentence():
    text = passages(
        "到2027年，回收率不低于85%，产量达到9万吨，体系基本形成。", "其中，回收率为约束性指标，其余为预期性指标。"
    )
    assert [t.binding for t in targets(text, ISSUED)] == ["约束性", "预期性", ""]


def test_a_baseline_has_its_year():
    (target,) = read_all("利用率由2024年的35%提高到60%。")
    assert (target.baseline, target.baseline_year, target.value) == (35, 2024, 60)


def test_titles_of_goals_are_goals_and_keep_the_horizon():
    lead = Passage(0, 0, 14, "到2027年，产值达到8亿元。", section="goals")
    title = Passage(1, 20, 31, "——创新能力大幅提升。", section="heading", area="创新能力大幅提升")
    body = Passage(1, 31, 40, "建成平台15个。", section="goals", marker="——")
    got = targets([lead, title, body], ISSUED)
    assert [(t.kind, t.deadline) for t in got] == [
        ("quantified", "2027"),
        ("qualitative", "2027"),
        ("quantified", "2027"),
    ]


@pytest.mark.parametrize("name", ["plan", "notice", "interpretation"])
@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_every_target_of_the_samples_is_found_exactly(name, form):
    folder = shipped("corpora") / name
    document = read(folder / f"zh.{form}")
    segments = segment(document)
    around = outline(document, segments)
    found = targets(around, facts(document, segments, around))
    got = [t for t in found if t.status == "target"]
    gold = json.loads((folder / "gold" / "extraction.json").read_text(encoding="utf-8"))["targets"]
    wanted = [
        (
            g["kind"], g["comparator"], g["change"], _number(g["value"]), _number(g["value_max"]),
            _number(g["baseline"]), g["unit"], g["deadline"], g["recurrence"], g["binding"],
        )
        for g in gold
    ]  # fmt: skip
    assert [
        (t.kind, t.comparator, t.change, t.value, t.value_max, t.baseline, t.unit, t.deadline, t.recurrence, t.binding)
        for t in got
    ] == wanted
    for target, g in zip(got, gold, strict=True):
        assert document.text[slice(*target.zh_span)] == target.zh_evidence
        assert target.zh_evidence in g["zh_text"] or g["zh_text"] in target.zh_evidence


def _number(value):
    return None if value is None else Fraction(str(value))


PARTS = [
    "到2027年",
    "“十四五”以来，",
    "达到",
    "3成",
    "5万家",
    "1.2亿元",
    "，",
    "。",
    "（约束性）",
    "一批",
    "由",
    "的",
    "《",
    "》",
]


@given(
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join), st.sampled_from(["goals", "tasks", "background", ""])
)
def test_evidence_is_always_where_it_says(text, section):
    for target in read_all(text, section):
        assert text[slice(*target.zh_span)] == target.zh_evidence
        assert target.zh_evidence
        assert (target.value is not None) == (target.kind == "quantified")


def test_reading_stays_linear_on_hostile_text():
    assert read_all("到2027年" * 3000, "goals") is not None
    for part in ("1家、", "分别达到1%", "三年内", "一批", "由3%提高到5%"):
        assert read_all(part * 2000, "tasks") is not None


def test_the_time_of_a_bracket_holds_for_the_figures_of_its_tasks():
    text = (
        "二、重点任务\n（一）培育企业\n培育骨干企业30家，每年培训2000人次。\n（省科技厅、省财政厅负责，2029年底前完成）"
    )
    import aligner

    made = aligner.extract(text, None)
    assert [(t.value, t.deadline, t.recurrence) for t in made.targets] == [(30, "2029-12-31", ""), (2000, "", "每年")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("农村贫困人口减少1000万以上。", 10_000_000),
        ("到2030年，常住人口达到520万。", 5_200_000),
        ("到2027年，参训人数达到3万以上。", 30_000),
        ("到2030年，全省总人口控制在1.2亿以内。", 120_000_000),
    ],
)
def test_a_figure_of_a_population_counts_people(text, value):
    (target,) = read_all(text)
    assert (target.value, target.unit) == (value, "人")


@pytest.mark.parametrize("text", ["到2030年，人口密度控制在1000以内。", "到2030年，65岁以上人口占比降到20以下。"])
def test_a_rate_of_a_population_counts_none(text):
    assert [target.unit for target in read_all(text)] == [""]


@pytest.mark.parametrize("text", ["认真落实以上十四条。", "把这两个基本点统一于实践。", "完成上述三项任务。"])
def test_what_the_text_points_back_to_is_no_target(text):
    assert [t for t in read_all(text) if t.kind == "quantified"] == []
