"""Whether a target binds (约束性) or is expected (预期性): from the bracket after it or a sentence about several."""

from __future__ import annotations

from collections.abc import Callable

from aligner.extraction.records import Target
from aligner.words import patterns as re

_BRACKET = re.compile(r"\s*[（(][^（）()]{0,6}(约束性|预期性)[^（）()]{0,6}[）)]")
_STATED = re.compile(
    r"(?P<who>[^，；。：]*?)(?:均|都|同)?(?:为|是|属于|列为|作为)(?P<what>约束性|预期性)(?:指标|目标)?"
)
_REST = re.compile(r"其余|其他|其它|余者")
_ALL = re.compile(r"以上|上述|前述|全部|所有")


def binding_after(text: str, end: int) -> str:
    """Return 约束性 or 预期性 where the bracket right after ``end`` says so, else ""."""
    found = _BRACKET.match(text, end)
    return found[1] if found else ""


def stated(text: str) -> Callable[[Target], str] | None:
    """Return what a sentence says of the targets before it (其中，A、B为约束性指标，其余为预期性指标), or None.

    The function gives the word for a quantified target, "" for one that the sentence does not speak of.
    """
    if "性指标" not in text and "性目标" not in text:
        return None
    named: list[tuple[str, str]] = []
    rest = ""
    for match in _STATED.finditer(text):
        who = re.sub("^其中", "", match["who"])
        if _REST.search(who) or _ALL.search(who):
            rest = match["what"]
        else:
            named += [
                (name.strip("“”"), match["what"]) for name in re.split("[、]|和|及|以及|与", who) if len(name) > 1
            ]
    if not named and not rest:
        return None

    def word(target: Target) -> str:
        if target.kind != "quantified" or target.status != "target":
            return ""
        said = target.zh_evidence + target.metric_zh
        return next((what for name, what in named if name in said), rest)

    return word
