"""aligner.toml: read where aligner is called, checked against the commands' own options."""

from __future__ import annotations

import pytest

from aligner.cli.config import check_config, read_config
from aligner.cli.main import main
from aligner.errors import UsageError


def test_no_file_means_no_settings(tmp_path):
    assert read_config(["run"], tmp_path) == {}


def test_keys_may_be_written_with_dashes(tmp_path):
    (tmp_path / "aligner.toml").write_text('[run]\nmin-confidence = 0.8\nmodel = "x"\n', encoding="utf-8")
    assert read_config(["run"], tmp_path) == {"run": {"min_confidence": 0.8, "model": "x"}}


@pytest.mark.parametrize("text", ["[walk]\n", "run = 3\n", "[run\n"])
def test_what_cannot_be_meant_is_refused(tmp_path, text):
    (tmp_path / "aligner.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"aligner\.toml"):
        read_config(["run"], tmp_path)


def test_an_unknown_option_is_named():
    with pytest.raises(UsageError, match="no-claen"):
        check_config("run", {"no_clean", "model"}, {"no_claen": True})


def test_a_key_is_the_long_option_whatever_the_code_calls_it(tmp_path, monkeypatch, capsys):
    (tmp_path / "aligner.toml").write_text("[segment]\njson = true\n", encoding="utf-8")
    (tmp_path / "zh.txt").write_text("今天天气很好。\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stop:
        main(["segment", "zh.txt"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.startswith('{"number": 1,')


def test_the_command_uses_it(tmp_path, monkeypatch, capsys):
    (tmp_path / "aligner.toml").write_text('[align]\nmodel = "no-such-model"\n', encoding="utf-8")
    for name, text in (("zh.txt", "今天天气很好。\n"), ("en.txt", "The weather is nice today.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stop:
        main(["align", "zh.txt", "en.txt"])
    assert stop.value.code == 5
    assert "no-such-model" in capsys.readouterr().err
