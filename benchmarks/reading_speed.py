"""CPU seconds and peak memory of reading 1,000 pages of PDF, OFD and Word, beside the plainest way to the same text.

    python benchmarks/reading_speed.py [--pages 1000] [--runs 3]

The pages are made here: 28 lines of Chinese, a running head, a page number, and every tenth page a table. The plainest
way is pypdfium2's own text of each page, ElementTree over every part of the OFD, python-docx over all paragraphs: no
order, columns, tables, furniture or footnote marks. Every measurement is a process of its own; the start of Python and
the import of the reader are taken off.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from statistics import median

import click
from common import table

HERE = Path(__file__).resolve().parents[1]
LINE = "各地要提高认识，压实责任，明确任务分工，细化工作措施，到2030年建成充电站1200座，"
LINES = 28

CHILD = """
import resource, sys
from time import process_time
sys.path.insert(0, {here!r})
{imports}
path = sys.argv[1]
start = process_time()
{work}
print(process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
OURS = ("from pathlib import Path\nfrom aligner.documents import read\nfrom aligner.documents import pdf, ofd, docx",)
PLAIN = {
    "pdf": (
        "import pypdfium2",
        "text = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]",
    ),
    "ofd": (
        "import zipfile\nfrom xml.etree.ElementTree import fromstring",
        "z = zipfile.ZipFile(path)\n"
        "text = [e.text for n in z.namelist() for e in fromstring(z.read(n)).iter() if e.text]",
    ),
    "docx": ("import docx", "text = [p.text for p in docx.Document(path).paragraphs]"),
}


def make_pdf(path: Path, pages: int) -> None:
    """Write the pages with reportlab."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = canvas.Canvas(str(path))
    for number in range(1, pages + 1):
        page.setFont("STSong-Light", 11)
        page.drawString(72, 805, "节水行动方案")
        page.drawString(290, 30, f"— {number} —")
        for k in range(LINES - 6 * (number % 10 == 0)):
            page.drawString(72, 770 - 24 * k, LINE)
        if number % 10 == 0:
            page.grid([72, 222, 372, 522], [80, 104, 128, 152, 176])
            for k in range(12):
                page.drawString(76 + 150 * (k % 3), 88 + 24 * (k // 3), f"指标{k}")
        page.showPage()
    page.save()


def make_ofd(path: Path, pages: int) -> None:
    """Write the pages as a minimal OFD."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'

    def line(text: str, x: float, y: float) -> str:
        return (
            f'<ofd:TextObject Size="4" Boundary="{x} {y} 180 4"><ofd:TextCode X="0" Y="4" '
            f'DeltaX="g {len(text) - 1} 4">{text}</ofd:TextCode></ofd:TextObject>'
        )

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        root = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f"<ofd:OFD {space}>{root}</ofd:OFD>")
        entries = "".join(f'<ofd:Page ID="{k}" BaseLoc="Pages/{k}.xml"/>' for k in range(pages))
        box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        body = f"<ofd:CommonData>{box}</ofd:CommonData><ofd:Pages>{entries}</ofd:Pages>"
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {space}>{body}</ofd:Document>")
        for number in range(pages):
            texts = [line("节水行动方案", 25, 12), line(f"— {number + 1} —", 95, 285)]
            texts += [line(LINE, 20, 28 + 8.6 * k) for k in range(LINES)]
            content = f"<ofd:Content><ofd:Layer>{''.join(texts)}</ofd:Layer></ofd:Content>"
            archive.writestr(f"Doc_0/Pages/{number}.xml", f"<ofd:Page {space}>{content}</ofd:Page>")


def make_docx(path: Path, pages: int) -> None:
    """Write as many paragraphs as the pages have lines, with python-docx."""
    import docx

    word = docx.Document()
    for number in range(pages):
        for _ in range(LINES // 4):
            word.add_paragraph(LINE * 4)
        if number % 10 == 9:
            grid = word.add_table(rows=4, cols=3)
            for k, cell in enumerate(cell for row in grid.rows for cell in row.cells):
                cell.text = f"指标{k}"
    word.save(str(path))


def measured(path: Path, imports: str, work: str) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of one child process."""
    code = CHILD.format(here=str(HERE), imports=imports, work=work)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


@click.command()
@click.option("--pages", default=1000, show_default=True)
@click.option("--runs", default=3, show_default=True)
def main(pages: int, runs: int) -> None:
    """Measure each format and print a table."""
    makers = {"pdf": make_pdf, "ofd": make_ofd, "docx": make_docx}
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for form, make in makers.items():
            path = Path(folder) / f"pages.{form}"
            make(path, pages)
            ours = [measured(path, OURS[0], "text = read(Path(path)).text") for _ in range(runs)]
            plain = [measured(path, *PLAIN[form]) for _ in range(runs)]
            seconds, memory = (median(column) for column in zip(*ours, strict=True))
            base, base_memory = (median(column) for column in zip(*plain, strict=True))
            rows.append(
                [form, f"{seconds:.1f}", f"{memory:.0f}", f"{base:.1f}", f"{base_memory:.0f}", f"{seconds / base:.1f}"]
            )
    print(table(["format", "CPU s", "peak MB", "plainest CPU s", "peak MB", "ratio"], rows))


if __name__ == "__main__":
    main()
