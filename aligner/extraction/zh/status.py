"""Whether a Chinese figure is a target, a past result, a requirement, or none of them."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.deadlines import Time
from aligner.numbers import Quantity
from aligner.words import patterns as re

_TABLE = "target_words_zh"
TOLD = {"background", "drafting"}
_RULES = re.compile("办法|规定|条例|细则|准则")
_REACH = 300
"""So many characters before a figure are looked at, which keeps an endless sentence from taking time squared."""
BRACKET = re.compile(r"(?:\d+[.．、]\s*)?不?(?:超过|满|足|低于|高于|达到)[^，]*\d[^，]*的(?:部分)?")
"""A step of a schedule, for which the next clause sets the figure: 超过1万元至10万元的部分，按照2.5%交纳."""
_LEVEL = re.compile(
    r"[\u4e00-\u9fff□、]{2,30}?(?:[率度]|比例|占比|比重|水平|面积|收入|产值|投入|资金|经费|规模|总量|数量|人数)(?:年均|每年|平均|同比|分别)*"
    r"(?:稳定|保持|控制)?在?(?:达|增|提|升|上|超|突|不[低少高]于|下降|降|减)"
)
"""A figure with a subject of its own: 项目验收合格率达到100%."""
_SERVED = re.compile("(?<![作视成列评])为$")
"""Stands before those for whom something is done: 为1200户家庭实施改造."""
_TREATED = re.compile(r"对\d[^，；]*(?:实施|开展|进行)[^，；]*(?:改造|升级|治理|整治|修复|提升|维修|加固|建设|更新)")
"""A number of things to which something is done: 对15处大型灌区实施改造."""
_MAY_BE_LONGER = re.compile("可以?(?:再|适当)?延长(?:不超过|最长)?$")
_RAISED = re.compile(r"(?:由|从)[^，。；]*\d[^，。；]*(?:提高|增加|提升|上调|调整|降低|下调)[到至为]$")
"""What is paid, on its way to a new sum: 财政补助由每人每年380元提高到420元."""
_TOWARDS = re.compile(
    r"(?:达到?|[到至为]|增长|提高|提升|下降|降低|缩短|压缩|减少|延长)(?:[了约近]|不?超过|不低于|不少于)*$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the sentence says of all its figures: the text with brackets hidden, its section, the document's kind.

    ``listed`` is where a list of goals begins in it (目标是：), -1 without one: each clause of such a list is a goal.
    """

    text: str
    section: str
    kind: str = ""
    issued: str = ""
    listed: int = -1


