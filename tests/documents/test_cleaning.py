"""Cleaning: what goes, what stays, and that every character can be traced."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aligner.documents import from_list, from_text, read
from aligner.documents.edits import apply, mover, settle
from aligner.errors import InputError
from aligner.types import Removal

CASES = [
    ("bookmark", "[bookmark: _GoBack]问：什么？", "问：什么？", ["bookmark"]),
    (
        "other square brackets stay",
        "〔2019〕168号 [2019] No. 168 [bookmark]",
        "〔2019〕168号 [2019] No. 168 [bookmark]",
        [],
    ),
    ("no-break space", "No.\u00a0168", "No. 168", ["no-break-space"]),
    ("two of them keep their width", "a\u00a0\u00a0b", "a  b", ["no-break-space"]),
    ("a line of nothing else", "甲\n \u00a0\n乙", "甲\n\n乙", ["blank-line"]),
    ("ideographic space stays", "\u3000\u3000甲", "\u3000\u3000甲", []),
    ("zero width", "工\u200b业\u2060互\ufeff联网", "工业互联网", ["zero-width"] * 3),
    ("soft hyphen", "govern\u00adment", "government", ["soft-hyphen"]),
    ("control characters", "a\x00b\x07c\x9dd", "abcd", ["control"] * 3),
    ("tab stays", "a\tb", "a\tb", []),
    ("Windows line ends", "a\r\nb\r\n", "a\nb\n", ["newline"] * 2),
    ("old Mac line ends", "a\rb", "a\nb", ["newline"]),
    ("form feed and line separator", "a\x0cb\u2028c", "a\nb\nc", ["newline"] * 2),
    ("lone surrogate", "a\ud800b", "a\ufffdb", ["surrogate"]),
    ("full-width and quotes stay", "“Ａ”，１２％…—·", "“Ａ”，１２％…—·", []),
    ("NFC is not forced", "cafe\u0301 ﬁ", "cafe\u0301 ﬁ", []),
    (
        "a rule inside another",
        "甲\n\u00a0[bookmark: a\u00a0b]\u00a0乙",
        "甲\n  乙",
        ["no-break-space", "bookmark", "no-break-space"],
    ),
]


@pytest.mark.parametrize(("raw", "expected", "rules"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_rules(raw, expected, rules):
    document = from_text(raw)
    assert document.text == expected
    assert [r.rule for r in document.removed] == rules
    assert document.original == raw
    assert from_text(raw, clean=False).text == raw


GO = [
    "PolicyNet China Copyright [45 ]",
    "Control Engineering Copyright",
    "CONTROL ENGINEERING China Copyright [123 ]",
    "Copyright © 2024 PolicyNet",
    "© PolicyNet. All rights reserved.",
    "Copyright 2023 by PolicyNet",
    "版权所有：政策在线",
    "政策在线版权所有 侵权必究",
    "未经授权不得转载",
    "www.policynet.cn",
    "政策在线 https://policynet.cn/",
]
STAY = [
    "Copyright",
    "Protection of copyright",
    "Copyright protection",
    "Intellectual Property and Copyright",
    "Digital Copyright",
    "National Copyright Administration",
    "软件的版权所有归属不清的问题。",
    "版权所有者",
    "问：目标是什么？",
    "二、保障措施",
    "Safeguard measures",
    "The enterprise shall register the copyright of its industrial software in time.",
    "鼓励登记著作权。",
    "详见 https://policynet.cn/2024/notice.html",
]


@pytest.mark.parametrize("line", GO)
def test_a_repeated_watermark_line_goes(line):
    document = from_text(f"First.\n{line}\nSecond.\r\n {line} \r\nThird.\n{line}")
    assert document.text == "First.\nSecond.\nThird.\n"
    assert [r.text.strip() for r in document.removed if r.rule == "watermark"] == [line] * 3


@pytest.mark.parametrize("line", GO)
def test_a_single_watermark_line_stays(line):
    assert from_text(f"First.\n{line}\nSecond.").text == f"First.\n{line}\nSecond."


@pytest.mark.parametrize("line", STAY)
def test_a_repeated_real_line_stays(line):
    raw = f"{line}\nFirst.\n{line}\nSecond.\n{line}\n"
    assert from_text(raw).text == raw


def test_counters_in_a_watermark_do_not_hide_the_repetition():
    raw = "A.\nPolicyNet China Copyright [45 ]\nB.\nPolicyNet China Copyright [46]\nC."
    assert from_text(raw).text == "A.\nB.\nC."


def test_a_watermark_inside_a_sentence_stays():
    raw = "promote PolicyNet China Copyright [45 ] synergy\nand PolicyNet China Copyright [45 ], again"
    assert from_text(raw).text == raw


@pytest.mark.parametrize("line", GO[:2])
def test_lines_and_items_keep_their_number(line):
    assert len(from_text(f"a\n{line}\n\nb\n{line}\n", lines=True).blocks) == 5
    document = from_list(["a", line, "", "b\u00a0", line, "c"])
    assert [document.text[b.start : b.end] for b in document.blocks] == ["a", line, "", "b ", line, "c"]


DIRTY = st.text(
    st.sampled_from("ab甲。 \n\r\t\u00a0\u200b\u00ad\x00\x0c\u2028\u3000\ufeff[]") | st.characters(), max_size=60
) | st.lists(
    st.sampled_from(
        ["甲。", "\u00a0", "[bookmark: x]", "PolicyNet China Copyright [4 ]", "\r\n", "\n", "\r", "a\u00adb"]
    ),
    max_size=30,
).map("".join)


def traced(document):
    """Rebuild the cleaned text from the original, the removals and nothing else; check the map on the way."""
    at, out = 0, ""
    for removal in document.removed:
        assert at <= removal.start < removal.end <= len(document.original)
        assert document.original[removal.start : removal.end] == removal.text
        kept = document.original[at : removal.start]
        for i in range(len(kept)):
            assert document.offset_map(len(out) + i) == at + i
        out += kept
        if removal.replacement:
            assert document.offset_map(len(out)) == removal.start
        out += removal.replacement
        at = removal.end
    return out + document.original[at:]


@given(DIRTY)
@example("\u00a0\r\u00a0\n\u00a0")
@example("甲\r\r\n乙")
def test_removed_and_kept_cover_the_original(raw):
    try:
        document = from_text(raw)
    except InputError:
        return
    assert traced(document) == document.text
    assert not set(document.text) & set("\x00\x07\r\u00a0\u00ad\u200b\ufeff\u2028\x0c")
    assert all(document.text[b.start : b.end].strip() for b in document.blocks)


@given(st.lists(DIRTY, min_size=1, max_size=8))
def test_items_stay_one_to_one(items):
    try:
        document = from_list(items)
    except InputError:
        return
    assert len(document.blocks) == len(items)
    assert traced(document) == document.text
    for item, block in zip(items, document.blocks, strict=True):
        start, end = document.offset_map.span(block.start, block.end)
        assert document.original[start:end] in item or block.start == block.end


@given(st.text("abcdefgh", max_size=30), st.data())
def test_any_edits_settle(text, data):
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    raw = data.draw(st.lists(spans, max_size=8))
    edits = settle(
        Removal("x", a, b, text[a:b], data.draw(st.sampled_from(["", "Z"]))[: b - a]) for a, b in raw if a < b
    )
    out, offsets = apply(text, edits)
    gone = {i for a, b in raw for i in range(a, b)}
    assert {i for e in edits for i in range(e.start, e.end)} == gone
    assert [c for c in out if c != "Z"] == [c for i, c in enumerate(text) if i not in gone]
    move = mover(edits)
    for i in range(len(out)):
        assert move(offsets(i)) == i
    assert [move(i) for i in range(len(text) + 1)] == sorted(move(i) for i in range(len(text) + 1))
    assert move(len(text)) == len(out)


@pytest.mark.parametrize("unit", [" ", "\u00a0", "a\u00a0", "©", "[bookmark: ", "\r", "词", "copyright "])
def test_one_enormous_line_keeps_its_ends(unit):
    raw = "甲" + unit * (300_000 // len(unit)) + "乙"
    document = read(raw)
    assert document.text[0] == "甲" and document.text[-1] == "乙"
