"""Hand-made OFD files: pages of text, rules and pictures in millimetres, packed as readers expect them."""

from __future__ import annotations

import io
import zipfile

NAMES = 'xmlns:ofd="http://www.ofdspec.org/2016"'


class Leaf:
    """One page, made object by object; ``y`` is measured from the top and is the line text stands on."""

    def __init__(self, width: float = 210, height: float = 297) -> None:
        self.size = f"0 0 {width} {height}"
        self.objects: list[str] = []

    def text(self, x: float, y: float, said: str, size: float = 4, more: str = "") -> Leaf:
        steps = " ".join(f"{size if character >= chr(0x2E80) else size / 2:g}" for character in said[:-1])
        code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{said}</ofd:TextCode>'
        return self.add(
            f'<ofd:TextObject Boundary="{x} {y - size} 200 {size * 1.2}" Font="1" Size="{size}" {more}>{code}</ofd:TextObject>'
        )

    def row(self, xs: list[float], y: float, *said: str) -> Leaf:
        for x, one in zip(xs, said, strict=False):
            self.text(x + 2, y, one)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, more: str = "") -> Leaf:
        data = f"<ofd:AbbreviatedData>M 0 0 L {x1 - x0} {y1 - y0}</ofd:AbbreviatedData>"
        return self.add(f'<ofd:PathObject Boundary="{x0} {y0} 200 200" LineWidth="0.2" {more}>{data}</ofd:PathObject>')

    def grid(self, xs: list[float], ys: list[float]) -> Leaf:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        return self

    def add(self, made: str) -> Leaf:
        self.objects.append(made)
        return self

    def content(self, before: str = "") -> str:
        drawn = f'<ofd:Content><ofd:Layer Type="Body">{"".join(self.objects)}</ofd:Layer></ofd:Content>'
        return f"<ofd:Page {NAMES}><ofd:Area><ofd:PhysicalBox>{self.size}</ofd:PhysicalBox></ofd:Area>{before}{drawn}</ofd:Page>"


def ofd_file(*pages: Leaf | str, common: str = "", more: str = "", **parts: str | bytes) -> bytes:
    """The file of ``pages``; ``common`` and ``more`` stand in its document, ``parts`` by name with _ for / and __ for a point."""
    listed = "".join(f'<ofd:Page ID="{at + 1}" BaseLoc="Pages/Page_{at}/Content.xml"/>' for at in range(len(pages)))
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    made: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NAMES}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAMES}><ofd:CommonData>{box}{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{more}</ofd:Document>",
    }
    for at, page in enumerate(pages):
        made[f"Doc_0/Pages/Page_{at}/Content.xml"] = page if isinstance(page, str) else page.content()
    made |= {f"Doc_0/{name.replace('__', '.').replace('_', '/')}": content for name, content in parts.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return buffer.getvalue()
