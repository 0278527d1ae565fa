"""科目余额表: turnover and opening balances of budget accounting, by the names of the accounts on the way to each leaf."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.catalogue.classification import name_of, subjects
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.domain.package import Income, Nature, Source
from gouji.recognise.accounts.header import header_above
from gouji.recognise.match import key
from gouji.values import zh
from gouji.values.cell import read_cell
from gouji.values.figure import Figure
from gouji.values.units import YUAN
from gouji.workbook.taking.taken import Known, Taking

_CODE_HEADS = ("科目编码", "科目代码", "会计科目编码", "编码", "科目编号")
_NAME_HEADS = ("科目名称", "会计科目名称", "会计科目", "名称")
_OPENING_HEADS = ("期初余额", "年初余额", "年初数", "期初数")
_YEAR_HEADS = ("本年累计发生额", "累计发生额", "本年累计", "全年发生额")
_PERIOD_HEADS = ("本期发生额", "本期发生")
_WHOLE_YEAR = re.compile(r"(?:0?1月|0?1期|-01|\.01|年度?1).{0,24}?(?:12月|12期|-12|\.12)")
_SIDES = {"借方": "debit", "贷方": "credit"}
_DEEPEST = 10
_FUNCTION = re.compile(r"(?<!\d)2\d{6}(?!\d)")
_ECONOMIC = re.compile(r"(?<!\d)3[01]\d{3}(?!\d)")
#: Columns of auxiliary accounting tell of a row what other units put into the names of sub-accounts.
_AUXILIARY = re.compile(r"功能分类|经济分类|支出功能|经济科目|功能科目|资金性质|资金来源|支出类型|预算项目")


@dataclass(frozen=True, slots=True)
class _Account:
    """科目行: one row of the list: its code, the names on the way to it, and the cells of its amounts by column."""

    code: str
    words: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class _Plan:
    """科目用途: what an account of budget accounting is of: income of a kind, spending, or a balance brought forward."""

    prefix: str
    side: str
    income: str
    use: str


@cache
def _plans() -> tuple[_Plan, ...]:
    rows = load.toml("workbook", "balances.toml")["accounts"]
    return tuple(_Plan(one["code"], one["side"], one.get("income", ""), one["use"]) for one in rows)


def take_balances(document: Document, taking: Taking) -> bool:
    """Takes what the lists of balances in ``document`` state of budget accounting; whether it holds one."""
    found = False
    for table in document.tables:
        grid = grid_of(table)
        columns = _columns(grid)
        if columns is None:
            continue
        found = True
        depth, at = columns
        accounts = list(_accounts(grid, depth, at))
        turnover = "year" if "year.debit" in at else "period"
        if turnover == "period" and not _is_whole_year(document, table):
            taking.remarks.append(
                f"{taking.origin([table.place])}：只有“本期发生额”，没有写明是 1 月至 12 月，发生额没有取；请导出全年的余额表。"
            )
            turnover = ""
        _take(accounts, turnover, taking)
    return found


def _columns(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The depth of the head and the column of each thing; None where the table is no list of balances."""
    for depth in range(1, min(_DEEPEST, grid.height)):
        paths = header_above(grid, depth).paths
        codes = [at for at, path in enumerate(paths) if path and path[-1] in _CODE_HEADS]
        names = [at for at, path in enumerate(paths) if path and path[-1] in _NAME_HEADS and at not in codes]
        sides = {f"{name}.{side}": at for at, path in enumerate(paths) for name, side in _sides(path)}
        if codes and names and "opening.credit" in sides and any(name.endswith(".debit") for name in sides):
            if (
                depth < grid.height
                and (cell := grid.at(depth, codes[0])) is not None
                and not cell.text.strip()[:1].isdigit()
            ):
                continue
            extra = [at for at, path in enumerate(paths) if path and _AUXILIARY.search(path[-1])]
            return depth, {"code": codes[0], "name": names[0], **sides, **{f"word{at}": at for at in extra}}
    return None


def _sides(path: Sequence[str]) -> Iterator[tuple[str, str]]:
    """opening, period or year with debit or credit, where a head names both: 期初余额 over 借方, or 期初借方."""
    text = "".join(path)
    side = next((one for one in _SIDES if one in text), None)
    heads = (("opening", _OPENING_HEADS), ("year", _YEAR_HEADS), ("period", _PERIOD_HEADS))
    if side is None:
        return
    name = next((name for name, words in heads if any(word in text or word[:2] + side in text for word in words)), "")
    if name:
        yield name, _SIDES[side]


def _is_whole_year(document: Document, table: Table) -> bool:
    at = document.blocks.index(table)
    above = [block.text for block in document.blocks[max(0, at - 6) : at] if isinstance(block, Paragraph)]
    return any(_WHOLE_YEAR.search(zh.label(text)) for text in (*above, *(c.text for r in table.rows[:4] for c in r)))


