"""表中有数的科目，文字没有说明

查什么：逐项说明支出的那一部分，是否每一个有数的项级科目都有自己的一段。
为什么：新增的科目、删漏的段落，读者看不到这笔钱用在哪里，文字各项也加不到总数。标题或上一段只说“主要内容”的，报为疑点。
依据：部门预算、决算公开模板：按支出功能分类科目“依次说明到各项级科目”；预算法实施条例第六条：一般公共预算支出公开到功能分类的项。

反例：
    青溪区司法局2024年度部门决算
    一般公共预算财政拨款支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    |  | 合计 | 60.00 | 20.00 | 40.00 |
    | 204 | 公共安全支出 | 60.00 | 20.00 | 40.00 |
    | 20406 | 司法 | 60.00 | 20.00 | 40.00 |
    | 2040601 | 行政运行 | 20.00 | 20.00 |  |
    | 2040604 | 基层司法业务 | 15.00 |  | 15.00 |
    | 2040605 | 普法宣传 | 18.00 |  | 18.00 |
    | 2040610 | 社区矫正 | 7.00 |  | 7.00 |
    （三）一般公共预算财政拨款支出决算具体情况
    1、公共安全支出（类）司法（款）行政运行（项）。支出决算为20.00万元。
    2、公共安全支出（类）司法（款）基层司法业务（项）。支出决算为15.00万元。
    3、公共安全支出（类）司法（款）普法宣传（项）。支出决算为18.00万元。
正例：
    - 3、公共安全支出（类）司法（款）普法宣传（项）。支出决算为18.00万元。
    + 3、公共安全支出（类）司法（款）普法宣传（项）。支出决算为18.00万元。
    + 4、公共安全支出（类）司法（款）社区矫正（项）。支出决算为7.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from gouji.checks.disclosure import is_read_whole
from gouji.checks.item_paths import (
    NamedPath,
    Row,
    RowsByName,
    amounts_of,
    explains,
    named_paths,
    prints,
    rows_of,
)
from gouji.checks.registry import check
from gouji.domain.accounts import Accounts
from gouji.domain.claims import Claims, Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_ITEM = 2
#: The tables that a text goes through item by item; of one group the first that is printed.
_EXPLAINED = (
    ("general_spending", "budget_general", "spending", "budget_spending"),
    ("fund", "budget_fund"),
    ("capital", "budget_capital"),
)
#: So many items explained, and this part of all that the table prints, show that the text goes through them.
_FEWEST, _MOST = 2, 0.6
#: One left out of ten is an oversight; more may be a choice.
_FEW = 10
#: What a heading or a paragraph that leads up to the items says where they need not be all.
_MAINLY = re.compile(r"主要(?:内容|项目|支出|用途|情况|包括)")


@check("C011")
def unspoken_item(dossier: Dossier) -> Iterator[Outcome]:
    for claims, accounts in (*dossier.spoken_of, *dossier.budgets_spoken_of):
        if not accounts.unread and all(is_read_whole(part) for part in dossier.parts):
            yield from _compared(claims, accounts)


def _compared(claims: Claims, accounts: Accounts) -> Iterator[Outcome]:
    items = [
        row for row in rows_of(accounts) if row.level == _ITEM and row.amount is not None and not row.amount.is_nil
    ]
    if not items:
        return
    paths = [path for passage in claims.passages for path in named_paths(passage) if not explains(path)]
    paths = [path for path in paths if path.level == _ITEM]
    for group in _EXPLAINED:
        key = next((key for key in group if any(row.table.key == key for row in items)), None)
        rows = [row for row in items if row.table.key == key]
        by_name = RowsByName(rows)
        told = [(path, by_name.named_by(path)) for path in paths]
        named = by_name.named
        if len(named) < _FEWEST or len(named) < _MOST * len(rows):
            continue
        unknown = _behind_unknown(told, claims)
        left = [row for row in rows if row not in named and not _spoken_of(row, unknown, claims)]
        if left:
            others = RowsByName(row for row in items if row.table.key != key)
            # An item by a name that no table has is described as well.
            spoken = len({path.names for path, found in told if found or not others.named_by(path)})
            known = [path for path, found in told if found]
            yield Failed(_problem(left, spoken, known[-1], mainly=_only_mainly(known[0], claims)))
        else:
            yield Passed(rows[0].table.title)


def _spoken_of(row: Row, unknown: Sequence[Mention], claims: Claims) -> bool:
    """Whether the text speaks of ``row`` after all: its amount under a name that no row has, or its name beside its amount."""
    name = row.names[_ITEM]
    return any(prints(row, mention) for mention in unknown) or any(
        name in mention.passage.text and prints(row, mention) for mention in claims.mentions
    )


def _behind_unknown(told: Sequence[tuple[NamedPath, Sequence[Row]]], claims: Claims) -> list[Mention]:
    """The amounts behind the paths that name no row, of paths with the rows that they name."""
    amounts = claims.money_by_passage
    following = [path for path, _ in told[1:]]
    return [
        mention
        for (path, found), after in zip_longest(told, following)
        if not found
        for mention in amounts_of(path, amounts, after)
    ]


def _only_mainly(path: NamedPath, claims: Claims) -> bool:
    """Whether the heading or the paragraph before the first item says that the main ones follow: 财政拨款支出主要内容如下."""
    heading = path.passage.place.section.rpartition(" / ")[2]
    before = [one.text for one in claims.passages if one.number == path.passage.number - 1]
    return any(_MAINLY.search(text) for text in (heading, *before))


def _problem(left: Sequence[Row], spoken: int, last: NamedPath, *, mainly: bool) -> Problem:
    title = left[0].table.title
    unit = left[0].table.unit.name
    shown = "；".join(f"“{row.path}”{row.amount.shown}{unit}" for row in left if row.amount is not None)
    place = last.passage.quote(last.start, last.end)
    return Problem(
        Severity.WARNING if mainly or len(left) * _FEW > max(spoken, _FEW) else Severity.ERROR,
        f"{left[0].table.key}/漏说明的科目",
        f"文字逐项说明了 {spoken} 个项级科目，《{title}》中有数而没有说明的有 {len(left)} 个：{shown}。",
        "在这一部分补写漏掉的科目：用途、金额和增减原因。",
        (place, *(row.amount.place for row in left if row.amount is not None)),
        Side("文字说明", f"{spoken} 个项级科目", place),
        Side(title, "；".join(row.path for row in left), left[0].table.place),
        relation="表中有数的项级科目都有说明",
    )
