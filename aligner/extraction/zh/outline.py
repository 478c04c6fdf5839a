"""The outline of a Chinese document: what each sentence belongs to, from headings, numbering, questions and cue words.

Headings of Word and web pages are used where a document has them; a text file is read by its numbering (第一章, 一、,
（一）, 1., 一是, ——), by short lines without a stop, and by the cue words of ``data/sections_zh.tsv``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.extraction.records import Passage
from aligner.extraction.zh.cues import Marker, section_of
from aligner.extraction.zh.shape import QUESTION, captions, is_flat, tight
from aligner.extraction.zh.stretches import ANSWER, Piece, pieces_of
from aligner.extraction.zh.titles import (
    LONGEST_CLAUSE,
    clause_title,
    is_closing,
    is_number_line,
    is_share_line,
    sentence_title,
)
from aligner.spans import Span
from aligner.types import Document, Segment
from aligner.words import patterns as re

ADDRESSEE = re.compile(r"^(?=.*[各厅局委部])(?!.*如下).{3,}[：:]$", re.DOTALL)
SPEAKER = re.compile(r"(?!.{0,3}答)[^，。：:、\d一二三四五六七八九十]{2,4}[：:]")
_GREETING = re.compile(r"(?:各位|同志|朋友|女士|先生)")
_GOES_ON = re.compile(r"[，。；、）)》”：]")
_STOPPED = re.compile(r"[。！？；：，:;.!?）)】”\"]$")
_OPEN = re.compile(r"[《“（(、]$")
_FIGURE = re.compile(r"[\d.%％a-zA-Z]{1,8}")
_EXPLAINS = re.compile(
    r"(?:这里|这样|总的考虑|上述|以上|提出(?:上述|以上|这|.{0,24}(?:目标|左右))|关于|之所以|实现(?:上述|这些|以上|今年|这一)"
    r"|只要|在我们|.{2,16}目标(?:设定|.{0,8}考虑))"
)
_AHEAD = re.compile(r"展望|今后|未来|下一步|“[一二三四五六七八九十]{2,3}五”(?:时期|期间)(?:是|，)|到20\d\d年")
_PLANNED = re.compile("目标|任务|打算|安排|思路|部署")
RUN_IN = ("ordinal", "bullet")
UNNUMBERED, INNER, PARAGRAPH = 35, 50, 95
LINE_RANKS = 100
"""A heading of the file format at level n has rank n - 100: above every number inside its text."""


@dataclass(frozen=True, slots=True)
class Point:
    """An open heading or numbered point."""

    rank: int
    marker: str
    title: str
    section: str
    run_in: bool
    block: int
    explicit: bool = False
    led: bool = False


def outline(document: Document, segments: Sequence[Segment], skip: Sequence[Span] = ()) -> tuple[Passage, ...]:
    """Return the passages of a Chinese document in reading order; every segment with text gives at least one.

    What begins inside one of the spans ``skip`` (tables that are read cell by cell) gives none.

    A heading, and the title sentence of a numbered point, is a passage of section ``heading`` whose ``area`` is its
    own title. Of any other passage ``path`` holds the titles above, and ``marker`` and ``area`` those of the innermost
    point whose title stands in the running text (（一）…。 or 一是…，); they are empty below a heading of its own line.
    """
    pieces = [piece for k, segment in enumerate(segments) for piece in pieces_of(document, k, segment)]
    pieces = [piece for piece in pieces if not any(start <= piece.start < end for start, end in skip)]
    reader = _Reader(pieces, tight(document.text, pieces), captions(document.text, pieces, skip))
    return tuple(reader.read(k) for k in range(len(pieces)))


class _Reader:
    """Walks through the pieces once, with the open points, the open question and the list that a sentence announced."""

    def __init__(self, pieces: list[Piece], tight: set[int], captions: set[int]) -> None:
        self.pieces = pieces
        self.tight = tight
        self.captions = captions
        """The pieces right above a table."""
        self.points: list[Point] = []
        self.turn = 0
        self.asked = ""
        self.lead = ""
        self.lead_rank = -LINE_RANKS
        self.started = False
        self.annex = self.signed = False
        self.last = {piece.marker.rank: k for k, piece in enumerate(pieces) if piece.marker}
        self.sizes = Counter(piece.block for piece in pieces)
        self.titled: dict[int, bool] = {}
        self.named = self._named()
        self.goals_block = -1
        self.fragments: set[int] = set()
        self.flat = is_flat(pieces)
        self.interprets = any("解读" in p.text or "问答" in p.text for p in pieces[:2])

    def _named(self) -> dict[int, str]:
        """Return the titles of paragraphs without a number (加强组织领导。各市要……), where at least two have one."""
        found = {}
        for k, piece in enumerate(self.pieces[:-1]):
            opens = piece.kind == "sentence" and (k == 0 or self.pieces[k - 1].block != piece.block)
            if opens and piece.marker is None and self.pieces[k + 1].block == piece.block:
                title = sentence_title(piece.text, False)
                if 4 <= len(title) <= LONGEST_CLAUSE and "，" not in title and piece.text.endswith("。"):
                    found[k] = title
        return found if len(found) > 1 else {}

    def read(self, k: int) -> Passage:
        """Return the passage of piece ``k``, and remember what it opens and closes."""
        piece = self.pieces[k]
        if (section := self._frame(k)) is not None:
            return self._passage(piece, section)
        if self._is_question(piece):
            return self._question(piece)
        fragment = piece.kind == "heading" and self._is_fragment(k)
        if fragment:
            self.fragments.add(k)
        if piece.kind == "heading" and not fragment and not is_share_line(piece.text):
            return self._heading(piece)
        self.started = True
        return self._body(k)

    def _frame(self, k: int) -> str | None:
        """Return title, addressee, annex or signature for what stands around the text."""
        piece = self.pieces[k]
        if self.annex and not is_closing(piece.text):
            return "annex"
        caption = k in self.captions and piece.text.startswith("附表")
        if re.match(r"附(?:件|表|录)\s?\d{0,2}\s?[：:]?", piece.text) and (self.points or self.started) and not caption:
            self.annex, self.points = True, []
            return "annex"
        if is_closing(piece.text) and (self.points or self.started):
            self.points, self.signed = [], True
            return "signature"
        if self.signed and piece.kind == "heading" and not piece.marker:
            self.signed = False  # what a notice prints, with a title of its own
            return "title"
        if self.started or self.points or self.turn:
            return None
        if ADDRESSEE.search(piece.text) and not (piece.marker or QUESTION.match(piece.text)):
            return "addressee"
        bracketed = piece.text[0] in "（(" and piece.text[-1] in "）)"
        unstopped = piece.kind == "heading" or not re.search(r"[。；：:，？！]$", piece.text)
        if (unstopped or bracketed or is_number_line(piece.text)) and not piece.marker:
            return None if self._is_question(piece) else self._title(k)
        return None

    def _is_fragment(self, k: int) -> bool:
        """Say whether a short line is a piece of a sentence that line breaks have cut, or a number, and no heading."""
        piece = self.pieces[k]
        if is_number_line(piece.text):
            return True
        if piece.marker or piece.level:
            return False
        after, later = ([piece.text for piece in self.pieces[k + 1 : k + 3]] + ["", ""])[:2]
        opened = any(piece.text.count(a) > piece.text.count(b) for a, b in ("《》", "（）", "“”"))
        goes_on = _GOES_ON.match(after) or (_GOES_ON.match(later) and "，" in piece.text)
        if opened or goes_on or _GOES_ON.match(piece.text) or _FIGURE.fullmatch(piece.text):
            return True
        if k in self.tight and self.started:
            return True
        before = self.pieces[k - 1] if k else None
        if before is None or not self.started or _STOPPED.search(before.text) or section_of("heading", piece.text):
            return False
        broken = _OPEN.search(before.text) or (before.kind == "sentence" and not before.marker)
        return bool(broken or k - 1 in self.fragments)

    def _title(self, k: int) -> str | None:
        """Return title for the unnumbered lines on top, before any heading or sentence of the text."""
        above = {piece.block for piece in self.pieces[:k]}
        return "title" if len(above) < 6 and (k == 0 or not section_of("heading", self.pieces[k].text)) else None

    def _is_question(self, piece: Piece) -> bool:
        """Say whether a piece is a question to the authors: 问：…, a reporter's line, a heading that asks."""
        headed = piece.kind == "heading" or (piece.marker is not None and piece.marker.kind == "heading")
        if headed and piece.text.endswith(("？", "?")):
            return True
        return bool(QUESTION.match(piece.text)) and not piece.marker

    def _question(self, piece: Piece) -> Passage:
        """Open a question: everything above is closed, its cue words give the section of the answer."""
        rank = self._rank(piece) if piece.marker else -LINE_RANKS
        self.points = [p for p in self.points if p.rank < rank]
        self.turn += 1
        self.asked = section_of("question", piece.text) or ""
        if self.asked == "follow_up" and not self.interprets:
            self.asked = "tasks"
        self.lead = ""
        return replace(self._passage(piece, "question"), marker=piece.marker.text if piece.marker else "")

    def _rank(self, piece: Piece) -> int:
        """Return the depth of a heading or point."""
        if piece.level:
            return piece.level - LINE_RANKS
        return piece.marker.rank if piece.marker else UNNUMBERED

    def _heading(self, piece: Piece) -> Passage:
        """Open a heading of its own line."""
        marker = piece.marker.text if piece.marker else ""
        title = piece.text[len(marker) :].strip("　 ：:，、。")
        self._open(Point(self._rank(piece), marker, title, "", False, piece.block))
        return self._titled(piece, marker, title)

    def _titled(self, piece: Piece, marker: str, title: str) -> Passage:
        """Return the passage of a title that was opened just now."""
        under = self.points[-1].section
        return replace(self._passage(piece, "heading", self.points[:-1]), marker=marker, area=title, opens=under)

    def _open(self, point: Point) -> None:
        """Close what a point ends, and find its section: by its title, else that of the point above it."""
        self.points = [p for p in self.points if p.rank < point.rank]
        above = self.points[-1] if self.points else None
        found = section_of("heading", point.title) if point.title and point.rank < LINE_RANKS else None
        if found == "safeguards" and above and above.explicit and above.section == "tasks" and point.rank >= INNER:
            found = None
        if self.lead and point.rank <= self.lead_rank:
            self.lead = ""
        inherited = self.lead or (above.section if above else self.asked if self.turn else "tasks")
        section = inherited if found is None else found
        self.points.append(replace(point, section=section, explicit=found is not None, led=bool(self.lead)))

    def _announce(self, section: str) -> None:
        """Let a section hold for what follows, until a point opens that is no deeper than where it was announced."""
        self.lead, self.lead_rank = section, self.points[-1].rank if self.points else -LINE_RANKS
        self.points = [replace(p, led=False) for p in self.points]

    def _body(self, k: int) -> Passage:
        """Read a sentence, or a point in the running text."""
        piece = self.pieces[k]
        same_block = k > 0 and piece.block == self.pieces[k - 1].block
        if not same_block and piece.marker is None:
            self._leave_list(piece.block)
        if piece.marker is not None:
            return self._point(k, piece.marker)
        if not same_block and (speaker := SPEAKER.match(piece.text)) and not is_share_line(piece.text):
            below = k > 0 and self.pieces[k - 1].kind == "heading" and self.points and self.points[-1].explicit
            greets = below and _GREETING.match(piece.text)
            if not greets:  # 各位代表：过去一年，…: below a heading that holds on
                self._speaker(speaker[0])
        section = self._section(piece)
        if k in self.named and section in ("tasks", "safeguards") and not self.turn:
            self._open(Point(PARAGRAPH, "", self.named[k], "", True, piece.block))
            return self._titled(piece, "", self.named[k])
        return self._passage(piece, section)

    def _speaker(self, label: str) -> None:
        """Let a new speaker end lists; a moderator ends the answer too."""
        self.points, self.lead = [], ""
        if label.startswith(("主持", "司仪")):
            self.asked = ""

    def _leave_list(self, block: int) -> None:
        """End a list that stood inside a paragraph: a new paragraph without a marker has come."""
        inline = [p for p in self.points if p.run_in and p.rank >= 80 and p.block != block]
        if inline and self._had_body(inline[-1]):
            self.points = [p for p in self.points if p not in inline]
            self.lead = ""

    def _had_body(self, point: Point) -> bool:
        """Say whether more than its title stands in the paragraph of a point."""
        return self.sizes[point.block] > 1 or not point.title

    def _point(self, k: int, marker: Marker) -> Passage:
        """Open a point whose title, if it has one, stands in the running text."""
        piece = self.pieces[k]
        text = piece.text[piece.text.index(marker.text) + len(marker.text) :].strip("　 ，,、")
        title = "" if marker.kind == "article" else sentence_title(text, self._alone(k, marker, text))
        self.titled[marker.rank] = bool(title)
        whole = bool(title)
        if not title and marker.kind in RUN_IN:
            title = clause_title(text)
        rank = marker.rank
        self._open(Point(rank, marker.text, title if rank < 80 else "", "", True, piece.block))
        self.points[-1] = replace(self.points[-1], title=title)
        section = self._section(piece)
        if whole:
            self.points[-1] = replace(self.points[-1], section=section)
            return self._titled(piece, marker.text, title)
        return self._passage(piece, section)

    def _alone(self, k: int, marker: Marker, text: str) -> bool:
        """Say whether nothing follows a point that its first sentence could be the title of.

        A text in a paragraph of its own follows it where a cue says so (（二）基本原则。), where points of the same
        depth come after that text, or where the point before had such a title.
        """
        after = self.pieces[k + 1] if k + 1 < len(self.pieces) else None
        if after is None or after.marker is not None or is_share_line(after.text):
            return True
        if marker.kind == "heading" and k and self.pieces[k - 1].segment == self.pieces[k].segment:
            return True  # an item inside a sentence: 下列职责：（一）…；（二）…。
        if after.block == self.pieces[k].block or section_of("heading", text.rstrip("。")) is not None:
            return False
        if after.kind == "heading" or is_closing(after.text) or marker.kind != "heading":
            return True
        later = self.last.get(marker.rank, -1) > k + 1
        return not (later or self.titled.get(marker.rank, False))

    def _section(self, piece: Piece) -> str:
        """Return the section of a sentence: its own cue, the list announced, the point, the question above it."""
        answer = ANSWER.match(piece.text)
        text = piece.text[answer.end() :] if answer else piece.text
        inner = self.points[-1] if self.points else None
        base = inner.section if inner and (inner.led or not self.lead) else self.lead or self.asked
        if base == "goals" == self.lead and _EXPLAINS.match(text.lstrip()):
            self.lead = ""  # 实现上述目标，要……: the list is over
            base = inner.section if inner and inner.section != "goals" else ""
        if base in ("ideology", "principles"):
            base = self._within(base, piece, text)
        if not base and not self.points and not self.turn and self.flat:
            base = "tasks"
        own = section_of("sentence", text)
        past = base == "background" and any(p.explicit and p.section == base for p in self.points)
        if past and _AHEAD.match(text) and any(_PLANNED.search(p.title) for p in self.points):
            # “十三五”成就和“十四五”目标: here the second half begins
            self.points = [replace(p, section="goals") if p.section == base else p for p in self.points]
            return "goals"
        if past and "《" not in text:
            return own if own in ("basis", "definitions") else base  # what a review announces is no task
        own = self._goals_of_paragraph(piece, text, own)
        if own == "follow_up" and text.startswith(("下一步", "接下来")):
            own = "follow_up" if self.interprets and base != "tasks" else "tasks"
            self._announce(own)
        led = section_of("lead", text) if not piece.marker else None
        if led is not None:
            self._announce(led)
            # a sentence that announces goals may name the first of them itself
            return led if led == "goals" and base == led else own if own in ("basis", "definitions") else ""
        if own is not None:
            return own
        return base or section_of("open", text) or ""

    def _goals_of_paragraph(self, piece: Piece, text: str, own: str | None) -> str | None:
        """Let goals that a sentence lists go on to the end of its paragraph, or to where they are explained."""
        if own == "goals":
            self.goals_block = piece.block
        elif self.goals_block == piece.block and not piece.marker:
            if own is None and not _EXPLAINS.match(text):
                return "goals"
            self.goals_block = -1
        return own

    def _within(self, base: str, piece: Piece, text: str) -> str:
        """Return what a sentence of the general requirements speaks of: guiding thought, principles or goals."""
        if piece.marker and piece.marker.kind in RUN_IN:
            return "principles"
        found = section_of("within", text)
        if found and found != base and not piece.marker:
            self._announce(found)
        return found or base

    def _passage(self, piece: Piece, section: str, points: list[Point] | None = None) -> Passage:
        """Return the passage of a piece below the open points."""
        points = self.points if points is None else points
        inner = points[-1] if points and points[-1].run_in else None
        above = points[:-1] if inner else points
        return Passage(
            piece.segment,
            piece.start,
            piece.start + len(piece.text),
            piece.text,
            tuple(p.title for p in above if p.title),
            inner.marker if inner else "",
            inner.title if inner else "",
            section,
            self.turn,
        )
