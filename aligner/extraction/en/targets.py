"""Targets, past results and rules with a figure in an English policy text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.en.figures import apiece, figures_of, grows, turns
from aligner.extraction.en.metrics import metric_of
from aligner.extraction.en.spans import clause_spans
from aligner.extraction.en.units import body_end, shared_out
from aligner.extraction.en.when import deadline, parsed
from aligner.extraction.records import Passage, Target
from aligner.numbers import Quantity
from aligner.words import patterns as re

_UNITS = {"pp": "percentage points", "x": "times", "%": "%"}
_SKIPPED = {"title", "heading", "question", "annex", "signature", "drafting"}
_TOLD = re.compile(r"\b(?:reached|rose|fell|grew|dropped|totall?ed|stood at|exceeded)\b", re.IGNORECASE)

_STOP = (
    r"\s(?:with|of|for|in|to|at|by|on|from|that|which|who|whose|will|shall|is|are|be|worth|every|each|per|a|the"
    r"|open|available|free|located|equipped|as|through|across|over|around|near|between|under|among|along"
    r"|within|outside|above|below)\b"
)
_JOIN = r"\s(?:and|or)\b"
_SINGULAR = (
    "overseas|various|numerous|business|mass|class|across|sports|logistics|fitness|access|process|series|was|has|does"
    "|this|its"
)
_PLURAL = rf"(?:(?!(?:{_SINGULAR})\b|[\w-]*(?:ous|ss)$)[\w-]*s|women|men|children|people|personnel)"
_SETS = re.compile(
    r"\b(?:will|shall|should|must|is to|are to|to be|accounts? for|accounting for)\b|\b(?:bring|raise|lift|boost"
    r"|increase|reduce|cut|lower|keep)\b[^;]*?\d[^;]*\bto(?=\s+[^\s\d]{0,12}\s?\d)",
    re.I,
)
_FIRST = re.compile(
    r"\W*(?:(?:by|in) [^,]{1,40},\s*)?(?:\b(?:and|at least|more than|over|about|around|some|nearly|another|up to"
    r"|a total of|all|the|an additional|no (?:fewer|less) than)\b\s*)*",
    re.IGNORECASE,
)
_PER = re.compile(
    r"\sper (?:(?:cubic|square) (?:kilo)?met(?:er|re)|lit(?:er|re)|kilogram|hectare|mu|kilowatt-hour|kilowatt"
    r"|ton(?:ne)?|day|hour"
    r"|1?0?0?,?000 (?:yuan|people|persons|residents|mu|households))\b",
    re.I,
)
_LEADS = re.compile(
    r"\W*(?:\w{1,4}[.)]\s+)?(?:[^,.;:]{0,60}[.:]\s+)?(?:by|before|in|during|from|over|within|throughout|for|looking)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:the|these|those|its|their|our|all)\s+$", re.IGNORECASE)
_SMALL = 100
_MEMBERS = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){1,8}(?:such as|including|namely)\s+(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)*(?:,\s"
    r"|\s?,?\s?and\s)?)+(?=[,.;:]|$)"
)
"""Names of some of the things that a figure counts: it counts the members of a list."""
FINE = re.compile(r"\b(?:be|is|are) fined\b|\b(?:a )?fines? of\b|\bimpose[sd]? (?:a )?fine", re.IGNORECASE)
_LACKS = re.compile(
    r"\W*(?:(?:however|but|at the same time|meanwhile|nevertheless)\b,?\s*)?(?:we|it)\s+(?:should|must"
    r"|need to|have to)\s+(?:also\s+)?"
    r"(?:clearly\s+|soberly\s+)?(?:also\s+)?(?:see|be aware|recogni[sz]e|reali[sz]e|note|be (?:seen|noted"
    r"|recogni[sz]ed))\b",
    re.IGNORECASE,
)
"""Opens a sentence of shortcomings: However, we should also see that there are still …."""
_GROUND = re.compile(
    r"\W*(?:in (?:view|light|consideration) of|given|considering|in response to|aiming at|targeting"
    r"|because|since|as there)\b"
    r"[^,;]*\b(?:fact|problems?|situation|shortage|gap|lack|reality|only|still|shortcomings?|current(?:ly)?)\b",
    re.IGNORECASE,
)
"""Why something is done: in view of the fact that only 19 museums …."""
_BANNED = re.compile(r"\W*(?:and\s+)?(?:strictly\s+)?(?:prohibit|forbid|ban)\b", re.IGNORECASE)
_SPAN_OF_TIME = re.compile(
    r"\W*(?:in|within|over|during|for)\s+(?:the\s+)?(?:next\s+|coming\s+|past\s+)?[\w-]+\s+(?:years?|months?)\W*",
    re.IGNORECASE,
)
_SIZE_ALONE = re.compile(
    r"(?:total |combined |overall )?(?:area|length|capacity|investment|output|scale|floor area|mileage"
    r"|storage capacity)",
    re.I,
)
_SIZE_OF = re.compile(rf"{_SIZE_ALONE.pattern} of ", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:every|each)\s+$", re.IGNORECASE)
_HALVES = re.compile(r"\s*(/\s?[A-Za-z²³]{1,10}|\([a-z]{3,12}\))(?![\w/])")
"""What belongs to a unit: kilograms/mu, pieces (sets)."""
_SYMBOLS = re.compile(
    r"\s?((?:[kmμnMGT]?(?:g|L|l|m[²³23]?|W|J|t|Bq|Pa|ha))/(?:[kmM]?(?:g|L|l|m[²³23]?|t|ha|h|d|a|s)|mu|day|year))\b"
)
_NAMED = re.compile(r"\b(grade|level|class|tier)\s+$", re.IGNORECASE)
_GROWTH = re.compile(
    r"\W*(?:and\s+)?(?:the\s+)?(?:average\s+|annual\s+){1,2}growth\b(?!\s+(?:target|point))", re.IGNORECASE
)
_SIZE_OF_ONE = re.compile(
    r"\b(?:an?|one)\s[^,;]*?\swith an? [a-z ]{0,30}(?:area|capacity|length|space|investment|height"
    r"|width) of\W*(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_CASE = re.compile(r"\b(?:whose|if|when|where|unless|those (?:with|who|that)|in case)\b[^,;]*$", re.IGNORECASE)
_SET = r"\b(?:bring|raise|increase|reduce|lower|keep|ensure|reach)\b[^;]*?\b(?:to|at|by)\W+(?:\w+\W+){0,3}\d"
_NOT_ONE = re.compile(
    r"(?:phase|level|class|grade|type|box|table|annex|no\.?|part|stage|category|tier|step|chapter|section|article"
    r"|item|figure"
    r"|column|appendix|attachment|point|rule|number|version)\W*$",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\b(?:tele)?phone|\bhotline|\bfax|\bpost(?:al)? code|\btel\b|\bplatform\s*$", re.IGNORECASE)
_APART = re.compile(r"\s+(?:lower|higher|less|more|fewer|below|above|up|down|greater)\b(?!\s+of\b)", re.IGNORECASE)
_YEAR_SAID = re.compile(r"\W*(?:[A-Z][^.]{0,60}\.\s+)?(?:In|During|As of|By the end of) (20\d\d),")
_REACH = 80
_NUMERAL = re.compile(r"^[\d.,\s]*(?:(?:hundred|thousand|million|billion|trillion)\s+)?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:current\s+|present\s+)?(?:about\s+|around\s+)?$|\bfrom\s+$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:[–—-]+\s*)?(?:(?:by|in|before|at|over|during)\b[^,]*?,(?!\d)\s*)?(?:[a-z]+\.\s+)?(.*?)\s*\b(?:will|shall|is"
    r"|are|to be|reach\w*)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:targets?|goals?|objectives?)\b[^.;:]{0,80}?\b(?:(?:in|for|of) (20\d\d)|(?:for |in )?this year)\b"
    r"[^.;:]{0,40}(?:\b(?:are|is)\b|:)",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\W*(?:(?:notes?|remarks?)\s*:|(?:box|table|figure|column) \d+\b)", re.IGNORECASE)
_PART = re.compile(r"\b(?:work|tasks?|projects?|priorities|arrangements?)\b[^.]{0,40}\b(?:in|for|of) (20\d\d)\b", re.I)
_SIZED = re.compile(r"-(?!percent|percentage|fold)[a-z]{2,}", re.IGNORECASE)
_HORIZON = {"goals", "tasks", "safeguards"}


@cache
def words(name: str) -> re.Pattern[str]:
    """Return the pattern of a list of targets_en.tsv."""
    return re.compile(
        next(rf"\b(?:{p})\b" for key, p in rows("extraction", "targets_en.tsv") if key == name), re.IGNORECASE
    )


def targets(passages: Iterable[Passage], year: int | None = None) -> Iterator[Target]:
    """Yield what the passages say with a figure, or without one among the goals; ``status`` tells which it is.

    The horizon of a sentence ("By the end of 2027, ...") holds for its clauses and for those of the next sentence of
    the same part that names none. ``year`` is the one that the text calls this year; the year in the heading of a part
    with tasks (Key Work in 2026) holds for its figures.
    """
    horizon = ""
    part: tuple[str, tuple[str, ...]] = ("", ())
    for passage in passages:
        here = (passage.section, () if passage.section == "goals" else passage.path)
        if here != part:
            horizon, part = "", here
        if passage.text.startswith("(") and shared_out(passage.text) is not None:
            continue  # the time of a bracket is that of its tasks
        if passage.section in _SKIPPED:
            continue
        if _ASIDE.match(passage.text) or (passage.section == "background" and _LACKS.match(passage.text)):
            continue
        if (end := body_end(passage.text)) < len(passage.text):
            passage = replace(passage, text=passage.text[:end])
        if passage.section == "tasks" and not here[1]:
            horizon = ""  # no part is named whose sentences would share a time
        when = deadline(passage.text, year)[0] or _year_of_list(passage.text, year)
        here_only = passage.section != "goals" and not _LEADS.match(passage.text)
        yield from of_passage(
            passage, when or (horizon if passage.section in _HORIZON else "") or _year_of_part(passage), year
        )
        if when and not here_only:
            horizon = when  # a time that opens its sentence holds for the next ones
        elif passage.section not in _HORIZON:
            horizon = ""


def of_passage(passage: Passage, horizon: str, year: int | None = None) -> Iterator[Target]:
    """Yield the targets of one passage."""
    text = passage.text
    found = parsed(text)
    figures = [q for q in figures_of(text, found) if not counted(text, q)]
    if not figures and _says_nothing(passage):
        return
    dates = [(q.start, q.end) for q in found if q.kind == "date"]
    metric = ""
    for start, end in clause_spans(text, [(q.start, q.end) for q in figures], dates):
        inside = _of_clause(text, [q for q in figures if start <= q.start < end])
        said = text[start:end]
        if _GROUND.match(said) or _SPAN_OF_TIME.fullmatch(said) or (inside and _BANNED.match(said)):
            continue
        if words("validity").search(text[start:end]) or _described(text[start:end], start, inside):
            continue
        if inside:
            for made in stated(passage, (start, end), inside, horizon, year):
                made = _sized(made, metric)
                metric = made.metric_en or metric
                if made.status != "result" or not idle(text[start:end], inside):
                    yield replace(made, metric_en=metric)
                if _SIZE_OF.match(metric):
                    metric = _SIZE_OF.sub("", metric)
        elif whole(passage, (start, end), horizon):
            yield make(
                passage, (start, end), horizon, year, comparator="=", change="level", value=Fraction(100), unit="%"
            )
        elif passage.section == "goals" and (is_state(text[start:end]) or listed(text, start)):
            yield make(passage, (start, end), horizon, year, kind="qualitative")
        elif passage.section in {"goals", "tasks"} and words("vague").search(text[start:end]):
            yield make(passage, (start, end), horizon, year, kind="vague")


def _sized(made: Target, metric: str) -> Target:
    """Return a target whose metric is a size alone with what has the size: 6 parks with an area of 5 hectares."""
    alone = metric and _SIZE_ALONE.fullmatch(made.metric_en)
    return replace(made, metric_en=f"{made.metric_en} of {metric}") if alone else made


def _of_clause(text: str, inside: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a clause without those that are for each one, or that say how often."""
    whole = [q for q in inside if not apiece(text, q)] or inside
    return [q for q in whole if q.kind != "period" or not _EVERY.search(text[: q.start])]


