"""同一项支出说了两遍

查什么：同一部分里，同一类、款、项写了两段，年初预算相同而支出决算不同，或者支出决算相同而年初预算不同的；一字不差写了两遍的。
为什么：多半是改了一段，旧的一段没有删。
依据：部门决算公开模板：每一项写一段。预算、决算都不同的，可能是两笔资金，不查；写在不同部分（基金、财政拨款）的，多数项都写了两遍的，也不查。

反例：
    2024年度青溪区林业局部门决算
    一、一般公共预算财政拨款支出决算具体情况
    1.农林水支出（类）林业和草原（款）行政运行（项）。年初预算为80.00万元，支出决算为85.00万元，完成年初预算的106.25%。
    2.农林水支出（类）林业和草原（款）行政运行（项）。年初预算为80.00万元，支出决算为58.00万元，完成年初预算的72.50%。
正例：
    - 2.农林水支出（类）林业和草原（款）行政运行（项）。年初预算为80.00万元，支出决算为58.00万元，完成年初预算的72.50%。
    + 2.农林水支出（类）林业和草原（款）事业机构（项）。年初预算为80.00万元，支出决算为58.00万元，完成年初预算的72.50%。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from gouji.checks.item_paths import LEVELS, NamedPath, explains, named_paths
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values import zh

_TITLE = "同一项的两段"
_BUDGETS = ("年初预算", "预算")
_OUTCOME = "决算"
_ITEM = len(LEVELS) - 1
_AMOUNT = re.compile(r"[1-9][\d,.]*\s?[万亿]?元")
_OPENS = 8  # characters of a numbering before the item that a paragraph is on

Told = tuple[Mention, Mention]


@check("N056")
def item_told_twice(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        found: dict[tuple[str, ...], list[tuple[NamedPath, Told]]] = {}
        for path, told in _items(claims):
            found.setdefault((path.passage.place.section, *path.names), []).append((path, told))
        for several in found.values():
            for (path, one), (_, other) in _alike(several):
                yield from _compared(path, one, other)
        yield from map(Failed, _doubled(claims))


def _doubled(claims: Claims) -> Iterator[Problem]:
    """Paragraphs on one item that stand twice in one part, word for word but for their numbers. Where most items do, the text
    tells them of two bodies or two funds."""
    paragraphs: dict[tuple[str, str], list[NamedPath]] = {}
    for passage in claims.passages:
        paths = named_paths(passage)
        if paths and paths[0].level == _ITEM and paths[0].start <= _OPENS and not explains(paths[0]):
            words = zh.squeeze(passage.text[paths[0].start :])
            if _AMOUNT.search(words):
                paragraphs.setdefault((passage.place.section, words), []).append(paths[0])
    twice = [paths for paths in paragraphs.values() if len(paths) > 1]
    if len(twice) * 2 < len(paragraphs):
        yield from map(_repeated, twice)


def _repeated(paths: Sequence[NamedPath]) -> Problem:
    places = tuple(path.passage.quote(path.start, path.end) for path in paths)
    return Problem(
        Severity.WARNING,
        f"{paths[0].text}/重复",
        f"{paths[0].text}的一段一字不差写了 {len(paths)} 遍。",
        "删去多余的；应写另一项的，改写科目名称和金额。",
        places,
        Side("重复的一段", paths[0].text, places[-1]),
        relation="每一项写一段",
    )


def _alike(several: Sequence[tuple[NamedPath, Told]]) -> Iterator[Sequence[tuple[NamedPath, Told]]]:
    """Those of ``several``, by pairs, that print one figure alike: the others say nothing of each other."""
    by_figure: dict[tuple[int, Fraction], list[int]] = {}
    for number, (_, told) in enumerate(several):
        for at, one in enumerate(told):
            if not one.is_nil:
                by_figure.setdefault((at, one.exact), []).append(number)
    pairs = {pair for numbers in by_figure.values() for pair in combinations(numbers, 2)}
    return ([several[number] for number in pair] for pair in sorted(pairs))


def _items(claims: Claims) -> Iterator[tuple[NamedPath, Told]]:
    """Each paragraph on one item that prints one budget and one outcome of it."""
    amounts = claims.money_by_passage
    for passage in claims.passages:
        paths = named_paths(passage)
        if len(paths) == 1 and paths[0].level == _ITEM and paths[0].start <= _OPENS and not explains(paths[0]):
            told = _told({one: one.measure for one in amounts.get(passage.number, ()) if one.role is Role.LEVEL})
            if told is not None and all(paths[0].names):
                yield paths[0], told


def _told(measures: Mapping[Mention, str]) -> Told | None:
    budgets = [one for one, measure in measures.items() if measure in _BUDGETS]
    outcomes = [one for one, measure in measures.items() if measure == _OUTCOME]
    return (budgets[0], outcomes[0]) if len(budgets) == len(outcomes) == 1 else None


def _compared(path: NamedPath, one: Told, other: Told) -> Iterator[Outcome]:
    same = [first.exact == second.exact and not first.is_nil for first, second in zip(one, other, strict=True)]
    if same.count(True) != 1:
        if all(same):
            yield Passed(_TITLE)
        return
    at = same.index(False)
    first, second = one[at], other[at]
    tie = Tie("N056", _TITLE, (Term(1, first),), "=", (Term(1, second),), strength=Strength.SUPPOSED)
    what = (_BUDGETS[0], _OUTCOME)[at]
    yield Failed(
        Problem(
            Severity.WARNING,
            f"{path.text}/说了两遍",
            f"{path.text}写了两段，{what}前一段是 {first.shown}，后一段是 {second.shown}，其余相同。",
            "删去多余的一段，留下的一段同表核对；确是两项的，写出各自的名称。",
            (first.place, second.place),
            Side.of(f"前一段{what}", first.figure, first.place),
            Side.of(f"后一段{what}", second.figure, second.place),
        ),
        tie,
        known=True,
    )
