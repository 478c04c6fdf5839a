"""One document in both languages: who gets what, and that nothing is lost or counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import from_list, from_text
from aligner.documents.bilingual import split_languages
from aligner.errors import InputError
from aligner.segment import segment

CASES = [
    ("lines", "加强安全。\nStrengthen security.", ["加强安全。"], ["Strengthen security."]),
    ("English first", "Strengthen security.\n加强安全。", ["加强安全。"], ["Strengthen security."]),
    (
        "sentences without a blank",
        "加强安全。Strengthen security.二是协同。Second, coordinate.",
        ["加强安全。", "二是协同。"],
        ["Strengthen security.", "Second, coordinate."],
    ),
    (
        "headings without a stop",
        "总体要求 General requirements 重点任务 Key tasks",
        ["总体要求", "重点任务"],
        ["General requirements", "Key tasks"],
    ),
    ("a stroke", "总体要求 / General requirements", ["总体要求"], ["General requirements"]),
    ("bars", "| 项目 | Item |", ["项目"], ["Item"]),
    ("tabs, and a number in the row", "任务\tTask\n1\t加强\tStrengthen", ["任务", "1\t加强"], ["Task", "Strengthen"]),
    ("numbers lead", "1. 加强安全。1. Strengthen it.", ["1. 加强安全。"], ["1. Strengthen it."]),
    (
        "a document's number",
        "工信部〔2019〕168号 Letter [2019] No. 168",
        ["工信部〔2019〕168号"],
        ["Letter [2019] No. 168"],
    ),
    (
        "Latin inside Chinese",
        "加强工业APP安全 Industrial APP security",
        ["加强工业APP安全"],
        ["Industrial APP security"],
    ),
    (
        "a name inside Chinese",
        "据 The New York Times 报道，属实。\nTrue.",
        ["据 The New York Times 报道，属实。"],
        ["True."],
    ),
    ("a gloss", "互联网（Industrial Internet）好。\nGood.", ["互联网（Industrial Internet）好。"], ["Good."]),
    ("a gloss in English", "好。\nThe net (工业互联网) is good.", ["好。"], ["The net (工业互联网) is good."]),
    ("labels", "问：为何？ Q: Why is it? 答：好。A: Good.", ["问：为何？", "答：好。"], ["Q: Why is it?", "A: Good."]),
    ("page numbers are on both sides", "甲乙。\n- 3 -\nA and B.", ["甲乙。", "- 3 -"], ["- 3 -", "A and B."]),
]


def blocks(document):
    return [document.text[b.start : b.end] for b in document.blocks]


@pytest.mark.parametrize(("mixed", "chinese", "english"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_parts(mixed, chinese, english):
    zh, en = split_languages(from_text(mixed))
    assert (blocks(zh), blocks(en)) == (chinese, english)
    assert (zh.language, en.language) == ("zh", "en")
    assert zh.original == en.original == mixed


def test_what_stands_between_cells_is_listed():
    zh, en = split_languages(from_text("项目 | Item"))
    for side in (zh, en):
        assert [(r.rule, r.start, r.end, r.text) for r in side.removed] == [("separator", 3, 4, "|")]


def test_names_warnings_and_kinds():
    zh, en = split_languages(from_text("甲乙。\nA and B.", "both.txt"))
    assert (zh.name, en.name) == ("both.txt (Chinese)", "both.txt (English)")
    long = split_languages(from_text("甲乙。\nA and B. " + "more words " * 10_000))
    assert [len(side.warnings) for side in long] == [1, 0]


@pytest.mark.parametrize("stretch", ["more words ", "工业 APP ", "(", "a / ", ".", "1. ", "（一）"])
def test_one_long_stretch_is_parted(stretch):
    document = from_text("加强安全。Secure it. " + stretch * 20_000)
    zh, en = split_languages(document)
    assert zh.text.startswith("加强安全。") and en.text.startswith("Secure it.")


def test_a_list_is_parted_too():
    zh, en = split_languages(from_list(["甲乙。", "A and B.", "丙丁。"]))
    assert (blocks(zh), blocks(en)) == (["甲乙。", "丙丁。"], ["A and B."])


@pytest.mark.parametrize(("text", "missing"), [("Only English.\nMore.", "Chinese"), ("只有中文。\n2019", "English")])
def test_one_language_alone_is_refused(text, missing):
    with pytest.raises(InputError, match=f"^a.txt: there is no {missing} in it; give a file that holds both"):
        split_languages(from_text(text, "a.txt"))


words = st.sampled_from(
    ["加强安全", "工业互联网", "二是", "APP", "Strengthen", "security", "General requirements", "No.", "168", "2025年"]
)
signs = st.sampled_from(
    ["。", "，", ". ", " ", " ", "\n", "\t", "（", "）", " (", ") ", " / ", "|", "\u200b", "\u00a0"]
)
texts = st.lists(st.one_of(words, signs), max_size=40).map(lambda found: "加强安全。" + "".join(found) + "\nSecure it.")


def places(document):
    """Return where in the original each character of the text that is not white space came from."""
    return [document.offset_map(k) for k, sign in enumerate(document.text) if not sign.isspace()]


@given(texts)
def test_every_character_is_in_one_part_or_listed(text):
    document = from_text(text)
    zh, en = split_languages(document)
    separators = [k for r in zh.removed if r.rule == "separator" for k in range(r.start, r.end)]
    of_both = set(places(zh)) & set(places(en))
    assert sorted([*places(zh), *(set(places(en)) - of_both), *separators]) == places(document)
    assert not any(sign.isalpha() for sign in (document.original[k] for k in of_both))


@given(texts)
def test_offsets_lead_back(text):
    for side in split_languages(from_text(text)):
        for k, sign in enumerate(side.text):
            assert side.original[side.offset_map(k)] == sign or sign.isspace()


@given(texts)
def test_blocks_are_in_order_and_can_be_cut(text):
    for side in split_languages(from_text(text)):
        edges = [at for block in side.blocks for at in (block.start, block.end)]
        assert edges == sorted(edges)
        assert all(blocks(side))
        assert "".join(side.text[s.start : s.end] for s in segment(side)) == side.text
