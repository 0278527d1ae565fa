"""竖排“三公”经费表的合计应等于各项之和

查什么：项目写在行里的“三公”经费表（合计、因公出国（境）费、公务接待费、公务用车购置及运行维护费，其中：购置费、运行维护费），合计是否等于三项之和，公务用车购置及运行维护费是否等于购置费与运行维护费之和。
为什么：改了一项忘了合计，读者一加就发现。
依据：“三公”经费即因公出国（境）费、公务用车购置及运行维护费和公务接待费（财政部部门预算、部门决算公开的名词解释）。

反例：
    2023年“三公”经费支出预算表
    单位：万元
    | 项目 | 预算数 |
    | 合计 | 45.20 |
    | 因公出国（境）费 | 0.00 |
    | 公务接待费 | 22.20 |
    | 公务用车购置及运行费 | 18.00 |
    | 其中：公务用车运行费 | 18.00 |
    | 公务用车购置费 | 0.00 |
正例：
    - | 合计 | 45.20 |
    + | 合计 | 40.20 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.tabulated import BEFORE_NAME, Tabulated, tables_unknown
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.ties import Term, Tie
from gouji.values import zh

_CODE = "A008"
_ROWS = {
    "total": re.compile(r"(?:[“\"]?三公[”\"]?经费)?(?:支出)?(?:合计|总计|总额)|[“\"]?三公[”\"]?经费(?:支出)?"),
    "abroad": re.compile(r"(?:因公)?出国(?:\(境\)|境)?(?:费用?|支出|经费)"),
    "reception": re.compile(r"(?:国内)?公务接待(?:费用?|支出)?"),
    "cars": re.compile(r"(?:公务用车|公车)购置[及和与、](?:运行|运维)(?:维护)?(?:费用?|支出)?"),
    "purchase": re.compile(r"(?:公务用车|公车)购置(?:费用?|支出)?"),
    "running": re.compile(r"(?:公务用车|公车)(?:运行|运维)(?:维护)?(?:费用?|支出)?"),
}
_PARTS = {"total": ("abroad", "reception", "cars"), "cars": ("purchase", "running")}
#: Heads of columns that are not added up.
_NOT_AMOUNTS = re.compile(r"[率%]|幅|比例|占比|数量|人次|批次|个数|辆")


@check(_CODE)
def three_public_column(dossier: Dossier) -> Iterator[Outcome]:
    for found in tables_unknown(dossier):
        yield from _of(found)


def _of(found: Tabulated) -> Iterator[Outcome]:
    rows = _rows(found)
    if rows is None:
        return
    for column in sorted({column for _, column in found.entries}):
        entries = {name: found.prints.get((row, column)) for name, row in rows.items()}
        for whole, parts in _PARTS.items():
            yield from _added(found, entries, whole, parts)


def _rows(found: Tabulated) -> Mapping[str, int] | None:
    """The row of each item; None where one of the three or the total is missing, one is named twice, or other rows with
    figures stand beside them, which the total may hold too."""
    rows: dict[str, int] = {}
    for row in sorted({row for row, _ in found.entries}):
        label = next((entry.place.row for (at, _), entry in found.entries.items() if at == row), "")
        plain = BEFORE_NAME.sub("", zh.label(label)).rstrip(":")
        name = next((name for name, pattern in _ROWS.items() if pattern.fullmatch(plain)), None)
        if name is None or name in rows:
            return None
        rows[name] = row
    return rows if {"total", *_PARTS["total"]} <= set(rows) else None


def _added(
    found: Tabulated, entries: Mapping[str, Filled | None], whole: str, parts: tuple[str, ...]
) -> Iterator[Outcome]:
    taken = [entry for name in (whole, *parts) if (entry := entries.get(name)) is not None]
    if len(taken) <= len(parts) or any(
        entry.figure.unit.is_rate or _NOT_AMOUNTS.search(entry.place.column) for entry in taken
    ):
        return
    first, *rest = taken
    title = f"{found.title}：{zh.squeeze(taken[0].place.row)}等于各项之和"
    tie = Tie(_CODE, title, (Term(1, first),), "=", tuple(Term(1, one) for one in rest))
    if tie.holds:
        yield Passed(title, tie)
    else:
        yield Failed(problem_of(tie, Severity.ERROR), tie)
