"""自评表的数: each field of a form as one figure, whichever ties meet in it; and the form as it would be with others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from gouji.document.place import Place
from gouji.domain.filled import Filled
from gouji.domain.selfeval import Field, Indicator, MoneyBlock, MoneyRow, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.values import zh
from gouji.values.figure import Figure, Points
from gouji.values.rounding import plain
from gouji.values.units import PERCENT, SCORE

_Row = TypeVar("_Row", Indicator, MoneyRow)
_ROW = ("target", "actual", "claimed", "weight", "coefficient")
_MONEY = ("initial", "budget", "executed", "weight", "rate", "claimed")
_NAMES = {
    "target": "目标值",
    "actual": "实际完成值",
    "claimed": "得分",
    "weight": "分值",
    "coefficient": "得分系数",
    "initial": "年初预算数",
    "budget": "全年预算数",
    "executed": "全年执行数",
    "rate": "执行率",
}


class Entries:
    """填报数的集合: the figures of one form. None stands for a field that is not there or holds no figure."""

    def __init__(self, evaluation: SelfEvaluation) -> None:
        self.evaluation = evaluation
        self._known: dict[tuple[Place, str], Filled] = {}

    def of_row(self, row: Indicator, what: str) -> Filled | None:
        """A figure of an indicator's row: target, actual, claimed, weight or coefficient."""
        field = getattr(row, what)
        figure = None if field is None else field.figure
        if figure is None:
            return None
        if what in ("claimed", "weight"):
            figure = _points(figure)
        elif what == "coefficient" and figure.unit.dimension == "none":
            figure = figure.with_unit(PERCENT) if figure.value > 1 else figure
        return self._entry(field, figure, f"“{zh.squeeze(row.level3.text)}”{_NAMES[what]}", f"{row.level3.text}/{what}")

    def of_money(self, row: MoneyRow, what: str, name: str = "") -> Filled | None:
        """A figure of the money block: an amount or a rate, or the weight or score of its total row."""
        field, money = getattr(row, what), self.evaluation.money
        figure = None if field is None else field.figure
        if figure is None or money is None:
            return None
        if what in ("claimed", "weight"):
            figure, label = _points(figure), f"预算执行率{_NAMES[what]}"
        elif what == "rate":
            label = name or "执行率"
        else:
            label = name or _NAMES[what]
            meaning = meant(money, field)
            assert meaning is not None
            figure = meaning
        return self._entry(field, figure, label, f"{zh.label(row.label.text)}/{what}")

    def amount(self, field: Field | None, label: str) -> Filled | None:
        """An amount that stands in a cell of its own."""
        money = self.evaluation.money
        figure = None if field is None else field.figure if money is None else meant(money, field)
        return None if field is None or figure is None else self._entry(field, figure, label, label)

    def total(self, field: Field | None, label: str) -> Filled | None:
        """总分 or 分值合计."""
        figure = None if field is None else field.figure
        return None if field is None or figure is None else self._entry(field, _points(figure), label, label)

    def heading(self, head: Field, points: Decimal) -> Filled:
        """The points printed in a heading or in the name of a row: 50 of 产出指标(50分)."""
        figure = Points(f"{plain(points)}分", points, SCORE, _places(points))
        return self._entry(head, figure, f"“{zh.squeeze(head.text)}”所印分值", f"{zh.label(head.text)}/points")

    def _entry(self, field: Field, figure: Figure, label: str, key: str) -> Filled:
        known = self._known.get((field.place, field.text))
        if known is None:
            name = f"{self.evaluation.name}{label}"
            known = Filled(name, f"{self.evaluation.title}/{key}", field.text, field.place, figure)
            self._known[field.place, field.text] = known
        return known

    def with_values(self, values: Mapping[Filled, Decimal]) -> SelfEvaluation:
        """The form as it would be with other figures; what is not of this form changes nothing."""
        own = {one for one in self._known.values() if one in values}
        texts = {(one.place, one.text): one.field_with(values[one]) for one in own}
        form = self.evaluation
        heads = tuple(
            replace(head, points=values[known])
            if (known := self._known.get((head.name.place, head.name.text))) in own and known is not None
            else head
            for head in form.groups
        )
        return replace(
            form,
            money=None if form.money is None else _money(form.money, texts),
            indicators=tuple(_replaced(row, _ROW, texts) for row in form.indicators),
            groups=heads,
        )


def _money(money: MoneyBlock, texts: Mapping[tuple[Place, str], str]) -> MoneyBlock:
    return replace(money, total=_replaced(money.total, _MONEY, texts))


def _replaced(row: _Row, names: tuple[str, ...], texts: Mapping[tuple[Place, str], str]) -> _Row:
    """``row`` with the fields of ``texts`` saying otherwise."""
    found = {name: getattr(row, name) for name in names}
    changed: dict[str, Any] = {
        name: Field(texts[field.place, field.text], field.place)
        for name, field in found.items()
        if field is not None and (field.place, field.text) in texts
    }
    return replace(row, **changed) if changed else row


def _points(figure: Figure) -> Points:
    return Points(figure.text, figure.value, SCORE, figure.places)


def _places(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))
