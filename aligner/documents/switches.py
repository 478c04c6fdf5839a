"""Where a sentence goes over from Chinese to English or back for good, although no stop says so.

The sentence is cut into runs of one language; a single word inside the other language belongs to what is around it. A
run stands by itself if it has at least two words (two characters of Chinese) and its length could be that of a
neighbour's translation, or if it is Chinese with a stop; other runs, and glosses in brackets, belong to the run before
them. So ``总体要求 General requirements 重点任务 Key tasks`` has four parts and ``使用 Python 语言`` has one.
"""

from __future__ import annotations

from itertools import groupby

from aligner.documents.language import detect_language
from aligner.words import patterns as re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
STOPS = "、-〟！-／：-＠"
TOKEN = re.compile(rf"[{HAN}{STOPS}]+|[^\s{HAN}{STOPS}]+")
LEADS = re.compile(r"[(（\[【“‘《•·—–-]+|[(（\[]?\w{1,4}[)）\].]")
"""What belongs to the word after it though it has no letters: an opening sign, a dash, a number such as (1) or 2."""
IN_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
OPENING, CLOSING = tuple("(（[【《“"), tuple(")）]】》”")
WORD = {"zh": re.compile(rf"[{HAN}]"), "en": re.compile("[A-Za-z]+")}
CHINESE_STOP = re.compile("[。！？；：，]")
LETTERS_A_CHARACTER = (1.2, 8.0)
"""English letters a Chinese character in a heading and its translation (in running text about three)."""

Span = tuple[int, int, str]
"""Start, end, language ("zh", "en", or "" where neither is to be seen)."""


def parts(text: str, start: int, end: int, alone: bool) -> list[Span]:
    """Return the stretches of one language in the sentence ``start:end``, without white space around them.

    A sentence that is ``alone`` in its cell may be a single word.
    """
    found = runs(text, start, end)
    standing = [k for k in range(len(found)) if stands(text, found, k)]
    languages = {found[k][2] for k in standing}
    if "zh" in languages and found[0][2] == "zh" and standing[0] > 0:  # 据 New York Times 报道，...: one sentence
        return [(start, end, "zh")]
    if len(languages) < 2:
        return [(start, end, language_of(text[start:end], least=1 if alone else 2))]
    firsts = [0, *standing[1:], len(found)]
    return [(found[a][0], found[b - 1][1], found[k][2]) for k, a, b in zip(standing, firsts, firsts[1:], strict=False)]


def runs(text: str, start: int, end: int) -> list[Span]:
    """Return the runs of words of one language; what has no letters goes with the word before it, or leads the next."""
    tokens = [(m.start(), m.end(), detect_language(m[0])) for m in TOKEN.finditer(text, start, end)]
    languages: list[str] = []
    for a, b, language in tokens:
        leads = not languages or LEADS.fullmatch(text, a, b)
        languages.append(language or ("" if leads else languages[-1]))
    after = ""
    for k in reversed(range(len(languages))):
        after = languages[k] = languages[k] or after
    found = joined(languages)
    for before, (first, last, language), behind in zip(found, found[1:], found[2:], strict=False):
        span = tokens[first][0], tokens[last - 1][1]
        if before[2] == behind[2] and language and len(WORD[language].findall(text, *span)) < 2:
            languages[first:last] = [before[2]] * (last - first)
    return [(tokens[first][0], tokens[last - 1][1], language) for first, last, language in joined(languages)]


def joined(languages: list[str]) -> list[Span]:
    """Return the first and one after the last token, and the language, of each run of equal languages."""
    groups = [list(group) for _, group in groupby(range(len(languages)), key=languages.__getitem__)]
    return [(group[0], group[-1] + 1, languages[group[0]]) for group in groups]


def stands(text: str, found: list[Span], k: int) -> bool:
    """Tell whether a run can be a sentence, heading or label by itself."""
    start, end, language = found[k]
    if language not in WORD or len(WORD[language].findall(text, start, end)) < 2:
        return False
    if language == "zh" and CHINESE_STOP.search(text, start, end):
        return True
    whole = IN_BRACKETS.fullmatch(text, start, end) and k and text[found[k - 1][1] - 1] not in ")）"
    inside = text[start - 1 : start] in OPENING and text[end : end + 1] in CLOSING
    return not (whole or inside) and any(
        pairs(text, found[k], found[other]) for other in (k - 1, k + 1) if 0 <= other < len(found)
    )


def pairs(text: str, one: Span, other: Span) -> bool:
    """Tell whether two neighbouring runs could be translations of each other, by their lengths."""
    zh, en = (one, other) if one[2] == "zh" else (other, one)
    characters = len(WORD["zh"].findall(text, zh[0], zh[1]))
    letters = sum(map(len, WORD["en"].findall(text, en[0], en[1])))
    return characters > 1 and LETTERS_A_CHARACTER[0] <= letters / characters <= LETTERS_A_CHARACTER[1]


def language_of(text: str, least: int) -> str:
    """Return the language of a sentence, its brackets left out, or "" where fewer than ``least`` words of it tell."""
    language = detect_language(IN_BRACKETS.sub("", text)) or detect_language(text)
    return language if language and len(WORD[language].findall(text)) >= least else ""
