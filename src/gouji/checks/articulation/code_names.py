"""同一科目编码，各表名称不同

查什么：同一个功能分类科目编码，在各张公开表里印的名称是否相同。
为什么：名称漏字、写成别的科目，一张表里看不出来，几张表一比就知道。
依据：《政府收支分类科目》：一个编码只有一个名称。分类目录里有的编码，目录完备的年度另按目录核对。

反例：
    青溪区民政局2024年度部门决算
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 208 | 社会保障和就业支出 | 30.00 | 30.00 |
    | 20802 | 民政管理事务 | 30.00 | 30.00 |
    | 2080207 | 行政区划和地名管理 | 30.00 | 30.00 |
    支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
    |  | 合计 | 30.00 |  | 30.00 |
    | 208 | 社会保障和就业支出 | 30.00 |  | 30.00 |
    | 20802 | 民政管理事务 | 30.00 |  | 30.00 |
    | 2080207 | 行政区和地名管理 | 30.00 |  | 30.00 |
正例：
    - | 2080207 | 行政区和地名管理 | 30.00 |  | 30.00 |
    + | 2080207 | 行政区划和地名管理 | 30.00 |  | 30.00 |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.classification import NAMES_FROM, subjects
from gouji.checks.item_paths import LEVELS, Row, rows_of, same_name
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("J251")
def code_names(dossier: Dossier) -> Iterator[Outcome]:
    is_listed = dossier.year is None or dossier.year >= NAMES_FROM
    for accounts in (*dossier.accounts, *dossier.budgets):
        by_code: dict[str, list[Row]] = {}
        for row in rows_of(accounts):
            once = (
                f"{row.code}#2" not in row.table.row_keys
            )  # a table of two classifications prints other names behind the code
            if row.code and once and not (is_listed and row.code in subjects("functional")):
                by_code.setdefault(row.code, []).append(row)
        for code, rows in by_code.items():
            yield from _compared(code, rows)


def _compared(code: str, rows: Sequence[Row]) -> Iterator[Outcome]:
    names = [row.names[row.level] for row in rows]
    usual = max(names, key=lambda name: (sum(same_name(name, other) for other in names), len(name)))
    others = [row for row in rows if not same_name(row.names[row.level], usual)]
    if others:
        yield Failed(_problem(code, usual, others, len(rows)))
    elif len(rows) > 1:
        yield Passed(code)


def _problem(code: str, usual: str, others: Sequence[Row], count: int) -> Problem:
    row = others[0]
    name = row.names[row.level]
    places = tuple(one.amount.place if one.amount is not None else one.table.place for one in others)
    return Problem(
        Severity.WARNING,
        f"{code}/名称",
        f"编码 {code} 在《{row.table.title}》里叫“{name}”，在其他表里叫“{usual}”（共印 {count} 处）。",
        f"核对《政府收支分类科目》，改成同一个{LEVELS[row.level]}级科目名称。",
        places,
        Side(row.table.title, name, places[0]),
        Side("其他表", usual),
        relation="一个编码一个名称",
    )
