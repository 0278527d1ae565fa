"""What texts may speak of: the names a template can use, each an amount, a count, a text or a list of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gouji.catalogue.outlines import outline
from gouji.catalogue.wording import glossary, table_titles
from gouji.compose.budget_context import budget_context, monitoring_context
from gouji.compose.evaluation import Evaluation
from gouji.compose.outlined import outline_of, own_words
from gouji.compose.printed import wan
from gouji.compose.tables.coded import is_empty
from gouji.domain import package_totals as totals
from gouji.domain.budget_year import BudgetSource
from gouji.domain.package import (
    FISCAL,
    FISCAL_INCOME,
    EconomicLine,
    Income,
    Nature,
    Source,
    ThreePublic,
    ThreePublicLine,
    UnitYear,
)
from gouji.values.rounding import plain

Context = Mapping[str, Any]


def context_of(unit: UnitYear, evaluations: tuple[Evaluation, ...]) -> Context:
    """Every name by which a text may speak of the unit-year. Names are Chinese: the people who edit texts read them."""
    body = unit.body
    return {
        "单位": body.name,
        "简称": body.short,
        "年度": unit.year,
        "填报日期": body.filled_on,
        "职责": body.duties,
        "机构": body.offices,
        "编制": body.posts,
        "在职": body.in_service,
        "退休": body.retired,
        "九表": [title.title for title in table_titles(unit.year, unit.body.template)],
        "原因": {**dict.fromkeys(_REASONS, ""), **unit.reasons},
        "文字": {name: unit.texts.get(name, "").splitlines() for name in _TEXTS},
        "收入": _income(unit),
        "支出": _spending(unit),
        "财政": _fiscal(unit),
        "一般": _general(unit),
        "三公": _three_public(unit),
        "实物": _visits(unit),
        "基金": _source(unit, Source.FUND, Income.FUND),
        "国资": _source(unit, Source.CAPITAL, Income.CAPITAL),
        "运行": {
            "本年": totals.operating(unit.accounts),
            "上年": unit.last.operating,
            "预算": unit.budget.operating,
        },
        "采购": _procurement(unit),
        "资产": _assets(unit),
        "整体": {"预期": unit.goals.expected, "完成": unit.goals.achieved},
        "项目名": [project.name for project in unit.evaluated],
        "未自评": [
            {"名称": project.name, "原因": project.why_not} for project in unit.projects if not project.is_evaluated
        ],
        "项目": [_project(one) for one in evaluations if one.project is not None],
        "自评": _evaluated(unit, evaluations) if evaluations else {},
        "预算": budget_context(unit),
        "监控": monitoring_context(unit),
        "级别": body.tier,
        "自称": outline(body.template, unit.year).called,
        "提纲": outline_of(unit),
        "补充": own_words(unit),
        "名词": glossary(
            outline(unit.body.template, unit.year).id,
            unit.year,
            frozenset(kind.value for kind in Income if totals.income(unit.accounts, kind)),
        ),
    }


_REASONS = (
    *("income_last", "income_budget", "spending_last", "spending_budget"),
    *("basic_last", "operating_last", "operating_budget", "procurement_last"),
)
_TEXTS = ("performance", "problems", "measures", "use", "other")


def _income(unit: UnitYear) -> Context:
    accounts = unit.accounts
    opening = totals.total(totals.opening(accounts, source) for source in Source)
    here = totals.income(accounts)
    kinds = [("财政拨款收入", totals.income(accounts, *FISCAL_INCOME))]
    kinds += [(kind.value, totals.income(accounts, kind)) for kind in Income if not kind.is_fiscal]
    return {
        "本年": here,
        "总计": here + accounts.balance_used + opening,
        "上年": unit.last.income,
        "预算": unit.budget.income,
        "各项": _listed(kinds),
        "其他": totals.income(accounts, Income.OTHER),
    }


def _spending(unit: UnitYear) -> Context:
    natures = [(nature.value, totals.spending(unit.accounts, Source, (nature,))) for nature in Nature]
    return {
        "本年": totals.spending(unit.accounts),
        "基本": totals.spending(unit.accounts, Source, (Nature.BASIC,)),
        "项目": totals.spending(unit.accounts, Source, (Nature.PROJECT,)),
        "上年": unit.last.spending,
        "预算": unit.budget.spending,
        "各项": _listed(natures),
    }


def _listed(parts: list[tuple[str, Decimal]]) -> list[Context]:
    return [{"名称": name, "额": amount} for name, amount in parts if amount]


def _fiscal(unit: UnitYear) -> Context:
    accounts = unit.accounts
    return {
        "收入": totals.income(accounts, *FISCAL_INCOME),
        "上年收入": unit.last.fiscal_income,
        "预算": unit.budget.fiscal_income,
        "支出": totals.spending(accounts, FISCAL),
        "上年支出": unit.last.fiscal_spending,
        "基本": totals.spending(accounts, FISCAL, (Nature.BASIC,)),
        "项目": totals.spending(accounts, FISCAL, (Nature.PROJECT,)),
        "年初": totals.total(totals.opening(accounts, source) for source in FISCAL),
        "年末": totals.total(totals.closing(accounts, source) for source in FISCAL),
    }


def _general(unit: UnitYear) -> Context:
    accounts = unit.accounts
    general = (Source.GENERAL,)
    sums = totals.by_prefix(accounts, lambda line: totals.line_spending(line, general))
    items = [line for line in accounts.economic if line.amount]
    return {
        "支出": totals.spending(accounts, general),
        "预算": _planned(unit),
        "上年": unit.last.general_spending,
        "基本": totals.spending(accounts, general, (Nature.BASIC,)),
        "项目": totals.spending(accounts, general, (Nature.PROJECT,)),
        "上年基本": unit.last.general_basic,
        "人员": totals.personnel(accounts),
        "公用": totals.operating(accounts),
        "各类": _listed([(accounts.titles[code], sums[code]) for code in sums if len(code) == 3]),
        "各项": [_item(unit, code) for code, amount in sums.items() if len(code) == 7 and amount],
        "人员项": [_class_item(line) for line in items if line.code[:3] in totals.PERSONNEL_CLASSES],
        "公用项": [_class_item(line) for line in items if line.code[:3] not in totals.PERSONNEL_CLASSES],
    }


def _class_item(line: EconomicLine) -> Context:
    """印出: whether the table shows more than 0.00 of it."""
    return {"名称": line.name, "额": line.amount, "印出": bool(wan(line.amount))}


def _planned(unit: UnitYear) -> Decimal | None:
    """年初预算 of general spending: that of the published budget, else of its items where each that was spent on has one."""
    if unit.approved is not None:
        return unit.approved.total((BudgetSource.GENERAL,))
    general = [line for line in unit.accounts.lines if totals.line_spending(line, (Source.GENERAL,)) or line.initial]
    planned = [line.initial for line in general if line.initial is not None]
    return totals.total(planned) if planned and len(planned) == len(general) else None


def _item(unit: UnitYear, code: str) -> Context:
    line = next(one for one in unit.accounts.lines if one.code == code)
    titles = unit.accounts.titles
    path = f"{titles[code[:3]]}（类）{titles[code[:5]]}（款）{line.name}（项）"
    amount = totals.line_spending(line, (Source.GENERAL,))
    return {"路径": path, "额": amount, "预算": line.initial, "原因": line.reason}


def _three_public(unit: UnitYear) -> Context:
    names = ("出国", "购置", "运行", "接待")
    lines = {name: _line(unit.three_public[item]) for name, item in zip(names, ThreePublic, strict=True)}
    return {**lines, "车辆": _line(totals.cars(unit)), "合计": _line(totals.three_public(unit))}


def _line(line: ThreePublicLine) -> Context:
    return {
        "上年": line.last,
        "预算": line.budget,
        "决算": line.final,
        "上年原因": line.reason_last,
        "预算原因": line.reason_budget,
    }


def _visits(unit: UnitYear) -> Context:
    visits = unit.visits
    return {
        "团组": visits.missions,
        "人次": visits.persons,
        "购置": visits.cars_bought,
        "保有": visits.cars_kept,
        "接待批次": visits.receptions,
        "接待人次": visits.guests,
    }


def _source(unit: UnitYear, source: Source, income: Income) -> Context:
    accounts = unit.accounts
    return {
        "有": not is_empty(accounts, source),
        "年初": totals.opening(accounts, source),
        "收入": totals.income(accounts, income),
        "支出": totals.spending(accounts, (source,)),
        "年末": totals.closing(accounts, source),
    }


def _procurement(unit: UnitYear) -> Context:
    bought = unit.procurement
    return {
        "合计": totals.procured(bought).final,
        "预算": totals.procured(bought).budget,
        "货物预算": bought.goods.budget,
        "工程预算": bought.works.budget,
        "服务预算": bought.services.budget,
        "货物": bought.goods.final,
        "工程": bought.works.final,
        "服务": bought.services.final,
        "上年": unit.last.procurement,
        "中小": bought.small_medium,
        "小微": bought.small_micro,
    }


def _assets(unit: UnitYear) -> Context:
    kinds = [{"名称": name, "数": count} for name, count in unit.assets.cars.items() if count]
    return {"车辆": sum(unit.assets.cars.values()), "各类": kinds, "设备": unit.assets.devices}


def _project(evaluation: Evaluation) -> Context:
    project = evaluation.project
    assert project is not None
    money = evaluation.money
    return {
        "名称": project.name,
        "年初": project.total.initial,
        "年初各项": _listed(
            [
                ("财政拨款", project.fiscal.initial),
                ("上年结转", project.carried.initial),
                ("其他资金", project.other.initial),
            ]
        ),
        "预期": project.expected,
        "完成": project.achieved,
        "偏差": project.deviation,
        "措施": project.measures,
        "预算": money.budget,
        "执行": money.executed,
        "执行率": evaluation.executed_rate,
    }


def _evaluated(unit: UnitYear, evaluations: tuple[Evaluation, ...]) -> Context:
    whole = next(one for one in evaluations if one.project is None)
    return {
        "整体得分": plain(whole.total),
        "整体等级": whole.grade,
        "项目数": len(unit.evaluated),
        "预算": totals.total(project.total.budget for project in unit.evaluated),
        "执行": totals.total(project.total.executed for project in unit.evaluated),
    }
