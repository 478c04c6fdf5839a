"""Sorts the entries of a termbase file into usable terms and problems that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aligner.terms.bounds import contexts
from aligner.terms.tables import Entry
from aligner.terms.term import Problem, Term
from aligner.terms.termbase import english_key
from aligner.words import patterns as re
from aligner.words.fold import fold

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def sort_out(entries: Iterable[Entry]) -> tuple[list[Term], list[Problem]]:
    """Return the terms that can be used, entries of the same term made one, and everything that is wrong.

    An entry that cannot be used is left out; what can be mended is mended (a rendering both accepted and avoided counts
    as accepted, a form claimed by an earlier entry stays with it). Either way there is a problem that says so.
    """
    problems: list[Problem] = []
    usable: list[Entry] = []
    for line, term in entries:
        fault = _fault(term)
        if fault:
            problems.append(Problem(line, f"{fault} The entry is left out."))
        else:
            usable.append((line, _without_contradiction(line, term, problems)))
    return _merged(usable, problems), sorted(problems, key=lambda problem: problem.line)


def _fault(term: Term) -> str:
    """Return what makes an entry unusable, or nothing."""
    if not term.source:
        return "There is no Chinese term."
    if not term.targets:
        return f"{term.source} has no English rendering."
    if not _HAN.search(term.source) and _HAN.search(term.target):
        return f"{term.source} is in the Chinese column and {term.target} in the English one: swap the columns."
    if _HAN.search(term.target):
        return f"The English rendering of {term.source} holds Chinese: {term.target}."
    if term.context not in contexts():
        return f"{term.source} names the context {term.context!r}: choose from {', '.join(contexts())}."
    return ""


def _without_contradiction(line: int, term: Term, problems: list[Problem]) -> Term:
    accepted = set(map(english_key, term.targets))
    both = [rendering for rendering in term.avoid if english_key(rendering) in accepted]
    if not both:
        return term
    problems.append(Problem(line, f"{term.source} both accepts and avoids {both[0]!r}: it counts as accepted."))
    return replace(term, avoid=tuple(rendering for rendering in term.avoid if rendering not in both))


def _merged(entries: list[Entry], problems: list[Problem]) -> list[Term]:
    """Make one term of all entries with the same main form; take from a term the aliases that others had first."""
    terms: dict[str, Entry] = {}
    for line, term in entries:
        key = fold(term.source)
        if key in terms:
            first, earlier = terms[key]
            problems.append(Problem(line, f"{term.source} stands on line {first} already: the two are made one."))
            terms[key] = first, _union(earlier, term)
        else:
            terms[key] = line, term
    owner = {key: line for key, (line, _) in terms.items()}
    out = []
    for line, term in terms.values():
        kept = []
        for alias in term.aliases:
            first = owner.setdefault(fold(alias), line)
            if first == line:
                kept.append(alias)
            else:
                problems.append(Problem(line, f"The alias {alias} belongs to the entry on line {first} already."))
        out.append(replace(term, aliases=tuple(kept)))
    return out


def _union(first: Term, second: Term) -> Term:
    targets = tuple(dict.fromkeys(first.targets + second.targets))
    accepted = set(map(english_key, targets))
    avoid = tuple(dict.fromkeys(first.avoid + second.avoid))
    return replace(
        first,
        targets=targets,
        aliases=tuple(dict.fromkeys(first.aliases + second.aliases)),
        avoid=tuple(rendering for rendering in avoid if english_key(rendering) not in accepted),
    )
