"""What is fuzzed: each takes bytes, and may raise nothing but an error of ours.

Readers of zip archives get an archive whose main part is the bytes, so that what is tried is the reader and not zlib.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from aligner.documents import from_text, read
from aligner.documents.sources import Source
from aligner.errors import AlignerError

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpora"
PARTS = {
    ".docx": "word/document.xml",
    ".xlsx": "xl/worksheets/sheet1.xml",
    ".ods": "content.xml",
    ".odt": "content.xml",
}
_WORKBOOK = {
    "xl/workbook.xml": '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
Target = Callable[[bytes], None]


def archive(suffix: str, data: bytes) -> bytes:
    """Return an archive of a format whose main part is the given bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        if suffix in (".ods", ".odt"):
            kind = "spreadsheet" if suffix == ".ods" else "text"
            file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        for name, text in (_WORKBOOK if suffix == ".xlsx" else {}).items():
            file.writestr(name, text)
        file.writestr(PARTS[suffix], data)
    return made.getvalue()


def document(suffix: str) -> Target:
    """Return what reads a document of a format."""

    def target(data: bytes) -> None:
        content = archive(suffix, data) if suffix in PARTS else data
        made = read(Source(f"x{suffix}", content, suffix))
        assert made.offset_map(len(made.text)) <= len(made.original)
        assert all(0 <= block.start <= block.end <= len(made.text) for block in made.blocks)

    return target


def pairs(suffix: str) -> Target:
    """Return what reads pairs from a file of a format, as `check` does, and as `apply` does."""
    from aligner.bitext.read import read_pairs
    from aligner.review.edited import read_edited

    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"x{suffix}"
            path.write_bytes(archive(suffix, data) if suffix in PARTS else data)
            for reader in (read_pairs, read_edited):
                try:
                    reader(path)
                except AlignerError:
                    continue

    return target


def terms(suffix: str) -> Target:
    """Return what reads a termbase."""
    from aligner.terms.loader import inspect

    def target(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"x{suffix}"
            path.write_bytes(data)
            inspect(path)

    return target


def text(data: bytes) -> str:
    """Return any text, half surrogate pairs included."""
    return data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _decodes(data) else ""


def _decodes(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def halves(data: bytes) -> tuple[str, str]:
    """Return two texts: what stands before and behind the first line end."""
    first, _, second = text(data).partition("\n")
    return first, second


def numbers(data: bytes) -> None:
    """Parse and compare numbers of both languages; spans are in order and inside the text."""
    from aligner.numbers import compare, keys, parse_en, parse_zh

    zh, en = halves(data)
    for parse, one, language in ((parse_zh, zh, "zh"), (parse_en, en, "en")):
        at = 0
        for item in parse(one):
            assert at <= item.start <= item.end <= len(one)
            at = item.end
        keys(one, language)
    compare(zh, en)


def segments(data: bytes) -> None:
    """Cut a text in either language: the segments partition it."""
    from aligner.segment import segment

    for language in ("zh", "en"):
        try:
            made = from_text(text(data), language=language)
        except AlignerError:
            return
        cut = segment(made, language)
        assert "".join(made.text[s.start : s.end] for s in cut) == (made.text if cut else "")


def checks(data: bytes) -> None:
    """Check and correct a pair: spans are inside the texts, and every correction can be taken back."""
    from aligner.check import check_pair
    from aligner.correct import correct_pair, undo

    zh, en = halves(data)
    for finding in check_pair(zh, en).findings:
        for span, one in ((finding.zh_span, zh), (finding.en_span, en)):
            assert span is None or 0 <= span[0] <= span[1] <= len(one)
    revision = correct_pair(zh, en)
    assert undo(revision.text, revision.corrections) == en


def extraction(data: bytes) -> None:
    """Extract from a text in either language: evidence is where it says."""
    import aligner

    one = text(data)
    for side in ("zh", "en"):
        made = aligner.extract(**{side: [one or "。"]})
        for record in (*made.tasks, *made.targets):
            span = record.zh_span if side == "zh" else record.en_span
            source = made.source if side == "zh" else made.target
            assert span is None or source is None or 0 <= span[0] <= span[1] <= len(source.text)


def exports(data: bytes) -> None:
    """Write a result in every format that is read again, and read it."""
    import warnings

    import aligner
    from aligner.bitext.read import read_pairs
    from aligner.export.jsonl import read_jsonl

    zh, en = halves(data)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = aligner.run([f"安全{zh}"], [f"Safe {en}"], model="none", check=False)
        place = Path(folder)
        result.to_jsonl(place / "a.jsonl")
        again = read_jsonl(place / "a.jsonl")
        assert again.alignment.texts(again.alignment.beads[0]) == result.alignment.texts(result.alignment.beads[0])
        for suffix, write in ((".csv", result.to_csv), (".xlsx", result.to_xlsx), (".tmx", result.to_tmx)):
            write(place / f"a{suffix}")
            read_pairs(place / f"a{suffix}")


TARGETS: dict[str, Target] = {
    **{suffix: document(suffix) for suffix in (".txt", ".md", ".html", ".docx", ".srt", ".pdf", ".ofd")},
    **{f"pairs{suffix}": pairs(suffix) for suffix in (".csv", ".xlsx", ".ods", ".tmx", ".xlf")},
    **{f"terms{suffix}": terms(suffix) for suffix in (".csv", ".tbx")},
    "numbers": numbers,
    "segments": segments,
    "checks": checks,
    "extraction": extraction,
    "exports": exports,
}


def seeds(name: str) -> Iterator[bytes]:
    """Yield inputs to begin with: the sample documents in the target's form."""
    suffix = Path(f"x{name}" if name.startswith(".") else name).suffix
    if suffix in PARTS and name.startswith("."):
        for path in SAMPLES.glob(f"*/*{suffix}"):
            yield zipfile.ZipFile(path).read(PARTS[suffix])
    elif name.startswith("."):
        yield from (path.read_bytes() for path in SAMPLES.glob(f"*/*{suffix}"))
        yield from (path.read_bytes() for path in (ROOT / "tests" / "documents" / "data").glob(f"*{suffix}"))
    yield from (line.encode() for line in _LINES)
    lines = [path.read_text(encoding="utf-8").splitlines() for path in sorted(SAMPLES.glob("*/gold/??.txt"))]
    yield from (f"{zh}\n{en}".encode() for en, zh in zip(lines[0][:40], lines[1][:40], strict=False))


_LINES = (
    "到2027年，产值达到1.5万亿元以上，增长5%。\nBy 2027, output reaches 1.5 trillion yuan, up 5%.",
    "zh,en\n安全,safe\n",
    "<html><body><table><tr><td rowspan='2'>安全<td>b</table><ul><li>a<li>b</ul></body></html>",
    "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>安全</t></is></c>"
    "<c r='B1'><v>1</v></c></row></sheetData></worksheet>",
    "<tmx version='1.4'><body><tu><tuv xml:lang='zh'><seg>安全</seg></tuv><tuv xml:lang='en'><seg>Safe</seg></tuv>"
    "</tu></body></tmx>",
    "<xliff version='1.2'><file source-language='zh' target-language='en'><body><trans-unit id='1'><source>安全"
    "</source><target>Safe</target></trans-unit></body></file></xliff>",
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>安全"
    "</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>",
    "1\n00:00:01,000 --> 00:00:02,000\n安全。\n\n",
    "<martif type='TBX'><text><body><termEntry><langSet xml:lang='zh'><tig><term>安全</term></tig></langSet>"
    "<langSet xml:lang='en'><tig><term>safety</term></tig></langSet></termEntry></body></text></martif>",
)
