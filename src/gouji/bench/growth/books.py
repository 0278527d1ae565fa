"""Workbooks: cells, merges, formats, formulas and texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gouji.bench.growth.packed import book
from gouji.bench.growth.shape import Shape


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _c(row: int, column: int, value: str = "1.5", more: str = "") -> str:
    return f'<c r="{_letters(column)}{row}"{more}><v>{value}</v></c>'


def _row(row: int, *cells: str) -> str:
    return f'<row r="{row}">{"".join(cells)}</row>'


def _data(rows: Iterator[str], after: str = "", before: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def _grid(n: int, width: int = 5, more: Callable[[int], str] = lambda _: "") -> Iterator[str]:
    return (
        _row(row, *(_c(row, column, f"{row}.{column}", more(row * width + column)) for column in range(width)))
        for row in range(1, n + 1)
    )


def _merges(n: int) -> str:
    return (
        "<mergeCells>" + "".join(f'<mergeCell ref="A{2 * at + 1}:B{2 * at + 2}"/>' for at in range(n)) + "</mergeCells>"
    )


def _formats(n: int, code: str) -> str:
    forms = "".join(f'<numFmt numFmtId="{200 + at}" formatCode="{code}{at % 7}"/>' for at in range(n))
    styles = "".join(f'<xf numFmtId="{200 + at}"/>' for at in range(n))
    return f"<numFmts>{forms}</numFmts><cellXfs>{styles}</cellXfs>"


def _styled_cells(n: int) -> Iterator[str]:
    return _grid(n, 1, lambda at: f' s="{at % n}" ph="{at}"')


_FILES: dict[str, tuple[int, Callable[[int], bytes]]] = {
    "rows": (1_000, lambda n: book(_data(_grid(n)))),
    "columns": (500, lambda n: book(_data(_grid(5, n)))),
    "sheets": (25, lambda n: book(*[_data(_grid(5))] * n)),
    "merges": (500, lambda n: book(_data(_grid(2 * n, 2), _merges(n)))),
    "merges beyond content": (500, lambda n: book(_data(_grid(5), _merges(n)))),
    "merges in each other": (
        100,
        lambda n: book(
            _data(
                _grid(200),
                "<mergeCells>" + "".join(f'<mergeCell ref="A1:E{at + 2}"/>' for at in range(n)) + "</mergeCells>",
            )
        ),
    ),
    "shared texts": (
        1_000,
        lambda n: book(
            _data(_row(at, _c(at, 0, str(at - 1), ' t="s"'), _c(at, 1)) for at in range(1, n + 1)),
            texts="".join(f"<si><t>项目{at}</t></si>" for at in range(n)),
        ),
    ),
    "rich texts": (
        1_000,
        lambda n: book(
            _data(_grid(5)), texts="<si>" + "<r><t>支</t></r><rPh sb='0' eb='1'><t>zhi</t></rPh>" * n + "</si>"
        ),
    ),
    "inline texts": (
        1_000,
        lambda n: book(
            _data(
                _row(at, f'<c r="A{at}" t="inlineStr"><is><t>项目{at}</t></is></c>', _c(at, 1))
                for at in range(1, n + 1)
            )
        ),
    ),
    "formats": (500, lambda n: book(_data(_styled_cells(n)), styles=_formats(n, "0.00_)"))),
    "one long format": (
        500,
        lambda n: book(_data(_grid(5, 3, lambda _: ' s="0"')), styles=_formats(1, "[$-x]0.0_);" * n)),
    ),
    "attributes of cells": (500, lambda n: book(_data(_styled_cells(n)))),
    "shared formulas": (
        500,
        lambda n: book(
            _data(
                _row(
                    at,
                    f'<c r="A{at}"><f t="shared" si="0"{" ref=" + chr(34) + "A1:A9" + chr(34) if at == 1 else ""}>{"B1+1" if at == 1 else ""}</f><v>1</v></c>',
                    _c(at, 1),
                )
                for at in range(1, n + 1)
            )
        ),
    ),
    "formulas": (
        500,
        lambda n: book(
            _data(
                _row(at, f'<c r="A{at}"><f>SUM(B{at}:D{at})</f><v>1</v></c>', _c(at, 1), _c(at, 2))
                for at in range(1, n + 1)
            )
        ),
    ),
    "formulas without results": (
        500,
        lambda n: book(
            _data(_row(at, f'<c r="A{at}"><f>SUM(B{at}:D{at})</f></c>', _c(at, 1)) for at in range(1, n + 1))
        ),
    ),
    "hidden rows": (
        500,
        lambda n: book(_data(f'<row r="{at}" hidden="1">{_c(at, 0)}{_c(at, 1)}</row>' for at in range(1, n + 1))),
    ),
    "hidden columns": (
        500,
        lambda n: book(_data(_grid(5), before="<cols>" + '<col min="1" max="9" hidden="1"/>' * n + "</cols>")),
    ),
    "cells far apart": (
        250,
        lambda n: book(_data(_row(7 * at + 1, _c(7 * at + 1, 3 * at % 4_000)) for at in range(n))),
    ),
    "nameless cells": (1_000, lambda n: book(_data("<row><c><v>1</v></c><c><v>2</v></c></row>" for _ in range(n)))),
    "odd numbers": (
        500,
        lambda n: book(_data(_row(at, _c(at, 0, f"1e{at + 400}"), _c(at, 1)) for at in range(1, n + 1))),
    ),
    "blank cells": (4_000, lambda n: book(_data(_row(at, f'<c r="A{at}" s="0"/>') for at in range(1, n + 1)) + "")),
}

BOOKS = tuple(Shape(f"xlsx: {name}", start, made) for name, (start, made) in _FILES.items())
