"""One pair in a notebook: texts with findings, what was changed, word support, evidence, suggestions."""

from __future__ import annotations

from aligner.check.support.words import WordSupport
from aligner.display.marks import notes_and_marks
from aligner.display.notebook import fragment, texts_html
from aligner.display.notebook_marks import notes_html, support_html
from aligner.display.pair import Pair
from aligner.display.words import sides
from aligner.view.text import escape, one_line

_UNSUPPORTED = 0.5  # score below which the plain text names a word


def pair_html(pair: Pair) -> str:
    """Return everything about a pair as an HTML fragment."""
    zh, en, notes = texts_html(pair.row, lambda _: True)
    no_zh, no_en = (f'<i class="aligner-none">{escape(text)}</i>' for text in sides(pair.row))
    lines = [("Chinese", _text("zh", zh) if zh else no_zh), ("English", _text("en", en) if en else no_en)]
    if pair.en_corrected != pair.en:
        lines.append(("Corrected", _text("en", escape(pair.en_corrected))))
    if _has_words(pair):
        words = _text("zh", support_html(pair.zh, pair.support.zh_tokens)) + _text(
            "en", support_html(pair.en, pair.support.en_tokens)
        )
        key = "<small>tinted: the other side does not account for the word; the stronger, the surer</small>"
        lines.append(("Word support", words + key))
    if notes:
        lines.append(("Findings", notes_html(notes, full=True)))
    if pair.reasons:
        lines.append(("Quality", escape(_reasons(pair))))
    body = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in lines)
    return fragment([_headline(pair)], f'<table class="aligner-pairs aligner-one"><tbody>{body}</tbody></table>')


def pair_text(pair: Pair) -> str:
    """Return everything about a pair as plain text."""
    zh, en = sides(pair.row)
    lines = [_headline(pair), "", f"Chinese    {one_line(zh)}", f"English    {one_line(en)}"]
    if pair.en_corrected != pair.en:
        lines.append(f"Corrected  {one_line(pair.en_corrected)}")
    if _has_words(pair):
        lines.append(f"Chinese words without English: {_unsupported(pair.zh, pair.support.zh_tokens)}")
        lines.append(f"English words without Chinese: {_unsupported(pair.en, pair.support.en_tokens)}")
    for note in notes_and_marks(pair.findings, pair.result.revisions[pair.id - 1])[0]:
        f = note.finding
        fix = f" → {one_line(f.suggestion)}" if f.suggestion else ""
        lines.append(f"{f.severity:9}  {f.check}{' (corrected)' if note.fixed else ''}: {one_line(f.message)}{fix}")
        if f.evidence:
            lines.append(f"{'':11}{one_line(f.evidence)}")
    return "\n".join([*lines, *([f"Quality    {_reasons(pair)}"] if pair.reasons else [])])


def _has_words(pair: Pair) -> bool:
    """Say whether there is anything to tell of words: two sides, in languages that the lexicon knows."""
    return bool(pair.zh and pair.en and (pair.support.zh_tokens or pair.support.en_tokens))


def _headline(pair: Pair) -> str:
    moved = ", moved" if pair.row.moved else ""
    score = f", score {pair.row.score:.2f}, quality {pair.quality:.2f}" if pair.zh and pair.en else ""
    return (
        f"Row {pair.id} of {pair.result.source.name}: {pair.type}{moved}, confidence {pair.confidence:.2f}{score}, "
        f"{pair.status}"
    )


def _reasons(pair: Pair) -> str:
    return f"{pair.quality:.2f}, lowered by: {', '.join(reason for reason, _ in pair.reasons)}"


def _text(language: str, html: str) -> str:
    return f'<div lang="{language}">{html}</div>'


def _unsupported(text: str, words: tuple[WordSupport, ...]) -> str:
    """Name the words that the other side hardly accounts for, with their scores."""
    low = [f"{one_line(text[w.start : w.end])} ({w.score:.2f})" for w in words if w.score < _UNSUPPORTED]
    return ", ".join(low) or "-"
