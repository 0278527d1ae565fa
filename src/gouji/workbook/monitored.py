"""运行监控: whether what was filled in for the middle of the year can stand."""

from __future__ import annotations

from gouji.domain.package import UnitYear
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
        if record.text("likelihood") not in ("", _SURE) and not record.text("midyear_reason"):
            problems.add(
                "指标", record.cell("midyear_reason"), f"“{name}”{record.text('likelihood')}完成，须填监控偏差原因。"
            )
