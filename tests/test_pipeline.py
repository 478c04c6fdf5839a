"""The way from two inputs to a result: what may be given, in which order, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import aligner
from aligner.documents import from_text
from aligner.errors import AlignerWarning, InputError, ModelMissingError, UsageError
from aligner.export.folder import write_output
from tests.corpora.pairs import CORPORA

ZH, EN = "加强安全管理。\n国务院常务会议。\n", "Strengthen safety management.\nState Council executive meeting.\n"
TYPES = ["1-1", "1-1"]


def types(source, target, **options) -> list[str]:
    """The types of the beads."""
    return [bead.type for bead in aligner.align(source, target, **options).beads]


def test_paths_names_texts_lists_and_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "原文.txt").write_text(ZH, encoding="utf-8")
    (tmp_path / "en.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for source in (tmp_path / "原文.txt", "原文.txt", ZH, ZH.splitlines(), tuple(ZH.splitlines()), from_text(ZH)):
        for target in (tmp_path / "en.txt", "en.txt", EN, EN.splitlines(), from_text(EN)):
            assert types(source, target) == TYPES


def test_text_that_looks_like_a_missing_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"absent\.docx: no such file"):
        aligner.align("absent.docx", EN)


def test_a_swapped_pair_comes_out_the_right_way_round() -> None:
    with pytest.warns(AlignerWarning, match="is English and .* is Chinese: they were taken the other way round"):
        result = aligner.run(EN, ZH)
    assert result.source.text == ZH and result.target.text == EN
    assert result.warnings[0].endswith("they were taken the other way round.")


@pytest.mark.parametrize(("text", "language"), [(ZH, "Chinese"), (EN, "English")])
def test_one_language_twice_is_refused(text: str, language: str) -> None:
    with pytest.raises(InputError, match=f"are {language}: give the Chinese original"):
        aligner.run(text, text)


def test_documents_in_another_language_twice_are_refused_too() -> None:
    text = from_text("Guten Tag. Auf Wiedersehen.", language="de")
    with pytest.raises(InputError, match="are de"):
        aligner.run(text, text)


def test_lists_are_taken_as_they_come() -> None:
    made = aligner.align(["One; two.", "", "  Three.  "], ["一；二。", "三。"])
    assert [s.text for s in made.source] == ["One; two.", "", "Three."]
    assert [s.text for s in made.target] == ["一；二。", "三。"]


@pytest.mark.parametrize("items", [[], [""], ["", " \n"]])
def test_a_list_without_text_is_refused(items: list[str]) -> None:
    with pytest.raises(InputError, match="there is no text in it"):
        aligner.align(items, ["One."])


def test_lines_are_neither_cut_nor_joined() -> None:
    made = aligner.align("一句。又一句。\n三。\n", "One sentence. Another.\nThree.\n", lines=True)
    assert [s.text for s in made.source] == ["一句。又一句。", "三。"]
    assert [s.text for s in made.target] == ["One sentence. Another.", "Three."]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"clear": False}, "There is no option 'clear'; the options are clean, lines"),
        ({"languages": "de,fr"}, "languages are two codes"),
        ({"languages": 2}, "languages are two codes"),
        ({"languages": ("de",)}, "languages are two codes"),
        ({"model": 7}, "A model is a name, a folder or an object with encode"),
    ],
)
def test_wrong_options(options: dict, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        aligner.run(ZH, EN, **options)


def test_a_missing_model_is_missed_at_once() -> None:
    with pytest.raises(ModelMissingError, match="aligner models fetch nobody/nothing"):
        aligner.run(ZH, EN, model="nobody/nothing")


class Letters:
    """The smallest encoder: counts of a few letters."""

    def encode(self, texts: list[str]) -> np.ndarray:
        rows = np.array([[t.lower().count(c) for c in "aestn安管"] for t in texts], np.float32)
        return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def test_any_object_with_encode_will_do() -> None:
    made = aligner.align(ZH, EN, Letters())
    assert made.signature["model"] == "Letters"
    assert len(made.source) == len(made.target) == 2


@pytest.mark.parametrize("made", [[1.0, 2.0], [[1.0, 2.0]], [[float("nan"), 1.0]] * 2], ids=str)
def test_a_model_must_give_one_vector_a_text(made: list) -> None:
    class Wrong:
        def encode(self, texts: list[str]) -> list:
            return made

    with pytest.raises(UsageError, match="one finite vector a text"):
        aligner.align(ZH, EN, Wrong())


def test_stages_are_told_and_timed() -> None:
    seen: list[str] = []
    result = aligner.run(ZH, EN, progress=seen.append)
    assert seen == ["read", "segment", "load", "embed", "align", "check", "extract", "correct"]
    assert list(result.timings) == seen and all(seconds >= 0 for seconds in result.timings.values())


def test_the_signature_tells_results_apart() -> None:
    plain, other = aligner.align(ZH, EN), aligner.align(ZH, EN, soft=False)
    assert plain.signature.keys() >= {"version", "segmenter", "model", "model_hash", "weights_hash", "options"}
    assert plain.signature["options"] != other.signature["options"]
    assert aligner.align(ZH, EN).signature == plain.signature


def test_cleaning_may_be_left_out() -> None:
    dirty = f"[bookmark: _GoBack]{ZH}"
    cleaned, raw = aligner.run(dirty, EN), aligner.run(dirty, EN, clean=False)
    assert cleaned.source.text == ZH and [r.rule for r in cleaned.source.removed] == ["bookmark"]
    assert raw.source.text == dirty and raw.source.removed == ()


@pytest.mark.filterwarnings("ignore::aligner.errors.AlignerWarning")
@pytest.mark.parametrize(
    "anchors",
    [
        [((0,), (1,))],
        [((1, 2), (0,))],
        [((0,), (0,)), ((5,), (5,))],
        [((), (2,))],
        [((3,), ())],
        [((0,), (2,)), ((1,), (3,))],
        [((4,), (0,)), ((5,), (5,))],
    ],
    ids=str,
)
def test_confirmed_pairs_are_kept(anchors) -> None:
    zh = [f"第{k}条规定第{k}项内容如下。" for k in "一二三四五六"]
    en = [f"Article {k} provides for item {k} as follows." for k in range(1, 7)]
    made = aligner.align(zh, en, anchors=anchors)
    beads = {(b.source, b.target): b.confidence for b in made.beads}
    assert all(anchor in beads and (beads[anchor] == 1 or not all(anchor)) for anchor in anchors)
    for side in (0, 1):
        assert sorted(k for bead in beads for k in bead[side]) == list(range(6))


@pytest.mark.parametrize(
    ("anchors", "error", "said"),
    [
        ([3], UsageError, "Anchor 1 is 3: give"),
        ([((0,), (0,)), ((1,),)], UsageError, "Anchor 2 is"),
        ([((0,), ("a",))], UsageError, "Anchor 1 is"),
        ([((-1,), (0,))], InputError, "they count from 0 to 1"),
        ([((0,), (1, 2))], InputError, r"names segments \[1, 2\]"),
        ({"zh": "第一句。"}, UsageError, "not dict"),
        ("", InputError, "cannot be read"),
        ("absent.csv", InputError, r"absent\.csv cannot be read"),
    ],
    ids=str,
)
def test_anchors_of_another_kind_are_refused(anchors, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        aligner.align(["第一句。", "第二句。"], ["One.", "Two."], anchors=anchors)


@pytest.mark.parametrize(
    "table", ["zh,en\n", "zh,en,status\n第一句。,One.,\n", "zh,en,status\n第一句。,One.,doubtful\n"]
)
def test_a_table_that_confirms_nothing_is_refused(tmp_path: Path, table: str) -> None:
    (tmp_path / "pairs.csv").write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match="confirms no pair"):
        aligner.align(["第一句。"], ["One."], anchors=tmp_path / "pairs.csv")


@pytest.mark.parametrize(
    "source", [None, 3, iter(["第一句。"]), ["第一句。", 3]], ids=["none", "int", "iterator", "mixed list"]
)
def test_what_is_no_document_is_refused(source) -> None:
    with pytest.raises(UsageError, match=r"A document is|A list of sentences"):
        aligner.align(source, EN)


def test_without_a_model_a_true_pair_is_not_called_unrelated() -> None:
    folder = CORPORA / "notice"
    assert aligner.align(folder / "zh.txt", folder / "en.txt", "none").verdict != "unrelated"


def test_load_refuses_what_is_no_result(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no alignment\.jsonl"):
        aligner.load(tmp_path)


def test_load_gives_back_what_was_run(tmp_path: Path) -> None:
    result = aligner.run(CORPORA / "notice" / "zh.docx", CORPORA / "notice" / "en.html")
    write_output(result, tmp_path)
    for where in (tmp_path, str(tmp_path), tmp_path / "alignment.jsonl"):
        again = aligner.load(where)
        assert (again.alignment, again.source, again.target) == (result.alignment, result.source, result.target)
