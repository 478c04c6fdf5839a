"""Check ``term``: renderings that are wrong by the termbase or by a list of literal ones."""
