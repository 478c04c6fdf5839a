"""The quality of a pair: one figure from findings, support, fluency and form."""
