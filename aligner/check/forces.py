"""What clauses do: forbid, oblige or allow, and where the word stands that says so, in Chinese and in English."""

from __future__ import annotations

from functools import cache

from aligner.check.tables import table
from aligner.words import patterns as re

_NO_BEFORE = re.compile(
    r"\b(?:no|none|never|neither|nor|nobody|nothing|only|few)\b[^,;.]{0,140}$|\bnot (?:\w+ly )?$", re.I
)
NOT_AFTER = re.compile(
    r"n[o']t\b| (?:\w+ly )?(?:not|never|only|no|neither|hardly|refrain|avoid)\b|(?: \w+){1,4} only\b"
    r"|(?: \w+){0,2} (?:in|under|on|at|by) no (?:case|circumstances?|way|account|time|event|means)\b"
    r"|(?: \w+){1,3} (?:nothing|nobody|none|no one)\b"
    r"| be (?:prohibited|forbidden|banned)\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:so that|before|until|what|how|if|when|where|as|whether|whatever|so)\b(?: \w+){0,4} $"
    r"|\b(?:that|which) (?:we|they|he|she|it|I|you|one) $",
    re.I,
)
BARE = re.compile(
    r"(?<![许认不难无尽])可(?=责令|处(?![理置])|并处|依法|依照|依据|按|根据|视|申请|向|委托|采取|给予|暂停|延长|自行|自主|续|享受|优先"
    r"|选择|结合|由|上浮|下浮|减|免|提前|不再|予以|聘|适当|将|凭|单独|同时|报|参照|作为|通过)"
)
_BAN = re.compile(
    r"\b(?:prohibit|forbid|forbad|bann|bans?\b|barr|disallow)\w*"
    r"|\bnot (?:be )?(?:allowed|permitted|entitled|authori[sz]ed|eligible)\b|\bbut not\b",
    re.I,
)
_CHANCE = re.compile(r"可能|能够")
PLAIN_BOUND = re.compile(r"(?<!得)不(?:低于|少于|高于|超过|多于|大于|小于|晚于|早于|迟于)")
BOUND_NOT = re.compile(
    r"\b(?:not|no) (?:be )?(?:lower|less|fewer|higher|more|greater|smaller|later|earlier) than\b"
    r"|\bnot (?:exceed|fall below|be below|be under)\b",
    re.I,
)
_WITHIN = re.compile(r"(?<![不难])可以(?=[^，。；,;]{1,8}的)")
LONGEST = 5000
"""Forces are not compared in texts of more characters: these are no sentences."""
CLAUSE = 150
"""So many characters before a modal are searched for what negates it, within its clause."""


@cache
def pattern(language: str, kind: str) -> re.Pattern[str]:
    """Return the pattern of one kind of word in data/modality.tsv."""
    rows = {(la, k): p for la, k, p in table("modality.tsv")}
    return re.compile(rows[language, kind], re.IGNORECASE if language == "en" else 0)


def blanked(what: re.Pattern[str], text: str) -> str:
    """Return a text with blanks where a pattern matches, every other place kept."""
    return what.sub(lambda m: " " * len(m[0]), text)


Force = tuple[str, tuple[int, int]]
"""What a clause does (ban, duty, permission) and where the word stands that says so."""


_MAY_BAN = re.compile(
    r"(?:(?<![不取获使值显懂觉记免])得(?!以|到|了|知|出|分|当)|可以?|有权)[^，。；,;]{0,14}(?P<ban>禁止)"
)
_ALLOWED_BAN = re.compile(r"非[^，。；,;]{2,14}[，,]?(?P<ban>不得|不准|不许)")
_MADE_ABLE = re.compile(r"(?:保证|确保|保障|使|让|以便)[^，。；,;]{0,16}(?P<may>可以)")
_ONLY_THEN = re.compile(r"(?P<duty>必?须)[^。；;]{2,60}[，,]?(?:始得|方得|方可|才可|才能|始可|方能)")


def _not_imposed(zh: str) -> set[tuple[int, int]]:
    """Return the places of words that impose nothing by themselves.

    A ban that someone may pronounce (得禁止其入场), a ban of all else (非依本法不得设立), a condition (须…，始得为之),
    what is to be made possible (保证居民可以获得).
    """
    out: set[tuple[int, int]] = set()
    if "禁止" in zh:
        out |= {m.span("ban") for m in _MAY_BAN.finditer(zh)}
    if "非" in zh:
        out |= {m.span("ban") for m in _ALLOWED_BAN.finditer(zh)}
    if "可以" in zh:
        out |= {m.span("may") for m in _MADE_ABLE.finditer(zh)}
    if "须" in zh:
        out |= {m.span("duty") for m in _ONLY_THEN.finditer(zh)}
    return out


def source_forces(zh: str) -> list[Force]:
    """Return the forces of the Chinese in order."""
    kinds = {"ban": "prohibition", "duty": "duty", "permission": "permission"}
    found = [(force, m.span()) for force, kind in kinds.items() for m in pattern("zh", kind).finditer(zh)]
    aside = _not_imposed(zh)
    found = [f for f in found if f[1] not in aside]
    bans = [span for force, span in found if force == "ban"]
    inside = [f for f in found if f[0] != "ban" and any(s < f[1][1] and f[1][0] < e for s, e in bans)]
    return sorted((f for f in found if f not in inside), key=lambda f: f[1])


def as_many(zh: str, count: int) -> list[Force]:
    """Return the forces of the Chinese as many as the English has; an empty list where they cannot be told apart.

    可 alone (可责令停产), what is only possible (可能) and 可以 before a 的 (可以利用的档案) may or may not
    have a modal in the English.
    """
    plain = source_forces(zh)
    if not plain and not BARE.search(zh):
        return []
    bare: list[Force] = [("permission", m.span()) for m in BARE.finditer(zh)]
    chances: list[Force] = [("chance", m.span()) for m in _CHANCE.finditer(zh)]
    within: list[Force] = [("permission", m.span()) for m in _WITHIN.finditer(zh)]
    for forces in (plain, [*plain, *bare], [*plain, *chances], [*plain, *bare, *chances], [*plain, *within]):
        if len(forces) == count:
            return sorted(forces, key=lambda f: f[1])
    return []


def target_forces(en: str) -> list[Force]:
    """Return the forces of the English in order; modals of a subordinate clause ("so that they can") are left out."""
    found: list[Force] = []
    for force, kind in (("duty", "oblige"), ("permission", "allow")):
        for match in pattern("en", kind).finditer(en):
            before = re.split(r"[,;.]", en[max(0, match.start() - CLAUSE) : match.start()])[-1]
            if NOT_AFTER.match(en, match.end()) or _NO_BEFORE.search(before):
                found.append(("ban", match.span()))
            elif not _ASIDE.search(before):
                found.append((force, match.span()))
    taken = [(s, e + 22) for force, (s, e) in found if force == "ban"]
    for match in _BAN.finditer(en):
        if not any(s <= match.start() <= e for s, e in taken):
            found.append(("ban", match.span()))
    return sorted(found, key=lambda f: f[1])


def is_bound(zh: str, end: int, kind: str = "bound") -> bool:
    """Say whether a prohibition that ends at ``end`` is a bound (不得 of 不得少于), by ``kind`` an amount."""
    return pattern("zh", kind).match(zh, end) is not None


def says_bound(en: str) -> bool:
    """Say whether the English has a bound ("at least") or a negation ("not fewer than")."""
    return any(pattern("en", kind).search(en) for kind in ("bound", "negation"))
