"""The figure of a Chinese clause as a target states it: comparator, change, value, range, baseline and unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from aligner.extraction.forms import compiled
from aligner.numbers import Quantity
from aligner.words import patterns as re

_TABLE = "amount_words_zh"
_FIGURES = {"cardinal", "percent", "points", "multiple", "fraction", "money", "measure", "period"}
_NUMERAL = r"(?:[\d.,，零〇一二两三四五六七八九十百千万亿几数半]|点(?=[零一二三四五六七八九]))"
_LOWER = re.compile(rf"^.*以上(?={_NUMERAL})")
"""The lower end of a range: 一万元以上|十万元以下."""
_MINUS = re.compile(r"(?:^|[\u4e00-\u9fff≥≤><＞＜≧≦=（(\s])([-−－–])$")
_SIGN = re.compile(r"[≥≤><＞＜≧≦=≈~～]+\s*$")
_RATIO = re.compile(r"(?:比(?:例|值)?[\u4e00-\u9fff]{0,6}|ratio of |[≥≤><＞＜约]\s*)$")
_PER = re.compile(
    r"(?:标准煤|二氧化碳|当量|含税)?(?:[/／]|每)(?:标准煤|[\u4e00-\u9fffA-Za-z³²]{1,6}?)(?=[以左提降增及，、。；）□]|$)"
)
_NEAR = 60
_WITHIN = re.compile("以?之?内")
_MANY = 1000
_NAMED = re.compile(r"[\u4e00-\u9fff]{2,12}(?:行动|工程|计划|战略|方案|规划)")
_PER_SUCH = re.compile("[十百千万亿]+(?:元|人|户|名|亩|吨|件|辆|平方米)")
_LEADS = ("近", "超", "达", "约", "过", "破", "上", "数", "几", "到", "投入", "完成", "安排", "实现")
_PROGRAMME = re.compile("行动|计划|规划|攻坚|方案|工程|任务|周期|期")
_POINTING = ("这", "那", "该", "以上", "上述", "前述")
"""Words before a number of things that the text has named."""
_PEOPLE = re.compile(r"(?:人口|人数)(?:总量|规模|总数)?(?:[^，。；、比率密]{0,8})$")
"""What a figure without a unit counts in people: 农村贫困人口减少1000万以上."""
_NAMING, _NAMES = ("每", "第", "“", "首", "前", "/", "／"), ("级", "大", "番", "强")
_UNKNOWN = re.compile(
    r"(?:[\u4e00-\u9fff]{1,4}?每[\u4e00-\u9fff]{1,4}?|(?![\u4e00-\u9fff]{0,2}的)[\u4e00-\u9fff]{1,3}?"
    r"|\s?[A-Za-zμ°℃Ω/]{1,8})"
    r"(?=及?以[内下上]|左右|[，。；、□]|$)"
)
_SUFFIX = re.compile(r"标准煤|二氧化碳当量|标准箱|次|安(?!全|排|装|置)|年(?=[以左，。；、□]|$)")
DOUBLED = re.compile(r"翻了([一两二三])番|倍增|实现翻番")
_FROM = re.compile(r"(?:由|从)[^，。；由从]{0,12}$")
_TOWARDS = re.compile(
    r"(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压缩|压减|缩短|发展|调整|优化|拓展|降|升|增)?[到至为]|→|->"
)
_RISES = re.compile(rf"{_TOWARDS.pattern}\d")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure at ``start:end`` of a text, or the 若干 that stands for one; the fields are those of ``Target``."""

    start: int
    end: int
    kind: str = "quantified"
    comparator: str = ""
    change: str = ""
    value: Fraction | None = None
    value_max: Fraction | None = None
    baseline: Fraction | None = None
    unit: str = ""


