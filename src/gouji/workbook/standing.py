"""Whether the figures of a unit-year can stand together; what cannot is named by sheet and cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal

from gouji.domain import package_totals as totals
from gouji.domain.package import FISCAL, FISCAL_INCOME, ZERO, Money, Nature, Source, ThreePublic, UnitYear
from gouji.domain.stages import USUAL, Stage
from gouji.values.rounding import plain
from gouji.workbook.budgeting import check_agreement, check_budget
from gouji.workbook.coded_rows import ITEM_DIGITS, check_codes, check_headings, check_names
from gouji.workbook.content import Content, Problems, Record
from gouji.workbook.indicators import is_evaluated
from gouji.workbook.monitored import check_monitoring
from gouji.workbook.provisional import check_tied, is_filled
from gouji.workbook.schema import sheet


def check_standing(unit: UnitYear, content: Content, problems: Problems, stages: Collection[Stage] = USUAL) -> None:
    """Adds a problem for every relation between cells that does not hold and every reason that is missing, as far as the
    ``stages`` ask for them."""
    # a relation needs all its cells: a refused one would break it again; what is asked of each row needs that row alone
    read = frozenset(one.sheet for one in problems)
    whole, accounts = frozenset(USUAL), frozenset({Stage.ACCOUNTS})
    evaluation, budget = frozenset({Stage.SELF_EVALUATION}), frozenset({Stage.BUDGET})
    checks: tuple[tuple[frozenset[Stage], tuple[str, ...], Callable[[], None]], ...] = (
        (budget, ("预算", "预算经济分类", "预算说明"), lambda: check_budget(unit, content, problems)),
        (budget | evaluation, (), lambda: _check_goals(content, problems, stages)),
        (frozenset({Stage.MONITORING}), ("项目", "指标"), lambda: check_monitoring(unit, content, problems)),
        (evaluation, ("自评执行数", "收支"), lambda: _check_outcome_given(content, problems)),
        (whole, ("自评执行数", "收支", "基本支出经济分类"), lambda: check_tied(unit, content, problems)),
        (whole, ("预算", "预算经济分类", "收支", "结转与预算"), lambda: check_agreement(unit, content, problems)),
        (accounts, (), lambda: check_codes("lines", content, problems)),
        (accounts, (), lambda: check_codes("economic", content, problems)),
        (accounts, (), lambda: check_names("lines", "functional", unit.year, content, problems)),
        (accounts, (), lambda: check_names("economic", "economic_department", unit.year, content, problems)),
        (accounts, ("收支",), lambda: check_headings("lines", content, problems)),
        (accounts, ("收支", "基本支出经济分类"), lambda: _check_economic(unit, problems)),
        (accounts, ("收支", "结转与预算"), lambda: _check_accounts(unit, problems)),
        (whole, ("结转与预算",), lambda: _check_progress(content, problems)),
        (accounts, (), lambda: _check_three_public(unit, content, problems)),
        (accounts, ("三公", "实物量"), lambda: _check_visits(unit, content, problems)),
        (whole, (), lambda: _check_projects(unit, content, problems)),
        (whole, ("项目", "收支"), lambda: _check_project_spending(unit, problems)),
        (accounts, ("采购", "采购授予"), lambda: _check_procurement(unit, content, problems)),
        (accounts, (), lambda: _check_line_reasons(content, problems)),
        (accounts, ("收支", "结转与预算"), lambda: _check_reasons(_changes(unit), unit, content, problems)),
        (
            accounts,
            ("基本支出经济分类", "结转与预算"),
            lambda: _check_reasons(_operating_changes(unit), unit, content, problems),
        ),
        (
            accounts,
            ("采购", "结转与预算"),
            lambda: _check_reasons(_procurement_changes(unit), unit, content, problems),
        ),
    )
    for asked, needed, check in checks:
        if not asked.isdisjoint(stages) and read.isdisjoint(needed):
            check()


def _refused(sheet_name: str, problems: Problems) -> frozenset[str]:
    """The cells of a sheet that cannot be used."""
    return frozenset(one.cell for one in problems if one.sheet == sheet_name)


def _is_sound(record: Record, refused: Collection[str]) -> bool:
    return all(entry.cell not in refused for entry in record.entries.values())


def _check_outcome_given(content: Content, problems: Problems) -> None:
    """A self-evaluation needs what was spent: from the accounts, or where they do not exist yet from the books."""
    if not content.rows("lines") and not is_filled(content):
        problems.add("自评执行数", "", "没有决算数（“收支”），也没有填自评执行数，无法自评。")


def _check_goals(content: Content, problems: Problems, stages: Collection[Stage]) -> None:
    """Goals of the projects that are evaluated; what was reached once the year is over."""
    asked = ["expected"] if Stage.BUDGET in stages else []
    if not set(USUAL).isdisjoint(stages):
        asked = ["expected", "achieved"]
    labels = {column.id: column.label for column in sheet("projects").columns}
    for record in content.rows("projects"):
        if not is_evaluated(record):
            if not record.text("why_not"):
                problems.add("项目", record.cell("why_not"), f"“{record.text('name')}”不自评，须填不自评原因。")
            continue
        for column in asked:
            if not record.text(column):
                problems.add("项目", record.cell(column), f"“{labels[column]}”没有填写。")


def note_blank_openings(unit: UnitYear, content: Content, problems: Problems) -> None:
    """A balance brought forward that was left blank counts as 0 in tables and scores: said wherever its money is in use."""
    money = content.fields("money")
    for column in sheet("money").columns:
        stem, _, name = column.id.partition(".")
        if stem != "opening" or money.amount(column.id) is not None:
            continue
        source = Source[name]
        if (
            source is Source.GENERAL
            or totals.closing(unit.accounts, source)
            or totals.spending(unit.accounts, (source,))
        ):
            problems.assumed.append(
                f"“结转与预算” {money.cell(column.id)}“{column.label}”没有填，按 0 编入表格和得分。"
            )


def _check_progress(content: Content, problems: Problems) -> None:
    """Spending in the course of the year is measured against a budget that includes the changes up to then."""
    money = content.fields("money")
    for spent, changes, when in (
        ("budget.half_year_spent", "budget.half_year_changes", "上半年"),
        ("budget.three_quarters_spent", "budget.three_quarters_changes", "前三季度"),
    ):
        if money.amount(spent) is not None and money.amount(changes) is None:
            problems.add("结转与预算", money.cell(changes), f"填了{when}实际支出，须填{when}追加追减，没有的填 0。")
        if money.amount(spent) is None and money.amount(changes) is not None:
            problems.add("结转与预算", money.cell(spent), f"填了{when}追加追减，须填{when}实际支出。")
    half, three = money.amount("budget.half_year_spent"), money.amount("budget.three_quarters_spent")
    if half is not None and three is not None and half > three:
        message = "上半年实际支出大于前三季度实际支出：前三季度的数应含上半年。"
        problems.add("结转与预算", money.cell("budget.half_year_spent"), message)


def _check_economic(unit: UnitYear, problems: Problems) -> None:
    accounts = unit.accounts
    basic = totals.spending(accounts, (Source.GENERAL,), (Nature.BASIC,))
    by_class = totals.total(line.amount for line in accounts.economic)
    if basic != by_class:
        message = f"合计 {plain(by_class)} 元，与“收支”表一般公共预算基本支出 {plain(basic)} 元相差 {plain(by_class - basic)} 元。"
        problems.add("基本支出经济分类", "", message)


def _check_accounts(unit: UnitYear, problems: Problems) -> None:
    accounts = unit.accounts
    for source in Source:
        left = totals.closing(accounts, source)
        if left < 0:
            message = (
                f"{source.value}支出大于年初结转与本年收入之和，差 {plain(-left)} 元，请核对收入、支出或年初结转。"
            )
            problems.add("收支", "", message)
    spent = totals.spending(accounts)
    if unit.budget.full_year < spent:
        message = f"支出全年预算 {plain(unit.budget.full_year)} 元小于支出决算 {plain(spent)} 元，全年预算应含上年结转和年中追加。"
        problems.add("结转与预算", "", message)
    if unit.budget.fiscal_income > unit.budget.income:
        problems.add("结转与预算", "", "财政拨款收入年初预算大于收入年初预算。")
    if not spent:
        problems.add("收支", "", "没有一项支出。")


def _check_three_public(unit: UnitYear, content: Content, problems: Problems) -> None:
    refused = _refused("三公", problems)
    for record in (one for one in content.rows("three_public") if _is_sound(one, refused)):
        line = unit.three_public[ThreePublic[record.row]]
        label = ThreePublic[record.row].value
        if line.final != line.last and not line.reason_last:
            problems.add("三公", record.cell("reason_last"), f"{label}与上年不同，须填原因。")
        if line.final != line.budget and not line.reason_budget:
            problems.add("三公", record.cell("reason_budget"), f"{label}与预算不同，须填原因。")


def _check_visits(unit: UnitYear, content: Content, problems: Problems) -> None:
    visits = content.fields("visits")
    pairs = (
        (ThreePublic.ABROAD, "missions", unit.visits.missions, "团组数"),
        (ThreePublic.ABROAD, "persons", unit.visits.persons, "人次"),
        (ThreePublic.PURCHASE, "cars_bought", unit.visits.cars_bought, "购置数"),
        (ThreePublic.RECEPTION, "receptions", unit.visits.receptions, "批次"),
        (ThreePublic.RECEPTION, "guests", unit.visits.guests, "人次"),
    )
    for item, column, count, what in pairs:
        final = unit.three_public[item].final
        if bool(final) != bool(count):
            said = f"{item.value}支出 {plain(final)} 元，{what}却是 {count}，两者应同时有或同时为 0。"
            problems.add("实物量", visits.cell(column), said)


def _check_projects(unit: UnitYear, content: Content, problems: Problems) -> None:
    names = Counter(project.name for project in unit.projects)
    refused = _refused("项目", problems)
    for project, record in zip(unit.projects, content.rows("projects"), strict=True):
        if not _is_sound(record, refused):
            continue
        money = project.total
        if names[project.name] > 1:
            problems.add("项目", record.cell("name"), f"项目“{project.name}”出现了 {names[project.name]} 次。")
        for part, name in (("fiscal", "财政拨款"), ("carried", "上年结转"), ("other", "其他资金")):
            source: Money = getattr(project, part)
            if source.executed > source.budget:
                said = f"“{project.name}”{name}执行数 {plain(source.executed / 10_000, 6)} 万元大于其全年预算 {plain(source.budget / 10_000, 6)} 万元。"
                problems.add("项目", record.cell(f"{part}.executed"), said)
        if money.executed > money.budget:
            over = plain((money.executed - money.budget) / 10_000, 6)
            problems.add("项目", record.cell("fiscal.executed"), f"“{project.name}”执行数大于全年预算数 {over} 万元。")
        if not money.budget:
            problems.add("项目", record.cell("fiscal.budget"), f"“{project.name}”没有全年预算，无法计算执行率。")
        if project.spent_by_july is not None and project.spent_by_july > money.executed:
            said = (
                f"“{project.name}”1—7月执行数 {plain(project.spent_by_july / 10_000, 6)} 万元大于全年执行数 "
                f"{plain(money.executed / 10_000, 6)} 万元。"
            )
            problems.add("项目", record.cell("spent_by_july"), said)
        if project.is_evaluated and money.executed < money.budget and not project.deviation:
            problems.add("项目", record.cell("deviation"), f"“{project.name}”执行率不足 100%，须填偏差原因。")


def _check_project_spending(unit: UnitYear, problems: Problems) -> None:
    executed = totals.total(project.total.executed for project in unit.projects)
    spent = totals.spending(unit.accounts, Source, (Nature.PROJECT,))
    if unit.projects and executed != spent:
        message = (
            f"各项目执行数合计 {plain(executed / 10_000, 6)} 万元，“收支”表项目支出为 {plain(spent / 10_000, 6)} 万元，"
            f"相差 {plain((executed - spent) / 10_000, 6)} 万元；所有项目支出都要列出，不自评的在“是否自评”填“否”。"
        )
        problems.add("项目", "", message)


def _check_procurement(unit: UnitYear, content: Content, problems: Problems) -> None:
    procurement, awards = unit.procurement, content.fields("awards")
    final = totals.procured(procurement).final
    if procurement.small_medium > final:
        problems.add("采购授予", awards.cell("small_medium"), "授予中小企业的金额大于政府采购总额。")
    if procurement.small_micro > procurement.small_medium:
        problems.add("采购授予", awards.cell("small_micro"), "授予小微企业的金额大于授予中小企业的金额。")


#: The reason that is due, this year's amount and the one that it is held against.
_Change = tuple[str, Decimal, Decimal]


def _changes(unit: UnitYear) -> tuple[_Change, ...]:
    accounts, budget, last = unit.accounts, unit.budget, unit.last
    income, spent = totals.income(accounts), totals.spending(accounts)
    basic = totals.spending(accounts, (Source.GENERAL,), (Nature.BASIC,))
    return (
        ("income_last", income, last.income),
        ("income_last", totals.income(accounts, *FISCAL_INCOME), last.fiscal_income),
        ("income_budget", income, budget.income),
        ("income_budget", totals.income(accounts, *FISCAL_INCOME), budget.fiscal_income),
        ("spending_last", spent, last.spending),
        ("spending_last", totals.spending(accounts, FISCAL), last.fiscal_spending),
        ("spending_budget", spent, budget.spending),
        ("basic_last", basic, last.general_basic),
    )


def _operating_changes(unit: UnitYear) -> tuple[_Change, ...]:
    operating, planned = totals.operating(unit.accounts), unit.budget.operating
    since = ("operating_last", operating, unit.last.operating)
    return (since,) if planned is None else (since, ("operating_budget", operating, planned))


def _procurement_changes(unit: UnitYear) -> tuple[_Change, ...]:
    return (("procurement_last", totals.procured(unit.procurement).final, unit.last.procurement),)


def _check_reasons(changes: Sequence[_Change], unit: UnitYear, content: Content, problems: Problems) -> None:
    record: Record = content.fields("reasons")
    labels = {column.id: column.label for column in sheet("reasons").columns}
    for reason in dict.fromkeys(name for name, current, base in changes if current != base):
        if not unit.reasons.get(reason):
            problems.add("原因", record.cell(reason), f"“{labels[reason]}”没有填写：两数不同，须说明主要原因。")


def _check_line_reasons(content: Content, problems: Problems) -> None:
    """A code whose outcome is not its initial budget has a reason."""
    refused = _refused("收支", problems)
    for line_record in (one for one in content.rows("lines") if _is_sound(one, refused)):
        initial = line_record.amount("initial")
        general = sum(
            (line_record.amount(f"spending.GENERAL.{nature}") or ZERO for nature in ("BASIC", "PROJECT")), ZERO
        )
        is_item = len(line_record.text("code")) == ITEM_DIGITS
        if is_item and initial is not None and initial != general and not line_record.text("reason"):
            problems.add(
                "收支", line_record.cell("reason"), f"{line_record.text('name')}决算与年初预算不同，须填原因。"
            )
