"""What the checks said of a row, kept beside the decisions, so that a review opens without checking anything again.

It is a memory, not a record: where it is lost, or was made by other settings, the rows are checked again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256

from aligner import __version__
from aligner.export.built import built, plain
from aligner.record import Record
from aligner.review.line import Seen

Find = Callable[[str], str | None]


class Recall:
    """Finds what was seen by the texts and settings that it was seen with; ``fresh`` is what is not on disk yet."""

    def __init__(self, record: Record, find: Find = lambda _: None) -> None:
        settings = {name: record.options.get(name) for name in ("checks", "severity", "terms", "show")}
        about = [__version__, record.alignment.signature, settings, record.source.text, record.target.text]
        self._about = sha256(json.dumps(about, sort_keys=True, default=repr).encode("utf-8")).hexdigest()
        self._find = find
        self._known: dict[str, Seen] = {}
        self.fresh: dict[str, str] = {}

    def __call__(self, seen_with: tuple[object, ...]) -> Seen | None:
        """Return what was seen, None where that is not known."""
        name = self._name(seen_with)
        if name not in self._known and (text := self._find(name)) is not None:
            self._known[name] = built(json.loads(text), Seen)
        return self._known.get(name)

    def keep(self, seen_with: tuple[object, ...], seen: Seen) -> None:
        """Remember what was seen."""
        name = self._name(seen_with)
        self._known[name] = seen
        self.fresh[name] = json.dumps(plain(seen), ensure_ascii=True)

    def written(self) -> Mapping[str, str]:
        """Return what is to be written now, and take it for written."""
        fresh, self.fresh = self.fresh, {}
        return fresh

    def _name(self, seen_with: tuple[object, ...]) -> str:
        return sha256(f"{self._about}\n{seen_with!r}".encode()).hexdigest()