def _says_nothing(passage: Passage) -> bool:
    """Say whether none of a passage's clauses can state anything without a figure."""
    if passage.section == "goals" or words("whole").search(passage.text):
        return False
    return passage.section != "tasks" or not words("vague").search(passage.text)


def _described(clause: str, start: int, figures: Sequence[Quantity]) -> bool:
    """Say whether the figures of a clause only tell whom or what it is about: those whose score is below 60."""
    if not figures or re.search(rf"{_SET}", clause, re.IGNORECASE):
        return False
    before = clause[: figures[0].start - start]
    if re.search(r"\btotal (?:planned |estimated )?investment of\W*(?:\w+\W+){0,3}$", before, re.IGNORECASE):
        return True  # the cost of a project
    if len(figures) == 1 and _SIZE_OF_ONE.search(before):
        return True  # build a park with an area of no less than 20,000 square meters
    return bool(_CASE.search(before)) and not re.search(r"\b(?:to|by|at)\W+(?:\w+\W+){0,3}$", before, re.IGNORECASE)


def is_state(clause: str) -> bool:
    """Say whether a clause of a part about goals tells of a state to come: it will …, markedly improved."""
    return bool(words("state").search(clause) or words("ahead").search(clause)) and not words("announces").search(
        clause
    )


def stated(
    passage: Passage, span: tuple[int, int], figures: Sequence[Quantity], horizon: str, year: int | None
) -> Iterator[Target]:
    """Yield what a clause with figures states: one record, or one a figure where it says "respectively"."""
    clause = passage.text[span[0] : span[1]]
    each = turns(clause, span[0], figures)
    if not each:
        yield quantified(passage, span, list(figures), horizon, year)
        return
    grow = grows(clause, each[0][1].start - span[0], each[0][1].unit)
    for name, figure in each:
        made = quantified(passage, span, [figure], horizon, year)
        if grow and made.change == "level":
            made = replace(made, change="growth")
        # a bound is said of each, or once in front of the first
        yield replace(made, metric_en=name or made.metric_en)