def figures(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities that may be the figure of a target: no dates, names, ordinals, counts of one, rates per."""
    read = [_signed(text, divided(text, q)) for q in quantities if q.value is not None]
    found = _bounded([q for q in read if q.kind in _FIGURES and _measures(text, q)])
    found += [
        Quantity(
            m.start(), m.end(), m[0], "multiple", Fraction({"两": 4, "二": 4, "三": 8}.get(m[1] or "", 2)), unit="x"
        )
        for m in DOUBLED.finditer(text)
        if not any(q.start < m.end() and m.start() < q.end for q in found)
    ]
    return sorted(found, key=lambda q: q.start)


def divided(text: str, quantity: Quantity) -> Quantity:
    """Return a ratio as the fraction that it is: 师生比不低于1∶18 is 1/18; the result of a match (3:2胜) stays."""
    if quantity.kind != "ratio":
        return quantity
    if not (quantity.comparator or quantity.change or _RATIO.search(text[: quantity.start])):
        return quantity
    return as_fraction(quantity)


def as_fraction(quantity: Quantity) -> Quantity:
    """Return a ratio as the fraction that it is: 1∶18 is 1/18."""
    if quantity.value is None or not quantity.value_max:
        return quantity
    return replace(quantity, kind="fraction", value=quantity.value / quantity.value_max, value_max=None)


def _signed(text: str, quantity: Quantity) -> Quantity:
    """Return a quantity with the signs in front of it: a minus makes it negative, ≥ and its like belong to it."""
    start, value, high = quantity.start, quantity.value, quantity.value_max
    if quantity.unit == "日" and quantity.kind == "cardinal" and _WITHIN.match(text, quantity.end):
        return replace(quantity, kind="period")  # 在30日内
    if quantity.digits and value is not None and (found := _MINUS.search(text[max(0, start - 2) : start])):
        start, value, high = start - len(found[1]), -value, -high if high is not None else None
    if sign := _SIGN.search(text[max(0, start - 4) : start]):
        start -= len(sign[0])
    if start == quantity.start:
        return quantity
    return replace(quantity, start=start, text=text[start : quantity.end], value=value, value_max=high)


def _bounded(found: Sequence[Quantity]) -> list[Quantity]:
    """Join 1万元以上 and 3万元以下 into one quantity with both ends."""
    out: list[Quantity] = []
    for right in found:
        left = out[-1] if out else None
        bounds = left and (left.comparator, right.comparator) == (">=", "<=") and left.end == right.start
        if left and bounds and left.kind == right.kind:
            text = left.text + right.text
            out[-1] = replace(
                right, start=left.start, text=text, value=left.value, value_max=right.value, comparator="="
            )
        else:
            out.append(right)
    return out


def _measures(text: str, quantity: Quantity) -> bool:
    """Say whether a quantity measures something, rather than name or scale it (三千亿级, 每万人, 第一, “双千兆”)."""
    before, after = text[: quantity.start], text[quantity.end :]
    bounds = before.endswith("以上") and quantity.comparator in ("<=", "<")  # 一万元以上|十万元以下
    if not quantity.digits and before.endswith(_POINTING) and not bounds:
        return False
    if quantity.text.endswith("角") and before.endswith(("长", "珠", "金")):
        return False  # 长三角
    if quantity.unit in ("日", "号") and before.endswith(("每月", "每季度", "次月", "当月")):
        return False  # 每月25日
    if (quantity.unit == "孩" and after.startswith("政策")) or (not quantity.digits and _NAMED.fullmatch(after)):
        return False  # 三孩政策, 千亿斤粮食产能提升行动
    if (
        not quantity.digits
        and not quantity.comparator
        and _PER_SUCH.fullmatch(quantity.text)
        and not before.endswith(_LEADS)
    ):
        return False  # 万元工业增加值用水量, 百亿元产业
    named = before.endswith(_NAMING) or after.startswith(("级", "”", "号")) or quantity.unit in _NAMES
    if named or (quantity.kind == "period" and (_PROGRAMME.match(after) or after.startswith(("来", "以来")))):
        return False  # 6年来最低
    if quantity.unit == "次" and compiled("times_zh", "", ("recurrence",)).search(before):
        return True
    if quantity.kind == "cardinal" and not quantity.unit:
        if _FROM.search(before) and _RISES.match(after):
            return True  # 由0.56提高到0.60
        led = bool(quantity.comparator or quantity.change == "to")
        led = led or compiled("verbs_zh", "", ("reaches",), "[约近]?$").search(before[-8:]) is not None
        counts = not re.match(r"[\u4e00-\u9fff]", after) or _UNKNOWN.match(after) or _counts_people(text, quantity)
        return led and bool(counts)
    if quantity.digits or quantity.value != 1 or quantity.kind not in ("cardinal", "period"):
        return True
    return quantity.comparator not in ("", "~")


def _counts_people(text: str, quantity: Quantity) -> bool:
    """Say whether a plain number stands in front of the people whom it counts: 1000万以上农村贫困人口."""
    many = (quantity.value or 0) >= _MANY and quantity.kind == "cardinal" and not quantity.unit
    return many and compiled("target_words_zh", "", ("people",)).match(text, quantity.end) is not None


def unit_of(text: str, quantity: Quantity) -> str:
    """Return the unit as it is written, compound ones whole: 元/人, 个百分点, 千瓦时, 吨标准煤.

    % for 成 and 百分之; 倍 for a multiple; "" for a fraction and a plain number.
    """
    if quantity.kind == "fraction":
        return ""
    if quantity.kind == "percent":
        return quantity.unit
    if quantity.kind == "multiple":
        return "倍"
    if not quantity.unit and (unknown := _UNKNOWN.match(text, quantity.end)):
        return unknown[0].strip()
    return _written(quantity.text) + _tail(text, quantity)


def _written(amount: str) -> str:
    """Return the unit at the end of an amount without numerals, scale words and comparators."""
    after = compiled(_TABLE, "", ("after",), "$")
    words = after.sub("", _LOWER.sub("", amount))
    last = [m.end() for m in re.finditer(r"[\d.]+(?:兆(?=元)|[百千万亿]*(?!瓦|克|米|伏|卡|帕|赫|字|焦|安))?", words)]
    rest = words[last[-1] :] if last else re.sub(rf"^{_NUMERAL}+", "", words)
    return re.sub(r"^\s*(?:[多余餘]|百|千(?!瓦|克|米|伏|卡|帕|赫|字|焦|安)|万|亿)*", "", rest).strip()


def _tail(text: str, quantity: Quantity) -> str:
    """Return what follows the quantity and belongs to its unit: /人, 标准煤."""
    at = quantity.start + len(compiled(_TABLE, "", ("after",), "$").sub("", quantity.text))
    found = _PER.match(text, at) or _SUFFIX.match(text, at)
    words = text[quantity.start : at]
    if not found or words[-1:] != {"次": "人", "年": "人", "安": "伏"}.get(found[0], words[-1:]):
        return ""
    return found[0]


def amount(text: str, start: int, end: int, quantity: Quantity, others: Sequence[Quantity]) -> Amount:
    """Read ``quantity`` with the words of the clause ``text[start:end]``; ``others`` are the clause's figures."""
    before = text[max(start, quantity.start - _NEAR) : quantity.start]
    value, high, unit = quantity.value, quantity.value_max, unit_of(text, quantity)
    last = quantity.end + len(_tail(text, quantity) if quantity.unit else unit)
    comparator = _comparator(before, text[last:end], quantity)
    if found := compiled(_TABLE, "□*", ("at_least_after", "at_most_after", "about_after")).match(text, last):
        last = found.end()
    base = _baseline(text, quantity, others)
    change = _change(before, quantity, base)
    if change == "multiple" and value is not None and compiled(_TABLE, "", ("more",), r"[^，。]{0,4}$").search(before):
        value = value + 1 if quantity.text[:1] != "翻" else value
    first = min([quantity.start, *([base.start] if base else [])])
    if high is not None and quantity.approximate and not re.search(r"[-—–~～至到或]|以上", quantity.text):
        return Amount(first, quantity.end, "vague", "", change, unit=unit)
    baseline = base.value if base else None
    led = before[: first - quantity.start or None]
    people = value is not None and value >= 100 and _PEOPLE.search(led)
    if quantity.kind == "cardinal" and not unit and (people or _counts_people(text, quantity)):
        unit = "人"
    return Amount(first, last, "quantified", comparator, change, value, high, baseline, unit)


def _comparator(before: str, after: str, quantity: Quantity) -> str:
    """Return the comparator beside the figure, or further off in the clause (不超过核定总投资的20%), else ``=``."""
    comparator = "" if before.endswith(("迈上", "不突破", "不超出")) else quantity.comparator
    for kind, sign in (("at_least", ">="), ("at_most", "<=")):
        if not comparator and compiled(_TABLE, "", (kind,), r"[^，；。\d]{0,12}$").search(before):
            comparator = sign
    for kind, sign in (("at_least_after", ">="), ("at_most_after", "<="), ("about_after", "~")):
        if not comparator and compiled(_TABLE, "□*", (kind,)).match(after):
            comparator = sign
    return comparator or "="


def _baseline(text: str, quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """Return the figure that the value starts from: 由2024年的35%提高到60%."""
    for other in others:
        near = quantity.start - _NEAR < other.start and other.end <= quantity.start
        if not near or not _FROM.search(text[max(0, other.start - 20) : other.start]):
            continue
        between = text[other.end : quantity.start]
        if other.unit and other.unit != quantity.unit:
            continue
        if not re.search("[，。；]", between) and _TOWARDS.search(between) and other.value_max is None:
            return other
    return None


def _change(before: str, quantity: Quantity, base: Quantity | None) -> str:
    """Return level, growth, multiple or from_to."""
    if quantity.kind == "multiple":
        return "multiple"
    if base is not None:
        return "from_to"
    if quantity.kind == "points" or compiled(_TABLE, "", ("rate",), r"[^，。；的]{0,10}$").search(before):
        return "growth"
    grows = compiled(_TABLE, "", ("grow",), r"(?:[了约近超]|超过|不低于|不少于|不超过|不高于|至少|幅度?|力争)*$")
    return "growth" if grows.search(before) else "level"
