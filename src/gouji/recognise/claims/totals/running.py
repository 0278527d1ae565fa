"""Running totals: A，加上b，总计T；收支总计相等."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.catalogue.claims import fund_named
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.mentions import Mark
from gouji.recognise.claims.sentences.rows import Layout, Row

_LOOK_BACK = 12
_FAR_BACK = 24  # rows between a total and what it adds to
_ITEMS = re.compile(r"[、，,]")
_LEAD = 24
_BESIDE = 6  # characters between the two of 收入A，支出A
_BOTH_TOTALS = re.compile(r"(?:收[、和与及]?支总计|收入[、和与及]支出总计|收入总计[、和与及]支出总计)[^，。；\d]{0,6}$")
_VOLUME = re.compile(r"总量(?!合计|总计)[^，,。；;\d]{0,6}$")
_DIGIT = re.compile(r"\d")
_SIDES = ("收入", "支出")
#: 本年收入总计, unlike 本年度收入总计, holds no balance carried in.
_IN_FULL = re.compile(
    r"(?P<of_the_year>[本当]年(?!度))?(?P<name>[^，,。；;：:、\d]*)(?:收入|支出)总计[^，,。；;\d]{0,6}$"
)
_LEFT_OVER = re.compile(r"结[转余]|赤字|缺口|差额|相差")
_HEADS = re.compile(r"\s*(?:的)?(?:情况|表|方面|测算|分析)")
_HELD = re.compile(r"[（(](?:含|包括|其中)[^）)]*[）)]")  # what a total says that it holds


def claims(layout: Layout) -> Iterator[Claim]:
    """The running totals and equal totals of a passage."""
    yield from _added(layout)
    yield from _equal_totals(layout)
    yield from _equal_in_one_breath(layout)
    yield from _equal_flows(layout)


def _added(layout: Layout) -> Iterator[Claim]:
    """加上 with an explicit total, no item without a figure behind its last: from the first figure before."""
    openings = [(mark, at) for mark, at in layout.marks if mark.kind in ("add", "subtract")]
    done = -1
    for mark, at in openings:
        if at <= done or at >= len(layout.rows) or at == 0:
            continue
        sentence = layout.rows[at].sentence
        brackets = layout.rows[at].brackets
        run = [row for row in layout.rows[at:] if row.sentence == sentence and row.brackets == brackets]
        run = [row for row in run if row.level is not None]
        signs = [_sign(openings, row, mark) for row in run]
        claim = _closed_by(layout.rows[:at], run, signs, mark)
        if claim is not None:
            done = next(row.index for row in run if row.level is claim.readings[0].claimed)
            # 加上a，其中b，c，合计T: of what stands behind 其中 the words do not tell where it ends
            nested = any(run[0].index < one.after < done and one.mark.text.startswith("其中") for one in layout.openers)
            yield replace(claim, evidence=Evidence.NAMED) if nested else claim


def _sign(openings: Sequence[tuple[Mark, int]], row: Row, first: Mark) -> int:
    """-1 behind 减去, +1 behind 加上: the last such word before the row decides."""
    last = first
    for mark, at in openings:
        if at <= row.index and mark.start >= first.start:
            last = mark
    return 1 if last.kind == "add" else -1


def _closed_by(before: Sequence[Row], run: Sequence[Row], signs: Sequence[int], mark: Mark) -> Claim | None:
    end = next((index for index, row in enumerate(run) if row.total), 0)
    heads = [row for row in before if run and row.sentence >= run[0].sentence - 1 and row.brackets == run[0].brackets]
    claimed = run[end].level if end else None
    if not before or claimed is None:
        return None
    flow = next((word for word in ("收入", "支出") if word in run[end].subject), "")
    head = next((row.level for row in heads if row.level is not None and flow and _speaks_of(row.level, flow)), None)
    if head is not None and head.within and all(row.level is not None and row.level.within for row in heads):
        head = next((one for one in _levels(before) if one.subject == head.within), head)  # A。其中：a，b。加上…
    items = [row.level for row in run[:end] if row.level is not None]
    text = claimed.passage.text
    listed = text[mark.start : max(text.rfind("，", 0, claimed.start), text.rfind(",", 0, claimed.start))]
    named = [_DIGIT.search(item) is not None for item in _ITEMS.split(listed)]
    if head is None and flow and named[-1]:
        return _from_afar(before, items, claimed, flow, signs[:end])
    if head is None or not named[-1]:
        return None
    near = [row for row in before[-_LOOK_BACK:] if row.brackets == run[0].brackets]
    bases = (head, *(row.level for row in reversed(near) if row.level is not None and row.level is not head))
    told, *others = (
        (
            Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, (base, *items), claimed, (1, *signs[:end]))
            for base in bases
            if comparable(base, *items, claimed)
        )
        if comparable(head, *items, claimed)
        else (None,)
    )
    # 加上甲、乙等收入a: one figure for several, unless the first of them has none.
    evidence = Evidence.STATED if all(named) else Evidence.OPEN
    if told is None:
        return None
    # 总收入A，其中地方收入a；加上…: what is added to may be the part, and then the nearest of both is meant.
    parts = tuple(
        one
        for one in others
        if one.operands[0].within == head.subject != "" and "。" not in text[one.operands[0].end : mark.start]
    )
    rest = tuple(one for one in others if one not in parts)
    return Claim((told, *parts), evidence, Claim(rest, Evidence.NAMED))


def _levels(rows: Sequence[Row]) -> Iterator[Mention]:
    """The level of each of the rows, the last first."""
    return (row.level for row in reversed(rows) if row.level is not None)


def _from_afar(
    before: Sequence[Row], items: Sequence[Mention], claimed: Mention, flow: str, signs: Sequence[int]
) -> Claim | None:
    """收入A，…。支出B，…。另外，加上a，收入总量T: what is added to stands sentences before and is of the same flow."""
    levels = (row.level for row in reversed(before[-_FAR_BACK:]) if not row.explains)
    bases = [one for one in levels if one is not None and flow in one.subject and comparable(one, *items, claimed)]
    readings = tuple(
        Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, (base, *items), claimed, (1, *signs)) for base in bases
    )
    return Claim(readings, Evidence.FIGURES) if readings else None


def _speaks_of(level: Mention, flow: str) -> bool:
    """Whether a figure is of that flow by its name, or by the words right before it: 一般公共预算收入决算数A."""
    return flow in level.subject or flow in level.words_before(to_figure=True)


def _equal_flows(layout: Layout) -> Iterator[Claim]:
    """某拨款收入A，某拨款支出A: one fund's income and spending side by side and equal."""
    for income, spending in pairwise(layout.rows):
        name, other = core(income.subject), core(spending.subject)
        between = income.mentions[0].passage.text[income.mentions[0].end : spending.mentions[0].start]
        same = other == name.removesuffix("收入") + "支出" or (other == "支出" and "相应" in between)
        bare = other == "支出" and len(between) <= _BESIDE and not _LEFT_OVER.search(_sentence_of(spending))
        paired = name.endswith("收入") and ((same and len(name) > len("本年收入")) or bare)
        if (
            paired
            and income.level is not None
            and spending.level is not None
            and comparable(income.level, spending.level)
        ) and not spending.level.is_nil:
            yield Claim((_equal(income.level, spending.level),), Evidence.FIGURES)


