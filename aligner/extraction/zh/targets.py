"""Targets, past results and requirements of a Chinese document: every figure that binds somebody, with its horizon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from aligner.extraction.forms import compiled
from aligner.extraction.labels import is_unit, scaled
from aligner.extraction.records import Facts, Passage, Target
from aligner.extraction.zh.amounts import DOUBLED, Amount
from aligner.extraction.zh.binding import binding_after, stated
from aligner.extraction.zh.deadlines import Time, times, year_said
from aligner.extraction.zh.metrics import (
    is_head,
    is_subject,
    level_of,
    metric_of,
    named,
    object_of,
    scope_of,
    subject_of,
)
from aligner.extraction.zh.pieces import Piece, clauses, hide, pieces
from aligner.extraction.zh.qualities import is_state
from aligner.extraction.zh.readings import Clause, Reading, When, opening, readings, without
from aligner.extraction.zh.sentences import body_start
from aligner.extraction.zh.status import BRACKET, TOLD, Sentence
from aligner.numbers import parse_zh
from aligner.numbers.rules import measures
from aligner.words import patterns as re

SILENT = {
    "title",
    "addressee",
    "basis",
    "principles",
    "ideology",
    "definitions",
    "question",
    "signature",
    "annex",
    "heading",
}
_HORIZON = re.compile(r"(?:力争)?到(?:\d{4}年|“十)")
_BRACKET = re.compile(r"[（(]([^（）()\d]{1,12})[）)](?=[^（）()，；]{0,12}$)")
_VALUES = ("value", "value_max", "baseline")
_ASIDE = re.compile(r"[\s　]*(?:(?:注|备注|说明)\d{0,2}\s*[：:.．]|(?:这里|需要)[^。]{0,8}说明|提出[^。]{2,30}左右，)")
_WORKED = re.compile(r"(?:新建|改扩建|改建|扩建|改造|提升|修复|治理|更新|维修|整治|加固|续建|修缮)+")
_PAIR = 4  # characters of （套）, which a clause does not end with
_LACKS = re.compile(
    r"(?:但是?|同时|然而|不过|当然)?，?(?:我们)?(?:也|还|更)?(?:要|应当?|必须|需要?)?(?:清醒|清楚)?地?(?:认识|看|意识)到"
)
"""Opens a sentence of shortcomings: 但也要看到，全县仍有9.7万亩中低产田."""
_REASON = re.compile(
    r"(?:针对|鉴于|考虑到|面对|由于)[^，。；]*(?:实际|现状|问题|情况|短板|不足|矛盾|状况|局面|形势|弱项|难题|需求)(?=，)"
)
"""Why something is done, with the figures of what is there: 针对仅有19家博物馆有资质的实际，."""
_LONGEST_LABEL = 200  # characters
_REACH = 400  # characters around a clause in which its figures are looked for
_GOALS_ARE = re.compile(r"目标(?:任务)?(?:是|为|包括|如下)[：:]")
_LABEL = re.compile(r"\W*(?:答|[一二三四五六七八九十]是)?\W*")
_PART = re.compile(r"(20\d\d)年(?:度)?[^，。；\d]{0,8}(?:重点|主要|工作|任务|安排|举措|实事|项目)(?!.*回顾)")
_STAGE = re.compile(
    r"\W*(?:近期|中期|远期|第[一二三四]阶段|[\u4e00-\u9fff]{2,6}(?:阶段"
    r"|期))(?:目标)?[（(](20\d\d)年?\s*[—–\-－~至到]+\s*(20\d\d)年[）)]\s*[，。：:]"
)
"""A stage with its years in a bracket, which opens what is to be reached in it: 近期（2026—2030年）：."""
_ITEM = re.compile(r"[—―─\-·•●○■◆]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")


def targets(passages: Sequence[Passage], facts: Facts) -> list[Target]:
    """Return targets, results and requirements (``status``) in the order of the text, their English empty.

    Titles, questions, principles and annexes state none.

    Args:
        passages: the outline of a Chinese document, in reading order.
        facts: the kind of document (measures state requirements) and its date of issue, for tense and 三年内.
    """
    reader = _Reader(facts)
    for passage in passages:
        reader.read(passage)
    return reader.found


class _Reader:
    """Reads passages one by one and remembers the time, the metric and the list that hold for what follows."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.period = period_of(facts.title_zh)
        self.found: list[Target] = []
        self.time: Time | None = None
        self.last: Time | None = None
        self.said: int | None = None
        self.path: tuple[str, ...] = ()
        self.metric = ""
        self.listed: tuple[str, ...] | None = None
        self.announced: tuple[str, ...] | None = None
        self.waits: tuple[str, ...] | None = None
        self.goals_to = -1
        self.horizon: Time | None = None
        self.told: Passage | None = None
        self.end = -1

    def read(self, passage: Passage) -> None:
        """Add the records of one passage; a title such as ——创新能力显著增强。 among goals is one of them."""
        goal = passage.section == "heading" and self._in_goals(passage)
        if goal:
            passage = replace(passage, section="goals")
        self.waits, self.announced = self.announced, None
        self._enter(passage)
        if passage.section in TOLD and _LACKS.match(passage.text):
            return
        if (passage.section in SILENT and not _HORIZON.match(passage.text)) or _ASIDE.match(passage.text):
            return
        if rules := stated(passage.text):
            self.found = [replace(t, binding=t.binding or rules(t)) for t in self.found]
        hidden = _REASON.sub(lambda match: "□" * len(match[0]), hide(passage.text))
        quantities = parse_zh(hidden)
        places = [quantity.start for quantity in quantities]
        self.said, self.path = (self.said if passage.path == self.path else None), passage.path
        named = times(hidden, quantities, self.facts.now, self.period, self.said)
        self.said = year_said(hidden, named, self.said)
        starts = [time.start for time in named]
        sentence = Sentence(hidden, passage.section, self.facts.kind, self.facts.now, self._listed(passage, hidden))
        if stage := _STAGE.match(passage.text):
            first, last = int(stage[1]), int(stage[2])
            self.time = self.last = Time(0, stage.end(), "deadline", f"{first}-{last}", last)
        self.metric = self.step = ""
        when = When(self.time)
        silent = not quantities and not named and self._says_nothing(sentence)
        for span in () if silent else clauses(hidden):
            own = tuple(named[bisect_left(starts, span[0]) : bisect_left(starts, span[1])])
            when = self._when(when, own, hidden, span)
            near = quantities[bisect_left(places, span[0] - _REACH) : bisect_left(places, span[1] + _REACH)]
            free = [q for q in near if not any(t.start <= q.start and q.end <= t.end for t in own)]
            clause = Clause(sentence, span, own, when)
            self.step = passage.text[slice(*span)] if BRACKET.fullmatch(hidden[slice(*span)]) else self.step
            for piece in pieces(hidden, free, span, [t.start for t in own]):
                for reading in readings(clause, piece):
                    self._add(passage, clause, piece, reading)
        self.announced = passage.path if _GOALS_ARE.search(hidden) and hidden.rstrip(" □")[-1] in "：:" else None
        if self.time and hidden.rstrip(" □").endswith(("：", ":")):
            self.listed = passage.path

    def _says_nothing(self, sentence: Sentence) -> bool:
        """Say whether none of the clauses of a sentence can state anything without a figure or a time."""
        if sentence.section == "goals" or sentence.section in TOLD or sentence.listed >= 0 or "力争" in sentence.text:
            return False
        if self.last and compiled("times_zh", "", ("same",)).search(sentence.text):
            return False
        counts = compiled("target_words_zh", "", ("vague", "yearly")).search(sentence.text)
        return not counts and not DOUBLED.search(sentence.text)

    def _listed(self, passage: Passage, hidden: str) -> int:
        """Return where a list of goals begins in a passage: behind 目标是：, or at once where it goes on, else -1."""
        said = _GOALS_ARE.search(hidden)
        goes_on = self.goals_to == passage.start and passage.section == "goals"
        if said or goes_on or (self.waits is not None and passage.section == "goals"):
            self.goals_to = passage.start + len(passage.text)
            return said.end() if said else 0
        return -1

    def _in_goals(self, passage: Passage) -> bool:
        """Say whether a title in the running text stands in a list of goals and states one."""
        listed = self.told is not None and self.told.section == "goals"
        return listed and bool(_ITEM.match(passage.text)) and is_state(passage.area)

    def _enter(self, passage: Passage) -> None:
        """Forget the time where a new paragraph begins, except in a list: one announced by a colon, or dashes."""
        together, self.end = passage.start == self.end, passage.start + len(passage.text)
        if passage.section == "heading":
            if self.time and self.told and self.told.section == "goals" and passage.marker.startswith("专栏"):
                self.listed = passage.path  # a box of indicators below 到2030年，…
            elif not together and not (self.told and self.told.section == "goals" and _ITEM.match(passage.text)):
                self._forget()
                self.horizon = None
            elif self.time is None and not together:  # the title of the first item of a list of goals
                self.horizon = self.time = self.horizon or self.last
            return
        last, self.told = self.told, passage
        if together and last is not None and last.section == passage.section:
            return
        same = last is not None and last.section == passage.section
        under = self.listed is not None and passage.path[: len(self.listed)] == self.listed
        dashed = passage.section == "goals" and bool(_ITEM.match(passage.marker or passage.text))
        numbered = self.listed is not None and bool(passage.marker or _ITEM.match(passage.text))
        numbered = numbered or (self.waits is not None and last is not None and last.text.endswith(("：", ":")))
        if not (same or numbered) or not (under or dashed):
            self.horizon = self.last or self.horizon if passage.section == "goals" else None
            self._forget()
        if self.time is None and dashed:
            self.time = self.horizon  # the year of an earlier paragraph of this part holds for its list
        if self.time is None and passage.section == "goals":
            self.time = _titled(passage)

    def _forget(self) -> None:
        """Drop the time of what came before."""
        self.time, self.last, self.listed = None, None, None

    def _when(self, when: When, own: Sequence[Time], hidden: str, span: tuple[int, int]) -> When:
        """Return what holds for a clause; a time that opens the sentence holds for the paragraph as well."""
        recurrence = next((t.value for t in own if t.role == "recurrence"), "")
        if self.last and (same := compiled("times_zh", "^", ("same",)).match(hidden[span[0] : span[1]])):
            self.time = self.last
            return When(self.last, same[0] if same[0].startswith("到") else "", recurrence)
        dated = tuple(time for time in own if time.role in ("deadline", "reached", "at", "length"))
        if dated:
            self.last = dated[-1]
            when = When(dated[-1], hidden[dated[-1].start : dated[-1].end], "", dated)
            behind = hidden[dated[-1].end : dated[-1].end + 1]
            led = behind in ("", "，", ",", "□") or hidden[dated[0].start] in "到至力" or len(dated[-1].deadline) == 4
            opens = dated[0].start <= _LONGEST_LABEL and _LABEL.fullmatch(hidden[: dated[0].start])
            if opens and (led or self.told is None or self.told.section != "tasks"):
                self.time = dated[-1]
        return when if when.recurrence == recurrence else replace(when, recurrence=recurrence)

    def _add(self, passage: Passage, clause: Clause, piece: Piece, reading: Reading) -> None:
        """Add the record of one reading of a piece."""
        start, end = opening(clause, piece), piece.end
        if not passage.area and start < (body := body_start(passage)) <= reading.amount.start:
            start = body  # 四、近三成的企业…: a label is none of the words
        target = self._described(passage.text, start, clause, piece, reading)
        binding = binding_after(passage.text, clause.span[1]) if end == clause.span[1] else ""
        if binding and self.found and level_of(target.metric_zh) == self.found[-1].metric_zh:
            # 投入强度达到3.2%，比2025年提高0.6个百分点（预期性）: the bracket is about both
            self.found[-1] = replace(self.found[-1], binding=self.found[-1].binding or binding)
        self.found.append(
            replace(
                target,
                status=reading.status,
                section=passage.section,
                area=(*passage.path, passage.area) if passage.area else passage.path,
                zh_evidence=passage.text[start:end],
                zh_span=(passage.start + start, passage.start + end),
                binding=binding,
            )
        )

    def _described(self, text: str, start: int, clause: Clause, piece: Piece, reading: Reading) -> Target:
        """Return the record of a reading with what it measures, by when, and where it holds."""
        figure, own, when = reading.amount, clause.own, clause.when
        metric = ""
        if figure.kind == "qualitative":
            about = subject_of(without(text, start, piece.end, own))
        else:
            before, after = without(text, start, figure.start, own), text[figure.end : piece.end]
            if reading.before is not None:
                before, after = reading.before, ""
            before, figure = bracketed_unit(before, figure)
            metric = self._whole(metric_of(before, after + piece.shared, figure.change, figure.unit))
            step = re.sub(r"^\d+[.．、]\s*", "", self.step)
            metric = step + metric if reading.status == "requirement" else metric
            about = object_of(metric)
            figure = _with_set(text[figure.start : piece.end + _PAIR], figure)
            self.metric = level_of(metric)
            metric = named(metric, figure.change, is_subject(before)) if reading.status != "requirement" else metric
        return Target(
            kind=figure.kind,
            metric_zh=metric,
            object_zh=about,
            comparator=figure.comparator,
            change=figure.change,
            value=figure.value,
            value_max=figure.value_max,
            baseline=figure.baseline,
            baseline_year=next((t.year for t in own if t.role == "base"), None),
            unit=figure.unit,
            deadline=reading.time.deadline if reading.time else when.deadline or self._of_part(reading, when),
            recurrence=when.recurrence,
            scope=scope_of(text[start : piece.end]),
        )

    def _of_part(self, reading: Reading, when: When) -> str:
        """Return the year that the heading of a part with tasks names (2026年重点工作), for a figure without a time."""
        told = self.told
        if told is None or told.section != "tasks" or reading.status != "target" or when.recurrence or when.time:
            return ""
        named = (found[1] for title in reversed(told.path) if (found := _PART.search(title)))
        return next(named, "")

    def _whole(self, metric: str) -> str:
        """Return a metric whose subject stands earlier in the sentence with that subject (占…的比重, 压减, 数量)."""
        if not level_of(metric):
            return self.metric + metric
        if self.metric and _WORKED.fullmatch(metric):
            return level_of(self.metric) + metric  # 新建农田12万亩、改造提升8.5万亩
        if self.metric and re.fullmatch("[^，]{1,3}级", metric):
            return metric + re.sub("^[^，]{1,3}级", "", self.metric)
        if self.metric and (metric.startswith("占") or is_head(metric)) and not is_head(self.metric):
            return object_of(self.metric) + metric
        return metric


