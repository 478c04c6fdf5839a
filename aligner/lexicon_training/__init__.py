"""Estimates the lexicon from pairs: ``python -m aligner.lexicon_training DATA --out FILE``."""
