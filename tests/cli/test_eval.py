"""``aligner eval``: scores against gold."""

import json

import pytest

from tests.cli.golden import check_golden, masked
from tests.corpora.pairs import CORPORA, PAIRS


def test_text(call) -> None:
    code, out, err = call("eval", "--by-document")
    assert (code, err) == (0, "")
    check_golden("eval.txt", masked(out))


def test_json(call) -> None:
    code, out, err = call("eval", CORPORA, "--json")
    report = json.loads(out)
    assert (code, err, out.count("\n")) == (0, "", 1)
    shape = {
        key: sorted(value) if isinstance(value, dict) else value
        for key, value in report.items()
        if key not in ("by_document", "signature", "beads")
    }
    assert shape == {
        **{name: ["f1", "precision", "recall"] for name in ("strict", "lax", "omissions", "insertions")},
        "documents": 3,
        "seconds": ["align", "embed", "load"],
    }
    assert [row["name"] for row in report["by_document"]] == [f"{name}/gold" for name in sorted(PAIRS)]


def test_the_sample_pairs_are_the_default(call) -> None:
    wanted = json.loads(call("eval", CORPORA, "--json")[1])
    found = json.loads(call("eval", "--json")[1])
    assert {**found, "seconds": 0} == {**wanted, "seconds": 0}


def test_three_files(call, tmp_path) -> None:
    (tmp_path / "zh").write_text("加强安全管理。\n任何单位不得篡改追溯信息。\n国务院常务会议。\n", encoding="utf-8")
    (tmp_path / "en").write_text("Strengthen safety management.\nState Council executive meeting.\n", encoding="utf-8")
    (tmp_path / "gold").write_text("[0]:[0]\n[1]:[]\n[2]:[1]\n", encoding="utf-8")
    report = json.loads(call("eval", "--zh", "zh", "--en", "en", "--gold", "gold", "--json")[1])
    assert (report["documents"], report["beads"]) == (1, 3)
    assert report["strict"] == {"precision": 1, "recall": 1, "f1": 1}


@pytest.mark.parametrize("name", PAIRS)
def test_one_document(name: str, call) -> None:
    assert json.loads(call("eval", CORPORA / name, "--json")[1])["documents"] == 1
