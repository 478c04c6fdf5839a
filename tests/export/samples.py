"""Small results made by hand, for the tests of everything that exports or shows a result."""

from __future__ import annotations

from dataclasses import replace

from aligner.face import Result
from aligner.types import Alignment, Bead, Block, Document, OffsetMap, Removal, Segment


def document(name: str, sentences: list[str], language: str = "") -> tuple[Document, tuple[Segment, ...]]:
    """Make a document of one sentence a line, and its segments (each with the newline after it)."""
    segments, at = [], 0
    for text in sentences:
        segments.append(Segment(start=at, end=at + len(text) + 1, text=text))
        at += len(text) + 1
    text = "".join(f"{sentence}\n" for sentence in sentences)
    return Document(name=name, original=text, text=text, language=language), tuple(segments)


def result(zh: list[str], en: list[str], beads: list[Bead], **fields: object) -> Result:
    """Make a result of two documents of one sentence a line."""
    source, zh_segments = document("通知.txt", zh, "zh")
    target, en_segments = document("notice.txt", en, "en")
    return Result(source=source, target=target, alignment=Alignment(zh_segments, en_segments, tuple(beads)), **fields)  # type: ignore[arg-type]


def notice() -> Result:
    """A notice of six Chinese and five English sentences with every kind of bead, a repair, and a cleaned-out mark."""
    zh = [
        "一、总体要求",
        "各地区要加强统筹协调。",
        "到2027年，建成三百个示范项目。",
        "项目名单另行公布。",
        "各单位每季度报告进展。",
        "本通知自印发之日起施行。",
    ]
    en = [
        "I. General requirements",
        "All regions shall strengthenCoordination.",
        "By 2027, 300 demonstration projects will be built; the list will be published separately.",
        "Related articles",
        "This notice takes effect on the date of issue.",
    ]
    base = result(
        zh,
        en,
        [
            Bead((0,), (0,), 0.91237, 0.98765),
            Bead((1,), (1,), 0.7, 0.8),
            Bead((2, 3), (2,), 0.66, 0.55),
            Bead((4,), (), 0.0, 0.9),
            Bead((), (3,), 0.0, 0.85),
            Bead((5,), (4,), 0.88, 0.97, moved=True),
        ],
        options={"model": "embedded", "max_size": 8},
        timings={"read": 0.012345, "align": 0.5},
        warnings=("The arguments were exchanged: the first file was the English one.",),
    )
    mark = "\u00a0[bookmark: _GoBack]"
    original = base.source.text[:7] + mark + base.source.text[7:]
    source = replace(
        base.source,
        original=original,
        offset_map=OffsetMap((0, 7), (0, 7 + len(mark))),
        removed=(Removal("bookmark", 7, 7 + len(mark), mark),),
        blocks=(Block(0, 7, "heading", 1), Block(7, len(base.source.text))),
        warnings=("One bookmark was removed.",),
    )
    segments = list(base.alignment.target)
    glue = segments[1].start + segments[1].text.index("Coordination")
    segments[1] = replace(segments[1], repairs=(glue,), soft=(glue + 3,), label="一", kind="item", block=0)
    alignment = replace(
        base.alignment,
        target=tuple(segments),
        signature={"aligner": "0.1.0", "model": "zh-en:1f2e3d", "segmenter": "rules-1"},
        warnings=("One section has no counterpart.",),
    )
    return replace(base, source=source, alignment=alignment)
