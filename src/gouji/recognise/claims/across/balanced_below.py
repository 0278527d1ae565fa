"""What is left, told behind the totals: 收入合计A。支出合计B。收支相抵，年终结余R; 收入总量A。支出总量B。收支总量相抵，赤字D, 差额D.

The totals stand before it in its paragraph or in the paragraphs before, back to the last words that settle accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import fund_named
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Reach
from gouji.recognise.claims.sentences.told import Told

_ALL = r"(?:总计|合计|总量|总额)?"
_SETTLES = re.compile(rf"(?:收支{_ALL}|收入{_ALL}[与和、]支出{_ALL})(?:相抵|相减|轧抵|轧差|品迭)")
_LEFT = re.compile(r"(?:结[转余]|余额|盈余)[^，,。；;\d]{0,6}$")
_SHORT = re.compile(r"(?:赤字|缺口)[^，,。；;\d]{0,6}$")
_APART = re.compile(r"(?:差额|相差)[^，,。；;\d]{0,6}$")  # on whichever side
_TOTAL = re.compile(
    r"(?P<side>收入|支出)[^，,。；;：:\d]{0,3}(?:总计|合计|总量|总额)[^，,。；;：:\d]{0,4}$|总(?P<all>收入|支出)[^，,。；;：:\d]{0,4}$"
)
#: What is left over several years, or beside what was carried in, is not of these two totals only.
_OF_MORE = re.compile(r"滚存|累计|历年|上年|年初|以前年度")
_BEFORE = 8  # paragraphs
_LEAD = 20
_AWAY = 24  # characters between the words that settle and what they leave


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """What is left, or wanting, of totals in the paragraphs before, for each paragraph that settles them and has not both."""
    for at, one in enumerate(told):
        settles = _SETTLES.search(one.passage.text)
        if settles is not None and next(within(one), None) is None:
            yield from _settled(one, settles, 0, _above(told, at))


def within(told: Told) -> Iterator[Reach]:
    """What is left, or wanting, of two totals of the same paragraph, wherever its words settle the two."""
    since = 0
    for settles in _SETTLES.finditer(told.passage.text):
        yield from _settled(told, settles, since, ())
        since = settles.end()


def _settled(told: Told, settles: re.Match[str], since: int, above: Sequence[Mention]) -> Iterator[Reach]:
    text = told.passage.text
    left = next((level for level in _levels(told) if level.start >= settles.end()), None)
    if left is None or "。" in text[settles.end() : left.start] or left.start - settles.end() > _AWAY:
        return
    apart = _APART.search(_words(left)) is not None
    wanting = apart or _SHORT.search(_words(left)) is not None
    if not wanting and not _LEFT.search(_words(left)):
        return
    own = [level for level in _levels(told) if since <= level.start < settles.start()]
    totals = _totals((*above, *own), left)
    if len(totals) < 2:
        return
    ends = (totals["收入"], totals["支出"])
    last = max(ends, key=lambda end: (end.passage.number, end.start))
    beside = [level for level in own if last.passage is not told.passage or level.start > last.start]
    more = own and (_OF_MORE.search(_words(left)) or _OF_MORE.search(text, last.end, settles.end()))
    one_fund = len({fund_named(end.subject) for end in ends} - {""}) < 2
    signs = (-1, 1) if wanting else (1, -1)
    readings = tuple(
        Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, ends, left, each)
        for each in (signs, *(((1, -1),) if apart else ()))
    )
    yield Reach((Claim(readings, Evidence.NAMED if beside or more or not one_fund else Evidence.OPEN),))


def _above(told: Sequence[Told], at: int) -> Sequence[Mention]:
    """The levels of the paragraphs before, back to the last that settles accounts."""
    found: list[Mention] = []
    for other in reversed(told[max(0, at - _BEFORE) : at]):
        if other.passage.place.section != told[at].passage.place.section or _SETTLES.search(other.passage.text):
            break
        found[:0] = _levels(other)
    return found


def _totals(levels: Sequence[Mention], left: Mention) -> dict[str, Mention]:
    """The last total of each side."""
    totals: dict[str, Mention] = {}
    for level in reversed(levels):
        found = _TOTAL.search(_words(level)) if comparable(level, left) else None
        if found is not None:
            totals.setdefault(found["side"] or found["all"], level)
    return totals


def _levels(told: Told) -> Sequence[Mention]:
    return [one for one in told.mentions if one.role is Role.LEVEL]


def _words(level: Mention) -> str:
    return level.lead[-_LEAD:].rstrip()
