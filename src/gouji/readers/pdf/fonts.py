"""字体: which fonts PDFium finds besides those a PDF carries: none of the machine's, so that a file reads the same on each.

Where text is read, one blank font of our own stands for every missing one. Where a page is drawn for recognition, the
fonts of the machine are there, as for any viewer.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Any

from gouji.readers.pdf.blankfont import blank_font

# PDFium carries its own of these, with the widths that a PDF may leave out for them alone.
_STANDARD = re.compile(rb"(?i)(?:helvetica|arial|times|courier|symbol|zapfdingbats)")
_OURS = 1


class Fonts:
    """字库: the source of fonts that PDFium asks, put in the place of its own. It lasts as long as the process."""

    def __init__(self, raw: ModuleType) -> None:
        self._machine = raw.FPDF_GetDefaultSystemFontInfo()
        self._shown = self._listed = False
        self._mapper: int | None = None
        info = raw.FPDF_SYSFONTINFO()
        info.version = 1
        kinds = dict(info._fields_)
        for name, answer in (
            ("EnumFonts", self._begin),
            ("MapFont", self._find),
            ("GetFont", self._named),
            ("GetFontData", self._data),
            ("GetFaceName", self._face_name),
            ("GetFontCharset", self._charset),
            ("DeleteFont", self._drop),
        ):
            setattr(info, name, kinds[name](answer))
        self._info = info
        raw.FPDF_SetSystemFontInfo(info)

    @contextmanager
    def of_the_machine(self) -> Iterator[None]:
        """Documents opened inside are drawn with the fonts of the machine; no text may be read from them."""
        self._shown = True
        if self._mapper and self._machine and not self._listed:
            self._machine.contents.EnumFonts(self._machine, self._mapper)
            self._listed = True
        try:
            yield
        finally:
            self._shown = False

    def _begin(self, _info: Any, mapper: int | None) -> None:
        """PDFium lists fonts once, before it looks for the first."""
        self._mapper = mapper
        if self._shown and self._machine:
            self._machine.contents.EnumFonts(self._machine, mapper)
            self._listed = True

    def _find(
        self, _info: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any
    ) -> int | None:
        if self._shown:
            found = self._machine and self._machine.contents.MapFont(
                self._machine, weight, italic, charset, pitch, face, exact
            )
            return found or None
        return None if _STANDARD.match(ctypes.cast(face, ctypes.c_char_p).value or b"") else _OURS

    def _named(self, _info: Any, face: Any) -> int | None:
        if self._shown and self._machine:
            return self._machine.contents.GetFont(self._machine, face) or None
        return None

    def _data(self, _info: Any, font: int, table: int, room: Any, size: int) -> int:
        if font != _OURS:
            return int(self._machine.contents.GetFontData(self._machine, font, table, room, size))
        if table:  # of a collection of fonts, which ours is none
            return 0
        content = blank_font()
        if room and size >= len(content):
            ctypes.memmove(room, content, len(content))
        return len(content)

    def _face_name(self, _info: Any, font: int, room: Any, size: int) -> int:
        return 0 if font == _OURS else int(self._machine.contents.GetFaceName(self._machine, font, room, size))

    def _charset(self, _info: Any, font: int) -> int:
        return 0 if font == _OURS else int(self._machine.contents.GetFontCharset(self._machine, font))

    def _drop(self, _info: Any, font: int) -> None:
        if font != _OURS:
            self._machine.contents.DeleteFont(self._machine, font)


@cache
def fonts(raw: ModuleType) -> Fonts:
    """The one source of fonts, put in place when first asked for."""
    return Fonts(raw)
