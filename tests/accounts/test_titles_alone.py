"""A table of which only the title was read: said, and nothing of it taken for zero."""

from __future__ import annotations

from accountkit import SPENDING, accounts_of, dossier_of, texts

from gouji.assembly import understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse

FUND = "政府性基金预算财政拨款收入支出决算表"
LINES = """\
政府性基金预算财政拨款收入支出决算表
212 城乡社区支出 8.00 8.00
21208 国有土地使用权出让收入安排的支出 8.00 8.00
"""
CONTENTS = """\
四、政府性基金预算财政拨款收入支出决算表
五、国有资本经营预算财政拨款支出决算表
"""


def test_figures_under_a_title_that_make_no_table_are_a_table_not_read() -> None:
    assert [one.title for one in accounts_of(f"{SPENDING}\n{LINES}").unread] == [FUND]


def test_a_title_in_a_list_of_contents_is_none() -> None:
    assert accounts_of(f"{CONTENTS}\n{SPENDING}").unread == ()


def test_a_table_that_was_read_is_not_asked_for_again() -> None:
    assert accounts_of(f"支出决算表\n本表单位万元，合计30.00，其中基本20.00、项目10.00。\n\n{SPENDING}").unread == ()


def test_what_was_not_read_is_said_once_and_accuses_nobody() -> None:
    checks = [check for check in load() if check.code.startswith("J")]
    results = run(dossier_of(f"{SPENDING}\n{LINES}"), checks)
    assert results.findings == ()
    assert [one.reason for one in results.undecided if one.code == "J021"] == [
        f"《{FUND}》只读出了标题，下面的数没有读成表格，没有核对"
    ]


def test_the_sign_of_the_currency_changes_nothing() -> None:
    table = accounts_of(SPENDING.replace("30.00", "¥30.00").replace("20.00", "￥ 20.00")).tables[0]
    plain = accounts_of(SPENDING).tables[0]
    assert texts(table) == texts(plain)


_OF_A_PLACE = """\
关于临江市2024年财政决算草案的报告
表一 2024年临江市国有资本经营收入决算表
单位：万元
| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
|  | 合计 | 30.00 | 30.00 |
| 103 | 利润收入 | 30.00 | 30.00 |
"""


def test_a_table_of_a_government_is_none_of_a_department() -> None:
    part = understood(parse(_OF_A_PLACE))
    assert (part.accounts, part.identity.kinds) == ((), ("government_final_accounts",))
    own = understood(parse(_OF_A_PLACE.replace("2024年临江市国有资本经营收入", "2024年市司法局部门收入")))
    assert [table.key for accounts in own.accounts for table in accounts] == ["income"]
