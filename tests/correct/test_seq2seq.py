"""The local back-end on a tiny model with random weights, made here and kept in the test's folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aligner.correct.backends import Backend, BackendError, load_backend, suggestions
from aligner.correct.revision import Revision
from aligner.types import Finding

WORDS = ("<pad>", "<s>", "</s>", "<unk>", "zho_Hans", "eng_Latn", "全省", "the", "province", "people", "million")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a one-layer BART over eleven words."""
    transformers = pytest.importorskip("transformers")
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    words = Tokenizer(WordLevel({word: k for k, word in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = Whitespace()
    path = tmp_path_factory.mktemp("tiny") / "model"
    special = dict(zip(("pad_token", "bos_token", "eos_token", "unk_token"), WORDS, strict=False))
    transformers.PreTrainedTokenizerFast(tokenizer_object=words, **special).save_pretrained(path)
    torch.manual_seed(7)
    sizes = {f"{side}_{name}": n for side in ("encoder", "decoder")
             for name, n in (("layers", 1), ("attention_heads", 1), ("ffn_dim", 8))}  # fmt: skip
    config = transformers.BartConfig(
        vocab_size=len(WORDS), d_model=8, max_position_embeddings=600, pad_token_id=0, bos_token_id=1, eos_token_id=2,
        decoder_start_token_id=2, forced_eos_token_id=2, **sizes,
    )  # fmt: skip
    transformers.BartForConditionalGeneration(config).save_pretrained(path)
    return path


def test_a_folder_is_loaded_and_gives_the_same_line_every_time(folder: Path) -> None:
    made = [load_backend(str(folder)) for _ in range(2)]
    assert isinstance(made[0], Backend) and made[0].name == str(folder)
    answers = [backend.suggest("全省 全省", "The province.", ()) for backend in made]
    assert answers[0] == answers[1] and "\n" not in answers[0]
    assert set(answers[0].split()) <= set(WORDS[3:])  # no special token is shown
    assert made[0].suggest("  ", "A.", ()) == ""


@pytest.mark.parametrize(
    ("tokens", "source", "forced"),
    [
        (("<unk>", "zho_Hans", "eng_Latn"), "zho_Hans", 2),
        (("<unk>", "zh_CN", "en_XX"), "zh_CN", 2),
        (("<unk>", "__zh__", "__en__"), "zh", 2),
        (("<unk>", "de_DE"), "before", None),
    ],
)
def test_models_of_many_languages_are_told_which(tokens: tuple[str, ...], source: str, forced: int | None) -> None:
    from aligner.correct.backends.seq2seq import Seq2SeqBackend

    class Tokenizer:
        unk_token, src_lang = "<unk>", "before"

        def convert_tokens_to_ids(self, token: str) -> int:
            return tokens.index(token) if token in tokens else 0

    made: Any = Tokenizer()
    backend = Seq2SeqBackend(None, made, "m")
    assert made.src_lang == source
    assert backend._options == ({} if forced is None else {"forced_bos_token_id": forced})


def test_a_model_that_is_not_here_fails_at_once_and_without_torch() -> None:
    code = (
        "import sys\nfrom aligner.correct.backends import load_backend\n"
        "try: load_backend('Nobody/no-such-model')\n"
        "except Exception as e: print(e, e.exit_code, 'torch' in sys.modules, 'transformers' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True).stdout
    assert said == (
        "The model Nobody/no-such-model is not on this machine: give its folder, or fetch it with: "
        "hf download Nobody/no-such-model 5 False False\n"
    )


@pytest.mark.parametrize("config", ["{}", '{"model_type": "bert"}', "{"])
def test_folders_that_hold_something_else(config: str, tmp_path: Path) -> None:
    pytest.importorskip("transformers")
    (tmp_path / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(BackendError, match="no sequence-to-sequence model that can be loaded") as error:
        load_backend(str(tmp_path))
    assert "\n" not in str(error.value) and error.value.exit_code == 5


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="does not hold a model"):
        load_backend(str(tmp_path))


class Fixed:
    """A back-end with a fixed answer that notes what it was asked."""

    name = "fixed"

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str, int]] = []

    def suggest(self, zh: str, en: str, findings: Any) -> str:
        self.asked.append((zh, en, len(findings)))
        return self.answer


BAD = (Finding("term", "major", "."),)


@pytest.mark.parametrize(
    ("zh", "revision", "asked", "suggested"),
    [
        ("甲", Revision("A", "B", (), BAD), [("甲", "B", 1)], [(1, "New.")]),
        ("甲", Revision("A", "A"), [], []),  # nothing is left wrong
        ("", Revision("A", "A", (), BAD), [], []),
        ("甲", Revision("", "", (), BAD), [], []),
        ("甲", Revision("New.", " New. ", (), BAD), [("甲", " New. ", 1)], [(1, "")]),  # says the same
    ],
)
def test_which_pairs_are_asked_about(
    zh: str, revision: Revision, asked: list[Any], suggested: list[tuple[int, str]]
) -> None:
    backend = Fixed("New.")
    assert list(suggestions(["乙", zh], [Revision("C", "C"), revision], backend)) == suggested
    assert backend.asked == asked


def test_loading_and_asking_print_nothing(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    load_backend(str(folder)).suggest("全省", "A.", ())
    assert capfd.readouterr() == ("", "")