def _accounts(grid: Grid, depth: int, at: Mapping[str, int]) -> Iterator[_Account]:
    """The leaves, each with the names of all accounts above it."""
    names: dict[str, str] = {}
    rows = []
    for row in range(depth, grid.height):
        code, name = grid.at(row, at["code"]), grid.at(row, at["name"])
        digits = "" if code is None else re.sub(r"[.\-\s]", "", zh.halfwidth(code.text))
        if name is not None and digits.isdigit() and len(digits) >= 4:
            names[digits] = f"{names.get(digits, '')} {zh.squeeze(name.text)}"
            rows.append((row, digits))
    codes = sorted(names)
    for row, digits in rows:
        if any(other.startswith(digits) and other != digits for other in codes):
            continue
        above = [names[code] for code in codes if digits.startswith(code)]
        words = [cell.text for key_, column in at.items() if key_.startswith("word") and (cell := grid.at(row, column))]
        cells = {
            key_: cell for key_, column in at.items() if "." in key_ and (cell := grid.at(row, column)) is not None
        }
        yield _Account(digits, " ".join((*above, *words)), cells)


def _take(accounts: Sequence[_Account], turnover: str, taking: Taking) -> None:
    sums: dict[tuple[str, str, str], Known] = {}
    told: set[str] = set()
    only_general = not any("政府性基金" in one.words or "国有资本经营" in one.words for one in accounts)
    for account in accounts:
        plan = next((one for one in _plans() if account.code.startswith(one.prefix)), None)
        if plan is None:
            continue
        column = f"opening.{plan.side}" if plan.use.startswith("opening") else f"{turnover}.{plan.side}"
        known = _known(account.cells.get(column), taking) if turnover or plan.use.startswith("opening") else None
        if known is None or known.may_be_nil:
            continue
        cells = list(_cells_of(account, plan, only_general=only_general))
        if not cells:
            told.add(f"{account.code[:4]} {account.words.split()[0]}")
        for cell in cells:
            sums[cell] = sums[cell] + known if cell in sums else known
    for (sheet, row, column), known in sums.items():
        if sheet == "lines":
            taking.text(sheet, row, "code", row, *known.places)
        elif sheet == "economic":
            taking.text(sheet, row, "code", row, *known.places)
            taking.text(sheet, row, "name", name_of("economic_department", row), *known.places)
        taking.amount(sheet, row, column, known)
    if told:
        taking.remarks.append(
            f"科目余额表中 {'、'.join(sorted(told))} 的明细没有写明功能分类、资金来源或基本、项目支出，没有取。"
        )


def _known(cell: Cell | None, taking: Taking) -> Known | None:
    value = None if cell is None else read_cell(cell.text)
    return taking.figure(value.with_unit(YUAN), cell.place) if cell is not None and isinstance(value, Figure) else None


def _cells_of(account: _Account, plan: _Plan, *, only_general: bool) -> Iterator[tuple[str, str, str]]:
    """(sheet, row, column) of each cell of the workbook that an account counts into."""
    source = _source(account.words, only_general=only_general)
    if plan.use == "opening.fiscal":
        if source in (Source.GENERAL, Source.CAPITAL):
            yield "money", "", f"opening.{source.name}"
        return
    if plan.use == "opening.other":
        yield "money", "", "opening.OTHER"
        return
    function = _FUNCTION.search(account.words) or _FUNCTION.search(account.code)
    if plan.use == "income":
        kind = plan.income or (source.name if source in (Source.GENERAL, Source.FUND, Source.CAPITAL) else "")
        if function and kind:
            yield "lines", function[0], f"income.{Income[kind].name}"
        return
    nature = next((one for one in (Nature.BASIC, Nature.PROJECT) if one.value in account.words), None)
    if function and source and nature:
        yield "lines", function[0], f"spending.{source.name}.{nature.name}"
    economic = _economic(account.words)
    if economic and source is Source.GENERAL and nature is Nature.BASIC:
        yield "economic", economic, "amount"


def _source(words: str, *, only_general: bool) -> Source | None:
    if "非财政" in words or "其他资金" in words:
        return Source.OTHER
    if "政府性基金" in words:
        return Source.FUND
    if "国有资本经营" in words:
        return Source.CAPITAL
    if "一般公共预算" in words or (only_general and "财政拨款" in words):
        return Source.GENERAL
    return None


def _economic(words: str) -> str:
    """The economic 款 by its code, else by its name alone in the last account."""
    printed = _ECONOMIC.search(words)
    if printed:
        return printed[0]
    return _economic_names().get(key(words.split()[-1]), "")


@cache
def _economic_names() -> Mapping[str, str]:
    """Codes of the economic 款 by name, where no other bears it."""
    names: dict[str, list[str]] = {}
    for code, entries in subjects("economic_department").items():
        if len(code) == 5 and code[:3] in ("301", "302", "303"):
            for one in entries:
                names.setdefault(key(one.name), []).append(code)
    return {name: codes[0] for name, codes in names.items() if len(codes) == 1}
