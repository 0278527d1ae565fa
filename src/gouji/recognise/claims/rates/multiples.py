"""Multiples: A，是B的p倍; 教育支出A，社保支出B，教育支出是社保支出的p倍; 由B增加到A，是原来的p倍; 投入B，带动A，放大p倍."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.of_one import is_of_one
from gouji.recognise.claims.sentences.rows import Row
from gouji.recognise.claims.sentences.same import names_last_year, of_last_year, this_years

#: 甲是乙的p倍: what is compared, and what it is measured by.
_OF = re.compile(r"(?P<top>[^，,。；;：:]*?)(?:是|为|等于|相当于|达到?)(?P<base>[^是为]{1,20}?)的[约近超]?\s*$")
_YEAR = re.compile(r"(20\d\d)年度?")
_ORIGIN = re.compile(r"原[来先有本]?|过去|此前|之前|当初|(?:调整|改革|实施)前")
_PAIR = 2
_NAME = 2  # characters that tell a name


def of_amounts(rows: Sequence[Row], row: Row, times: Mention) -> Claim | None:
    """The two amounts of its sentence that a multiple compares. It fails only of those that its words name: what it is
    measured by may not be printed (是三年前的3倍)."""
    same = [level for one, level in before(rows, row, times) if one.sentence == row.sentence]
    amounts = [level for level in same if level.figure.unit.is_money and not is_of_one(level)]
    every = [_times(top, bottom, times) for top in amounts for bottom in amounts if top is not bottom]
    latest = [one for one in every if one.operands[0] is amounts[0]] or every
    latest.sort(key=lambda one: -_shared(one.operands[1].subject, times.subject))
    readings = (*latest, *(one for one in every if one not in latest))
    text = times.passage.text
    if amounts and text[amounts[0].end : times.start].strip(" ）)约近") == "的":
        told = readings_of(amounts[1:2], amounts[:1], times)
    else:
        named = _OF.search(times.words_before(over="、"))
        if named is None:  # which of several amounts it is of, a name that it shares must say
            is_said = len(amounts) == _PAIR or any(
                _shared(one.operands[1].subject, times.subject) for one in latest[:1]
            )
            return Claim(readings, Evidence.STATED if is_said else Evidence.NAMED)
        told = readings_of(*_named(row, amounts, named["top"], named["base"].strip()), times)
    rest = tuple(one for one in readings if one not in told)
    return Claim(told, otherwise=Claim(rest, Evidence.NAMED)) if told else Claim(readings, Evidence.NAMED)


def _named(row: Row, amounts: Sequence[Mention], top: str, base: str) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """What the words 甲 and 乙 of 甲是乙的p倍 name among the figures before; nothing where 乙 is not printed."""
    began = [one for one in row.of(Role.BASE) if _is_begun_from(one, base)]
    if began:
        level = row.level
        is_meant = level is not None and (not core(top) or _is_called(level, top))
        return ([level] if level is not None and is_meant else []), began[-1:]
    if names_last_year(base):
        return _over_last_year(row, amounts)
    bottoms = [one for one in amounts if _is_called(one, base)][:1]
    tops = [one for one in amounts if one not in bottoms and (not core(top) or _is_called(one, top))]
    return tops[:1], bottoms


def _over_last_year(row: Row, amounts: Sequence[Mention]) -> tuple[Sequence[Mention], Sequence[Mention]]:
    """2022年B，2023年A，为上年的p倍; A，上年支出B，为上年的p倍: of two amounts of one name the one that is dated a year before the
    other. Nothing where more are printed."""
    same = [one for one in amounts if this_years(one.subject) == this_years(amounts[0].subject)]
    if len(same) != len(amounts) or len(same) != _PAIR:
        return (), ()
    for top, bottom in (same, same[::-1]):
        dated = top.year is not None and bottom.year == top.year - 1
        if dated or (of_last_year(bottom.subject) and not of_last_year(top.subject)):
            return [top], [bottom]
    return (), ()


def _is_begun_from(one: Mention, words: str) -> bool:
    """Whether a base is by the words 原来 or 上年 what a change started from."""
    if names_last_year(words):
        return names_last_year(one.base)
    return _ORIGIN.fullmatch(words) is not None


def _is_called(one: Mention, words: str) -> bool:
    year = _YEAR.fullmatch(words)
    if year is not None:
        return one.year == int(year[1])
    name, known = core(words), core(one.subject)
    return len(name) >= _NAME and len(known) >= _NAME and (known.endswith(name) or name.endswith(known))


def readings_of(tops: Sequence[Mention], bottoms: Sequence[Mention], times: Mention) -> tuple[Relation, ...]:
    """Each of ``tops`` over each of ``bottoms`` that counts the same."""
    pairs = ((top, bottom) for top in tops for bottom in bottoms if top is not bottom and comparable(top, bottom))
    return tuple(_times(*pair, times) for pair in pairs)


def _times(top: Mention, bottom: Mention, times: Mention) -> Relation:
    return Relation(Kind.RATIO, Shape.TIMES, Formula.QUOTIENT, (top, bottom), times)


def _shared(one: str, other: str) -> int:
    return len(set(one) & set(other))
