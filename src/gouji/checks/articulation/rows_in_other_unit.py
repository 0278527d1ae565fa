"""表里有几行没有换算单位

查什么：一张表以元为单位，是否有几行还是照以万元为单位的另一张表填的，数字一样而单位不同。
为什么：换算时漏了几行，这几行就差了一万倍，合计也对不上；逐格去改反而越改越乱。
依据：同一科目的同一笔支出，各表折成同一单位后应当相等。

反例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 94.00 | 94.00 |
    | 204 | 公共安全支出 | 94.00 | 94.00 |
    | 20406 | 司法 | 94.00 | 94.00 |
    | 2040601 | 行政运行 | 30.00 | 30.00 |
    | 2040602 | 一般行政管理事务 | 64.00 | 64.00 |
    支出决算表
    单位：元
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    |  | 合计 | 940000.00 | 300000.00 | 640000.00 |
    | 204 | 公共安全支出 | 940000.00 | 300000.00 | 640000.00 |
    | 20406 | 司法 | 940000.00 | 300000.00 | 640000.00 |
    | 2040601 | 行政运行 | 300000.00 | 300000.00 | 0.00 |
    | 2040602 | 一般行政管理事务 | 64.00 | 0.00 | 64.00 |
正例：
    - | 2040602 | 一般行政管理事务 | 64.00 | 0.00 | 64.00 |
    + | 2040602 | 一般行政管理事务 | 640000.00 | 0.00 | 640000.00 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.accounts import AccountTable
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("J026")
def rows_in_other_unit(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.accounts:
        for table in accounts:
            yield Failed(_problem(table)) if table.other_unit else Passed(f"{table.title}/单位")


def _problem(table: AccountTable) -> Problem:
    rows = [row for row in table.rows if row.key in table.other_unit]
    names = "、".join(f"{row.code} {row.name}".strip() for row in rows)
    unit = next(amount.unit for (key, _), amount in table.amounts.items() if key == rows[0].key)
    return Problem(
        Severity.ERROR,
        f"{table.key}/单位",
        f"《{table.title}》的单位是{table.unit.name}，有 {len(rows)} 行照另一张表的{unit.name}数填，没有换算：{names}。",
        f"把这几行由{unit.name}换算成{table.unit.name}再填。其余各项核对已按{unit.name}读这几行。",
        tuple(row.place for row in rows),
        Side("未换算的行", names, rows[0].place),
        Side("表的单位", table.unit.name, table.place),
        relation="一张表只用一个单位",
    )
