"""``aligner segment``: exact output."""

import json
import subprocess
import sys

from click.testing import CliRunner

from aligner.cli.segment import command

TEXT = "Key tasks\nQ: Which? A: As follows: First, build a systemEnhance it; the second is to act."
SHOWN = """\
1	heading	Key tasks
2	sentence [Q]	Q: Which?
3	sentence [A]	A: As follows: ¦First, build a system␣¦Enhance it; ¦the second is to act.
"""


def invoke(*arguments: str):
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False)


def test_text_output(tmp_path) -> None:
    file = tmp_path / "文件.txt"
    file.write_text(TEXT, encoding="utf-8")
    result = invoke(str(file), "--language", "en")
    assert (result.exit_code, result.output) == (0, SHOWN)


def test_json_output_has_offsets(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("问：为什么？答：因为；所以。", encoding="utf-8")
    records = [json.loads(line) for line in invoke(str(file), "--json").output.splitlines()]
    assert [(r["number"], r["start"], r["end"], r["label"]) for r in records] == [(1, 0, 6, "问"), (2, 6, 14, "答")]
    assert records[1]["soft"] == [11] and records[1]["text"] == "答：因为；所以。"


def test_lines_are_kept(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One. Two; three.\nFour.", encoding="utf-8")
    assert invoke(str(file), "--lines").output == "1\tsentence\tOne. Two; three.\n2\tsentence\tFour.\n"


def test_no_clean_leaves_debris(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("[bookmark: _GoBack]问：为什么？", encoding="utf-8")
    assert "bookmark" in invoke(str(file), "--no-clean").output
    assert "bookmark" not in invoke(str(file)).output


def test_a_missing_pipeline_ends_with_its_exit_code(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One. Two.", encoding="utf-8")
    call = [sys.executable, "-m", "aligner", "segment", str(file), "--spacy", "xx_none"]
    done = subprocess.run(call, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 5
    assert "python -m spacy download xx_none" in done.stderr and "Traceback" not in done.stderr


def test_heavy_packages_are_not_imported(tmp_path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("One. Two.", encoding="utf-8")
    code = (
        "import sys; from aligner.cli.main import cli;"
        f"cli.main(['segment', {str(file)!r}], standalone_mode=False);"
        "assert not {'spacy', 'jieba', 'torch', 'pandas', 'numpy'} & set(sys.modules), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
