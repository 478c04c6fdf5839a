"""Small OFD files written by hand, as the national standard describes them: millimetres, y downwards."""

import io
import zipfile

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def text(content, x, y, size=5.0, attributes="", delta=None):
    """A text object whose baseline begins at x, y."""
    steps = delta if delta is not None else f"g {len(content) - 1} {size}" if len(content) > 1 else ""
    place = f"{x} {y - size} {size * len(content)} {size}"
    return (
        f'<ofd:TextObject ID="9" Font="1" Size="{size}" Boundary="{place}" {attributes}>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{content}</ofd:TextCode></ofd:TextObject>'
    )


def path(x0, y0, x1, y1):
    """A ruled line."""
    return (
        f'<ofd:PathObject ID="8" Boundary="{x0} {y0} {max(x1 - x0, 0.3)} {max(y1 - y0, 0.3)}">'
        f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def layer(*objects, attributes=""):
    """A layer of a page."""
    return f'<ofd:Layer ID="2" {attributes}>{"".join(objects)}</ofd:Layer>'


def ofd(*pages, template="", order=None):
    """The bytes of an OFD file; ``order`` lists the pages' numbers as Document.xml has them."""
    listed = order or range(len(pages))
    common = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    used = ""
    if template:
        common += '<ofd:TemplatePage ID="T1" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        used = '<ofd:Template TemplateID="T1" ZOrder="Background"/>'
    entries = "".join(f'<ofd:Page ID="{k}" BaseLoc="Pages/Page_{k}/Content.xml"/>' for k in listed)
    parts = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData>{common}</ofd:CommonData>"
        f"<ofd:Pages>{entries}</ofd:Pages></ofd:Document>",
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = f"<ofd:Page {NS}><ofd:Content>{template}</ofd:Content></ofd:Page>"
    for k, content in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{k}/Content.xml"] = (
            f"<ofd:Page {NS}>{used}<ofd:Content>{content}</ofd:Content></ofd:Page>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
