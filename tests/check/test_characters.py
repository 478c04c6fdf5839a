"""Terms of which single characters were translated, bodies of another kind, and items that lists lost."""

from __future__ import annotations

import pytest

from aligner.check import check_pair
from aligner.check.tables import table

CHARACTERS, KIND, ITEM = "term.characters", "term.body_kind", "support.list_item"
WRONG = [
    (CHARACTERS, "推进源网荷储一体化。", "Promote source network charge storage integration.", "源网荷储一体化"),
    (CHARACTERS, "完善社会保障。", "Improve club guarantee.", "社会保障"),
    (CHARACTERS, "由省交通运输厅牵头。", "Led by the Provincial Transportation Hall.", "交通运输厅"),
    (CHARACTERS, "健全退役军人服务体系。", "Improve the service system for retreat military.", "退役军人"),
    (CHARACTERS, "推动高质量发展。", "Promote high-quality hair exhibition.", "推动高质量发展"),
    (CHARACTERS, "防范金融风险。", "Prevent financial wind dangers.", "金融风险"),
    (CHARACTERS, "加强社会治安综合治理。", "Strengthen comprehensive cure of club order.", "加强社会治安综合治理"),
    (CHARACTERS, "保障粮食安全。", "Guarantee grain peace.", "粮食安全"),
    (CHARACTERS, "加强环境保护。", "Strengthen ring protection.", "环境保护"),
    (CHARACTERS, "严格安全监管。", "Strict safety prison pipes.", "安全监管"),
    (KIND, "省林业和草原局负责。", "The Provincial Forestry and Grassland Ministry is responsible.", "省林业和草原局"),
    (KIND, "国家粮食和物资储备局公告", "Notice of the State Grain and Material Reserves Board", "国家粮食和物资储备局"),
    (KIND, "省委组织部印发通知。", "The Organization Ministry gave notice.", "省委组织部"),
    (KIND, "市委宣传部印发通知。", "The Propaganda Ministry gave notice.", "市委宣传部"),
    ("actor.rank", "省工信厅公布名单。", "The Ministry of Industry and Information announced the list.", "省工信厅"),
    (KIND, "市体育局组织比赛。", "The Municipal Sports Board organizes the competition.", "市体育局"),
    (KIND, "市园林局开展检查。", "The Municipal Garden Ministry carries out inspections.", "市园林局"),
    (KIND, "县信访局办理来信。", "The County Petition Board handles letters.", "县信访局"),
    (KIND, "省粮食局发布价格。", "The Provincial Grain Hall publishes prices.", "省粮食局"),
    (KIND, "市城市管理委员会负责。", "The Municipal Urban Management Ministry is responsible.", "市城市管理委员会"),
    (ITEM, "种植小麦、玉米、大豆等作物。", "Grow wheat, soybeans and other crops.", "玉米"),
    (ITEM, "做到早预防、早发现、早治疗。", "Achieve early prevention and early treatment.", "早发现"),
    (ITEM, "坚持自主、安全、可控、开放。", "Stay independent, controllable and open.", "安全"),
    (ITEM, "保护国家秘密、商业秘密、个人隐私。", "Protect state secrets and commercial secrets.", "个人隐私"),
    (ITEM, "建设铁路、公路、桥梁和隧道。", "Build railways, highways and tunnels.", "桥梁"),
    (
        ITEM,
        "坚持自愿、公平、诚信、合法的原则。",
        "Follow voluntariness, fairness and legality.",
        "诚信",
    ),
    (ITEM, "加强规划、设计、施工和验收。", "Strengthen planning, design and acceptance.", "施工"),
    (ITEM, "支持养猪、养牛、养羊、养鸡。", "Support the raising of pigs, sheep and chickens.", "养牛"),
    (ITEM, "治理大气、水体、土壤、噪声污染。", "Control air, water and noise pollution.", "土壤"),
    (ITEM, "教师、医生、律师、会计师", "teachers, doctors and accountants", "律师"),
]
RIGHT = [
    ("统筹推进源网荷储一体化。", "Advance the integration of power generation, grids, loads and storage."),
    ("完善社会保障。", "Improve social security."),
    ("由省交通运输厅牵头。", "Led by the Provincial Department of Transport."),
    ("健全退役军人服务体系。", "Improve the system of services for veterans."),
    ("两国企业签署协议。", "The two countries' companies signed agreements."),
    ("人民大会堂的大厅和省交通运输厅", "The hall and the Department of Transport"),
    ("省林业和草原局负责。", "The Provincial Forestry and Grassland Bureau is responsible."),
    (
        "省委组织部同国防部座谈。",
        "The Party's Organization Department met the Ministry of National Defence.",
    ),
    ("公司董事会和市体育局", "The company's Board and the Municipal Sports Bureau"),
    ("种植小麦、玉米、大豆等作物。", "Grow wheat, maize, soybeans and other crops."),
    ("种植小麦、玉米、大豆等作物。", "Grow wheat, mealies, soybeans and other crops."),
    ("制定、修订、公布标准。", "Draw up, revise and publish standards."),
    ("研究、解决问题。", "Solve problems."),
    ("发展铁路、公路、水运和航空。", "Develop highways, waterways, railways and aviation."),
    ("治理大气、水体、土壤、噪声污染。", "Control air, water, soil and noise pollution."),
    ("教师、医生、律师、会计师", "teachers, physicians, attorneys and accountants"),
]


@pytest.mark.parametrize(("rule", "zh", "en", "what"), WRONG)
def test_found(rule: str, zh: str, en: str, what: str) -> None:
    found = [f for f in check_pair(zh, en).findings if f.zh_span and what in zh[slice(*f.zh_span)]]
    assert any(f.rule == rule and zh[slice(*(f.zh_span or (0, 0)))] == what for f in found), found


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_silent(zh: str, en: str) -> None:
    assert not {CHARACTERS, KIND, ITEM} & {finding.rule for finding in check_pair(zh, en).findings}


def test_a_place_is_spoken_of_once() -> None:
    (finding,) = check_pair("由省交通运输厅牵头。", "Led by the Provincial Transportation Hall.").findings
    assert finding.suggestion == "Department of Transport"


def test_the_kind_is_put_right() -> None:
    zh, en = "省林业和草原局负责。", "The Provincial Forestry and Grassland Ministry is responsible."
    suggestions = [f.suggestion for f in check_pair(zh, en).findings]
    assert suggestions == ["Provincial Forestry and Grassland Bureau"]


def test_tables() -> None:
    glosses = table("char_glosses.tsv")
    assert all(len(char) == 1 and words for char, words in glosses)
    assert len({char for char, _ in glosses}) == len(glosses)
    assert all(len(row) == 3 for row in table("body_kinds.tsv"))
