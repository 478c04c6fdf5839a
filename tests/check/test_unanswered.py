"""A sentence that stands alone says which of its words nothing near it translates."""

import pytest

from aligner.check import check_pairs

ROWS = [
    ("我们要加强农村基础设施建设。", "We will strengthen rural infrastructure construction."),
    ("深化国有企业改革。", "Deepen the reform of state-owned enterprises."),
]


def evidence(rows: list[tuple[str, str]], rule: str) -> str:
    """The evidence of the one finding of a rule."""
    found = [f for report in check_pairs(rows) for f in report.findings if f.rule == rule]
    assert len(found) == 1
    return found[0].evidence


@pytest.mark.parametrize(
    ("english", "words"),
    [
        ("Our party is facing severe challenges.", ["challenges"]),
        ("Rural teachers deserve a pension.", ["teachers", "pension"]),
        ("The reform of hospitals was deepened.", ["hospitals"]),
    ],
)
def test_english_only_names_the_words_without_chinese(english: str, words: list[str]) -> None:
    said = evidence([ROWS[0], ("", english), ROWS[1]], "pair.no_chinese")
    assert said.startswith("no Chinese near it for ")
    named = said.removeprefix("no Chinese near it for ").split(", ")
    assert set(words) <= set(named)
    assert not {"Rural", "reform", "deepened"} & set(named)


@pytest.mark.parametrize(("chinese", "words"), [("保护生态环境。", ["生态"]), ("提高农村医院的水平。", ["医院"])])
def test_chinese_only_names_the_words_without_english(chinese: str, words: list[str]) -> None:
    said = evidence([ROWS[0], (chinese, ""), ROWS[1]], "pair.no_english")
    assert said.startswith("no English near it for ")
    assert all(word in said for word in words) and "农村" not in said


def test_a_sentence_said_twice_has_all_its_words_around_it() -> None:
    said = evidence([*ROWS, ("", "Deepen the reform of enterprises.")], "pair.no_chinese")
    assert said == "all its words have Chinese in the rows around it"


def test_alone_in_the_text_or_without_known_words_the_sentence_is_the_evidence() -> None:
    assert evidence([("", "Related articles")], "pair.no_chinese") == "Related articles"
    assert evidence([ROWS[0], ("", "Xqzv 12")], "pair.no_chinese") == "Xqzv 12"
