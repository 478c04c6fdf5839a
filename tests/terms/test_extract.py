"""Term candidates: C-value, log-likelihood, which renderings a term gets, and files that can be read back."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.terms import load_termbase
from aligner.terms.extract import extract_terms, occurrences
from aligner.terms.extract_en import log_likelihood
from aligner.terms.extract_zh import Cutter, c_values
from tests.terms.test_cli import aligner

PAIRS = [
    ("水稻育种基地正在建设。", "The rice breeding base is being built."),
    ("水稻育种基地支持创新。", "The rice breeding base supports innovation."),
    ("我们建设水稻育种基地。", "We build the rice breeding base."),
    ("企业使用水稻育种基地。", "Enterprises use the paddy breeding base."),
    ("省里有水稻育种基地。", "The province has a paddy breeding base."),
    *[(f"天气第{k}天很好。", f"The weather was fine on day {k}.") for k in range(12)],
]


@pytest.fixture(scope="module")
def cutter() -> Cutter:
    return Cutter(load_termbase())


def test_c_value_takes_off_what_longer_candidates_hold(cutter: Cutter) -> None:
    texts = 5 * ["综合利用。"] + 3 * ["综合利用项目。"]
    values = c_values(texts, cutter, 2)
    words = next(cutter.runs("综合利用项目"))
    assert words[-1] == "项目" and values["综合利用项目"] == math.log2(len(words) + 1) * 3
    assert values["综合利用"] == math.log2(len(words)) * (8 - 3)
    assert "综合利用" not in c_values(3 * ["综合利用项目。"], cutter, 2)  # never by itself


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("加强工业互联网安全", ["工业互联网安全"]),
        ("推进退役设备的综合利用", ["退役设备", "综合利用"]),
        ("到2027年，5G基站有30个", ["5g基站"]),
        ("和在于是", []),
    ],
)
def test_where_a_term_cannot_go_on(text: str, runs: list[str], cutter: Cutter) -> None:
    assert ["".join(run) for run in cutter.runs(text)] == runs


@pytest.mark.parametrize(
    ("cells", "value"),
    [
        # Dunning (1993), table 2: "the swiss", 110 of 111 and 2442 of 29114 others, -2 log lambda 270.72
        ((110, 2552, 221, 31777), 270.72),
        ((10, 10, 10, 20), 2 * 20 * math.log(2)),  # always together: 2 n H(1/2)
        ((5, 10, 10, 20), 0.0),  # as often as by chance
        ((1, 10, 10, 20), 0.0),  # more rarely
        ((20, 20, 20, 20), 0.0),
    ],
)
def test_log_likelihood(cells: tuple[int, int, int, int], value: float) -> None:
    assert log_likelihood(*cells) == pytest.approx(value, abs=0.01)


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 500))
def test_log_likelihood_is_symmetric_and_never_negative(both: int, a: int, b: int, rest: int) -> None:
    first, second, total = both + a, both + b, both + a + b + rest
    value = log_likelihood(both, first, second, total)
    assert value >= -1e-9
    assert value == pytest.approx(log_likelihood(both, second, first, total))


def test_renderings_are_counted_and_add_up() -> None:
    (base,) = extract_terms(PAIRS)
    assert (base.zh, base.frequency, base.known) == ("水稻育种基地", 5, None)
    assert [(r.en, r.count) for r in base.renderings] == [("rice breeding base", 3), ("paddy breeding base", 2)]
    assert base.told() == "rice breeding base (3) | paddy breeding base (2)"


def test_known_terms_are_marked_and_traditional_script_is_the_same() -> None:
    known = [("加強工業互聯網安全", f"Strengthen industrial internet security {k}.") for k in range(4)] + PAIRS[5:]
    (found,) = (c for c in extract_terms(known) if c.zh == "工业互联网安全")
    assert found.known is not None and found.known.target == "industrial internet security"
    assert found.as_row() == (
        "工业互联网安全", "industrial internet security", 4, "industrial internet security (4)", found.score,
        "industrial internet security",
    )  # fmt: skip
    assert extract_terms(known) == extract_terms([(zh.replace("強", "强"), en) for zh, en in known])


@pytest.mark.parametrize("pairs", [[], [("甲", "")], [("", "A")], [("。", ".")] * 9, [("设备设备设备", "")] * 5])
def test_nothing_to_find(pairs: list[tuple[str, str]]) -> None:
    assert extract_terms(pairs) == []


def test_a_term_of_one_occurrence_less_than_asked_for_is_left_out() -> None:
    assert [c.zh for c in extract_terms(PAIRS, least=5)] == ["水稻育种基地"]
    assert extract_terms(PAIRS, least=6) == []


@given(st.text("甲乙丙", max_size=12), st.sets(st.text("甲乙丙", min_size=1, max_size=3), max_size=5))
def test_occurrences_are_those_that_one_sees(text: str, terms: set[str]) -> None:
    seen = Counter({t: n for t in terms if (n := sum(text.startswith(t, i) for i in range(len(text))))})
    assert occurrences(text, terms, sorted(set(map(len, terms)))) == seen


def test_the_command_writes_what_terms_reads(tmp_path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text("zh,en\n" + "".join(f"{zh},{en}\n" for zh, en in PAIRS), encoding="utf-8")
    code, out, err = aligner("extract", table, "--top", "1")
    assert (code, err) == (0, "1 term in 17 pairs; 1 shown\n")
    assert out == "    10.0  水稻育种基地  5×  rice breeding base (3) | paddy breeding base (2)\n"
    for name in ("mine.csv", "mine.tbx"):
        code, out, _ = aligner("extract", table, "-o", tmp_path / name, "--min-count", "2")
        assert code == 0 and out == f"wrote {tmp_path / name} with 1 term\n"
        (term,) = load_termbase(tmp_path / name)
        assert (term.source, term.targets) == ("水稻育种基地", ("rice breeding base",))
    assert aligner("extract", table, "-o", tmp_path / "mine.docx")[0] == 2
    assert aligner("extract", tmp_path / "none.csv")[0] == 3


def test_the_command_reads_the_folder_of_a_run(tmp_path) -> None:
    (tmp_path / "alignment.csv").write_text("zh,en\n" + "".join(f"{a},{b}\n" for a, b in PAIRS), encoding="utf-8")
    code, out, _ = aligner("extract", tmp_path, "--new")
    assert code == 0 and "水稻育种基地  5×" in out