def _sentence_of(row: Row) -> str:
    first = row.mentions[0]
    return first.passage.text[first.clause[0] : first.clause[1]]


def _equal_in_one_breath(layout: Layout) -> Iterator[Claim]:
    """收、支总计分别为A、B: the totals of both sides of one table, which are equal. Not certain: some print under this
    name what came in and went out in the year."""
    for income, spending in pairwise(one for row in layout.rows for one in row.mentions):
        if (income.rank, spending.rank) != ((0, 2), (1, 2)) or income.role is not Role.LEVEL:
            continue
        lead = income.lead[-_LEAD:]
        sides = core(income.subject).endswith("收入") and core(spending.subject).endswith("支出")
        if sides and _BOTH_TOTALS.search(lead) and comparable(income, spending):
            yield Claim((_equal(income, spending),), Evidence.OPEN)


def _equal_totals(layout: Layout) -> Iterator[Claim]:
    """收入总计 and 支出总计 of one scope: equal where the text says that they balance, or where they are."""
    incomes = [row for row in layout.rows if _is_all_income(row) and row.level is not None]
    for income in incomes:
        spending = next(
            (
                row
                for row in layout.rows[income.index + 1 :]
                if row.total and "支出" in row.subject and row.brackets == income.brackets and row.level is not None
                if _may_be_one_fund(income.subject, row.subject)
            ),
            None,
        )
        if spending is None or income.level is None or spending.level is None:
            continue
        between = [mark for mark, at in layout.marks if income.index < at <= spending.index + 1]
        balanced = any(mark.kind == "balanced" and not _is_heading(mark, income.level) for mark in between)
        nearer = any(
            one.brackets == income.brackets and _may_be_one_fund(one.subject, spending.subject)
            for one in incomes
            if income.index < one.index < spending.index
        )
        if comparable(income.level, spending.level):
            doubted = Evidence.OPEN if _are_in_full(income.level, spending.level) and not nearer else Evidence.FIGURES
            carried = _may_be_carried_over(income.level, spending.level)
            # 可用资金 may be told before what is added later; 总收入A …收入合计B，支出合计C: C balances with B of its own statement
            certain = balanced and income.total
            known = Evidence.STATED if certain else doubted
            evidence = Evidence.FIGURES if nearer else known
            yield Claim((_equal(income.level, spending.level),), evidence, may_fall_short=carried)


