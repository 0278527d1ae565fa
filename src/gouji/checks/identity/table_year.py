"""表里的年度不是本年

查什么：公开表的表头、表内标题和表注写的年度，是不是本年度；同一项另有一栏写别的年度供比较的不算。
为什么：表是照上年的样子填的，最容易留下上年的年度。
依据：部门决算、部门预算公开模板：表题、表头、表注的年度就是公开的年度。

反例：
    青溪区司法局2026年部门预算
    一、“三公”经费预算情况说明
    2026年“三公”经费预算3.00万元。
    二、机关运行经费
    2026年机关运行经费18.00万元，比2025年预算增加1.00万元，增长5.88%。
    “三公”经费支出表
    单位：万元
    | 2025年“三公”经费预算数 |  |  |  |  |  | 2026年机关运行经费预算数 |
    | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 |  |  |  |
    |  |  |  | 小计 | 购置费 | 运行费 |  |
    | 3.00 | 0.00 | 1.00 | 2.00 | 0.00 | 2.00 | 18.00 |
正例：
    - | 2025年“三公”经费预算数 |  |  |  |  |  | 2026年机关运行经费预算数 |
    + | 2026年“三公”经费预算数 |  |  |  |  |  | 2026年机关运行经费预算数 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gouji.checks.disclosure import is_accounts, is_disclosure
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_HEAD_ROWS = 4
_LONGEST = 40
_HEAD = re.compile(r"^(?P<year>20\d\d)年度?(?P<rest>.{0,30}(?:预算数?|决算数?|支出数?|收入数?|经费|表))$")
_NOTE = re.compile(
    r"(?:本部门|本单位|我部门|我单位|局|委|院|处)(?P<year>20\d\d)年度?(?P<rest>(?:无|没有|未).{0,40}(?:空表|无数据|为空))"
)
#: What a column of another year is called, with no subject of its own.
_COMPARED = re.compile(r"执行|完成|上年|预计|增减|比较|^(?:年初|批复|调整)?(?:预算|决算|支出|收入)数?$")


class _Told(NamedTuple):
    """表里的一处年度: the year with what is said of it, and where."""

    year: int
    rest: str
    text: str
    place: Place


@check("I011")
def table_year(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        year = part.identity.year
        if year is not None and is_disclosure(part):
            told = [one for table in part.document.blocks if isinstance(table, Table) for one in _dated(table)]
            wrong = [one for one in told if one.year != year]
            yield from (Failed(_problem(one, year, part)) for one in wrong)
            if told and not wrong:
                yield Passed("表里的年度")


def _dated(table: Table) -> Iterator[_Told]:
    heads = list(_told(table))
    for one in heads:
        compared = any(other.rest == one.rest and other.year != one.year for other in heads)
        if not compared and not _COMPARED.search(one.rest):
            yield one


def _told(table: Table) -> Iterator[_Told]:
    for cell in table.cells:
        if "20" not in cell.text or len(cell.text) > 2 * _LONGEST or "年" not in cell.text:
            continue
        text = zh.label(cell.text)
        match = _HEAD.match(text) if cell.row < _HEAD_ROWS else None
        match = match or _NOTE.search(text)
        if match is not None:
            yield _Told(int(match["year"]), match["rest"], cell.text.strip(), cell.place)


def _problem(one: _Told, year: int, part: Recognised) -> Problem:
    what = "决算" if is_accounts(part) else "预算"
    return Problem(
        Severity.WARNING,
        f"表里的年度/{one.rest}/{one.year}",
        f"表里写“{one.text}”，这份文件是 {year} 年{what}的，疑为上年的表没有改。",
        f"核对年度，应为 {year} 年的改正；并核对这一栏的数是否仍是上年的。",
        (one.place,),
        Side("表里的年度", str(one.year), one.place, str(one.year)),
        Side("应写年度", str(year), None, str(year)),
        relation="年度一致",
    )
