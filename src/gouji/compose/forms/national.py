"""全国式样 (财预〔2020〕10号 附件1) and Hunan's attachments 1 and 2, which are laid out like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from gouji.compose.evaluation import Evaluation, ScoredRow
from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell, rate
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import Money, Nature, Source, UnitYear
from gouji.values.rounding import plain

_WIDTH = 9
_HEADER = (
    "一级指标",
    "二级指标",
    "三级指标",
    "年度\n指标值",
    "实际\n完成值",
    "分值",
    "得分",
    "偏差原因\n分析及\n改进措施",
)
_MONEY = ("年初\n预算数", "全年\n预算数", "全年\n执行数", "分值", "执行率", "得分")
_NONE = "—"


def project_form(evaluation: Evaluation) -> Table:
    """项目支出绩效自评表."""
    project = evaluation.project
    assert project is not None
    parts = (
        ("其中：当年财政拨款", project.fiscal),
        ("上年结转资金", project.carried),
        ("其他资金", project.other),
    )
    rows: list[Sequence[Spotted]] = [(Spot(label, 2), *_part(money)) for label, money in parts]
    head: list[Sequence[Spotted]] = [
        ("项目支出名称", Spot(project.name, _WIDTH - 1)),
        ("主管部门", Spot(project.department, 4), "实施单位", Spot(project.body, 3)),
        (Spot("项目资金\n（万元）", rows=2 + len(parts)), Spot("", 2), *_MONEY),
        (Spot("年度资金总额", 2), *_scored_money(evaluation)),
        *rows,
    ]
    return table((*head, *_body(evaluation)))


def department_form(unit: UnitYear, evaluation: Evaluation) -> Table:
    """部门整体支出绩效自评表, with spending by income nature and by spending nature."""
    incomes, uses = list(_by_income(unit)), list(_by_use(unit))
    height = max(len(incomes), len(uses))
    natures: list[Sequence[Spotted]] = [
        (Spot(incomes[at] if at < len(incomes) else "", 5), Spot(uses[at] if at < len(uses) else "", 3))
        for at in range(height)
    ]
    head: list[Sequence[Spotted]] = [
        (f"{unit.body.tier}级预算单位名称", Spot(unit.body.name, _WIDTH - 1)),
        (Spot("年度预算申请\n（万元）", rows=3 + height), Spot("", 2), *_MONEY),
        (Spot("年度资金总额", 2), *_scored_money(evaluation)),
        (Spot("按收入性质分：", 5), Spot("按支出性质分：", 3)),
        *natures,
    ]
    return table((*head, *_body(evaluation)))


def _by_income(unit: UnitYear) -> Iterator[str]:
    """Spending by where the money came from; the parts add up to the executed total."""
    labels = ("一般公共预算", "政府性基金拨款", "国有资本经营预算拨款", "其他资金")
    amounts = [totals.spending(unit.accounts, (source,)) for source in Source]
    for at, (label, amount) in enumerate(zip(labels, amounts, strict=True)):
        yield f"{'其中：' if at == 0 else ''}{label}：{in_cell(amount)}"


def _by_use(unit: UnitYear) -> Iterator[str]:
    rest = [nature for nature in Nature if nature is not Nature.BASIC and nature is not Nature.PROJECT]
    yield f"其中：基本支出：{in_cell(totals.spending(unit.accounts, Source, (Nature.BASIC,)))}"
    yield f"项目支出：{in_cell(totals.spending(unit.accounts, Source, (Nature.PROJECT,)))}"
    for nature in rest:
        amount = totals.spending(unit.accounts, Source, (nature,))
        if amount:
            yield f"{nature.value}：{in_cell(amount)}"


def _scored_money(evaluation: Evaluation) -> tuple[str, ...]:
    money = evaluation.money
    return (
        in_cell(money.initial),
        in_cell(money.budget),
        in_cell(money.executed),
        plain(evaluation.execution_weight),
        evaluation.executed_rate,
        plain(evaluation.execution_points),
    )


def _part(money: Money) -> tuple[str, ...]:
    share = rate(money.executed, money.budget) if money.budget else _NONE
    return in_cell(money.initial), in_cell(money.budget), in_cell(money.executed), _NONE, share, _NONE


def _body(evaluation: Evaluation) -> Iterator[Sequence[Spotted]]:
    yield Spot("年度总体目标", rows=2), Spot("预期目标", 4), Spot("实际完成情况", 4)
    yield Spot(evaluation.expected, 4), Spot(evaluation.achieved, 4)
    yield from indicator_rows(evaluation.rows)
    yield Spot("总分", 6), "100", plain(evaluation.total), ""


def indicator_rows(rows: Sequence[ScoredRow]) -> Iterator[Sequence[Spotted]]:
    """Header and rows, equal neighbours of the first two levels merged, with the points of each first level."""
    yield Spot("绩效指标", rows=len(rows) + 1), *_HEADER
    for first, group in groupby(rows, key=lambda row: row.entry.level1):
        members = list(group)
        points = plain(sum((row.weight for row in members), Decimal(0)))
        level1: list[Spotted] = [Spot(f"{first}\n（{points}分）", rows=len(members))]
        for second, pairs in groupby(members, key=lambda row: row.entry.level2):
            siblings = list(pairs)
            level2: list[Spotted] = [Spot(second, rows=len(siblings))]
            for row in siblings:
                entry = row.entry
                scored = (entry.level3, entry.target, row.actual, plain(row.weight), plain(row.points), entry.reason)
                yield *level1, *level2, *scored
                level1, level2 = [], []
