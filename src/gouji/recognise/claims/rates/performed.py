"""Rates right behind what was due and what was done of it: 下达A，实际支出B，支出率p; 应开工m个，实际开工n个，按时开工率p; 计划m个，实际n个，
完成数占目标任务的p, 超计划p."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.rates import measured
from gouji.recognise.claims.sentences.cues import RATE, told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

#: Characters before a figure that say whether it was due: 应支付a, not 任务资金支付a.
_SAID_OF = 5
_RATE = re.compile(r"^[，,；;（(\s]*(?P<name>[^，。；;：:\d]{0,12}率)[为是达到约仅的只有了\s]*$")
_DUE = r"(?:全年|年度|年初|本年|当年|既定|绩效|计划|目标|任务|应[^，。；;：:\d]{1,6})+(?:[数值量]|指标)?"
_OF_THE_DUE = re.compile(rf"^[，,；;（(\s]*[^，。；;：:\d]{{0,10}}?(?:占|[为是达]到?|完成)了?(?:{_DUE})的$")
_BEYOND = re.compile(
    rf"^[，,；;（(\s]*[^，。；;：:\d]{{0,10}}?(?:超额?完成?(?:了?{_DUE})?|超[过出]?(?:了?{_DUE}))(?:的|了|达)?$"
)
_NOT_YET = re.compile(
    r"(?:尚|还|仍)?(?:未|没有?)(?:能|予)?[支拨付使用完成执行整改办结验收开工到位]{1,3}[的为有资金数]*$"
)


@told_by({RATE, Role.COMPLETION, Role.RATE}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such rate. A doubt where it fails: it may be over another figure than the one before."""
    levels: list[Spot] = []
    for spot in layout.spots:
        rate = spot.mention
        if rate.role is Role.LEVEL and not rate.figure.unit.is_rate:
            levels.append(spot)
        elif rate.figure.unit.is_rate and len(levels) > 1 and rate.role not in (Role.COMPLETION, Role.RATE):
            yield from _against_the_due(levels[-2], levels[-1], spot)
        elif rate.role in (Role.COMPLETION, Role.RATE) and len(levels) > 1:
            due, done = levels[-2:]
            yield from _with_what_is_left(due, done, spot)
            if done.row.resumes is None and _is_meant(due, done, spot):
                relation = Relation(
                    Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (done.mention, due.mention), rate
                )
                others = measured.readings(layout.rows, done.row, done.mention, rate)
                first = (relation, *others)
                if others and measured.is_of_what_it_became(others[0]):
                    first = (*others, relation)
                rest = tuple(one for one in first[1:] if one.operands != first[0].operands)
                yield Claim(first[:1], Evidence.OPEN, Claim(rest, Evidence.NAMED) if rest else None)


def _with_what_is_left(done: Spot, left: Spot, spot: Spot) -> Iterator[Claim]:
    """支付a，未支付b，支付率p: a ÷ (a + b)."""
    one, other, rate = done.mention, left.mention, spot.mention
    said = _RATE.match(rate.passage.text[other.end : rate.start])
    how = one.words_before(over="、", to_figure=True)
    if (
        said is not None
        and _NOT_YET.match(other.words_before().strip())
        and words_of("done", "used", "came").search(how) is not None
        and words_of("due").search(how[-_SAID_OF:]) is None
        and any(said["name"][at : at + 2] in how for at in range(len(said["name"]) - 2))
        and done.sentence == left.sentence == spot.sentence
        and done.brackets == left.brackets == spot.brackets
        and comparable(one, other)
    ):
        yield Claim(
            (Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.PART_OF_SUM, (one, other), rate),), Evidence.OPEN
        )


def _against_the_due(due: Spot, done: Spot, spot: Spot) -> Iterator[Claim]:
    """计划m个，实际n个，完成数占目标任务的p: n ÷ m; 超计划p: n ÷ m − 1."""
    one, rate = done.mention, spot.mention
    words = rate.passage.text[one.end : rate.start]
    beyond = _BEYOND.match(words) is not None
    if (beyond or _OF_THE_DUE.match(words)) and _stand_together(due, done, spot) and _names_both(due.mention, one):
        figures = (one, due.mention)
        if beyond:
            yield Claim((Relation(Kind.GROWTH, Shape.GROWTH, Formula.RISE, figures, rate),), Evidence.OPEN)
        else:
            yield Claim((Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, figures, rate),), Evidence.OPEN)


def _stand_together(due: Spot, done: Spot, spot: Spot) -> bool:
    near = due.sentence >= spot.sentence - 1 and done.sentence == spot.sentence
    years = (due.mention.year, done.mention.year)
    dated = None not in years and years[0] != years[1]
    return (
        near and not dated and due.brackets == done.brackets == spot.brackets and comparable(due.mention, done.mention)
    )


def _is_meant(due: Spot, done: Spot, spot: Spot) -> bool:
    rate, one = spot.mention, done.mention
    said = _RATE.match(rate.passage.text[one.end : rate.start])
    named = (
        said is not None
        and "平均" not in said["name"]
        and _speaks_of(said["name"], one.words_before(over="、", to_figure=True))
    )
    return named and _stand_together(due, done, spot) and _names_both(due.mention, one)


def _speaks_of(name: str, done: str) -> bool:
    """Whether a rate is by its name one of what was done: 支出率 of any, 按时开工率 of what was begun (开工)."""
    stem = name.removesuffix("率")
    return name.endswith(wording().completion_rates) or any(stem[at : at + 2] in done for at in range(len(stem) - 1))


def _names_both(due: Mention, done: Mention) -> bool:
    """Whether the words before one figure say what was due, those before the other what was done of it."""
    what, how = (one.words_before(over="、", to_figure=True) for one in (due, done))
    is_due = words_of("due").search(what) is not None and words_of("done").search(what) is None
    if due.measure in BUDGET_MEASURES or is_due:
        return done.measure not in BUDGET_MEASURES and words_of("done", "used", "came").search(how) is not None
    return words_of("came").search(what) is not None and words_of("used").search(how) is not None
