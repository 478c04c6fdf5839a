"""What a Chinese document is: title, kind, bodies that issued it, number, dates, what it cites, who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aligner.datafiles import rows
from aligner.extraction.bodies import body, listed
from aligner.extraction.records import DocumentNumber, Facts, Passage
from aligner.extraction.zh.cited import TITLE, aliases, cited, english
from aligner.extraction.zh.document_numbers import NUMBER, number_in
from aligner.extraction.zh.events import event, speakers
from aligner.extraction.zh.issue import Issue, dates, first_day, issue
from aligner.extraction.zh.year import year_of
from aligner.types import Document, Segment
from aligner.words import patterns as re

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
_MORE = re.compile(r"等.{0,4}(?:部门|单位|部委)关于")
_ORDER = re.compile(r"(?:中华人民共和国)?([\u4e00-\u9fff]{2,20}?)(?:令|公告)(?:\s*(?:\d{4}年)?\s*第\s*\d+\s*号)?")
_ISSUES = re.compile("印发《?(.+?)》?的通知")
_FURNITURE = re.compile(r"\d{4}年|来源|发布|第\s*\d+\s*号$|[（(].*[）)]$")
_ABOUT = re.compile(r"^(.{2,}?)(?=关于[^《》]{2,})")


def facts(document: Document, segments: Sequence[Segment], passages: Sequence[Passage]) -> Facts:
    """Return the facts that a Chinese document gives about itself; English names come from the termbase.

    Of an interpretation, bodies, number and dates are those of the document that is interpreted.
    """
    heads = [passage.text for passage in passages if passage.section == "title"]
    signature = [passage.text for passage in passages if passage.section == "signature"]
    above, title = title_of(heads)
    kind = kind_of(title) or ("新闻发布会" if event([title]) else "")
    interprets = next((m[1] for m in TITLE.finditer(title)), "") if kind == "解读" else ""
    short = aliases(document.text)
    issued_by = _ISSUES.search(title)
    own = {title, interprets, issued_by[1] if issued_by else ""} - {""}
    own |= {name for name, full in short.items() if full in own}
    act = issue([s.text for s in segments], heads, signature, own, told=kind in ("", "解读", "新闻发布会"))
    issued, in_force, valid_until = dates(document.text, act, own)
    issued = issued or (_held(heads, segments) if kind == "新闻发布会" else "")
    return Facts(
        title_zh=title,
        title_en=english(title),
        kind=kind,
        interprets=interprets,
        issuing_bodies=tuple(map(body, _issuers(heads, above, act))),
        document_number=_number(heads, act, signature),
        issued=issued,
        in_force=in_force,
        valid_until=valid_until,
        cited_documents=cited(segments, short, tuple(own | {title.strip("《》")})),
        event=event([*heads, *(s.text for s in segments[:8])]),
        speakers=speakers([s.text for s in segments]),
        year=year_of([*heads, *(s.text for s in segments)], document.name, issued),
    )


def _held(heads: Sequence[str], segments: Sequence[Segment]) -> str:
    """Return the day of a press conference: the first day that its first lines name."""
    return next((day for text in (*heads, *(s.text for s in segments[:6])) if (day := first_day(text))), "")


def title_of(heads: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """Return the bodies in front of the title, as joint notices name them, and the title itself.

    ``heads`` are the lines above the text. A title may go over several lines; a document number, a bracket and a line
    of bodies alone are no part of it.
    """
    lines: list[str] = []
    above: list[str] = []
    for line in heads:
        plain = line.strip()
        if NUMBER.search(plain) or _FURNITURE.match(plain):
            if lines:
                break
            continue
        if (order := _ORDER.fullmatch(plain)) and not lines:
            above.append(order[1])
            continue
        if not lines and (bodies := listed(plain)):
            above += bodies
            continue
        lines.append(plain)
        if kind_of(plain) and not plain.endswith(("、", "和")):
            break
    title = "".join(lines)
    found = _ABOUT.match(title)
    bodies = listed(found[1]) if found else ()
    return (bodies or tuple(above)), title[found.end() :].strip() if found and bodies else title


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[0], re.compile(rf"(?:{row[1]})$")) for row in rows("extraction", "kinds_zh.tsv"))


def kind_of(title: str) -> str:
    """Return the kind of document that a title ends with (解读, 意见, 通知, 规划, 办法 ...), "" if none."""
    bare, before = title.strip(), ""
    while bare != before:
        before = bare
        bare = _BRACKETS.sub("", bare).strip()
        if bare.startswith("《") and bare.count("《") == 1:
            bare = bare.strip("《》")
    return next((kind for kind, pattern in _kinds() if pattern.search(bare)), "")


def _issuers(heads: Sequence[str], above: tuple[str, ...], act: Issue) -> tuple[str, ...]:
    """Return the bodies that the title names, or the signature where the title has but the first (等八部门)."""
    if _MORE.search("".join(heads)) and len(act.bodies) > len(above):
        return act.bodies
    return above or act.bodies


def _number(heads: Sequence[str], act: Issue, signature: Sequence[str]) -> DocumentNumber | None:
    """Return the number above the text, in the sentence that tells of the issue, or below the text."""
    for text in (*heads, "".join(heads[:2]), act.sentence, *signature):
        if number := number_in(text):
            return number
    return None
