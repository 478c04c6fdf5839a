"""``aligner models``: what it prints, and that every failure is one sentence with its exit code."""

import json

import numpy as np
import pytest

from aligner.cli.main import main
from aligner.embed import fetch as fetching
from aligner.embed import load_encoder
from aligner.embed.locate import embedded_folder
from aligner.errors import ModelMissingError


@pytest.fixture
def call(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("ALIGNER_MODELS", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))

    def run(*args):
        with pytest.raises(SystemExit) as end:
            main(["models", *map(str, args)])
        out = capsys.readouterr()
        assert "Traceback" not in out.err
        return end.value.code, out.out, out.err

    return run


def test_list_says_what_is_here(call):
    code, out, _ = call("list")
    assert code == 0
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert "here" in lines["mini"]
    assert "to fetch" in lines["LaBSE"]


def test_show_describes_the_embedded_model(call):
    code, out, _ = call("show")
    assert code == 0
    assert f"hash      {load_encoder().hash}" in out
    assert "static (numpy)" in out


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["show", "LaBSE"], 5, "aligner models fetch LaBSE"),
        (["eval", "nowhere/nothing", "--pairs", "PAIRS"], 5, "aligner models fetch nowhere/nothing"),
        (["eval", "--pairs", "absent.tsv"], 3, "absent.tsv"),
        (["train", "absent"], 3, "absent"),
        (["train", "FOLDER"], 3, "evaluation pairs"),
        (["train", "FOLDER", "--recipe", "absent.toml"], 3, "absent.toml"),
        (["train", "FOLDER", "--like", "LaBSE"], 5, "aligner models fetch LaBSE"),
        (["train", "FOLDER", "--blend", "1"], 2, "--like"),
        (["export", "FOLDER"], 2, "something other"),
        (["unheard-of"], 2, "No such command"),
    ],
)
def test_failures_are_one_sentence(call, tmp_path, args, code, said):
    (tmp_path / "pairs.tsv").write_text("你好\thello\n", encoding="utf-8")
    places = {"PAIRS": tmp_path / "pairs.tsv", "FOLDER": tmp_path}
    ended, _, err = call(*(places.get(a, a) for a in args))
    assert ended == code
    assert said in err


def test_eval_prints_a_table_and_json(call, tmp_path, model_folder):
    path = tmp_path / "few.tsv"
    path.write_text("国务院\tState Council\n农村发展\trural development\n", encoding="utf-8")
    code, out, _ = call("eval", model_folder, "--pairs", path, "--json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["model"], row["set"], row["pairs"]) for row in rows] == [("mini", "few", 2), ("tiny", "few", 2)]
    assert rows[0]["cosine"] == 1.0
    code, out, _ = call("eval", "--pairs", path)
    assert out.splitlines()[0].split()[:3] == ["model", "set", "pairs"]
    assert len(out.splitlines()) == 2


def test_export_writes_the_same_vectors_as_floats(call, tmp_path):
    code, out, _ = call("export", tmp_path / "floats")
    assert code == 0
    texts = ["国务院常务会议", "rural revitalization"]
    floats = load_encoder(str(tmp_path / "floats"))
    assert str(floats.size) in out
    assert np.abs(floats.encode(texts) - load_encoder().encode(texts)).max() < 1e-6
    assert (tmp_path / "floats" / "tokenizer.json").read_bytes() == (embedded_folder() / "tokenizer.json").read_bytes()


class Hub:
    """Stands in for the download library: writes files as a snapshot would."""

    content = b"weights"

    def model_info(self, repository, revision=None):
        if "absent" in repository:
            raise OSError("404 Client Error\nmore lines")
        return type("Info", (), {"sha": revision or "commit1"})

    def snapshot_download(self, repository, revision, local_dir, **patterns):
        (local_dir / ".cache").mkdir(parents=True)
        (local_dir / "modules.json").write_text("[]")
        (local_dir / "model.safetensors").write_bytes(self.content)


@pytest.fixture
def hub(monkeypatch):
    import huggingface_hub

    hub = Hub()
    monkeypatch.setattr(huggingface_hub, "HfApi", lambda: hub)
    monkeypatch.setattr(huggingface_hub, "snapshot_download", hub.snapshot_download)
    return hub


def test_fetch_pins_revision_and_hashes(call, hub):
    code, out, _ = call("fetch", "me/model")
    assert code == 0
    assert "me/model at commit1, 2 files" in out
    code, out, _ = call("show", "me/model")
    assert "revision  commit1" in out
    assert "changed" not in out
    folder, _ = fetching.fetch("me/model")
    (folder / "modules.json").write_text("[1]")
    assert fetching.changed_files(folder) == ["modules.json"]


def test_fetch_refuses_other_files_under_the_same_revision(call, hub):
    call("fetch", "me/model")
    hub.content = b"tampered"
    code, _, err = call("fetch", "me/model")
    assert code == 5
    assert "not those fetched before" in err
    assert (fetching.home_folder("me/model") / "model.safetensors").read_bytes() == b"weights"
    code, out, _ = call("fetch", "me/model", "--revision", "commit2")
    assert code == 0
    assert "commit2" in out


def test_fetch_tells_in_one_line_why_it_failed(hub):
    with pytest.raises(ModelMissingError) as caught:
        fetching.fetch("me/absent")
    assert str(caught.value) == "me/absent could not be fetched: 404 Client Error"
