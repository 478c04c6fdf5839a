"""What stands beside a Chinese quantity: its bound and the direction of its change."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from aligner.numbers.quantity import Quantity
from aligner.numbers.rules import alternatives, context
from aligner.numbers.zh_dates import Found
from aligner.words import patterns as re


def with_context(text: str, quantity: Quantity) -> Found:
    """Add the comparator and the direction of change that stand beside a quantity; fill in its text."""
    start, end = quantity.start, quantity.end
    before = _EACH.sub("", text[max(0, start - _FAR) : start])[-9:]
    after = text[end : end + 4]
    comparator = quantity.comparator
    pattern, meaning = context("zh", "after")
    found = pattern.match(after)
    if found and found[1] == "许" and text[end + found.end() : end + found.end() + 1] in tuple("可诺诺多愿配"):
        found = None  # 三层许可协议
    if found and text.startswith("学期", end + found.end()):
        found = None  # 最后一年之下学期
    if found and not (found[1] == "起" and (quantity.kind == "time" or _SINCE.search(text[max(0, start - 8) : start]))):
        comparator, end = meaning[found[1]], end + found.end()
    pattern, meaning = context("zh", "before")
    found = pattern.search(before)
    if found and not _part_of_word(before, found, text[start]) and comparator in ("", "~"):
        comparator = meaning[found[1]]
        before = before[: found.start()]
        if _DENIED.search(before):
            comparator = {">": "<=", "<": ">="}.get(comparator, comparator)
    if not comparator and quantity.kind in _SHARES:
        comparator = _over_a_base(text[max(0, start - _BASE) : start])
    change = ""
    pattern, meaning = context("zh", "change")
    found = pattern.search(before)
    if found and quantity.kind != "year" and not _RATE.search(before):
        change = meaning[found[1]]
    if quantity.unit == "x":
        change = _of_multiple(before) or change
    approximate = quantity.approximate or comparator == "~"
    end = quantity.end if quantity.kind == "idiom" else end
    quantity = replace(
        quantity, comparator=comparator, change=change, approximate=approximate, text=text[start:end], end=end
    )
    return [quantity], end


_FAR = 20
_EACH = re.compile(
    r"(?:每(?:人|月|年|天|日|周|亩|户|班|床|吨|个|名|项|件|次|学年|学时|小时|平方米|立方米|千瓦时|公里|公顷|万人|千人|生|家)){1,3}$"
)
"""What an amount is for, between the word for its change and the number: 提高到每人每月220元."""
_SHARES = {"percent", "fraction", "multiple"}
_BASE = 32  # characters that the bound and the base of a share may take: 不应大于现状总建筑面积的20%


def _over_a_base(before: str) -> str:
    """Return the bound of a share whose base stands between: 不应大于现状总建筑面积的20%; "" where there is none."""
    match = _based().search(before)
    return context("zh", "before")[1][match[1]] if match else ""


@cache
def _based() -> re.Pattern[str]:
    bounds = [form for form, sign in context("zh", "before")[1].items() if sign in {">=", "<="}]
    return re.compile(rf"({alternatives(bounds)})[^，。；：、,;:（(\d一二三四五六七八九十百]{{2,24}}的\s*$")


_DENIED = re.compile(r"(?:不[得应應要能可会會宜准許许需必]?|未曾?|没有?|沒有?|勿|莫)$")  # 不得逾, 不要超过
_SINCE = re.compile(r"[从從自由][^，。；、,;]{0,6}$")  # 从11岁起 is "since the age of 11"
_RATE = re.compile(
    r"(?:[增涨漲降跌升减減][幅速]|增[长長]率|幅度|(?:减排|压减|削减|节约|减少|下降|新增|增)(?:总)?量(?:分别|累计|合计)?)(?:[达達]到?|[至到为為])?[了约約]?\s*$|[高多][达達]\s*$"
)  # 增幅达16%
_MORE_THAN = re.compile(r"(?:[多高快大长強强重贵]出?了?|扩大了?|增幅[达为]?)\s*(?:近|约|逾|超过?|将近)?$")
_TIMES_OF = re.compile(r"(?:[的是为]|相当于)\s*(?:近|约|逾|超过?|将近)?$")


def _of_multiple(before: str) -> str:
    """Say whether a number of times comes on top (多一倍) or is what was reached (原来的四倍); "" where not clear."""
    if _MORE_THAN.search(before):
        return "by"
    return "to" if _TIMES_OF.search(before) else ""


def _part_of_word(before: str, found: re.Match[str], figure: str) -> bool:
    """Say whether what looks like a comparator belongs to the word before it: 飞机上两名 (but 上百名), 节约90%."""
    if found[1] == "近" and before[max(0, found.start() - 1) : found.start()] in tuple("最附邻鄰临臨靠亲親新远遠"):
        return True
    if found[1] == "上":
        return figure not in "十百千万亿"
    return found[1] == "约" and before[max(0, found.start() - 1) : found.start()] in {
        "节",
        "節",
        "集",
        "合",
        "条",
        "公",
        "预",
        "限",
        "可",
        "能",
    }
