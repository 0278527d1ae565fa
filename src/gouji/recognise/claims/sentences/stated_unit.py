"""A unit told once for all figures of a paragraph: 单位：万元。到位资金497，支出474.01; 资金情况（万元）：预算数390、执行数390."""

from __future__ import annotations

import re

_UNIT = r"(?P<{name}>(?:[百千]?万|亿)?元)"
_STATED = re.compile(
    rf"单位\s?[为是:：]?\s?{_UNIT.format(name='said')}(?=[\s。，,；;、：:)）]|$)"
    rf"|(?<=[^\d\s])[(（]\s?{_UNIT.format(name='heading')}\s?[)）](?=\s?[：:，,。；;])"
)
#: What a number is called that is no money, whatever unit the amounts beside it have.
_NO_MONEY = re.compile(
    r"(?:分值?|得分|权重|分数|[指目]标值?|完成值|实际值|[率度比重例]|占|[数个件户次]量|[人户次个件]数|面积|里程|"
    r"第|号|编码|序号|[≥≤＞＜><])(?:分别)?[为是达到约：:\s]*$"
)
_ENDS = re.compile(r"\s?(?:[。；;、，,）)]|$)")
_LEAD = 24  # characters


def stated_units(text: str) -> list[tuple[int, str]]:
    """Where ``text`` tells the unit of the bare figures behind, and which."""
    if not any(sign in text for sign in ("单位", "元)", "元）")):
        return []
    return [(found.end(), found["said"] or found["heading"]) for found in _STATED.finditer(text)]


def unit_stated(units: list[tuple[int, str]], text: str, start: int, end: int) -> str:
    """The unit that the number at ``start`` is told in; '' where none is, or its words name no amount."""
    unit = next((name for at, name in reversed(units) if at <= start), "")
    if not unit or not _ENDS.match(text, end):
        return ""
    return "" if _NO_MONEY.search(text, max(0, start - _LEAD), start) else unit
