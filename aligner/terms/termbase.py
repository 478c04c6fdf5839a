"""The termbase itself: immutable, found in by its Chinese forms, looked up in either language."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from aligner.terms.bounds import Edges, contexts, in_context
from aligner.terms.matcher import Matcher
from aligner.terms.rows import Forms
from aligner.terms.term import Match, Term
from aligner.words.fold import fold


@dataclass(frozen=True)
class Termbase:
    """Terms in the order of their file. Each Chinese form belongs to one term: a main form goes before an alias."""

    terms: Sequence[Term]

    def __len__(self) -> int:
        """Return the number of terms (not of forms)."""
        return len(self.terms)

    def __iter__(self) -> Iterator[Term]:
        """Iterate over the terms."""
        return iter(self.terms)

    @cached_property
    def hash(self) -> str:
        """Sixteen hexadecimal digits that change whenever the content does, for the signature of an output."""
        rows = sorted(
            [t.source, *map(list, (t.targets, t.aliases, t.avoid)), t.category, t.context, t.note, t.provenance]
            for t in self.terms
        )
        return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()[:16]

    @cached_property
    def memos(self) -> dict[str, Any]:
        """What others have found with these terms and keep with them, by kind (``aligner.check.memo``)."""
        return {}

    @cached_property
    def places(self) -> dict[str, int]:
        """Every folded Chinese form and the place of its term among the terms."""
        last = len(self.terms) - 1
        backwards = [(last - i, term) for i, term in enumerate(reversed(self.terms))]
        forms = {fold(alias): at for at, term in backwards for alias in term.aliases}
        return forms | {fold(term.source): at for at, term in backwards}

    @cached_property
    def categories(self) -> Sequence[str]:
        """The category of each term, in their order."""
        return tuple(term.category for term in self.terms)

    @cached_property
    def contexts(self) -> Sequence[str]:
        """The context of each term, in their order."""
        return tuple(term.context for term in self.terms)

    def of(self, wanted: Callable[[str], bool]) -> Iterator[Term]:
        """Yield the terms whose category is wanted, in order, without a look at the others."""
        return (self.terms[at] for at, category in enumerate(self.categories) if wanted(category))

    @cached_property
    def by_form(self) -> Mapping[str, Term]:
        """Every folded Chinese form and its term."""
        return Forms(self.terms, self.places)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.places)

    @cached_property
    def _guards(self) -> _Guards:
        return _Guards(self.by_form)

    def find(self, text: str, ambiguous: bool = False) -> list[Match]:
        """Return the terms in a Chinese text, leftmost-longest, in order and without overlaps.

        Simplified and traditional, half-width and full-width spellings match one another. A match counts only in the
        context that its term names and as a whole word (data/contexts.tsv, data/edges.tsv); where the longest form
        does not, a shorter one may. At least a million characters a second on one core.

        Args:
            text: any text; the offsets of the matches are offsets into it.
            ambiguous: also find the terms that are unsafe on their own, such as 人行 for the central bank.
        """
        by_form, guards, rules = self.by_form, self._guards, contexts()
        folded = fold(text)

        def accept(form: str, start: int, end: int) -> bool:
            guard = guards[form]
            if guard is None:
                return True
            edges, context = guard
            if not edges.whole(folded, start, end):
                return False
            return (ambiguous and context == "ambiguous") or in_context(rules[context], folded, start, end)

        return [Match(start, end, by_form[folded[start:end]]) for start, end in self._matcher.find(folded, accept)]

    def lookup(self, text: str) -> tuple[Term, ...]:
        """Return the terms that have the text as a Chinese form or as an English rendering, an avoided one included.

        English is compared without regard to case and to a leading article.
        """
        form, english = fold(text.strip()), english_key(text)
        hit = self.by_form.get(form)
        return tuple(
            term
            for term in self.terms
            if term is hit
            or form in map(fold, term.forms)
            or any(english == english_key(rendering) for rendering in (*term.targets, *term.avoid))
        )

    def search(self, text: str) -> tuple[Term, ...]:
        """Return the terms that hold the text somewhere in a Chinese form or an accepted English rendering."""
        part = fold(text.strip())
        return tuple(t for t in self.terms if part and any(part in fold(form) for form in (*t.forms, *t.targets)))

    def merge(self, other: Termbase) -> Termbase:
        """Return both termbases as one, in which every Chinese form that ``other`` has is ``other``'s.

        A user's own file goes over the shipped termbase: ``load_termbase().merge(load_termbase("mine.csv"))``. An
        entry here keeps the forms that ``other`` does not claim; one that loses all its forms is gone. What it knew to
        be wrong, and its category where ``other`` has none, goes over to the entry that takes its form.
        """
        taken = set(other.by_form)
        kept = []
        for term in self.terms:
            forms = tuple(form for form in term.forms if fold(form) not in taken)
            if len(forms) == len(term.forms):
                kept.append(term)
            elif forms:
                kept.append(replace(term, source=forms[0], aliases=forms[1:]))
        return Termbase(tuple(map(self._taught, other.terms)) + tuple(kept))

    def _taught(self, term: Term) -> Term:
        """Return another termbase's term with what the entry of the same name here knows beside its renderings."""
        known = self.by_form.get(fold(term.source))
        if known is None:
            return term
        accepted = set(map(english_key, term.targets))
        avoid = tuple(a for a in known.avoid if english_key(a) not in accepted and a not in term.avoid)
        category = term.category or known.category
        if not avoid and category == term.category:
            return term
        return replace(term, avoid=term.avoid + avoid, category=category)


class _Guards(dict[str, tuple[Edges, str] | None]):
    """What restricts each form: its edges and its context, looked up when it is first met; None: nothing."""

    def __init__(self, by_form: Mapping[str, Term]) -> None:
        super().__init__()
        self._by_form = by_form

    def __missing__(self, form: str) -> tuple[Edges, str] | None:
        edges, context = Edges(form), self._by_form[form].context
        self[form] = guard = (edges, context) if edges or contexts()[context] is not None else None
        return guard


def english_key(text: str) -> str:
    """Return an English rendering as it is compared: lower case, single spaces, no leading article."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(text.lower().split()))
