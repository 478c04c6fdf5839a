"""Who acts, by when, and what is no task: kinds of sentences that were read wrongly, each with examples of its own."""

from __future__ import annotations

import pytest

from aligner.documents import from_text
from aligner.extraction.records import Facts, Task
from aligner.extraction.zh.outline import outline
from aligner.extraction.zh.tasks import tasks
from aligner.segment import segment


def found(text: str, issued: str = "") -> list[Task]:
    """Return the tasks of a text, of which by default nobody says when it was issued."""
    document = from_text(text, language="zh")
    return tasks(outline(document, segment(document, language="zh")), Facts(issued=issued))


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("2027年4月底前编制名录；8月底前完成勘界；年底前完成立碑。", "", "2027-04-30 2027-08-31 2027-12-31"),
        (
            "2026年5月底前，各市制定工作计划；7月底前，开展自查；11月底前，完成整改。",
            "2025-10-08",
            "2026-05-31 2026-07-31 2026-11-30",
        ),
        (
            "各县2026年2月底前摸清底数，5月底前建立台账，10月底前完成清退。",
            "",
            "2026-02-28 2026-05-31 2026-10-31",
        ),
        ("2025年第二季度完成选址，第四季度启动建设。", "", "2025-06-30 2025-12-31"),
        ("2026年上半年发布标准，下半年组织宣贯培训。", "2025-03-01", "2026-06-30 2026-12-31"),
        ("2025年12月底前出台办法，次年3月底前公布名单。", "", "2025-12-31 2026-03-31"),
        ("明年3月底前编制清单，6月底前完成改造。", "2025-11-20", "2026-03-31 2026-06-30"),
        ("6月底前完成摸排，年底前建立档案。", "", " "),
        ("今年要修复古桥，年底前开展验收。", "", " "),
        ("到2030年，建成现代水网。今年9月底前启动一期工程。", "2026-02-01", "2030 2026-09-30"),
        ("比2024年提前两个月，6月底前完成春灌。", "2025-03-01", "2025-06-30"),
        ("2000年底前建成的小区，10月底前完成燃气管道更换。", "2025-03-01", "2025-10-31"),
    ],
)
def test_each_clause_has_its_deadline(text: str, issued: str, expected: str) -> None:
    assert " ".join(task.deadline for task in found(text, issued)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教育部要完善助学政策。", "教育部|完善|助学政策"),
        ("教育部、民政部、中国残联要加强协作。", "教育部、民政部、中国残联|加强|协作"),
        ("审计署、财政部应当加强对专项资金的监督。", "审计署、财政部|加强|对专项资金的监督"),
        ("组织部、宣传部要做好干部培训。", "组织部、宣传部|做好|干部培训"),
        ("建设部、水利部要健全标准。", "建设部、水利部|健全|标准"),
        ("监管总局应当制定目录。", "监管总局|制定|目录"),
        ("教育部会同体育总局制定指南。", "教育部|制定|指南"),
        ("统计局、税务局要共享数据。", "统计局、税务局|共享|数据"),
        ("审计署要开展专项审计。", "审计署|开展|专项审计"),
        ("规划局、水务局要编制防涝方案。", "规划局、水务局|编制|防涝方案"),
        # the same characters, and no name
        ("组织部分企业开展试点。", "（未写明）|组织|部分企业开展试点"),
        ("宣传部署要求。", "（未写明）|宣传|部署要求"),
    ],
)
def test_names_of_bodies_begin_with_verbs(text: str, expected: str) -> None:
    (task,) = found(text)
    assert f"{task.actor_zh}|{task.verb_zh}|{task.object_zh}" == expected


