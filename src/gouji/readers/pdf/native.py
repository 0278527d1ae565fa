"""PDFium's functions as bare calls: they are made several times for each character and each path of a page.

The functions of pypdfium2 check and convert every argument, which costs more than what they do. A bare call takes what
it is given, and a wrong argument ends the process: ``characters`` and ``objects`` make them, behind methods with types,
and nobody else does.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from types import ModuleType
from typing import Any

Handle = ctypes.c_void_p


@cache
def bare(raw: ModuleType, name: str, result: Any = ctypes.c_int, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` without checks of its arguments: numbers pass as C ints, handles and references as pointers.

    An address is a number that no C int holds: where one is passed, the kinds of all ``arguments`` must be given.
    """
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


class Room:
    """Rows of numbers of one ``kind`` that PDFium writes one by one and Python reads in one go.

    ``references`` has for each column a reference to its number in each row, for no more than ``written`` columns: who
    writes whole rows needs the first alone.
    """

    def __init__(self, kind: Any, width: int, rows: int, written: int | None = None) -> None:
        room, size = (kind * (width * rows))(), ctypes.sizeof(kind)
        self.references = [
            [ctypes.byref(room, size * at) for at in range(column, width * rows, width)]
            for column in range(width if written is None else written)
        ]
        self._width = width
        self._view = memoryview(room).cast("B").cast(kind._type_)

    def numbers(self) -> list[Any]:
        """The numbers row by row."""
        return self._view.tolist()

    def column(self, number: int, rows: int) -> list[Any]:
        """The numbers of a column in the first ``rows``."""
        return self._view[number : self._width * rows : self._width].tolist()