def _year_of_part(passage: Passage) -> str:
    """Return the year that the heading of a part with tasks names: Key Work in 2026."""
    found = _PART.search(passage.path[0]) if passage.path and passage.section == "tasks" else None
    return found[1] if found else ""


def _year_of_list(text: str, year: int | None) -> str:
    """Return the year of a list of goals: the main expected targets in 2026 are: …."""
    found = _LIST.search(text)
    return (found[1] or (str(year) if year else "")) if found else ""


def listed(text: str, start: int) -> bool:
    """Say whether a clause is an item of a list of goals, parted by semicolons."""
    found = _LIST.search(text[:start])
    return found is not None and ";" in text and text[:start].rstrip()[-1:] in (";", ":")


def whole(passage: Passage, span: tuple[int, int], horizon: str) -> bool:
    """Say whether a clause without a figure aims at all of what it measures: full coverage by the end of 2028."""
    clause = passage.text[span[0] : span[1]]
    return bool(words("whole").search(clause)) and (passage.section == "goals" or bool(deadline(clause)[0] or horizon))


def idle(clause: str, figures: Sequence[Quantity]) -> bool:
    """Say whether a clause without a verb in the past holds small plain counts alone ("a 24-hour duty system")."""
    if words("past").search(clause) or re.search(r"\b[a-z]{2,}ed\b", clause, re.IGNORECASE):
        return False
    if re.match(r"\W*(?:and\s+)?an? (?:increase|decrease|rise|drop|reduction) of\b", clause, re.IGNORECASE):
        return False
    return all(q.kind in {"cardinal", "period"} and q.value is not None and q.value <= _SMALL for q in figures)


