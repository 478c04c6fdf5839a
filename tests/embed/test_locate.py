"""Finding models: no network, no torch, and an error that names the next step."""

import subprocess
import sys

import pytest

from aligner.embed import load_encoder
from aligner.embed.locate import embedded_folder, find_model, home_folder, is_static, known, known_models
from aligner.errors import InputError, ModelMissingError


@pytest.fixture(autouse=True)
def empty_home(tmp_path, monkeypatch):
    monkeypatch.setenv("ALIGNER_MODELS", str(tmp_path / "home"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


def test_the_embedded_model_is_the_default():
    assert find_model(None) == find_model("mini")
    assert find_model(None).folder == embedded_folder()


@pytest.mark.parametrize("name", ["LaBSE", "sentence-transformers/LaBSE", "someone/unheard-of"])
def test_a_missing_model_names_the_command_that_fetches_it(name):
    with pytest.raises(ModelMissingError, match=f"aligner models fetch {name}"):
        load_encoder(name)


def test_a_missing_model_fails_before_torch_is_imported():
    code = (
        "import sys, aligner, aligner.errors\n"
        "try: aligner.load_encoder('LaBSE')\n"
        "except aligner.errors.ModelMissingError: print('missing')\n"
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["missing", "set()"]


def test_the_embedded_model_is_served_without_torch():
    code = "import sys, aligner; aligner.load_encoder().encode(['发展']); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", ["labse", "LaBSE", "sentence-transformers/LaBSE"])
def test_fetched_models_are_found_by_any_of_their_names(name):
    folder = home_folder("sentence-transformers/LaBSE")
    folder.mkdir(parents=True)
    (folder / "modules.json").write_text("[]", encoding="utf-8")
    assert find_model(name).folder == folder


@pytest.mark.parametrize(("asked", "stored"), [("me/tiny", "me--tiny"), ("tiny", "sentence-transformers--tiny")])
def test_a_model_in_the_hub_cache_is_found(tmp_path, asked, stored):
    model = tmp_path / "hub" / f"models--{stored}"
    for commit in ("aaa", "bbb"):
        (model / "snapshots" / commit).mkdir(parents=True)
        (model / "snapshots" / commit / "modules.json").write_text("[]", encoding="utf-8")
    (model / "refs").mkdir()
    (model / "refs" / "main").write_text("bbb", encoding="utf-8")
    assert find_model(asked).folder == model / "snapshots" / "bbb"


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"modules\.json"):
        find_model(str(tmp_path))


def test_prompts_come_from_the_table():
    assert known("multilingual-e5-small").prompt == "query: "
    assert known("LaBSE").prompt == ""
    assert len({model.name for model in known_models()}) == len(known_models())


@pytest.mark.parametrize(
    ("files", "modules", "static"),
    [
        (["tokenizer.json", "model.safetensors"], '[{"type": "sentence_transformers.models.StaticEmbedding"}]', True),
        (["tokenizer.json", "model.safetensors"], '[{"type": "sentence_transformers.models.Transformer"}]', False),
        (["tokenizer.json", "model.safetensors"], "[]", False),
        (["tokenizer.json", "model.safetensors"], None, True),
        (["tokenizer.json", "model.safetensors", "config.json"], None, False),
        (["tokenizer.json"], '[{"type": "sentence_transformers.models.StaticEmbedding"}]', False),
    ],
)
def test_static_models_are_told_by_their_modules(tmp_path, files, modules, static):
    for name in files:
        (tmp_path / name).touch()
    if modules is not None:
        (tmp_path / "modules.json").write_text(modules, encoding="utf-8")
    assert is_static(tmp_path) is static
