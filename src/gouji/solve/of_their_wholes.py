"""Shares that are of something else than the part before them: behind the last part of an item of the item itself (收入A。1.甲a，其中b、c，
占p: a of A), behind two brackets of what both hold (甲A（其中药品a），乙B（其中药品b），药占比p), and of a part that only words name
(医疗收入中门诊占p)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import fits

_CLOSED = re.compile(r"[）)]")
#: What a share is of, within what was named right before it.
_WITHIN = re.compile(
    r"[^，,。；;：:其]中(?!央|心|小|医|期|等|专|学|型|介)(?P<part>[\u4e00-\u9fff]{2,12}?)(?:所?占比?(?:重|例)?)[为是达约到]{0,2}$"
)
_TELLING = 2  # digits of a share: of shorter ones many quotients are by chance


def of_their_wholes(relations: Sequence[Relation], figures: Sequence[Mention]) -> Iterator[Relation]:
    """``relations``, a share that fails of a part over its whole as one of that whole where it holds over a figure before it;
    without those that fail where words tell that they are of more, or of something else."""
    for one in relations:
        if one.shape is not Shape.SHARE or one.formula is not Formula.QUOTIENT or fits(one) is not False:
            yield one
            continue
        meant = _meant(one, figures)
        if meant is not None:
            yield meant
        elif not (_is_of_several(one, figures) or _is_of_a_named_part(one)):
            yield one


def _is_of_several(share: Relation, figures: Sequence[Mention]) -> bool:
    """Whether the part stands in a bracket that is closed before the share, and another bracket holds one of its name."""
    part, rate = share.operands[0], share.claimed
    if part.passage is not rate.passage or _CLOSED.search(part.passage.text, part.end, rate.start) is None:
        return False
    alike = (one for one in figures if one.start < rate.start and core(one.subject) == core(part.subject) != "")
    return sum(comparable(one, part) for one in alike) > 1


def _is_of_a_named_part(share: Relation) -> bool:
    """Whether the share is by its words of a part that prints no amount: 收入中门诊占p."""
    named = _WITHIN.search(share.claimed.lead)
    return named is not None and not core(share.operands[0].subject).endswith(core(named["part"]))


def _meant(share: Relation, figures: Sequence[Mention]) -> Relation | None:
    whole, rate = share.operands[1], share.claimed
    if not share.operands[0].start > whole.start or len(rate.figure.digits) < _TELLING or whole.figure.value == 0:
        return None
    before = (one for one in reversed(figures) if one.start < whole.start and one.role is Role.LEVEL)
    wider = (one for one in before if comparable(one, whole) and one.exact > whole.exact)
    readings = (replace(share, operands=(whole, one), stated=False, found=True, rivals=()) for one in wider)
    return next((one for one in readings if fits(one)), None)
