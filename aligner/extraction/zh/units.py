"""Who leads and who supports: 国家能源局牵头，自然资源部配合; 公安部会同国家网信办; （各有关部门按职责分工负责）."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from aligner.extraction.forms import any_of, compiled
from aligner.extraction.zh.clauses import clauses, hide, joined
from aligner.extraction.zh.masks import fields, mask
from aligner.extraction.zh.words import begins, verb_at
from aligner.words import patterns as re

_TABLE = "actors_zh"
LONGEST = 200
_DAY = re.compile(
    r"[于在到至]?(?:20\d\d[年.]|\d{1,2}月|今年|明年|年底|每年|每季度|“十).{0,16}|(?:长期|持续|常态化).{0,6}"
)
"""Characters in which the units of 会同 are looked for."""
_AND = re.compile(r"以及|和|及|与")
_BRACKET = re.compile(r"[（(【\[〔]((?:[^（()）【】〔〕]|[（(][^（()）]*[）)])*)[）)】\]〕][。；]?")
_SPACE = re.compile(r"[\s　]+")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")
_LISTED = re.compile(r"^由|等(?:\d{1,2}个|[一二三四五六七八九十]+个?)?(?:有关|相关)?(?:部门|单位|部委|地区)?$")
_OPENS = rf"^(?:{any_of(_TABLE, 'these')})?(?:并?由)?"
_HEADED = re.compile(
    "(?:国务院|(?:省|市|县|自治区)级以上(?:地方)?(?:各级)?人民政府|[省市县区同本上下]级(?:人民政府)?|[\u4e00-\u9fff]{0,10}人民政府|)"
)
"""What stands in front of fields that share one word: 国务院 of 国务院财政、税务部门."""
_ROLE_WORDS = re.compile(r"牵头|负责|配合|会同|参与|单位[：:]|部门[：:]|落实|时限[：:]")


@dataclass(frozen=True, slots=True)
class Units:
    """The units of a sentence or of an area: those that lead or are responsible, and those that support."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lead or self.support)

    def __add__(self, other: Units) -> Units:
        return Units(tuple(dict.fromkeys(self.lead + other.lead)), tuple(dict.fromkeys(self.support + other.support)))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a clause says about units before its action: ``end`` is where the action may begin."""

    units: Units = field(default_factory=Units)
    end: int = 0
    actor: str = ""


@cache
def _unit() -> re.Pattern[str]:
    """Return a pattern for the names of authorities and groups."""
    return re.compile(rf"(?:{any_of(_TABLE, 'general')}|[^，、；：]{{0,30}}?{any_of(_TABLE, 'body', 'group')})")


def is_body(name: str) -> bool:
    """Say whether a name is that of an authority: 国家能源局, 省委, 领导小组."""
    ends = compiled(_TABLE, "[^，、；：]{0,30}?", ("body",))
    return len(name) > 1 and ends.fullmatch(name) is not None and not _sentence(name)


def is_unit(name: str) -> bool:
    """Say whether a name is that of somebody who can act: an authority, a group, 各地."""
    bare = _ASIDE.sub("", name)
    return len(bare) > 1 and _unit().fullmatch(bare) is not None and not _sentence(bare)


def _sentence(name: str) -> bool:
    """Say whether words that end like a name hold more than one: 重大情况及时向国务院."""
    return compiled(_TABLE, "", ("no_name",)).search(name) is not None


def names(text: str) -> tuple[str, ...]:
    """Return the units of a list: "财政部、教育部和有关部门" gives three; 工业和信息化部 stays one.

    Text that is no list of units gives an empty tuple.
    """
    if shared := _HEADED.match(text.strip()):
        many = fields().fullmatch(text.strip(), shared.end())
        if many:
            each = compiled(_TABLE, "", ("field",)).finditer(many["fields"])
            return tuple(f"{shared[0]}{field[0]}{many['tail']}" for field in each)
    found: list[str] = []
    for item in joined(_LISTED.sub("", text.strip())):
        found += _apart(item.removesuffix("等"))
    return tuple(found) if found and all(map(is_unit, found)) else ()


def _apart(item: str) -> list[str]:
    """Cut one item at white space, 和, 及, 与 where a unit stands on both sides."""
    spaced = _SPACE.split(item)
    if len(spaced) > 1 and all(map(is_unit, spaced)):
        return [name for part in spaced for name in _apart(part)]
    for match in _AND.finditer(item):
        if is_unit(item[: match.start()]) and is_unit(item[match.end() :]):
            return [item[: match.start()], *_apart(item[match.end() :])]
    return [item]


def opening(clause: str) -> Opening:
    """Return what units a clause opens with, and where it goes on.

    "由公安部会同国家网信办、财政部" leads, the others support; a clause may hold nothing else (教育部配合), or go on
    with its action (省财政厅、省教育厅按职责分工负责建设…).
    """
    hidden = mask(hide(clause))
    if verb_at(hidden, 0) and not begins_body(clause):
        return Opening()
    found = together(clause)
    if found.units:
        rest = compiled(_TABLE, "^[^，；]{0,40}?", ("lead",), "$").match(hidden[found.end :])
        return Opening(found.units, len(clause), found.actor) if rest and rest[0] != "组织实施" else found
    for role in ("lead", "support"):
        for match in compiled(_TABLE, _OPENS + "([^，；]{2,120}?)", (role,)).finditer(hidden):
            who = names(clause[match.start(1) : match.end(1)])
            if who and (match.end() == len(clause) or role == "lead"):
                units = Units(who) if role == "lead" else Units((), who)
                return Opening(units, match.end(), "、".join(who) if role == "lead" else "")
    return _by(clause, hidden)


def _by(clause: str, hidden: str) -> Opening:
    """Return the authority of 由县级能源主管部门责令改正, which is responsible; 由企业承担 names only who acts."""
    if not (by := re.match("并?由", hidden)):
        return Opening()
    for end in name_ends(hidden, by.end()):
        found = names(clause[by.end() : end])
        if found and end < len(hidden) and begins(hidden, end):
            units = Units(found) if all(map(is_body, found)) else Units()
            return Opening(units, end, clause[by.end() : end])
    return Opening()


def begins_body(clause: str) -> bool:
    """Say whether a clause that begins like an action begins with the name of an authority: 监管局, 审计署."""
    return any(is_body(clause[:end]) for end in range(2, min(len(clause), 12) + 1))


def together(clause: str) -> Opening:
    """Return the units of "A会同B…": the list B ends where the last of its names does."""
    hidden = mask(hide(clause))
    match = compiled(
        _TABLE, "^(?:由)?([^，；]{2,80}?)?(?:还|也|将|要|应当|应|须|可以|可|牵头|负责|积极|主动)*", ("with",)
    ).match(hidden)
    if match is None or not (match[1] or match[0].endswith("会同")):
        return Opening()
    lead = names(clause[: match.end(1)]) if match[1] else ()
    if match[1] and not lead:
        return Opening()
    best = 0
    support: tuple[str, ...] = ()
    for end in name_ends(hidden, match.end()):
        if found := names(clause[match.end() : end]):
            best, support = end, found
            if begins(hidden, end) or hidden.startswith("等", end):
                break
    if not support:
        return Opening()
    rest = re.match(r"等(?:(?:有关|相关)?(?:部门|单位|部委))?", hidden[best:])
    actor = "、".join(lead) if all(name in clause for name in lead) else clause[match.start(1) : match.end(1)]
    return Opening(Units(lead, support), best + (rest.end() if rest else 0), actor)


def name_ends(hidden: str, start: int) -> list[int]:
    """Return the offsets after which a name of a unit may end."""
    ends = compiled(_TABLE, "", ("body", "group", "general"))
    return sorted({m.end() for at in range(start, min(len(hidden), start + LONGEST)) if (m := ends.match(hidden, at))})


def _bodies_and_day(inner: str) -> bool:
    """Say whether a bracket holds nothing but names of authorities, and perhaps by when (教育部 财政部，2025年底前)."""
    parts = [inner[a:b] for a, b in clauses(hide(inner))]
    listed = [part for part in parts if not _DAY.fullmatch(part)]
    return (
        bool(listed)
        and all((found := names(part)) and all(map(_listed, found)) for part in listed)
        and any(is_body(name) for part in listed for name in names(part))
    )


def _listed(name: str) -> bool:
    """Say whether a name may stand in a list of bodies: an authority, or all of a kind (各街道, 各区县)."""
    return is_body(name) or (name.startswith("各") and is_unit(name))


def shared_out(text: str) -> Units | None:
    """Return the units that a bracket or line of its own names for the tasks in front of it, None for another text.

    Takes （…牵头，…配合，2025年底前完成）, （各有关部门按职责分工负责）, 责任单位：…；配合单位：…, and a bracket that
    lists nothing but bodies.
    """
    match = _BRACKET.fullmatch(text.strip())
    bracketed = match is not None
    inner = (match[1] if match else text.rstrip("。；")).strip()
    labelled = compiled(_TABLE, "^", ("label_lead", "label_support", "label_due"), "[：:]").match(inner)
    bodies = bracketed and _bodies_and_day(inner)
    if not (labelled or bodies or (bracketed and _ROLE_WORDS.search(inner))):
        return None
    units = Units()
    role = ""
    for start, end in clauses(hide(inner)):
        part = inner[start:end]
        if label := compiled(_TABLE, "", ("label_lead", "label_support", "label_due"), "$").fullmatch(part):
            role = next(
                k for k in ("lead", "support", "due") if compiled(_TABLE, "", (f"label_{k}",), "$").match(label[0])
            )
            continue
        found = opening(part)
        if found.units:
            units += found.units
        elif role != "due" and (plain := names(part)):
            units += Units((), plain) if role == "support" else Units(plain)
    return units if units or bracketed or role == "due" else None
