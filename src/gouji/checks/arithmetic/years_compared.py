"""预算表的增减额、增减幅度与两年的数不符

查什么：预算公开表把上年数、本年数和增减额、增减幅度并列的，每行的增减额是否等于本年减上年，幅度是否等于增减额除以上年数。按印出的位数留取舍余地；上年为零的不查幅度。
为什么：两栏都从前两栏算出，改了预算数没有重算，或者除错了基数，表内一看就矛盾。
依据：部门预算公开表表头：本年预算数比上年预算数的增减额、增减%。

反例：
    青溪区司法局2025年部门预算
    一般公共预算支出表
    单位：万元
    | 科目编码 | 科目名称 | 2024年预算数 | {1x3}2025年预算数 | {1x2}2025年比2024年 |
    |  |  |  | 合计 | 基本支出 | 项目支出 | 增减额 | 增减% |
    |  | 合计 | 80.00 | 92.00 | 60.00 | 32.00 | 12.00 | 15.00 |
    | 204 | 公共安全支出 | 80.00 | 92.00 | 60.00 | 32.00 | 12.00 | 15.00 |
    | 20406 | 司法 | 80.00 | 92.00 | 60.00 | 32.00 | 12.00 | 15.00 |
    | 2040601 | 行政运行 | 50.00 | 60.00 | 60.00 |  | 10.00 | 16.67 |
    | 2040604 | 基层司法业务 | 30.00 | 32.00 |  | 32.00 | 2.00 | 6.67 |
正例：
    - |  | 合计 | 80.00 | 92.00 | 60.00 | 32.00 | 12.00 | 15.00 |
    + |  | 合计 | 80.00 | 92.00 | 60.00 | 32.00 | 12.00 | 15.00 |
    - | 2040601 | 行政运行 | 50.00 | 60.00 | 60.00 |  | 10.00 | 16.67 |
    + | 2040601 | 行政运行 | 50.00 | 60.00 | 60.00 |  | 10.00 | 20.00 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.domain.accounts import Amount, YearsCompared
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, NotApplicable, Outcome, Passed, Severity
from gouji.domain.ties import Form, Term, Tie

_CODE = "A010"
_HUNDRED = 100


@check(_CODE)
def years_compared(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in dossier.budgets:
        for table in accounts:
            for row in table.compared:
                if row.before.bounds is not None and row.now.bounds is not None:
                    yield from _change(row)
                    yield from _rate(row)


def _change(row: YearsCompared) -> Iterator[Outcome]:
    if row.change is None or row.change.bounds is None:
        return
    plain, turned = (_tie_of_change(row, row.change, factor) for factor in (1, -1))
    if plain.holds:
        yield Passed(plain.title, plain)
    elif turned.holds:
        yield Passed(turned.title, turned)  # a decrease printed without its sign
    else:
        yield Failed(problem_of(plain, Severity.ERROR), plain)


def _tie_of_change(row: YearsCompared, change: Amount, factor: int) -> Tie:
    return Tie(_CODE, "增减额", (Term(factor, change),), "=", (Term(1, row.now), Term(-1, row.before)))


def _rate(row: YearsCompared) -> Iterator[Outcome]:
    if row.rate is None or row.rate.bounds is None:
        return
    if row.before.is_nil:
        yield NotApplicable("上年没有数，不成幅度")
        return
    plain, turned, fraction = (_tie_of_rate(row, row.rate, *factors) for factors in ((1, 1), (-1, 1), (1, _HUNDRED)))
    if plain.holds:
        yield Passed(plain.title, plain)
    elif turned.holds or fraction.holds:
        yield Passed(plain.title, turned if turned.holds else fraction)
    else:
        yield Failed(problem_of(plain, Severity.ERROR), plain)


def _tie_of_rate(row: YearsCompared, rate: Amount, sign: int, scale: int) -> Tie:
    """``sign`` -1 for a decrease without its sign, ``scale`` 100 for a rate printed as a fraction."""
    moved = (Term(sign, row.now), Term(-sign, row.before))
    return Tie(_CODE, "增减幅度", moved, "=", (Term(scale, row.before),), form=Form.RATIO, rate=rate)
