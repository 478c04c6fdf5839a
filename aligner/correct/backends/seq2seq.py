"""A local sequence-to-sequence translation model (Marian, NLLB, mBART, M2M100 ...) through transformers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aligner.correct.backends.prompt import cleaned
from aligner.correct.backends.protocol import BackendError
from aligner.embed.locate import find_model
from aligner.errors import InputError, ModelMissingError
from aligner.types import Finding

# How models of many languages call Chinese and English: the tokenizer's source language, the first token of English.
_LANGUAGES = (("zho_Hans", "eng_Latn"), ("zh_CN", "en_XX"), ("zh", "__en__"))
_MOST_TOKENS = 512


class Seq2SeqBackend:
    """Translates the Chinese anew: such models read neither the present English nor what is wrong with it."""

    def __init__(self, model: Any, tokenizer: Any, name: str) -> None:
        """Take a loaded model and its tokenizer; ``load`` is the usual way to make one."""
        self.name = name
        self._model, self._tokenizer = model, tokenizer
        self._options: dict[str, Any] = {}
        unknown = tokenizer.convert_tokens_to_ids(tokenizer.unk_token) if tokenizer.unk_token else None
        for source, english in _LANGUAGES if hasattr(tokenizer, "src_lang") else ():
            token = tokenizer.convert_tokens_to_ids(english)
            if token not in (None, unknown):
                tokenizer.src_lang = source
                self._options = {"forced_bos_token_id": token}
                break

    @classmethod
    def load(cls, name: str) -> Seq2SeqBackend:
        """Load a model folder, or a model by its hub name that is already on this machine; never uses the network.

        Raises:
            BackendError: the model is not here, is of another kind, or transformers is not installed.
        """
        try:
            folder = find_model(name).folder
        except InputError as error:
            raise BackendError(str(error)) from error
        except ModelMissingError as error:
            raise BackendError(
                f"The model {name} is not on this machine: give its folder, or fetch it with: hf download {name}"
            ) from error
        try:
            from transformers import AutoModelForSeq2SeqLM, AutoTokenizer
            from transformers.utils import logging
        except ImportError as error:
            raise BackendError(
                f"The model {name} needs transformers and torch: pip install transformers torch"
            ) from error
        quiet: Any = logging.disable_progress_bar  # which would be in the way of our own
        quiet()
        try:
            tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
            model = AutoModelForSeq2SeqLM.from_pretrained(str(folder), local_files_only=True).eval()
        except Exception as error:  # transformers raises whatever its modules and the libraries below them raise
            reason = cleaned(str(error))[:200]
            raise BackendError(f"{folder} is no sequence-to-sequence model that can be loaded ({reason}).") from error
        return cls(model, tokenizer, name)

    def suggest(self, zh: str, en: str, findings: Sequence[Finding]) -> str:
        """Return the model's translation of the Chinese on one line (beam search, the same every time)."""
        import torch

        if not zh.strip():
            return ""
        batch = self._tokenizer(zh, return_tensors="pt", truncation=True, max_length=_MOST_TOKENS)
        batch.pop("token_type_ids", None)
        longest = min(_MOST_TOKENS, 32 + 3 * batch["input_ids"].shape[1])
        with torch.inference_mode():
            made = self._model.generate(
                **batch, **self._options, num_beams=4, do_sample=False, max_new_tokens=longest, max_length=None
            )
        return cleaned(self._tokenizer.decode(made[0], skip_special_tokens=True))
