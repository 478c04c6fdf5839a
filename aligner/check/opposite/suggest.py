"""The usual English of a direction in the form of the wrong word whose place it takes."""

from __future__ import annotations

from aligner.spans import Span
from aligner.words import patterns as re

_IRREGULAR = {
    "rise": ("rises", "rose", "rising"),
    "fall": ("falls", "fell", "falling"),
    "cut": ("cuts", "cut", "cutting"),
    "open": ("opens", "open", "opening"),
    "put off": ("puts off", "put off", "putting off"),
}
_FROM = re.compile(
    r"[^.;:,]{0,60}?\bfrom \w+ing\b", re.I
)  # "prohibit them from selling": "allow" goes with other words
_PAST = frozenset(["fell", "rose", "grew", "shrank", "cut", "brought", "sped"])
_DOUBLED = re.compile(r"(?:stop|permit|admit|ban|submit|drop|defer|refer)$")


def suggested(en: str, place: Span, usual: str) -> str:
    """Return ``usual`` as it should stand at a place; "" where its form there is not certain."""
    wrong = en[slice(*place)]
    right = "" if _FROM.match(en, place[1]) else _formed(usual, wrong.lower())
    if right and _begins(en, place[0]) and wrong[:1].isupper():
        right = right[:1].upper() + right[1:]
    return right


def _begins(en: str, at: int) -> bool:
    before = en[:at].rstrip()
    return not before or before[-1] in ".!?:"


def _formed(usual: str, wrong: str) -> str:
    """Return a word in the form of another one, of which the ending is all that is known."""
    if usual.endswith("ly") and not wrong.endswith("ly"):
        return ""
    if wrong.endswith("ern") and not usual.endswith("ern"):
        return usual + "ern"
    if " " in wrong or " " in usual:
        return usual if _alike(usual, wrong) else ""
    if wrong.endswith("ing"):
        return _IRREGULAR.get(usual, ("", "", _with(usual, "ing")))[2]
    if wrong in _PAST or wrong.endswith("ed"):
        return _IRREGULAR.get(usual, ("", _with(usual, "ed"), ""))[1]
    if wrong.endswith("s") and not wrong.endswith(("ss", "ous")):
        return _IRREGULAR.get(usual, (_with(usual, "s"),))[0]
    if wrong.endswith("ly"):
        return usual if usual.endswith("ly") else ""
    return "" if wrong.endswith(("tion", "ment", "ance", "sion", "th")) else usual


def _alike(usual: str, wrong: str) -> bool:
    """Say whether two phrases are of as many words with the same beginning or the same end: Party A, Party B."""
    one, other = usual.lower().replace("-", " ").split(), wrong.replace("-", " ").split()
    return len(one) == len(other) > 1 and (one[0] == other[0] or one[-1] == other[-1])


def _with(word: str, ending: str) -> str:
    """Return a word with -s, -ed or -ing."""
    if ending == "s" and re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if ending == "s":
        return word + ("es" if re.search(r"(?:s|x|ch|sh)$", word) else "s")
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + ending
    if ending == "ed" and re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return word + (word[-1] if _DOUBLED.search(word) else "") + ending
