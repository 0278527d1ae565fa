"""The OCR engines that may be installed, behind one interface."""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from gouji.values.cached import cached_property

# One cell is too little to share among threads.
_NEAR = {"det_min_side": 64, "threads": 1}
# In pixels: what is as wide and as high is as large as a page to the engine, which blows smaller pictures up to it.
_PAGE = 736
# Where a PNG file says its width and height.
_SIZE = struct.Struct(">16xII")


class Reading(NamedTuple):
    """识别结果: a line of text the engine saw, its box in pixels, and how sure it is in percent."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int


class Engine(Protocol):
    """识别引擎."""

    def recognise(self, image: bytes) -> list[Reading]:
        """The lines of text in an encoded image, from the top down."""
        ...

    def look(self, image: bytes) -> list[Reading]:
        """The same of a small part of a page that was cut out."""
        ...

    def reconsider(self, image: bytes) -> list[Reading]:
        """The same by other eyes, as far as the engine has any."""
        ...


@dataclass(frozen=True)
class FasterPaddle:
    """PP-OCRv6 in one library of machine code; the models are inside it.

    It blows small pictures up to the size of a page; ``near`` does not, and is fifteen times as fast on a cell. Each keeps the
    memory of the largest picture that it saw: a cell as large as a page is none for ``near``.
    """

    inner: Any
    near: Any

    def recognise(self, image: bytes) -> list[Reading]:
        return self._lines(self.inner, image)

    def look(self, image: bytes) -> list[Reading]:
        return self._lines(self.inner if min(_SIZE.unpack_from(image)) >= _PAGE else self.near, image)

    def reconsider(self, image: bytes) -> list[Reading]:
        return self._lines(self._larger, image)

    @cached_property
    def _larger(self) -> Any:
        """The larger model, which few pages need."""
        return type(self.inner)(model_size="small", **_NEAR)

    @staticmethod
    def _lines(engine: Any, image: bytes) -> list[Reading]:
        bounds = engine.ocr(image)["bounds"].values()
        return [
            _reading(one["text"], one["topLeftCoord"], one["bottomRightCoord"], one["confidence"]) for one in bounds
        ]


@dataclass(frozen=True)
class RapidOcr:
    """PP-OCR by way of ONNX Runtime; slower, on more kinds of machines."""

    inner: Any

    def recognise(self, image: bytes) -> list[Reading]:
        result = self.inner(image, use_cls=False)  # the angle classifier reads 08 as 80
        if result.boxes is None:
            return []
        return [
            _reading(text, box.min(axis=0), box.max(axis=0), score)
            for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
        ]

    def look(self, image: bytes) -> list[Reading]:
        return self.recognise(image)

    def reconsider(self, image: bytes) -> list[Reading]:
        return self.recognise(image)


def _reading(text: str, corner: Sequence[float], opposite: Sequence[float], score: float) -> Reading:
    return Reading(text, corner[0], corner[1], opposite[0], opposite[1], int(score * 100))


@lru_cache(maxsize=1)
def engine_found() -> Engine | None:
    """The engine that is installed, loaded once; None where there is none or the picture libraries are missing."""
    if not engine_is_installed():
        return None
    if _is_there("faster_paddle"):
        from faster_paddle import OcrEngine

        return FasterPaddle(OcrEngine(model_size="tiny", det_min_side=_PAGE), OcrEngine(model_size="tiny", **_NEAR))
    from rapidocr import RapidOCR

    return RapidOcr(RapidOCR())


def engine_is_installed() -> bool:
    """Whether there is an engine and what it needs; it is not loaded."""
    return all(map(_is_there, ("numpy", "PIL"))) and any(map(_is_there, ("faster_paddle", "rapidocr")))


def _is_there(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
