"""Names of authorities blotted out, so that no verb is read inside them: 发展 in 国家发展改革委, 监管 in 监管局."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner.check.rendering.matches import local_bodies
from aligner.extraction.forms import compiled, forms
from aligner.terms import load_termbase

BLOT = "囗"
_CATEGORIES = {
    *("ministry", "ministry-former", "commission", "bureau", "office", "institution", "academy", "court"),
    *("directly-affiliated", "directly-affiliated-former", "coordination-body", "procuratorate", "mass-organization"),
}
_SHORTEST = 4
"""Characters: the shortest names (科技部, 审计署) hold at most one word, which ``begins_body`` knows."""


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return the known names of bodies by their first two characters, the longest first."""
    names = {form for form, term in load_termbase().by_form.items() if term.category in _CATEGORIES}
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


@lru_cache(maxsize=4096)
def mask(text: str) -> str:
    """Return a text with the names of known bodies blotted out up to their ending; offsets are unchanged."""
    known, out, at = _known(), [], 0
    kinds = compiled("actors_zh", "", ("class_stem",), "(?:部门|委员会|委|局|厅|机关)")
    while at < len(text):
        name = next((name for name in known.get(text[at : at + 2], ()) if text.startswith(name, at)), "")
        if not name and (match := kinds.match(text, at)):
            name = match[0]
        if not name:
            out.append(text[at])
            at += 1
            continue
        end = _ending(name) or name[-2:]
        out.append(BLOT * (len(name) - len(end)) + end)
        at += len(name)
    return "".join(out)
