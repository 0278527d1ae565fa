"""Pages by way of PDFium, page by page so that a long file needs no more memory than a short one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache, partial
from types import ModuleType
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.layout.arrange import is_scan
from gouji.readers.layout.page import Box, Glyph, Page
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.inside import unread, with_pictures
from gouji.readers.ocr.pages import page_of
from gouji.readers.pdf.characters import Characters, Side
from gouji.readers.pdf.glyphs import UNKNOWN, normal
from gouji.readers.pdf.native import Handle
from gouji.readers.pdf.objects import Matrix, Objects
from gouji.readers.pdf.paths import IDENTITY, Rules, moved_bounds, multiplied
from gouji.readers.pdf.turn import turn_of

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 3_000
#: A page of fine print has 5 000 characters; drawings may have more objects, but no document page does.
_MOST_GLYPHS = 60_000
_MOST_OBJECTS = 120_000
_DEEPEST_FORM = 6
_SPACES = (9, 32, 0xA0)
_NO_BREAK = 0xA0
# Characters whose direction is asked for to tell how a page is turned.
_SAMPLE = 40
_SCAN_DPI = 150
# Radians: characters that run further off the lines than this are none of the text; a scan is never laid so badly.
_QUARTER, _ASLANT = math.pi / 2, 0.1
# Characters aslant belong together with a blank, or a line break that PDFium put in, between them.
_NEXT = 3


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
        characters, objects = _asked(raw)
        for number in range(1, count + 1):
            yield _page(document, number, characters, objects)
    finally:
        document.close()


@cache
def _asked(raw: ModuleType) -> tuple[Characters, Objects]:
    """What PDFium is asked with, made once: it takes one caller at a time, whatever file a page is of."""
    return Characters(raw), Objects(raw)


def _page(document: pypdfium2.PdfDocument, number: int, characters: Characters, objects: Objects) -> Page:
    import pypdfium2

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:  # one damaged page is blank, as every viewer shows it
        return Page(number, 0, 0, (), (), ())
    try:
        loader = _Loader(page, characters, objects)
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

    def __init__(self, page: pypdfium2.PdfPage, characters: Characters, objects: Objects) -> None:
        import pypdfium2.raw as raw

        self.raw = raw
        self.page = page
        self.characters = characters
        self.objects = objects
        self.text = page.get_textpage()
        self.count = min(self.text.count_chars(), _MOST_GLYPHS)
        self.turn = turn_of(page.get_bbox(), self._angle())
        self.rules = Rules(self.turn, objects)
        self.pictures: list[Box] = []
        self.left = _MOST_OBJECTS
        self.aside: tuple[str, ...] = ()

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
        return Page(
            number,
            width,
            height,
            tuple(glyphs),
            tuple(across),
            tuple(down),
            tuple(self.pictures),
            unmapped,
            aside=self.aside,
        )

    def _angle(self) -> int:
        """The direction most characters run in, as a multiple of 90 degrees; the page's own turn where it has no text."""
        sample = range(0, self.count, max(self.count // _SAMPLE, 1))
        angles = [-round(angle * 2 / math.pi) % 4 for angle in self.characters.angles(self.text.raw, sample)]
        if not angles:
            return int(self.page.get_rotation()) // 90 % 4
        return max(set(angles), key=angles.count)

    def _glyphs(self) -> tuple[list[Glyph], int]:
        """The characters printed on the page in the order they are drawn; how many of them are unknown."""
        texts = self._texts()
        self._set_aside(texts)
        glyphs = self._straight(texts) if self.turn.quarters == 0 else self._turned(texts)
        return glyphs, texts.count(UNKNOWN)

    def _set_aside(self, texts: list[str]) -> None:
        """Takes out of ``texts`` the characters that run aslant, as those of watermarks do."""
        angles = self.characters.angles(self.text.raw, range(self.count))
        aslant = [
            at for at, angle in enumerate(angles) if angle and abs(angle - round(angle / _QUARTER) * _QUARTER) > _ASLANT
        ]
        words: list[str] = []
        for last, at in zip([None, *aslant], aslant, strict=False):
            words.append(texts[at]) if last is None or at - last > _NEXT else words.append(words.pop() + texts[at])
            texts[at] = ""
        self.aside = tuple(word for word in words if word.strip())

    def _straight(self, texts: Sequence[str]) -> list[Glyph]:
        """The glyphs of an upright page that are not blank and lie on it: most pages are, so this is made to be quick."""
        sides = self.characters.sides(self.text.raw, self.count, (Side.LEFT, Side.RIGHT, Side.INK_TOP, Side.INK_BOTTOM))
        edge, head = self.turn.left, self.turn.top
        lowest, width, glyph = 2 * self.turn.height, self.turn.width, partial(tuple.__new__, Glyph)
        return [
            glyph((text, x0, y0, right - edge, y1, None))
            for text, left, right, top, bottom in zip(texts, *sides, strict=True)
            if text and -1 <= (x0 := left - edge) <= width and 0 <= (y0 := head - top) + (y1 := head - bottom) <= lowest
        ]

    def _turned(self, texts: Sequence[str]) -> list[Glyph]:
        turn, glyphs = self.turn, []
        for text, *sides in zip(texts, *self.characters.sides(self.text.raw, self.count, list(Side)), strict=True):
            ink_left, ink_right, ink_bottom, ink_top, left, top, right, bottom = sides
            _, y0, _, y1 = turn.box(ink_left, ink_bottom, ink_right, ink_top)
            x0, _, x1, _ = turn.box(left, bottom, right, top)
            if text and 0 <= y0 + y1 <= 2 * turn.height and -1 <= x0 <= turn.width:
                glyphs.append(Glyph(text, x0, y0, x1, y1))
        return glyphs

    def _texts(self) -> list[str]:
        """Each character as it is read; empty for control characters and for spaces that PDFium put in."""
        codes = self.characters.codes(self.text.raw, self.count)
        texts = list(map(normal, codes))
        for at in [at for at, code in enumerate(codes) if code <= 32 or code == _NO_BREAK]:
            if codes[at] not in _SPACES or self.characters.generated(self.text.raw, at):
                texts[at] = ""
        return texts

    def _objects(self, holder: object, matrix: Matrix, depth: int) -> None:
        """Rules and pictures among the objects of the page or of a form drawn on it."""
        raw = self.raw
        addresses, kinds = self.objects.on(holder, self.left, form=depth > 0)
        self.left -= len(addresses)
        self.rules.add(_of_kind(raw.FPDF_PAGEOBJ_PATH, addresses, kinds), matrix)
        for item in map(Handle, _of_kind(raw.FPDF_PAGEOBJ_IMAGE, addresses, kinds)):
            box = moved_bounds(self.objects.bounds(item), matrix)
            if box is not None:
                self.pictures.append(Box(*self.turn.box(*box)))
        if depth < _DEEPEST_FORM:
            for item in map(Handle, _of_kind(raw.FPDF_PAGEOBJ_FORM, addresses, kinds)):
                self._objects(item, multiplied(self.objects.matrix(item) or IDENTITY, matrix), depth + 1)


def _of_kind(kind: int, addresses: Sequence[int], kinds: Sequence[int]) -> list[int]:
    return [address for address, its in zip(addresses, kinds, strict=True) if its == kind] if kind in kinds else []
