"""The gold alignment and the gold errors of the sample pairs agree with the texts and with themselves."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from aligner.check.registry import checks
from tests.corpora.pairs import PAIRS, english_of, ladder, lines, table, text

CATEGORIES = {
    *("number", "date", "congress", "plan", "document_number", "term", "consistency", "omission", "addition"),
    *("surface", "actor", "modality", "order", "label", "name", "grammar"),
}
DAMAGE = {"zh": r"\[bookmark: \w+\]", "en": r"[A-Z]\w+(?: [A-Z]\w+)* Copyright \[\d+ \]"}

each_pair = pytest.mark.parametrize("pair", PAIRS)


@each_pair
@pytest.mark.parametrize("language", ["zh", "en"])
def test_sentences_are_the_text_but_for_web_damage(pair: str, language: str) -> None:
    master, at, left = text(pair, f"{language}.txt"), 0, []
    for sentence in lines(pair, language):
        start = master.find(sentence, at)
        assert start >= 0, f"not in {language}.txt after character {at}: {sentence}"
        left.append(master[at:start].strip())
        at = start + len(sentence)
    left.append(master[at:].strip())
    assert all(re.fullmatch(rf"(?:{DAMAGE[language]}\s*)?", rest) for rest in left), [r for r in left if r]


@each_pair
def test_only_watermark_lines_that_repeat_are_left_out(pair: str) -> None:
    alone = [line for line in text(pair, "en.txt").splitlines() if re.fullmatch(DAMAGE["en"], line)]
    assert len(alone) >= 2
    assert len(set(alone)) == 1
    assert not set(alone) & set(lines(pair, "en"))


@each_pair
def test_sizes(pair: str) -> None:
    assert 30 <= len(lines(pair, "zh")) <= 60
    assert len(table(pair, "errors")) >= 45
    reference = [line for line in text(pair, "reference.txt").splitlines() if line.strip()]
    assert len(reference) == sum(bool(line.strip()) for line in text(pair, "zh.txt").splitlines())


@each_pair
def test_ladder_covers_every_line_once_and_in_order(pair: str) -> None:
    for side, language in enumerate(("zh", "en")):
        covered = [i for bead in ladder(pair) for i in bead[side]]
        assert covered == list(range(len(lines(pair, language))))


@each_pair
def test_ladder_has_every_kind_of_damage(pair: str) -> None:
    types = Counter(f"{len(zh)}-{len(en)}" for zh, en in ladder(pair))
    assert types["1-0"] == 1
    assert types["0-1"] == 2
    assert types["2-1"] >= 2
    assert types["1-2"] + types["1-3"] >= 3


@each_pair
def test_alignment_table_is_the_ladder(pair: str) -> None:
    zh_lines, en_lines, rows = lines(pair, "zh"), lines(pair, "en"), table(pair, "alignment")
    paragraphs = [line for line in text(pair, "zh.txt").splitlines() if line.strip()]
    assert [row["link_no"] for row in rows] == [str(n) for n in range(1, len(ladder(pair)) + 1)]
    for row, (zh, en) in zip(rows, ladder(pair), strict=True):
        assert row["type"] == f"{len(zh)}-{len(en)}"
        assert row["zh_nos"] == ";".join(str(i + 1) for i in zh)
        assert row["en_nos"] == ";".join(str(i + 1) for i in en)
        assert row["zh_text"] == "".join(zh_lines[i] for i in zh)
        assert row["en_text"] == " ".join(en_lines[i] for i in en)
        found = {int(n) for n in row["zh_paragraph"].split(";") if n}
        assert found == {next(n for n, p in enumerate(paragraphs, 1) if zh_lines[i] in p and n in found) for i in zh}


@each_pair
def test_errors_name_what_stands_in_the_sentence(pair: str) -> None:
    zh_lines, insertions = lines(pair, "zh"), {lines(pair, "en")[e] for zh, en in ladder(pair) if not zh for e in en}
    for row in table(pair, "errors"):
        if not row["zh_sentence_no"]:
            assert (row["category"], row["correction"], row["zh_fragment"]) == ("addition", "", "")
            assert row["en_fragment"] in insertions
            continue
        number = int(row["zh_sentence_no"])
        assert row["zh_fragment"] in zh_lines[number - 1], row
        assert english_of(pair, number).count(row["en_fragment"]) == 1 or not row["en_fragment"], row


@each_pair
def test_errors_use_the_fixed_words(pair: str) -> None:
    numbers = [int(row["zh_sentence_no"]) for row in table(pair, "errors") if row["zh_sentence_no"]]
    assert numbers == sorted(numbers)
    for row in table(pair, "errors"):
        assert row["category"] in CATEGORIES, row
        assert row["severity"] in {"critical", "major", "minor"}, row
        assert row["en_fragment"] or row["category"] in {"omission", "label"}, row
        assert row["correction"] or row["category"] == "addition", row
        assert row["zh_fragment"] or row["category"] == "addition", row
        assert row["correction"] != row["en_fragment"], row


@each_pair
def test_corrections_do_not_overlap(pair: str) -> None:
    for zh, _ in ladder(pair):
        spans = []
        for row in table(pair, "errors"):
            if row["en_fragment"] and row["zh_sentence_no"] and int(row["zh_sentence_no"]) - 1 in zh:
                start = english_of(pair, int(row["zh_sentence_no"])).index(row["en_fragment"])
                spans.append((start, start + len(row["en_fragment"])))
        spans.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), (zh, spans)


@each_pair
def test_judged_findings_point_at_words_of_their_bead(pair: str) -> None:
    beads, keys = {row["link_no"]: row for row in table(pair, "alignment")}, Counter[tuple[str, ...]]()
    for row in table(pair, "findings"):
        assert row["zh_fragment"] in beads[row["bead"]]["zh_text"], row
        assert row["en_fragment"] in beads[row["bead"]]["en_text"], row
        assert row["zh_fragment"] or row["en_fragment"], row
        keys[row["bead"], row["check"], row["zh_fragment"], row["en_fragment"]] += 1
    assert [key for key, times in keys.items() if times > 1] == []


@each_pair
def test_judged_findings_use_the_fixed_words(pair: str) -> None:
    rows = table(pair, "findings")
    assert [int(row["bead"]) for row in rows] == sorted(int(row["bead"]) for row in rows)
    for row in rows:
        assert row["check"] in checks(), row
        assert row["severity"] in {"critical", "major", "minor"}, row
        assert row["judgement"] in {"right", "partly", "wrong"}, row
        assert row["suggestion_judgement"] in {"safe", "usable", "wrong", "none"}, row
        assert not row["suggestion"] or row["suggestion_judgement"] != "none", row
        assert row["suggestion"] or row["suggestion_judgement"] in {"safe", "none"}, row
        faultless = row["judgement"] == "right" and row["suggestion_judgement"] in {"safe", "none"}
        assert row["note"] or faultless, row
