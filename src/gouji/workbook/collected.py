"""汇总: an indicator of the whole department collected over its projects.

    汇总 调解矛盾纠纷件数

Absolute values are added, relative ones averaged by the money spent; the parts are kept as evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from gouji.domain.ledger import QueryError
from gouji.domain.package import Evidence, IndicatorEntry
from gouji.scoring.aggregate import Contribution, collect
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure
from gouji.values.rounding import plain
from gouji.values.units import Unit
from gouji.workbook.content import Content, Record

_WORD = "汇总"
_PARTS = ("fiscal", "carried", "other")
_HEADER = ("项目", "年度指标值", "实际完成值", "全年执行数（万元）")


def is_collected(query: str) -> bool:
    return query.strip().startswith(_WORD)


def collected(query: str, entries: Mapping[str, Sequence[IndicatorEntry]], content: Content) -> tuple[str, Evidence]:
    """The collected value as printed and the parts it is made of. Raises ``QueryError``."""
    name = query.strip().removeprefix(_WORD).strip()
    records = {record.text("name"): record for record in content.rows("projects")}
    found = [
        (records[owner], entry)
        for owner, listed in entries.items()
        for entry in listed
        if owner in records and zh.label(entry.level3) == zh.label(name)
    ]
    if not found:
        raise QueryError(f"没有一个项目设有指标“{name}”")
    units = {_figure(entry, entry.actual).unit for _, entry in found}
    if len(units) > 1:
        raise QueryError(
            f"各项目“{name}”的计量单位不同（{'、'.join(sorted(unit.name or '无单位' for unit in units))}），不能汇总"
        )
    unit = next(iter(units))
    try:
        whole = collect(list(_contributions(found)), relative=unit.is_rate)
    except ValueError as fault:
        raise QueryError(str(fault)) from None
    text = _printed(whole.actual, unit)
    rows = tuple(
        (record.text("name"), entry.target, entry.actual, plain(_money(record, "executed"), 6))
        for record, entry in found
    )
    return text, Evidence(name, query, f"{text}（{whole.how}）" if not unit.is_rate else text, _HEADER, rows)


def _contributions(found: Sequence[tuple[Record, IndicatorEntry]]) -> Iterator[Contribution]:
    for record, entry in found:
        target, actual = _figure(entry, entry.target), _figure(entry, entry.actual)
        executed, budget = Fraction(_money(record, "executed")), Fraction(_money(record, "budget"))
        yield Contribution(record.text("name"), target.exact, actual.exact, executed, budget)


def _figure(entry: IndicatorEntry, text: str) -> Figure:
    value = read_cell(text)
    if not isinstance(value, Figure):
        raise QueryError(f"“{entry.level3}”的“{text}”不是一个数，不能汇总")
    return value


def _money(record: Record, column: str) -> Decimal:
    return sum((record.amount(f"{part}.{column}") or Decimal(0) for part in _PARTS), Decimal(0))


def _printed(value: Fraction, unit: Unit) -> str:
    return f"{plain(value / unit.factor)}{unit.name}"
