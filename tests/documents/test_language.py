"""Chinese or English."""

import pytest

from aligner.documents import detect_language

CASES = [
    ("关于印发方案的通知", "zh"),
    ("關於印發方案的通知", "zh"),
    ("The notice on printing and distributing the plan", "en"),
    ("加快 IPv6 和 5G 网络 (NSA/SA) 建设", "zh"),
    ("The term 工业互联网 means the industrial internet.", "en"),
    ("Asked: 问 A: The “Opinions” (意见) set three targets for the coming period.", "en"),
    ("2025-03-01 123", ""),
    ("", ""),
    ("Постановление о программе развития", ""),
    ("これは日本語の文章であり、漢字も使われています", ""),
    ("산업 인터넷 안전 지침", ""),
    ("Café à Genève", "en"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_language(text, expected):
    assert detect_language(text) == expected
    assert detect_language(text * 10_000) == expected
