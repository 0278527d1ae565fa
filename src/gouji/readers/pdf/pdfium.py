"""Pages by way of PDFium, page by page so that a long file needs no more memory than a short one."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.layout.arrange import is_scan
from gouji.readers.layout.page import Box, Glyph, Page
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.inside import unread, with_pictures
from gouji.readers.ocr.pages import page_of
from gouji.readers.pdf.glyphs import normal
from gouji.readers.pdf.paths import IDENTITY, Matrix, Rules, bounds_of, matrix_of, multiplied
from gouji.readers.pdf.turn import turn_of

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 3_000
#: A page of fine print has 5 000 characters; drawings may have more objects, but no document page does.
_MOST_GLYPHS = 60_000
_MOST_OBJECTS = 120_000
_DEEPEST_FORM = 6
_SPACES = (9, 32, 0xA0)
_known: dict[int, str] = {}
# Characters whose direction is asked for to tell how a page is turned.
_SAMPLE = 40
_SCAN_DPI = 150


def pages_of(data: bytes, path: str) -> Iterator[Page]:
    """The pages of a PDF, each loaded when it is asked for; raises ``InputError`` when the file cannot be used."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as fault:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise InputError(f"{path}：PDF 设有密码，请取消密码后再核对。") from None
        raise InputError(f"{path}：PDF 已损坏或没有传完整，请重新下载或重新导出。") from None
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise InputError(f"{path}：共 {count} 页，超过 {MOST_PAGES} 页的上限，请拆分后再核对。")
        if count == 0:
            raise InputError(f"{path}：PDF 里没有页面，请重新导出。")
        for number in range(1, count + 1):
            yield _page(document, number)
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:  # one damaged page is blank, as every viewer shows it
        return Page(number, 0, 0, (), (), ())
    try:
        loader = _Loader(page)
        loaded = loader.load(number)
        engine = engine_found() if unread(loaded) and loader.shown_upright else None
        if engine is None:
            return loaded
        shown = page.render(scale=_SCAN_DPI / 72).to_pil()
        if is_scan(loaded):
            return page_of(shown, number, max(loaded.width, loaded.height), engine)
        return with_pictures(loaded, shown, engine)
    finally:
        page.close()


class _Loader:
    """Reads one page. All coordinates pass through ``turn``, which makes the text stand upright."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        import pypdfium2.raw as raw

        self.raw = raw
        self.page = page
        self.text = page.get_textpage()
        self.count = min(self.text.count_chars(), _MOST_GLYPHS)
        self.turn = turn_of(page.get_bbox(), self._angle())
        self.rules = Rules(self.turn)
        self.pictures: list[Box] = []
        self.left = _MOST_OBJECTS

    @property
    def shown_upright(self) -> bool:
        """Whether the page as a viewer shows it is turned like its text."""
        return int(self.page.get_rotation()) // 90 % 4 == self.turn.quarters

    def load(self, number: int) -> Page:
        try:
            glyphs, unmapped = self._glyphs()
        finally:
            self.text.close()
        self._objects(self.page.raw, IDENTITY, 0)
        width, height = self.turn.width, self.turn.height
        across, down = self.rules.across, self.rules.down
        return Page(number, width, height, tuple(glyphs), tuple(across), tuple(down), tuple(self.pictures), unmapped)

    def _angle(self) -> int:
        """The direction most characters run in, as a multiple of 90 degrees; the page's own turn where it has no text."""
        raw, step = self.raw, max(self.count // _SAMPLE, 1)
        angles: list[int] = [
            -round(raw.FPDFText_GetCharAngle(self.text, at) * 2 / math.pi) % 4  # counted clockwise
            for at in range(0, self.count, step)
        ]
        if not angles:
            return int(self.page.get_rotation()) // 90 % 4
        return max(set(angles), key=angles.count)

    def _glyphs(self) -> tuple[list[Glyph], int]:
        raw, turn = self.raw, self.turn
        handle, width, height, straight = self.text.raw, turn.width, turn.height, turn.quarters == 0
        sides = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = sides
        references = [ctypes.byref(side) for side in sides]
        loose = raw.FS_RECTF()
        loose_reference = ctypes.byref(loose)
        unicode, tight_box, loose_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox, raw.FPDFText_GetLooseCharBox
        glyphs: list[Glyph] = []
        unmapped = 0
        for at in range(self.count):
            code = unicode(handle, at)
            if (code <= 32 or code == 0xA0) and (code not in _SPACES or raw.FPDFText_IsGenerated(handle, at)):
                continue
            tight_box(handle, at, *references)
            loose_box(handle, at, loose_reference)
            character = _known.get(code)
            if character is None:
                character = _known[code] = normal(code)
            if not character:
                unmapped += 1
                character = "\ufffd"
            if straight:
                x0, x1 = loose.left - turn.left, loose.right - turn.left
                y0, y1 = turn.top - top.value, turn.top - bottom.value
            else:
                _, y0, _, y1 = turn.box(left.value, bottom.value, right.value, top.value)
                x0, _, x1, _ = turn.box(loose.left, loose.bottom, loose.right, loose.top)
            if 0 <= y0 + y1 <= 2 * height and -1 <= x0 <= width:
                glyphs.append(Glyph(character, x0, y0, x1, y1))
        return glyphs, unmapped

    def _objects(self, holder: object, matrix: Matrix, depth: int) -> None:
        """Rules and pictures among the objects of the page or of a form drawn on it."""
        raw = self.raw
        count, get = (
            (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
            if depth == 0
            else (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        )
        for at in range(count(holder)):
            if self.left <= 0:
                return
            self.left -= 1
            item = get(holder, at)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.rules.add(raw, item, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                box = bounds_of(raw, item, matrix)
                if box is not None:
                    self.pictures.append(Box(*self.turn.box(*box)))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
                self._objects(item, multiplied(matrix_of(raw, item), matrix), depth + 1)
