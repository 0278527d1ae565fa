"""Changes with the amounts that are told as their reasons: 增加D，原因是：新增甲a；追加乙b；压减丙c: a＋b－c＝D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_BECAUSE = re.compile(r"原因|因素|主要[是为系]|由于|[系因]")
_UP = re.compile(r"增支|增收|增加|新增|追加|调增|增长|上涨|提高|上调|增人|多")
_DOWN = re.compile(r"减支|减收|减少|压减|核减|调减|取消|下降|压缩|节约|降低|收回|少")
_LONGEST, _FEWEST, _SENTENCES = 8, 2, 2
_DIGITS = 3  # significant digits of a change that others hardly make up by chance
_AMOUNTS = (Role.LEVEL, Role.OTHER, Role.CHANGE)


@told_by({Role.CHANGE}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such change with the first so many amounts behind it. None is a fault: not all reasons need be told."""
    for at, spot in enumerate(layout.spots):
        change = spot.mention
        if change.role is Role.CHANGE and change.direction and change.figure.unit.is_money and _is_long(change):
            parts = list(_behind(layout.spots[at + 1 :], spot))
            if len(parts) >= _FEWEST and _BECAUSE.search(change.passage.text, change.end, parts[0].start):
                signs = _signs(change, parts)
                readings = (_sum(parts[:count], signs[:count], change) for count in range(_FEWEST, len(parts) + 1))
                yield Claim(tuple(readings), Evidence.NAMED)


def _is_long(mention: Mention) -> bool:
    return len(mention.figure.digits.rstrip("0")) >= _DIGITS


def _behind(spots: Sequence[Spot], whole: Spot) -> Iterator[Mention]:
    """The amounts told behind a change, up to what another comparison is of."""
    for count, spot in enumerate(spots):
        one = spot.mention
        ends = one.role is Role.BASE or spot.sentence > whole.sentence + _SENTENCES or spot.brackets != whole.brackets
        if ends or count > 2 * _LONGEST:
            return
        if one.role in _AMOUNTS and comparable(one, whole.mention):
            yield one


def _signs(whole: Mention, parts: Sequence[Mention]) -> tuple[int, ...]:
    """Of each amount whether it adds to the change or takes from it, by the last word of moving before it; what has none goes
    on with the one before."""
    signs, since, last = [], whole.end, 1
    for part in parts:
        words = part.passage.text[since : part.start]
        up = max((found.start() for found in _UP.finditer(words)), default=-1)
        down = max((found.start() for found in _DOWN.finditer(words)), default=-1)
        last = part.direction or (last if up == down else 1 if up > down else -1)
        signs.append(last * whole.direction)
        since = part.end
    return tuple(signs)


def _sum(parts: Sequence[Mention], signs: tuple[int, ...], whole: Mention) -> Relation:
    kind = Kind.DIFFERENCE if -1 in signs else Kind.SUM
    return Relation(kind, Shape.CHANGE_PARTS, Formula.SUM, tuple(parts), whole, signs)
