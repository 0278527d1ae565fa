"""文字所列科目，表中没有

查什么：文字中用“（类）”“（款）”“（项）”写明的科目，公开表里有没有这条路径；没有的，按金额和名称指出最近的一行。
为什么：科目名称多从上年文稿或别的单位照抄，改了表没有改文字，读者不知道钱用在哪一项。
依据：部门预算、决算公开模板：按支出功能分类科目逐项说明，科目名称与公开表一致；《政府收支分类科目》各年度名称。

反例：
    青溪区司法局2024年度部门决算
    一般公共预算财政拨款支出决算表
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
    |  | 合计 | 30.00 | 10.00 | 20.00 |
    | 204 | 公共安全支出 | 30.00 | 10.00 | 20.00 |
    | 20406 | 司法 | 30.00 | 10.00 | 20.00 |
    | 2040601 | 行政运行 | 10.00 | 10.00 |  |
    | 2040605 | 普法宣传 | 20.00 |  | 20.00 |
    （三）一般公共预算财政拨款支出决算具体情况
    1、公共安全支出（类）司法（款）行政运行（项）。支出决算为10.00万元。
    2、公共安全支出（类）司法（款）法律援助（项）。支出决算为20.00万元。
正例：
    - 2、公共安全支出（类）司法（款）法律援助（项）。支出决算为20.00万元。
    + 2、公共安全支出（类）司法（款）普法宣传（项）。支出决算为20.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from difflib import SequenceMatcher

from gouji.catalogue.stale_terms import stale_terms
from gouji.checks.item_paths import (
    LEVELS,
    NamedPath,
    Row,
    RowsByName,
    amounts_of,
    explains,
    named_paths,
    prints,
    rows_of,
    same_name,
    unlike,
)
from gouji.checks.registry import check
from gouji.domain.accounts import Accounts
from gouji.domain.claims import Claims, Mention, Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_LISTED = re.compile(r"(?:^|[，,；;：:。、]|其中)(?P<name>[\u4e00-\u9fff与和]{3,24})$")
_LONGEST = 26  # characters of such a name with what stands before it
#: So many classes of the table named in one sentence make it a list of them.
_LIST = 2
_EARLIER = re.compile(r"(?:上年|去年|上一年)度?[^，。；]{0,12}$")
#: Names that share so much are likely one, mistyped.
_ALIKE = 0.6


@check("J250")
def unknown_item(dossier: Dossier) -> Iterator[Outcome]:
    stale = {zh.label(term.name) for term in stale_terms(dossier.year)} if dossier.year is not None else set()
    for claims, accounts in (*dossier.spoken_of, *dossier.budgets_spoken_of):
        if not accounts.unread and rows_of(accounts):
            yield from _compared(claims, accounts, stale)


def _compared(claims: Claims, accounts: Accounts, stale: Set[str]) -> Iterator[Outcome]:
    rows = rows_of(accounts)
    levels = {row.level for row in rows}
    unplaced = {amount.place.row for table in accounts for amount in table.unlisted}
    amounts = claims.money_by_passage
    paths = [path for passage in claims.passages for path in named_paths(passage)]
    by_name = RowsByName(rows)
    named = [(path, meant := _in_use(path, stale), by_name.named_by(meant or path)) for path in paths]
    spoken_of = {row.path for row in by_name.named}
    for passage in claims.passages:
        yield from _classes_listed(passage, amounts.get(passage.number, ()), rows, stale)
    for at, (path, meant, found) in enumerate(named):
        if found:
            yield Passed(path.text)
            continue
        if meant is None or path.level not in levels:
            continue
        stated = amounts_of(path, amounts, paths[at + 1] if at + 1 < len(paths) else None)
        explained = explains(path)
        if not explained and not any(mention.figure.value for mention in stated):
            continue  # nothing spent: the table need not print it
        if _EARLIER.search(path.passage.text, 0, path.start):
            continue
        nearest = _nearest(meant, stated, [row for row in rows if row.level == path.level], spoken_of)
        is_unplaced = any(same_name(path.names[path.level], name) for name in unplaced)
        if is_unplaced and not _is_the_row(meant, nearest, stated):
            continue  # a table prints the name, in a row whose code could not be told
        yield Failed(_problem(path, meant, nearest, stated, explained=explained))


def _classes_listed(
    passage: Passage, amounts: Sequence[Mention], rows: Sequence[Row], stale: Set[str]
) -> Iterator[Outcome]:
    """A list of classes by their bare names (公共安全支出a，卫生健康支出b) in which one is none, and its amount is of one like it."""
    if len(amounts) <= _LIST:
        return
    classes = [row for row in rows if row.level == 0]
    begins = ((one, max(0, one.start - _LONGEST)) for one in amounts)
    named = [(match, one) for one, at in begins if (match := _LISTED.search(passage.text, at, one.start)) is not None]
    paths = {
        one: NamedPath((match["name"], "", ""), ("", "", ""), passage, *match.span("name")) for match, one in named
    }
    # words may lead up to the first of them: 包括教育支出
    known = {one: row for one, path in paths.items() for row in classes if not unlike(path, row)}
    spoken = {row.names[0] for row in known.values()}
    if len(spoken) < _LIST:
        return
    for one, path in paths.items():
        if one in known or zh.label(path.names[0]) in stale:
            continue
        meant = [row for row in classes if row.names[0] not in spoken and prints(row, one)]
        row = max(meant, key=lambda row: _likeness(path, row), default=None)
        if row is not None and _likeness(path, row) >= _ALIKE:
            yield Failed(_problem(path, path, row, (one,), explained=False))


def _in_use(path: NamedPath, stale: Set[str]) -> NamedPath | None:
    """``path`` without the names out of use, which have a check of their own and contradict no row; None where the deepest is one."""
    kept = [name if zh.label(name) not in stale else "" for name in path.names]
    return replace(path, names=(kept[0], kept[1], kept[2])) if kept[path.level] else None


def _is_the_row(path: NamedPath, row: Row | None, stated: Sequence[Mention]) -> bool:
    """Whether ``row`` prints the item of ``path`` and an amount that the text states of it."""
    return (
        row is not None
        and same_name(path.names[path.level], row.names[row.level])
        and any(prints(row, mention) for mention in stated)
    )


def _nearest(path: NamedPath, stated: Sequence[Mention], rows: Sequence[Row], spoken_of: set[str]) -> Row | None:
    """The row that the text may mean: the one of the same amount that no other path names, else the one most alike."""
    equal = [row for row in rows if any(prints(row, mention) for mention in stated)]
    free = [row for row in equal if row.path not in spoken_of]
    if free or equal:
        return min(free or equal, key=lambda row: (len(unlike(path, row)), -_likeness(path, row)))
    near = [row for row in rows if len(unlike(path, row)) == 1 and row.path not in spoken_of]
    near = near or [row for row in rows if len(unlike(path, row)) == 1 and _likeness(path, row) >= _ALIKE]
    return max(near, key=lambda row: _likeness(path, row), default=None)


def _likeness(path: NamedPath, row: Row) -> float:
    return SequenceMatcher(None, zh.label(path.text), zh.label(row.path), autojunk=False).ratio()


def _problem(
    path: NamedPath, meant: NamedPath, nearest: Row | None, stated: Sequence[Mention], *, explained: bool
) -> Problem:
    place = path.passage.quote(path.start, path.end)
    wrong = path.level if nearest is None else (*unlike(meant, nearest), path.level)[0]
    equal = nearest is not None and any(prints(nearest, mention) for mention in stated)
    # what the table prints under other names is certain; that it lacks the row altogether may have a reason not read here
    certain = equal or (nearest is not None and wrong < path.level)
    severity = Severity.INFO if explained else Severity.ERROR if certain else Severity.WARNING
    if nearest is None:
        shown = "公开表中没有这一科目。"
    else:
        amount = f"，{nearest.amount.shown}{nearest.table.unit.name}" if nearest.amount is not None else ""
        same = "金额相同的一行" if equal else "最接近的一行"
        shown = f"公开表中没有这一科目，{same}是《{nearest.table.title}》的“{nearest.path}”{amount}。"
    what = "名词解释" if explained else "文字"
    return Problem(
        severity,
        f"科目/{path.text}",
        f"{what}写的是“{path.text}”，{shown}",
        f"{LEVELS[wrong]}级科目名称改为“{nearest.names[wrong]}”；如文字无误，更正公开表。"
        if nearest is not None
        else "核对科目名称；公开表漏列的，补上这一行；不涉及的，删去这一段。",
        (place, *((nearest.amount.place,) if nearest is not None and nearest.amount is not None else ())),
        Side("文字所列科目", path.text, place),
        Side(
            nearest.table.title,
            nearest.path,
            nearest.amount.place if nearest.amount is not None else nearest.table.place,
        )
        if nearest is not None
        else Side("公开表", "没有"),
        relation="文字所列科目都在表中",
        cause=f"科目/{nearest.path if nearest is not None else path.text}",
    )