def counted(text: str, figure: Quantity) -> bool:
    """Say whether a figure counts the parts of the text itself ("four aspects"), is an age, or the plain word "one"."""
    if figure.kind == "cardinal" and _MEMBERS.match(text, figure.end):
        return True  # 4 irrigation districts such as Qingxi and Shaping
    if figure.text.endswith(" old") or re.search(r"\baged\s*$", text[: figure.start], re.IGNORECASE):
        return True
    if _SIZED.match(text, figure.end) or (
        not figure.text.isdigit() and "-" in figure.text and figure.kind in {"measure", "period", "points", "money"}
    ):
        return True  # a 45-foot container
    if re.search(
        r"(?:\b(?:the|its|world's|nation's|country's) top|\bfollowing)\s*$", text[: figure.start], re.IGNORECASE
    ):
        return True  # among the top eight, the following ten
    if figure.kind == "cardinal" and not re.search(r"\d", figure.text) and _POINTING.search(text[: figure.start]):
        return True  # the three major ball games
    if figure.kind == "period" and re.search(r"\bfor\s+(?:a period of\s+|at least\s+)?$", text[: figure.start], re.I):
        return True  # rank last for two consecutive years
    after = re.match(r"\W*(?:[a-z-]+\s+){0,2}?([a-z]+)", text[figure.end :], re.IGNORECASE)
    small = figure.kind == "cardinal" and figure.value in {0, 1} and not figure.comparator
    if (
        small
        and figure.text == "1"
        and re.search(r"[a-z]\s+$", text[: figure.start])
        and re.match(r"\s+[a-z]", text[figure.end :])
    ):
        small = bool(_NOT_ONE.search(text[: figure.start]))  # build 1 incineration line; not phase 1
    if figure.kind == "cardinal" and _PHONE.search(text[max(0, figure.start - 30) : figure.start]):
        return True
    return small or (figure.kind == "cardinal" and bool(after and words("counted").fullmatch(after[1])))


