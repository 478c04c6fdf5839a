"""Tests of the sentence splitters."""
