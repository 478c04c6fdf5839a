"""What plans by a writer who knew no rules showed: fines, reasons, shortcomings, sizes, rates, units, dates."""

from __future__ import annotations

from fractions import Fraction

import pytest

import aligner

PLAN = "青林市城市更新实施方案（2026—2030年）\n（2026年3月1日印发）\n"


def read(body: str):
    return aligner.extract(PLAN + body, None)


def actions(text: str):
    return [task.zh_evidence for task in read(f"二、重点任务\n（一）加强治理。{text}\n").tasks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开展巡查。违反条例第三十条规定的，处五千元以上二万元以下罚款。", ["开展巡查"]),
        ("完善台账。对偷排的企业，依照防治条例第十八条，处十万元以上罚款。", ["完善台账"]),
        ("规范停车秩序，对占用盲道的，处二百元罚款。", ["规范停车秩序"]),
        ("加强收费管理。逾期不缴的，按日加收万分之五的滞纳金。", ["加强收费管理"]),
        ("加大查处力度，情节严重的，处合同金额百分之二的罚款。", ["加大查处力度"]),
    ],
)
def test_a_fine_that_a_plan_restates_is_no_task(text, expected):
    assert actions(text) == expected
    assert not read(f"二、重点任务\n（一）加强治理。{text}\n").targets


def test_a_fine_of_measures_is_a_task():
    made = aligner.extract("青林市停车管理办法\n第十条　违反规定的，处二百元罚款。\n", None)
    assert [task.verb_zh for task in made.tasks] == ["处"]


@pytest.mark.parametrize(
    ("text", "action", "value"),
    [
        ("针对全市目前仅有12家三级医院的实际，新建区域医疗中心3个。", "新建区域医疗中心3个", 3),
        ("针对城区停车位缺口达4万个的问题，新增公共停车位2万个。", "新增公共停车位2万个", 20000),
        ("鉴于目前仍有30个村不通公交的现状，开通村级公交线路30条。", "开通村级公交线路30条", 30),
        ("以第五次经济普查结果为基础，建设企业名录库5个。", "建设企业名录库5个", 5),
        ("以城市体检报告为依据，改造老旧街区18片。", "改造老旧街区18片", 18),
    ],
)
def test_what_an_action_rests_on_is_no_part_of_it(text, action, value):
    made = read(f"二、重点任务\n（一）补齐短板。{text}\n")
    assert [task.zh_evidence for task in made.tasks] == [action]
    assert [target.value for target in made.targets] == [value]


@pytest.mark.parametrize("opens", ["但也要看到，", "同时，我们也要清醒认识到，", "也应看到，", "然而，还必须看到，"])
@pytest.mark.parametrize("lack", ["全市仍有约3.2万户棚户区", "人均绿地不足8平方米", "近四成管网建于1990年以前"])
def test_shortcomings_are_no_results(opens, lack):
    made = read(f"一、工作基础\n“十四五”期间，全市累计改造小区120个。{opens}{lack}。\n二、重点任务\n开展改造。\n")
    assert [result.value for result in made.results] == [120]
    assert not made.targets


@pytest.mark.parametrize("title", ["工作基础", "建设基础", "前期基础", "现实基础", "产业基础"])
def test_results_of_a_part_about_foundations(title):
    text = "2025年，城区绿化率达到41.5%，比2020年提高3.2个百分点。再生水利用率由2020年的18%提高到27%。"
    made = read(f"一、{title}\n{text}\n二、重点任务\n开展改造。\n")
    assert [t.value for t in made.results] == [Fraction("41.5"), Fraction("3.2"), 27]
    assert (made.targets, [t.zh_evidence for t in made.tasks]) == ((), ["开展改造"])