def quantified(
    passage: Passage, span: tuple[int, int], figures: list[Quantity], horizon: str, year: int | None
) -> Target:
    """Return the record of a clause with figures: the last one is the value, one before "to" the baseline."""
    clause = passage.text[span[0] : span[1]]
    value = figures[-1]
    baseline = None
    first, last = figures[0].start - span[0], figures[-1].start - span[0]
    if len(figures) > 1 and re.search(r"\bfrom\b", clause[:first], re.IGNORECASE):
        baseline = figures[0]
    elif len(figures) > 1 and re.search(r"\bto\b", clause[:first], re.I) and _FROM.search(clause[first:last]):
        value, baseline = figures[-2], figures[-1]  # raised to 36,000 from 28,000
    else:
        value = _stated(clause, span[0], figures)
    change = "level"
    if baseline is not None:
        change = "from_to"
    elif value.kind == "multiple":
        change = "multiple"
    elif (value.kind == "points" and "percent" in value.text.lower()) or _APART.match(passage.text, value.end):
        change = "growth"  # 8 percentage points, 5% lower than in 2023
    elif grows(clause, value.start - span[0], value.unit) or (value.unit == "%" and _GROWTH.match(clause)):
        change = "growth"
    unit = unit_of(passage.text, value)
    return make(
        passage,
        span,
        horizon,
        year,
        metric_en=metric_of(clause, value.start - span[0], value.end - span[0], change),
        kind="quantified",
        comparator=value.comparator or "=",
        change=change,
        value=value.value,
        value_max=value.value_max,
        baseline=baseline.value if baseline else None,
        unit=unit,
    )


def unit_of(text: str, value: Quantity) -> str:
    """Return the unit of a figure in its text: percentage points, g/kg, kilograms/mu, grade, pieces (sets), museums."""
    unit = _UNITS.get(value.unit, value.unit)
    if value.kind == "points" and "percent" not in value.text.lower():
        unit = "points"
    if not unit and value.kind not in ("fraction", "ratio"):
        unit = noun_after(text, value.end, value.value == 1)
    after = text[value.end :]
    if value.kind in ("cardinal", "measure") and (symbol := _SYMBOLS.match(text, value.end)):
        unit = symbol[1]
    elif value.kind == "cardinal" and (kind := _NAMED.search(text[: value.start])):
        unit = kind[1].lower()
    elif unit and value.kind == "measure" and (half := _HALVES.match(after)):
        unit = _NUMERAL.sub("", value.text) + half[1]
    elif (
        unit
        and value.kind == "cardinal"
        and (pair := re.match(rf"\s+(?:[\w-]+\s+){{0,4}}?{re.escape(unit)}(\s\([a-z]+s\))", after))
    ):
        unit += pair[1]
    if value.kind == "measure" and (per := _PER.match(text, value.end)):
        unit = _NUMERAL.sub("", value.text) + per[0]
    return unit


