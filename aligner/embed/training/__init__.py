"""Trains the embedded model: data, tokenizer, batches, fitting, quantisation, model card (extra ``train``)."""
