"""合并: what was taken, put into the cells of a workbook; what is filled in already stays, and every difference is told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gouji.readers.sheet import column_name
from gouji.values import zh
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Entry, Record, Standing, Value
from gouji.workbook.schema import HEADER_ROW, Column, SheetPlan, sheets
from gouji.workbook.taking.taken import Kind, Taken

_WAN = Decimal(10_000)
_TOLD_TEXT = 40
_CODED = ("lines", "economic", "budget_lines", "budget_economic")


@dataclass(frozen=True, slots=True)
class Told:
    """取数说明行: one cell with what was put into it, from where, and what speaks against it. ``cell`` is its place in the sheet."""

    sheet: str
    cell: str
    label: str
    value: Value
    standing: Standing
    origin: str
    remark: str = ""


@dataclass(frozen=True)
class Merged:
    """合并结果: the content of the workbook and a line for every cell that a source speaks of."""

    content: Content
    told: tuple[Told, ...]


def merged(base: Content, taken: Sequence[Taken]) -> Merged:
    """``base`` with what was taken. A filled cell is never changed; of sources that differ the one of the higher kind is put in,
    and where two of one kind differ the cell stays blank: both are told."""
    by_cell: dict[tuple[str, str, str], list[Taken]] = {}
    for one in taken:
        by_cell.setdefault((one.sheet, one.row, one.column), []).append(one)
    content: dict[str, tuple[Record, ...]] = {}
    told: list[Told] = []
    for plan in sheets():
        records = list(base.rows(plan.id))
        rows = {row_of(plan, record): at for at, record in enumerate(records)}
        added: dict[str, Record] = {}
        decided: list[tuple[str, Column, _Decision]] = []
        for (sheet, row, column_id), candidates in by_cell.items():
            column = next((one for one in plan.columns if one.id == column_id), None)
            if sheet != plan.id or column is None or _is_settled(plan, base, rows, row):
                continue
            before = records[rows[row]] if row in rows else Record({}, row if plan.fixed else "")
            decision = _decided(column, before.entries.get(column_id), candidates)
            decided.append((row, column, decision))
            if decision.entry is None:
                continue
            after = Record({**before.entries, column_id: decision.entry}, before.row)
            if row in rows:
                records[rows[row]] = after
            else:
                held = added.get(row, Record({}, before.row))
                added[row] = Record({**held.entries, column_id: decision.entry}, held.row)
        places = [*records, *(added[row] for row in _ordered(plan, added))]
        if places:
            content[plan.id] = tuple(places)
        at = {row_of(plan, record): number for number, record in enumerate(places)}
        told.extend(
            _told(plan, column, _cell(plan, column, at.get(row, 0), row), decision) for row, column, decision in decided
        )
    return Merged(Content({**base.sheets, **content}), tuple(told))


def row_of(plan: SheetPlan, record: Record) -> str:
    """What tells a row from the others of its sheet; empty in a sheet of fields."""
    if plan.layout == "fields" or plan.fixed:
        return record.row
    if plan.id == "indicators":
        return f"{record.text('owner')}\t{zh.label(record.text('level3'))}"
    return record.text(next(column.id for column in plan.columns if column.required))


def _is_settled(plan: SheetPlan, base: Content, rows: Collection[str], row: str) -> bool:
    """Indicators of a goal that has some already are no longer last year's to say."""
    owners = {record.text("owner") for record in base.rows(plan.id)}
    return plan.id == "indicators" and row not in rows and row.partition("\t")[0] in owners


@dataclass(frozen=True, slots=True)
class _Decision:
    """取舍: the entry to put in, None where the cell stays as it is; the source it is told by, and what differs."""

    entry: Entry | None
    chosen: Taken
    standing: Standing
    remark: str = ""


def _decided(column: Column, before: Entry | None, candidates: Sequence[Taken]) -> _Decision:
    ordered = sorted(candidates, key=lambda one: (one.kind.rank, _width(one)))
    best = ordered[0]
    finest = min((one for one in ordered if _agree(one, best)), key=_width)
    best = finest if finest.spread is not None else best
    rivals = [one for one in ordered if not _agree(one, best)]
    said = "；".join(f"{one.origin}（{one.kind.value}）为 {_shown(column, one.value)}" for one in _distinct(rivals))
    is_old = best.kind is Kind.LAST_YEAR and not best.column.startswith(("last", "opening."))
    if before is not None and before.value is not None:
        if is_old or _same(column, before.value, best):
            return _Decision(None, best, Standing.TYPED, said)
        own = f"工作簿已填 {_shown(column, before.value)}，与此不同，没有改动"
        return _Decision(None, best, Standing.CONFLICT, "；".join(filter(None, (own, said))))
    if any(one.kind is best.kind for one in rivals):
        both = f"几处不同，请核对后填：{best.origin} 为 {_shown(column, best.value)}；{said}"
        entry = Entry(None, source=both, standing=Standing.CONFLICT)
        return _Decision(entry, best, Standing.CONFLICT, f"没有填；此处为 {_shown(column, best.value)}，{said}")
    standing = Standing.CONFLICT if rivals else Standing.CARRIED if is_old else Standing.TAKEN
    named = f"来自上年：{best.origin}" if best.kind is Kind.LAST_YEAR else best.origin
    note = f"{named}。{said}，不同，请核对。" if said else named
    return _Decision(Entry(best.value, source=note, standing=standing), best, standing, said)


def _width(one: Taken) -> Fraction:
    """How far apart the amounts lie that the print may stand for; what is no amount is exact."""
    return Fraction(0) if one.spread is None else one.spread.high - one.spread.low


def _agree(one: Taken, other: Taken) -> bool:
    if one.spread is not None and other.spread is not None:
        return one.spread.meets(other.spread)
    return zh.label(str(one.value)) == zh.label(str(other.value))


def _same(column: Column, value: Value, taken: Taken) -> bool:
    if taken.spread is not None and isinstance(value, Decimal):
        return taken.spread.holds(Fraction(value * _WAN if column.unit == "万元" else value))
    return zh.label(str(value)) == zh.label(str(taken.value))


def _distinct(rivals: Iterable[Taken]) -> Iterator[Taken]:
    seen: set[Value] = set()
    for one in rivals:
        if one.value not in seen:
            seen.add(one.value)
            yield one


def _shown(column: Column, value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{plain(value, 6)}{column.unit}"
    text = zh.squeeze(str(value))
    return f"“{text[:_TOLD_TEXT]}{'……' if len(text) > _TOLD_TEXT else ''}”"


def _ordered(plan: SheetPlan, added: dict[str, Record]) -> list[str]:
    """Codes in their order, as accounts list them; other rows as they were met."""
    return sorted(added) if plan.id in _CODED else list(added)


def _cell(plan: SheetPlan, column: Column, at: int, row: str) -> str:
    """Where the template writes it: fields below each other, rows below the header, given rows behind their labels."""
    number = plan.columns.index(column)
    if plan.layout == "fields":
        return f"B{HEADER_ROW + number + 2}"
    if plan.fixed:
        at = [row_id for row_id, _ in plan.fixed].index(row)
        number += 1
    return f"{column_name(number)}{HEADER_ROW + at + 2}"


def _told(plan: SheetPlan, column: Column, cell: str, decision: _Decision) -> Told:
    value = None if decision.entry is None else decision.entry.value
    origin = f"{decision.chosen.kind.value}：{decision.chosen.origin}"
    return Told(plan.name, cell, column.label, value, decision.standing, origin, decision.remark)
