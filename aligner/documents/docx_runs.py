"""How the runs of a paragraph look, where that says what they are: hidden, struck out, or raised."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from aligner.documents.docx_package import attribute, child, local, value


@dataclass(frozen=True, slots=True)
class Look:
    """What run properties say; None means that they say nothing."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    def over(self, base: Look) -> Look:
        """Return this look, with ``base`` standing in for what it leaves open."""
        return Look(
            self.hidden if self.hidden is not None else base.hidden,
            self.struck if self.struck is not None else base.struck,
            self.raised if self.raised is not None else base.raised,
        )

    @property
    def rule(self) -> str:
        """The rule under which text of this look is dropped, "" where it stays."""
        return "hidden-text" if self.hidden else "struck-text" if self.struck else ""


def read_look(rpr: Element | None) -> Look:
    """Read ``w:rPr``: ``vanish``, ``strike`` or ``dstrike``, and whether it is raised."""
    struck = [said for name in ("strike", "dstrike") if (said := _switch(child(rpr, name))) is not None]
    return Look(_switch(child(rpr, "vanish")), any(struck) if struck else None, _raised(rpr))


def _raised(rpr: Element | None) -> bool | None:
    """Tell whether text is raised: ``vertAlign``, or ``position`` (half-points) in a size of its own; None unsaid.

    LibreOffice writes raised text of other heights than Word's as a smaller size that stands higher.
    """
    if align := value(rpr, "vertAlign"):
        return align == "superscript"
    up, size = value(rpr, "position"), value(rpr, "sz")
    return True if up and size and up.isdecimal() and int(up) > 3 and size.isdecimal() else None


def read_looks(root: Element | None) -> dict[str, Look]:
    """Return the look of every style, paragraph and character ones, by its id; what it is based on worked in."""
    found = {attribute(s, "styleId"): s for s in (root if root is not None else ()) if local(s.tag) == "style"}
    return {key: _look(key, found) for key in found}


def _look(key: str, found: dict[str, Element]) -> Look:
    """Follow ``basedOn`` upwards; a circle, which only a damaged file has, ends the walk."""
    look, seen, at = Look(), set[str](), key
    while at in found and at not in seen:
        seen.add(at)
        look = look.over(read_look(child(found[at], "rPr")))
        at = value(found[at], "basedOn")
    return look


def _switch(element: Element | None) -> bool | None:
    if element is None:
        return None
    return attribute(element, "val", "true") not in ("0", "false", "off", "none")
