"""What stands in a form cell: a figure, words, or one of five kinds of nothing that must not be mixed up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from gouji.values import zh
from gouji.values.figure import Figure, FigureRange, parse_figure, parse_range, plain_figure


class Nothing(Enum):
    """空值: a cell without a value. None of these is 0, and they differ among themselves."""

    BLANK = "空白"
    DASH = "横线"
    ELLIPSIS = "省略号"
    NOT_APPLICABLE = "不适用"
    PLACEHOLDER = "占位符"


@dataclass(frozen=True, slots=True)
class Words:
    """文字: a cell that holds words, not a number."""

    text: str


CellValue = Figure | FigureRange | Nothing | Words

_DASHES = re.compile(r"[-—–─_/\\]+")
_DOTS = re.compile(r"(?:[….·⋯。]\s*)+")
#: What a blank form prints where a value is to stand: ≥XX人, **%, ××项目, ____万元; and its examples, 如：5场.
_PLACEHOLDER = re.compile(
    r"(?:指标\d{0,2}[:：])?(?:[≥≤≧≦><=＝约]*|不低于|不少于|不超过)(?:[XxＸ×]{2,}+|[*＊]{2,}+|_{2,}+)(?!\d)[%‰/·\u4e00-\u9fff]{0,5}"
    r"|(?:如|例如|例)[:：].*",
    re.DOTALL,
)
_NOT_APPLICABLE = frozenset(("不适用", "不涉及", "N/A", "n/a", "NA"))


def is_ellipsis(text: str) -> bool:
    """Whether a cell holds nothing but dots, as a row of a blank form that stands for any further ones."""
    return _DOTS.fullmatch(zh.halfwidth(text).strip()) is not None


@lru_cache(maxsize=32_768)
def read_cell(text: str) -> CellValue:
    """The value a cell's ``text`` states. Never raises: what is no number is ``Words``."""
    common = plain_figure(text)
    if common is not None:
        return common
    shown = zh.halfwidth(text).strip()
    if not shown:
        return Nothing.BLANK
    if is_ellipsis(shown):
        return Nothing.ELLIPSIS
    if _DASHES.fullmatch(shown):
        return Nothing.DASH
    if shown in _NOT_APPLICABLE:
        return Nothing.NOT_APPLICABLE
    if _PLACEHOLDER.fullmatch(shown):
        return Nothing.PLACEHOLDER
    if shown.startswith("("):
        inner = re.fullmatch(r"\((.*)\)", shown)
        if inner:
            shown = inner[1].strip()
    spread = parse_range(shown)
    if spread is not None:
        return FigureRange(text, spread.low, spread.high)
    figure = parse_figure(shown)
    return Words(text.strip()) if figure is None else figure
