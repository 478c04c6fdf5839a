"""What a termbase holds (Term), what it finds in a text (Match) and what can be wrong with an entry (Problem)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """One concept: its Chinese forms, its accepted English renderings, and the renderings known to be wrong.

    ``targets`` is in order of preference; ``aliases`` are other Chinese forms of the same concept (abbreviations,
    spellings with and without quotation marks). ``context`` names the rule of data/contexts.tsv under which a match is
    safe. ``provenance`` says where the English was seen beside the Chinese; it begins with "recalled" where nobody
    looked it up. ``seen`` counts the sentence pairs that bear the rendering out, ``own`` says that the term is from a
    user's file and not shipped; both are about the entry, not part of it, and take no part in comparisons.
    """

    source: str
    targets: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    category: str = ""
    context: str = "free"
    note: str = ""
    provenance: str = ""
    seen: int = field(default=0, compare=False)
    own: bool = field(default=False, compare=False)

    @property
    def target(self) -> str:
        """The preferred English rendering."""
        return self.targets[0]

    @property
    def variants(self) -> tuple[str, ...]:
        """The other renderings that are equally right."""
        return self.targets[1:]

    @property
    def verified(self) -> bool:
        """Whether a pair of texts bears the English out, or it was not just recalled."""
        return self.seen > 0 or not self.provenance.startswith("recalled")

    @property
    def forms(self) -> tuple[str, ...]:
        """Every Chinese form of the term, the main one first."""
        return (self.source, *self.aliases)


@dataclass(frozen=True, slots=True)
class Match:
    """A term at ``start:end`` of a text, counted in code points of that text as it was given."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the entry that starts on ``line`` (row of a spreadsheet) of a termbase file."""

    line: int
    message: str
