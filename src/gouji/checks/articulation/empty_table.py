"""公开表空白而未说明

查什么：公开表没有一个数时，表下或文字中有没有“本表无数据”“无政府性基金收支”之类的说明；别处写有这张表的数时，空表本身就是差错。
为什么：没有数据的表应当保留空表并说明，不说明的空表看不出是没有发生还是漏填；文字写了预算数而表是空的，是漏填。
依据：财预〔2016〕143号 地方预决算公开操作规程：没有数据的表格应当列出空表并说明。

反例：
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    财政拨款“三公”经费支出决算表
    单位：万元
    | 合计 | 公务接待费 | 合计 | 公务接待费 |
    | 预算数 | 预算数 | 决算数 | 决算数 |
    |  |  |  |  |
    七、财政拨款“三公”经费支出决算情况说明
    “三公”经费财政拨款支出年初预算为0.95万元，支出决算为0.00万元。
正例：
    收入支出决算总表
    单位：万元
    | 项目 | 决算数 | 项目 | 决算数 |
    | 总计 | 100.00 | 总计 | 100.00 |
    财政拨款“三公”经费支出决算表
    单位：万元
    | 合计 | 公务接待费 | 合计 | 公务接待费 |
    | 预算数 | 预算数 | 决算数 | 决算数 |
    |  |  |  |  |
    注：青溪区司法局没有“三公”经费支出，故本表无数据。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.relations import relations
from gouji.checks.book import book_of
from gouji.checks.nil_statement import nil_statement
from gouji.checks.registry import check
from gouji.checks.statements import statements
from gouji.domain.accounts import Accounts, AccountTable
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, NotApplicable, Outcome, Passed, Problem, Severity, Side, Undecided

#: What a spreadsheet prints in place of a number that its column is too narrow for.
_TOO_NARROW = re.compile(r"[#＃]{2,}")


@check("J021")
def empty_table(dossier: Dossier) -> Iterator[Outcome]:
    for accounts in (*dossier.accounts, *dossier.budgets):
        if all(table.is_blank and not table.is_unread for table in accounts):
            yield NotApplicable("各表都没有填数，是空白模板")
            continue
        for lone in accounts.unread:
            yield Undecided(f"《{lone.title}》只读出了标题，下面的数没有读成表格，没有核对", lone.place)
        for table in accounts:
            if table.is_unread:
                yield Undecided(f"《{table.title}》的栏目没有认出，其中的数没有核对", table.place)
            if not table.is_blank or table.is_unread:
                continue
            if hidden := next((one for one in table.amounts.values() if _TOO_NARROW.fullmatch(one.text.strip())), None):
                yield Undecided(f"《{table.title}》的数印成了 ###（栏太窄），看不到是多少，没有核对", hidden.place)
                continue
            stated = _stated(dossier, accounts, table)
            if stated is not None:
                yield Failed(_contradicted(table, stated))
            elif not table.note and nil_statement(dossier, accounts, table) is None:
                yield Failed(_unexplained(table))
            else:
                yield Passed(table.title)


def _stated(dossier: Dossier, accounts: Accounts, table: AccountTable) -> Mention | None:
    """The first figure of the text, not nil, that repeats a cell of ``table``."""
    book = book_of(accounts)
    sayings = [row.saying for row in relations() if row.saying is not None and row.equation.tables == (table.key,)]
    for claims, spoken_of in (*dossier.spoken_of, *dossier.budgets_spoken_of):
        for saying in sayings if spoken_of is accounts else ():
            for said in statements(saying, claims, book, dossier.year):
                if not said.figure.is_nil:
                    return said.figure
    return None


def _contradicted(table: AccountTable, stated: Mention) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{table.key}/空表",
        f"《{table.title}》没有填一个数，但{stated.label}写有 {stated.shown}，应是表中漏填。",
        "按账簿补填这张表；如文字有误，改正文字并在表下注明本表无数据。",
        (table.place, stated.place),
        Side(table.title, "空白", table.place),
        Side(stated.label, stated.shown, stated.place),
        relation="文字有数，表中也应有数",
    )


def _unexplained(table: AccountTable) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{table.key}/空表",
        f"《{table.title}》没有填一个数，表下和文字中也没有说明，看不出是没有发生还是漏填。",
        "没有这项收支的，在表下注明“本单位无……，故本表无数据”；有的，按账簿补填。",
        (table.place,),
        Side(table.title, "空白", table.place),
        relation="空表应当说明",
    )