@pytest.mark.parametrize(
    ("text", "actor", "lead", "support"),
    [
        ("水利部牵头，财政部、林草局按职责分工负责，编制规划。", "水利部", "水利部 财政部 林草局", ""),
        (
            "市教育局牵头，市财政局、市人社局分工负责，2026年底前出台方案。",
            "市教育局",
            "市教育局 市财政局 市人社局",
            "",
        ),
        ("公安部牵头，交通运输部配合，2025年底前建立机制。", "公安部", "公安部", "交通运输部"),
        (
            "商务部牵头，海关总署、税务总局参与，制定目录。",
            "商务部",
            "商务部",
            "海关总署 税务总局",
        ),
        (
            "由国家数据局牵头，工业和信息化部、国家网信办按职责分工负责，完善标准体系。",
            "国家数据局",
            "国家数据局 工业和信息化部 国家网信办",
            "",
        ),
        (
            "省卫生健康委牵头，省医保局、省药监局按照职责分工负责，10月底前公布清单。",
            "省卫生健康委",
            "省卫生健康委 省医保局 省药监局",
            "",
        ),
        (
            "本条例由国务院水利、林业部门会同能源主管部门组织实施。",
            "国务院水利、林业部门",
            "国务院水利部门 国务院林业部门",
            "能源主管部门",
        ),
        (
            "民政部会同国务院教育、财政、税务等部门建立信息平台。",
            "民政部",
            "民政部",
            "国务院教育部门 国务院财政部门 国务院税务部门",
        ),
        (
            "具体标准由国务院住房城乡建设、生态环境主管部门制定。",
            "国务院住房城乡建设、生态环境主管部门",
            "国务院住房城乡建设主管部门 国务院生态环境主管部门",
            "",
        ),
        (
            "省级公安、民政部门应当共享数据。",
            "省级公安、民政部门",
            "",
            "",
        ),
    ],
)
def test_several_bodies_share_a_task(text: str, actor: str, lead: str, support: str) -> None:
    task = found(text)[-1]
    assert (task.actor_zh, " ".join(task.lead_units), " ".join(task.support_units)) == (actor, lead, support)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("巡查组对县级党委负责。", "巡查组||负责"),
        ("检查组应当如实记录情况。", "检查组|shall|如实记录"),
        ("企业对安全生产工作负主体责任。", None),
        ("主管部门可以根据整改核查报告撤销决定。", "主管部门|may|撤销"),
        ("评估机构应当出具报告。", "评估机构|shall|出具"),
        ("在自然保护区内禁止开采矿产。", "（未写明）|must not|禁止开采"),
        ("县级政府应当根据防治工作需要划定重点区域。", "县级政府|shall|划定"),
        ("被检查对象应当配合调查工作。", "被检查对象|shall|配合"),
        ("监督检查人员应当出示证件。", "监督检查人员|shall|出示"),
        ("审计机关应当将审计结果报告本级政府。", "审计机关|shall|报告"),
        ("向督导对象反馈意见。", "（未写明）||反馈"),
        ("为经济发展营造良好环境。", "（未写明）||营造"),
        # what stands there is a verb all the same
        ("检查组织落实情况。", "（未写明）||检查"),
        ("督查重点项目。", "（未写明）||督查"),
    ],
)
def test_nouns_that_begin_like_verbs(text: str, expected: str | None) -> None:
    made = [f"{task.actor_zh}|{task.modality}|{task.verb_zh}" for task in found(text)]
    assert made == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第三十条 有下列行为之一的，由水行政主管部门责令改正：\n（一）擅自拆除堤防；\n（二）强制村民交纳费用。",
            ["责令|改正|"],
        ),
        (
            "第八条 违反本办法规定，有下列情形之一的，给予警告：\n（一）未按规定建立台账的；\n（二）销售过期药品的。",
            ["给予|警告|"],
        ),
        (
            "第五条 禁止下列行为：\n（一）倾倒垃圾；\n（二）砍伐古树。",
            ["倾倒|垃圾|must not", "砍伐|古树|must not"],
        ),
        ("禁止下列行为：\n（一）倾倒垃圾；\n（二）破坏护栏。", ["倾倒|垃圾|must not", "破坏|护栏|must not"]),
        (
            "第六条 供水单位不得有下列行为：\n（一）擅自停止供水；\n（二）收取押金。",
            ["擅自停止|供水|must not", "收取|押金|must not"],
        ),
        (
            "第七条 任何单位和个人不得实施下列行为：\n（一）侵占绿地；\n（二）损害路灯。",
            ["侵占|绿地|must not", "损害|路灯|must not"],
        ),
        (
            "第九条 在景区内禁止从事下列活动：\n（一）开采石料；\n（二）排放污水。",
            ["开采|石料|must not", "排放|污水|must not"],
        ),
        (
            "第十条 学校应当履行下列职责：\n（一）制定应急预案；\n（二）开展演练。",
            ["制定|应急预案|shall", "开展|演练|shall"],
        ),
        (
            "第十一条 出租人违反本办法规定，出租危险房屋，或者拒绝接受检查的，由公安机关处以罚款。",
            ["处以|罚款|"],
        ),
        (
            "第十二条 政府督查内容包括：\n（一）重大部署落实情况；\n（二）职责履行情况。",
            [],
        ),
    ],
)
def test_lists_of_forbidden_and_penalised_acts(text: str, expected: list[str]) -> None:
    made = [f"{task.verb_zh}|{task.object_zh}|{task.modality}" for task in found(text)]
    assert made == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("不得收购、销售、出租不合格产品。", "不得收购、销售、出租|不合格产品"),
        ("任何人不得侵占或者破坏绿地。", "不得侵占或者破坏|绿地"),
        ("保护、传承红色文化。", "保护、传承|红色文化"),
        ("企业应当严格执行排放标准。", "严格执行|排放标准"),
        ("应当立即采取补救措施。", "立即采取|补救措施"),
        ("对违规行为及时依法处理。", "及时依法处理|违规行为"),
        ("由本级人民政府责令改正。", "责令|改正"),
        ("当地县级人民政府应当给予补助。", "给予|补助"),
        ("把符合条件的农户逐步纳入保障范围。", "逐步纳入|符合条件的农户"),
        ("将国家自主创新示范区政策推广到全省。", "推广到|国家自主创新示范区政策"),
        ("从事垂钓经营的单位应当建立登记制度。", "建立|登记制度"),
        ("古树原则上实行原地保护。", "原则上实行|原地保护"),
        ("不得拒绝、阻碍。", "不得拒绝、阻碍|"),
        # lists of objects
        ("开展检查、访谈、暗访。", "开展|检查、访谈、暗访"),
        ("推进改革、发展、稳定。", "推进|改革、发展、稳定"),
    ],
)
def test_verb_and_object(text: str, expected: str) -> None:
    (task,) = found(text)
    assert f"{task.verb_zh}|{task.object_zh}" == expected


def test_permission_holds_for_the_action_behind_its_phrase() -> None:
    (task,) = found("监管机构可以根据抽查结论，提出处理建议。")
    assert (task.actor_zh, task.modality, task.verb_zh) == ("监管机构", "may", "提出")


def test_an_act_with_an_unknown_verb_is_forbidden_all_the_same() -> None:
    made = found("第三条 禁止下列行为：\n（一）翻越围栏；\n（二）攀折花木；\n（三）法律、法规禁止的其他行为。")
    assert [(task.verb_zh, task.object_zh, task.modality) for task in made] == [
        ("翻越", "围栏", "must not"),
        ("攀折", "花木", "must not"),
    ]
