"""Condensed words, items of lists, and qualifiers that the English leaves out."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.check.tables import table

CONDENSED, ITEM, TWICE, LIMIT = (
    "support.condensed",
    "support.list_item",
    "support.repeated_item",
    "modality.qualifier_lost",
)
WRONG = [
    (CONDENSED, "支持企事业单位参与。", "Support the participation of enterprises."),
    (CONDENSED, "改善中小学办学条件。", "Improve the conditions of primary schools."),
    (CONDENSED, "统筹城乡教育。", "Coordinate education in urban areas."),
    (CONDENSED, "扩大农产品进出口。", "Expand imports of farm produce."),
    (CONDENSED, "带动上下游企业。", "Bring along upstream companies."),
    (CONDENSED, "推进产学研合作。", "Promote cooperation between industry and research institutes."),
    (CONDENSED, "完善奖惩机制。", "Improve the reward mechanism."),
    (CONDENSED, "规范购销合同。", "Regulate purchase contracts."),
    (CONDENSED, "保护妇幼健康。", "Protect the health of women."),
    (CONDENSED, "落实减税降费政策。", "Implement tax reduction policies."),
    (CONDENSED, "市、县两级疾控中心全部达标。", "All municipal CDCs meet the standards."),
    (CONDENSED, "经省委、省政府同意。", "With the consent of the provincial government."),
    (CONDENSED, "依规依纪依法处理。", "Handle according to regulations and laws."),
    (CONDENSED, "公检法机关加强配合。", "Public security organs and courts strengthen cooperation."),
    (CONDENSED, "纪检监察机关介入。", "The supervision organs stepped in."),
    (CONDENSED, "保护人民生命财产安全。", "Protect people's lives."),
    (CONDENSED, "推进治理体系和治理能力现代化。", "Modernize the governance system."),
    (CONDENSED, "做好防汛抗旱工作。", "Do a good job in flood control."),
    (CONDENSED, "提高防灾减灾救灾能力。", "Improve disaster prevention and mitigation."),
    (CONDENSED, "建设风光大基地。", "Build large wind power bases."),
    (ITEM, "防范火灾、洪涝、地震、滑坡等灾害。", "Guard against fires, floods and landslides."),
    (ITEM, "发展种植、养殖、加工和旅游。", "Develop planting, breeding and tourism."),
    (ITEM, "保护森林、草原、湿地和海洋。", "Protect forests, wetlands and oceans."),
    (ITEM, "支持农民、工人、教师、医生。", "Support farmers, teachers and doctors."),
    (ITEM, "检查食品、药品、化妆品和医疗器械。", "Inspect food, drugs and medical devices."),
    (ITEM, "减少税收、债务、费用和成本。", "Reduce taxes, fees and costs."),
    (ITEM, "加强组织、协调、指导和监督。", "Strengthen organization, guidance and supervision."),
    (ITEM, "支持煤炭、石油、天然气、电力企业", "support coal, oil and power enterprises"),
    (TWICE, "规范粮食入库、储存、出库管理。", "Regulate the management of grain storage, storage, and storage."),
    (TWICE, "落实监督、监管、监察责任。", "Fulfil the duties of supervision, supervision and inspection."),
    (TWICE, "包括课程、教程、学程。", "It includes courses, courses and courses."),
    (LIMIT, "原则上每季度开展一次。", "It is carried out once a quarter."),
    (LIMIT, "有条件的地区可以先行先试。", "Regions may be the first to try this out."),
    (LIMIT, "每年至少组织一次演练。", "Organize a drill every year."),
    (LIMIT, "力争产值达到一百亿元。", "The output value reaches 10 billion yuan."),
    (LIMIT, "企业可自愿参加。", "Enterprises take part."),
    (LIMIT, "数据无偿提供给公众。", "Data is provided to the public."),
    (LIMIT, "连续三年未开展检查的单位。", "Units that did no inspection in three years."),
    (LIMIT, "须经主管部门书面同意。", "The department in charge must agree."),
    (LIMIT, "逐步扩大试点范围。", "Expand the scope of the pilot."),
    (LIMIT, "加快非法采砂整治。", "Speed up the rectification of sand mining."),
]
RIGHT = [
    ("支持企事业单位参与。", "Support the participation of enterprises and public institutions."),
    ("改善中小学办学条件。", "Improve the conditions of K-12 schools."),
    ("扩大农产品进出口。", "Expand foreign trade in farm produce."),
    ("市、县两级疾控中心全部达标。", "CDCs at both levels meet the standards."),
    ("经省委、省政府同意。", "With the consent of the provincial Party committee and government."),
    ("加强水土保持。", "Strengthen erosion control."),
    ("提高防灾减灾救灾能力。", "Improve disaster prevention, mitigation and response."),
    ("进出口银行提供贷款。", "The Export-Import Bank provides loans."),
    ("完善奖惩机制。", "Improve the system of rewards and penalties."),
    ("防范火灾、洪涝、地震、滑坡等灾害。", "Guard against fires, floods, quakes and landslides."),
    ("防范火灾、洪涝、地震、滑坡等灾害。", "Guard against fires, floods and other disasters."),
    ("加强组织、协调、指导和监督。", "Strengthen organization, coordination, guidance and supervision."),
    ("减少税收、债务、费用和成本。", "Reduce taxes, debts, fees and costs."),
    ("粮食储存、棉花储存、食糖储存", "storage of grain, storage of cotton, storage of sugar"),
    ("原则上每季度开展一次。", "As a rule it is carried out once a quarter."),
    ("他原则上同意。", "He agrees in principle."),
    ("有条件的地区可以先行先试。", "Regions that are able to may try first."),
    ("每年至少组织一次演练。", "Organize no fewer than one drill a year."),
    ("逐步扩大试点范围。", "Expand the scope of the pilot step by step."),
    ("工作步骤逐步骤说明。", "The steps are explained."),
    ("按期无偿还能力的债务", "debts that cannot be repaid"),
    ("在指定期限内提交。", "Submit within the designated time limit."),
    ("举办定期存款业务。", "Offer time deposits."),
    ("支持中小企业发展。", "Support the development of SMEs."),
]
RULES = {CONDENSED, ITEM, TWICE, LIMIT}


@pytest.mark.parametrize(("rule", "zh", "en"), WRONG)
def test_found(rule: str, zh: str, en: str) -> None:
    assert rule in {finding.rule for finding in check_pair(zh, en).findings}


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_silent(zh: str, en: str) -> None:
    assert not RULES & {finding.rule for finding in check_pair(zh, en).findings}


@pytest.mark.parametrize(("name", "columns"), [("condensed.tsv", 3), ("qualifiers.tsv", 5)])
def test_tables(name: str, columns: int) -> None:
    assert all(len(row) == columns for row in table(name))
