"""Content of a workbook as the unit-year it states; figures that cannot stand together are named by cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from gouji.domain import package as pk
from gouji.domain.package import ZERO, Income, Nature, Source, ThreePublic, UnitYear
from gouji.workbook.budgeting import approved_of
from gouji.workbook.content import Content, Problems, Record
from gouji.workbook.indicators import indicators_of, is_evaluated
from gouji.workbook.provisional import openings, provisional_accounts
from gouji.workbook.schema import sheet

#: An actual value derived from a ledger: (query, cell) -> the value printed and its evidence, None where it failed.
Derive = Callable[[str, str], tuple[str, pk.Evidence] | None]

_WAN = Decimal(10_000)
_PARTS = ("fiscal", "carried", "other")


def build(content: Content, problems: Problems, derive: Derive, *, with_outcomes: bool = True) -> UnitYear:
    """The unit-year of ``content``; before the year is over, without outcomes. A cell that was refused counts as empty.
    What does not add up goes to ``problems``."""
    evidence: list[pk.Evidence] = []
    by_owner = indicators_of(content, problems, derive, evidence, with_outcomes=with_outcomes)
    body = content.fields("body")
    money = content.fields("money")
    texts, reasons, goals = content.fields("texts"), content.fields("reasons"), content.fields("goals")
    visits = content.fields("visits")
    return UnitYear(
        body=_body(body),
        year=body.count("year"),
        accounts=provisional_accounts(content, money) or _accounts(content, money),
        budget=_budget(money),
        last=pk.LastYear(**{name: _amount(money, f"last.{name}") for name in pk.LastYear.__dataclass_fields__}),
        three_public={item: _three_public(_given(content, "three_public", item.name)) for item in ThreePublic},
        visits=_visits(visits),
        procurement=_procurement(content, reasons.text("procurement_last")),
        assets=pk.Assets(_cars(visits), visits.count("devices")),
        goals=pk.Goals(goals.text("expected"), goals.text("achieved"), by_owner.pop("", ())),
        projects=tuple(
            _project(record, body, by_owner.get(record.text("name"), ())) for record in content.rows("projects")
        ),
        reasons={column: text for column in reasons.entries if (text := reasons.text(column))},
        texts={**{column: text for column in texts.entries if (text := texts.text(column))}, **_notes(content)},
        evidence=tuple(evidence),
        approved=approved_of(content),
    )


def _notes(content: Content) -> Mapping[str, str]:
    """The unit's own words by section of the outline, several rows of one section below each other."""
    found: dict[str, list[str]] = {}
    for record in content.rows("notes"):
        found.setdefault(f"note.{record.text('section')}", []).append(record.text("text"))
    return {name: "\n".join(texts) for name, texts in found.items()}


def _given(content: Content, sheet_id: str, row: str) -> Record:
    return next((record for record in content.rows(sheet_id) if record.row == row), Record({}, row))


def _amount(record: Record, column: str) -> Decimal:
    return record.amount(column) or ZERO


def _body(record: Record) -> pk.Body:
    return pk.Body(
        name=record.text("name"),
        short=record.text("short"),
        department=record.text("department"),
        code=record.text("code"),
        tier=record.text("tier"),
        template=record.text("template"),
        offices=record.lines("offices"),
        duties=record.lines("duties"),
        posts=record.count("posts"),
        in_service=record.count("in_service"),
        retired=record.count("retired"),
        address=record.text("address"),
        contact=record.text("contact"),
        phone=record.text("phone"),
        filled_on=record.text("filled_on"),
        charts={"要": True, "不要": False}.get(record.text("charts")),
    )


def _accounts(content: Content, money: Record) -> pk.Accounts:
    records = content.rows("lines")
    return pk.Accounts(
        lines=tuple(_line(record) for record in records if len(record.text("code")) == 7),
        economic=tuple(
            pk.EconomicLine(record.text("code"), record.text("name"), _amount(record, "amount"))
            for record in content.rows("economic")
        ),
        titles={record.text("code"): record.text("name") for record in records if len(record.text("code")) < 7},
        opening=openings(money),
        balance_used=_amount(money, "balance_used"),
        distributed=_amount(money, "distributed"),
    )


