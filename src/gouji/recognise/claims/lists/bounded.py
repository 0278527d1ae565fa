"""Figures that words call a part of another: A（其中：甲b）; A，包括甲b; A，主要用于甲b; A用于以下项目： and then 1.甲b.

A part is no larger than all it may be a part of. What is said to be of another time, of a project as a whole or of several
years is no part, and what is left over of something may be less than what went into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Bounded, Reach
from gouji.recognise.claims.lists.beside import told_beside
from gouji.recognise.claims.lists.listed import is_for_each, readings_of, wholes_of
from gouji.recognise.claims.lists.no_parts import are_no_parts
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Opener, Row, levels
from gouji.recognise.claims.sentences.told import Told

_WHOLES = 4
_STOP = re.compile(r"[。；;]")
_PAUSE = re.compile(r"[。；;，,]")
_IN_BRACKET = re.compile(r"[（(]\s*(?:其中|包括|包含|含|主要用于|用于)")
_WORDS = ("包括", "主要用于", "主要是用于")
_DENIED = ("不", "未", "非")
#: Told beside a part or in its name, these make it a figure of something larger, of another time, or no part at all.
_OF_MORE = re.compile(
    r"投资|概算|估算|合同|造价|产值|贷款|累计|历年|历次|往年|以前|上年|去年|年初|期初|同期|原值|总规模|总额度|限额|编制|新增|发行|偿还|归还|收回|减少|超"
)
_NOT_A_SUM = re.compile(r"净|结[转余]|余额|赤字|缺口|差|利润|盈|收益|亏|增[加长幅量]|限额|实有|贷款")
_ATTRIBUTE = re.compile(r"\s*(?:的(?!$)|[中里]|[以之]上|以下)")
_USED_FOR = re.compile(r"(?:用于|安排)(?:以下|下列|如下)[^，,。；;：:]{0,12}[：:]\s*$|主要用于[：:]\s*$")
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]+[)）、.．]")
_ITEMS = 12


def bounded(layout: Layout) -> Iterator[Bounded]:
    """The parts that words of a passage call so, each with what it may be a part of."""
    for opener in layout.openers:
        if opener.loose or opener.runs_on or opener.numbered or not _names_parts(layout, opener):
            continue
        wholes = tuple(islice(wholes_of(layout, opener), _WHOLES))
        reading = next(iter(readings_of(layout, opener)), ())
        if (
            not wholes
            or not reading
            or not _may_have_parts(wholes[0])
            or are_no_parts(wholes[0], tuple(levels(reading)))
        ):
            continue
        beside = told_beside(layout, opener, wholes[0])
        for row in _in_one_breath(reading):
            part = row.level
            if part is not None and _is_part(part, wholes[0]) and not is_for_each(row):
                yield Bounded(part, wholes, beside)


def bounded_below(told: Sequence[Told]) -> Iterator[Reach]:
    """将A用于以下n个项目： and the numbered paragraphs behind, each a part of A."""
    for at, one in enumerate(told):
        levels = [mention for mention in one.mentions if mention.role is Role.LEVEL and mention.figure.unit.is_money]
        if not levels or _USED_FOR.search(one.passage.text) is None:
            continue
        whole = levels[-1]
        if whole.end < _last_break(one.passage.text) or not _may_have_parts(whole):
            continue
        found = [_single(item, whole) for item in takewhile(_is_numbered, told[at + 1 : at + 1 + _ITEMS])]
        parts = tuple(part for part in found if part is not None)
        if len(parts) == len(found):
            yield Reach(bounded=tuple(Bounded(part, tuple(levels[::-1])) for part in parts))


def _last_break(text: str) -> int:
    return max((found.end() for found in _STOP.finditer(text)), default=0)


def _is_numbered(told: Told) -> bool:
    return _NUMBERED.match(told.passage.text) is not None and bool(told.mentions)


def _single(told: Told, whole: Mention) -> Mention | None:
    """The only amount of a paragraph; one that prints several may tell first what its project costs in all."""
    amounts = [one for one in told.mentions if comparable(one, whole)]
    alone = len(amounts) == 1 and _PAUSE.search(told.passage.text, 0, amounts[0].start) is None
    return amounts[0] if alone and _is_part(amounts[0], whole) else None


def _names_parts(layout: Layout, opener: Opener) -> bool:
    """Whether the words that open a list say that parts follow, and do not deny it (不包括)."""
    row = layout.rows[opener.after] if opener.after < len(layout.rows) else None
    if row is None:
        return False
    text, start = row.mentions[0].passage.text, opener.mark.start
    if opener.in_bracket:
        beside = start - layout.rows[opener.before].mentions[-1].end
        aside = _PAUSE.search(text, start, row.mentions[0].start)  # （含借调人员，由原单位承担b）
        return _IN_BRACKET.match(text, start) is not None and 0 <= beside <= 1 and aside is None
    denied = text[max(0, start - 1) : start] in _DENIED
    return opener.mark.text in _WORDS and not denied and not _PAUSE.search(text, start, row.mentions[0].start)


def _in_one_breath(rows: Sequence[Row]) -> Iterator[Row]:
    """The first of the parts, and those that 、 joins to it."""
    before: Row | None = None
    for row in rows:
        if before is not None:
            last, first = before.mentions[-1], row.mentions[0]
            if "、" not in first.passage.text[last.end : first.start]:
                return
        yield row
        before = row


def _may_have_parts(whole: Mention) -> bool:
    return whole.role is Role.LEVEL and not whole.divides and _NOT_A_SUM.search(_name(whole)) is None


def _is_part(part: Mention, whole: Mention) -> bool:
    """Whether a figure has no words of its own that make it something else than a part of ``whole``."""
    if part.role is not Role.LEVEL or part.divides or not comparable(part, whole) or not part.own:
        return False
    if None not in (part.year, whole.year) and part.year != whole.year:
        return False
    budgets = part.measure in BUDGET_MEASURES, whole.measure in BUDGET_MEASURES
    if part.measure and budgets[0] is not budgets[1]:
        return False
    text = part.passage.text
    return _OF_MORE.search(_name(part)) is None and _ATTRIBUTE.match(text, part.end) is None


def _name(mention: Mention) -> str:
    """What is said of a figure right before it."""
    return mention.subject + mention.words_before()
