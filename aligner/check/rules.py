"""The rules that findings bear, and the page about them: ``python -m aligner.check.rules > docs/rules.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from aligner.check.tables import table
from aligner.check.trust import earned


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, what a finding by it says, and an example: pairs of a document, none where texts alone show nothing."""

    name: str
    says: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def check(self) -> str:
        """The check whose rule it is."""
        return self.name.split(".")[0]


def rules() -> Iterator[Rule]:
    """Yield the rules of data/rules.tsv, sorted by name."""
    for name, says, zh, en in table("rules.tsv"):
        pairs = tuple(zip(zh.split(" ¶ "), en.split(" ¶ "), strict=True)) if zh or en else ()
        yield Rule(name, says, pairs)


def page() -> str:
    """Return docs/rules.md."""
    lines = [
        "# Rules",
        "",
        "Every finding bears a rule, which is the same from version to version, whatever its message says. Of a",
        "document the example shows the last pair. *Read* says how many of the shown findings that were read on",
        "strangers' news were right, one that can be argued about counting half ([checks.md](checks.md)); most are",
        "too seldom there.",
        "This page is made of `aligner/check/data/rules.tsv` by `python -m aligner.check.rules > docs/rules.md`.",
    ]
    for check, group in groupby(rules(), key=lambda rule: rule.check):
        lines += ["", f"## {check}", "", "| rule | what it says | Chinese | English | read |", "|---|---|---|---|---|"]
        for rule in group:
            zh, en = rule.pairs[-1] if rule.pairs else ("", "")
            known = earned().get(rule.name)
            read = f"{known.right:g} of {known.read:g}" if known else ""
            lines.append(f"| `{rule.name}` | {rule.says} | {zh} | {en} | {read} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
