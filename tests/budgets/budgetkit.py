"""Small tables of departments' budgets in document notation, for the tests of this folder."""

from __future__ import annotations

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.domain.accounts import AccountTable
from gouji.domain.findings import Results
from gouji.recognise.budgets import recognise_budgets

TOTAL = """\
表1 部门收支总表
单位：万元
| 收入 |  | 支出 |  |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | 80.00 | 一、一般公共服务支出 |  |
| 二、政府性基金预算拨款收入 |  | 二、公共安全支出 | 90.00 |
| 三、单位资金收入 | 20.00 | 三、社会保障和就业支出 | 12.00 |
| （一）事业收入 | 15.00 |  |  |
| （二）其他收入 | 5.00 |  |  |
| 本年收入合计 | 100.00 | 本年支出合计 | 102.00 |
| 上年结转结余 | 2.00 | 年终结转结余 |  |
| 收入总计 | 102.00 | 支出总计 | 102.00 |
"""
SPENDING = """\
表3 部门支出总表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 102.00 | 72.00 | 30.00 |
| 204 | 公共安全支出 | 90.00 | 60.00 | 30.00 |
| 20406 | 司法 | 90.00 | 60.00 | 30.00 |
| 2040601 | 行政运行 | 60.00 | 60.00 |  |
| 2040605 | 普法宣传 | 30.00 |  | 30.00 |
| 208 | 社会保障和就业支出 | 12.00 | 12.00 |  |
| 20805 | 行政事业单位养老支出 | 12.00 | 12.00 |  |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 12.00 | 12.00 |  |
"""


def tables_of(text: str) -> tuple[AccountTable, ...]:
    return tuple(table for one in recognise_budgets(parse(text)) for table in one)


def keys_of(text: str) -> list[str]:
    return [table.key for table in tables_of(text)]


def results(text: str) -> Results:
    """What the relations of budgets report."""
    (dossier,) = dossiers([understood(parse(text))])
    return run(dossier, [check for check in load() if "J310" <= check.code <= "J399"])


def everything(text: str) -> Results:
    """What all checks report."""
    (dossier,) = dossiers([understood(parse(text))])
    return run(dossier, load())


def accused(text: str) -> list[tuple[str, str, str]]:
    """Code, severity and figure at fault of each finding."""
    return [
        (found.code, found.problem.severity.value, found.problem.left.text if found.problem.left else "")
        for found in results(text).findings
    ]


def undecided(text: str) -> list[str]:
    return [one.code for one in results(text).undecided]
