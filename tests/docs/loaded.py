"""What most commands load, for the process from which the others are forked (tests/docs/warm.py)."""

import aligner
import aligner.cli.run

WARM = aligner.check_pair("全省有3亿人。", "The province has 3 billion people.")
aligner.align(["第一句。", "第二句。"], ["The first sentence.", "The second one."])
