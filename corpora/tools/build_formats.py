"""Writes zh.docx, zh.html, en.docx and en.html of each sample pair from zh.txt and en.txt.

    python corpora/tools/build_formats.py

The text files are the masters: every format holds the same sentences, dressed as such documents come: Word files with
heading styles, automatic numbering, a tracked insertion, a tracked deletion and a bookmark; web pages with navigation,
share buttons, related links and a footer around the text. The same input gives the same bytes everywhere: the zip
members are stored uncompressed under one fixed date.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from string import Template

HERE = Path(__file__).parent
PAIRS = HERE.parent
DATE = (2026, 1, 5, 9, 0, 0)
STAMP = "2026-01-05T09:00:00Z"

HEADING_LENGTH = 60
"""A longer line is no heading: the machine English runs headings and text together."""

HEADINGS = {
    "interpretation": ((r"问：|asked:", 1),),
    "plan": ((r"第.章|Chapter \d", 1), (r"第.节|Section \d", 2), (r"[一二]、", 3)),
    "notice": ((r"[一二三]、|(?:First|Second|Third), (?:the|key)", 1),),
}

# Automatic numbering of the notice: what Word counts is taken out of the text. Level 1 is 一、 and level 2 is （一）.
NUMBERED = {
    "zh": ((r"[一二三]、", 0), (r"（[一二三四五六七八]）", 1)),
    "en": ((r"\(\d\) ", 0),),
}
LEVELS = {
    "zh": (("chineseCountingThousand", "%1、", "nothing"), ("chineseCountingThousand", "（%2）", "nothing")),
    "en": (("decimal", "(%1)", "space"),),
}

# The lines of the notice's list of annexes stand in a table without borders, as offices lay them out.
IN_TABLE = {"zh": r"附件：1\.|2\.退役", "en": r"Annexes: 1\.|2\. Registration"}


@dataclass(frozen=True)
class Dress:
    """What is put around and into one text; build_formats.toml explains the fields."""

    charset: str
    main: str
    site: str
    nav: list[str]
    crumbs: str
    meta: str
    share: str
    related: list[str]
    foot: str
    inserted: str
    deleted: str
    after: str


@dataclass(frozen=True)
class Line:
    """A line of a master text: its words, heading level (0 = none, -1 = title) and what becomes of it in Word."""

    text: str
    heading: int = 0
    bookmark: str = ""
    number: int = -1
    label: str = ""
    table: bool = False


def lines_of(pair: str, language: str, text: str) -> Iterator[Line]:
    """Yield the lines of a master text that have something on them, a lone no-break space included."""
    for n, line in enumerate(line for line in text.split("\n") if line):
        mark = re.match(r"\[bookmark: (\w+)\]", line)
        words = line[mark.end() :] if mark else line
        level = -1 if n == 0 else 0
        if n and len(words) <= HEADING_LENGTH:
            level = next((level for pattern, level in HEADINGS[pair] if re.match(pattern, words)), 0)
        number, label = -1, ""
        for pattern, at in NUMBERED[language] if pair == "notice" else ():
            if found := re.match(pattern, words):
                number, label, words = at, found[0], words[found.end() :]
        table = pair == "notice" and bool(re.match(IN_TABLE[language], words))
        yield Line(words, level, mark[1] if mark else "", number, label, table)


# --- Word ------------------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

RELATIONS = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
DOCUMENT_RELATIONS = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)
CONTENT_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORD_TYPE}.numbering+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


def styles_xml() -> str:
    """Return the styles: normal text, the title and three levels of heading."""
    named = [("Title", "Title", -1), *((f"Heading{n}", f"heading {n}", n - 1) for n in (1, 2, 3))]
    return (
        f'{XML}<w:styles {W}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        + "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:pPr>'
            + (f'<w:outlineLvl w:val="{outline}"/>' if outline >= 0 else '<w:jc w:val="center"/>')
            + "</w:pPr><w:rPr><w:b/></w:rPr></w:style>"
            for key, name, outline in named
        )
        + "</w:styles>"
    )


def numbering_xml(language: str) -> str:
    """Return the one list of a document with its levels."""
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern, suffix) in enumerate(LEVELS[language])
    )
    return (
        f'{XML}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def core_xml(title: str) -> str:
    """Return the core properties, with the fixed date."""
    return (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>aligner corpora</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{STAMP}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{STAMP}</dcterms:modified></cp:coreProperties>'
    )


def run(text: str, tag: str = "t") -> str:
    """Return a run of text (``tag`` is ``delText`` in a deletion), nothing for no text."""
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text, quote=False)}</w:{tag}></w:r>' if text else ""


def runs(text: str, dress: Dress) -> str:
    """Return the runs of a line, with the tracked changes that fall into it."""
    by = f'w:author="editor" w:date="{STAMP}"'
    if dress.inserted in text:
        before, _, rest = text.partition(dress.inserted)
        inserted = f'<w:ins w:id="101" {by}>{run(dress.inserted)}</w:ins>'
        return runs(before, dress) + inserted + runs(rest, dress)
    if dress.after in text:
        before, _, rest = text.partition(dress.after)
        deleted = f'<w:del w:id="102" {by}>{run(dress.deleted, "delText")}</w:del>'
        return run(before + dress.after) + deleted + run(rest)
    return run(text)


def paragraph(line: Line, dress: Dress) -> str:
    """Return a line as a paragraph, or as the only cell of a table row."""
    style = {0: "", -1: "Title"}.get(line.heading, f"Heading{line.heading}")
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if line.number >= 0:
        properties += f'<w:numPr><w:ilvl w:val="{line.number}"/><w:numId w:val="1"/></w:numPr>'
    mark = ""
    if line.bookmark:
        mark = f'<w:bookmarkStart w:id="1" w:name="{line.bookmark}"/><w:bookmarkEnd w:id="1"/>'
    said = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    out = f"<w:p>{said}{mark}{runs(line.text, dress)}</w:p>"
    return f'<w:tr><w:tc><w:tcPr><w:tcW w:w="8000" w:type="dxa"/></w:tcPr>{out}</w:tc></w:tr>' if line.table else out


def document_xml(lines: list[Line], dress: Dress) -> str:
    """Return the body: paragraphs, and a table for the lines that stand in one."""
    body, in_table = "", False
    for line in lines:
        if line.table != in_table:
            in_table = line.table
            body += '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid>' if in_table else "</w:tbl>"
        body += paragraph(line, dress)
    return f"{XML}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"


def docx(lines: list[Line], language: str, dress: Dress) -> bytes:
    """Return a Word file. Nothing is compressed, for zlib does not write the same bytes on every machine."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": core_xml(lines[0].text),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/document.xml": document_xml(lines, dress),
        "word/numbering.xml": numbering_xml(language),
        "word/styles.xml": styles_xml(),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, DATE)
            info.create_system = 3
            archive.writestr(info, part.encode())
    return out.getvalue()


