"""Writes the example workbooks: two invented bodies, one in the Hunan manner, one in the Hubei manner.

.venv/bin/python examples/make_workbooks.py
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record, Value
from gouji.workbook.schema import SheetPlan, sheets

HERE = Path(__file__).parent
NAMES = ("qinglan-2023-hunan", "hengshi-2021-hubei")


def content_of(raw: Mapping[str, Any]) -> Content:
    """The content that a TOML file states: a table for a sheet of fields, a list of lists under ``columns`` for rows."""
    return Content({plan.id: _records(plan, raw[plan.id]) for plan in sheets() if plan.id in raw})


def _records(plan: SheetPlan, raw: Any) -> tuple[Record, ...]:
    kinds = {column.id: column.kind for column in plan.columns}
    if plan.layout == "fields":
        return (Record({name: Entry(_value(kinds[name], value)) for name, value in _flat(raw).items()}),)
    records = []
    for row in raw["rows"]:
        cells = dict(zip(raw["columns"], row, strict=True))
        row_id = str(cells.pop("row", ""))
        entries = {name: Entry(_value(kinds[name], value)) for name, value in cells.items() if value != ""}
        records.append(Record(entries, row_id))
    return tuple(records)


def _flat(raw: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in raw.items():
        flat.update(_flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value})
    return flat


def _value(kind: str, value: Any) -> Value:
    if kind in ("amount", "points"):
        return Decimal(str(value))
    return int(value) if kind in ("count", "year") else str(value).strip()


def main() -> None:
    for name in NAMES:
        raw = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)
        (HERE / f"{name}.xlsx").write_bytes(template.write(content_of(raw)))


if __name__ == "__main__":
    main()
