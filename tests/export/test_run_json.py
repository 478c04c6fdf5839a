"""run.json says how the result came about, in a fixed order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from aligner.export.run_json import write_run
from aligner.view.overview import all_warnings, mean_confidence, type_counts, uncertain, unmatched, worst
from aligner.view.rows import rows
from tests.display.samples import noted
from tests.export.samples import notice, result


def test_the_record(tmp_path: Path) -> None:
    write_run(notice(), tmp_path / "run.json")
    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert list(record) == [
        "aligner", "signature", "options", "verdict", "source", "target", "beads", "mean_confidence", "findings",
        "warnings", "alignment_warnings", "removed", "repairs", "hashes", "timings",
    ]  # fmt: skip
    assert record["signature"] == {"aligner": "0.1.0", "model": "zh-en:1f2e3d", "segmenter": "rules-1"}
    assert record["beads"] == {"1-1": 3, "0-1": 1, "1-0": 1, "2-1": 1}
    assert record["removed"] == {
        "source": [{"rule": "bookmark", "start": 7, "end": 27, "text": "\u00a0[bookmark: _GoBack]", "replacement": ""}],
        "target": [],
    }
    assert record["repairs"]["target"] == [
        {
            "segment": 2,
            "offset": 52,
            "original_offset": 52,
            "context": "ons shall strengthen|Coordination.\nBy 202",
        }
    ]
    assert record["source"]["segments"] == 6
    assert record["source"]["sha256"] != record["target"]["sha256"]
    assert record["timings"] == {"read": 0.0123, "align": 0.5}


def test_only_timings_vary(tmp_path: Path) -> None:
    write_run(notice(), tmp_path / "a.json")
    write_run(replace(notice(), timings={"read": 9.0}), tmp_path / "b.json")
    a, b = ((tmp_path / f"{x}.json").read_text(encoding="utf-8").split('"timings"') for x in "ab")
    assert a[0] == b[0]
    assert a[1] != b[1]


def test_overview_figures() -> None:
    r = notice()
    assert list(type_counts(r).items()) == [("1-1", 3), ("0-1", 1), ("1-0", 1), ("2-1", 1)]
    assert mean_confidence(r) == 0.8429
    assert mean_confidence(result([], [], [])) == 0.0
    assert [row.id for row in uncertain(rows(r))] == [3, 2, 5]  # below 0.9; row 4 has one side, and is sure of it
    assert [row.id for row in worst(rows(noted()), 5)] == [3, 2]  # 0.1 and 0.6; 6 has 0.9, and is well enough
    assert [row.id for row in worst(rows(noted()), 1)] == [3]
    assert [[row.id for row in side] for side in unmatched(rows(r))] == [[4], [5]]
    twice = replace(r, warnings=(*r.warnings, "One section has no counterpart."))
    assert all_warnings(twice) == [
        "One bookmark was removed.",
        "One section has no counterpart.",
        "The arguments were exchanged: the first file was the English one.",
    ]
