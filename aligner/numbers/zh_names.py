"""Numbers that name things in Chinese documents: congresses, plenums, plans, document numbers, articles, enumerations.

The functions have the same shape as those of zh_dates.
"""

from __future__ import annotations

from fractions import Fraction

from aligner.numbers.chinese import NUMERAL, D
from aligner.numbers.quantity import Quantity
from aligner.numbers.zh_dates import Found, small
from aligner.words import patterns as re

_N = rf"[{D}十廿百\d]+"
_DOCUMENT = re.compile(r"\s*(\d{4})\s*[〕\]】）)﹞]\s*第?\s*(\d{1,9})\s*号")
_TERM = re.compile(
    rf"届\s*(?P<body>中央纪律检查委员会|中央纪委|党?中央委员会|中央|全国人大常委会|全国人民代表大会常务委员会|全国人大|全国人民代表大会|全国政协|政协全国委员会|"
    rf"中国人民政治协商会议全国委员会|全国委员会)?\s*(?:(?P<list>{_N}中(?:全会)?(?:[、，,和及与以]+(?:{_N}中(?:全会)?))*)|"
    rf"第?(?P<session>{_N})次(?P<full>全体会议|全会|会议)|(?P<all>历次全会|历次全体会议))?"
)
_ITEM = re.compile(rf"({_N})中(?:全会)?")
_CONGRESS_AFTER = re.compile(
    r"大(?=以来|精神|报告|和|召开|提出|部署|后|前|上|作出|做出|决策|关于|将|以后|闭幕|开幕|强调|明确|代表|指出|的|胜利|战略|会议|确定|擘画|描绘|对|为|是|通过|期间|党章|"
    r"各项|、|，|。|；|”|》|）|\s|$)"
)
_CONGRESS_BEFORE = re.compile(r"(?:党的?|中共|共产党的?|、|迎接|贯彻|落实|大和|喜迎|学习|[“”])$")
_ORDINAL_PLAN = re.compile(r"个五年(?:规划|计划)?")
_PLAN = re.compile(r"(?:十[一二三四五六七]?|二十[一二]?|[一二三四五六七八九])五")
_PLAN_AFTER = re.compile(
    r"[”\"’'」』]?(?:规划|计划|时期|期间|以来|末|初期|开局|收官|建设|目标|发展|国民|纲要|前期|中期|后|[、，。；：）”」\"]|和|及|与|至|到|的|或|$)"
)
_QUOTED = ("“”", '""', "‘’", "「」", "『』")
_NOT_PLAN = re.compile(r"[岁个天人家名年斤点里条项种%位元米分次万亿]")
_CLAUSE = {
    "条": "article",
    "章": "chapter",
    "节": "section",
    "款": "paragraph",
    "编": "part",
    "项": "item",
    "目": "item",
}
_BODY_BEFORE = re.compile(r"(全国政协|全国人大|全国人民代表大会)第?$")
_NAMED_ITEM = re.compile(r"[项目](?:$|[^\u4e00-\u9fff]|规定|之|的|所|或|及)")
_FIRST_YEAR = 1900
_MARKED = re.compile(r"(?:^|[\s，。；：:;、“”！？!?（(,.])其?$")
_OTHER_BODY = re.compile(r"(?:工会|妇联|妇女|共青团|残联|侨联|文联|作协|科协|工商联|记协|青联|学联|台联|红十字会)第?$")
_CONGRESS = re.compile(r"大(?=[^\u4e00-\u9fff]|[确提召通作以上精报会部明所的]|$)|次(?:全国|[省市县区]|会员)?代表大会")


def document_number(text: str, start: int, end: int) -> Found | None:
    """Read 〔2019〕168号 from its bracket; also [2019] and (2019)."""
    match = _DOCUMENT.match(text, start) if text[start - 1 : start] in tuple("〔[【（(﹝") and start else None
    if not match:
        return None
    begin = start - 1
    quantity = Quantity(
        begin,
        match.end(),
        text[begin : match.end()],
        "document_number",
        Fraction(match[2]),
        year=int(match[1]),
        digits=True,
    )
    return [quantity], match.end()


def _body(name: str | None) -> str:
    """Return which institution counts the term."""
    if not name:
        return ""
    if "纪" in name:
        return "ccdi"
    return "cppcc" if "政" in name or name == "全国委员会" else "npc" if "人" in name else "committee"


