"""所写原因的方向与增减相反

查什么：“比上年下降p%，增长的主要原因是……”：紧接在增减额、增减幅度后面的“增长（减少）的原因”，方向与前面的增减是否一致。
为什么：套用上年文稿，数换了，原因没有换；或者方向词写反。
依据：原因说的是前面的增减。一句里既有增加又有减少的、原因另有名目的、增减为零的，不在此列。

反例：
    2023年公务用车运行费87.15万元，比上年下降32.31%，增长的主要原因是机构改革增加了车辆。
正例：
    2023年公务用车运行费87.15万元，比上年增长32.31%，增长的主要原因是机构改革增加了车辆。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.checks.registry import check
from gouji.domain.claims import Mention, Passage, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side

_UP = ("增加", "增长", "上升", "提高", "上涨", "增多", "增支", "增收")
_DOWN = ("减少", "下降", "降低", "下滑", "压减", "缩减", "减支", "减收")
_REASON = re.compile(rf"(?P<word>{'|'.join(_UP + _DOWN)})(?:数|额)?(?:的?(?:最?主要)?的?原因|主要(?:是|由于|系|因))")
# Between the change and its reason: 万元），支出增长的原因
_BETWEEN = re.compile(r"[\s)）]*[，,。；;：:][\s]*(?:支出|收入|经费|费用|预算数?|决算数?)?")
_STOP = re.compile(r"[。；;]")
_MOVING = (Role.CHANGE, Role.GROWTH)


@check("N046")
def reason_against_change(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for passage, group in groupby(claims.mentions, key=lambda one: one.passage):
            yield from _outcomes(passage, [*group])


def _outcomes(passage: Passage, figures: Sequence[Mention]) -> Iterator[Outcome]:
    for words in _REASON.finditer(passage.text):
        moved = _explained(passage, figures, words)
        if not moved:
            continue
        due, said = _direction(moved[-1]), 1 if words["word"] in _UP else -1
        if {_direction(one) for one in moved} == {-said}:
            yield Failed(_problem(moved[-1], words, due))
        elif due == said:
            yield Passed(moved[-1].subject)


def _explained(passage: Passage, figures: Sequence[Mention], words: re.Match[str]) -> list[Mention]:
    """The changes of the sentence that ends where the reason is named; none where something else stands between them."""
    before = [one for one in figures if one.end <= words.start()]
    if not before or _BETWEEN.fullmatch(passage.text, before[-1].end, words.start()) is None:
        return []
    begin = max((stop.end() for stop in _STOP.finditer(passage.text, 0, before[-1].start)), default=0)
    return [one for one in before if one.start >= begin and one.role in _MOVING and one.direction and one.figure.value]


def _direction(change: Mention) -> int:
    """Which way it moves: 增加-5.00万元 is a fall."""
    return change.direction if change.figure.value > 0 else -change.direction


def _problem(change: Mention, words: re.Match[str], due: int) -> Problem:
    moves = "增加" if due > 0 else "减少"
    return Problem(
        Severity.ERROR,
        f"{change.spoken}/{change.text}/{words[0]}",
        f"{change.spoken}写的是{moves} {change.text}，后面却说“{words[0]}”，方向相反。",
        "请核对增减的方向和所写的原因，把两处改成一致；原因是上年文稿的，按本年的情况重写。",
        (change.place, change.passage.quote(*words.span())),
        Side.of("增减", change.figure, change.place),
        Side("所写原因", words[0], change.passage.quote(*words.span())),
    )
