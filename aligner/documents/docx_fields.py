"""Fields of a .docx whose text stands in their instruction: equations that overlay or stack signs, and form fields."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from aligner.documents.docx_package import attribute, child, local, value, whole
from aligner.words import patterns as re

_EQUATION = re.compile(r"\s*eq\b", re.I)
_SWITCH = re.compile(r"\\([a-z]+)\s*-?\d*\s*", re.I)
_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_ROUND = frozenset("○〇◯oO0")


@dataclass
class Field:
    """A field that is open: its instruction so far, whether its result has begun, and what a form field shows."""

    instruction: str = ""
    result: bool = False
    form: str = ""


def shown(field: Field) -> str:
    """Return what a field shows that has no result in the text: an equation, a choice of a form; else ""."""
    if field.form:
        return field.form
    return equation(field.instruction) if _EQUATION.match(field.instruction) else ""


def equation(instruction: str) -> str:
    r"""Return an ``eq`` field as text: ``\f(1,2)`` is 1/2, ``\o\ac(○,21)`` the sign ㉑, others their parts in order."""
    return _equation(_EQUATION.sub("", instruction, count=1).strip(), 0)[0].strip()


def _equation(text: str, depth: int) -> tuple[str, str]:
    """Return the text up to the end or to a closing bracket, and the rest."""
    out, kind = "", ""
    while text and text[0] not in ",;)" and depth < 20:
        if switch := _SWITCH.match(text):
            kind = kind or switch[1].lower()
            text = text[switch.end() :]
        elif text[0] == "(" and kind:
            parts, text = _parts(text[1:], depth + 1)
            out += _together(kind, parts)
            kind = ""
        else:
            out, text = out + text[0], text[1:]
    return out, text


def _parts(text: str, depth: int) -> tuple[list[str], str]:
    """Return what stands between commas inside a bracket, and what follows the bracket."""
    parts: list[str] = []
    while text:
        part, rest = _equation(text, depth)
        parts.append(part)
        if rest[:1] == ")" or not rest or rest == text:
            return parts, rest[1:]
        text = rest[1:]
    return parts, ""


def _together(kind: str, parts: list[str]) -> str:
    parts = [part.strip() for part in parts]
    if kind == "f" and len(parts) == 2:
        return "/".join(parts)
    if kind == "o" and len(parts) == 2 and parts[0] in _ROUND:
        inside = parts[1]
        known = inside.isascii() and inside.isdecimal() and 0 < int(inside) <= len(_CIRCLES)
        return _CIRCLES[int(inside) - 1] if known else f"（{inside}）"
    return "".join(parts)


def form_text(mark: Element) -> str:
    """Return what a form field shows that is not written as text: the chosen entry of a list, a box with its tick."""
    data = child(mark, "ffData")
    choices, box = child(data, "ddList"), child(data, "checkBox")
    if choices is not None:
        entries = [attribute(entry, "val") for entry in choices if local(entry.tag) == "listEntry"]
        chosen = whole(value(choices, "result") or value(choices, "default"), 0)
        return entries[chosen] if chosen < len(entries) else ""
    if box is not None:
        state = child(box, "checked") if child(box, "checked") is not None else child(box, "default")
        ticked = state is not None and attribute(state, "val", "1") not in ("0", "false", "off")
        return "☑" if ticked else "☐"
    return ""
