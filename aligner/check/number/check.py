"""Numbers, dates, congresses, plans and document numbers: what ``aligner.numbers.compare`` sees, as findings.

Example: 建成800万千瓦 as "80 million kilowatts" is a critical finding with the suggestion "8 million kilowatts".
"""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.context import Context
from aligner.check.forces import LONGEST
from aligner.check.number import party, slips
from aligner.check.number.bases import find_bases
from aligner.check.number.clauses import clause_of, is_lost, lost_clause
from aligner.check.number.dates import written
from aligner.check.number.elapsed import find_elapsed
from aligner.check.number.figures import counted, plain
from aligner.check.number.grades import find_grades
from aligner.check.number.issuers import find_issuers
from aligner.check.number.limits import find_limits
from aligner.check.number.often import find_often
from aligner.check.number.recurring import find_recurring
from aligner.check.number.sessions import find_sessions
from aligner.check.number.sounds import is_sounded
from aligner.check.number.starts import find_starts
from aligner.check.number.years import glossed
from aligner.numbers import Comparison, Quantity, compare
from aligner.spans import Span, overlap
from aligner.types import Finding
from aligner.words import patterns as re
from aligner.words.fold import fold

CHECK = {
    "date": "date",
    "year": "date",
    "congress": "congress",
    "plenum": "congress",
    "plan": "plan",
    "document_number": "document_number",
}
"""Kind of a quantity -> name of its check; every other kind is ``number``."""


