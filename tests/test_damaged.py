"""Tables and models of the program that were cut short or overwritten: a sentence that names file and way out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner import datafiles
from aligner.check.quality.model import SHIPPED as FLUENCY
from aligner.check.quality.model import load_fluency
from aligner.check.quality.reader import SHIPPED as READER
from aligner.check.quality.reader import load_reader
from aligner.embed.fingerprint import fingerprint, stated
from aligner.embed.locate import embedded_folder
from aligner.embed.static import StaticEncoder
from aligner.errors import InputError
from aligner.lexicon.lexicon import SHIPPED as LEXICON
from aligner.lexicon.lexicon import load_lexicon

DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "overwritten": lambda data: data[: len(data) // 3] + b"\x87\xff" * 500 + data[len(data) // 3 + 1000 :],
    "other": lambda data: b"not this file",
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize(
    ("path", "load"),
    [(LEXICON, load_lexicon), (FLUENCY, load_fluency), (READER, load_reader)],
    ids=lambda value: getattr(value, "name", ""),
)
def test_damaged_tables_and_models_are_said(path: Path, load: Callable, damage: str, tmp_path: Path) -> None:
    (tmp_path / path.name).write_bytes(DAMAGE[damage](path.read_bytes()))
    with pytest.raises(InputError, match=f"{path.name} cannot be read .*; install aligner again"):
        load(tmp_path / path.name)


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json"])
def test_a_damaged_model_is_held_against_its_card(name: str, damage: str, tmp_path: Path) -> None:
    folder = tmp_path / "mini"
    shutil.copytree(embedded_folder(), folder)
    assert stated(folder) == fingerprint(folder)
    (folder / name).write_bytes(DAMAGE[damage]((folder / name).read_bytes()))
    with pytest.raises(InputError, match="fetch or train it again, or install aligner again"):
        StaticEncoder.load(folder)


@pytest.mark.parametrize(
    ("content", "said"), [(b"a\tb\nc", "is cut short"), (b"", "is cut short"), (b"\xff\n", "is damaged")]
)
def test_a_damaged_table_of_rules_is_said(
    content: bytes, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "room" / "data").mkdir(parents=True)
    (tmp_path / "room" / "data" / "a.tsv").write_bytes(content)
    monkeypatch.setattr(datafiles, "HERE", tmp_path)
    with pytest.raises(InputError, match=f"a.tsv of this program {said}.*install aligner again"):
        datafiles.rows("room", "a.tsv")


def test_other_faults_of_a_damaged_installation_are_told_by_its_hashes(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from aligner import doctor
    from aligner.cli import main as cli

    def broken(**_: object) -> None:
        raise KeyError("a table that is not what it was")

    monkeypatch.setattr(cli.cli, "main", broken)
    monkeypatch.setattr(doctor, "files", lambda: doctor.Item("files", doctor.OK, "as they were installed"))
    with pytest.raises(KeyError):  # a fault of ours is not hidden
        cli.main(["doctor"])
    wrong = doctor.Item("files", doctor.BROKEN, "changed or gone: aligner/check/data/a.tsv", "pip install aligner")
    monkeypatch.setattr(doctor, "files", lambda: wrong)
    with pytest.raises(SystemExit) as left:
        cli.main(["doctor"])
    assert left.value.code == 3
    assert capsys.readouterr().err == (
        "aligner: its own files are changed or gone: aligner/check/data/a.tsv; mend them with: pip install aligner\n"
    )