# --- Web -------------------------------------------------------------------------------------------------------------

PAGE = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="$charset">
<title>$title - $site</title>
<style>body { font-family: sans-serif } .share a { color: #06c }</style>
<script>var page = { id: 168, title: "not a sentence of the text" };</script>
</head>
<body>
<div class="header"><a class="logo" href="/">$site</a>
<div class="nav"><ul>$nav</ul></div></div>
<div class="breadcrumb">$crumbs</div>
<$main class="article">
<h1>$title</h1>
<div class="meta">$meta</div>
<div class="share">$share</div>
$body
</$main>
<div class="related"><h3>$related_title</h3>
<ul>$related</ul></div>
<div class="footer"><p>$foot</p></div>
</body>
</html>
""")


def html(lines: list[Line], language: str, dress: Dress) -> str:
    """Return a web page with the text as its article."""
    body = []
    for line in lines[1:]:
        tag = f"h{line.heading + 1}" if line.heading else "p"
        anchor = f'<a id="{line.bookmark}"></a>' if line.bookmark else ""
        text = escape(line.label + line.text, quote=False).replace("\xa0", "&nbsp;")
        body.append(f"<{tag}>{anchor}{text}</{tag}>")
    link = '<li><a href="#">{}</a></li>'.format
    return PAGE.substitute(
        language="zh-CN" if language == "zh" else "en",
        charset=dress.charset,
        main=dress.main,
        title=escape(lines[0].text, quote=False),
        site=dress.site,
        nav="".join(map(link, dress.nav)),
        crumbs=escape(dress.crumbs),
        meta=dress.meta,
        share=dress.share,
        body="\n".join(body),
        related_title=dress.related[0],
        related="".join(map(link, dress.related[1:])),
        foot=dress.foot,
    )


def build(pair: str) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file of a pair that is made from its text files."""
    with (HERE / "build_formats.toml").open("rb") as file:
        dresses = tomllib.load(file)
    for language in ("zh", "en"):
        dress = Dress(**dresses[f"{pair}/{language}"])
        lines = list(lines_of(pair, language, (PAIRS / pair / f"{language}.txt").read_text(encoding="utf-8")))
        yield f"{language}.docx", docx(lines, language, dress)
        yield f"{language}.html", html(lines, language, dress).encode(dress.charset)


def main() -> None:
    """Write the files of every pair and print their names."""
    for pair in HEADINGS:
        for name, content in build(pair):
            (PAIRS / pair / name).write_bytes(content)
            print(f"{pair}/{name}: {len(content):,} bytes")


if __name__ == "__main__":
    main()
