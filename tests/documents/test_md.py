"""Markdown: marks are removed and listed, words never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.documents import read
from aligner.errors import InputError

CASES = [
    ("heading", "# 一、总则", "一、总则"),
    ("closed heading", "## Targets ##", "Targets"),
    ("number sign inside a heading stays", "# C # 语言 #", "C # 语言"),
    ("lone number sign is no heading", "正文。\n #", "正文。\n #"),
    ("number sign in a text", "#1 priority", "#1 priority"),
    ("strong and emphasis", "**重点**任务和*一般*任务", "重点任务和一般任务"),
    ("underscores in a word stay", "file_name_here and __bold__", "file_name_here and bold"),
    ("lone asterisks stay", "2 * 3 * 4", "2 * 3 * 4"),
    ("link", "见[《方案》](https://a.cn/x_(1).html)。", "见《方案》。"),
    ("picture", "![图一](a.png)", "图一"),
    ("brackets without a target stay", "工信部〔2019〕168号 [2019] No. 168", "工信部〔2019〕168号 [2019] No. 168"),
    ("bullet", "- 甲；\n* 乙；", "甲；\n乙；"),
    ("task", "- [x] 完成", "完成"),
    ("numbers stay", "1. 甲；\n2) 乙。", "1. 甲；\n2) 乙。"),
    ("quotation", "> 引文。", "引文。"),
    ("rule", "甲。\n\n---\n\n乙。", "甲。\n\n\n\n乙。"),
    ("setext heading", "标题\n====", "标题\n"),
    ("fence", "```python\na = *b*\n```", "\na = *b*\n"),
    ("code", "运行 `aligner run`", "运行 aligner run"),
    ("escape", r"5\*3 \# \\", "5*3 # \\"),
    ("comment", "甲<!-- 待定 -->。", "甲。"),
    ("table", "| 指标 | 值 |\n|---|:--|\n| 项目 | 10 |", "\t指标\t值\t\n\n\t项目\t10\t"),
    ("Windows line ends", "# 甲\r\n\r\n- 乙", "甲\n\n乙"),
]


def as_md(tmp_path, text):
    path = tmp_path / "x.md"
    path.write_bytes(text.encode())
    return read(path)


@pytest.mark.parametrize(("raw", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_marks(tmp_path, raw, expected):
    document = as_md(tmp_path, raw)
    assert document.text == expected
    assert document.original == raw
    assert document.format == "md"


def test_kinds(tmp_path):
    document = as_md(tmp_path, "# 题\n\n正文。\n\n## 节\n- 甲\n1. 乙\n| 表 |\n")
    assert [(b.kind, b.level) for b in document.blocks] == [
        ("heading", 1), ("paragraph", 0), ("heading", 2), ("list", 0), ("list", 0), ("table", 0),
    ]  # fmt: skip


@given(
    st.lists(st.sampled_from([*"ab甲。# *_`[]()!|->\\\n~<", "](", "**", "<!--", "-->", "\n- "]), min_size=1).map(
        "".join
    )
)
def test_letters_are_never_lost(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "law.md"
    path.write_bytes(raw.encode())
    try:
        document = read(path)
    except InputError:
        return
    gone = "".join(r.text for r in document.removed)
    for letter in "ab甲。":
        assert document.text.count(letter) + gone.count(letter) == raw.count(letter)
    if "](" not in raw and "<!--" not in raw and "```" not in raw and "~~~" not in raw:
        assert not set(gone) & set("ab甲。")
