"""湖北: the project form with ticks and two text boxes, and the whole-department form with its scoring texts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from gouji.catalogue.standards import standard
from gouji.compose.evaluation import Evaluation, ScoredRow
from gouji.compose.layout import Spot, Spotted, table
from gouji.compose.printed import in_cell
from gouji.compose.ruled import rule_text
from gouji.document.tree import Table
from gouji.domain import package_totals as totals
from gouji.domain.package import Nature, Source, UnitYear
from gouji.values.rounding import plain

_CHOICES = (
    ("项目类别", "category", ("部门预算项目", "上级专项")),
    ("项目属性", "attribute", ("持续性项目", "新增性项目")),
    ("项目类型", "kind", ("常年性项目", "延续性项目", "一次性项目")),
)
_EVALUATED = Decimal(80)


def project_form(evaluation: Evaluation) -> Table:
    """湖北项目自评表: seven columns, indicator rows of one annual goal, no column of weights."""
    project = evaluation.project
    assert project is not None
    money, rows = evaluation.money, evaluation.rows
    weights = f"得分\n({plain(evaluation.execution_weight)}分*执行率)"
    scored = (
        in_cell(money.budget),
        in_cell(money.executed),
        evaluation.executed_rate,
        plain(evaluation.execution_points),
    )
    lines: list[Sequence[Spotted]] = [
        ("项目名称", Spot(project.name, 6)),
        ("主管部门", Spot(project.department, 3), "项目实施单位", Spot(project.body, 2)),
        *((label, Spot(_ticked(getattr(project, field), choices), 6)) for label, field, choices in _CHOICES),
        (
            Spot(f"预算执行情况\n(万元)\n({plain(evaluation.execution_weight)}分)", rows=2),
            Spot("", 2),
            "预算数(A)",
            "执行数(B)",
            "执行率(B/A)",
            weights,
        ),
        (Spot("年度财政资金总额", 2), *scored),
        (
            Spot(f"年度绩效目标1\n({plain(_EVALUATED)}分)", rows=len(rows) + 1),
            *("一级指标", "二级指标", "三级指标", "年初目标值\n(A)", "实际完成值\n(B)", "得分"),
        ),
        *_indicators(rows),
        (Spot("总分", 6), plain(evaluation.total)),
        ("偏差大或目标未完成原因分析", Spot(project.deviation or _reasons(rows), 6)),
        ("改进措施及结果应用方案", Spot(project.measures or "无", 6)),
    ]
    return table(lines)


def _ticked(chosen: str, choices: Sequence[str]) -> str:
    return "      ".join(
        f"{number}、{choice}{'☑' if choice == chosen else '□'}" for number, choice in enumerate(choices, 1)
    )


def _reasons(rows: Sequence[ScoredRow]) -> str:
    return "\n".join(f"{row.entry.level3}：{row.entry.reason}" for row in rows if row.entry.reason) or "无偏差"


def _indicators(rows: Sequence[ScoredRow]) -> list[Sequence[Spotted]]:
    lines: list[Sequence[Spotted]] = []
    for first, group in groupby(rows, key=lambda row: row.entry.level1):
        members = list(group)
        level1: list[Spotted] = [Spot(first, rows=len(members))]
        for row in members:
            entry = row.entry
            lines.append((*level1, entry.level2, entry.level3, entry.target, row.actual, plain(row.points)))
            level1 = []
    return lines


def department_form(unit: UnitYear, evaluation: Evaluation, notes: dict[str, str]) -> Table:
    """湖北区县部门整体支出绩效自评表: nine columns. ``notes`` explain the rows, by the id of the standard's row."""
    rules = standard("hubei-department")
    money, accounts = evaluation.money, unit.accounts
    lines: list[Sequence[Spotted]] = [
        (Spot("填报单位（盖章）：", 2), Spot(unit.body.name, 3), "填报日期：", Spot(unit.body.filled_on, 3)),
        (Spot("单位名称", 2), Spot(unit.body.name, 3), "评价年度", Spot(f"{unit.year}年", 3)),
        (
            *(Spot("基本支出决算数总额", 2), Spot(in_cell(totals.spending(accounts, Source, (Nature.BASIC,))), 3)),
            *("项目支出决算数总额", Spot(in_cell(totals.spending(accounts, Source, (Nature.PROJECT,))), 3)),
        ),
        (
            Spot("部门整体支出总额预算执行情况（万元）", 2, rows=2),
            *(Spot("执行数（A）", 3), "预算数（B）", Spot("执行率（A/B）", 3)),
        ),
        (Spot(in_cell(money.executed), 3), in_cell(money.budget), Spot(evaluation.executed_rate, 3)),
        ("一级指标", "二级指标", "三级指标", "分值", "指标说明", "评分标准", "年初目标值", "实际完成值", "得分"),
    ]
    pairs = zip(evaluation.rows, rules.rows, strict=True)
    for first, group in groupby(pairs, key=lambda pair: pair[1].level1):
        members = list(group)
        level1: list[Spotted] = [Spot(first, rows=len(members))]
        reach = [len(list(same)) for _, same in groupby(members, key=lambda pair: pair[0].entry.level2)]
        begins = {sum(reach[:at]): rows for at, rows in enumerate(reach)}
        for at, (row, known) in enumerate(members):
            entry = row.entry
            level2 = [Spot(entry.level2, rows=begins[at])] if at in begins else []
            named = f"{entry.level3}\n（{plain(known.points)}分）"
            weight, scored = plain(known.points), plain(row.points)
            told = (notes.get(known.id, ""), rule_text(known), entry.target, row.actual, scored)
            lines.append((*level1, *level2, named, weight, *told))
            level1 = []
    lines.append(
        (Spot("评价结论（优、良、中、差）：", 3), Spot(evaluation.grade, 3), Spot("总分", 2), plain(evaluation.total))
    )
    return table(lines)
