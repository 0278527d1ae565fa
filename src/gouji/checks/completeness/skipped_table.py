"""表号跳过一号，缺一张公开表

查什么：公开表顺次编号（公开01表、表1……）而中间跳过一号，应当公开的表里又正好缺一张的，列为疑点。没有编号的、文件里有图片或没读出的部分的不查。
为什么：表没有贴进去，目录又没有逐张列表名的，一张张看都没有错；没有数据的表也应当列出空表。
依据：财预〔2016〕143号 地方预决算公开操作规程：应当公开的表格，没有数据的列出空表并说明。

反例：
    青溪区司法局2024年度部门决算
    公开01表
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    公开02表
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 100.00 | 100.00 |
    公开04表
    财政拨款收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 |
    | 总计 | 100.00 | 总计 | 100.00 | 100.00 |
正例：
    青溪区司法局2024年度部门决算
    公开01表
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    公开02表
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 100.00 | 100.00 |
    公开03表
    财政拨款收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 |
    | 总计 | 100.00 | 总计 | 100.00 | 100.00 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.budgets import budget_layouts
from gouji.catalogue.duties import Duty, duties
from gouji.catalogue.tables import layouts
from gouji.checks.disclosure import is_read_whole
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Paragraph, Picture, Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_NUMBER = re.compile(r"公开(\d{1,2})表|(?:附?表)(\d{1,2})")
_TOP = 3
_LEAST = 3


@check("C017")
def skipped_table(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        whole = is_read_whole(part) and not any(isinstance(block, Picture) for block in part.document.blocks)
        sets = part.accounts or part.budgets
        if whole and len(sets) == 1 and dossier.year is not None:
            numbers = list(_numbers(part))
            kind = "accounts" if part.accounts else "budget"
            yield from _compared(part, numbers, list(_lacking(part, kind, dossier.year)))


def _compared(part: Recognised, numbers: Sequence[tuple[int, Place]], lacking: Sequence[Duty]) -> Iterator[Outcome]:
    in_order = [number for number, _ in numbers] == sorted({number for number, _ in numbers})
    if len(numbers) < _LEAST or not in_order or numbers[0][0] != 1:
        return
    gaps = [(one, other) for one, other in pairwise(numbers) if other[0] == one[0] + 2]
    rest = [one for one, other in pairwise(numbers) if other[0] > one[0] + 2]
    if gaps and not rest and lacking:
        for before, behind in gaps:
            meant = lacking if len(lacking) == len(gaps) else [one for one in lacking if _place(one) == before[0] + 1]
            if meant:
                yield Failed(_problem(before, behind, meant))
    elif not gaps and not rest:
        yield Passed("表号")


def _place(duty: Duty) -> int:
    """The number that the table has in the set that most places print."""
    return 1 + [one.id for one in duties(duty.kind) if one.form == "table"].index(duty.id)


def _numbers(part: Recognised) -> Iterator[tuple[int, Place]]:
    """The number of each table, where it stands in a line or a cell of its own behind the contents."""
    for block in part.document.blocks[part.contents.body :]:
        lines = [(block.text, block.place)] if isinstance(block, Paragraph) else []
        if isinstance(block, Table):
            lines = [(cell.text, cell.place) for row in block.rows[:_TOP] for cell in row]
        for text, place in lines:
            found = _NUMBER.fullmatch(zh.label(text).rstrip(":"))
            if found is not None:
                yield int(found[1] or found[2]), place


def _lacking(part: Recognised, kind: str, year: int) -> Iterator[Duty]:
    """The tables owed that are neither printed nor named in a line of their own."""
    (accounts,) = part.accounts or part.budgets
    read = {table.key for table in accounts} | {extra.key for extra in (*accounts.extras, *accounts.unread)}
    lines = {zh.label(line.text) for line in part.document.paragraphs}
    for duty in duties(kind):
        if duty.form == "table" and duty.demand != "stated" and duty.since <= year and duty.table not in read:
            layout = layouts().get(duty.table) or budget_layouts()[duty.table]
            if not any(title in line for title in layout.titles for line in lines):
                yield duty


def _problem(before: tuple[int, Place], behind: tuple[int, Place], lacking: Sequence[Duty]) -> Problem:
    names = "、".join(f"《{one.title}》" for one in lacking)
    first, second = before[1].quote or str(before[0]), behind[1].quote or str(behind[0])
    return Problem(
        Severity.WARNING,
        f"表号/{before[0] + 1}",
        f"表号从“{first}”跳到“{second}”，缺第 {before[0] + 1} 张；应当公开的表里没有读到{names}。",
        "把漏掉的表补上；没有数据的，列出空表并注明本表无数据；确实不需要的，把表号改连续。",
        (behind[1], before[1]),
        Side("表号", second, behind[1]),
        Side("前一张", first, before[1]),
        relation="公开表齐全、表号连续",
    )
