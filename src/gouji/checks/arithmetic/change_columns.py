"""两年对比表的增减额、增减率与两年的数不符

查什么：表头只有两个年度的同一种数（2022年决算数、2023年决算数）又有增减额、增减率两栏的表，每行的增减额是否等于后一年减前一年，增减率是否等于增减额除以前一年。减少数不印负号的也算对。
为什么：两栏都从前两栏算出，改了决算数没有重算，或者抄错一位，表内一看就矛盾。
依据：表头所写；按印出的数四舍五入的范围判断。多数行都算不通的，可能另有基数，不作判断；目录里有的表由别的检查核对。

反例：
    青溪区司法局2023年“三公”经费增减变动表
    单位：万元
    | 项目 | 2022年决算数 | 2023年决算数 | 增减额 | 增减率 |
    | 公务用车运行维护费 | 12.50 | 11.20 | -1.30 | -10.40% |
    | 公务接待费 | 3.20 | 2.80 | -0.60 | -12.50% |
    | 会议费 | 5.40 | 5.94 | 0.54 | 10.00% |
正例：
    - | 公务接待费 | 3.20 | 2.80 | -0.60 | -12.50% |
    + | 公务接待费 | 3.20 | 2.80 | -0.40 | -12.50% |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.tabulated import Tabulated, tables_unknown
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Severity, Undecided
from gouji.domain.ties import Form, Term, Tie
from gouji.values import zh
from gouji.values.units import NO_UNIT, PERCENT

_CODE = "A012"
_YEAR = re.compile(r"^(?P<year>20\d\d)年度?(?P<what>.*)$")
_UNIT = re.compile(r"[（(](?:单位:?)?(?:万元|元|亿元|%|％)[）)]$|[%％]$")
_CHANGE = re.compile(r"(?:比上年|较上年|同比)?增减(?:变动|变化)?(?:额|数|金额)")
_RATE = re.compile(r"(?:比上年|较上年|同比)?(?:增减(?:变动|变化)?(?:率|幅度|幅|比例|比率|百分比)?|增长率|增幅)")


class _Columns(NamedTuple):
    """对比的各栏: the columns of the two years and of what was worked out from them."""

    before: int
    now: int
    change: int
    rate: int | None


@check(_CODE)
def change_columns(dossier: Dossier) -> Iterator[Outcome]:
    for found in tables_unknown(dossier):
        columns = _columns(found)
        for ties in () if columns is None else _ties(found, columns):
            yield from _judged(found, ties)


def _columns(found: Tabulated) -> _Columns | None:
    """The columns by the heads above the first row of figures, where each is there once and the table has no other of a year."""
    first = min((row for row, _ in found.entries), default=0)
    heads = {column: zh.label(text) for (row, column), text in sorted(found.sheet.texts.items()) if row < first}
    named = {column: _UNIT.sub("", text) for column, text in heads.items()}
    years = {column: match for column, text in named.items() if (match := _YEAR.match(text))}
    changes = [column for column, text in named.items() if _CHANGE.fullmatch(text)]
    rates = [column for column, text in named.items() if _RATE.fullmatch(text) and column not in changes]
    if len(years) != 2 or len(changes) != 1 or len(rates) > 1:
        return None
    before, now = sorted(years, key=lambda column: years[column]["year"])
    one, other = years[before], years[now]
    if int(other["year"]) - int(one["year"]) != 1 or one["what"] != other["what"]:
        return None
    return _Columns(before, now, changes[0], rates[0] if rates else None)


def _ties(found: Tabulated, columns: _Columns) -> tuple[list[Tie], list[Tie]]:
    """The ties of the changes, and those of the rates, row by row."""
    changes, rates = [], []
    for row in sorted({row for row, _ in found.entries}):
        at = {name: found.prints.get((row, column)) for name, column in columns._asdict().items() if column is not None}
        before, now, change, rate = (at.get(name) for name in _Columns._fields)
        if before is None or now is None:
            continue
        if change is not None:
            changes.append(_of_change(found, now, before, change))
        if rate is not None and before.figure.value != 0:
            rates.append(_of_rate(found, now, before, rate))
    return changes, rates


def _of_change(found: Tabulated, now: Filled, before: Filled, change: Filled) -> Tie:
    """A change with its sign, or a decrease without."""
    title = f"{found.title}：增减额＝后一年－前一年"
    plain, turned = (
        Tie(_CODE, title, (Term(1, change),), "=", (Term(way, now), Term(-way, before))) for way in (1, -1)
    )
    return replace(plain, rivals=(turned,))


def _of_rate(found: Tabulated, now: Filled, before: Filled, rate: Filled) -> Tie:
    """A rate in hundredths, whether the sign stands in the cell or in the head, or as it is; of a decrease also without its sign."""
    title = f"{found.title}：增减率＝增减额÷前一年"
    meant: tuple[Filled, ...] = (rate,)
    if rate.figure.unit is NO_UNIT:
        meant = (replace(rate, figure=replace(rate.figure, unit=PERCENT)), rate)
    first, *others = (
        Tie(_CODE, title, (Term(way, now), Term(-way, before)), "=", (Term(1, before),), Form.RATIO, one)
        for one in meant
        for way in (1, -1)
    )
    return replace(first, rivals=tuple(others))


def _judged(found: Tabulated, ties: list[Tie]) -> Iterator[Outcome]:
    holds, fails = [tie for tie in ties if tie.holds], [tie for tie in ties if tie.holds is False]
    yield from (Passed(tie.title, tie) for tie in holds)
    if len(fails) > len(holds):
        yield Undecided(f"《{found.title}》的增减栏在 {len(fails)} 行与两年的数算不通，可能另有基数，没有核对。")
    else:
        yield from (Failed(problem_of(tie, Severity.WARNING), tie) for tie in fails)
