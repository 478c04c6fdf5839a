"""Words of policy Chinese in a sense that is wrong there (data/policy_senses.tsv)."""

from __future__ import annotations

import re

import pytest

from aligner.check import check_pair
from aligner.check.tables import table
from aligner.types import Finding

WRONG = [
    ("发展农村养老服务。", "Develop rural pension services.", "pension services"),
    ("按季报送数据。", "Data is submitted according to the season.", "season"),
    ("乡镇按旬报送进度。", "Townships report progress every decade.", "decade"),
    ("推广智能体应用。", "Promote the application of intelligent bodies.", "intelligent bodies"),
    ("深化国企混改。", "Deepen the mixed reform of state-owned enterprises.", "mixed reform"),
    ("规范资管业务。", "Standardize capital management business.", "capital management"),
    ("加快棚改项目。", "Speed up shed reform projects.", "shed reform"),
    ("接种新冠疫苗。", "Get the new crown vaccine.", "new crown"),
    ("县疾控中心负责。", "The county sick control center is responsible.", "sick control"),
    (
        "落实农机购置补贴。",
        "Subsidize the purchase of agricultural opportunities.",
        "agricultural opportunities",
    ),
    ("办好普惠性幼儿园。", "Run Pratt & Whitney kindergartens well.", "Pratt & Whitney"),
    ("召开党组会议。", "Hold a Party Committee meeting.", "Party Committee"),
    ("推动构建人类命运共同体。", "Build a community of human destiny.", "community of human destiny"),
    ("坚持刀刃向内。", "Adhere to the blade inward.", "blade inward"),
    ("安排财政资金。", "Arrange financial funds.", "financial funds"),
    ("推行以工代赈。", "Carry out work instead of relief.", "work instead of relief"),
    ("奖励实名举报人。", "Reward the reporters.", "reporters"),
    ("市人大代表参加视察。", "Deputies to the National People's Congress took part.", "National People's Congress"),
    ("提高医保待遇水平。", "Raise the level of medical insurance treatment.", "treatment"),
    ("发布森林火险预警。", "Issue a warning of forest fire insurance.", "fire insurance"),
    ("组织宣讲活动。", "Organize preaching activities.", "preaching"),
    ("开展交叉巡察。", "Carry out cross patrol.", "patrol"),
    ("完善房屋征收补偿办法。", "Improve the compensation for house collection.", "house collection"),
    ("公布裁判文书。", "Publish the referee documents.", "referee"),
    ("法院执行局公布名单。", "The court's executive bureau published the list.", "executive bureau"),
    ("严禁出入私人会所。", "Going to private conference places is forbidden.", "conference places"),
    ("县委书记到村里走访。", "The county clerk visited the village.", "clerk"),
    ("本所员额法官办结全部案件。", "The member amount judges closed all the cases.", "member amount"),
    ("完善行刑衔接机制。", "Improve the execution connection mechanism.", "execution"),
    ("深化府院联动。", "Deepen hospital linkage.", "hospital linkage"),
    ("扛牢主体责任。", "Carry the prison of the main responsibility.", "Carry the prison"),
    ("全面查摆突出问题。", "Check and swing prominent problems in full.", "Check and swing"),
    ("有序完成人员转隶。", "Complete the turn to slaves of the staff in order.", "turn to slaves"),
    ("坚决整治不作为。", "Rectify do not act as resolutely.", "do not act as"),
    ("做好相机调控。", "Do a good job in camera regulation.", "camera"),
    ("加大逆周期调节力度。", "Strengthen reverse cycle adjustment.", "reverse cycle"),
    ("标本兼治抓整改。", "Specimens are treated together in the rectification.", "Specimens"),
    ("组织普查员核录信息。", "Organize enumerators for nuclear records of information.", "nuclear records"),
    ("金砖国家深化合作。", "The gold brick countries deepened cooperation.", "gold brick"),
    ("出席中东欧博览会。", "Attend the Middle East Europe Expo.", "Middle East Europe"),
    ("双方意思表示真实。", "The expression of meaning of both parties is true.", "expression of meaning"),
    ("公安机关依法侦查犯罪。", "Public security organs reconnoiter crimes by law.", "reconnoiter"),
    ("整治街头碰瓷。", "Rectify touching porcelain in the street.", "touching porcelain"),
    ("管好公务卡。", "Manage business cards well.", "business cards"),
    ("认真吃透文件。", "Earnestly eat through the papers.", "eat"),
    ("多下功夫。", "Do more kung fu.", "kung fu"),
    ("加强商用密码应用安全管理。", "Strengthen the safety management of commercial password application.", "password"),
    ("大型风光基地并网发电。", "Large scenery bases were connected to the grid.", "scenery"),
    ("新建特高压输电通道。", "Build new special high pressure transmission channels.", "special high pressure"),
    ("县里加快建设换电站。", "The county speeds up the building of telephone exchange stations.", "telephone exchange"),
    ("推进铁水联运。", "Promote molten iron combined transport.", "molten iron"),
    ("规范网约车经营。", "Regulate the operation of network about cars.", "network about cars"),
    ("严禁转包和违法分包。", "Illegal subpackage is strictly forbidden.", "subpackage"),
    ("一揽子化债方案落地。", "The package of chemical debt plans was carried out.", "chemical debt"),
    ("企业办理贷款展期。", "The firm applied for an exhibition period of its loan.", "exhibition period"),
    ("外贸企稳回升。", "Foreign trade showed enterprise stability and rose.", "enterprise stability"),
    ("整治尾矿库隐患。", "Rectify the risks of the tail mine warehouse.", "tail mine"),
    ("病险水库除险加固。", "Reinforce sick reservoirs.", "sick"),
    ("建设临港产业园。", "Build an industry zone near Hong Kong.", "near Hong Kong"),
    ("抓好小麦机收。", "Do a good job in the machine income of wheat.", "machine income"),
    ("扩大油料种植面积。", "Enlarge the area planted with fuel.", "fuel"),
    ("防指启动应急响应。", "The anti-finger started an emergency response.", "anti-finger"),
    ("培育小升规企业。", "Cultivate small rise enterprises.", "small rise"),
    ("办好民生实事。", "Handle the facts of people's livelihood.", "facts"),
    ("兑现惠企政策。", "Cash the policies.", "Cash"),
    ("强化有限空间作业监管。", "Strengthen supervision of limited space work.", "limited space"),
    ("严控新增产能，抢抓新赛道。", "Strictly control new capacity on the race track.", "race track"),
    ("由银企对接解决融资。", "Silver enterprises solve financing.", "Silver enterprises"),
    ("开展药品飞行检查。", "Carry out flight inspections of medicines.", "flight inspections"),
    ("发展安宁疗护。", "Develop tranquil care.", "tranquil care"),
    ("提供喘息服务。", "Provide breathing services.", "breathing services"),
    ("市民政局牵头。", "The citizens' political bureau takes the lead.", "citizens' political"),
    ("维护妇女儿童权益。", "Protect the rights of female daughters.", "daughters"),
    ("提高毛入学率。", "Raise the hair enrollment rate.", "hair enrollment"),
    ("招收公费师范生。", "Recruit publicly funded normal students.", "normal students"),
    ("减轻学生作业负担。", "Reduce the burden of students' operations.", "operations"),
    ("加固病险水库。", "Reinforce disease risk reservoirs.", "disease risk"),
    ("组织防汛防台演练。", "Organize flood control and anti-Taiwan drills.", "anti-Taiwan"),
    ("组织群众避险转移。", "Organize the hedging transfer of the masses.", "hedging"),
    ("巩固民族团结。", "Consolidate national unity.", "national unity"),
    ("规范宗教教职人员管理。", "Regulate the management of religious faculty members.", "faculty members"),
    ("做好困难群众帮扶。", "Do a good job in helping difficult masses.", "difficult masses"),
    ("清理占用盲道行为。", "Clear up the occupation of blind roads.", "blind roads"),
    ("加强反兴奋剂工作。", "Strengthen anti-stimulant work.", "stimulant"),
    ("规范网约车经营。", "Standardize the operation of network cars.", "network cars"),
    ("打击标题党。", "Crack down on the Title Party.", "Title Party"),
    ("落实营改增政策。", "Implement the camp reform policy.", "camp reform"),
    ("推进参保扩面。", "Promote the expansion of the surface of insurance.", "expansion of the surface"),
    ("做好流调工作。", "Do a good job in flow adjustment.", "flow adjustment"),
    ("深化粤港澳合作。", "Deepen cooperation between Guangdong, Hong Kong and Australia.", "Australia"),
]
RIGHT = [
    ("法院执行局公布名单。", "The court's enforcement bureau published the list."),
    ("书记员在法庭记录。", "The clerk kept the minutes in court."),
    ("全国外贸与全球市场相关，事关全局。", "Trade depends on the global market and bears on the overall situation."),
    ("中老年人锻炼身体。", "Middle-aged and old people exercise."),
    ("本次招标总价高于底价。", "The total price was above the floor price."),
    ("防止干部不作为。", "Prevent inaction by officials."),
    ("加强商用密码应用管理。", "Strengthen the management of commercial cryptography."),
    ("修改账户密码。", "Change the account password."),
    ("游客欣赏田园风光。", "Tourists enjoyed the rural scenery."),
    ("建设停车泊位。", "Build parking spaces."),
    ("建设万吨级码头泊位。", "Build berths for ships of 10,000 tonnes."),
    ("贷款展期一年。", "The loan was extended for a year."),
    ("香港特别行政区与港区合作。", "The port works with Hong Kong."),
    ("高企培育成效明显。", "High-tech enterprises were fostered with good results."),
    ("房价高企。", "Housing prices remain high."),
    ("高速铁路发展迅速。", "High-speed rail is developing fast."),
    ("坚持实事求是。", "Seek truth from facts."),
    ("发展社区养老服务。", "Develop community-based elderly care services."),
    ("按季报送数据。", "Data are reported quarterly."),
    ("分季节安排生产。", "Arrange production by season."),
    ("推广智能体应用。", "Promote the use of AI agents."),
    ("深化国企混改。", "Deepen mixed-ownership reform of SOEs."),
    ("规范资管业务。", "Regulate the asset management business."),
    ("加强资本管理。", "Strengthen capital management."),
    ("资管机构加强资本管理。", "Asset managers strengthen capital management."),
    ("接种新冠疫苗。", "Get vaccinated against COVID-19."),
    ("新冠军诞生。", "A new crown was won."),
    ("召开党委会议。", "Hold a Party committee meeting."),
    ("党组向党委报告。", "The group reports to the Party committee."),
    ("落实农机购置补贴。", "Implement subsidies for buying farm machinery."),
    ("保障农业发展机遇。", "Safeguard agricultural opportunities."),
    ("每股净资产值下降。", "The net asset value per share fell."),
    ("发展养老保险。", "Develop pension insurance services."),
    ("奖励实名举报人。", "Whistleblowers who give their names are rewarded, as reporters heard."),
    ("全国人大代表到市人大座谈。", "Deputies to the National People's Congress met at the city's congress."),
    ("享受国民待遇，提高治疗水平。", "Enjoy national treatment and raise the level of treatment."),
    ("购买森林火灾保险。", "Buy forest fire insurance."),
    ("裁判员执裁足球比赛。", "The referees took charge of the football match."),
    ("民用航空飞行检查。", "Flight inspection of civil aviation."),
    ("井下作业学生实习。", "Students practise in underground operations."),
    ("扫黄打非护苗行动。", "The campaign protects minors."),
    ("中国和澳大利亚、港澳的贸易。", "China's trade with Australia, Hong Kong and Macao."),
    ("资产避险，金融机构对冲。", "Financial institutions hedge and seek safe assets."),
    ("实现中华民族团结统一。", "Achieve the unity of all ethnic groups."),
    ("各国全体卫生部门。", "The health departments of all countries."),
    ("提供水产检测服务。", "Provide aquatic product inspection services."),
    ("穿和服务必预约。", "Book ahead to wear a kimono."),
    ("西洋参和红参，人参与药材。", "American, red and other ginseng and medicinal herbs."),
]


