"""The value below a head that is merged over several columns."""

from __future__ import annotations

from gouji.document.grid import grid_of
from gouji.document.notation import parse


def below(*rows: str) -> list[str]:
    """What stands below 分值, which is merged over the second and third of four columns."""
    (table,) = parse("\n".join(("| 名称 | {1x2}分值 | 得分 |", *rows))).tables
    grid = grid_of(table)
    return [cell.text if (cell := grid.under(row, 0, 1)) else "无" for row in range(1, grid.height)]


def test_a_value_may_stand_in_either_half_or_in_both_as_one() -> None:
    assert below("| 甲 | 10 |  | 9 |", "| 乙 |  | 20 | 9 |", "| 丙 | {1x2}30 | 9 |") == ["10", "20", "30"]


def test_two_columns_below_one_head_are_not_one() -> None:
    assert below("| 甲 | 10 | 100% | 9 |", "| 乙 |  | 90% | 9 |") == ["10", ""]


def test_a_blank_stays_blank() -> None:
    assert below("| 甲 |  |  | 9 |", "| 乙 | {1x2} | 9 |") == ["", ""]


def test_what_reaches_beyond_the_head_is_not_its_value() -> None:
    assert below("| 甲 |  | {1x2}9 |") == [""]
