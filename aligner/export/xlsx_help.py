"""The workbook's second sheet: what the columns and colours mean, and how edits come back."""

from __future__ import annotations

from typing import Any

TEXT = (
    ("# What this is", ""),
    ("", "One row is one Chinese sentence (or a few that belong together) with its English. Nothing is left out: a grey"
     " cell means that the other side has no counterpart for this sentence."),
    ("# Columns", ""),
    ("id", "The number of the row in the document, from 1."),
    ("document", "The file that the Chinese came from."),
    ("zh", "The Chinese text. It is never changed."),
    ("en_machine", "The English as it was. Words struck out in red were changed or removed by a correction."),
    ("en_corrected", "The English after the safe corrections. Words in bold green are new."),
    ("status", "no finding: nothing was found. edited: changed by rule, and nothing was found afterwards. Nobody has"
     " read these two. needs review: findings wait for a person. confirmed: you have read the row and it is right."
     " rejected: you have read it and it cannot be used."),
    ("quality", "How good the machine's English looks to the checks, 0 to 1. Red is low."),
    ("quality_corrected", "The same for the corrected English."),
    ("score", "How similar the two sides are in meaning, as the model sees it."),
    ("confidence", "The estimated chance that the two sides belong together, 0 to 1. Red is low: look there first."),
    ("cell", "Only where the text has tables: T1R2C3 is the third cell of the second row of the first table."),
    ("type", "How many Chinese and English sentences the row holds: 2-1 is two Chinese with one English."),
    ("findings", "What is wrong and what should stand there. Red is critical, orange major, yellow minor."),
    ("note", "Free for your own remarks."),
    ("key", "Hidden, as is base: by these two “aligner apply” finds the row again. Leave them as they are."),
    ("base", "What the row was when it was exported, in a few letters."),
    ("# How to work with it", ""),
    ("", "Use the filter arrows in the first row: status “needs review”, or confidence below 0.5. Correct the English"
     " in en_corrected, choose a status, save. “aligner apply OUT FILE.xlsx” takes your edits over into the run, and"
     " every export has them then. “aligner check FILE.xlsx” checks your version again; “aligner run ZH EN"
     " --anchors FILE.xlsx” keeps the rows that you confirmed and aligns the rest anew."),
    ("", "Cells are text, never formulas, even where a document has a sentence that begins with =, + or @. A text"
     " longer than 32,767 characters, which is more than a cell can hold, ends in a mark that says how much was cut;"
     " alignment.jsonl in the same folder is always exact."),
    ("# How it was made", ""),
)  # fmt: skip


def write_help(book: Any, signature: str) -> None:
    """Add the sheet, with the run's signature at its end."""
    sheet = book.add_worksheet("How to read this")
    heading = book.add_format({"bold": True, "font_size": 13, "valign": "top"})
    name = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    for line, (left, right) in enumerate((*TEXT, ("signature", signature))):
        sheet.write_string(line, 0, left.removeprefix("# "), heading if left.startswith("# ") else name)
        if right:
            sheet.write_string(line, 1, right, wrapped)
            sheet.set_row(line, 16 * (1 + len(right) // 105))
    sheet.hide_gridlines(2)
    sheet.fit_to_pages(1, 0)
