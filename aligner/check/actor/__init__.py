"""Check ``actor``: who leads, who assists, who does it."""
