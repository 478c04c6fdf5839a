"""What a piece of a Chinese clause states: a figure, several figures in turn (分别), a vague amount, a state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from aligner.extraction.forms import compiled
from aligner.extraction.zh.amounts import Amount, amount
from aligner.extraction.zh.deadlines import Time
from aligner.extraction.zh.pieces import Piece
from aligner.extraction.zh.qualities import is_achievement, is_item, is_quality
from aligner.extraction.zh.status import TOLD, Sentence, figure_status, is_past
from aligner.numbers import Quantity
from aligner.words import patterns as re

_TABLE = "target_words_zh"
_MOST = 12
_MEASURED = re.compile(r"(?:[率数额值比]|(?<!需氧)量|比重|占比|比例|面积|规模|强度|收入|标准|水平|价格|浓度)$")
_SHARED = re.compile(
    r"(?:参保|在校|就业|新增|受益|服务|从业|登记|注册|覆盖)?(?:人数|户数|家数)$|(?:使用|排放|消费|消耗|生产|销售|施|总|产|用|销|存)量$"
    r"|(?:综合|回收|资源化|重复|有效|循环)*利用率$|(?:[\u4e00-\u9fff]{2})率$|(?:年均|平均)?浓度$|(?:补助|补贴|资助|保障|最低|财政)*标准$|总?产值$|增加值$|面积$"
)


@dataclass(frozen=True, slots=True)
class When:
    """The time that holds for a clause, its words ("" if another sentence said it), what recurs, and all times said."""

    time: Time | None = None
    said: str = ""
    recurrence: str = ""
    every: tuple[Time, ...] = ()

    @property
    def deadline(self) -> str:
        """Return the deadline of a target; what recurs has none."""
        return "" if self.recurrence or self.time is None else self.time.deadline


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at ``span`` of a sentence, with the times inside it and the time that holds for it."""

    sentence: Sentence
    span: tuple[int, int]
    own: tuple[Time, ...]
    when: When


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement: its status and figure; ``before`` and ``time`` where it has its own subject or deadline."""

    status: str
    amount: Amount
    before: str | None = None
    time: Time | None = None


def readings(clause: Clause, piece: Piece) -> list[Reading]:
    """Return what a piece of a clause states, nothing in most cases."""
    if not piece.figures:
        found = _statement(clause, piece)
        return [found] if found else []
    word = clause.sentence.text.find("分别", piece.start, piece.end)
    each = [quantity for quantity in piece.figures if word >= 0 and quantity.start > word]
    if 1 < len(each) <= _MOST:
        return _in_turn(clause, piece, each, word)
    for quantity in reversed(piece.figures[-_MOST:]):
        if status := _status(clause, piece, quantity):
            return [Reading(status, _amount(clause, piece, quantity, status))]
    return []


def _status(clause: Clause, piece: Piece, quantity: Quantity) -> str:
    """Return the status of a figure, "" for none."""
    own = bool(clause.when.said)
    return figure_status(clause.sentence, (piece.start, piece.end), clause.span, quantity, clause.when.time, own)


def _amount(clause: Clause, piece: Piece, quantity: Quantity, status: str) -> Amount:
    """Return the figure; a length of time in which somebody has to act is an upper bound (1小时内)."""
    figure = amount(clause.sentence.text, piece.start, piece.end, quantity, piece.figures)
    limits = status == "requirement" and quantity.kind == "period" and figure.comparator == "="
    return replace(figure, comparator="<=") if limits else figure


def _in_turn(clause: Clause, piece: Piece, each: Sequence[Quantity], word: int) -> list[Reading]:
    """Return the readings of A、B分别达到x、y: each with its subject, or its deadline where there are several.

    ``each`` are the figures after 分别, which stands at ``word``.
    """
    text = clause.sentence.text
    who, verb = text[opening(clause, piece) : word].removesuffix("均"), text[word + 2 : each[0].start]
    subjects = [
        part for part in re.split("、|以及|(?<!共)和(?!谐|美)|(?<!参)与|(?<![普以])及(?![率格时])", who) if part
    ]
    dates = clause.when.every if len(clause.when.every) == len(each) else ()
    status = _status(clause, piece, each[0])
    first = amount(text, piece.start, piece.end, each[0], ())
    figures = [_amount(clause, piece, quantity, status) for quantity in (each if status else ())]
    # 分别超过70%和50%, 分别达到70%和50%以上: the bound is said once and holds for all
    said = next((f.comparator for f in (figures[0], figures[-1]) if f.comparator != "="), "=") if figures else "="
    subjects = _headed(subjects)
    found = []
    for k, figure in enumerate(figures):
        sign = said if figure.comparator == "=" else figure.comparator
        before = subjects[k] + verb if len(subjects) == len(each) and not dates else None
        shared = replace(figure, change=first.change, start=each[0].start, comparator=sign)
        found.append(Reading(status, shared, before, dates[k] if dates else None))
    return found


def _statement(clause: Clause, piece: Piece) -> Reading | None:
    """Return the reading of a piece without a figure: vague (培育若干…企业), qualitative, or nothing."""
    sentence, when = clause.sentence, clause.when
    past = is_past(sentence, clause.span[1], when.time, bool(when.said))
    named = [time for time in clause.own if time.role != "recurrence"]
    words = without(sentence.text, opening(clause, piece), piece.end, named)
    if piece.vague >= 0 and not past:
        made = compiled(_TABLE, "", ("create",)).search(sentence.text, clause.span[0], piece.vague)
        counts = compiled(_TABLE, "", ("not_counted",), "(?:$|的)").search(sentence.text, piece.after, piece.end)
        seen = re.search(
            "(?:呈现|出现|面临|发现|产生|遇到|存在|经历|涌现|带来|具有|取得)(?:了|出)?$",
            sentence.text[: piece.vague][-6:],
        )
        if (made or sentence.section == "goals") and not counts and not seen:
            return Reading("target", Amount(piece.vague, piece.after, "vague"))
    if past:
        told = sentence.section in TOLD and is_achievement(words)
        return Reading("result", Amount(piece.start, piece.end, "qualitative")) if told else None
    dated = [time for time in when.every if piece.start <= time.start and time.end <= piece.end]
    time = dated[-1] if dated else when.time if when.said or sentence.section == "goals" else None
    said = sentence.text[dated[-1].start : dated[-1].end] if dated else when.said
    if "力争" in sentence.text[clause.span[0] : piece.start]:
        said = "力争" + said
    listed = 0 <= sentence.listed <= piece.start and is_item(words)
    if listed or is_quality(words, sentence.section, time, said):
        return Reading("target", _whole(sentence.text, piece), None, time if dated else None)
    return None


def _whole(text: str, piece: Piece) -> Amount:
    """Return 100% for a piece that ends with 全覆盖, else a state without a figure."""
    found = compiled(_TABLE, "(基本)?(?:实现)?", ("whole",), "$").search(text, piece.start, piece.end)
    if found is None:
        return Amount(piece.start, piece.end, "qualitative")
    sign = "~" if found[1] else "="
    return Amount(found.start(), found.end(), "quantified", sign, "level", Fraction(100), unit="%")


def opening(clause: Clause, piece: Piece) -> int:
    """Return where a piece begins without the times that open it (力争到2030年形成…)."""
    start, text = piece.start, clause.sentence.text
    for time in clause.own:
        if time.start == start and time.end < piece.end and time.role != "base":
            start = time.end
            start += len(text[start : piece.end]) - len(text[start : piece.end].lstrip(" ，、"))
    return start


def without(text: str, start: int, end: int, times: Sequence[Time]) -> str:
    """Return the words of ``start:end`` without the expressions of time among them."""
    words = text[start:end]
    for time in reversed(times):
        if start <= time.start and time.end <= end:
            words = words[: time.start - start] + words[time.end - start :]
    return words


def _headed(subjects: Sequence[str]) -> list[str]:
    """Return subjects that share the measure of the last one with it: 工伤保险、失业保险参保人数 names two."""
    head = _SHARED.search(subjects[-1]) if len(subjects) > 1 else None
    if head is None or any(_MEASURED.search(subject) for subject in subjects[:-1]):
        return list(subjects)
    return [*(subject + head[0] for subject in subjects[:-1]), subjects[-1]]
