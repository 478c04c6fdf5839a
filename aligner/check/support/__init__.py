"""Check ``support``: which words of a pair account for one another, and what nothing accounts for."""
