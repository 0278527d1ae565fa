"""The whole disclosure of a unit-year as documents: texts with their tables, forms and charts in place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from gouji.catalogue.outlines import outline
from gouji.catalogue.standards import standard
from gouji.catalogue.wording import (
    Wording,
    basic_table,
    budget_titles,
    economic_classes,
    empty_note,
    table_note,
    table_titles,
    wordings,
)
from gouji.compose import layout
from gouji.compose.charts import charts_of
from gouji.compose.context import Context, context_of
from gouji.compose.described import description
from gouji.compose.evaluation import Evaluation, Unscored, evaluate
from gouji.compose.forms import address_list
from gouji.compose.forms.drawing import draw
from gouji.compose.forms.values import indicator_values, lists_of, values_of
from gouji.compose.stages import department_targets, monitoring_form, project_targets
from gouji.compose.tables import budget, coded, halves, others
from gouji.compose.wording import WordingError, render
from gouji.document.place import Place
from gouji.document.tree import Block, Document, Paragraph, Picture, Table
from gouji.domain.budget_year import BudgetSource, BudgetYear
from gouji.domain.chart import Chart
from gouji.domain.package import ZERO, Accounts, Project, Source, UnitYear
from gouji.domain.selfeval import Scope
from gouji.domain.stages import USUAL, Stage

#: The line in a text where a writer puts the table of contents.
CONTENTS = "@目录"
_WHOLE = "整体"
#: How many lines above a form a text of the user's own may print of its head.
_HEAD_LINES = 4
_DRAFT = "【草稿：自查还有差错，不得公开】"


@dataclass(frozen=True)
class ComposedFile:
    """组成的文件: one file of the package with the charts its pictures name and what it says of itself to programs.

    ``contents_at`` is the block before which the 目录 stands, None where there is none.
    """

    name: str
    document: Document
    charts: Mapping[str, Chart]
    described: Mapping[str, object]
    contents_at: int | None = None


@dataclass(frozen=True)
class Package:
    """公开资料: the files of one unit-year; ``unscored`` are indicators whose points could not be told.

    ``remarks`` say what printed scores rest on that the documents do not show.
    """

    files: tuple[ComposedFile, ...]
    unscored: tuple[Unscored, ...]
    remarks: tuple[str, ...] = ()


def compose(unit: UnitYear, texts: Path | None = None, stages: Collection[Stage] = USUAL) -> Package:
    """Every file that the unit's template asks for in ``stages``. ``texts`` holds texts of the user's own. Raises
    ``WordingError``."""
    wording = wordings()[unit.body.template]
    if not table_titles(unit.year):
        raise WordingError(f"{unit.year} 年度的公开表式没有收录，不能编制；请核对工作簿里的年度。")
    evaluations, unscored = ((), ()) if set(USUAL).isdisjoint(stages) else _in_force(unit, wording)
    context, charts = context_of(unit, evaluations), charts_of(unit, evaluations)
    files = []
    for plan in wording.files:
        if plan.stage not in stages or (plan.alone and len(stages) > 1):
            continue
        builder = _Builder(unit, evaluations, charts, context)
        blocks = list(builder.blocks(plan.text, texts))
        name = f"{unit.year}年度{unit.body.short}{plan.name}"
        made = layout.document(name, blocks)
        files.append(ComposedFile(name, made, charts, description(unit, name), builder.contents_at))
    remarks = [said for one in evaluations for said in one.remarks]
    if evaluations:
        remarks += wording.stand_in_remarks
    return Package(tuple(files), unscored, tuple(remarks))


def _in_force(unit: UnitYear, wording: Wording) -> tuple[tuple[Evaluation, ...], tuple[Unscored, ...]]:
    """What is ``scored``. Raises ``WordingError`` for a year in which a form or its standard was not yet in force."""
    for form in wording.forms.values():
        if not (unit.year >= form.in_force_from and standard(form.standard).in_force(unit.year)):
            raise WordingError(f"{unit.year} 年度还没有“{form.name}”，不能编制；请核对工作簿里的年度和文本样式。")
    return scored(unit)


def scored(unit: UnitYear) -> tuple[tuple[Evaluation, ...], tuple[Unscored, ...]]:
    """The evaluations that the unit's template asks for, and the indicators whose points cannot stand."""
    asked = wordings()[unit.body.template].forms
    return evaluate(unit, [asked[scope] for scope in (Scope.DEPARTMENT, Scope.PROJECT)])


