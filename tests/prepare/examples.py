"""The example workbooks, their content and the unit-years they state."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from gouji.domain.package import UnitYear
from gouji.workbook import template
from gouji.workbook.content import Content
from gouji.workbook.loading import load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))

from make_workbooks import NAMES, content_of  # noqa: E402

__all__ = ["EXAMPLES", "NAMES", "content", "problems", "unit_year"]


@cache
def content(name: str) -> Content:
    raw = tomllib.loads((EXAMPLES / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)
    return content_of(raw)


@cache
def unit_year(name: str) -> UnitYear:
    unit, found = load(EXAMPLES / f"{name}.xlsx")
    assert unit is not None, list(map(str, found))
    return unit


def problems(made: Content, folder: Path) -> Iterator[str]:
    """What loading the workbook of ``made`` complains of, with the ledgers of the examples beside it."""
    path = folder / "book.xlsx"
    path.write_bytes(template.write(made))
    ledgers = folder / "ledgers"
    if not ledgers.exists():
        ledgers.symlink_to(EXAMPLES / "ledgers")
    return map(str, load(path)[1])
