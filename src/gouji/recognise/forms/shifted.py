"""错位的行: a row that a merged heading ending a row too early, or too late, moved one column: a target stands for its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gouji.domain.selfeval import Field
from gouji.recognise.match import key
from gouji.values import zh

#: A cell that is a target or an outcome and nothing else: ≥95%, 不少于12场, 24小时.
_VALUE = re.compile(
    r"(?:[≥≤=><]|>=|<=|不(?:少|低|高|大)于|不超过|大于|小于|等于|达到)?-?\d[\d,]*(?:\.\d+)?(?:%|‰|[\u4e00-\u9fff]{1,4}(?:/[\u4e00-\u9fff]{1,2})?)?"
    r"(?:以[上内下])?"
)
_FIRST = re.compile(r"(?:产出|效益|效果|满意度)(?:指标)?")
_CLASS = re.compile(
    r"(?:数量|质量|时效|成本|(?:经济|社会|生态|环境)(?:效益|成本)|生态环境成本|可持续影响|服务对象满意度|社会公众满意度)(?:指标)?"
)
#: Columns that a row moved to the left has its own cells in, from the name on.
_MOVED = ("target", "actual", "claimed")


def name_of_shifted(fields: Mapping[str, Field], beside: Sequence[Field]) -> Field | None:
    """The name of a row that is printed one column or two off; None where the row stands where its head says. ``fields`` are its
    own cells by the names of the columns, ``beside`` its own cells left of the third level, the nearest first.

    Moved to the left, a target or an outcome stands for the name, the name left of it, and nothing is left for the score. Moved
    to the right, the names of the first two levels stand in the second and the third, and the name where the target should.
    """
    name = fields.get("level3")
    if name is None or not beside or not all(column in fields for column in _MOVED):
        return None
    if _is_value(name):
        return _moved_left(fields, beside)
    reason, target = fields.get("reason"), fields["target"]
    if reason is None or reason.figure is None or not _FIRST.fullmatch(key(beside[0].text)):
        return None
    is_moved = _CLASS.fullmatch(key(name.text)) and not target.is_empty and not _is_value(target)
    return target if is_moved and _is_value(fields["actual"]) else None


def _moved_left(fields: Mapping[str, Field], beside: Sequence[Field]) -> Field | None:
    """The first cell left of a value in the place of the name that is none, where what follows are values and no score is left."""
    if fields["claimed"].figure is not None or not _is_value(fields["target"]):
        return None
    named = next((one for one in beside if not _is_value(one)), None)
    return None if named is None or _CLASS.fullmatch(zh.label(named.text)) else named


def _is_value(field: Field) -> bool:
    return _VALUE.fullmatch(zh.label(field.text)) is not None
