"""Pages by way of PDFium, page by page so that a long file needs no more memory than a short one."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from gouji.document.tree import Note
from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive
from gouji.readers.layout.arrange import is_scan
from gouji.readers.layout.page import Box, Page
from gouji.readers.ocr.engine import engine_found
from gouji.readers.ocr.inside import unread, with_pictures
from gouji.readers.ocr.pages import page_of
from gouji.readers.ocr.picture import is_blank
from gouji.readers.pdf.characters import Characters
from gouji.readers.pdf.clipping import Clipping
from gouji.readers.pdf.containers import carried
from gouji.readers.pdf.fields import filled_in
from gouji.readers.pdf.fonts import fonts
from gouji.readers.pdf.glyphs import UNKNOWN, normal
from gouji.readers.pdf.native import Handle
from gouji.readers.pdf.objects import Matrix, Objects
from gouji.readers.pdf.paths import IDENTITY, Rules, moved_bounds, multiplied
from gouji.readers.pdf.standing import quarters_of, standing
from gouji.readers.pdf.turn import turn_of
from gouji.readers.pdf.undecoded import undecoded

if TYPE_CHECKING:
    import PIL.Image
    import pypdfium2

MOST_PAGES = 3_000
#: A page of fine print has 5 000 characters; drawings may have more objects, but no document page does.
_MOST_GLYPHS = 400_000
_MOST_OBJECTS = 400_000
#: Drawings set into each other deeper than this are not looked at.
_DEEPEST_FORM = 6
#: In seconds of computing: what reading may take in all, and for each page that is read. Dense pages take an eighth.
_START, _A_PAGE = 8.0, 0.1
_IN_FIGURES = frozenset("0123456789.,-% ")
# In shares of the characters of a page outside figures: with more of them unknown the picture of the page says more than its text.
_ILLEGIBLE = 0.5
_SPACES = (9, 32, 0xA0)
_NO_BREAK = 0xA0
_SCAN_DPI = 150
_MOST_PIXELS = 12_000_000
#: A small picture of the page tells whether it shows anything at all.
_SMALL_PIXELS = 250_000


def pages_of(data: bytes, path: str, said: list[Note] | None = None) -> Iterator[Page]:
    """The pages of a PDF, each loaded when it is asked for; raises ``InputError`` when the file cannot be used.

    ``said`` is given a note for whatever the file holds that is on no page, or is more than is read of one.
    """
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
        if raw.FPDF_GetFormType(document) != raw.FORMTYPE_NONE:
            document.init_forms()
        reading = _Reading()
        for number in range(1, count + 1):
            alive()
            if reading.is_overdue(number):
                break
            yield _page(data, document, number, reading)
        if said is not None:
            said += [*carried(document), *reading.notes(count)]
        alive(RECOGNITION)  # what follows takes its time on a long file
    finally:
        document.close()


@cache
def _asked(raw: ModuleType) -> tuple[Characters, Objects, Clipping]:
    """What PDFium is asked with, made once: it takes one caller at a time, whatever file a page is of."""
    return Characters(raw), Objects(raw), Clipping(raw)


@dataclass(slots=True)
class _Reading:
    """How the reading of a file goes: ``cut`` are the pages that hold more than is read of one, ``blank`` those that are
    damaged, ``unread`` the first that there was no time for, ``recognising`` the time that pictures took."""

    begun: float = field(default_factory=time.process_time)
    recognising: float = 0.0
    cut: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    unread: int | None = None

    def is_overdue(self, number: int) -> bool:
        """Whether the pages before ``number`` took so long that no more are read."""
        taken = time.process_time() - self.begun - self.recognising
        if taken > _START + _A_PAGE * number:
            self.unread = number
        return self.unread is not None

    def notes(self, count: int) -> Iterator[Note]:
        if self.cut:
            said = f"第{_listed(self.cut)}页的内容过多，超出上限的部分没有读取，其中的数字没有核对。"
            yield Note(said, unread=True)
        if self.blank:
            yield Note(f"第{_listed(self.blank)}页已损坏，打不开，没有读取。", unread=True)
        if self.unread is not None:
            said = f"文件内容异常复杂，读到第 {self.unread - 1} 页已用完时间，共 {count} 页，后面的没有读取，请拆分后再核对。"
            yield Note(said, unread=True)


def _listed(pages: Sequence[int]) -> str:
    return "、".join(map(str, pages))


def _page(data: bytes, document: pypdfium2.PdfDocument, number: int, reading: _Reading) -> Page:
    """The page ``number``; ``reading`` is told where it holds more than is read."""
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:  # one damaged page is blank, as every viewer shows it
        reading.blank.append(number)
        return Page(number, 0, 0, (), (), ())
    try:
        loader = _Loader(page, *_asked(raw))
        loaded = loader.load(number)
        more, whole = filled_in(document, page, loader.turn)
        if more:
            loaded = replace(loaded, glyphs=(*loaded.glyphs, *more))
        if loader.cut or loader.rules.cut or not whole:
            reading.cut.append(number)
        words = sum(1 for glyph in loaded.glyphs if glyph.text not in _IN_FIGURES)
        illegible = loaded.unmapped > _ILLEGIBLE * words
        engine = engine_found() if (illegible or unread(loaded)) and loader.shown_upright else None
        if engine is None:
            return loaded
        alive(RECOGNITION)
        begun = time.process_time()
        if is_blank(_shown(data, number, loaded, _SMALL_PIXELS)):
            return loaded
        shown = _shown(data, number, loaded, _MOST_PIXELS)
        if illegible or is_scan(loaded):
            loaded = page_of(shown, number, max(loaded.width, loaded.height), engine)
        else:
            loaded = with_pictures(loaded, shown, engine)
        reading.recognising += time.process_time() - begun
        return loaded
    finally:
        page.close()


def _shown(data: bytes, number: int, page: Page, most: int) -> PIL.Image.Image:
    """A picture of the page, of ``most`` pixels, as a viewer on this machine shows it."""
    import pypdfium2
    import pypdfium2.raw as raw

    scale = min(_SCAN_DPI / 72, math.sqrt(most / max(page.width * page.height, 1)))
    with fonts(raw).of_the_machine():
        document = pypdfium2.PdfDocument(data)
        try:
            shown: PIL.Image.Image = document[number - 1].render(scale=scale).to_pil()
            return shown
        finally:
            document.close()


class _Loader:
    """Reads one page. All coordinates pass through ``turn``, which makes the text stand upright."""

    def __init__(self, page: pypdfium2.PdfPage, characters: Characters, objects: Objects, clipping: Clipping) -> None:
        import pypdfium2.raw as raw

        self.raw = raw
        self.page = page
        self.characters = characters
        self.objects = objects
        self.text = page.get_textpage()
        printed = self.text.count_chars()
        self.count = min(printed, _MOST_GLYPHS)
        self.cut = printed > self.count
        self.of = characters.objects(self.text.raw, self.count)
        self.settings = characters.settings(self.text.raw, self.of)
        self.hidden, self.ends = clipping.shown([address for address in self.settings if address])
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
            glyphs, aside = standing(
                texts, self.of, self.settings, self.ends, self.characters, self.text.raw, self.turn
            )
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
        """Each character as it is read; empty for control characters, for spaces that PDFium put in and for what is not
        shown."""
        codes = self.characters.codes(self.text.raw, self.count)
        texts = list(map(normal, codes))
        for at in [at for at, code in enumerate(codes) if code <= 32 or code == _NO_BREAK]:
            if self.characters.hyphen(self.text.raw, at):
                texts[at] = "-"
            elif codes[at] not in _SPACES or self.characters.generated(self.text.raw, at):
                texts[at] = ""
        if self.hidden:
            texts = ["" if address in self.hidden else text for text, address in zip(texts, self.of, strict=True)]
        return undecoded(texts, [self.settings[one].font for one in self.of])

    def _objects(self, holder: object, matrix: Matrix, depth: int) -> None:
        """Rules and pictures among the objects of the page or of a form drawn on it."""
        raw = self.raw
        addresses, kinds = self.objects.on(holder, self.left + 1, form=depth > 0)
        self.cut = self.cut or len(addresses) > self.left
        self.left -= len(addresses)
        self.rules.add(_of_kind(raw.FPDF_PAGEOBJ_PATH, addresses, kinds), matrix)
        for item in map(Handle, _of_kind(raw.FPDF_PAGEOBJ_IMAGE, addresses, kinds)):
            box = moved_bounds(self.objects.bounds(item), matrix)
            if box is not None:
                self.pictures.append(Box(*self.turn.box(*box)))
        forms = _of_kind(raw.FPDF_PAGEOBJ_FORM, addresses, kinds)
        self.cut = self.cut or (depth == _DEEPEST_FORM and bool(forms))
        for item in map(Handle, forms if depth < _DEEPEST_FORM and self.left > 0 else ()):
            self._objects(item, multiplied(self.objects.matrix(item) or IDENTITY, matrix), depth + 1)


def _of_kind(kind: int, addresses: Sequence[int], kinds: Sequence[int]) -> list[int]:
    return [address for address, its in zip(addresses, kinds, strict=True) if its == kind] if kind in kinds else []
