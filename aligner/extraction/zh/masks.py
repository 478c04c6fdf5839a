"""Names and nouns blotted out, so that no verb is read inside them: 发展 in 国家发展改革委, 督查 in 督查组."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.check.rendering.matches import local_bodies
from aligner.extraction.forms import any_of, compiled, forms
from aligner.terms import load_termbase
from aligner.words import patterns as re

BLOT = "囗"
_CATEGORIES = {
    *("ministry", "ministry-former", "commission", "bureau", "office", "institution", "academy", "court"),
    *("directly-affiliated", "directly-affiliated-former", "coordination-body", "procuratorate", "mass-organization"),
}
_SHORT_NAME = "(?:部(?![门署分队件位级长落])|总?[局署](?![长部限])|委(?![员托派]))"
_VERBS_TOO = ("编制", "报告", "开放", "支付", "改革", "督查", "生产")
_SHORTEST = 4
"""Characters: the shortest names (科技部, 审计署) hold at most one word, which ``begins_body`` knows."""


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the known names of bodies by their first two characters, the longest first."""
    base = load_termbase()
    names = {form for form, at in base.places.items() if base.categories[at] in _CATEGORIES}
    found: dict[str, list[str]] = {}
    for name in sorted(names.union(local_bodies().by_form), key=lambda name: (-len(name), name)):
        if len(name) >= _SHORTEST and _ending(name):
            found.setdefault(name[:2], []).append(name)
    return {first: tuple(rest) for first, rest in found.items()}


def _ending(name: str) -> str:
    """Return the shortest ending of names of bodies that a name has (委, 银行), "" if none."""
    return next((end for end in _endings() if name.endswith(end)), "")


@cache
def _endings() -> tuple[str, ...]:
    """Return the endings of names of bodies and groups, the shortest first."""
    return tuple(sorted({*forms("actors_zh", "body"), *forms("actors_zh", "group")}, key=lambda end: (len(end), end)))


@cache
def fields() -> re.Pattern[str]:
    """Return a pattern for fields that share the word for their authorities: 自然资源、商务、海关等部门."""
    field = any_of("actors_zh", "field")
    tail = "(?:(?:有关|相关|行政)?(?:主管|管理|监管)?部门|机关)"
    return re.compile(rf"(?P<fields>{field}(?:(?:、|和|及|与){field})+)(?P<more>等)?(?P<tail>{tail})")


def _blotted(noun: re.Match[str]) -> str:
    """Return a noun that begins like a verb with its last word left, which may close a phrase (…实施|方案)."""
    word = noun[0]
    left = 0 if word[-2:] in _VERBS_TOO else 2 if len(word) > 3 else 1
    return BLOT * (len(word) - left) + word[len(word) - left :]


@lru_cache(maxsize=4096)
def mask(text: str) -> str:
    """Return a text with the names of known bodies and nouns blotted out up to their ending; offsets are unchanged."""
    text = compiled("verbs_zh", "", ("noun",)).sub(_blotted, text)
    known, out, at = _known(), [], 0
    kinds = compiled("actors_zh", "", ("class_stem",), "(?:部门|委员会|委|局|厅|机关)")
    short = compiled("actors_zh", "", ("name_stem",), _SHORT_NAME)
    many = fields()
    while at < len(text):
        name = next((name for name in known.get(text[at : at + 2], ()) if text.startswith(name, at)), "")
        if not name and (match := many.match(text, at) or kinds.match(text, at) or short.match(text, at)):
            name = match[0]
        if not name:
            out.append(text[at])
            at += 1
            continue
        end = _ending(name) or name[-2:]
        out.append(BLOT * (len(name) - len(end)) + end)
        at += len(name)
    return "".join(out)