def figure_status(
    sentence: Sentence, piece: tuple[int, int], span: tuple[int, int], quantity: Quantity, time: Time | None, own: bool
) -> str:
    """Return target, result, requirement, or "" for a figure in a piece of the clause ``span`` of a sentence.

    ``time`` is the time that holds for the clause, ``own`` says that this sentence names it.
    """
    text = sentence.text
    clause = text[span[0] : span[1]]
    before, after = text[piece[0] : quantity.start], text[quantity.end : piece[1]]
    if BRACKET.fullmatch(clause):
        return ""
    counted = bool(re.search(r"\d[家个所座项条户名](?:左右|以上)?[\u4e00-\u9fff]{0,8}[超过]+$", before))
    if (
        _is_case(after, text[span[1] : span[1] + 1], quantity)
        or _is_nation(before, after, quantity)
        or _is_set(before, after, quantity)
    ):
        return ""
    if _counts_itself(sentence, quantity, after, before) or _is_attribute(before, after, quantity, counted):
        return ""
    later = time is not None and time.deadline[:4] > sentence.issued[:4]
    if (
        "预计" in clause[: quantity.start - span[0]]
        and sentence.section in (*TOLD, "")
        and (later or not sentence.issued)
    ):
        return ""  # a forecast
    if is_past(sentence, span[1], time, own):
        return "result" if quantity.kind != "period" or _TOWARDS.search(before) else ""
    if quantity.kind == "period" and _MAY_BE_LONGER.search(before):
        return ""  # 可以延长6个月
    if quantity.kind == "period" and not _TOWARDS.search(before):
        bound = quantity.comparator and not re.match(r"[\u4e00-\u9fff]", after)
        limit = bound or compiled(_TABLE, "", ("time_limit",)).match(after)
        return "requirement" if limit and "有效期" not in clause else ""
    if _binds(sentence, span, quantity, own and time is not None):
        return "requirement"
    wanted = time is not None or quantity.comparator or quantity.change or quantity.kind in ("points", "multiple")
    sized = compiled("metric_words_zh", "", ("head",), "$").search(before)
    made = compiled(_TABLE, "", ("create",)).search(text, max(span[0], quantity.start - _REACH), quantity.start)
    served = sentence.section == "tasks" and _SERVED.search(before) and re.match("[\u4e00-\u9fff]{4}", after)
    shortened = quantity.kind == "period" and re.search("缩短|压缩|压减|减少|延长", before[-6:])
    if sentence.section == "" and time is None and not _INTENT.search(text, max(0, span[0] - _REACH), span[1]):
        return ""  # a part of which nothing is known tells, it does not plan
    jobs = re.search("(?:就业|脱贫)(?:[约近超]|超过)?$", before) and quantity.unit == "人"
    treated = sentence.section in ("tasks", "safeguards") and _TREATED.match(clause)
    return (
        "target"
        if wanted or jobs or treated or sized or made or served or shortened or sentence.section == "goals"
        else ""
    )


def _is_case(after: str, stop: str, quantity: Quantity) -> bool:
    """Say whether a figure is a condition: 考核得分低于60分的，约谈负责人."""
    return bool(quantity.comparator) and after in ("的", "时", "的，") and stop in ("，", ",", "")


def _is_nation(before: str, after: str, quantity: Quantity) -> bool:
    """Say whether a figure is how many the people of the country or its firms are: 我国十四亿多人口, 全国有上亿户."""
    if re.search(r"(?:我国|全国|全省|全市|全县|目前|现)(?:现|共)?有(?:超过|近|约)?$", before):
        return True
    people = re.match(r"多?(?:口|人口|人民|中国人|中华儿女|劳动力|群众|农民|网民|同胞)", after)
    return bool(people) and (quantity.value or 0) >= _PEOPLE_OF_A_COUNTRY


def _is_set(before: str, after: str, quantity: Quantity) -> bool:
    """Say whether a small number in words names a set: 香港、澳门两个特别行政区, 八项主张, 可生育两个孩子的政策."""
    if re.search(r"\d", quantity.text) or quantity.kind != "cardinal" or quantity.comparator or quantity.change:
        return False
    if (quantity.value or 0) > _SMALL or not after or re.match("[，。；]", after):
        return False
    made = list(compiled(_TABLE, "", ("create",)).finditer(before))
    near = bool(made) and len(before) - made[-1].end() <= _NEAR and "、" not in before[made[-1].end() :]
    return not near and not re.search(r"(?:每个?[^，]{1,6}|[至不]少(?:于)?|再|新|各)$", before)


_PEOPLE_OF_A_COUNTRY = 100_000_000
_SMALL, _NEAR, _MANY = 10, 8, 1000
_INTENT = re.compile("目标|预期|力争|确保|努力|要|将|计划|安排|拟|应|须|必须|争取|打算|到20|加快|推进|推动|今年|明年")


def is_past(sentence: Sentence, end: int, time: Time | None, own: bool) -> bool:
    """Say whether the clause that ends at ``end`` tells what has been achieved."""
    told = sentence.section in TOLD
    if told and own and time is not None and re.match("经过|历经|历时", sentence.text[time.start : time.end]):
        return True  # 经过8年持续奋斗，…脱贫
    if compiled(_TABLE, "", ("planned",)).search(sentence.text, max(0, end - _REACH), end):
        return False
    cue = compiled(_TABLE, "", ("past",)).search(sentence.text, max(0, end - _REACH), end)
    if time is not None and time.role == "reached":
        return True
    if time is not None and own and sentence.issued:
        last = time.deadline
        if last and last[:4] != sentence.issued[:4]:
            return last < sentence.issued
        return bool(told or cue) or (len(last) > 4 and last < sentence.issued)
    return bool(told or cue)


