"""How a suggestion is put into its place, and where it is not."""

from __future__ import annotations

import pytest

from aligner.correct.evidence import abroad, alike, bounded, in_part, shrinks
from aligner.correct.fit import fit_bound, fit_garbled
from aligner.correct.glue import fit_glued
from aligner.correct.phrase import fit_name, fit_phrase
from aligner.correct.words import kind, plural


def done(fit, text: str, new: str) -> str | None:
    """Apply a fit to the words between ⟦ and ⟧; None where it refuses."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    plain = text.replace("⟦", "").replace("⟧", "")
    change = fit(plain, (start, end), new)
    if change is None:
        return None
    (a, b), words = change
    return plain[:a] + words + plain[b:]


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("new ⟦calculation force⟧ to areas", "computing power", "new computing power to areas"),
        # articles
        ("a ⟦clear focus on the task⟧.", "key tasks", "key tasks."),
        ("a ⟦leading cadre⟧ has", "officials", "an official has"),
        ("a ⟦decision deployment⟧.", "decisions and plans", "decisions and plans."),
        ("a ⟦new network⟧ of", "industrial internet", "an industrial internet of"),
        ("an ⟦industry net⟧.", "computing network", "a computing network."),
        ("A ⟦new network⟧ of", "industrial internet", "An industrial internet of"),
        ("an ⟦industry net⟧.", "federal network", "a federal network."),
        ("an ⟦industry net⟧.", "unified market", "a unified market."),
        ("a ⟦small firm⟧.", "SME", "an SME."),
        ("a ⟦new test⟧.", "hourly test", "an hourly test."),
        ("of the ⟦market rule⟧.", "the rule of law", "of the rule of law."),
        ("in their ⟦market rule⟧.", "the rule of law", "in their rule of law."),
        # the verb takes the new number
        ("the ⟦guidance⟧ is issued", "Guiding Opinions", "the Guiding Opinions are issued"),
        ("the ⟦key task⟧ has grown", "key tasks", "the key tasks have grown"),
        ("the ⟦policies⟧ are issued", "measure", "the measure is issued"),
        ("the “⟦guidance⟧” is issued", "Guiding Opinions", "the “Guiding Opinions” is issued"),  # a title is one thing
        # a capital at the start of a sentence
        ("⟦Safety platform⟧ is", "platform security", "Platform security is"),
        ("Done. ⟦Safety platform⟧ is", "platform security", "Done. Platform security is"),
        # possessive behind the place
        ("the ⟦master enterprise⟧'s data", "chain-leading enterprise", "the chain-leading enterprise's data"),
        # words that would stand twice
        ("Industrial ⟦net safety⟧ now", "industrial internet security", "Industrial internet security now"),
        ("⟦platform account⟧ system.", "ledger system", "ledger system."),
        # remains of the garbled phrase around it
        (
            "by Xi Jinping new era of ⟦socialist ideology with Chinese characteristics⟧, thoroughly",
            "Xi Jinping Thought on Socialism with Chinese Characteristics for a New Era",
            "by Xi Jinping Thought on Socialism with Chinese Characteristics for a New Era, thoroughly",
        ),
        ("the ⟦general tone⟧ of steady progress", "principle of pursuing progress while ensuring stability", None),
        # what is joined to the wrong name would go with it
        ("the ⟦ideas of socialism and the spirit of the Party⟧ in", "Thought on Socialism", None),
        # phrases of another kind
        ("to ⟦promote research⟧ efforts", "industry, universities and users", None),
        ("second, ⟦by balancing⟧, third", "overall planning and guidance", None),
        ("a market ⟦demand for traction⟧.", "demand-driven", None),
        ("coordination, ⟦building duties⟧, and", "each assumes its own responsibilities", None),
        ("the ⟦power network construction⟧, focus", "building China into a cyberpower", None),
        ("the key technologies ⟦unveiled the list⟧, focus", "open competition mechanism", None),
        ('30 "⟦unveiled the list⟧" projects', "open competition mechanism", '30 "open competition mechanism" projects'),
        ("⟦Overall safety⟧, and prohibit", "ensure security", "Ensure security, and prohibit"),
        ("we need ⟦overall safety⟧, and", "ensure security", None),
        # what follows would be torn from its noun
        ("⟦collaborative joint⟧ work pattern", "coordination and joint action", None),
        ("the ⟦core technology⟧ research", "core technologies in key fields", None),
        ("build the ⟦middle test⟧ platforms", "pilot-scale testing", "build the pilot-scale testing platforms"),
        ("the ⟦technology guard⟧ three platforms", "technology support platform", None),
    ],
)
def test_phrases(text: str, new: str, expected: str | None) -> None:
    assert done(fit_phrase, text, new) == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        (
            "the Provincial ⟦Market Supervision⟧ Board, will",
            "Administration for Market Regulation",
            "the Provincial Administration for Market Regulation, will",
        ),
        (
            "Finance ⟦Ministry of Ecology Environment⟧ State Council",
            "Ministry of Ecology and Environment",
            "Finance Ministry of Ecology and Environment State Council",
        ),
        ("Office, ⟦Public Security⟧, and", "Ministry of Public Security", "Office, Ministry of Public Security, and"),
        ("Ministry of ⟦Public Security⟧, the", "Ministry of Public Security", None),  # it stands there already
        (
            "the ⟦Emergency Management⟧ Department's site",
            "Ministry of Emergency Management",
            "the Ministry of Emergency Management's site",
        ),
        ("the Cyber ⟦Security Agency⟧ said", "Ministry of Public Security", None),  # part of a longer name
        ("the ⟦Energy Board⟧ Forum met", "National Energy Administration", None),
        (
            "the ⟦Waste Prevention Law⟧ of the People’s Republic of China and",
            "Law of the People's Republic of China on the Prevention of Waste",
            "the Law of the People's Republic of China on the Prevention of Waste and",
        ),
        (
            "the ⟦Energy Bureau⟧ and the National Data Bureau",
            "National Energy Administration",
            "the National Energy Administration and the National Data Bureau",
        ),
    ],
)
def test_names(text: str, new: str, expected: str | None) -> None:
    assert done(fit_name, text, new) == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        ("modules is ⟦85%⟧ (binding)", "at least 85%", "modules is at least 85% (binding)"),
        ("an average of ⟦7.5%⟧ a year", "about 7.5%", "an average of about 7.5% a year"),
        ("more than ⟦85%⟧ of", "at least 85%", None),
        ("a ⟦85%⟧ share", "at least 85%", None),
        ("breaking the ⟦$100⟧ mark", "less than $100", None),
        ("will ⟦not be higher than 28%⟧ (binding)", "be at least 28%", "will be at least 28% (binding)"),
        ("⟦Three⟧ cities", "at least three", "At least three cities"),
    ],
)
def test_figures(text: str, new: str, expected: str | None) -> None:
    assert done(fit_bound, text, new) == expected


@pytest.mark.parametrize(
    ("text", "new", "expected"),
    [
        (
            "implement ⟦the nineteen Japan in the Third Plenum⟧ of the CPC, and",
            "the third plenary session of the 19th CPC Central Committee",
            "implement the third plenary session of the 19th CPC Central Committee, and",
        ),
        ("Since the ⟦“fourteen five”⟧, we", "14th Five-Year Plan period", "Since the 14th Five-Year Plan period, we"),
        ("the ⟦Fifteenth Five⟧ Planning Outline", "15th Five-Year Plan", "the 15th Five-Year Planning Outline"),
        ("By ⟦2027⟧, the", "the end of 2027", "By the end of 2027, the"),
        ("Done. ⟦2026⟧, each base", "the end of 2026", "Done. By the end of 2026, each base"),
    ],
)
def test_garbled_names_with_numbers(text: str, new: str, expected: str) -> None:
    assert done(fit_garbled, text, new) == expected


@pytest.mark.parametrize(
    ("text", "new", "known", "expected"),
    [
        ("security ⟦systemEnhance⟧ innovation", "system Enhance", "", "security system, enhance innovation"),
        ("other ⟦technologiesAnd⟧ release", "technologies And", "", "other technologies, and release"),
        ("targeted ⟦protectionMeasures⟧ to", "protection Measures", "take measures", "targeted protection measures to"),
        ("the ⟦cityBeijing⟧ has", "city Beijing", "Beijing", "the city Beijing has"),
        ("the ⟦dataAPI⟧ has", "data API", "api", "the data API has"),
        ("September ⟦2026Establish⟧ a", "2026 Establish", "", "September 2026, establish a"),
    ],
)
def test_glued_words(text: str, new: str, known: str, expected: str) -> None:
    assert done(lambda en, span, words: fit_glued(en, span, words, known), text, new) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("computing power", "noun"),
        ("building technology", "noun"),
        ("building China into a cyberpower", "gerund"),
        ("pursuing the goal", "gerund"),
        ("ensure security", "verb"),
        ("plan", "noun"),
        ("use", "noun"),
        ("to promote synergy", "infinitive"),
        ("by the end of the year", "preposition"),
        ("each assumes its duties", "clause"),
        ("demand-driven", "adjective"),
        ("unveiled the list", "participle"),
        ("blindly launched", "participle"),
        ("blindly mounting the horse", "gerund"),
        ("fight well", "adverb"),
        ("", ""),
    ],
)
def test_kinds_of_phrases(phrase: str, expected: str) -> None:
    assert kind(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("core technologies in key fields", True),
        ("decisions and plans", True),
        ("overall planning and guidance", True),
        ("Ministry of Science and Technology", False),
        ("analysis", False),
        ("progress", False),
        ("economics", False),
        ("the end of the years", False),
        ("“Guiding Opinions”", True),
    ],
)
def test_plurals(phrase: str, expected: bool) -> None:
    assert plural(phrase) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("3 billion", "300 million", True),
        ("100 million yuan", "1 billion yuan", True),
        ("84.6 billion", "846 billion", True),
        ("138", "183", True),
        ("1.7 trillion yuan", "1.77 trillion yuan", True),
        ("2026", "2027", True),
        ("1696", "2020", False),
        ("12345", "67890", False),
        ("five and a half million", "2.5 million", True),
    ],
)
def test_figures_that_may_be_slips(old: str, new: str, expected: bool) -> None:
    assert alike(old, new) is expected
    assert alike(new, old) is expected


@pytest.mark.parametrize(
    ("zh", "words", "expected"),
    [
        ("至少开展一次测试", "一次", True),
        ("不低于85%", "85%", True),
        ("7.5%左右", "7.5%", True),
        ("小型飞机上两名乘客", "两名", False),
        ("最近一个年度", "一个", False),
        ("近一万人", "一万人", True),
        ("又能节约90%的水", "90%", False),
        ("约90%", "90%", True),
    ],
)
def test_bounds_are_seen_in_the_chinese(zh: str, words: str, expected: bool) -> None:
    assert bounded(zh, (zh.index(words), zh.index(words) + len(words))) is expected
    assert not bounded(zh, None)


@pytest.mark.parametrize(
    ("zh", "expected"),
    [("美国商务部", True), ("俄商务部", True), ("中国商务部", False), ("，商务部", False), ("商务部", False)],
)
def test_bodies_of_other_countries(zh: str, expected: bool) -> None:
    at = zh.index("商务部")
    assert abroad(zh, (at, at + 3)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("set aside HK ⟦$6 billion⟧ for", True),
        ("set aside US⟦$6 billion⟧ for", True),
        ("set aside ⟦$6 billion⟧ for", False),
        ("the PLAN of ⟦6 billion⟧", False),
        ("some 2.5 ⟦million⟧ parts", True),
        ("the party's ⟦twenty⟧-most important", True),
        ("in space-⟦2.5 million⟧ parts", True),
        ("a⟦bc⟧ d", True),
        ("by ⟦20%⟧.", False),
        ("by ⟦2027⟧", False),
    ],
)
def test_parts_of_a_figure_or_a_word(text: str, expected: bool) -> None:
    span = text.index("⟦"), text.index("⟧") - 1
    assert in_part(text.replace("⟦", "").replace("⟧", ""), span) is expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("research clear single", "list", True),
        ("check nuclear", "assessment", False),
        ("the weight in the weight", "the top priority", False),
    ],
)
def test_suggestions_that_say_less(old: str, new: str, expected: bool) -> None:
    assert shrinks(old, new) is expected
