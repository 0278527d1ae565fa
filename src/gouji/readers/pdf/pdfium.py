"""Pages by way of PDFium, page by page so that a long file needs no more memory than a short one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive
from gouji.readers.layout.arrange import is_scan
from gouji.readers.layout.page import Box, Page
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.inside import unread, with_pictures
from gouji.readers.ocr.pages import page_of
from gouji.readers.pdf.characters import Characters
from gouji.readers.pdf.fonts import fonts
from gouji.readers.pdf.glyphs import UNKNOWN, normal
from gouji.readers.pdf.native import Handle
from gouji.readers.pdf.objects import Matrix, Objects
from gouji.readers.pdf.paths import IDENTITY, Rules, moved_bounds, multiplied
from gouji.readers.pdf.standing import quarters_of, standing
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
_SCAN_DPI = 150


def pages_of(data: bytes, path: str) -> Iterator[Page]:
    """The pages of a PDF, each loaded when it is asked for; raises ``InputError`` when the file cannot be used."""
    import pypdfium2
    import pypdfium2.raw as raw

    fonts(raw)
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
            alive()
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
        alive(RECOGNITION)
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
        self.of = characters.objects(self.text.raw, self.count)
        self.settings = characters.settings(self.text.raw, self.of)
        quarters = quarters_of(self.of, self.settings)
        if quarters is None:  # the page's own turn where it has no text
            quarters = int(page.get_rotation()) // 90 % 4
        self.turn = turn_of(page.get_bbox(), quarters)
        self.rules = Rules(self.turn, objects)
        self.pictures: list[Box] = []
        self.left = _MOST_OBJECTS

    @property
    def shown_upright(self) -> bool:
        """Whether the page as a viewer shows it is turned like its text."""
        return int(self.page.get_rotation()) // 90 % 4 == self.turn.quarters

    def load(self, number: int) -> Page:
        try:
            texts = self._texts()
            glyphs, aside = standing(texts, self.of, self.settings, self.characters, self.text.raw, self.turn)
        finally:
            self.text.close()
        self._objects(self.page.raw, IDENTITY, 0)
        return Page(
            number,
            self.turn.width,
            self.turn.height,
            tuple(glyphs),
            tuple(self.rules.across),
            tuple(self.rules.down),
            tuple(self.pictures),
            texts.count(UNKNOWN),
            aside=tuple(aside),
        )

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