def _line(record: Record) -> pk.FunctionLine:
    spending = {}
    for column in sheet("lines").columns:
        if column.id.startswith("spending.") and (amount := record.amount(column.id)):
            _, source, nature = column.id.split(".")
            spending[Source[source], Nature[nature]] = amount
    return pk.FunctionLine(
        code=record.text("code"),
        name=record.text("name"),
        income={kind: amount for kind in Income if (amount := record.amount(f"income.{kind.name}"))},
        spending=spending,
        fund_opening=_amount(record, "fund_opening"),
        initial=record.amount("initial"),
        reason=record.text("reason"),
    )


def _budget(money: Record) -> pk.Budget:
    return pk.Budget(
        income=_amount(money, "budget.income"),
        fiscal_income=_amount(money, "budget.fiscal_income"),
        spending=_amount(money, "budget.spending"),
        full_year=_amount(money, "budget.full_year"),
        operating=money.amount("budget.operating"),
        half_year_spent=money.amount("budget.half_year_spent"),
        three_quarters_spent=money.amount("budget.three_quarters_spent"),
        half_year_changes=money.amount("budget.half_year_changes"),
        three_quarters_changes=money.amount("budget.three_quarters_changes"),
    )


def _three_public(record: Record) -> pk.ThreePublicLine:
    return pk.ThreePublicLine(
        _amount(record, "last"),
        _amount(record, "budget"),
        _amount(record, "final"),
        record.text("reason_last"),
        record.text("reason_budget"),
    )


def _procurement(content: Content, reason: str) -> pk.Procurement:
    lines = {
        kind: pk.ProcurementLine(_amount(record, "budget"), _amount(record, "final"))
        for kind, _ in sheet("procurement").fixed
        for record in (_given(content, "procurement", kind),)
    }
    awards = content.fields("awards")
    won = (_amount(awards, "small_medium"), _amount(awards, "small_micro"))
    return pk.Procurement(lines["goods"], lines["works"], lines["services"], *won, reason)


def _cars(visits: Record) -> Mapping[str, int]:
    return {
        column.removeprefix("cars."): visits.count(column) for column in visits.entries if column.startswith("cars.")
    }


def _visits(record: Record) -> pk.Visits:
    return pk.Visits(
        missions=record.count("missions"),
        persons=record.count("persons"),
        cars_bought=record.count("cars_bought"),
        cars_kept=sum(_cars(record).values()),
        receptions=record.count("receptions"),
        guests=record.count("guests"),
    )


def _project(record: Record, body: Record, indicators: tuple[pk.IndicatorEntry, ...]) -> pk.Project:
    fiscal, carried, other = (_money(record, part) for part in _PARTS)
    return pk.Project(
        name=record.text("name"),
        department=record.text("department") or body.text("department"),
        body=record.text("body") or body.text("name"),
        fiscal=fiscal,
        carried=carried,
        other=other,
        expected=record.text("expected"),
        achieved=record.text("achieved"),
        indicators=indicators,
        category=record.text("category"),
        attribute=record.text("attribute"),
        kind=record.text("kind"),
        deviation=record.text("deviation"),
        measures=record.text("measures"),
        is_evaluated=is_evaluated(record),
        why_not=record.text("why_not"),
        spent_by_july=_yuan(record, "spent_by_july"),
        expected_spending=_yuan(record, "expected_spending"),
    )


def _yuan(record: Record, column: str) -> Decimal | None:
    amount = record.amount(column)
    return None if amount is None else (amount * _WAN).quantize(ZERO)


def _money(record: Record, part: str) -> pk.Money:
    """In 元, as all amounts of a unit-year: the sheet gives 万元."""
    initial, budget, executed = (
        (_amount(record, f"{part}.{column}") * _WAN).quantize(ZERO) for column in ("initial", "budget", "executed")
    )
    return pk.Money(initial, budget, executed)
