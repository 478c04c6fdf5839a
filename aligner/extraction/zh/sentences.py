"""The tasks of one Chinese sentence: its clauses in turn, and what each hands on to those after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.extraction.forms import compiled
from aligner.extraction.records import Passage, Task
from aligner.extraction.zh.actions import read_clause
from aligner.extraction.zh.cases import NO_TASK, case, lists_no_tasks
from aligner.extraction.zh.clauses import clauses, hide
from aligner.extraction.zh.coordination import parts
from aligner.extraction.zh.deadlines import Time, times, year_said
from aligner.extraction.zh.scan import Reading
from aligner.extraction.zh.units import Units, is_body
from aligner.extraction.zh.words import word_at
from aligner.numbers import parse_zh
from aligner.words import patterns as re

NOT_STATED = "（未写明）"
MODALITY = {"shall": "shall", "must_not": "must not", "may": "may", "encourage": "encourage"}
_BODY = re.compile(r"(?:[^，。：:\d]{0,4}答\d{0,2}\s?[：:]|[^，。：:\d]{2,4}[：:](?=.))?\s*")
_GROUND = re.compile(r"(?:针对|鉴于|考虑到)|以[^，。；]*(?:为|作为)(?:基础|依据|前提|遵循|底数)[，、]")
"""What an action rests on, which is no part of it: 以普查成果为基础，编制规划; 依托实验室，建设基地 says how and is."""
_ENCOURAGED = re.compile(r"(?:企业|公司|单位|业主|业主大会|机构|组织|个人|家庭|[人者])$")
"""Who has duties and is encouraged like others: it is not they who encourage."""
_OWN = re.compile("(?:本?[企校院公]?[业司]?(?:员工|职工)|师生|学生|会员|成员|所属|从业人员|工作人员|下属)")
"""Whom they may encourage after all."""
_SHORTEST_ACT = 3
_GAP = re.compile(r"[\s　，：:、,]*")


class SentenceReader:
    """Reads one passage. A time, an actor and units hold for the clauses after the one that names them.

    ``voice`` is the body that speaks of itself as 我们, ``frame`` the duty that the passage announces for a list below
    it (不得有下列行为：), ``modality`` the duty that such a list gives to this passage; ``inside`` says that the time
    stands in the clause of an action (将于5月15日前组织督查): it does not hold for another case (对工作不力的，…).
    ``year`` is the one that was said last, in which a month without a year falls.
    """

    def __init__(self, passage: Passage, issued: str, voice: str = "", year: int | None = None) -> None:
        self.passage = passage
        self.issued = issued
        self.voice = voice
        self.actor = ""
        self.units = Units()
        self.year = year
        self.deadline = ""
        self.inside = False
        self.modality = ""
        self.frame = ""
        self.told = False
        self.prefix = -1
        self.awaited = ""
        """The duty of a clause that only leads up to an action: 可以根据结论，|提出建议."""
        self.names_actor = False
        self.made: list[Task] = []

    def read(self, stop: int) -> list[Task]:
        """Return the tasks of the passage up to ``stop``."""
        text = self.passage.text[:stop]
        hidden = hide(text)
        punished = case(hidden)
        if lists_no_tasks(text):
            self.frame = NO_TASK
        for begin, end in clauses(hidden, body_start(self.passage)):
            if punished[0] <= begin < punished[1]:
                continue
            for a, b in parts(text[begin:end]):
                part = text[begin + a : begin + b]
                spans = times(part, parse_zh(part), self.issued, said=self.year)
                self.year = year_said(part, spans, self.year)
                self._clause(part, self.passage.start + begin + a, spans)
        return self.made

    def forbidden(self) -> list[Task]:
        """Return the act of an item of a list of prohibitions whose verb is unknown: it is forbidden all the same."""
        text = self.passage.text
        start, end = body_start(self.passage), len(text.rstrip("；。;， "))
        if end - start < _SHORTEST_ACT or re.search("行为$|的$|其他|其它", text[start:end]):
            return []
        verb = end - start if word_at(text, start, "prep") else 2
        reading = Reading("action", verb=(0, verb), object=(verb, end - start))
        at = self.passage.start + start
        return [self.task(reading, (at, self.passage.start + end), at, ())]

    def _clause(self, text: str, at: int, spans: list[Time]) -> None:
        """Read the clause that starts at offset ``at`` of the document."""
        reading = read_clause(text, spans)
        dated = [t for t in spans if t.role in ("deadline", "at", "length")]
        if dated:
            self.deadline, self.inside = dated[-1].deadline, reading.kind == "action"
        if reading.kind == "action" and _announces(text, self._words(at + len(text), at + len(text) + 1)):
            self.frame = self.frame or reading.modality
            self.actor = reading.actor or self.actor
        elif reading.kind == "action" and (not self.told or reading.modality or dated):
            self._action(reading, text, at, spans)
        elif reading.kind == "units":
            if self.names_actor and self.units.lead:  # 水利部牵头，财政部按职责分工负责，……
                reading = replace(reading, actor="")
            self._name(reading)
            if self.prefix < 0 and self.made and at - _end(self.made[-1]) <= 2:
                self._extend()
            else:
                self._lead_up(at + reading.start)
                self.names_actor = True
        elif reading.kind == "lead_up":
            if text.endswith("的"):  # a new case: what was said of the actor above holds no more
                self.actor, self.units = "", Units()
                self.deadline = "" if self.inside and not dated else self.deadline
            self.awaited = reading.modality or self.awaited
            if reading.actor:
                self.actor, self.units, self.names_actor = reading.actor, Units(), True
            if not text.endswith("方面"):  # 在并网管理方面 names a topic
                self._lead_up(at + reading.start)
        elif reading.kind not in ("time", "frame"):
            self.prefix, self.told = -1, self.told or reading.kind == "told"
            self.awaited = ""

    def _action(self, reading: Reading, text: str, at: int, spans: list[Time]) -> None:
        """Add the task of a clause."""
        reading, self.awaited = replace(reading, modality=reading.modality or self.awaited), ""
        if reading.actor:
            self.actor, self.units = reading.actor, Units()
        elif (
            reading.modality == "encourage" and _ENCOURAGED.search(self.actor) and not _OWN.match(text, reading.verb[1])
        ):
            self.actor, self.units = "", Units()  # 企业应当加强巡查，鼓励使用单位安装系统
        self._name(reading)
        start = at + reading.start
        # a long condition is left out: the evidence is to show the action
        if self.prefix >= 0 and _GROUND.match(self._words(self.prefix, start)):
            self.prefix = -1
        if self.prefix >= 0 and (self.names_actor or start - self.prefix <= 2 * (len(text) - reading.start)):
            start = self.prefix
        self.made.append(self.task(reading, (start, at + len(text)), at, spans))
        self.prefix, self.names_actor = -1, False

    def _name(self, reading: Reading) -> None:
        """Keep the units that a clause names: those of a new actor replace the others."""
        if reading.units:
            self.units = reading.units if reading.actor else self.units + reading.units
            self.actor = reading.actor or self.actor

    def _lead_up(self, at: int) -> None:
        """Remember where the clauses began that lead up to the next action."""
        self.prefix = at if self.prefix < 0 else self.prefix

    def _extend(self) -> None:
        """Give the units of a closing clause (各市人民政府配合) to the task in front of it."""
        merged = Units(self.made[-1].lead_units, self.made[-1].support_units) + self.units
        self.made[-1] = replace(self.made[-1], lead_units=merged.lead, support_units=merged.support)

    def _words(self, start: int, end: int) -> str:
        """Return the text between two offsets of the document."""
        return self.passage.text[start - self.passage.start : end - self.passage.start]

    def _named(self, units: tuple[str, ...]) -> tuple[str, ...]:
        """Return units with the name of the body in place of what it calls itself (我们, 我部), if it is known."""
        own = compiled("actors_zh", "^", ("self",), "$")
        named = (self.voice if own.match(unit) else unit for unit in units)
        return tuple(dict.fromkeys(unit for unit in named if unit))

    def task(self, reading: Reading, span: tuple[int, int], at: int, spans: Sequence[Time]) -> Task:
        """Return the task of a reading whose clause starts at ``at``; ``span`` is its evidence in the document."""

        def words(part: tuple[int, int]) -> str:
            return self._words(at + part[0], at + part[1]).strip("，、 ")

        passage = self.passage
        recurring = [t for t in spans if t.role == "recurrence"]
        actor = (reading.actor or self.actor).rstrip("都均也还")
        others = compiled("verbs_zh", "^", ("approved",)).match(self._words(*span))
        units = Units() if others else self.units
        if not units and not others and is_body(actor) and not _is_class(actor, words(reading.verb)):
            units = Units((actor,))
        return Task(
            section=passage.section,
            area=(*passage.path, *((passage.area,) if passage.area else ())),
            zh_evidence=self._words(*span),
            zh_span=span,
            marker=passage.marker,
            actor_zh=actor or NOT_STATED,
            actor_implicit=not actor,
            verb_zh=words(reading.verb),
            object_zh=words(reading.object),
            instrument_zh=words(reading.instrument),
            modality=MODALITY.get(reading.modality or self.modality, ""),
            lead_units=self._named(units.lead),
            support_units=units.support,
            deadline="" if recurring else self.deadline,
            recurrence=words(_recurrence(recurring, spans)) if recurring else "",
        )


def body_start(passage: Passage) -> int:
    """Return where a passage goes on after its label, marker and title."""
    at = _BODY.match(passage.text)
    start = at.end() if at else 0
    if passage.marker and (found := passage.text.find(passage.marker, 0, start + 12)) >= start:
        start = found + len(passage.marker)
        if passage.area and passage.text.startswith(passage.area, start):
            start += len(passage.area)
    rest = _GAP.match(passage.text, start)
    return rest.end() if rest else start


def _announces(clause: str, stop: str) -> bool:
    """Say whether a clause only announces a list: 应当做好以下工作：."""
    return stop in ("：", ":") and re.search(r"下列|如下|(?<![\d元年月人次名岁级])以下", clause) is not None


def _is_class(name: str, verb: str) -> bool:
    """Say whether a name is that of many authorities, none of which is responsible by it: 各局, 能源主管部门.

    能源主管部门负责… says that it is responsible.
    """
    many = compiled("actors_zh", "^", ("many",)).match(name)
    return bool(many or (compiled("actors_zh", "", ("class_end",), "$").search(name) and not verb.startswith("负责")))


def _end(task: Task) -> int:
    """Return the offset after the evidence of a task."""
    return task.zh_span[1] if task.zh_span else 0


def _recurrence(recurring: Sequence[Time], spans: Sequence[Time]) -> tuple[int, int]:
    """Return the span of what recurs, with the day that follows it (每年12月31日前)."""
    first = recurring[0]
    return first.start, next((t.end for t in spans if t.start == first.end), first.end)
