"""What a shape is: content that is repeated as often as one likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

#: What every file says besides, so that it is taken for what is checked.
TITLE = "青溪县水利局2022年度部门决算公开\n"
SENTENCE = "2022年度本年支出368.94万元，比上年决算371.26万元减少2.32万元。"


class Shape(NamedTuple):
    """样式: ``file`` gives the bytes of a file with so many of what ``name`` says; ``start`` is the size to begin with."""

    name: str
    start: int
    file: Callable[[int], bytes]


def each(piece: str, join: str = "") -> Callable[[int], str]:
    """``piece`` so many times, {0} its number and {1} a small one."""
    return lambda n: join.join([piece.format(at + 1, at % 9 + 1) for at in range(n)])
