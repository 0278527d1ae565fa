"""A comparison behind what its list comes to: 甲a，乙b，合计T，乙比上年减少D is a change of b; 2022年a，2023年b，两年合计T，2023年
比上年减少D, too, and T is no figure of one year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.domain.claims import Mention
from gouji.domain.comparable import alike
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.rows import Row
from gouji.recognise.claims.sentences.sums import is_sum

_FEWEST = 2  # figures of different periods that a sum is of
#: A year, a half, a quarter or a month that a clause begins with.
_PERIOD = re.compile(
    r"\s*(?:其中|截[至止])?[：:，,]?\s*"
    r"(?P<period>20\d\d年|本年|上年|今年|去年|[上下]半年|(?:第?[一二三四1-4]|[上本])季度|1?\d月)(?!初|[、和与及至—－~-])"
)
_OF_YEARS = re.compile(
    r"(?<![\d第〇○零一二三四五六七八九十])(?:[两二三四五2-5]年度?|[两二三四2-4]个(?:年度|半年|季度|月))(?:来|间)?"
    r"(?:合计|共计|累计|总计|总共|共|总)"
)
_YEARS = re.compile(r"20\d\d年|[本上今去]年")
_SAME_YEAR = {"今年": "本年", "去年": "上年"}


def name_carried(own: Mention, mention: Mention, row: Row) -> str:
    """乙 of 合计T，乙比上年减少D，下降p: what a figure behind a total has its name from; '' where that is the total itself."""
    between = (one for one in row.mentions if own.end <= one.start < mention.start)
    return next((one.subject for one in between if one.own and one.subject == mention.subject), "")


def is_of_years(own: Mention, row: Row, rows: Sequence[Row]) -> bool:
    """Whether a figure is what several years came to, by its own words or by those of the figures that it closes."""
    if _OF_YEARS.search(own.words_before()) is not None:
        return True
    periods = {_period(one) for one in _listed(own, row, rows)}
    return sum(_YEARS.fullmatch(one) is not None for one in periods) >= _FEWEST


def of_the_named_period(own: Mention, moved: Mention, row: Row, rows: Sequence[Row]) -> Mention | None:
    """The figure of the period that a comparison begins with, where ``own``, beside it, is the sum of it and others."""
    named = _period(moved)
    listed = _listed(own, row, rows) if named and _period(own) != named else ()
    if len({_period(one) for one in listed}) < _FEWEST:
        return None
    return next((one for one in listed if _period(one) == named), None)


def _listed(own: Mention, row: Row, rows: Sequence[Row]) -> Sequence[Mention]:
    """The figures before a sum that are called as one another and begin with a period each, nearest first."""
    if not is_sum(own):
        return ()
    near = [level for one, level in before(rows, row, own) if one.sentence == row.sentence and level is not own]
    return [one for one in near if alike(one, own) and _period(one)]


def _period(mention: Mention) -> str:
    found = _PERIOD.match(mention.words_before())
    return "" if found is None else _SAME_YEAR.get(found["period"], found["period"])
