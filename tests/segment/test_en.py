"""English sentence ends: ``|`` marks where the next sentence starts."""

import pytest

from aligner.segment import split_en
from tests.segment.marks import draw

CASES = [
    "Supervision will be stepped up. |Who is responsible? |The Ministry! |Done.",
    "A heading without a stop\n|The first line\n|the second line",
    "  Leading space belongs to the first. |Trailing space to the last.  ",
    # abbreviations
    "The notice (MIIT [2025] No. 168, hereinafter the notice) was issued. |It took effect.",
    "The answer is no. |The Ministry disagreed.",
    "See Art. 5 and Sec. IV of the law, Fig. S1 and pp. 3-9. |Then report.",
    "Mr. Du Guangda and Dr. Li met Prof. Wang at St. Petersburg.",
    "Some tools, e.g. Firewalls, i.e. The usual ones, vs. Others.",
    "On Jan. 5 and Nov. 30 the office was open.",
    "Huawei Technologies Co. Ltd. announced a plan. |The plan is new.",
    "It was signed by Example Inc. |The deal closed.",
    "He visited the U.S. |The talks went well.",
    "The U.S. Government and the U.K. agreed at 10 a.m. on Monday.",
    "J. R. Smith and Wang X. Li wrote it. |They were praised.",
    "Choose Plan B. |The other one failed.",
    "It costs approx. 3 million yuan, i.e. a lot.",
    # numbers and numbering
    "Output grew by 3.5 percent to 1.2 trillion yuan. |It will grow.",
    "1. Strengthen leadership. |2. Improve services.",
    "I. Overall requirements\n|II. Key tasks\n|(1) Get a clear picture. |A. First things first.",
    "By the end of 2025. |The target is met in 2027. |100 zones will follow.",
    "Work is set out in annex V. |4. In accordance with the decision, it goes on.",
    "Article 3. The state encourages it. |Table 5. Main targets\n|It is set out in Article 3. |The rest follows.",
    # addresses and identifiers
    "Visit www.example.gov.cn. |Write to office@example.gov.cn or see http://example.cn/A.Big.File for more.",
    # quotation marks and brackets
    "He said: “Grasp implementation.” |The meeting ended.",
    'He said "Do it." |They did.',
    "(Led by the Ministry of Finance.) |Next, report.",
    "“Why?” he asked. |Nobody knew.",
    "The “guidance!” and its annex.",
    # ellipses and repeated stops
    "He paused... and went on.",
    "And so on ... and so forth. . .",
    "Key information infrastructure. . |As the competent authority, it acts.",
    "Really?! |Yes.",
    # lost spaces
    "Deploy protective measures.|The third is to build platforms.",
    "What is the background?|A: It is this.",
    "It is issued.”|The rest follows.",
    "Use Node.js, ASP.Net, Files.Read.All and Excel.RangeCopyType today.",
    # full-width punctuation
    "The plan is complete。|It is good！ |Is it？|Yes.",
    "The plan， as amended； is good：see below.",
    # questions and answers in one line
    "asked: What is it? |A: A plan. |Q: Why? |asked: what else? |answer: nothing.",
    # a small letter after a stop: only before a label
    "Work together in the area. |the second is to build. |Then stop.",
    "It rose in the area. and fell again.",
    "The revenue of Example plc. rose.",
    # stops that are none
    "It is called , well .NET , and that is it.",
    "The end. , The rest.",
]


@pytest.mark.parametrize("drawn", CASES)
def test_boundaries(drawn: str) -> None:
    text = drawn.replace("|", "")
    assert draw(text, split_en(text)) == drawn


def test_lower_cased_corpus() -> None:
    text = "we looked at it. " * 6 + "it was good, e.g. this one."
    assert len(split_en(text)) == 6


@pytest.mark.parametrize("text", ["", " \n", ".", "...", "“", "1. ", "?!"])
def test_nothing_to_cut(text: str) -> None:
    assert split_en(text) == []
