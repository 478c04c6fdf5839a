"""Whole-sentence suggestions from a model: a person reads them, no text is changed by them.

All are off until one is asked for. A new back-end is one file and one line in ``load_backend``.
"""

from __future__ import annotations

from aligner.correct.backends.protocol import Backend, BackendError
from aligner.correct.backends.suggest import suggestions
from aligner.errors import UsageError

__all__ = ["Backend", "BackendError", "load_backend", "suggestions"]

OPENAI = "openai:"


def load_backend(spec: str, endpoint: str | None = None) -> Backend:
    """Return the back-end that ``spec`` names.

    ``openai:MODEL`` asks the model of that name at ``endpoint``, the base URL of any server that speaks OpenAI's chat
    completions; everything else is the folder or the hub name of a local sequence-to-sequence model, which must be on
    this machine.

    Raises:
        UsageError: no model or no endpoint is named, the endpoint is no usable URL, or a local model is given one.
        BackendError: the local model is missing or cannot be loaded.
    """
    if spec.startswith(OPENAI):
        from aligner.correct.backends.openai import OpenAIBackend

        model = spec.removeprefix(OPENAI).strip()
        if not model or not endpoint:
            raise UsageError("A model behind an endpoint needs both names: openai:MODEL and --endpoint URL.")
        return OpenAIBackend(model, endpoint)
    if endpoint:
        raise UsageError(f"{spec} is a local model, which has no endpoint: write openai:{spec} to ask a server.")
    from aligner.correct.backends.seq2seq import Seq2SeqBackend

    return Seq2SeqBackend.load(spec)
