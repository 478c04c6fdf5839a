"""Qualitative targets in Chinese: states that are to come, without a figure (基本建成…体系, 创新能力显著增强)."""

from __future__ import annotations

from functools import cache
from re import Pattern

from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.deadlines import Time
from aligner.words import patterns as re

_TABLE = "target_words_zh"
_SHORTEST = 5
_DUTY = re.compile(r"(?:基本|全面|全部|如期)?完成.*(?:任务|工作|编制|修订|试点|普查|划定|验收|整改|评估)")
"""Work that is to be finished by a date, in a part about tasks: 到2027年完成先导区建设任务 is an action."""


@cache
def _graded() -> Pattern[str]:
    """Return a pattern for a degree and a state at the end of a clause."""
    return compiled(_TABLE, "", ("degree",), r"[\u4e00-\u9fff“”]{0,10}?" + any_of(_TABLE, "state") + "$")


def is_state(clause: str) -> bool:
    """Say whether a clause ends with a state that is reached: …显著增强, …更加完善, …成效明显."""
    return bool(_graded().search(clause) or compiled(_TABLE, "[\u4e00-\u9fff]{3}", ("bright",), "$").search(clause))


def is_quality(clause: str, section: str, time: Time | None, said: str) -> bool:
    """Say whether a clause without a figure states a target.

    In a part about goals any state or verb of reaching one does; elsewhere what stands after a horizon such as
    到2030年， does (``said`` is the horizon as written; 2026年底前 gives a duty its date), and what comes into use by a
    date or changes every year.

    Args:
        clause: the clause without its expressions of time.
        section: the section of its passage.
        time: the time that holds for it, None where there is none.
        said: the words of that time, "" where another sentence said it.
    """
    if len(clause) < _SHORTEST:
        return False
    sure = _changes(clause, time)
    if not sure and section != "goals" and (not _is_horizon(said) or _DUTY.fullmatch(clause)):
        return False
    if compiled(_TABLE, "", ("lead_in",)).search(clause):
        return False
    if sure or is_state(clause):
        return True
    if compiled(_TABLE, "^", ("adverbial",)).search(clause) or clause.startswith(("将", "把")):
        return False
    kinds = ("reach", "strive") if section == "goals" else ("reach",)
    opens = compiled(_TABLE, r"^(?:力争|努力|确保|率先)?", kinds).search(clause)
    return bool(opens or compiled(_TABLE, r"(?<=[\u4e00-\u9fff]{2})", ("mid",), "[\u4e00-\u9fff“”]{2}").search(clause))


def _changes(clause: str, time: Time | None) -> bool:
    """Say whether a clause tells what changes every year, or what comes into use by a date."""
    if compiled(_TABLE, "", ("yearly",), "$").search(clause):
        return True
    return time is not None and compiled(_TABLE, "[^\u7531]{3}", ("ready",), "$").search(clause) is not None


def _is_horizon(said: str) -> bool:
    """Say whether words of a time name one up to which things change: 到2030年, not 2026年底前."""
    if said.startswith(("力争", "展望", "经过", "通过", "用", "再用")):
        return True
    return said.startswith(("到", "至", "从")) and not said.endswith("前")


def is_item(clause: str) -> bool:
    """Say whether a clause of a list of goals (目标是：……；……) is one of them, and not by what means or why."""
    if len(clause) < _SHORTEST or compiled(_TABLE, "", ("lead_in",)).search(clause):
        return False
    return not compiled(_TABLE, "^(?:并|同时)?", ("adverbial", "aside")).search(clause)


def is_achievement(clause: str) -> bool:
    """Say whether a clause of a told passage names an achievement without a figure (取得重要阶段性成果)."""
    return bool(compiled(_TABLE, "", ("achieved",)).search(clause))
