"""What is kept from one look at a pair to the next: bounded, exact, and of one termbase."""

from __future__ import annotations

import pytest

from aligner.check import check_pairs
from aligner.check.context import Context
from aligner.check.memo import MOST, Memo, memo_of
from aligner.check.registry import choose, row
from aligner.check.support.packed import packed, unpacked
from aligner.check.support.words import support
from aligner.terms import Term, Termbase, load_termbase
from aligner.types import PairText
from aligner.words.lazy import lazy

_TERM = "findings of aligner.check.term.check"
PAIRS = [
    ("到2027年，全省建成300个示范项目。", "By 2027, the province will build 200 demonstration projects."),
    ("各地要加强统筹协调，落实责任。", "All regions must coordinate."),
    ("OK，加强iPhone管理。", "OK, strengthen the management of iPhones."),
    ("", ""),
]


def test_a_memo_makes_once_and_forgets_the_oldest() -> None:
    made: list[str] = []
    memo = Memo(2)
    for key in ("a", "b", "a", "c", "b", "a"):
        assert memo.get(key, lambda key=key: made.append(key) or key.upper()) == key.upper()
    assert made == ["a", "b", "c", "a"]


def test_a_table_grows_with_the_document_and_shrinks_after_it() -> None:
    termbase = Termbase(())
    memo = memo_of(termbase, "some", MOST)
    assert memo.most == 2 * MOST, "its pairs, and what they become"
    for key in range(2 * MOST):
        memo.get(key, lambda: None)
    assert memo_of(termbase, "some", 3).most == MOST
    memo.get("new", lambda: None)
    assert MOST // 2 < len(memo._kept) <= MOST and "new" in memo._kept and 0 not in memo._kept


def test_none_is_kept_as_anything_is() -> None:
    made: list[int] = []
    memo = Memo(2)
    for _ in range(2):
        assert memo.get("a", lambda: made.append(1)) is None
    assert made == [1]


@pytest.mark.parametrize(("zh", "en"), PAIRS)
def test_word_support_comes_back_exactly(zh: str, en: str) -> None:
    found = support(zh, en)
    assert unpacked(packed(found)) == found


def test_another_look_finds_the_same_and_asks_no_check_that_reads_the_pair_alone(monkeypatch) -> None:
    import importlib

    first = check_pairs(PAIRS)
    for name in ("number", "term", "modality", "actor"):
        assert row(name).alone
        module = importlib.import_module(row(name).module)
        calls: list[str] = []
        real = module.check

        def told(context, real=real, calls=calls):
            calls.append(context.pair.zh)
            return real(context)

        monkeypatch.setattr(module, "check", told)
        for _ in range(2):
            check_pairs(PAIRS, [name])
        assert len(calls) == len(PAIRS), "once a pair, however often the pair is looked at"
    monkeypatch.undo()
    assert check_pairs(PAIRS) == first


def test_checks_that_read_the_document_are_asked_each_time() -> None:
    wanted = choose(None)
    for name in ("consistency", "surface", "support"):
        assert row(name).function() not in wanted.alone


def test_each_termbase_keeps_its_own() -> None:
    zh, en = "推进试验词甲。", "Promote the wrong word."
    bare = Termbase((Term("某某甲乙", ("other",)),))
    own = Termbase((Term("试验词甲", ("trial word",), avoid=("wrong word",)),))
    assert not [f for f in check_pairs([(zh, en)], ["term"], bare)[0].findings if f.check == "term"]
    assert [f.suggestion for f in check_pairs([(zh, en)], ["term"], own)[0].findings] == ["trial word"]
    assert memo_of(bare, _TERM) is not memo_of(own, _TERM)


def test_long_pairs_are_not_kept() -> None:
    zh, en = "加强管理。" * 500, "Strengthen management. " * 200
    termbase = Termbase(load_termbase().terms[:10])
    check_pairs([(zh, en)], ["number", "support"], termbase)
    context = Context([PairText(zh, en)], termbase)
    context.support()
    assert not any(memo._kept for name, memo in termbase.memos.items() if name != "terms")


def test_a_lazy_pattern_is_a_pattern() -> None:
    pattern = lazy(r"(\d+) 项", 0)
    assert pattern.search("共 12 项").group(1) == "12" and pattern.pattern == r"(\d+) 项"
    assert [m.start() for m in pattern.finditer("1 项 2 项")] == [0, 4]
