"""A check of another package: English that shouts."""

from aligner.types import Finding


def check(context):
    at = context.pair.en.find("!")
    if at >= 0:
        yield Finding(
            "shout", "minor", "The English shouts.", "!", confidence=0.9, en_span=(at, at + 1), rule="shout.mark"
        )
