"""科目编码不在政府收支分类科目中

查什么：公开表中的类级功能科目、公共安全支出的款项和部门预算支出经济科目，编码是否在政府收支分类科目中。
为什么：编码写错一位，收支就归到了另一个科目，或哪个科目也不是。
依据：财政部历年《政府收支分类科目》；本项目所附科目表只对列全的部分判断，其余不报。

反例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20406 | 司法 | 30.00 | 30.00 |
    | 2040688 | 行政运行 | 30.00 | 30.00 |
正例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20406 | 司法 | 30.00 | 30.00 |
    | 2040601 | 行政运行 | 30.00 | 30.00 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.coded_rows import CodedRow, coded_rows
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

#: Branches of the classification that the data lists completely.
_COMPLETE_SECTION = "20406"
_CLASS = 3


@check("J301")
def unknown_code(dossier: Dossier) -> Iterator[Outcome]:
    for one in coded_rows(dossier):
        if one.entries:
            yield Passed(one.row.code)
        elif _is_listed_completely(one):
            yield Failed(_problem(one))


def _is_listed_completely(one: CodedRow) -> bool:
    if one.scheme == "economic_department":
        return True
    return one.scheme == "functional" and (len(one.row.code) == _CLASS or one.row.code.startswith(_COMPLETE_SECTION))


def _problem(one: CodedRow) -> Problem:
    row = one.row
    return Problem(
        Severity.WARNING,
        f"{one.table.key}/{row.code}/编码",
        f"《{one.table.title}》的科目编码 {row.code}（{row.name or '没有名称'}）不在政府收支分类科目中。",
        "对照当年《政府收支分类科目》改正编码。",
        (row.place,),
        Side("科目编码", row.code, row.place),
        relation="编码在政府收支分类科目中",
    )
