"""目标值: put together again where the form splits it into 指标性质, 指标值 and 度量单位."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.figure import Figure

#: Signs as printed, by the one that figures are read with. A word such as 定性 is none.
_SIGNS = {
    ">=": "≥", "≧": "≥", "≥": "≥", "大于等于": "≥", "不低于": "≥", "不少于": "≥",
    "<=": "≤", "≦": "≤", "≤": "≤", "小于等于": "≤", "不超过": "≤", "不高于": "≤",
    "=": "=", "﹦": "=", "等于": "=",
    ">": ">", "大于": ">", "<": "<", "小于": "<",
}  # fmt: skip


def whole_target(fields: Mapping[str, Field]) -> Field | None:
    """The target as one field: ≥, 90 and % are ≥90%. A target set anew in the year goes before the one of its beginning."""
    target = fields.get("target")
    if target is None or target.is_empty:
        target = fields.get("initial") or target
    if target is None or not isinstance(target.value, Figure):
        return target
    sign = _SIGNS.get(zh.label(_text(fields.get("sign"))), "")
    unit = zh.label(_text(fields.get("unit")))
    text = target.text
    if unit and target.value.unit.dimension == "none":
        text = f"{text}{unit}"
    if sign and not text.lstrip().startswith(tuple(_SIGNS)):
        text = f"{sign}{text}"
    whole = replace(target, text=text)
    return whole if isinstance(whole.value, Figure) else target


def _text(field: Field | None) -> str:
    return "" if field is None or field.is_empty else field.text