@pytest.mark.parametrize(
    ("text", "unit", "label", "value"),
    [
        ("修复珍贵档案1.5万件（套）以上", "件（套）", "pieces (sets)", 15000),
        ("五年累计征集革命文物3000件(套)", "件(套)", "pieces (sets)", 3000),
        ("更新教学设备2万台（套）", "台（套）", "machines or sets", 20000),
        ("配备急救设备500台(套)以上", "台(套)", "machines or sets", 500),
        ("建成示范项目30个（含续建）", "个", "items (count)", 30),
    ],
)
def test_units_with_a_second_one_in_brackets(text, unit, label, value):
    (target,) = read(f"一、工作目标\n到2030年，{text}。\n").targets
    assert (target.unit, target.unit_en, target.value) == (unit, label, value)


@pytest.mark.parametrize(
    ("text", "action", "size", "value"),
    [
        ("改造老旧小区60个、面积不低于120万平方米。", "改造老旧小区60个", 2, 1_200_000),
        ("新建标准粮仓4座、仓容达到20万吨。", "新建标准粮仓4座", 2, 200_000),
        ("培育示范社区12个、户数不少于6000户。", "培育示范社区12个", 2, 6000),
        ("建设污水管网8条、总里程达到96公里。", "建设污水管网8条", 2, 96),
        ("建设养老机构15家、床位不少于1800张。", "建设养老机构15家", 2, 1800),
    ],
)
def test_the_size_of_what_is_built_is_a_target_and_no_action(text, action, size, value):
    made = read(f"二、重点任务\n（一）补齐短板。{text}\n")
    assert [task.zh_evidence for task in made.tasks] == [action]
    assert (len(made.targets), made.targets[-1].value) == (size, value)


@pytest.mark.parametrize(
    "text",
    [
        "新建项目容积率不低于1.2",
        "改造小区停车位配比达到1∶0.8",
        "新建住宅绿色建筑占比达到90%",
        "试点企业研发投入不低于营业收入的3%",
        "整治村庄生活污水治理率达到75%",
    ],
)
def test_what_is_built_as_the_subject_of_a_measure_is_no_action(text):
    made = read(f"二、重点任务\n（一）补齐短板。{text}。推进改造。\n")
    assert [task.zh_evidence for task in made.tasks] == ["推进改造"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("各县（区）住房城乡建设部门要逐栋建立安全档案", "各县（区）住房城乡建设部门"),
        ("各街道要逐户开展入户调查", "各街道"),
        ("各乡镇要逐村制定整治清单", "各乡镇"),
        ("各学校要逐校落实安全责任", "各学校"),
        ("市水务局要逐段排查管网病害", "市水务局"),
    ],
)
def test_one_by_one_in_front_of_a_verb(text, actor):
    (task,) = read(f"二、重点任务\n（一）摸清底数。{text}。\n").tasks
    assert (task.zh_evidence, task.actor_zh) == (text, actor)


@pytest.mark.parametrize(
    "text",
    [
        "加强与高等学校、科研院所合作",
        "深化与周边城市的产业协作",
        "强化与公安、消防部门联动",
        "密切与行业协会的联系",
        "推进与国家平台互联互通对接",
        "整修排水沟渠35公里",
        "布设空气监测点位40个",
        "编撰出版地方志书",
        "修缮历史建筑60栋",
        "抽检建材产品500批次",
    ],
)
def test_verbs_of_actions(text):
    assert actions(text + "。") == [text]


@pytest.mark.parametrize(
    ("text", "change", "value"),
    [
        ("各级政府应当将经费列入预算，市级专项资金年均增长不低于6%", "growth", 6),
        ("建设单位应当组织验收，工程验收合格率达到100%", "level", 100),
        ("物业企业必须公示收费标准，居民满意度达到90%以上", "level", 90),
        ("各区要落实管护责任，管护人员配备率不低于95%", "level", 95),
        ("医院应当优化流程，人均候诊时间缩短到20分钟以内", None, None),
    ],
)
def test_a_rate_behind_a_duty_is_a_target(text, change, value):
    made = read(f"二、重点任务\n（一）落实责任。{text}。\n")
    assert [(t.change, t.value) for t in made.targets] == ([(change, value)] if change else [])


