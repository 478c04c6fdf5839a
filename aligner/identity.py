"""What makes two rows or two findings the same ones in another run, another file or another version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import count

from aligner.spans import at
from aligner.types import Finding


def row_keys(texts: Sequence[tuple[str, str]]) -> list[str]:
    """Return a key for each (Chinese, English) pair: 12 hex digits of the Chinese text's SHA-256 and its occurrence.

    The occurrence number tells a repeated sentence's rows apart. A row without Chinese is keyed by its English and
    marked with ``en-``, so the two kinds never meet.
    """
    seen: Counter[str] = Counter()
    keys = []
    for zh, en in texts:
        text = f"zh\n{zh}" if zh else f"en\n{en}"
        seen[text] += 1
        digest = _digest(f"{text}\n{seen[text]}", 12)
        keys.append(digest if zh else f"en-{digest}")
    return keys


def keyed(row: str, zh: str, en: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return a row's findings with their keys: 16 hex digits of the row's key, the rule and the two fragments.

    Positions, severity and wording take no part, nor does white space: a finding keeps its key when other rows are
    added, the sentence is corrected elsewhere, or a message is reworded. Of several with the same rule and fragments in
    one row the second counts as such.
    """
    seen: Counter[str] = Counter()
    out = []
    for finding in findings:
        parts = (row, finding.rule or finding.check, at(zh, finding.zh_span), at(en, finding.en_span))
        text = "\0".join(" ".join(part.split()) for part in parts)
        seen[text] += 1
        again = f"\0{seen[text]}" if seen[text] > 1 else ""
        out.append(replace(finding, key=_digest(text + again, 16)))
    return tuple(out)


def finding_key(zh: str, en: str, finding: Finding) -> str:
    """Return the key of a finding wherever its Chinese stands: 16 hex digits of its rule, the Chinese, the fragments.

    What is accepted once (a baseline) is accepted in every row with the same Chinese.
    """
    parts = (finding.rule or finding.check, zh, at(zh, finding.zh_span), at(en, finding.en_span))
    return _digest("\0".join(" ".join(part.split()) for part in parts), 16)


def _digest(text: str, length: int) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def row_key(zh: str, en: str, taken: Container[str]) -> str:
    """Return a key as ``row_keys`` does, for a row that is added to others: the first that is not ``taken``."""
    text = f"zh\n{zh}" if zh else f"en\n{en}"
    keys = (_digest(f"{text}\n{number}", 12) for number in count(1))
    return next(key for key in (key if zh else f"en-{key}" for key in keys) if key not in taken)
