"""Latin tokens of the Chinese (5G, PUE, APP, e-mail and web addresses) that the English lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from aligner.check.context import Context
from aligner.check.tables import table
from aligner.types import Finding
from aligner.words import patterns as re

_ADDRESS = re.compile(r"https?://[\w./?=&%#:~+-]+\w|www\.[\w./-]+\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
_TOKEN = re.compile(r"(?<![A-Za-z0-9.@/_-])(?:[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*|\d[A-Z]{1,2})(?![A-Za-z0-9@/_.-])")
_LOOSE = re.compile(r"[\s\-‑–./_]")
_MEASURE = re.compile(r"\d[\d.,]*\s*$")


@cache
def _expansions() -> dict[str, str]:
    return {row[0]: row[1] for row in table("latin_tokens.tsv")}


def find_tokens(context: Context) -> Iterator[Finding]:
    """Yield findings for addresses (major) and tokens (minor) of the Chinese that the English does not have."""
    zh, en = context.pair.zh, context.pair.en
    if not re.search(r"[A-Za-z]", zh) or not en.strip():
        return
    plain = _LOOSE.sub("", en).lower()
    taken: list[tuple[int, int]] = []
    for match in _ADDRESS.finditer(zh):
        taken.append(match.span())
        if _LOOSE.sub("", match[0]).lower() not in plain:
            message = f"The address {match[0]} is not in the English as it stands."
            yield Finding(
                "surface",
                "major",
                message,
                "only the Chinese has it",
                match[0],
                0.85,
                match.span(),
                rule="surface.address",
            )
    said: set[str] = set()
    for match in _TOKEN.finditer(zh):
        token = match[0]
        if token in said or any(start <= match.start() < end for start, end in taken):
            continue
        said.add(token)
        if _MEASURE.search(zh[: match.start()]) or _LOOSE.sub("", token).lower() in plain or _expanded(token, en):
            continue
        message = f"“{token}” of the Chinese is missing in the English."
        yield Finding(
            "surface",
            "minor",
            message,
            f"neither {token} nor its full form was found",
            token,
            0.6,
            match.span(),
            rule="surface.token",
        )


def _expanded(token: str, en: str) -> bool:
    """Tell whether the English has the token's full form: a known one, or words whose initials spell it."""
    known = _expansions().get(token.lower())
    if known and (known == "-" or re.search(known, en, re.I)):
        return True
    pieces = re.findall(r"[A-Za-z]{2,}|\d{2,}", token)
    if len(pieces) > 1 and "".join(pieces) == token:
        return all(re.search(rf"(?<![^\W_]){piece}(?![^\W_])", en) for piece in pieces)  # APEC2020, "APEC post-2020"
    letters = [c for c in token.lower() if c.isalpha()]
    if len(letters) < 2 or any(c.isdigit() for c in token):
        return False
    initials = "".join(
        w[0] for w in re.findall(r"[a-z]+", en.lower()) if w not in {"of", "and", "for", "the", "in", "to", "on"}
    )
    return "".join(letters) in initials or "".join(letters) in "".join(w[0] for w in re.findall(r"[a-z]+", en.lower()))
