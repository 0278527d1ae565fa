"""目标值: put together again where the form splits it into 指标性质, 指标值 and 度量单位; the unit is the outcome's too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from gouji.catalogue.indicator_words import printed_signs
from gouji.domain.selfeval import Field
from gouji.recognise.match import key
from gouji.values import zh
from gouji.values.figure import Figure


def whole_target(fields: Mapping[str, Field]) -> Field | None:
    """The target as one field: ≥, 90 and % are ≥90%. A target set anew in the year goes before the one of its beginning."""
    target = fields.get("target")
    if target is None or target.is_empty:
        target = fields.get("initial") or target
    if target is None or not isinstance(target.value, Figure):
        return target
    sign = printed_signs().get(zh.label(_text(fields.get("sign"))), "")
    sign = "" if target.text.lstrip().startswith(_printed()) else sign
    return _first_figure(target, (f"{sign}{text}" for text in _with_unit(target.text, target.value, fields)))


@cache
def _printed() -> tuple[str, ...]:
    return tuple(printed_signs())


def whole_actual(fields: Mapping[str, Field]) -> Field | None:
    """The outcome with the unit that the row prints in a column of its own: 95 and % are 95%."""
    actual = fields.get("actual")
    if actual is None or not isinstance(actual.value, Figure):
        return actual
    return _first_figure(actual, _with_unit(actual.text, actual.value, fields))


def _first_figure(field: Field, texts: Iterable[str]) -> Field:
    """``field`` with the first of ``texts`` that reads as a figure; as it is where none does."""
    wholes = (replace(field, text=text) for text in texts)
    return next((whole for whole in wholes if isinstance(whole.value, Figure)), field)


def _with_unit(text: str, figure: Figure, fields: Mapping[str, Field]) -> Iterator[str]:
    """``text`` with the unit of its row, as printed, without a remark in brackets (台（套）), without what it is for (万元/台),
    and without any: a unit that nothing is known of is no reason to lose the sign."""
    unit = zh.label(_text(fields.get("unit")))
    if unit and figure.unit.dimension == "none":
        bare = key(unit)
        yield from (f"{text}{one}" for one in dict.fromkeys((unit, bare, bare.split("/")[0])))
    yield text


def _text(field: Field | None) -> str:
    return "" if field is None or field.is_empty else field.text
