"""The shipped termbase: large enough, well-formed, without contradictions, honest about its sources."""

import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from aligner.terms import load_termbase
from aligner.terms.bounds import contexts
from aligner.terms.loader import SHIPPED, inspect
from aligner.terms.rules import table
from aligner.terms.termbase import english_key
from aligner.words.english import phrase
from aligner.words.fold import fold

_PROVENANCE = r"recalled|own|pattern|CC-CEDICT|web page|public repository|parallel text|seen in"
_BRACKETS = re.compile(r"China \(\w+(?: \w+)?\)")  # of the name of a free trade zone
NEW = ("bodies.csv", "law.csv", "economy.csv", "society.csv", "state.csv")


def tables():
    for name in SHIPPED:
        with as_file(files("aligner.terms").joinpath("data", name)) as path:
            yield name, *inspect(path)


def test_no_table_has_a_problem():
    assert [(name, problems) for name, _, problems in tables() if problems] == []


def test_no_form_is_in_two_entries():
    seen = {}
    for name, terms, _ in tables():
        for term in terms:
            for form in term.forms:
                assert seen.setdefault(fold(form), (name, term.source)) == (name, term.source)


def test_there_are_twenty_nine_thousand_terms_and_more():
    assert len(load_termbase()) == sum(len(terms) for _, terms, _ in tables()) >= 29_000


def test_the_documentation_counts_what_is_there():
    text = (Path(__file__).parents[2] / "docs" / "termbase.md").read_text(encoding="utf-8")
    for name, terms, _ in tables():
        assert f"| {name} | {len(terms):,} |" in text
    seen = sum(term.seen > 0 for term in load_termbase())
    assert f"{seen:,} of the {len(load_termbase()):,} entries ({seen / len(load_termbase()):.0%})" in text


def test_no_accepted_rendering_is_avoided_and_every_entry_says_where_it_is_from():
    for term in load_termbase():
        assert not set(map(english_key, term.targets)) & set(map(english_key, term.avoid)), term
        assert re.match(_PROVENANCE, term.provenance), term
        assert not re.search(r"[\u3400-\u9fff]", " ".join(term.targets)), term


def test_no_wrong_rendering_is_one_common_word_behind_an_article():
    """The check leaves articles out: "a highway" for 一级公路 would call every highway wrong."""
    for term in load_termbase():
        assert not [avoid for avoid in term.avoid if " " in avoid and len(phrase(avoid)) == 1], term


def test_recalled_entries_are_marked():
    recalled = [term for term in load_termbase() if term.provenance.startswith("recalled")]
    assert 4000 < len(recalled) < 24_000
    assert not any(term.verified for term in recalled if not term.seen)


def test_what_was_seen_is_counted_by_source():
    for term in load_termbase():
        if term.provenance.startswith("seen in"):
            assert sum(map(int, re.findall(r"\((\d+)\)", term.provenance))) == term.seen > 0, term


def test_renderings_are_clean():
    for name, terms, _ in tables():
        for term in terms if name in NEW else ():
            for rendering in (*term.targets, *term.avoid):
                assert not re.search(r"  |/|\.\.\.|\b(?:sb|sth)\b|[()\[\]]", _BRACKETS.sub("", rendering)), (name, term)


def test_no_form_of_a_local_body_is_taken():
    """Departments of provinces and cities have their own table, which goes behind this one."""
    from aligner.check.rendering.matches import local_bodies

    mine = {form for name, terms, _ in tables() if name in NEW for term in terms for form in map(fold, term.forms)}
    assert not mine & set(local_bodies().by_form)


@pytest.mark.parametrize(
    ("form", "target", "avoid"),
    [
        ("工业互联网安全", "industrial internet security", "Internet security industry"),
        ("国家能源局", "National Energy Administration", "National Energy Bureau"),
        ("制造强国", "manufacturing powerhouse", "the manufacture of power"),
        ("关键信息基础设施", "critical information infrastructure", "key information based facilities"),
        ("教育部门", "education department", "Ministry of Education"),
        ("二十大精神", "the guiding principles of the 20th CPC National Congress", "twenty big spirit"),
        ("二十届四中全会", "the fourth plenary session of the 20th CPC Central Committee", None),
        ("“十五五”规划", "the 15th Five-Year Plan", None),
        ("环境保护部", "Ministry of Environmental Protection", None),
    ],
)
def test_what_must_be_in_it(form, target, avoid):
    term = load_termbase().by_form[fold(form)]
    assert term.target == target
    assert avoid is None or avoid in term.avoid


def test_plan_years_follow_the_plan_number():
    """The Nth plan (N ≥ 6) ends in 1955 + 5N and covers five years."""
    for term in load_termbase():
        ordinal = re.match(r"(?:the )?(\d+)\w\w Five-Year Plan", term.target)
        years = re.search(r"\((\d{4})-(\d{4})\)", " ".join(term.targets))
        if ordinal and years and int(ordinal[1]) >= 6:
            assert (int(years[1]), int(years[2])) == (1951 + 5 * int(ordinal[1]), 1955 + 5 * int(ordinal[1])), term


def test_the_rules_are_regular_expressions_over_folded_text():
    assert "free" in contexts()
    for name, pattern, _ in table("contexts.tsv"):
        assert not pattern or "‸" in pattern, name
    for side, term, text, example in table("edges.tsv"):
        assert side in ("left", "right")
        for rule in (term, text, example):
            assert fold(rule) == rule
            re.compile(rule)


def test_every_edge_rule_prevents_its_example():
    from aligner.terms.bounds import Edges

    checked = 0
    for _, _, _, example in table("edges.tsv"):
        for piece in example.split(", "):
            form, text = piece.split(" in ")
            start = text.index(form)
            assert not Edges(form).whole(text, start, start + len(form)), piece
            checked += 1
    assert checked > 20
