"""文字所列经费内容与基本支出表不符

查什么：“人员经费……主要包括：”“公用经费……主要包括：”后面列的科目，是否恰是基本支出表中有数的那些。
为什么：这两串科目多年沿用，表里科目变了，文字没有跟着改：列了没有发生的，漏了发生了的。
依据：部门决算公开模板要求按表中实际发生的经济科目列示（不涉及的不列）。

反例：
    一般公共预算财政拨款基本支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 决算数 |
    | 301 | 工资福利支出 | 80.00 |
    | 30101 | 基本工资 | 80.00 |
    | 303 | 对个人和家庭的补助 | 20.00 |
    | 30302 | 退休费 | 19.00 |
    | 30309 | 奖励金 | 1.00 |
    | 30310 | 个人农业生产补贴 |  |
    六、一般公共预算财政拨款基本支出决算情况说明
    人员经费100.00万元，主要包括：基本工资、退休费、个人农业生产补贴。
正例：
    一般公共预算财政拨款基本支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 决算数 |
    | 301 | 工资福利支出 | 80.00 |
    | 30101 | 基本工资 | 80.00 |
    | 303 | 对个人和家庭的补助 | 20.00 |
    | 30302 | 退休费 | 19.00 |
    | 30309 | 奖励金 | 1.00 |
    | 30310 | 个人农业生产补贴 |  |
    六、一般公共预算财政拨款基本支出决算情况说明
    人员经费100.00万元，主要包括：基本工资、退休费、奖励金。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gouji.catalogue.classification import subjects
from gouji.checks.book import book_of
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_LIST = re.compile(r"(?P<whole>人员|公用)(?:经费|支出)[^。；;：:]*?(?:主要)?(?:包括|用于)[：:]?(?P<names>[^。；;]+)")
_PERSONNEL = ("301", "303")
#: The first digit of the economic codes that such a list names, those of departments.
_DEPARTMENTAL = "3"
_COLUMNS = ("amount", "total")
#: A budget may print which part of an item is which.
_OWN_COLUMNS = {"人员": "personnel", "公用": "public"}
_OPEN = re.compile(r"等(?:支出|费用|方面)?(?:支出)?$")
#: Fewer names than this are a remark, not the list of what occurred.
_FEWEST = 3
#: What some add to the name of an item: 办公费支出.
_STRAY = "支出"


@check("J240")
def listed_items(dossier: Dossier) -> Iterator[Outcome]:
    spoken = [(claims, book_of(accounts).tables.get("general_basic")) for claims, accounts in dossier.spoken_of]
    spoken += [(claims, book_of(budget).tables.get("budget_basic")) for claims, budget in dossier.budgets_spoken_of]
    for claims, table in spoken:
        if table is None:
            continue
        for passage in claims.passages:
            if "基本支出" in passage.place.section:
                for match in _LIST.finditer(passage.text):
                    yield from _compared(table, match["whole"], match["names"], passage.quote(*match.span()))


def _compared(table: AccountTable, whole: str, listed: str, place: Place) -> Iterator[Outcome]:
    items = _items(table, whole)
    listed = listed.strip()
    is_open = _OPEN.search(listed) is not None
    names = [zh.label(name) for name in re.split("[、，,]", _OPEN.sub("", listed))]
    if len(names) < _FEWEST:
        return
    known = {*items, *_known(whole)}
    stray = [name for name in names if name not in known and name.removesuffix(_STRAY) in known]
    names = [name.removesuffix(_STRAY) if name in stray else name for name in names]
    idle = [amount for name, amount in items.items() if amount.is_nil and name in names]
    absent = [name for name in names if name not in items and name in _known(whole)]
    # A list in words of its own (社会保险缴费 for five items) names no items, so what it leaves out proves nothing.
    closed = not is_open and all(name in items or name in absent for name in names)
    unnamed = [amount for name, amount in items.items() if closed and not amount.is_nil and name not in names]
    if idle or absent or unnamed or stray:
        yield Failed(_problem(table, whole, place, idle, absent, unnamed, stray))
    else:
        yield Passed(f"{whole}经费内容")


@cache
def _known(whole: str) -> frozenset[str]:
    """The names of the economic items that may make up the whole."""
    return frozenset(
        zh.label(entry.name)
        for code, entries in subjects("economic_department").items()
        for entry in entries
        if len(code) == 5 and (code[:3] in _PERSONNEL) == (whole == "人员")
    )


def _items(table: AccountTable, whole: str) -> dict[str, Amount]:
    """The items (款) that make up the whole, by name; a name that stands for two codes is left out. Where a budget has a column
    for the whole, its items are those with an amount there."""
    found: dict[str, list[Amount]] = {}
    own = _OWN_COLUMNS[whole] if _OWN_COLUMNS[whole] in table.columns else ""
    for row in table.coded:
        amount = next((one for column in (own, *_COLUMNS) if (one := table.amount(row.key, column)) is not None), None)
        belongs = bool(own) or (row.code[:3] in _PERSONNEL) == (whole == "人员")
        if len(row.code) == 5 and row.code[0] == _DEPARTMENTAL and amount is not None and belongs:
            found.setdefault(zh.label(row.name), []).append(amount)
    return {name: amounts[0] for name, amounts in found.items() if len(amounts) == 1}


def _problem(
    table: AccountTable,
    whole: str,
    place: Place,
    idle: Sequence[Amount],
    absent: Sequence[str],
    unnamed: Sequence[Amount],
    stray: Sequence[str],
) -> Problem:
    said = []
    if absent:
        said.append(f"列了表中没有的行 {'、'.join(absent)}")
    if idle:
        said.append(f"列了表中没有数的 {'、'.join(_name(amount) for amount in idle)}")
    if unnamed:
        said.append(f"没有列表中有数的 {'、'.join(f'{_name(amount)}（{amount.shown}）' for amount in unnamed)}")
    if stray:
        said.append(f"名称后多了“{_STRAY}”的 {'、'.join(stray)}")
    only_stray = bool(stray) and len(said) == 1
    return Problem(
        Severity.INFO if only_stray else Severity.WARNING,
        f"{whole}经费内容",
        f"{whole}经费“主要包括”所列科目与《{table.title}》不符：{'；'.join(said)}。",
        "按表中有数的科目和名称改写这一句。",
        (place, *(amount.place for amount in (*idle, *unnamed))),
        Side("文字所列", place.quote, place),
        Side(table.title, "、".join((*absent, *map(_name, (*idle, *unnamed)), *stray)), table.place),
        relation="文字所列科目＝表中有数的科目",
    )


def _name(amount: Amount) -> str:
    return amount.place.row
