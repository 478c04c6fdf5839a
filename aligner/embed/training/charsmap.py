"""Builds the character map of the tokenizer: one pass that does NFKC, lower case and traditional → simplified.

The map is in the binary form that the ``Precompiled`` normaliser of the tokenizers library reads, so any reader of
the tokenizer file (sentence-transformers among them) normalises exactly as the served model does. One pass over a trie
is faster than NFKC and Lowercase one after the other, and thousands of Replace rules would be hopeless.
Layout: size of the trie in bytes (uint32), a Darts-clone double-array trie over UTF-8 bytes (Yata, 2008), then the
replacements, each ended by a zero byte; a trie value is the offset of its replacement.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_LEAF = 1 << 8
_VALUE = 1 << 31

Node = dict[int, "Node"]


def character_map(*tables: Path) -> dict[str, str]:
    """Return the replacement of every character that has one; the first two columns of ``tables`` say what folds."""
    fold = {char: folded for table in tables for char, folded in _variants(table)}
    out: dict[str, str] = {}
    for code in range(1, 0x30000):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or unicodedata.category(char) == "Cn":
            continue
        plain = " " if char.isspace() else unicodedata.normalize("NFKC", char).lower()
        plain = "".join(fold.get(c, c) for c in plain)
        if (unicodedata.category(char) in {"Cf", "Cc"} and not char.isspace()) or char == "\ufffd":
            plain = ""
        if plain != char:
            out[char] = plain
    return out


def _variants(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            traditional, simplified = line.split("\t")[:2]
            yield traditional, simplified.split(" ")[0]


def build(table: dict[str, str]) -> bytes:
    """Return the binary map of a table of single characters and their replacements."""
    blob = bytearray()
    values: dict[str, int] = {}
    root: Node = {}
    leaves: dict[int, int] = {}
    for char in sorted(table):
        replacement = table[char]
        if replacement not in values:
            values[replacement] = len(blob)
            blob += replacement.encode() + b"\0"
        node = root
        for byte in char.encode():
            node = node.setdefault(byte, {})
        leaves[id(node)] = values[replacement]
    units = _double_array(root, leaves)
    trie = struct.pack(f"<{len(units)}I", *units)
    return struct.pack("<I", len(trie)) + trie + bytes(blob)


def _double_array(root: Node, leaves: dict[int, int]) -> list[int]:
    """Lay the trie out as an array in which the child of base ``b`` by byte ``c`` stands at ``b ^ c``."""
    units: dict[int, int] = {0: 0}
    used_bases: set[int] = set()
    first_free = 1
    queue: list[tuple[int, Node]] = [(0, root)]
    while queue:
        at, node = queue.pop()
        labels = sorted(node) + ([0] if id(node) in leaves else [])
        while first_free in units:
            first_free += 1
        # The offset must fit 21 bits, or be a multiple of 256 below 2 ** 29: the tables here stay far below the first.
        base = max(first_free, at - 512)
        while base in used_bases or any((base ^ label) in units for label in labels):
            base += 1
        used_bases.add(base)
        units[at] |= (at ^ base) << 10
        for label in labels:
            units[base ^ label] = label
        if id(node) in leaves:
            units[at] |= _LEAF
            units[base] = leaves[id(node)] | _VALUE
        queue.extend((base ^ byte, child) for byte, child in node.items())
    # A reader may look at any place of a 256-cell block.
    return [units.get(i, 0) for i in range((max(units) // 256 + 1) * 256)]