def _stated(clause: str, begin: int, figures: Sequence[Quantity]) -> Quantity:
    """Return the figure that a clause sets: behind "will" or "bring … to"; figures before it tell what is measured.

    Places per 1,000 people will exceed 4.8; bring the share of villages with 100,000 yuan or more to 90%.
    """
    if _FIRST.fullmatch(clause[: figures[0].start - begin]):
        return figures[0]  # 28 percent of the households will be connected
    behind = [m.end() + begin for m in _SETS.finditer(clause)]
    later = [q for q in figures if behind and q.end > behind[-1] and q.kind != "period"]
    return later[0] if later else figures[0]


def noun_after(text: str, at: int, one: bool = False) -> str:
    """Return the noun that a bare figure counts: the last word before a preposition, verb or mark.

    It is a plural, but for what there is ``one`` of; the words go on behind "and" where no plural stands before it
    (36 primary and secondary schools).
    """
    run = re.match(r"(?:\s+[“\"‘']?[a-z\d][\w-]*[”\"’']?){1,8}", text[at:], re.IGNORECASE)
    whole = re.split(_STOP, run[0], maxsplit=1, flags=re.IGNORECASE)[0] if run else ""
    for named in (re.split(_JOIN, whole, maxsplit=1, flags=re.IGNORECASE)[0], whole):
        names = [word.strip("“”\"‘’'") for word in named.split()]
        plural = [word for word in names if re.fullmatch(_PLURAL, word.lower())]
        if plural or (one and names):
            return plural[-1] if plural else names[-1]
    return ""


def make(passage: Passage, span: tuple[int, int], horizon: str, year: int | None, **fields: object) -> Target:
    """Return a record of a clause; its own deadline goes before the horizon of its sentence."""
    clause = passage.text[span[0] : span[1]]
    when, recurrence = deadline(clause, year)
    status = status_of(passage, clause)
    if status == "target" and year and not words("future").search(clause) and _gone(passage.text, span[0], year):
        status = "result"  # in 2025, 1,230 workers recovered their wages
    subject = _SUBJECT.match(clause)
    fields.setdefault(
        "metric_en", re.sub(r"^(?:and\s+)?(?:the\s+)?", "", subject[1].strip(" ,"), flags=re.I) if subject else ""
    )
    return Target(
        section=passage.section,
        area=passage.path,
        en_evidence=clause,
        en_span=(passage.start + span[0], passage.start + span[1]),
        status=status,
        deadline="" if recurrence and not when else when or (horizon if status == "target" else ""),
        recurrence=recurrence,
        **fields,  # type: ignore[arg-type]
    )


def _gone(text: str, at: int, year: int) -> bool:
    """Say whether the words before ``at`` in a sentence, or at it, name a year before ``year`` that opens it."""
    said = _YEAR_SAID.match(text)
    return said is not None and int(said[1]) < year and said.start(1) <= at + _REACH


def status_of(passage: Passage, clause: str) -> str:
    """Say whether a clause tells of a target, a result that was achieved, or a rule that binds conduct."""
    told = bool(re.search(r"\b(?:had|has|was|were)\b", clause, re.IGNORECASE))
    told = told or bool(_TOLD.search(clause) and not words("future").search(passage.text))
    if FINE.search(clause):
        return "requirement"
    if passage.section == "goals" and not told:
        return "target"
    ahead = words("future").search(clause)
    if passage.section in {"tasks", "safeguards"}:
        return "requirement" if words("rule").search(clause) and not words("moves").search(clause) else "target"
    later = words("future").search(passage.text) and not words("past").search(clause)
    return "target" if ahead or later else "result"
