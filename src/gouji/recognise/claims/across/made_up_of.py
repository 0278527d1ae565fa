"""Totals of the accounts and what makes them up, in paragraphs or sentences of their own: 收、支总计T。 … 本年收入合计A。 … 年初结转和结余B:
T＝A＋B; 本年支出合计C。 … 年末结转和结余D: T＝C＋D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, product

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.sentences.told import Told

_FORE = r"^(?:20\d\d年度?|本年度?|本部门|我部门|本单位|我单位|部门|单位|全年|其中|包括|即)*"
_END = r"(?:均|各)?(?:为|是|共)?\s*$"
_IN = re.compile(rf"{_FORE}(?:收入总计|收[、和与及]?支总计|收入[、和与及]?支出总计|收入总计[、和与及]支出总计){_END}")
_OUT = re.compile(rf"{_FORE}(?:支出总计|收[、和与及]?支总计|收入[、和与及]?支出总计|收入总计[、和与及]支出总计){_END}")
_PARTS = (
    (_IN, re.compile(rf"{_FORE}(?:本年|当年)?收入合计{_END}"), re.compile(rf"{_FORE}(?:年初|上年)结转和?结余{_END}")),
    (_OUT, re.compile(rf"{_FORE}(?:本年|当年)?支出合计{_END}"), re.compile(rf"{_FORE}(?:年末|期末)结转和?结余{_END}")),
)
#: What is carried in or put aside besides, where there is such.
_MORE = (re.compile(r"使用非财政拨款|弥补收支差额|事业基金|专用结余"), re.compile(r"结余分配|提取|交纳|转入"))
_FUND = re.compile(r"财政拨款|基金|一般公共预算|国有资本|比上|较上|上年(?!结转)|去年|预算(?!单位)")
_REACH = 14  # paragraphs
_MOST = 4  # figures of one name


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The total with every such pair that follows it up to the next total. Less than the total is lawful: more may have been
    carried in, or put aside, than is told."""
    levels = [tuple(_levels(paragraph)) for paragraph in told]
    for (total, *parts), more in zip(_PARTS, _MORE, strict=True):
        wholes = [(at, one) for at, some in enumerate(levels) if some for one in _named(some, total)]
        if not wholes:
            continue
        flows, balances = ([tuple(_named(some, words)) for some in levels] for words in parts)
        holds_more = [more.search(paragraph.passage.text) is not None for paragraph in told]
        for number, (at, whole) in enumerate(wholes):
            until = wholes[number + 1][0] + 1 if number + 1 < len(wholes) else len(told)
            near = slice(at, min(until, at + _REACH))
            again = number > 0 and wholes[number - 1][1].text == whole.text
            claim = None if again or any(holds_more[near]) else _claim(whole, flows[near], balances[near])
            if claim is not None:
                yield Reach((claim,))


def _claim(whole: Mention, flows: Sequence[Sequence[Mention]], balances: Sequence[Sequence[Mention]]) -> Claim | None:
    near = (
        islice((one for one in chain.from_iterable(told) if comparable(one, whole)), _MOST)
        for told in (flows, balances)
    )
    readings = tuple(Relation(Kind.SUM, Shape.PARTS, Formula.SUM, pair, whole) for pair in product(*near))
    return Claim(readings, Evidence.OPEN, may_leave_out=True) if readings else None


def _levels(told: Told) -> Iterator[Mention]:
    """The figures of a paragraph that no list, no fund and no part is told by."""
    if told.mentions and not _FUND.search(told.passage.place.section):
        for one in told.mentions:
            if one.role is Role.LEVEL and one.rank[1] == 1 and not one.within:
                yield one


def _named(levels: Sequence[Mention], words: re.Pattern[str]) -> Iterator[Mention]:
    """Those of ``levels`` under that name, of all funds together."""
    for one in levels:
        if words.search(one.words_before(over="、")):
            text = one.passage.text
            begins = max(one.clause[0], *(text.rfind(sign, 0, one.start) for sign in "。；;"))
            if _FUND.search(text, begins, one.start) is None:
                yield one
