"""用了本年度无效的科目

查什么：公开表中有数的科目，在决算年度是否还没有启用，或者已经停用、合并。
为什么：套用上年表格时旧科目会留下来，汇总时无处可归。
依据：财政部历年《政府收支分类科目》及年中调整通知；启用和停用的年度只凭记忆的只作提示。

反例：
    青溪区信访局2024年度部门决算
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 201 | 一般公共服务支出 | 30.00 | 30.00 |
    | 20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 30.00 |
    | 2010308 | 信访事务 | 30.00 | 30.00 |
正例：
    青溪区信访局2023年度部门决算
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 201 | 一般公共服务支出 | 30.00 | 30.00 |
    | 20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 30.00 |
    | 2010308 | 信访事务 | 30.00 | 30.00 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.classification import FIRST_YEAR, Subject
from gouji.checks.coded_rows import CodedRow, coded_rows
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided


@check("J303")
def ended_code(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None:
        return
    if dossier.year < FIRST_YEAR:
        if coded_rows(dossier):
            yield Undecided(f"科目清单从 {FIRST_YEAR} 年度起，{dossier.year} 年度的科目当年是否有效没有核对。")
        return
    for one in coded_rows(dossier):
        amounts = (one.table.amount(one.row.key, column) for column in one.table.columns)
        if not one.entries or all(amount is None or amount.is_nil for amount in amounts):
            continue
        entry = _out_of_force(one.entries, dossier.year)
        yield Passed(one.row.code) if entry is None else Failed(_problem(one, entry, dossier.year))


def _out_of_force(entries: Sequence[Subject], year: int) -> Subject | None:
    """The entry nearest in time where the code holds under none of its names in ``year``; None where it holds."""
    if any(entry.holds_in(year) for entry in entries):
        return None
    return min(entries, key=lambda entry: abs((entry.until or entry.since) - year))


def _problem(one: CodedRow, last: Subject, year: int) -> Problem:
    row = one.row
    return Problem(
        Severity.WARNING if last.sure and last.since <= year else Severity.INFO,
        f"{one.table.key}/{row.code}/停用",
        f"《{one.table.title}》的 {row.code} {row.name} {_span(last, year)}，这份决算是 {year} 年度的。",
        "对照当年《政府收支分类科目》，改用现行科目。",
        (row.place,),
        Side("科目编码", row.code, row.place),
        Side("有效年度", _span(last, year)),
        relation="科目在决算年度有效",
    )


def _span(entry: Subject, year: int) -> str:
    return f"{entry.since} 年度起才有" if entry.since > year else f"用到 {entry.until} 年度为止"