@pytest.mark.parametrize(
    "bracket", ["（市水务局牵头，2028年6月底前完成）", "（责任单位：市水务局；完成时限：2028年6月底）"]
)
def test_a_date_inside_one_action_is_not_that_of_the_next(bracket):
    text = f"2027年3月底前建成监管平台2个。布设监测站点45个，培育示范片6个。{bracket}"
    made = read(f"二、重点任务\n（一）推进数字化。{text}\n")
    assert [t.deadline for t in made.targets] == ["2027-03-31", "2028-06-30", "2028-06-30"]
    assert [t.deadline for t in made.tasks] == ["2027-03-31", "2028-06-30", "2028-06-30"]


def test_the_time_of_a_bracket_beside_what_recurs():
    text = "培育品牌50个，文创产品年销售收入突破8亿元。每年组织展演200场次。（牵头单位：市文化局；完成时限：2028年底）"
    made = read(f"二、重点任务\n（一）活化利用。{text}\n")
    assert [(t.deadline, t.recurrence) for t in made.targets] == [("2028-12-31", ""), ("2028-12-31", ""), ("", "每年")]


@pytest.mark.parametrize(
    "text",
    [
        "城市管网改造全面铺开",
        "生产生活方式更加绿色",
        "市级应急指挥平台建成运行",
        "历史建筑全部建立档案",
        "供能结构更加低碳",
    ],
)
def test_states_without_a_figure(text):
    (target,) = read(f"一、工作目标\n到2028年，{text}。\n").targets
    assert (target.kind, target.deadline, target.zh_evidence) == ("qualitative", "2028", text)


@pytest.mark.parametrize(
    ("bracket", "lead", "support"),
    [
        ("（市财政局牵头，人民银行青林支行、市住房城乡建设局配合）", "市财政局", "人民银行青林支行 市住房城乡建设局"),
        ("（市城管局负责，市生态环境局东湖分局配合）", "市城管局", "市生态环境局东湖分局"),
        ("（市城市更新工作专班牵头，工商银行青林分行配合）", "市城市更新工作专班", "工商银行青林分行"),
        ("（市住房城乡建设局牵头，市财政局、农业银行青林支行参与）", "市住房城乡建设局", "市财政局 农业银行青林支行"),
        ("（市发展改革委牵头，市财政局按职责分工负责）", "市发展改革委 市财政局", ""),
    ],
)
def test_units_of_brackets(bracket, lead, support):
    (task,) = read(f"二、重点任务\n（一）拓宽渠道。统筹各类资金。{bracket}\n").tasks
    assert (" ".join(task.lead_units), " ".join(task.support_units)) == (lead, support)


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("新建农村公路120公里、改造提升80公里", "农村公路改造提升", 80),
        ("新建标准厂房30万平方米、改扩建12万平方米", "标准厂房改扩建", 120_000),
        ("市财政局每年安排专项资金不少于2000万元", "专项资金", 20_000_000),
        ("县教育局每年组织骨干教师培训500人次", "骨干教师培训", 500),
        ("区政府累计投入治理经费1.2亿元", "治理经费", 120_000_000),
        ("筹措建设资金5.2亿元左右", "建设资金", 520_000_000),
        ("接入重点点位2200个", "重点点位", 2200),
    ],
)
def test_metrics(text, metric, value):
    target = read(f"二、重点任务\n（一）补齐短板。{text}。\n").targets[-1]
    assert (target.metric_zh, target.value) == (metric, value)


@pytest.mark.parametrize(
    "text",
    [
        "全市住房事业取得长足进步",
        "第三次国土调查任务全面完成",
        "老旧小区改造计划如期完成",
        "棚户区改造任务圆满完成",
        "城建工作取得显著成效",
    ],
)
def test_achievements_without_a_figure(text):
    (result,) = read(f"一、发展基础\n“十四五”时期，{text}。\n二、重点任务\n开展改造。\n").results
    assert (result.kind, result.zh_evidence) == ("qualitative", text)
