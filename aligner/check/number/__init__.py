"""Checks ``number``, ``date``, ``congress``, ``plan`` and ``document_number``: values, bounds, ordinals, issuers."""
