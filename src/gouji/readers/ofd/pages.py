"""The pages of an OFD file, one by one."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.document.tree import Note
from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive
from gouji.readers.layout.arrange import is_scan
from gouji.readers.layout.page import Page, Rule
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.pages import page_of
from gouji.readers.ocr.picture import opened
from gouji.readers.ofd.container import Volume, named, numbers, part, volumes_of
from gouji.readers.ofd.drawing import POINT, Drawing, glyph_of
from gouji.readers.package import Package, open_package
from gouji.readers.pdf.glyphs import UNKNOWN

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PAGES = 3_000
#: In seconds of computing: what reading may take in all, and for each page that is read, as of a PDF.
_START, _A_PAGE = 8.0, 0.1
_A4 = (0.0, 0.0, 210.0, 297.0)
#: Millimetres: larger paper than this is damage.
_LARGEST = 5_000.0


def pages_of(data: bytes, path: str, said: list[Note]) -> Iterator[Page]:
    """The pages of all documents in a file, numbered through; raises ``InputError`` when it cannot be used. ``said`` is given
    a note for what was not read."""
    package = open_package(data, path)
    volumes = list(volumes_of(package))
    count = sum(len(volume.pages) for volume in volumes)
    if count > MOST_PAGES:
        raise InputError(f"{path}：共 {count} 页，超过 {MOST_PAGES} 页的上限，请拆分后再核对。")
    if count == 0:
        raise InputError(f"{path}：OFD 文件里没有页面，请重新导出。")
    cut: list[int] = []
    blank: list[int] = []
    begun, recognising = time.process_time(), 0.0
    every = ((volume, at) for volume in volumes for at in range(len(volume.pages)))
    for number, (volume, at) in enumerate(every, 1):
        alive()
        if time.process_time() - begun - recognising > _START + number * _A_PAGE:
            said.append(_overdue(number, count))
            break
        drawing = _drawn(package, volume, at)
        if drawing is None:
            blank.append(number)
            continue
        if drawing.cut:
            cut.append(number)
        page = _upright(drawing, number)
        before = time.process_time()
        page = _recognised(package, volume, drawing, page)
        recognising += time.process_time() - before
        yield page
    if cut:
        listed = "、".join(map(str, cut))
        said.append(Note(f"第{listed}页的内容过多，超出上限的部分没有读取，其中的数字没有核对。", unread=True))
    if blank:
        said.append(Note(f"第{'、'.join(map(str, blank))}页已损坏，打不开，没有读取。", unread=True))
    said += [Note(f"附在文件里的“{name}”没有读取，请另存后一并核对。", unread=True) for name in _attached(volumes)]
    alive(RECOGNITION)  # what follows takes its time on a long file


def _attached(volumes: list[Volume]) -> list[str]:
    return list(dict.fromkeys(name for volume in volumes for name in volume.attached))


def _overdue(number: int, count: int) -> Note:
    said = f"文件内容异常复杂，读到第 {number - 1} 页已用完时间，共 {count} 页，后面的没有读取，请拆分后再核对。"
    return Note(said, unread=True)


def _drawn(package: Package, volume: Volume, at: int) -> Drawing | None:
    """What one page shows; None for a damaged one."""
    root = part(package, volume.pages[at])
    if root is None:
        return None
    left, top, width, height = _paper(root, volume)
    drawing = Drawing(volume, left, top, width, height)
    for key in dict.fromkeys(use.get("TemplateID", "") for use in named(root, "Template")):
        shared = part(package, volume.templates.get(key, ""))
        if shared is not None:
            drawing.draw(shared)
    drawing.draw(root)
    for name in volume.notes.get(at, ()):
        noted = part(package, name)
        for annotation in named(noted, "Annot") if noted is not None else ():
            drawing.stamp(annotation)
    return drawing


def _paper(root: _Element, volume: Volume) -> tuple[float, float, float, float]:
    """Left, top, width and height of the paper in millimetres."""
    own = next((numbers(box.text) for area in named(root, "Area") for box in named(area, "PhysicalBox")), ())
    for box in (own, volume.box, _A4):
        if len(box) == 4 and 0 < box[2] <= _LARGEST and 0 < box[3] <= _LARGEST:
            return box[0], box[1], box[2], box[3]
    return _A4


def _upright(drawing: Drawing, number: int) -> Page:
    """The page turned as most of its text runs."""
    width, height = drawing.width * POINT, drawing.height * POINT
    turns = Counter(round(letter.angle * 2 / math.pi) % 4 for letter in drawing.letters)
    quarters = turns.most_common(1)[0][0] if turns else 0
    letters, across, down = drawing.letters, drawing.across, drawing.down
    for _ in range(quarters):  # a quarter back each time: what ran downwards runs to the right
        letters = [
            letter._replace(x=letter.y, y=width - letter.x, angle=letter.angle - math.pi / 2) for letter in letters
        ]
        across, down = (
            [Rule(width - rule.at, rule.start, rule.end) for rule in down],
            [Rule(rule.at, width - rule.end, width - rule.start) for rule in across],
        )
        width, height = height, width
    glyphs = [glyph for glyph in map(glyph_of, letters) if _is_on(glyph.left, glyph.top, width, height)]
    return Page(
        number,
        width,
        height,
        tuple(glyphs),
        tuple(across),
        tuple(down),
        tuple(image.box for image in drawing.images) if not quarters else (),
        sum(glyph.text == UNKNOWN for glyph in glyphs),
        aside=tuple(word for word in map(_word, drawing.aside) if word),
    )


def _word(text: str) -> str:
    return "".join(text.split())


def _is_on(x: float, y: float, width: float, height: float) -> bool:
    return -1 <= x <= width and -height <= y <= height


def _recognised(package: Package, volume: Volume, drawing: Drawing, page: Page) -> Page:
    """A page that is one picture as OCR reads it, where there is an engine and the picture can be opened."""
    engine = engine_found() if is_scan(page) else None
    if engine is None:
        return page
    largest = max(drawing.images, key=lambda image: image.box.area)
    try:
        picture = opened(package.part(volume.media.get(largest.media, "")), package.path)
    except InputError:  # a format of faxes, a damaged picture: said as a scan that was not read
        return page
    alive(RECOGNITION)
    return replace(page_of(picture, page.number, max(page.width, page.height), engine), aside=page.aside)