def term(text: str, start: int, end: int) -> Found | None:
    """Read 十九届二中、三中全会, 第二十届中央委员会第三次全体会议, 十四届全国人大二次会议, 第十四届全国人民代表大会."""
    match = _TERM.match(text, end)
    number = small(text[start:end])
    if not match or number is None or (number == 1 and text[start - 1 : start] != "第" and not match["session"]):
        return None
    begin = start - (text[start - 1 : start] == "第")
    if number >= _FIRST_YEAR:  # 2022届毕业生
        return [Quantity(start, end + 1, text[start : end + 1], "year", year=number, digits=True)], end + 1
    before = _BODY_BEFORE.search(text[max(0, start - 10) : start])
    body = _body(match["body"] or (before[1] if before else None))
    if match["list"]:
        items = [
            Quantity(m.start(), m.end(), m[0], "plenum", Fraction(small(m[1]) or 0), unit="committee", term=number)
            for m in _ITEM.finditer(text, match.start("list"), match.end("list"))
        ]
        if len(items) == 1:
            stop = match.end()
            one = Quantity(begin, stop, text[begin:stop], "plenum", items[0].value, unit="committee", term=number)
            items = [one]
        return items, match.end()
    stop, whole = match.end(), text[begin : match.end()]
    if match["session"] and (body or match["full"] != "会议"):
        session = Fraction(small(match["session"]) or 0)
        return [Quantity(begin, stop, whole, "plenum", session, unit=body or "committee", term=number)], stop
    if match["all"] or body:
        if match["session"]:
            stop = match.start("session")
        return [Quantity(begin, stop, whole, "congress", Fraction(number), unit=body or "committee")], stop
    stop = end + 1
    return [Quantity(begin, stop, text[begin:stop], "ordinal", Fraction(number), unit="届", digits=True)], stop


def congress(text: str, start: int, end: int) -> Found | None:
    """Read 二十大, 十九大 and 第二十次全国代表大会 (十二大类 and 十大任务 are numbers); 工会十八大 is another."""
    number = small(text[start:end])
    if not number:
        return None
    if number < _FIRST_YEAR and _OTHER_BODY.search(text[max(0, start - 8) : start]) and _CONGRESS.match(text, end):
        return [Quantity(start, end, text[start:end], "ordinal", Fraction(number), unit="届", digits=True)], end
    return _of_the_party(text, start, end, number)


def _of_the_party(text: str, start: int, end: int, number: int) -> Found | None:
    """Read a congress of the Party."""
    if text.startswith("次全国代表大会", end):
        begin, stop = start - (text[start - 1 : start] == "第"), end + 7
        return [Quantity(begin, stop, text[begin:stop], "congress", Fraction(number), unit="cpc")], stop
    if text[end : end + 1] != "大" or not 7 <= number <= 30 or text[start].isdigit():
        return None
    named = _CONGRESS_BEFORE.search(text[max(0, start - 4) : start])
    if (number < 11 and not re.search(r"党的?$|中共$", text[:start])) or not _CONGRESS_AFTER.match(text, end):
        return None
    if not named and text[end + 1 : end + 2] == "的":
        return None
    stop = end + 1
    return [Quantity(start, stop, text[start:stop], "congress", Fraction(number), unit="cpc")], stop


def plan(text: str, start: int, end: int) -> Found | None:
    """Read “十四五”, 十五五时期 and 第十四个五年规划; 十五 only quoted or before 计划, 时期."""
    ordinal = _ORDINAL_PLAN.match(text, end)
    if ordinal and text[start - 1 : start] == "第":
        number, stop = small(text[start:end]), ordinal.end()
        return ([Quantity(start - 1, stop, text[start - 1 : stop], "plan", Fraction(number))], stop) if number else None
    match = _PLAN.match(text, start)
    if not match or match.end() != end:
        return None
    quoted = text[start - 1 : start] + text[end : end + 1] in _QUOTED and start > 0
    short = end - start == 2 or match[0] == "二十五"  # 25 as well
    if short and not (quoted or re.match(r"(?:规划|计划|时期|期间)", text[end : end + 2])):
        return None
    if not quoted and (_NOT_PLAN.match(text, end) or (short and not _PLAN_AFTER.match(text, end))):
        return None
    number = small(text[start : end - 1])
    return ([Quantity(start, end, text[start:end], "plan", Fraction(number))], end) if number else None


def article(text: str, start: int, end: int) -> Found | None:
    """Read 第二十二条, 第三章."""
    unit = _CLAUSE.get(text[end : end + 1])
    number = small(text[start:end])
    if (
        not unit
        or number is None
        or text[start - 1 : start] != "第"
        or (unit == "item" and not _NAMED_ITEM.match(text, end))
    ):
        return None
    begin, stop = start - 1, end + 1
    return [Quantity(begin, stop, text[begin:stop], "article", Fraction(number), unit=unit, digits=True)], stop


def enumeration(text: str, start: int, end: int) -> Found | None:
    """Read 一是, 二要, （三）, 四、 at the start of a text, 其一 and 第一，."""
    number = small(text[start:end])
    if number is None or not 0 < number < 100 or text[start].isdigit():
        return None
    after = text[end : end + 1]
    before = text[max(0, start - 2) : start]
    stop = 0
    if before[-1:] in ("（", "(") and after in ("）", ")"):
        start, stop = start - 1, end + 1
    elif (after in ("是", "要") and end - start == 1 and _MARKED.search(before)) or (
        after in ("、", "．", ".") and not text[:start].strip() and not NUMERAL.match(text, end + 1)
    ):
        stop = end + 1
    elif (
        (before[-1:] == "第" or before == "其")
        and after in ("，", ",", "、", "：")
        and _MARKED.search(text[max(0, start - 3) : start - 1])
    ):
        start, stop = start - 1, end
    if not stop:
        return None
    return [Quantity(start, stop, text[start:stop], "enumeration", Fraction(number))], stop
