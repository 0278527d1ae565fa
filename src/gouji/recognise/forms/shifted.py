"""错位的行: a row that a merged heading ending a row too early, or too late, moved one column: a target stands for its name."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def name_of_shifted(fields: Mapping[str, Field], beside: Field | None) -> Field | None:
    """The name of a row that is printed one column off; None where the row stands where its head says. ``fields`` are its own
    cells by the names of the columns, ``beside`` its own cell left of the third level.

    Moved to the left, the target stands for the name, the name left of it, and nothing is left for the score. Moved to the
    right, the names of the first two levels stand in the second and the third, and the name where the target should.
    """
    name = fields.get("level3")
    if name is None or not all(column in fields for column in _MOVED):
        return None
    told, target, claimed = zh.label(name.text), fields["target"], fields["claimed"]
    if beside is not None and _VALUE.fullmatch(told) and claimed.figure is None:
        own = zh.label(beside.text)
        is_name = bool(own) and _VALUE.fullmatch(own) is None and _CLASS.fullmatch(own) is None
        return beside if is_name and _is_value(target) else None
    reason = fields.get("reason")
    if beside is None or reason is None or reason.figure is None or not _FIRST.fullmatch(key(beside.text)):
        return None
    is_moved = _CLASS.fullmatch(key(name.text)) and not target.is_empty and not _is_value(target)
    return target if is_moved and _is_value(fields["actual"]) else None


def _is_value(field: Field) -> bool:
    return _VALUE.fullmatch(zh.label(field.text)) is not None
