"""Whether a figure that a sentence dates with the year before is meant to be last year's, by what stands beside it.

2022年收入A，本年收入B sets two years beside each other; 比上年增加D behind B says what last year's figure was, wherever it stands;
该项目2022年启动，2022年预算A tells how a project began. The year of a sentence that was copied has none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.document.tree import Paragraph
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.comparable import comparable
from gouji.values import zh

_THIS_YEAR = re.compile(r"(?:本年度?|今年|当年)[^，,。；;：:、（()\d]{0,30}$")
_LAST_YEAR = re.compile(r"上年|去年|同比|^$")
_OF_THIS = re.compile(r"本年|今年|当年")
_SAME = re.compile(r"持平|一致|相同|相等")
_BEGUN = r"年[^，,。；;\d]{0,8}(?:启动|立项|开工|动工|成立|设立|获批|批准|开始|起步|实施)"
_LEAD = 40
_NEAR = 4  # figures before a change
_TELLING = 3  # digits; shorter figures agree by chance


def tells_of_last_year(sentence: str, last: int, paragraph: Paragraph, claims: Claims) -> bool:
    """Whether the first figure that ``sentence`` dates with ``last``, the year before the document's, is told of beside this
    year's, or is what another sentence compares this year with."""
    near = [one for one in claims.mentions if one.passage.place.item == paragraph.place.item]
    if any(one.role is Role.BASE and _OF_THIS.match(one.base) and _stands_in(one, sentence) for one in near):
        return True  # 2022年支出A，与本年B持平
    beside = [one for one in near if one.role is Role.LEVEL]
    told = next((one for one in beside if one.year == last and _stands_in(one, sentence)), None)
    if told is None:
        return False
    return any(_is_this_years(one, told, last + 1) for one in beside) or _is_compared_with(told, claims.mentions)


def tells_of_its_beginning(sentence: str, year: int) -> bool:
    """Whether ``sentence`` says what began in ``year``: 该项目2022年启动."""
    return re.search(f"{year}{_BEGUN}", sentence) is not None


def _stands_in(mention: Mention, sentence: str) -> bool:
    return zh.halfwidth(mention.shown) in sentence


def _is_this_years(one: Mention, told: Mention, year: int) -> bool:
    """Whether ``one`` is the figure of ``year`` of what ``told`` is last year's of, and another figure."""
    words = one.passage.text[max(0, one.start - _LEAD) : one.start]
    dated = one.year == year or (one.year is None and _THIS_YEAR.search(words) is not None)
    apart = one.exact != told.exact or _SAME.search(one.passage.text, told.end) is not None
    return dated and one is not told and apart and comparable(one, told) and core(one.subject) == core(told.subject)


def _is_compared_with(told: Mention, mentions: Sequence[Mention]) -> bool:
    if sum(map(str.isdigit, told.text)) < _TELLING:
        return False
    return any(comparable(told, one) and due == told.exact for one, due in _last_years(mentions))


def _last_years(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, object]]:
    """The figures of last year that comparisons print, or that an amount and its change come to."""
    for mention in mentions:
        if mention.role is Role.BASE and _LAST_YEAR.search(mention.base):
            yield mention, mention.exact
    for at, change in enumerate(mentions):
        if change.role is Role.CHANGE and _LAST_YEAR.search(change.base):
            for level in mentions[max(0, at - _NEAR) : at]:
                if level.role is Role.LEVEL and level.passage is change.passage and comparable(level, change):
                    yield level, level.exact - change.direction * change.exact
