"""Looks of a document in print, drawn at random: paper, margins, type, rules, columns, running lines, watermarks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from random import Random


class Ruling(Enum):
    """表线: how a table is ruled."""

    FULL = "全框"
    DOWN = "只有竖线"
    FRAMED_DOWN = "外框加竖线"
    ACROSS = "只有横线"
    THREE = "三线"
    BOX = "只有外框"
    BANDS = "底色代线"
    NONE = "无线"


@dataclass(frozen=True, slots=True)
class Watermark:
    """水印: ``words`` in ``size`` points at ``angle`` degrees; ``grey`` in percent, 0 black."""

    words: str
    angle: int
    size: int
    grey: int
    in_front: bool
    times: int


@dataclass(frozen=True, slots=True)
class Look:
    """版式: lengths of ``paper`` and ``margins`` (top, right, bottom, left) in millimetres, sizes of type in points.

    ``leading`` is white between lines in shares of the size. ``sheet`` is how many pages stand on one sheet, ``turn`` how
    many quarters the sheet is turned for the viewer.
    """

    paper: tuple[int, int]
    margins: tuple[int, int, int, int]
    font: str
    size: float
    leading: float
    table_size: float
    inset: float
    ruling: Ruling
    repeats_heads: bool
    columns: int
    number: str
    head: str
    watermark: Watermark | None
    sheet: int
    turn: int

    @property
    def told(self) -> str:
        """The look in a few words."""
        mark = self.watermark
        return "、".join(
            [
                f"{self.paper[0]}×{self.paper[1]}",
                f"{self.font} {self.size}/{self.table_size} 磅",
                self.ruling.value,
                *(["表头不重复"] if not self.repeats_heads else []),
                *(["两栏"] if self.columns > 1 else []),
                *([f"水印 {mark.angle} 度"] if mark else []),
                *(["一张两页"] if self.sheet > 1 else []),
                *([f"转 {90 * self.turn} 度"] if self.turn else []),
            ]
        )


_PAPERS = ((210, 297), (210, 297), (176, 250), (184, 260), (216, 279), (297, 420))
_FONTS = ("FandolSong", "FandolFang R", "FandolHei", "FandolKai")
#: ``#`` stands for the number of the page, ``@`` for how many there are.
_NUMBERS = ("", "—#—", "-#-", "- # -", "第#页", "第#页 共@页", "#/@", "· # ·", "#", "第 # 页，共 @ 页")
_HEADS = ("", "", "部门决算公开", "决算公开文本　内部使用")
_MARKS = ("公开专用", "内部资料 20240815", "机密", "征求意见稿", "江安市司法局", "样本")


def random_look(seed: int) -> Look:
    """A look; equal seeds give equal ones."""
    dice = Random(seed)
    paper = dice.choice(_PAPERS)
    size = dice.choice((10.5, 12.0, 14.0, 16.0))
    return Look(
        paper=paper,
        margins=(dice.randint(18, 37), dice.randint(12, 30), dice.randint(18, 35), dice.randint(12, 30)),
        font=dice.choice(_FONTS),
        size=size,
        leading=dice.choice((0.35, 0.5, 0.8, 1.1)),
        table_size=dice.choice((6.0, 7.0, 8.0, 9.0)),
        inset=dice.choice((1.5, 2.5, 4.0)),
        ruling=dice.choice((Ruling.FULL, Ruling.FULL, *Ruling)),
        repeats_heads=dice.random() < 0.6,
        columns=2 if dice.random() < 0.15 and size <= 12 else 1,
        number=dice.choice(_NUMBERS),
        head=dice.choice(_HEADS),
        watermark=_watermark(dice) if dice.random() < 0.35 else None,
        sheet=2 if dice.random() < 0.12 else 1,
        turn=dice.choice((1, 2, 3)) if dice.random() < 0.1 else 0,
    )


def _watermark(dice: Random) -> Watermark:
    return Watermark(
        words=dice.choice(_MARKS),
        angle=dice.choice((0, 0, -45, -30, 30, 45, 60, 10)),
        size=dice.choice((14, 24, 40, 64)),
        grey=dice.choice((0, 50, 75, 88)),
        in_front=dice.random() < 0.5,
        times=dice.choice((1, 3, 6)),
    )
