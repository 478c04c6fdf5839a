"""aligner.toml: read where aligner is called, checked against the commands' own options."""

from __future__ import annotations

import json
from importlib import import_module

import pytest

from aligner.check.settings import read_levels
from aligner.cli.config import check_config, read_config
from aligner.cli.main import COMMANDS, main, parameter_names
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


def test_severities_stand_in_the_table_of_checks_and_hold_for_runs_too(tmp_path):
    text = '[check]\nchecks = ["number", "surface"]\nsurface = "minor"\ndocument_number = "off"\n[run]\nlines = true\n'
    (tmp_path / "aligner.toml").write_text(text, encoding="utf-8")
    both = {"checks": "number,surface", "severity": ["surface=minor", "document_number=off"]}
    assert read_config(["run", "check"], tmp_path) == {"check": both, "run": both | {"lines": True}}


@pytest.mark.parametrize(
    ("config", "args", "severity"),
    [
        ("", [], "critical"),
        ('[check]\nnumber = "minor"\n', [], "minor"),
        ('[check]\nnumber = "minor"\n', ["--severity", "number=major"], "major"),
        ('[check]\nnumber = "minor"\n', ["--severity", "surface=off"], "minor"),
        ('[check]\nnumber = "off"\n', [], None),
        ('[check]\nchecks = "term"\n', [], None),
        ('[check]\nchecks = "term"\n', ["--checks", "number"], "critical"),
    ],
)
@pytest.mark.parametrize("name", ["check", "run"])
def test_severities_of_the_config_and_of_the_command_line(name, config, args, severity, call, tmp_path):
    (tmp_path / "aligner.toml").write_text(config, encoding="utf-8")
    (tmp_path / "zh.txt").write_text("全省有3亿人。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("The province has 3 billion people.\n", encoding="utf-8")
    (tmp_path / "pairs.csv").write_text("全省有3亿人。,The province has 3 billion people.\n", encoding="utf-8")
    files = ["pairs.csv", "--json"] if name == "check" else ["zh.txt", "en.txt", "--json"]
    code, out, err = call(name, *files, *args)
    assert (code, err) == (0, "")
    counts = json.loads(out)["findings"]
    assert counts == dict.fromkeys(("critical", "major", "minor"), 0) | ({severity: 1} if severity else {})


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[check]\nnumber = "grave"\n', "The severity of number is one of critical, major, minor, off, not 'grave'."),
        ('[check]\nnubmer = "minor"\n', "there is no option 'nubmer'"),
    ],
)
def test_a_severity_that_cannot_be_meant_is_refused(config, said, call, tmp_path):
    (tmp_path / "aligner.toml").write_text(config, encoding="utf-8")
    code, _, err = call("check", "pairs.csv")
    assert code == 2 and said in err


@pytest.mark.parametrize("name", ["check", "run"])
def test_a_termbase_of_ones_own_stands_in_the_table_of_checks(name, call, tmp_path):
    (tmp_path / "mine.csv").write_text("zh,en,avoid\n绿色仓库,green depot,green warehouse\n空,,\n", encoding="utf-8")
    (tmp_path / "zh.txt").write_text("我们建设绿色仓库。\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text("We build a green warehouse.\n", encoding="utf-8")
    counts = []
    for config in ("", '[check]\nterms = "mine.csv"\n'):
        (tmp_path / "aligner.toml").write_text(config, encoding="utf-8")
        code, out, err = call(name, "zh.txt", "en.txt", "--json", *(["--force"] if name == "run" else []))
        assert code == 0 and err.count("no English rendering") == (1 if config else 0)  # said once
        counts.append(sum(json.loads(out)["findings"].values()))
    assert counts[1] == counts[0] + 1


@pytest.mark.parametrize("written", ['"surface=minor,number=off"', '["surface=minor", "number=off"]'])
def test_severity_may_be_a_text_or_a_list(tmp_path, written):
    (tmp_path / "aligner.toml").write_text(f"[run]\nseverity = {written}\n", encoding="utf-8")
    assert read_levels(read_config(["run"], tmp_path)["run"]["severity"]) == {"surface": "minor", "number": "off"}


@pytest.mark.parametrize("written", ['"surface"', '"surface=grave"', "3", "[3]"])
def test_a_severity_that_cannot_be_meant_names_file_and_key(tmp_path, written):
    (tmp_path / "aligner.toml").write_text(f"[run]\nseverity = {written}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"aligner\.toml, \[run\].*severity"):
        read_config(["run"], tmp_path)


VALUES = ("[]", "{}", "{a=1}", "3", "2.5", "nan", "true", '"x"', '"\\u0000"', "[3]", '["a", 3]', "1979-05-27")
FILES = {"run": ("zh.txt", "en.txt"), "compare": ("zh.txt", "en.txt"), "match": ("zh", "en"), "apply": ("out", "x.csv")}


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in ("doctor", "models", "terms")])
def test_a_value_of_any_type_for_every_key_is_taken_or_refused_in_one_sentence(name: str, call, tmp_path) -> None:
    command = import_module(COMMANDS[name][0]).command
    for key in parameter_names(command):
        for value in VALUES:
            (tmp_path / "aligner.toml").write_text(f"[{name}]\n{key} = {value}\n", encoding="utf-8")
            code, _, err = call(name, *FILES.get(name, ("none.txt",)))
            assert code in (2, 3, 5), (key, value, err)
            assert "Traceback" not in err


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("quiet", "1", "quiet: it is true or false, not 1."),
        ("jobs", "2.5", "jobs: it is a whole number, not 2.5."),
        ("jobs", "true", "jobs: it is a whole number, not True."),
        ("min-confidence", "nan", "min-confidence: it is a number, not nan."),
        ("out", "3", "out: it is a text, not 3."),
        ("model", '"\\u0000"', "model: it is a text, not "),
    ],
)
def test_what_a_key_wants_is_said(key: str, value: str, said: str, call, tmp_path) -> None:
    (tmp_path / "aligner.toml").write_text(f"[run]\n{key} = {value}\n", encoding="utf-8")
    code, _, err = call("run", "zh.txt", "en.txt")
    assert code == 2 and f"aligner.toml, [run], {said}" in err
