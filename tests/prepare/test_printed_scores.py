"""Scores of the Hubei department form: as the rule text says, from printed figures, never more than is earned."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from examples import content, unit_year
from hypothesis import given, settings
from hypothesis import strategies as st

from gouji.bench.prepare.sample import random_content
from gouji.compose.evaluation import Evaluation
from gouji.compose.package import compose
from gouji.domain.package import Income, Source, UnitYear
from gouji.pipeline import checking
from gouji.workbook.budgeting import with_budget
from gouji.workbook.building import build
from gouji.workbook.content import Content, Entry, Problems, Record

NAME = "hengshi-2021-hubei"


def unit_with(sheet: str = "", **cells: Decimal | None) -> UnitYear:
    """The example with some cells of one sheet of fields changed; columns are given with __ for a dot."""
    made = content(NAME)
    if sheet:
        entries = dict(made.fields(sheet).entries)
        entries.update({name.replace("__", "."): Entry(value) for name, value in cells.items()})
        made = Content({**made.sheets, sheet: (Record(entries),)})
    return build(made, Problems(), lambda query, cell: None)


def department(unit: UnitYear) -> dict[str, tuple[str, Decimal]]:
    """(printed rate, printed points) by name of the row."""
    from gouji.catalogue.wording import wordings
    from gouji.compose.evaluation import evaluate
    from gouji.domain.selfeval import Scope

    wording = wordings()[unit.body.template]
    whole: Evaluation = evaluate(unit, [wording.forms[Scope.DEPARTMENT]])[0][0]
    return {row.entry.level3: (row.actual, row.points) for row in whole.rows}


# ── the rule text a second time, by hand ─────────────────────────────────────────────────────────────────────────────


def wan(yuan: Decimal) -> Fraction:
    return Fraction((yuan / 10_000).quantize(Decimal("0.01"), ROUND_HALF_UP))


def completion_points(unit: UnitYear) -> Fraction:
    """预算数：财政部门批复的本年度部门预算数；照评分文字，100%得10分，≥95%得9分……"""
    rate = wan(spent(unit)) / wan(unit.budget.spending)
    if abs(wan(spent(unit)) - wan(unit.budget.spending)) <= Fraction(1, 100):
        return Fraction(10)
    steps = ((95, 9), (90, 8), (85, 7), (80, 6), (70, 4))
    return Fraction(next((points for low, points in steps if rate * 100 >= low), 0))


def adjustment_points(unit: UnitYear) -> Fraction:
    """绝对值≤5%得10分，每增加0.1个百分点扣0.1分；上年结转不是年度内的追加。"""
    carried = sum(
        (unit.accounts.opening.get(source, Decimal(0)) for source in Source if source is not Source.FUND), Decimal(0)
    )
    change = wan(unit.budget.full_year) - wan(unit.budget.spending) - wan(carried)
    rate = abs(change) / wan(unit.budget.spending) * 100
    return max(Fraction(0), 10 - max(0, floor((rate - 5) * 10)) * Fraction(1, 10))


def progress_points(unit: UnitYear) -> Fraction:
    carried = wan(sum((unit.accounts.opening.get(source, Decimal(0)) for source in Source), Decimal(0)))
    points = Fraction(0)
    for spent_by, changes, steps in (
        (unit.budget.half_year_spent, unit.budget.half_year_changes, ((45, 4), (40, 2))),
        (unit.budget.three_quarters_spent, unit.budget.three_quarters_changes, ((75, 6), (60, 4))),
    ):
        if spent_by is None or changes is None:
            continue
        rate = wan(spent_by) / (carried + wan(unit.budget.spending) + wan(changes)) * 100
        points += next((award for low, award in steps if rate >= low), 0)
    return points


def accuracy_points(unit: UnitYear) -> Fraction:
    final = sum((sum(line.income.values(), Decimal(0)) for line in unit.accounts.lines), Decimal(0))
    fiscal = sum(
        (line.income.get(kind, Decimal(0)) for line in unit.accounts.lines for kind in Income if kind.is_fiscal),
        Decimal(0),
    )
    other, planned = wan(final) - wan(fiscal), wan(unit.budget.income) - wan(unit.budget.fiscal_income)
    if planned <= 0:
        return Fraction(5 if planned == other == 0 else 0)
    rate = abs(other - planned) / planned * 100
    return Fraction(5 if rate <= 20 else 3 if rate <= 40 else 0)


def control_points(unit: UnitYear) -> Fraction:
    final = wan(sum((line.final for line in unit.three_public.values()), Decimal(0)))
    budget = wan(sum((line.budget for line in unit.three_public.values()), Decimal(0)))
    if not budget:
        return Fraction(0 if final else 5)
    return max(Fraction(0), 5 - max(0, floor((final / budget * 100 - 100) * 10)) * Fraction(1, 2))


def spent(unit: UnitYear) -> Decimal:
    return sum((sum(line.spending.values(), Decimal(0)) for line in unit.accounts.lines), Decimal(0))


RULES = {
    "预算完成率": completion_points,
    "预算调整率": adjustment_points,
    "支出进度率": progress_points,
    "预算编制准确率": accuracy_points,
    "三公经费控制率": control_points,
}


def assert_as_the_rule_says(unit: UnitYear) -> None:
    printed = department(unit)
    for name, rule in RULES.items():
        assert Fraction(printed[name][1]) == rule(unit), (name, printed[name])


def test_the_example_is_scored_as_the_rule_says() -> None:
    assert_as_the_rule_says(unit_year(NAME))
    assert department(unit_year(NAME))["预算调整率"] == ("6.54%", Decimal("8.50"))


_YUAN = st.decimals(min_value=100_000, max_value=9_000_000, places=2)


@given(initial=_YUAN, extra=_YUAN, half=_YUAN, changes=st.decimals(min_value=0, max_value=900_000, places=2))
@settings(max_examples=60, deadline=None)
def test_any_budget_gives_the_points_of_the_rule(
    initial: Decimal, extra: Decimal, half: Decimal, changes: Decimal
) -> None:
    full_year = spent(unit_year(NAME)) + extra
    assert_as_the_rule_says(
        unit_with(
            "money",
            budget__spending=initial,
            budget__full_year=full_year,
            budget__half_year_spent=half,
            budget__half_year_changes=changes,
        )
    )


@given(income=_YUAN, fiscal=_YUAN)
@settings(max_examples=40, deadline=None)
def test_any_income_budget_gives_the_points_of_the_rule(income: Decimal, fiscal: Decimal) -> None:
    low, high = sorted((income, fiscal))
    assert_as_the_rule_says(unit_with("money", budget__income=high, budget__fiscal_income=low))


@pytest.mark.parametrize(
    ("initial", "full_year", "carried", "rate", "points"),
    [
        ("3222300", "3689400", "124400", "10.64%", "4.40"),
        ("1000000", "3689400", "124400", "256.50%", "0.00"),
        ("3689400", "3689400", "0", "0%", "10.00"),
        ("4000000", "3789400", "0", "5.27%", "9.80"),
    ],
)
def test_the_adjustment_is_measured_against_the_initial_budget(
    initial: str, full_year: str, carried: str, rate: str, points: str
) -> None:
    full = max(Decimal(full_year), spent(unit_year(NAME)))
    unit = unit_with(
        "money",
        budget__spending=Decimal(initial),
        budget__full_year=full,
        opening__GENERAL=Decimal(carried),
        opening__OTHER=Decimal(0),
    )
    if full != Decimal(full_year):
        assert_as_the_rule_says(unit)
        return
    assert department(unit)["预算调整率"] == (rate, Decimal(points))


def test_without_figures_of_the_course_of_the_year_nothing_is_earned_and_it_is_said() -> None:
    unit = unit_with(
        "money",
        **{
            f"budget__{name}": None
            for name in ("half_year_spent", "half_year_changes", "three_quarters_spent", "three_quarters_changes")
        },
    )
    assert department(unit)["支出进度率"] == ("半年进度没有数据；前三季度进度没有数据", Decimal("0.00"))
    (said,) = [one for one in compose(unit).remarks if "支出进度率" in one]
    assert said.startswith("整体“支出进度率”计 0 分：半年进度：缺上半年支出、上半年追加追减，可得0至4分")


@pytest.mark.parametrize(
    ("name", "cells", "message"),
    [
        ("预算调整率", {"actual": "1.00%"}, "由程序按本单位的数计算，为“6.54%”，填的“1.00%”与此不符"),
        ("预算调整率", {"own_score": Decimal(10)}, "由程序计分，自评得分请留空"),
        ("三公经费控制率", {"actual": "90%", "own_score": Decimal(5)}, "由程序按本单位的数计算"),
        ("行政运行经济性", {"actual": "一般", "own_score": Decimal(5)}, "按评分标准得 2 分，自评得分却填 5"),
        ("资产管理规范性", {"actual": "1项不符合", "own_score": Decimal(5)}, "按评分标准得 3 分，自评得分却填 5"),
        ("资产管理规范性", {"actual": "全部符合", "own_score": None}, "由人评定，请填自评得分"),
        ("行政运行经济性", {"actual": "很好", "own_score": Decimal(5)}, "的实际完成值只能是"),
    ],
)
def test_a_typed_value_earns_nothing_against_the_rule(name: str, cells: dict[str, object], message: str) -> None:
    made = content(NAME)
    rows = [
        Record({**row.entries, **{column: Entry(value) for column, value in cells.items()}})  # type: ignore[arg-type]
        if row.text("level3") == name
        else row
        for row in made.rows("indicators")
    ]
    unit = build(Content({**made.sheets, "indicators": tuple(rows)}), Problems(), lambda query, cell: None)
    assert [one.message for one in compose(unit).unscored if message in one.message]


def test_the_checker_finds_every_printed_rate_again_from_the_documents(tmp_path: Path) -> None:
    composed = [file.document for file in compose(unit_year(NAME)).files]
    recognised = checking.check_documents(composed, ()).inputs
    assert recognised
    from gouji.assembly import dossiers

    (dossier,) = dossiers(recognised)
    card = next(card for card in dossier.cards if card.standard == "hubei-department")
    standings = {row.level3.split("（")[0]: row.standing.value for row in card.rows}
    assert standings["预算调整率"] == standings["预算完成率"] == standings["“三公”经费控制率"] == "成立"
    # what was spent in the course of the year stands nowhere in the documents: said, never passed
    assert standings["支出进度率"] == "无法核实"


def test_a_budget_that_was_cut_in_the_course_of_the_year() -> None:
    unit = unit_with(
        "money",
        budget__half_year_changes=Decimal("-900000"),
        budget__half_year_spent=Decimal("1100000"),
    )
    assert_as_the_rule_says(unit)
    # 110.00 of 11.76 + 337.00 - 90.00
    assert department(unit)["支出进度率"][0].startswith("半年进度42.51%")


@given(st.integers(min_value=0, max_value=10**9))
@settings(max_examples=60, deadline=None)
def test_random_units_earn_what_the_rule_gives(seed: int) -> None:
    made = random_content(seed)
    body = Record({**made.fields("body").entries, "template": Entry("湖北")})
    content = with_budget(Content({**made.sheets, "body": (body,)}), Problems())
    unit = build(content, Problems(), lambda query, cell: None)
    assert_as_the_rule_says(unit)


def test_a_full_year_budget_without_the_balance_carried_on_is_told() -> None:
    assert not [said for said in compose(unit_year(NAME)).remarks if "结转下年" in said]
    unit = unit_with("money", budget__full_year=spent(unit_year(NAME)))
    (said,) = [said for said in compose(unit).remarks if "结转下年" in said]
    assert said.startswith("整体预算执行率 100% 以支出全年预算 370.16 万元为基数")
