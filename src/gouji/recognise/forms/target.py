"""目标值: put together again where the form splits it into 指标性质, 指标值 and 度量单位; the unit is the outcome's too."""

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
    text = _with_unit(target.text, target.value, fields)
    if sign and not text.lstrip().startswith(tuple(_SIGNS)):
        text = f"{sign}{text}"
    whole = replace(target, text=text)
    return whole if isinstance(whole.value, Figure) else target


def whole_actual(fields: Mapping[str, Field]) -> Field | None:
    """The outcome with the unit that the row prints in a column of its own: 95 and % are 95%."""
    actual = fields.get("actual")
    if actual is None or not isinstance(actual.value, Figure):
        return actual
    whole = replace(actual, text=_with_unit(actual.text, actual.value, fields))
    return whole if isinstance(whole.value, Figure) else actual


def _with_unit(text: str, figure: Figure, fields: Mapping[str, Field]) -> str:
    unit = zh.label(_text(fields.get("unit")))
    return f"{text}{unit}" if unit and figure.unit.dimension == "none" else text


def _text(field: Field | None) -> str:
    return "" if field is None or field.is_empty else field.text
