"""Estimates the lexicon from pairs: ``python -m aligner.lexicon.training DATA --terms TERMS --out FILE``."""
