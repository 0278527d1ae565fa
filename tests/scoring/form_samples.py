"""Builds filled-in forms and facts by hand, with invented units, in the shapes that recognition gives."""

from __future__ import annotations

from gouji.document.place import Place
from gouji.domain.facts import Fact, FactBook
from gouji.domain.selfeval import Field, Indicator, MoneyBlock, MoneyRow, Scope, SelfEvaluation
from gouji.values.figure import parse_figure

YEAR = 2021


def field(text: str, line: int | None = None) -> Field:
    return Field(text, Place(line=line, quote=text))


def row(
    name: str,
    target: str = "",
    actual: str = "",
    claimed: str = "",
    *,
    weight: str | None = None,
    rule: str | None = None,
    note: str | None = None,
    level1: str = "产出指标",
    level2: str = "",
) -> Indicator:
    def optional(text: str | None) -> Field | None:
        return None if text is None else field(text)

    return Indicator(
        level1=field(level1),
        level2=field(level2),
        level3=field(name),
        target=field(target),
        actual=field(actual),
        claimed=field(claimed),
        weight=optional(weight),
        rule=optional(rule),
        note=optional(note),
    )


def money(
    executed: str,
    budget: str | None = None,
    claimed: str | None = None,
    *,
    initial: str | None = None,
    weight: str | None = None,
) -> MoneyBlock:
    def optional(text: str | None) -> Field | None:
        return None if text is None else field(text)

    total = MoneyRow(
        field("年度资金总额"),
        initial=optional(initial),
        budget=optional(budget),
        executed=field(executed),
        weight=optional(weight),
        claimed=optional(claimed),
    )
    return MoneyBlock(total, (), Place(line=7))


def form(
    *rows: Indicator,
    block: MoneyBlock | None = None,
    total: str = "",
    standard: str = "hunan-2020",
    year: int = YEAR,
) -> SelfEvaluation:
    return SelfEvaluation(
        form="invented",
        standard=standard,
        scope=Scope.PROJECT,
        title="青溪区司法局项目支出绩效自评表",
        place=Place(line=1),
        year=year,
        body=field("青溪区司法局"),
        money=block,
        indicators=rows,
        claimed_total=field(total),
    )


def facts(**figures: str) -> FactBook:
    """Facts named 主体__口径, such as 支出__决算="368.94万元"."""
    found = []
    for name, text in figures.items():
        subject, measure = name.split("__")
        figure = parse_figure(text)
        assert figure is not None
        found.append(Fact(subject, measure, YEAR, figure, Place(line=len(found) + 100)))
    return FactBook(tuple(found))
