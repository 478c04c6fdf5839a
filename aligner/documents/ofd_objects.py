"""Text and ruled lines of an OFD page: where each character stands (GB/T 33190-2016, sections 9 and 11)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt
from xml.etree.ElementTree import Element

from aligner.documents.docx_package import local
from aligner.documents.layout.page import Glyph, Rule
from aligner.words import patterns as re

THIN = 1.0
"""Millimetres up to which a path's box is a ruled line."""

TOO_FAR = 4.0
"""Usual widths between all characters of a text object: no letter-spacing is so wide.

easyofd 20260427 writes it: the width of a whole line is given to the gaps of each part of it.
"""

MOST = 100_000
"""Characters in one text object; what claims more is damaged."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(r"([MLSC])([^MLSCQBA]*)")
_UNIT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, ...]


def box(text: str) -> tuple[float, ...]:
    """Return left, top, width and height of a box, () for what is none."""
    numbers = tuple(map(float, _NUMBER.findall(text)))
    return numbers if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0 else ()


def glyphs(page: Element, scale: float, shown: bool = True) -> Iterator[Glyph]:
    """Yield the characters that are shown, or those that are not, with their boxes in units of ``1/scale`` mm."""
    for element, visible in _objects(page, "TextObject", True):
        if visible is shown:
            for char, x0, x1, top, bottom in _characters(element):
                yield char, x0 * scale, x1 * scale, top * scale, bottom * scale


def rules(page: Element, scale: float) -> Iterator[Rule]:
    """Yield the level and upright lines that paths draw."""
    for element, visible in _objects(page, "PathObject", True):
        if visible:
            for x0, y0, x1, y1 in _strokes(element):
                yield Rule(*(scale * value for value in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))))


def _objects(parent: Element, name: str, visible: bool) -> Iterator[tuple[Element, bool]]:
    """Yield the objects of a kind in the order of the file, and whether they and all around them are shown."""
    for element in parent:
        seen = visible and element.get("Visible", "true").lower() not in ("false", "0")
        if local(element.tag) == name:
            drawn = element.get("Fill", "true").lower() != "false" or element.get("Stroke", "false").lower() == "true"
            yield element, seen and (drawn or name != "TextObject") and element.get("Alpha") != "0"
        else:
            yield from _objects(element, name, seen)


def _characters(element: Element) -> Iterator[Glyph]:
    left, top, width, _ = box(element.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
    matrix = _matrix(element)
    size = _first(element.get("Size") or element.get("size"), 4.0)
    a, b, c, d = matrix[:4]
    high = size * (sqrt(abs(a * d - b * c)) or 1.0)
    x = y = 0.0
    for code in (e for e in element if local(e.tag) == "TextCode"):
        text = (code.text or "")[:MOST]
        x, y = _first(code.get("X"), x), _first(code.get("Y"), y)
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        mean = sum(1.0 if char >= "\u2e80" else 0.5 for char in text) / max(len(text), 1)
        torn = bool(across) and min(across) > TOO_FAR * mean * size
        across = [] if torn else across
        spread = bool(across or down)
        even = bool(across) and max(across) - min(across) < 0.01 * size
        for k, char in enumerate(text):
            here = _moved(x, y, matrix)
            step = across[k] if k < len(across) else 0.0
            usual = size if char >= "\u2e80" else 0.5 * size
            wide = (step if even else min(step, usual)) if step > 0 else usual
            end = left + width if torn and k == len(text) - 1 else left + here[0] + wide * high / size
            yield char, left + here[0], end, top + here[1] - high, top + here[1]
            if not (torn and char.isspace() and not text[:k].strip()):  # such a part begins where the line does
                x += step or (0.0 if spread else usual)
            y += down[k] if k < len(down) else 0.0


def _deltas(text: str | None, most: int) -> list[float]:
    """Read distances between characters; "g 3 4.5" stands for three times 4.5."""
    out: list[float] = []
    words = iter((text or "").split())
    for word in words:
        if word == "g":
            times, value = next(words, "0"), next(words, "0")
            out += [_first(value, 0.0)] * min(int(_first(times, 0.0)), most)
        else:
            out.append(_first(word, 0.0))
        if len(out) > most:
            break
    return out


def _strokes(element: Element) -> Iterator[tuple[float, float, float, float]]:
    found = box(element.get("Boundary", ""))
    numbers = tuple(map(float, _NUMBER.findall(element.get("Boundary", ""))))
    if len(numbers) != 4:
        return
    left, top, width, height = found or numbers
    drawn = "".join(e.text or "" for e in element if local(e.tag) == "AbbreviatedData")
    matrix = _matrix(element)
    points: list[tuple[float, float]] = []
    for command, values in _STEP.findall(drawn):
        place = [float(n) for n in _NUMBER.findall(values)][:2]
        if command == "C" and points:
            points.append(points[0])
        elif len(place) == 2:
            if command in "MS":
                yield from _lines(points)
                points = []
            x, y = _moved(place[0], place[1], matrix)
            points.append((left + x, top + y))
    if points:
        yield from _lines(points)
    elif height <= THIN or width <= THIN:
        yield left, top, left + (width if width > THIN else 0), top + (height if height > THIN else 0)


def _lines(points: list[tuple[float, float]]) -> Iterator[tuple[float, float, float, float]]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(x0 - x1) < THIN / 2 or abs(y0 - y1) < THIN / 2:
            yield x0, y0, x1, y1


def _matrix(element: Element) -> Matrix:
    numbers = tuple(map(float, _NUMBER.findall(element.get("CTM", ""))))
    return numbers if len(numbers) == 6 else _UNIT


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _first(text: str | None, default: float) -> float:
    found = _NUMBER.search(text or "")
    return float(found[0]) if found else default