def _binds(sentence: Sentence, span: tuple[int, int], quantity: Quantity, dated: bool) -> bool:
    """Say whether a figure rules conduct: a frequency of duties, a ceiling of support, a duty without a horizon."""
    clause = sentence.text[span[0] : span[1]]
    if _RAISED.search(sentence.text[span[0] : quantity.start]) and not _RULES.search(sentence.kind):
        return False
    if quantity.unit == "次" and (re.search("每|至少|不少于|不超过", clause)):
        return True
    paid = quantity.kind in ("money", "percent", "multiple") and compiled(_TABLE, "", ("support",)).search(
        sentence.text, max(0, span[1] - _REACH), span[1]
    )
    if paid and (quantity.comparator in ("<=", "<") or "不超过" in clause):
        return True
    if paid and paid.end() > span[0] and compiled(_TABLE, "", ("ceiling",)).search(clause):
        return True
    rules = _RULES.search(sentence.kind)
    near = span[0] if _LEVEL.match(clause) else max(0, span[1] - _REACH)  # a rate of its own goes on from no duty
    duty = compiled(_TABLE, "", ("modal",)).search(sentence.text, near, span[1])
    return bool(duty or rules) and not dated


def _counts_itself(sentence: Sentence, quantity: Quantity, after: str, before: str) -> bool:
    """Say whether a document counts its own parts (14项重点任务), or the members of a list (等3个城市)."""
    noun = re.split("[、，]|和|及|与", after)[0]
    counted = compiled(_TABLE, "", ("not_counted",), "(?:$|的|进行|开展|部署|推进)")
    starts = compiled(_TABLE, "^", ("not_counted",))
    own_unit = compiled(_TABLE, "^", ("no_unit",), "$").match(quantity.unit)
    few = not quantity.comparator and (quantity.value or 0) < _MANY  # 完成2100万人次以上培训任务 counts people
    plain = few and quantity.kind == "cardinal" and not quantity.change
    if plain and (counted.search(noun) or starts.match(noun) or own_unit):
        return True
    if before.endswith(("以下", "下列")):
        return True
    return before.endswith("等") and (sentence.section not in TOLD or "部门" in quantity.text)


def _is_attribute(before: str, after: str, quantity: Quantity, counted: bool) -> bool:
    """Say whether a figure describes the object of something else: 装机容量10万千瓦以上的电站, 投资超过1亿元的，.

    ``counted`` says that another figure counts the thing (3家产值超50亿元企业). The size of a thing that is brought
    about is no attribute (设立总规模200亿元的基金), nor a share (三分之二以上的企业).
    """
    if re.match(r"[\u4e00-\u9fff]{2}", after) and re.fullmatch(r"[\d.]+(?:英尺|英寸|厘米|毫米|千伏|伏)", quantity.text):
        return True  # 推广使用45英尺宽体箱
    if quantity.kind == "money" and counted and re.match(r"[\u4e00-\u9fff]{2}", after):
        return True
    if after in ("的罚款", "的罚金"):
        return False
    if not after.startswith(("的", "及其")) or quantity.kind in ("fraction", "percent"):
        return after == "的"
    brought = compiled(_TABLE, "^.{0,4}?", ("create",), "[\u4e00-\u9fff]{0,8}$").match(before)
    # 引导社会资本设立总规模50亿元的基金
    brought = brought or compiled(_TABLE, f"^{any_of('verbs_zh', 'pivot')}.{{2,12}}?", ("found",)).match(before)
    return not brought or len(after) < 3
