"""What a text must hold for a pattern to match: never more than is true, and enough to pass over most texts."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner.words import patterns
from aligner.words.needed import needed

CORPORA = Path(__file__).parents[2] / "corpora"
PATTERNS = [
    r"\b(?:once|twice|(?:two|three) times)(?: an?| per)\b",
    r"(?<=[\w”)]) +([,;:!?])(?![\w)])",
    r"\b([A-Za-z]+) n't\b",
    r"colou?r|gr[ea]y",
    r"(?:ab)+c",
    r"x{2,3}y",
    r"(?:a|)bcd",
    r"(?:not )?(?:un)?like(?:ly)?",
    r"(?=.*once)t",
    r"不(?:得|应|能)(?!不)",
    r"[一二三]届.{0,4}中全会",
    r"(a+)(?:bc|bd)\1",
    r"\.\.\.|\?!",
    r"(?!once)t\w*e",
    r"(?<!不)得",
    r"\bstop$|^go\b",
]
PIECES = (
    "once",
    "two times an",
    "colour",
    "gray",
    "ab",
    "abc",
    "xxy",
    "bcd",
    "unlikely",
    "不得",
    "能",
    "二届三中全会",
    "t",
)
TEXTS = st.lists(st.sampled_from([*PIECES, *" ,;.?!)İıſK", "n't", "stop", "go", "abdab"]), max_size=8).map("".join)


@pytest.mark.parametrize(
    ("source", "flags", "expected"),
    [
        (r"\bMinistry (?=of\b)", 0, {"Ministry "}),
        (r"\b(?:prohibit|forbid|bans?\b)\w*", re.I, {"prohibit", "forbid", "ban"}),
        (r" +([,;])", 0, {" ,", " ;"}),
        (r"(?:ab)+c", 0, {"abc"}),
        (r"colou?r", 0, {"colo"}),
        (r"不(?:得|应)", 0, {"不得", "不应"}),
        (r"(?:the )?[A-Z]\w+ Bureau", re.I, {" bureau"}),
        (r"[a-z]+|once", 0, set()),
        (r"(?i:once)", 0, set()),
        (r"on ce", re.VERBOSE, set()),
        (r"a", 0, set()),
        (r"(?:once)?", 0, set()),
        (r"(?:once){0,2}", 0, set()),
        ("|".join(f"word{k:02}" for k in range(60)), 0, set()),
        (r"(unclosed", 0, set()),
        ("", 0, set()),
    ],
)
def test_strings_of_which_every_match_needs_one(source: str, flags: int, expected: set[str]) -> None:
    assert set(needed(source, flags)) == expected


@pytest.mark.parametrize("flags", [0, re.I])
@pytest.mark.parametrize("source", PATTERNS)
@given(text=TEXTS, upper=st.booleans())
def test_patterns_find_what_those_of_the_library_find(source: str, flags: int, text: str, upper: bool) -> None:
    text = text.upper() if upper else text
    own, plain = patterns.compile(source, flags), re.compile(source, flags)
    spans = [match.span() for match in plain.finditer(text)]
    assert [match.span() for match in own.finditer(text)] == spans
    assert ((found := own.search(text)) and found.span()) == (spans[0] if spans else None)
    assert own.findall(text) == plain.findall(text)
    assert own.sub("-", text) == plain.sub("-", text)
    assert own.sub("-", text, count=1) == plain.sub("-", text, count=1)
    assert bool(own.match(text)) == bool(plain.match(text))
    assert own.split(text) == plain.split(text)


def test_every_pattern_of_the_house_finds_what_that_of_the_library_finds() -> None:
    texts = [
        line
        for name in ("plan", "notice", "interpretation")
        for side in ("zh", "en")
        for line in (CORPORA / name / f"{side}.txt").read_text("utf-8").splitlines()[:12]
        if line.strip()
    ]
    texts += [text.upper() for text in texts[::5]]
    held = 0
    for name in ("check", "numbers", "extraction", "correct", "terms", "lexicon"):
        room = importlib.import_module(f"aligner.{name}")
        for module in pkgutil.walk_packages(room.__path__, f"aligner.{name}."):
            found = vars(importlib.import_module(module.name)).values()
            for pattern in [value for value in found if type(value).__name__ == "_Lazy"]:
                plain = re.compile(pattern.pattern, pattern.flags & ~re.U)
                held += 1
                for text in texts:
                    one, other = pattern.search(text), plain.search(text)
                    assert (one and one.span()) == (other and other.span()), (module.name, pattern.pattern)
    assert held > 300


def test_a_pattern_can_be_pickled_before_and_after_it_was_compiled() -> None:
    pattern = patterns.compile(r"\b(once)\b", re.I)
    for _ in range(2):
        again = pickle.loads(pickle.dumps(pattern))
        assert again.findall("ONCE more") == ["ONCE"] == pattern.findall("ONCE more")
        assert (again.pattern, again.groups) == (r"\b(once)\b", 1)


def test_the_library_is_whole() -> None:
    assert all(getattr(patterns, name) is getattr(re, name) for name in patterns.__all__ if name != "compile")
    assert aligner.check_pair("有3亿人", "There are 3 billion people").findings
