"""The tables of a batch as Parquet files: their columns, and writing them in order, a group of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.batch.store import Rows

if TYPE_CHECKING:
    import pyarrow

TEXT, WHOLE, EXACT, TEXTS = "text", "whole", "exact", "texts"
_WHERE = (
    ("input", WHOLE),
    ("page", WHOLE),
    ("line", WHOLE),
    ("section", TEXT),
    ("table", TEXT),
    ("row", TEXT),
    ("column", TEXT),
)
_SIDE = (("label", TEXT), ("text", TEXT), ("value", TEXT), ("unit", TEXT))

#: The columns of each table behind ``dossier``, the number of the dossier, and what each holds. ``EXACT`` is a decimal of 38
#: digits with 10 places; amounts of money are in 元.
COLUMNS: Mapping[str, Sequence[tuple[str, str]]] = {
    "dossiers": (
        *(("body", TEXT), ("year", WHOLE), ("files", WHOLE), ("errors", WHOLE), ("warnings", WHOLE), ("infos", WHOLE)),
        *(("passed", WHOLE), ("failed", WHOLE), ("not_applicable", WHOLE), ("undecided", WHOLE), ("crashed", WHOLE)),
        *(("figures", WHOLE), ("tied", WHOLE)),
    ),
    "documents": (
        *(("input", WHOLE), ("path", TEXT), ("sha256", TEXT), ("format", TEXT), ("kinds", TEXTS), ("body", TEXT)),
        *(("year", WHOLE), ("figures", WHOLE), ("tied", WHOLE), ("unread", WHOLE), ("refused", TEXT)),
    ),
    "facts": (
        *(
            ("subject", TEXT),
            ("measure", TEXT),
            ("fiscal_year", WHOLE),
            ("value", EXACT),
            ("unit", TEXT),
            ("printed", TEXT),
        ),
        *_WHERE,
    ),
    "findings": (
        *(("code", TEXT), ("slug", TEXT), ("severity", TEXT), ("class", TEXT), ("message", TEXT), ("suggestion", TEXT)),
        *(("group", TEXT), ("fingerprint", TEXT)),
        *((f"left_{name}", kind) for name, kind in _SIDE),
        *((f"right_{name}", kind) for name, kind in _SIDE),
        *(("difference", TEXT), ("relation", TEXT), ("path", TEXT)),
        *_WHERE,
    ),
    "outcomes": (("code", TEXT), ("state", TEXT), ("reason", TEXT), ("count", WHOLE)),
    "coverage": (("input", WHOLE), ("part", TEXT), ("figures", WHOLE), ("tied", WHOLE)),
    "scores": (
        *(("form", WHOLE), ("level1", TEXT), ("level2", TEXT), ("level3", TEXT), ("target", TEXT), ("actual", TEXT)),
        *(("weight", EXACT), ("claimed", EXACT), ("low", EXACT), ("high", EXACT), ("method", TEXT), ("reason", TEXT)),
        ("input", WHOLE),
    ),
}
_PLACES = Decimal(1).scaleb(-10)
_LARGEST = Decimal(10) ** 27
#: Rows that are held before they are written.
_GROUP = 20_000


def write(dossiers: Iterable[Rows], folder: Path) -> None:
    """Writes every table of ``COLUMNS`` into ``folder``; equal rows make equal files, byte for byte."""
    import pyarrow.parquet as parquet

    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                parquet.ParquetWriter(folder / f"{name}.parquet", schema(name), compression="zstd")
            )
            for name in COLUMNS
        }
        held: dict[str, list[Sequence[Any]]] = {name: [] for name in COLUMNS}
        for number, one in enumerate(dossiers):
            for name, rows in one.items():
                held[name] += [(number, *row) for row in rows]
                if len(held[name]) >= _GROUP:
                    writers[name].write_table(_table(name, held[name]))
                    held[name].clear()
        for name, rows in held.items():
            writers[name].write_table(_table(name, rows))


def schema(name: str) -> pyarrow.Schema:
    """The columns of one table."""
    import pyarrow

    kinds = {
        TEXT: pyarrow.string(),
        WHOLE: pyarrow.int64(),
        EXACT: pyarrow.decimal128(38, 10),
        TEXTS: pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema([("dossier", pyarrow.int64()), *((column, kinds[kind]) for column, kind in COLUMNS[name])])


def _table(name: str, rows: Sequence[Sequence[Any]]) -> pyarrow.Table:
    import pyarrow

    kinds = [WHOLE, *(kind for _, kind in COLUMNS[name])]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(kinds)
    values = [list(_held(column, kind)) for column, kind in zip(columns, kinds, strict=True)]
    return pyarrow.table(values, schema=schema(name))


def _held(column: Iterable[Any], kind: str) -> Iterator[Any]:
    for value in column:
        if kind == TEXT and value is not None:
            yield value.encode("utf-8", "replace").decode("utf-8")  # a file's name may be no text
        elif kind == EXACT and value is not None:
            exact = Decimal(value)
            yield exact.quantize(_PLACES) if abs(exact) < _LARGEST else None
        else:
            yield value