@dataclass
class _Builder:
    unit: UnitYear
    evaluations: tuple[Evaluation, ...]
    charts: Mapping[str, Chart]
    context: Context
    contents_at: int | None = None

    def blocks(self, name: str, texts: Path | None) -> Iterator[Block]:
        """The lines of a text as blocks; a line that begins with @ stands for a table, a form or a chart."""
        made: list[Block] = []
        for line in render(name, self.context, texts):
            if line == CONTENTS:
                self.contents_at = len(made)
                continue
            placed = self.placed(line, made[-_HEAD_LINES:]) if line.startswith("@") else [layout.text(line)]
            made.extend(placed)
            yield from placed

    def placed(self, line: str, before: Sequence[Block] = ()) -> list[Block]:
        kind, _, name = line[1:].partition(" ")
        if kind == "表":
            return list(self.account_table(name))
        if kind == "自评":
            return list(self.form(name, before))
        if kind == "网址":
            return [address_list.address_list(self.unit.body)]
        if kind == "预算表":
            return list(self.budget_table(name))
        if kind == "目标":
            return [self.targets(name)]
        if kind == "监控":
            return [monitoring_form(self.project(name, line))]
        if kind == "图":
            return [Picture(name, Place())] if name in self.charts else []
        raise WordingError(
            f"文本里的“{line}”不认识，可用：@目录、@表 表名、@自评 整体或项目名称、@预算表 表名、@目标 整体或项目名称、@监控 项目名称、@网址、@图 图名。"
        )

    def account_table(self, title: str) -> Iterator[Block]:
        unit = self.unit
        plan = next((one for one in table_titles(unit.year, unit.body.template) if one.title == title), None)
        if plan is None:
            raise WordingError(f"文本里的“@表 {title}”不在{unit.year}年度的九张表里。")
        yield layout.text(plan.title)
        yield layout.text(plan.number)
        yield layout.text(f"部门：{unit.body.name}　　　　{unit.year}年度　　　　金额单位：万元")
        yield self.table(plan.key)
        if note := table_note(plan.key, unit.body.template):
            yield layout.text(note)
        if self.is_empty(plan.key):
            yield layout.text(empty_note(plan.key, unit.year, outline(unit.body.template, unit.year).called))

    def table(self, key: str) -> Table:
        accounts, year = self.unit.accounts, self.unit.year
        if key == "three_public":
            return others.three_public_table(self.unit)
        if key in ("total", "fiscal_total"):
            return halves.total_table(accounts, year) if key == "total" else halves.fiscal_table(accounts, year)
        made: Mapping[str, Callable[[Accounts], Table]] = {
            "income": coded.income_table,
            "spending": coded.spending_table,
            "general_spending": coded.general_table,
            "general_basic": lambda one: others.basic_table(one, year, basic_table(self.unit.body.template)),
            "fund": coded.fund_table,
            "capital": coded.capital_table,
        }
        return made[key](accounts)

    def project(self, name: str, line: str) -> Project:
        found = next((one for one in self.unit.projects if one.name == name), None)
        if found is None:
            raise WordingError(f"文本里的“{line}”没有这个项目。")
        return found

    def targets(self, owner: str) -> Table:
        if owner == _WHOLE:
            approved = self.unit.approved
            return department_targets(self.unit, ZERO if approved is None else approved.total())
        return project_targets(self.project(owner, f"@目标 {owner}"))

    def budget_table(self, title: str) -> Iterator[Block]:
        unit, approved = self.unit, self.unit.approved
        plan = next((one for one in budget_titles() if one.title == title), None)
        if plan is None or approved is None:
            raise WordingError(f"文本里的“@预算表 {title}”不在预算公开表里，或者工作簿里没有填预算。")
        made: Mapping[str, Callable[[BudgetYear], Table]] = {
            "budget_total": budget.total_table,
            "budget_income": budget.income_table,
            "budget_spending": budget.spending_table,
            "budget_fiscal": budget.fiscal_table,
            "budget_general": budget.general_table,
            "budget_basic": lambda one: budget.basic_table(one, economic_classes()),
            "budget_three_public": budget.three_public_table,
            "budget_fund": budget.fund_table,
            "budget_capital": budget.capital_table,
            "budget_projects": lambda _: budget.project_table(unit.projects),
        }
        yield layout.text(plan.title)
        yield layout.text(plan.number)
        yield layout.text(f"部门：{unit.body.name}　　　　{unit.year}年　　　　金额单位：万元")
        yield made[plan.key](approved)
        empty = {"budget_fund": BudgetSource.FUND, "budget_capital": BudgetSource.CAPITAL}
        if plan.key in empty and not approved.total((empty[plan.key],)):
            yield layout.text(empty_note(plan.key, unit.year, outline(unit.body.template, unit.year).called))

    def is_empty(self, key: str) -> bool:
        sources = {"fund": Source.FUND, "capital": Source.CAPITAL}
        return key in sources and coded.is_empty(self.unit.accounts, sources[key])

    def form(self, owner: str, before: Sequence[Block]) -> Iterator[Block]:
        """The form of ``owner`` with the lines above and below it; a line that the text printed itself is not repeated."""
        found = next((one for one in self.evaluations if _owner(one) == owner), None)
        if found is None:
            raise WordingError(f"文本里的“@自评 {owner}”没有这个项目。")
        asked = wordings()[self.unit.body.template].forms
        plan = asked[Scope.DEPARTMENT if found.project is None else Scope.PROJECT]
        values = values_of(self.unit, found, plan)
        above = takewhile(lambda block: isinstance(block, Paragraph), reversed(before))
        printed = {block.text for block in above if isinstance(block, Paragraph)}
        for cell in plan.layout.above:
            if (line := cell.filled(values)) not in printed:
                yield layout.text(line)
        yield draw(plan.layout, values, lists_of(self.unit), indicator_values(found, plan))
        for cell in plan.layout.below:
            yield layout.text(cell.filled(values))


def as_draft(file: ComposedFile) -> ComposedFile:
    """The file under a line that says it must not be published yet."""
    marked = (layout.text(_DRAFT), *file.document.blocks)
    at = None if file.contents_at is None else file.contents_at + 1
    return replace(file, document=layout.document(file.name, marked), contents_at=at)


def _owner(evaluation: Evaluation) -> str:
    return _WHOLE if evaluation.project is None else evaluation.project.name
