"""Estimates the lexicon from pairs: ``python -m aligner.lexicon.training DATA --out FILE``."""