def bracketed_unit(before: str, figure: Amount) -> tuple[str, Amount]:
    """Return the words before a plain figure and the figure with the unit that stands in a bracket among them.

    产值（亿元）达到500 is 50,000,000,000 yuan; a bracket that names no unit stays with the words.
    """
    found = _BRACKET.search(before) if not figure.unit and figure.value is not None else None
    if found is None or not is_unit(found[1]) or figure.change == "multiple":
        return before, figure
    scale, unit = scaled(found[1])
    values = {name: value * scale for name in _VALUES if (value := getattr(figure, name)) is not None}
    return before[: found.start()] + before[found.end(1) + 1 :], replace(figure, unit=unit, **values)


def _with_set(words: str, figure: Amount) -> Amount:
    """Return a figure with the second measure word that stands in a bracket behind its unit: 2.5万件（套）."""
    if not figure.unit or not ("（" in words or "(" in words):  # seldom: each unit has a pattern of its own
        return figure
    pair = re.match(rf"[^，。；、]*?{re.escape(figure.unit)}([（(]([\u4e00-\u9fff]{{1,2}})[）)])", words)
    if pair is None or pair[2] not in measures():
        return figure
    return replace(figure, unit=figure.unit + pair[1])


def period_of(title: str) -> tuple[int, int] | None:
    """Return the first and last year of the plan that a title names (2026—2028年, “十五五”), None without one."""
    for time in times(title, parse_zh(title)):
        first, _, last = time.value.partition("-")
        if len(last) == 4 and last.isdigit():
            return int(first), int(last)
    return None


def _titled(passage: Passage) -> Time | None:
    """Return the year or plan that the nearest heading names (到2027年的目标, “十五五”主要指标)."""
    for title in (passage.area, *reversed(passage.path)):
        plans = [t for t in times(title, parse_zh(title)) if "-" in t.value and t.role in ("deadline", "at")]
        plan = plans[-1] if plans else None
        if plan is not None and re.search("指标|目标", title):
            return plan
        if found := re.search(r"(20\d\d)年(底|末)?", title):
            value = f"{found[1]}-12-31" if found[2] else found[1]
            return Time(0, 0, "deadline", value, int(found[1]))
    return None
