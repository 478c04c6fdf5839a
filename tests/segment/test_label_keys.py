"""Labels of questions and answers mean the same in both languages."""

from __future__ import annotations

import pytest

from aligner.segment.label_keys import label_of


@pytest.mark.parametrize(
    ("text", "language", "label", "key"),
    [
        ("问：《意见》的背景是什么？", "zh", "问", "q"),
        ("答：下一步抓好落实。", "zh", "答", "a"),
        ("Q: What is the background?", "en", "Q", "q"),
        ("asked: What is the background?", "en", "asked", "q"),
        ("A: The next step is", "en", "A", "a"),
        ("二是构建安全管理体系。", "zh", "二是", ""),
        ("The general requirements", "en", "", ""),
    ],
)
def test_label_and_key(text, language, label, key):
    assert label_of(text, language) == (label, key)
