"""Check ``consistency``: the same Chinese rendered in different ways, or two terms in one way."""
