"""What a text must hold for a regular expression to match in it: a few strings, of which every match needs one.

To look for a string takes a hundredth of the time that a pattern takes which is tried at every place. Most of a
language's rules speak of something that most sentences do not hold.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from aligner.words.kept import changed, made

_MOST = 24  # strings that are looked for
_LEAST = 2.0  # weight of a string that says something: a single letter stands in every text
_SAYS = 6  # characters of a string that says enough
_SMALL = 8  # members of a character class that is taken for its members
_TOKEN = re.compile(
    r"(?P<many>[^\\\[\](){}|.*+?^$]{2,}(?![*+?{]))|(?P<open>\(\?P<\w+>|\(\?:|\((?!\?))|(?P<look>\(\?<?[=!])|(?P<close>\))|(?P<bar>\|)|(?P<zero>[\^$]|\\[bBAZ])"
    r"|(?P<any>\.|\\[dDsSwW\d])|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<strange>\(\?|\\[a-zA-Z])|\\?(?P<one>.)",
    re.DOTALL,
)
_TIMES = re.compile(r"(?:(?P<none>[?*]|\{0?,\d*\}|\{0\})|(?P<more>\+|\{[1-9]\d*(?:,\d*)?\}))[?+]?")
_MEMBERS = re.compile(r"\\?([^\w\s\\])|([\w ])")
Strings = frozenset[str]
_NOTHING: Strings = frozenset([""])


class _TooHardError(Exception):
    """The pattern has something in it that is not read here."""


@lru_cache(maxsize=8192)
def needed(source: str, flags: int = 0) -> tuple[str, ...]:
    """Return strings of which a text must hold one for a pattern to match in it; none where that is not known.

    Where letter case does not count they are in the form that ``str.casefold`` gives, and so must the text be.
    """
    known = made(source, flags)
    if known.strings is not None:
        return known.strings
    strings = read_off(source, flags)
    if not any("\ud800" <= char <= "\udfff" for char in "".join(strings)):  # these cannot be written
        known.strings = strings
        changed()
    return strings


def read_off(source: str, flags: int = 0) -> tuple[str, ...]:
    """Return the same, read off the pattern."""
    if flags & re.VERBOSE or flags & re.LOCALE:
        return ()
    try:
        reader = _Reader(source)
        _, found = reader.choice()
    except _TooHardError:
        return ()
    if found is None or reader.at < len(source):
        return ()
    least = {s for s in found if not any(other in s and other != s for other in found)}
    return tuple(sorted({s.casefold() for s in least} if flags & re.IGNORECASE else least))


def _joined(first: Strings, second: Strings) -> Strings:
    return second if first is _NOTHING else frozenset([a + b for a, b in product(first, second)])


def _weight(string: str) -> float:
    if len(string) > _SAYS:
        return float(_SAYS)
    return sum(3.0 if c > "\u2e7f" else 1.0 if c.isalnum() else 0.5 if c.isspace() else 2.0 for c in string)


class _Reader:
    """Reads a pattern from left to right."""

    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0

    def choice(self) -> tuple[Strings | None, Strings | None]:
        """Read alternatives up to the end of their group.

        Return the strings that they are exactly, None where there are others or too many; and the strings of which a
        match needs one, None where it needs none for sure.
        """
        exact: Strings | None = frozenset()
        found: Strings | None = frozenset()
        while True:
            one, some = self._sequence()
            exact = None if exact is None or one is None or len(exact) > _MOST else exact | one
            found = None if found is None or some is None or len(found) > _MOST else found | some
            if self.source[self.at : self.at + 1] != "|":
                return exact, found if found and min(map(_weight, found)) >= _LEAST else None
            self.at += 1

    def _sequence(self) -> tuple[Strings | None, Strings | None]:
        """Read what stands between two bars, as ``choice``."""
        run, whole = _NOTHING, True
        best: list[Strings] = []
        while self.at < len(self.source):
            token = _TOKEN.match(self.source, self.at)
            kind, text = (str(token.lastgroup), token[0]) if token else ("strange", "")
            if kind in {"bar", "close"}:
                break
            if token is None or kind == "strange":
                raise _TooHardError
            self.at = token.end()
            if kind == "zero":
                continue
            exact, found = self._item(kind, text)
            if kind == "look":
                if found and "!" not in text:
                    best.append(found)
                continue
            times = _TIMES.match(self.source, self.at)
            if times:
                self.at = times.end()
                whole = False
                if times["none"]:
                    best.append(run)
                    run = _NOTHING
                    continue
                if exact is not None and len(run) * len(exact) <= _MOST:
                    best.append(_joined(run, exact))
                    run = exact  # the last time is beside what follows
                    continue
            if exact is not None and len(run) * len(exact) <= _MOST:
                run = _joined(run, exact)
                continue
            whole = False
            best.append(run)
            run = exact or _NOTHING
            if exact is None and found:
                best.append(found)
        return (run, run) if whole else (None, _best([*best, run]))

    def _item(self, kind: str, text: str) -> tuple[Strings | None, Strings | None]:
        """Return what one item is exactly, and what it needs."""
        if kind in {"open", "look"}:
            made = self.choice()
            if self.source[self.at : self.at + 1] != ")":
                raise _TooHardError
            self.at += 1
            return made
        if kind == "set":
            members = text[1:-1]
            found = [a or b for a, b in _MEMBERS.findall(members)]
            plain = members[:1] != "^" and "-" not in members and 0 < len(found) <= _SMALL
            if plain and "".join(found) == re.sub(r"\\([^\w\s\\])", r"\1", members):
                return frozenset(found), None
            return None, None
        if kind == "many":
            return frozenset([text]), None
        if kind == "one":
            return frozenset(text[-1]), None
        return None, None


def _best(sets: list[Strings]) -> Strings | None:
    """Return the set whose strings say most."""
    known = [(min(map(_weight, found)), -len(found), found) for found in sets if found]
    known = [row for row in known if row[0] >= _LEAST]
    return max(known, key=lambda row: (min(row[0], _SAYS), row[1]))[2] if known else None
