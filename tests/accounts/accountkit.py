"""Small account tables in document notation, for the tests of this folder."""

from __future__ import annotations

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.tree import Document
from gouji.domain.accounts import Accounts, AccountTable
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Finding
from gouji.recognise.accounts import recognise_accounts

SPENDING = """\
支出决算表
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 30.00 | 20.00 | 10.00 |
| 204 | 公共安全支出 | 30.00 | 20.00 | 10.00 |
| 20406 | 司法 | 30.00 | 20.00 | 10.00 |
| 2040601 | 行政运行 | 20.00 | 20.00 |  |
| 2040602 | 一般行政管理事务 | 10.00 |  | 10.00 |
"""


def accounts_of(text: str) -> Accounts:
    (found,) = recognise_accounts(parse(text))
    return found


def table_of(text: str) -> AccountTable:
    (found,) = accounts_of(text).tables
    return found


def texts(table: AccountTable) -> dict[tuple[str, str], str]:
    return {key: amount.text for key, amount in table.amounts.items()}


def dossier_of(text: str | Document) -> Dossier:
    (found,) = dossiers([understood(parse(text) if isinstance(text, str) else text)])
    return found


def findings(text: str, *codes: str) -> list[Finding]:
    """What the checks whose codes begin so (J1 …; all J when none is given) report."""
    checks = [check for check in load() if check.code.startswith(codes or ("J",))]
    return list(run(dossier_of(text), checks).findings)
