"""样表: account tables written out from amounts by key, in document notation: for pages of relations and for the benchmark."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gouji.catalogue.budgets import BudgetLayout, TreeRow, budget_columns, budget_layouts
from gouji.catalogue.classification import name_of
from gouji.catalogue.tables import FixedRow, Layout, layouts

Amounts = Mapping[tuple[str, str], str]
_MEASURES = {"budget": "预算数", "final": "决算数"}
_BUDGET = "budget_"
_FOOTERS = (("personnel_total", "人员经费合计"), ("public_total", "公用经费合计"))


def specimen(cells: Mapping[str, str]) -> str:
    """The tables that ``cells`` (table.row.column or table.row = amount) fill, each under its title, in notation."""
    tables: dict[str, dict[tuple[str, str], str]] = {}
    for path, amount in cells.items():
        table, row, column = (*path.split("."), "total" if path.startswith(_BUDGET) else "amount")[:3]
        tables.setdefault(table, {})[row, column] = amount
    known = budget_layouts()
    return "\n\n".join(
        _budget(known[key], amounts) if key in known else written(layouts()[key], amounts)
        for key, amounts in tables.items()
    )


def written(layout: Layout, amounts: Amounts) -> str:
    """One table in notation with its title and unit, the rows in the order of ``amounts``."""
    rows = {"halves": _halves, "coded": _coded, "blocks": _blocks, "matrix": _matrix}[layout.kind](layout, amounts)
    return "\n".join((layout.name, "单位：万元", *("| " + " | ".join(row) + " |" for row in rows)))


def _halves(layout: Layout, amounts: Amounts) -> Iterable[tuple[str, ...]]:
    used = {column for row, column in amounts if any(one.key == row and one.side == "right" for one in layout.rows)}
    right = [column for column in layout.columns if column in used] or ["amount"]
    yield ("项目", "决算数", "项目", *(_name(layout, column) for column in right))
    left_rows, right_rows = (_printed(layout, side, amounts) for side in ("left", "right"))
    for at in range(max(len(left_rows), len(right_rows))):
        one = left_rows[at] if at < len(left_rows) else None
        other = right_rows[at] if at < len(right_rows) else None
        yield (
            one.labels[0] if one else "",
            amounts.get((one.key, "amount"), "") if one else "",
            other.labels[0] if other else "",
            *(amounts.get((other.key, column), "") if other else "" for column in right),
        )


def _printed(layout: Layout, side: str, amounts: Amounts) -> list[FixedRow]:
    keys = {row for row, _ in amounts}
    return [row for row in layout.rows if row.side == side and row.key in keys]


def _coded(layout: Layout, amounts: Amounts) -> Iterable[tuple[str, ...]]:
    columns = [column for column in layout.columns if any(column == used for _, used in amounts)]
    yield ("科目编码", "科目名称", *(_name(layout, column) for column in columns))
    for row in dict.fromkeys(row for row, _ in amounts):
        code, name = ("", "合计") if row == "total" else (row, name_of("functional", row) or "其他支出")
        yield (code, name, *(amounts.get((row, column), "") for column in columns))


def _blocks(layout: Layout, amounts: Amounts) -> Iterable[tuple[str, ...]]:
    yield ("科目编码", "科目名称", "决算数")
    for row in dict.fromkeys(row for row, _ in amounts):
        if row.isdigit():
            yield (row, name_of("economic_department", row) or "其他支出", amounts[row, "amount"])
    for row, label in _FOOTERS:
        if (row, "amount") in amounts:
            yield ("", label, amounts[row, "amount"])


def _matrix(layout: Layout, amounts: Amounts) -> Iterable[tuple[str, ...]]:
    every = [f"{measure}_{item}" for item in layout.columns for measure in _MEASURES]
    columns = [column for column in every if ("total", column) in amounts]
    yield tuple(_item(layout, column) for column in columns)
    yield tuple(_MEASURES[column.partition("_")[0]] for column in columns)
    yield tuple(amounts["total", column] for column in columns)


def _budget(layout: BudgetLayout, amounts: Amounts) -> str:
    """One table of a department's budget in notation; columns and rows that the table never lacks are printed blank."""
    needed = layout.needs[0]
    rows = _budget_sides(layout, amounts) if layout.kind == "sides" else _budget_list(layout, amounts, needed)
    return "\n".join((f"部门{layout.name}", "单位：万元", *("| " + " | ".join(row) + " |" for row in rows)))


def _budget_sides(layout: BudgetLayout, amounts: Amounts) -> Iterable[tuple[str, ...]]:
    keys = {row for row, _ in amounts} | {*layout.needs[0], "left_total", "expenditure_total", "right_total"}
    left, right = ([row for row in layout.rows if row.side == side and row.key in keys] for side in ("left", "right"))
    columns = [key for key in budget_columns() if key != "total" and any(key == used for _, used in amounts)]
    shown = ["合计" if columns else "预算数", *(budget_columns()[key].words[0] for key in columns)]
    yield ("收入", "", "支出", *("" for _ in shown))
    yield ("项目", "预算数", "项目", *shown)
    for at in range(max(len(left), len(right), 2)):
        one = left[at] if at < len(left) else None
        other = right[at] if at < len(right) else None
        yield (
            *_budget_cells(one, ("total",), amounts),
            *_budget_cells(other, ("total", *columns), amounts),
        )


def _budget_cells(row: TreeRow | None, columns: Iterable[str], amounts: Amounts) -> tuple[str, ...]:
    if row is None:
        return ("", *("" for _ in columns))
    return (row.labels[0], *(amounts.get((row.key, column), "") for column in columns))


def _budget_list(layout: BudgetLayout, amounts: Amounts, needed: Iterable[str]) -> Iterable[tuple[str, ...]]:
    used = {column for _, column in amounts} | ({*needed} & budget_columns().keys())
    columns = [column for column in budget_columns() if column in used]
    lead = ("科目编码", "科目名称") if layout.scheme else ("单位名称", "项目名称")
    scheme = "economic_department" if layout.scheme == "economic" else "functional"
    yield (*lead, *(budget_columns()[column].words[0] for column in columns))
    fixed = {row.key: row.labels[0] for row in layout.rows}
    for row in dict.fromkeys(row for row, _ in amounts):
        name = "合计" if row == "total" else fixed.get(row) or name_of(scheme, row) or f"第{row}项"
        code = row if row.isdigit() else ""
        unit = "某单位" if not layout.scheme and row not in fixed and row != "total" else ""
        yield (code or unit, name, *(amounts.get((row, column), "") for column in columns))


def _item(layout: Layout, column: str) -> str:
    item = column.partition("_")[2]
    return "公务用车购置及运行费" if item == "cars" else _name(layout, item)


def _name(layout: Layout, column: str) -> str:
    """The wording that needs no other header above it."""
    return next(path.last for path in layout.columns[column] if not path.above)
