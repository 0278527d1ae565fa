"""文字说的支出性质与表中所在的栏不符

查什么：“主要用于……基本支出（项目支出）”的说法，与这一项在一般公共预算支出表中列在基本支出还是项目支出是否一致。
为什么：全部列在项目支出栏的一项，说明写成用于基本支出，读者分不清是表列错了还是文字写错了。
依据：预算法实施条例第六条：基本支出和项目支出分别公开。

反例：
    一般公共预算财政拨款支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 204 | 公共安全支出 | 10.00 |  | 10.00 |
    | 20406 | 司法 | 10.00 |  | 10.00 |
    | 2040602 | 一般行政管理事务 | 10.00 |  | 10.00 |
    五、一般公共预算财政拨款支出决算情况说明
    1、公共安全支出（类）司法（款）一般行政管理事务（项）。主要用于：业务指导等基本支出。年初预算为10.00万元，支出决算为10.00万元。
正例：
    一般公共预算财政拨款支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    | 204 | 公共安全支出 | 10.00 |  | 10.00 |
    | 20406 | 司法 | 10.00 |  | 10.00 |
    | 2040602 | 一般行政管理事务 | 10.00 |  | 10.00 |
    五、一般公共预算财政拨款支出决算情况说明
    1、公共安全支出（类）司法（款）一般行政管理事务（项）。主要用于：业务指导等项目支出。年初预算为10.00万元，支出决算为10.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.checks.book import Book, book_of
from gouji.checks.registry import check
from gouji.checks.statements import named_item
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.claims import Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_USE = re.compile(r"(?:主要)?用于[：:]?[^。；;]*")
_NATURES = {"基本支出": ("basic", "project"), "项目支出": ("project", "basic")}


@check("J241")
def spending_nature(dossier: Dossier) -> Iterator[Outcome]:
    for claims, accounts in dossier.spoken_of:
        book = book_of(accounts)
        table = book.tables.get("general_spending")
        if table is not None:
            for passage in claims.passages:
                yield from _compared(table, book, passage)


def _compared(table: AccountTable, book: Book, passage: Passage) -> Iterator[Outcome]:
    use = _USE.search(passage.text)
    named = [nature for nature in _NATURES if use is not None and nature in use[0]]
    code = named_item(passage.text, book) if len(named) == 1 else None
    if use is None or code is None:
        return
    own, other = (table.amount(code, column) for column in _NATURES[named[0]])
    if own is not None and other is not None and own.is_nil and not other.is_nil:
        yield Failed(_problem(passage, use, named[0], own, other))
    else:
        yield Passed.over(f"科目{code}", own)


def _problem(passage: Passage, use: re.Match[str], nature: str, own: Amount, other: Amount) -> Problem:
    place = passage.quote(*use.span())
    return Problem(
        Severity.WARNING,
        f"{own.row}/支出性质",
        f"文字说科目{own.row}用于{nature}，表中这一项{nature}是 {own.shown}，全部 {other.shown} 列在{other.place.column}。",
        f"确认这一项属于哪一种支出：属于{other.place.column}的改文字，属于{nature}的改表。",
        (place, other.place, own.place),
        Side("文字", use[0].strip(), place),
        Side(other.label, other.shown, other.place),
        relation="文字所说的支出性质＝表中所在的栏",
    )
