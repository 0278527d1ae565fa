"""运行监控: whether what was filled in for the middle of the year can stand."""

from __future__ import annotations

from gouji.domain.package import UnitYear
from gouji.values.cell import read_cell
from gouji.values.figure import Figure
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Problems

_SURE = "确定能"


def check_monitoring(unit: UnitYear, content: Content, problems: Problems) -> None:
    """Every monitored project has its spending, every indicator its value and how likely its target is reached."""
    for project, record in zip(unit.projects, content.rows("projects"), strict=True):
        if not project.is_evaluated:
            continue
        for column, label, amount in (
            ("spent_by_july", "1—7月执行数", project.spent_by_july),
            ("expected_spending", "全年预计执行数", project.expected_spending),
        ):
            if amount is None:
                problems.add("项目", record.cell(column), f"“{project.name}”没有填{label}。")
        spent, expected = project.spent_by_july, project.expected_spending
        if spent is not None and expected is not None and spent > expected:
            message = (
                f"“{project.name}”1—7月执行数 {plain(spent / 10_000, 6)} 万元大于全年预计执行数 "
                f"{plain(expected / 10_000, 6)} 万元。"
            )
            problems.add("项目", record.cell("spent_by_july"), message)
    monitored = {project.name for project in unit.evaluated}
    for record in content.rows("indicators"):
        if record.text("owner") not in monitored:
            continue
        name = record.text("level3")
        for column, label in (("midyear", "1—7月完成值"), ("likelihood", "完成目标可能性")):
            if not record.text(column):
                problems.add("指标", record.cell(column), f"“{name}”没有填{label}。")
        if record.text("likelihood") == _SURE and _falls_short(record.text("forecast"), record.text("target")):
            said = f"“{name}”全年预计完成 {record.text('forecast')}，达不到年度指标值 {record.text('target')}，不能填“{_SURE}”。"
            problems.add("指标", record.cell("likelihood"), said)
        if record.text("likelihood") not in ("", _SURE) and not record.text("midyear_reason"):
            problems.add(
                "指标", record.cell("midyear_reason"), f"“{name}”{record.text('likelihood')}完成，须填监控偏差原因。"
            )


def _falls_short(expected: str, target: str) -> bool:
    """Whether what is expected is a figure that misses a target with a sign of its own kind of thing."""
    one, other = read_cell(expected), read_cell(target)
    if not isinstance(one, Figure) or not isinstance(other, Figure) or one.unit.dimension != other.unit.dimension:
        return False
    if other.bound.upward:
        return one.exact < other.exact
    return other.bound.downward and one.exact > other.exact
