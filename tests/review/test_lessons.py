"""Terms learned from what people edited."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from aligner.review.lessons import Lesson, lessons
from aligner.review.line import English, Line
from aligner.terms import load_termbase

TAUGHT = [
    (
        "强化要素兜保。",
        "Strengthen the elements to protect.",
        "Strengthen the guarantee of production factors.",
        ("要素兜保", "guarantee of production factors", "elements to protect"),
    ),
    (
        "建设特色工艺基地。",
        "Build a specialty process base.",
        "Build a base for specialty processes.",
        ("特色工艺基地", "base for specialty processes", "specialty process base"),
    ),
    (
        "完成钢铁行业超低排放改造。",
        "Complete the ultra-low emission transformation of the steel industry.",
        "Complete the ultra-low emission retrofitting of the steel industry.",
        ("排放改造", "emission retrofitting", "emission transformation"),
    ),
    (
        "落实新增建设用地指标。",
        "Implement the newly added construction land index.",
        "Implement the quota of newly added construction land.",
        None,  # the words are the machine's but for one that nothing in the Chinese is known to give
    ),
]


def line(zh: str, machine: str, text: str, own: bool = True) -> Line:
    return Line("k", (0,), zh, English((), machine, text, (), own), 1.0, 1.0, own=own)


@pytest.mark.parametrize(("zh", "machine", "text", "taught"), TAUGHT)
def test_a_change_is_traced_to_its_chinese(zh: str, machine: str, text: str, taught: tuple[str, str, str] | None):
    found = lessons([[line(zh, machine, text)]], load_termbase())
    if taught is not None:
        term, right, wrong = taught
        assert [(one.zh, one.en, one.wrong) for one in found] == [(term, (right,), (wrong,))]
    for one in found:
        assert one.zh in zh and one.en[0] in text and one.wrong[0] in machine


@pytest.mark.parametrize(
    ("zh", "machine", "text"),
    [
        ("投资35亿元。", "Invest 350 million yuan.", "Invest 3.5 billion yuan."),
        ("强化要素兜保。", "strengthen The elements to protect.", "Strengthen the elements to protect."),
        ("强化要素兜保。", "Strengthen elements to protect.", "Strengthen the elements to protect."),
        (
            "加强组织领导。",
            "Strengthen organizational leadership.",
            "Nothing of this was said in any way at all.",
        ),
        ("", "Strengthen organizational leadership.", "Strengthen leadership."),
    ],
)
def test_figures_case_small_words_and_new_sentences_teach_nothing(zh: str, machine: str, text: str):
    assert lessons([[line(zh, machine, text)]], load_termbase()) == []


def test_only_what_a_person_wrote_counts_and_what_is_known_does_not():
    zh, machine, text = TAUGHT[0][:3]
    assert lessons([[line(zh, machine, text, own=False)]], load_termbase()) == []
    right = load_termbase().lookup("生态文明建设")[0].target
    known = line("推进生态文明建设。", "Promote the building of civilized ecology.", f"Promote {right}.")
    assert [one.zh for one in lessons([[known]], load_termbase()) if one.zh == "生态文明建设"] == []


def test_the_same_term_of_several_rows_is_one_lesson_the_most_frequent_english_first():
    zh, machine, text = TAUGHT[0][:3]
    other = text.replace("guarantee of production factors", "guarantee of factors")
    (one,) = lessons([[line(zh, machine, other), line(zh, machine, text), line(zh, machine, text)]], load_termbase())
    assert one.en[0] == "guarantee of production factors" and len(one.examples) == 3
    assert one.as_term().note == "from 3 edits in rows 1, 2, 3"


def test_rows_are_numbered_in_each_run():
    one = line(*TAUGHT[0][:3])
    (lesson,) = lessons([[line("无。", "None.", "None.", own=False), one], [one]], load_termbase())
    assert [example.row for example in lesson.examples] == [2, 1]


def test_a_short_word_alone_needs_two_edits():
    assert [Lesson("改造", ("retrofitting",), ("transformation",)).as_term().targets] == [("retrofitting",)]
    once = line("推进改造。", "Advance the transformation.", "Advance the retrofitting.")
    assert lessons([[once]], load_termbase()) == []
    assert [one.zh for one in lessons([[once, once]], load_termbase())] == ["改造"]


@pytest.mark.slow
def test_what_was_edited_in_one_document_is_found_in_the_next(tmp_path: Path):
    def call(*args: object) -> str:
        command = [sys.executable, "-m", "aligner", *map(str, args)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout + done.stderr

    (tmp_path / "zh.txt").write_text("第一条　强化要素兜保。\n第二条　本办法自印发之日起施行。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text(
        "Article 1 Strengthen the elements to protect.\nArticle 2 These Measures shall take effect upon issuance.\n",
        encoding="utf-8",
    )
    out, edited, terms = tmp_path / "out", tmp_path / "edited.csv", tmp_path / "mine.csv"
    call("run", tmp_path / "zh.txt", tmp_path / "en.txt", "-o", out, "--quiet")
    assert "no terms" in call("terms", "learn", out)
    rows = list(csv.DictReader((out / "corrected.csv").open(encoding="utf-8-sig", newline="")))
    rows[0]["en_corrected"] = "Article 1 Strengthen the guarantee of production factors."
    with edited.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    call("apply", out, edited)
    call("terms", "learn", out, "-o", terms)
    (tmp_path / "zh2.txt").write_text("各市要加大要素兜保力度。\n", encoding="utf-8")
    (tmp_path / "en2.txt").write_text("All cities should increase the elements to protect.\n", encoding="utf-8")
    call("run", tmp_path / "zh2.txt", tmp_path / "en2.txt", "-o", tmp_path / "next", "--terms", terms, "--quiet")
    found = list(csv.DictReader((tmp_path / "next" / "findings.csv").open(encoding="utf-8-sig", newline="")))
    assert [row["suggestion"] for row in found if "要素兜保" in row["message"]] == ["guarantee of production factors"]
