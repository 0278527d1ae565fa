"""Indicators of a form against the statements of a text: which of them speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from itertools import chain
from operator import itemgetter

from gouji.catalogue.subjects import comparable_unit, core, stage
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.selfeval import Indicator
from gouji.values import zh
from gouji.values.figure import Figure, FigureRange
from gouji.values.units import Unit

_LEAST_CORE = 3
_LEAST_SHARED = 4
_LEAD = 6
_TARGET_LEAD = re.compile(r"目标(?:是|为|[:：])")
# A bound is aimed at: ≥220件, 不少于220件.
_BOUND_LEAD = re.compile(r"(?:[≥≤＞＜>]|不(?:少|低|高|多|超)[于过])\s*$")
_RESULT_WORDS = ("完成情况", "实现情况", "结果")


class Says(Enum):
    """陈述的性质: whether a text states what was aimed at or what was done."""

    TARGET = "目标"
    ACTUAL = "完成"


def says(mention: Mention) -> Says:
    """A statement is a target when its words or the heading above say so; a heading that reports results does not."""
    if mention.measure == "目标" or _BOUND_LEAD.search(mention.passage.text[: mention.start][-_LEAD:]):
        return Says.TARGET
    if mention.measure == "执行" and mention.own and "超额" not in mention.subject:
        heading = ""
    else:
        heading = mention.passage.place.section.rsplit(" / ", 1)[-1]
    under_targets = "目标" in heading and not any(word in heading for word in _RESULT_WORDS)
    led = _TARGET_LEAD.search(mention.passage.text, 0, mention.start)
    return Says.TARGET if under_targets or led else Says.ACTUAL


def statements(
    dossier: Dossier, indicator: Indicator, figure: Figure | FigureRange, *, any_stage: bool = False
) -> Iterator[Mention]:
    """The statements of the texts about the same thing as ``indicator``, in the unit of ``figure``."""
    unit = comparable_unit(_unit(figure).dimension)
    for claims in dossier.claims:
        alike = (found for name, found in claims.named_by_dimension.items() if comparable_unit(name) == unit)
        for _, mention in sorted(chain.from_iterable(alike), key=itemgetter(0)):
            if is_same(indicator.level3.text, figure, mention, any_stage=any_stage):
                yield mention


def is_same(name: str, figure: Figure | FigureRange, mention: Mention, *, any_stage: bool = False) -> bool:
    """Whether ``mention`` states the figure of the indicator called ``name``: same unit, subject and, unless
    ``any_stage``, the same stage of handling (受理 and 化解 are two figures)."""
    unit = _unit(figure)
    if not mention.own or mention.role not in (Role.LEVEL, Role.RATE):
        return False
    if comparable_unit(mention.figure.unit.dimension) != comparable_unit(unit.dimension):
        return False
    one, other = zh.label(name), zh.label(mention.subject)
    if unit.is_rate:
        return _same_ending(one, other) and _shared(one, other) >= _LEAST_SHARED
    about = core(name)
    if len(about) < _LEAST_CORE or about not in other:
        return False
    first, second = stage(name), stage(mention.subject)
    return any_stage or first is None or second is None or first == second


def _unit(figure: Figure | FigureRange) -> Unit:
    return (figure.low if isinstance(figure, FigureRange) else figure).unit


def _same_ending(one: str, other: str) -> bool:
    """Rates are the same only when their last word is: 参考率 is not 合格率."""
    return one[-3:] == other[-3:]


def _shared(one: str, other: str) -> int:
    """The length of the longest run of characters that both have, the last word left out."""
    body = one[:-3]
    return max(
        (
            end - start
            for start in range(len(body))
            for end in range(start + 1, len(body) + 1)
            if body[start:end] in other
        ),
        default=0,
    )
