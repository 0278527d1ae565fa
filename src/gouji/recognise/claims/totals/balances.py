"""Balances whose words tell all their members: 年初结转＋收入－支出＝年末结转; 收支结余; what is left in brackets.

Other statements of what comes in, goes out and is left are series of ``flows``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from gouji.catalogue.claims import complete_partition, wording
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.totals.unlisted import leaves_out

_LOOK_BACK = 12
_CLOSE = 10
_HOLDS = re.compile(r"^(?:其中)?[：:]?(?:已|均)?(?:包?含|包括)|^其中")
_OPENING = re.compile(r"(?:年初|上年)(?:财政拨款)?结[转余]")
#: What goes on into the next year need not be all that is left: some of it may be handed back.
_CARRIED = re.compile(r"结转(?:到|至)?(?:下年|次年|下一年)")
_CLOSING = re.compile(rf"(?:年末|期末|年终)(?:财政拨款)?结[转余]|{_CARRIED.pattern}")
_OF_THE_YEAR = re.compile(r"(?:当年|本年|年末)?(?:新增)?结余")
_DEBT = ("debt_at_first", "debt_taken_up", "debt_paid_off", "debt_at_last")


def claims(layout: Layout) -> Iterator[Claim]:
    """The balances and remainders of a passage."""
    for row in layout.rows:
        if row.level is not None:
            yield from _remainder(layout.rows, row, row.level)
            if words_of(_DEBT[-1]).search(row.level.words_before()):
                yield from _debt(layout.rows, row, row.level)
            if "结" in row.subject:
                yield from _closing(layout, row, row.level)
                yield from _of_all_there_is(layout.rows, row, row.level)
                yield from _surplus(layout, row, row.level)


def _closing(layout: Layout, row: Row, claimed: Mention) -> Iterator[Claim]:
    """年初结转＋收入－支出＝年末结转, all four in one sentence that speaks of nothing else but all the parts of one of them."""
    if not _is_closing(row):
        return
    near = [one for one in _sentence(layout.rows, row) if one is not row and one.level is not None]
    inner = _parts_within(layout, near, row)
    near = [one for one in near if one not in inner]
    opening = next((one for one in near if _is_opening(one)), None)
    income = next((one for one in near if core(one.subject).endswith("收入")), None)
    spending = next((one for one in near if core(one.subject).endswith("支出")), None)
    if opening is None or income is None or spending is None or _holds_the_opening(layout, income, opening):
        return
    extra = [(one, 1) for one in near if "弥补收支差额" in one.subject] + [
        (one, -1) for one in near if "结余分配" in one.subject
    ]
    held = _is_held_in(opening, income)
    signed = [*(() if held else ((opening, 1),)), (income, 1), (spending, -1), *extra]
    operands = tuple(one.level for one, _ in signed if one.level is not None)
    signs = tuple(sign for _, sign in signed)
    if len(signed) + held == len(near) and comparable(*operands, claimed):
        carried = _CARRIED.search(core(row.subject)) is not None
        whole = Evidence.OPEN if carried else Evidence.STATED
        unsure = held or leaves_out(min(operands, key=lambda one: one.start), claimed)
        evidence = Evidence.NAMED if unsure else whole
        yield Claim((Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, operands, claimed, signs),), evidence)


def _holds_the_opening(layout: Layout, income: Row, opening: Row) -> bool:
    """Whether a total tells that it holds what was carried in: 收入总计A（含年初结转B）; 收入总计A，其中年初结转B."""
    opens = any(one.before == income.index and one.after == opening.index for one in layout.openers)
    return income.total and opens


def _parts_within(layout: Layout, near: Sequence[Row], closing: Row) -> Sequence[Row]:
    """支出A，其中：基本支出a，项目支出b，年末结转: the rows between 其中 and ``closing`` that are by their names all parts of something."""
    start = max((one.after for one in layout.openers if one.after < closing.index), default=closing.index)
    inner = [one for one in near if start <= one.index < closing.index]
    return inner if complete_partition(tuple(core(one.subject) for one in inner), frozenset()) is not None else ()


def _is_held_in(opening: Row, income: Row) -> bool:
    """收入总计A（含年初结转a）: A holds what the year began with."""
    level = opening.level
    return (
        len(opening.brackets) > len(income.brackets)
        and level is not None
        and _HOLDS.search(level.words_before()) is not None
    )


def _sentence(rows: Sequence[Row], row: Row) -> Iterator[Row]:
    """The rows of one sentence, in any order: 年末结转C，年初结转A."""
    around = rows[max(0, row.index - _LOOK_BACK) : row.index + _LOOK_BACK]
    return (one for one in around if one.sentence == row.sentence)


def _of_all_there_is(rows: Sequence[Row], row: Row, claimed: Mention) -> Iterator[Claim]:
    """收入总计A，本年支出B，年末结转C: A－B＝C, where nothing else is told between A and C. A doubt where it fails: something may have
    been distributed."""
    if not _is_closing(row) or row.index < 2:
        return
    before = rows[row.index - 2 : row.index]
    if any(one.brackets or len(one.mentions) != 1 or one.level is None for one in (*before, row)):
        return
    income, spending = (one.level for one in before)
    if income is None or spending is None or row.sentence - before[0].sentence > 1:
        return
    years = {one.year for one in (income, spending, claimed)} - {None}
    if len(years) > 1 or words_of("earlier_years").search(income.words_before()):
        return
    is_all = words_of("all_income").search(income.words_before())
    is_spent = words_of("spent_this_year").search(spending.words_before())
    if is_all and is_spent and not leaves_out(income, claimed) and comparable(income, spending, claimed):
        operands = (income, spending)
        yield Claim((Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, operands, claimed, (1, -1)),), Evidence.OPEN)


def _debt(rows: Sequence[Row], row: Row, claimed: Mention) -> Iterator[Claim]:
    """年初债务余额A，新增B，偿还C，年末余额D: A＋B－C＝D, the only four of a sentence. A doubt where it fails."""
    four = list(_sentence(rows, row))
    if len(four) != len(_DEBT) or four[-1] is not row or any(len(one.mentions) != 1 or one.brackets for one in four):
        return
    levels = tuple(one.mentions[0] for one in four)
    named = all(words_of(what).search(one.words_before()) for what, one in zip(_DEBT, levels, strict=True))
    otherwise = words_of("debt_otherwise").search(claimed.passage.text, levels[0].start, claimed.end)
    if named and comparable(*levels) and not otherwise:
        relation = Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, levels[:-1], claimed, (1, 1, -1))
        yield Claim((relation,), Evidence.OPEN)


def _is_opening(row: Row) -> bool:
    return _OPENING.search(core(row.subject)) is not None


def _is_closing(row: Row) -> bool:
    return _CLOSING.search(core(row.subject)) is not None


def _surplus(layout: Layout, row: Row, claimed: Mention) -> Iterator[Claim]:
    """收支结余: income less spending, both of one measure, from the rows shortly before. Where the gap is wide, other flows
    belong to it; what an insurance fund takes in and pays out in the year is all there is to 收支结余."""
    name = core(row.subject)
    if not name.endswith("结余") or _is_opening(row) or _is_closing(row) or "滚存" in name:
        return
    if "收支" not in name and _OF_THE_YEAR.fullmatch(name) is None:
        return
    rows = [one for one in reversed(layout.rows[: row.index]) if one.level is not None][:_LOOK_BACK]
    heads = _heads(layout, row)
    readings = tuple(_left(rows, claimed))
    inner = [one for one in rows if one not in heads]
    if inner and (outer := tuple(_left([one for one in rows if one in heads], claimed))):
        readings = (*outer, *(one for one in readings if one.operands not in [each.operands for each in outer]))
        if len(outer) == 1 and "保险" in outer[0].operands[0].subject and "收支" in name:
            evidence = Evidence.NAMED if leaves_out(outer[0].operands[0], claimed) else Evidence.OPEN
            yield Claim(outer, evidence, otherwise=Claim(readings[1:], Evidence.NAMED))
            return
    if readings:
        alone = len(readings) == 1 and "收支" in name and "保险" in readings[0].operands[0].subject
        first = min(readings[0].operands, key=lambda one: one.start)
        evidence = Evidence.NAMED if leaves_out(first, claimed) else Evidence.STATED
        others = Claim(readings[1:], Evidence.NAMED)
        yield Claim(readings[:1], evidence, otherwise=others, within=0 if alone else _CLOSE)


def _left(rows: Sequence[Row], claimed: Mention) -> Iterator[Relation]:
    """Every income less every spending of ``rows`` that may leave ``claimed``."""
    for income in _figures(rows, "收入"):
        for spending in _figures(rows, "支出"):
            if income.measure == spending.measure and comparable(income, spending, claimed):
                operands = (income, spending)
                yield Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, operands, claimed, (1, -1))


def _heads(layout: Layout, row: Row) -> Sequence[Row]:
    """The rows before ``row`` without those that 其中 names as parts of one that they share their side with: 基金收入A，其中保险费收入a."""
    kept: list[Row] = []
    head, sentence = "", 0
    opened = {one.after: one for one in layout.openers if one.mark.text.startswith(("其中", "包括"))}
    for one in layout.rows[: row.index]:
        side = core(one.subject)[-2:]
        if one.index in opened:
            head, sentence = core(layout.rows[opened[one.index].before].subject)[-2:], one.sentence
        elif side != head or one.sentence != sentence:
            head = ""
        if not head or side != head:
            kept.append(one)
    return kept


def _figures(rows: Sequence[Row], kind: str) -> Iterator[Mention]:
    for row in rows:
        if core(row.subject).endswith((kind, kind + "总计", kind + "合计")):
            yield from reversed(row.of(Role.LEVEL))


def _remainder(rows: Sequence[Row], row: Row, rest: Mention) -> Iterator[Claim]:
    """A（a、b），其中D（…），剩余E（…）: A－D＝E, and then the same for the bracketed parts of the three, in their order."""
    if not core(row.subject).startswith(wording().remaining) or rest.is_nil:
        return
    yield from _of_the_only_two(rows, row, rest)
    outer = [one for one in reversed(rows[: row.index]) if one.brackets == row.brackets and one.level is not None]
    claim: Claim | None = None
    for part, whole in reversed(tuple(zip(islice(outer, 3), islice(outer, 1, 4), strict=False))):
        relation = _minus(whole.level, part.level, rest)
        if relation is not None:
            claim = Claim((relation,), Evidence.NAMED, claim, tuple(_columns(rows, whole, part, row)))
    if claim is not None:
        yield claim


def _of_the_only_two(rows: Sequence[Row], row: Row, rest: Mention) -> Iterator[Claim]:
    """预算A，支出B，结余C: of the only two figures before it, up to a ； or 。. Something else may have been given back, so that
    a failure is a doubt."""
    near = [one for one in rows[: row.index + 1] if one.group == row.group]
    told = [one for same in near for one in same.mentions if one.start < rest.start and one.figure.unit.is_money]
    if len(told) != 2 or any(one.role is not Role.LEVEL for one in told) or any(one.brackets for one in near):
        return
    given, spent = told
    is_spent = spent.measure in ("执行", "决算") or words_of("spent_of_budget").search(spent.subject) is not None
    relation = _minus(given, spent, rest)
    if relation is not None and given.measure in BUDGET_MEASURES and is_spent and rest.own:
        yield Claim((relation,), Evidence.OPEN)


def _columns(rows: Sequence[Row], whole: Row, part: Row, rest: Row) -> Iterator[Claim]:
    inner = [_inside(rows, one) for one in (whole, part, rest)]
    if len(set(map(len, inner))) == 1:
        for wholes, parts, rests in zip(*inner, strict=True):
            deeper = _minus(wholes, parts, rests)
            if deeper is not None and core(wholes.subject) == core(rests.subject):
                yield Claim((deeper,))


def _inside(rows: Sequence[Row], row: Row) -> list[Mention]:
    """The levels in the bracket directly behind ``row``."""
    found: list[Mention] = []
    for one in rows[row.index + 1 :]:
        if len(one.brackets) <= len(row.brackets):
            break
        if one.level is not None:
            found.append(one.level)
    return found


def _minus(whole: Mention | None, part: Mention | None, rest: Mention | None) -> Relation | None:
    if whole is None or part is None or rest is None or not comparable(whole, part, rest):
        return None
    return Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (whole, part), rest, (1, -1))