def check(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the numbers of the present pair; nothing for a pair with one side only."""
    pair = context.pair
    if not (pair.zh.strip() and pair.en.strip()):
        return
    compared = compare(pair.zh, pair.en)
    documents = [*compared.matched, *((slip.zh, slip.en) for slip in compared.slips)]
    yield from find_issuers(pair.zh, pair.en, (p for p in documents if p[0].kind == p[1].kind == "document_number"))
    folded = fold(pair.zh)
    sessions = list(find_sessions(folded, pair.en))
    yield from sessions
    yield from find_grades(folded, pair.en)
    yield from find_bases(folded, pair.en)
    yield from find_starts(folded, pair.en)
    yield from find_elapsed(folded, pair.en)
    yield from find_recurring(folded, pair.en)
    slipped_at = [(slip.en.start, slip.en.end) for slip in compared.slips]
    timed = (*find_often(folded, pair.en), *find_limits(folded, pair.en))
    yield from (f for f in timed if not any(overlap(f.en_span, span) for span in slipped_at))
    if compared.clean and not compared.doubtful:
        return
    said = [f.en_span for f in sessions]
    phrases = [f for f in _phrases(pair.zh, pair.en, compared) if not any(overlap(f.en_span, s) for s in said)]
    yield from phrases
    told = [f.en_span for f in (*sessions, *phrases) if f.en_span]
    known = {q for run in party.runs(pair.zh, _chinese(compared)) for q in run}
    swapped = [slip for slip in compared.slips if slip.kind in {"swapped", "exchanged"}]
    seen: set[tuple[Quantity, Quantity, bool]] = set()
    for slip in compared.slips:
        one = (slip.zh, slip.en, slip.kind == "comparator")  # a value and its bound may both be wrong
        if slip.zh not in known and one not in seen and not slips.excused(slip, pair.zh, pair.en):
            seen.add(one)
            yield slips.finding(slip, pair.zh, pair.en, CHECK.get(slip.zh.kind, "number"), swapped)
    slipped = {q for slip in compared.slips for q in (slip.zh, slip.en)}
    lost: set[Span] = set()
    for quantity in compared.missing:
        if quantity in known | slipped or _idle(quantity, pair.zh, pair.en):
            continue
        clause = clause_of(quantity, folded)
        if len(folded) <= LONGEST and is_lost(quantity, folded, clause, context.support()):
            if clause not in lost:
                yield lost_clause(quantity, pair.zh, clause)
            lost.add(clause)
        else:
            yield _missing(quantity, pair.zh, quantity not in compared.doubtful)
    for quantity in compared.extra:
        bare = quantity.text.isalpha() and bool(quantity.factor)  # "million" of a figure that was cut in two
        if not (
            bare
            or glossed(quantity, compared, folded)
            or quantity in slipped
            or any(start <= quantity.start < end for start, end in told)
        ):
            yield _extra(quantity, quantity not in compared.doubtful)


def _chinese(compared: Comparison) -> list[Quantity]:
    """Return every Chinese quantity of a comparison."""
    out = [a for a, _ in compared.matched] + [s.zh for s in compared.slips] + list(compared.missing)
    return list(dict.fromkeys(out))


def _phrases(zh: str, en: str, compared: Comparison) -> Iterator[Finding]:
    """Yield one finding for each list of congresses and plenary sessions that is not right as a whole."""
    slipped = {slip.zh: slip for slip in compared.slips}
    for run in party.runs(zh, _chinese(compared)):
        split = party.split_term(run, compared)
        if not split and not any(q in slipped or q in compared.missing for q in run):
            continue
        source, target = party.zh_span(zh, run), party.en_span(en, run, compared)
        phrase = zh[slice(*source)]
        right = party.standard(run)
        if target is None:
            message = f"{phrase} is not in the English."
            yield Finding(
                "congress", "critical", message, f"{phrase} → nothing", right, 0.7, source, rule="congress.missing"
            )
            continue
        spirit = re.match(r"\s+spirit\b", en[target[1] :])
        if spirit and zh.startswith("精神", source[1]):
            target = (target[0], target[1] + spirit.end())
            right = f"the guiding principles of {right}"
        wrong = en[slice(*target)]
        why = party.explained(phrase, wrong)
        message = f"{phrase} is {right}, not “{wrong}”{f': {why}' if why else ''}."
        confidence = 0.95 if any(q in slipped for q in run) else 0.75
        yield Finding(
            "congress",
            "critical",
            message,
            f"{phrase} → {wrong}",
            right,
            confidence,
            source,
            target,
            rule="congress.value",
        )


_LABEL = re.compile(r"[.．、)）]\s*[^\d\s]")
_CODE = re.compile(r"\.?[A-Z]{2}\b")
_WEEKDAY_ZH = re.compile(r"(?:[周週]|星期)[一二三四五六日天](?:[上下]午|晚|早晨)?[（(]$")
_END = frozenset("末底前内")
_NEW_YEAR = re.compile(r"\b(?:before|by|ahead of) (?:the )?new year\b", re.IGNORECASE)
_LAST_MONTHS = ("March", "June", "September", "December")
_WEEKDAY_EN = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _idle(quantity: Quantity, zh: str, en: str) -> bool:
    """Say whether a translator may leave a number out: the label of an item, a code, the date of a weekday."""
    label = not zh[: quantity.start].strip() and quantity.kind == "cardinal" and _LABEL.match(zh, quantity.end)
    code = quantity.kind == "cardinal" and _CODE.match(zh, quantity.end)
    weekday = quantity.kind == "date" and _WEEKDAY_ZH.search(zh[: quantity.start]) and _WEEKDAY_EN.search(en)
    return bool(label or code or weekday or _month_for(quantity, zh, en) or is_sounded(quantity, zh, en))


def _month_for(quantity: Quantity, zh: str, en: str) -> bool:
    """Say whether the English names the month that ends a quarter (一季度末, "the end of March"), or the new year."""
    if (quantity.month, quantity.part) == (12, "end") and _NEW_YEAR.search(en):
        return True
    if quantity.unit != "quarter" or quantity.value is None or quantity.value_max is not None:
        return False
    month = _LAST_MONTHS[int(quantity.value) - 1]
    ends = quantity.text[-1:] in _END or zh[quantity.end : quantity.end + 1] in _END
    return ends and month in en


def _missing(quantity: Quantity, zh: str, sure: bool) -> Finding:
    """Report a Chinese quantity without any English, as a hint where the English may say it in other words."""
    name = CHECK.get(quantity.kind, "number")
    right = (
        slips.plan_name(quantity, zh) if name == "plan" else written(quantity) or plain(quantity) or counted(quantity)
    )
    message = f"{quantity.text} is not in the English{f' ({right})' if right else ''}."
    span = (quantity.start, quantity.end)
    severity, confidence = ("major", 0.6) if sure else ("minor", 0.5)
    evidence, rule = f"{quantity.text} → nothing", f"{name}.missing"
    return Finding(name, severity, message, evidence, right, confidence, span, rule=rule)


def _extra(quantity: Quantity, sure: bool) -> Finding:
    """Report an English quantity without any Chinese, as a hint where the Chinese may say it in other words."""
    name = CHECK.get(quantity.kind, "number")
    message = f"“{quantity.text}” has no counterpart in the Chinese."
    span = (quantity.start, quantity.end)
    severity, confidence = ("major", 0.6) if sure else ("minor", 0.5)
    evidence, rule = f"nothing → {quantity.text}", f"{name}.added"
    return Finding(name, severity, message, evidence, "", confidence, None, span, rule=rule)
