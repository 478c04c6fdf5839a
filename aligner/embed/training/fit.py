"""Contrastive training with sentence-transformers' trainer and evaluators.

Ours are the loader (texts are tokenised once, not in every epoch), the vectors that pieces share and the loss.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.embed.protocol import FloatArray
from aligner.embed.training.batches import Batches
from aligner.embed.training.parts import members, pieces
from aligner.embed.training.recipe import Settings
from aligner.errors import ModelMissingError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

EvaluationSets = Mapping[str, tuple[list[str], list[str]]]


def fit(
    tokenizer: Tokenizer, batches: Batches, settings: Settings, work: Path, sets: EvaluationSets, resume: bool
) -> FloatArray:
    """Train and return the table of token vectors, float32 (tokens, dimension).

    ``work`` receives a checkpoint after each epoch; with ``resume`` training goes on from the newest one there. After
    each epoch the evaluation ``sets`` are scored.
    """
    try:
        import torch
        from datasets import Dataset
        from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
        from sentence_transformers import SentenceTransformerTrainingArguments as Arguments
        from sentence_transformers.sentence_transformer.evaluation import SequentialEvaluator, TranslationEvaluator

        from aligner.embed.training.shared import PairLoss, SharedEmbedding
    except ImportError as error:
        raise ModelMissingError(
            f"Training needs {error.name}; install it with: pip install 'aligner-zh[train]'"
        ) from error

    class Trainer(SentenceTransformerTrainer):
        def get_train_dataloader(self) -> Any:
            return batches

    generator = torch.Generator().manual_seed(settings.seed)
    rows = members(pieces(tokenizer))[2]
    start = torch.randn(rows, settings.dimension, generator=generator) * settings.spread
    shared = SharedEmbedding(tokenizer, embedding_weights=start)
    model = SentenceTransformer(modules=[shared], device="cpu")
    model.model_card_data.generate_widget_examples = False
    evaluators = [
        TranslationEvaluator(zh, en, name=name, batch_size=1000, write_csv=False) for name, (zh, en) in sets.items()
    ]
    arguments = Arguments(
        str(work),
        num_train_epochs=settings.epochs,
        learning_rate=settings.rate,
        lr_scheduler_type="linear",
        optim="adamw_torch_fused",
        weight_decay=settings.decay,
        max_grad_norm=0.0,
        bf16=settings.bfloat16,
        seed=settings.seed,
        use_cpu=True,
        save_strategy="epoch",
        save_total_limit=1,
        eval_strategy="epoch" if evaluators else "no",
        logging_steps=100,
        report_to=[],
    )
    trainer = Trainer(
        model=model,
        args=arguments,
        train_dataset=Dataset.from_dict({"zh": [""], "en": [""]}),  # columns only: the batches come from our loader
        loss=PairLoss(model, settings.scale),
        evaluator=SequentialEvaluator(evaluators) if evaluators else None,
    )
    trainer.train(resume_from_checkpoint=resume and any(work.glob("checkpoint-*")))
    return shared.table()
