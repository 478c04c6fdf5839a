"""Whatever a caller hands to a public name: a result, or one sentence in an error of ours; never another exception."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import aligner
from aligner.errors import AlignerError, UsageError
from aligner.options import Options

ZH, EN = "各地要在2027年前完成30座水库。", "All shall complete 30 reservoirs by 2027."


def frame() -> Any:
    import pandas as pd

    return pd.DataFrame({"x": [1]})


WRONG: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "int": lambda: 3,
    "negative": lambda: -1,
    "float": lambda: 2.5,
    "nan": lambda: float("nan"),
    "bool": lambda: True,
    "bytes": lambda: b"\x00\xff",
    "object": object,
    "list of None": lambda: [None],
    "list of int": lambda: [3],
    "list of lists": lambda: [["a", "b"]],
    "empty list": list,
    "list of nothing": lambda: [""],
    "dict": lambda: {"a": 1},
    "set": lambda: {1, 2},
    "tuple": lambda: ("a",),
    "empty": str,
    "NUL": lambda: "\x00",
    "half a surrogate": lambda: "\ud83d",
    "long name": lambda: "a" * 5000 + ".txt",
    "function": lambda: lambda: 1 / 0,
    "iterator": lambda: iter(["a"]),
    "range": lambda: range(3),
    "no path": lambda: Path(),
    "path with NUL": lambda: Path("a\0b"),
    "path that is not there": lambda: Path("/nowhere"),
    "data frame": frame,
}
CALLS: dict[str, tuple[Callable[[Any], Any], ...]] = {
    "align": (
        lambda x: aligner.align(x, EN),
        lambda x: aligner.align(ZH, x),
        lambda x: aligner.align(x),
        lambda x: aligner.align(ZH, EN, x),
    ),
    "run": (
        lambda x: aligner.run(x, EN),
        lambda x: aligner.run(ZH, x),
        lambda x: aligner.run(ZH, EN, x),
        lambda x: aligner.run(ZH, EN, progress=x) if not callable(x) else None,
        *(lambda x, name=name: aligner.run(ZH, EN, **{name: x}) for name in Options.__dataclass_fields__),
    ),
    "check_pair": (
        lambda x: aligner.check_pair(x, EN),
        lambda x: aligner.check_pair(ZH, x),
        lambda x: aligner.check_pair(ZH, EN, x),
        lambda x: aligner.check_pair(ZH, EN, None, x),
        lambda x: aligner.check_pair(ZH, EN, None, None, x),
    ),
    "check_pairs": (
        lambda x: aligner.check_pairs(x),
        lambda x: aligner.check_pairs([x]),
        lambda x: aligner.check_pairs([(ZH, x)]),
        lambda x: aligner.check_pairs([(x, EN)]),
        lambda x: aligner.check_pairs([(ZH, EN)], show=x),
        lambda x: aligner.check_pairs([(ZH, EN)], only=x),
    ),
    "extract": (
        lambda x: aligner.extract(x),
        lambda x: aligner.extract(en=x),
        lambda x: aligner.extract(ZH, EN, x),
        lambda x: aligner.extract(x, EN),
    ),
    "load": (lambda x: aligner.load(x),),
    "load_encoder": (
        lambda x: aligner.load_encoder(x),
        lambda x: aligner.load_encoder().encode(x),
        lambda x: aligner.load_encoder(batch_size=x),
        lambda x: aligner.load_encoder(cache=x),
    ),
}


def test_every_public_name_is_tried() -> None:
    assert set(CALLS) == set(aligner.__all__) - {"__version__"}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("name", CALLS)
def test_a_result_or_one_sentence(name: str, wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for call in CALLS[name]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                call(WRONG[wrong]())
            except AlignerError as error:
                said = str(error)
                assert len(said) > 20 and "\n" not in said and len(said) < 11_000, said[:2000]


def sentences() -> Iterator[tuple[str, Callable[[], Any], str]]:
    yield "no pairs", lambda: aligner.check_pairs(None), "A pair to check is two texts"
    yield "three in a tuple", lambda: aligner.check_pairs([(ZH, EN, "x", "y", "z")]), "A pair to check is two texts"
    yield "other columns", lambda: aligner.check_pairs(frame()), "in a column zh"
    yield "other keys", lambda: aligner.check_pairs([{"a": 1}]), "in a column zh"
    yield "load(None)", lambda: aligner.load(None), "Give the path of a folder of results, not NoneType"
    yield "load_encoder(3)", lambda: aligner.load_encoder(3), "Give the path of a model's folder, or a model's name"
    yield "encode", lambda: aligner.load_encoder().encode("text"), "as a list of strings"
    yield "checks", lambda: aligner.check_pair(ZH, EN, "number"), "a list of names, not str"
    yield "severity", lambda: aligner.check_pair(ZH, EN, severity="off"), "a dictionary such as"
    yield "switch", lambda: aligner.run(ZH, EN, clean="no"), "clean is True or False, not 'no'"
    yield "progress", lambda: aligner.run(ZH, EN, progress=3), "which int cannot be"
    yield "spaCy", lambda: aligner.run(ZH, EN, spacy_zh=3), "what spacy.load() gives, not int"
    yield "termbase", lambda: aligner.check_pair(ZH, EN, termbase={}), "what load_termbase() gives, not dict"
    yield "only", lambda: aligner.check_pairs([(ZH, EN)], only=[1]), "numbers from 0 to 0"


@pytest.mark.parametrize(("call", "said"), [pytest.param(*rest, id=name) for name, *rest in sentences()])
def test_the_sentence_says_what_is_wanted(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert said in str(caught.value)


def test_pairs_are_read_from_tables_and_dictionaries() -> None:
    import pandas as pd

    wanted = aligner.check_pairs([(ZH, "30 reservoirs by 2028."), ("会议今天召开。", "The meeting is held today.")])
    assert wanted[0].findings and not wanted[1].findings
    rows = [
        {"en": "30 reservoirs by 2028.", "zh": ZH, "id": 1},
        {"id": 2, "en": "The meeting is held today.", "zh": "会议今天召开。"},
    ]
    assert aligner.check_pairs(rows) == aligner.check_pairs(pd.DataFrame(rows)) == wanted