def _is_heading(balanced: Mark, beside: Mention) -> bool:
    """Whether words that say that both sides balance only name what is told next: 2．收支平衡情况."""
    return _HEADS.match(beside.passage.text, balanced.start + len(balanced.text)) is not None


def _are_in_full(income: Mention, spending: Mention) -> bool:
    """Whether both are printed as 总计, of one thing and year, with nothing added and nothing left over: 总计 holds what is
    carried over. Not certain: some print under this name what came in and went out in the year."""
    text = income.passage.text
    names = [_IN_FULL.search(text[max(0, one.start - _LEAD) : one.start]) for one in (income, spending)]
    full = all(name is not None and not name["of_the_year"] for name in names)
    first = (
        _ITEMS.search(text, income.clause[0], income.start) is None
    )  # of a budget report 总计 stands behind its parts
    left = _LEFT_OVER.search(_HELD.sub("", text[income.end :]))
    alike = (
        len({core(one.subject).replace(side, "") for one, side in zip((income, spending), _SIDES, strict=True)}) == 1
    )
    return full and first and alike and left is None and income.year == spending.year


def _is_all_income(row: Row) -> bool:
    """Whether a row states all there is to spend: 收入总计, 可用资金."""
    return (row.total and "收入" in row.subject) or row.subject.endswith(("可用资金", "可用财力"))


def _may_be_carried_over(income: Mention, spending: Mention) -> bool:
    """Whether both are called 总量: all that there was to spend, of which what is left goes into the next year. 总计 holds what
    is carried over on its own side and leaves nothing."""
    return all(_VOLUME.search(one.passage.text[max(0, one.start - _LEAD) : one.start]) for one in (income, spending))


def _may_be_one_fund(one: str, other: str) -> bool:
    """Whether no two funds are named: 政府性基金预算总收入 balances with no 一般公共预算总支出."""
    funds = {fund_named(one), fund_named(other)} - {""}
    return len(funds) < 2


def _equal(income: Mention, spending: Mention) -> Relation:
    return Relation(Kind.EQUALITY, Shape.TOTALS_EQUAL, Formula.SUM, (income,), spending)