def _senses(zh: str, en: str) -> list[Finding]:
    return [f for f in check_pair(zh, en, checks=["term"]).findings if f.rule == "term.sense"]


@pytest.mark.parametrize(("zh", "en", "wrong"), WRONG)
def test_found(zh: str, en: str, wrong: str) -> None:
    (finding,) = check_pair(zh, en, checks=["term"]).findings  # where the termbase knows it too, it speaks first
    assert finding.en_span
    assert wrong in en[slice(*finding.en_span)]
    assert finding.suggestion


@pytest.mark.parametrize(("zh", "en"), RIGHT)
def test_silent(zh: str, en: str) -> None:
    assert _senses(zh, en) == []


def test_a_word_that_another_word_gives_is_left_alone() -> None:
    assert _senses("统筹养老服务和养老金服务。", "Coordinate care and pension services.") == []


def test_blanks_inside_the_chinese() -> None:
    (finding,) = _senses("落实农机购 置补贴。", "Implement subsidies for purchasing agricultural opportunities.")
    assert finding.zh_span
    assert finding.zh_span[1] - finding.zh_span[0] == len("农机购 置")


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u200b", "\u3000", "\n"])
@pytest.mark.parametrize("at", [2, 3, 4])
def test_a_blank_inside_a_name(blank: str, at: int) -> None:
    zh = "国家能源局发布通知。"
    (finding,) = check_pair(zh[:at] + blank + zh[at:], "National Energy Board issued a notice.", ["term"]).findings
    assert finding.suggestion == "National Energy Administration"


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("贯彻党的⼆⼗⼤精神", "implement the spirit of the party's twenty big"),
        ("完善养⽼服务体系", "improve the pension service system"),
        ("推⼴⽐例为50%", "The ratio is 60%."),
        ("国家能源局发布⽂件。国家⽔利", "National Energy Board issued."),
    ],
)
def test_radicals_are_read_as_characters(zh: str, en: str) -> None:
    assert check_pair(zh, en).findings


def test_no_rendering_is_right_and_wrong() -> None:
    for row in table("policy_senses.tsv"):
        zh, when, unless, right, wrong, why, weight = row
        assert not {*right.lower().split("|")} & {*wrong.lower().split("|")}, zh
        assert weight in ("", "minor", "hint")
        assert why
        assert not why.endswith(".")
        re.compile(when)
        re.compile(unless)
