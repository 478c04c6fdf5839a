"""What is a title in Chinese running text, and what is the frame around a text: number lines, dates, signatures."""

from __future__ import annotations

from aligner.extraction.forms import compiled
from aligner.extraction.zh.units import shared_out
from aligner.words import patterns as re

LONGEST_TITLE, LONGEST_CLAUSE = 30, 14
NOT_TITLE = re.compile(r"应当|不得|应(?=[^急用对])|严禁|[将已]|\d{4}年|\d+[%％]|[（(].*牵头|《")
DATE_LINE = re.compile(
    r"[\d〇○零一二三四五六七八九十]{2,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
NUMBER_LINE = re.compile(r"[（(]?[^，。、\s]{1,14}[〔\[【（(]\d{4}[〕\]】）)]\d{1,5}号[）)]?")
CONTACT = re.compile(r"[（(](?:联系人|联系电话|此件|信息公开)")
BODIES = re.compile(r"(?:[^，。；：\s]{2,20}(?:部|委|委员会|局|厅|办公室|办公厅|政府|总局|银行|署|院|会)[\s　]*)+")

NO_BODY = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[、.．）)]|\d{4}年|(?:部署|全会|大会|会议|机会|社会|都会)$")
"""A heading or a meeting, though it ends like the name of a body."""


def sentence_title(text: str, alone: bool) -> str:
    """Return ``text``, a point without its marker, if it is the title of what follows in its paragraph, else "".

    A title is short, ends with a full stop (二是推进算电协同。), and has one clause or clauses of the same length
    (统筹指导，协同推进。). A point that stands ``alone`` has nothing to be the title of.
    """
    title = text.rstrip("。：: ")
    plain = re.sub(r"[（(][^（()）]*[）)]$", "", title)
    if alone or title == text or len(title) > LONGEST_TITLE or NOT_TITLE.search(plain):
        return ""
    clauses = title.split("，")
    return title if len({len(clause) for clause in clauses}) == 1 and len(clauses) < 4 else ""


def clause_title(text: str) -> str:
    """Return the first clause of a point if it is its title: 加强组织领导 in 一是加强组织领导，建立协调机制."""
    clause, stop, rest = [*re.split(r"([，：:])", text, maxsplit=1), "", ""][:3]
    if not stop or not rest or not 4 <= len(clause) <= LONGEST_CLAUSE or NOT_TITLE.search(clause):
        return ""
    return clause


def is_number_line(text: str) -> bool:
    """Say whether a line is a document number: 工信部联节〔2025〕417号."""
    return bool(NUMBER_LINE.fullmatch(text.strip()))


def is_closing(text: str) -> bool:
    """Say whether a line is a signature, a date of its own or a contact."""
    line = text.strip()
    signed = len(line) < 200 and BODIES.fullmatch(line) and not NO_BODY.search(line)
    return bool(DATE_LINE.fullmatch(line) or CONTACT.match(line) or signed)


def is_share_line(text: str) -> bool:
    """Say whether a line names who is responsible or by when: 牵头单位：…, 完成时限：…, （…牵头，…配合）."""
    if text[:1] in "（(【[〔" and shared_out(text) is not None:
        return True
    return compiled("actors_zh", "^", ("label_lead", "label_support", "label_due"), "[：:]").match(text) is not None
