"""用了本年度已经停用的科目

查什么：公开表中有数的科目，在决算年度是否已经停用、合并或改名。
为什么：套用上年表格时旧科目会留下来，汇总时无处可归。
依据：财政部历年《政府收支分类科目》及年中调整通知；停用年度只凭记忆的只作提示。

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

from collections.abc import Iterator

from gouji.catalogue.classification import Subject
from gouji.checks.coded_rows import CodedRow, coded_rows
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("J303")
def ended_code(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None:
        return
    for one in coded_rows(dossier):
        amounts = (one.table.amount(one.row.key, column) for column in one.table.columns)
        if not one.entries or all(amount is None or amount.is_nil for amount in amounts):
            continue
        last = max(one.entries, key=lambda entry: entry.until or dossier.year or 0)
        if any(entry.until is None or entry.until >= dossier.year for entry in one.entries):
            yield Passed(one.row.code)
        else:
            yield Failed(_problem(one, last, dossier.year))


def _problem(one: CodedRow, last: Subject, year: int) -> Problem:
    row = one.row
    return Problem(
        Severity.WARNING if last.sure else Severity.INFO,
        f"{one.table.key}/{row.code}/停用",
        f"《{one.table.title}》的 {row.code} {row.name} 用到 {last.until} 年度为止，这份决算是 {year} 年度的。",
        "对照当年《政府收支分类科目》，改用现行科目。",
        (row.place,),
        Side("科目编码", row.code, row.place),
        Side("有效至", f"{last.until}年度"),
        relation="科目在决算年度有效",
    )
