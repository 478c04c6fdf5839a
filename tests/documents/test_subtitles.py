"""Subtitles: cues are blocks, times and marks are listed, whatever the line ends and the encoding."""

import pytest

from aligner.documents import read

SRT = """1
00:00:01,000 --> 00:00:04,000
<i>各地要提高认识，
压实责任。</i>

2
00:00:05,000 --> 00:00:06,500
- 为什么？
- 因为安全。

3
00:00:07,000 --> 00:00:08,000
{\\an8}共1200座，
2030年建成。
"""
VTT = """WEBVTT - title

NOTE made by hand
over two lines

STYLE
::cue { color: red }

first
00:01.000 --> 00:04.000 align:start
Local authorities shall
raise <c.red>awareness</c>.

00:05.000 --> 01:00:06.000
<v Speaker>Done <00:05.500>in 2030.
"""
ZH = ["各地要提高认识，压实责任。", "- 为什么？", "- 因为安全。", "共1200座，2030年建成。"]
EN = ["Local authorities shall raise awareness.", "Done in 2030."]


def lines(document):
    return [document.text[b.start : b.end] for b in document.blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_subrip(tmp_path, encoding, end):
    path = tmp_path / "talk.srt"
    path.write_bytes(SRT.replace("\n", end).encode(encoding))
    document = read(path)
    assert lines(document) == ZH
    assert document.format == "srt"
    assert "00:00:01,000" in "".join(r.text for r in document.removed if r.rule == "cue-time")


def test_webvtt(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(VTT, "utf-8")
    document = read(path)
    assert lines(document) == EN
    for text in ("WEBVTT", "made by hand", "color: red", "first", "align:start"):
        assert text in "".join(r.text for r in document.removed)


def test_every_character_is_kept_or_listed(tmp_path):
    path = tmp_path / "talk.srt"
    path.write_text(SRT, "utf-8")
    document = read(path)
    assert document.original == SRT
    assert all(document.original[r.start : r.end] == r.text for r in document.removed)
