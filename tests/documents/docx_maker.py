"""Small .docx packages written by hand, part by part."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOTS = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
ROOTS |= {"header1": "hdr", "footer1": "ftr", "comments": "comments"}


def run(text, properties=""):
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*content, properties=""):
    """A paragraph; plain strings become runs."""
    inside = "".join(c if c.startswith("<") else run(c) for c in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def numbered(text, number=1, level=0):
    """A paragraph of an automatically numbered list."""
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(at, form, pattern, start=1, extra=""):
    """One level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def lists(*abstracts, nums=""):
    """A numbering part: abstract list i is used by number i + 1, counted from 0."""
    return (
        "".join(f'<w:abstractNum w:abstractNumId="{i}">{a}</w:abstractNum>' for i, a in enumerate(abstracts))
        + "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(abstracts)))
        + nums
    )


def table(*rows):
    """A table of texts."""
    cells = ("".join(f"<w:tc>{para(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(*body, members=(), **parts):
    """The bytes of a package with this body and these further parts (numbering, footnotes, header1 ...)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
        package.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>")
        kinds = [(name.rstrip("1"), f"{name}.xml") for name in parts]
        package.writestr("word/_rels/document.xml.rels", _relations(kinds))
        for name, content in parts.items():
            root = ROOTS[name]
            package.writestr(f"word/{name}.xml", f"<w:{root} {SPACES}>{content}</w:{root}>")
        for name, content in members:
            package.writestr(name, content)
    return out.getvalue()


def _relations(pairs):
    lines = (f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(pairs))
    return "<Relationships>" + "".join(lines) + "</Relationships>"
