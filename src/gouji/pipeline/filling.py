"""The fill flow: what is typed so far -> what cannot stand, and the score of every indicator with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from gouji.compose.evaluation import Evaluation, Unscored
from gouji.compose.package import scored
from gouji.compose.wording import WordingError
from gouji.domain.ledger import Ledger
from gouji.domain.package import UnitYear
from gouji.pipeline.preparing import add_unscored
from gouji.readers.faults import InputError
from gouji.saving import save
from gouji.workbook.budgeting import with_budget
from gouji.workbook.building import build
from gouji.workbook.content import CellProblem, Content, Problems
from gouji.workbook.ledger_preview import Behind, behind
from gouji.workbook.ledgers import deriver, typed_ledgers
from gouji.workbook.reading import read_content
from gouji.workbook.standing import check_standing, note_blank_openings
from gouji.workbook.template import write
from gouji.workbook.typed import Typed, TypedRow, content_of, typed_of
from gouji.workbook.units import check_units


@dataclass(frozen=True, slots=True)
class LiveRow:
    """一条指标的即时得分: ``cell`` is that of its 三级指标 in the sheet 指标, empty for one that the standard itself sets;
    ``reason`` is the arithmetic in words."""

    cell: str
    levels: tuple[str, str, str]
    target: str
    weight: Decimal
    points: Decimal
    actual: str
    reason: str
    fault: str = ""


@dataclass(frozen=True)
class LiveForm:
    """一张自评表的即时得分: of the whole department (``owner`` 整体) or of a project."""

    owner: str
    rows: tuple[LiveRow, ...]
    executed_rate: str
    execution_weight: Decimal
    execution_points: Decimal
    total: Decimal
    grade: str


@dataclass(frozen=True)
class Appraisal:
    """填报情况: all that is wrong with what was typed, what blanks were taken for, and the scores as they stand.

    ``unit`` is the unit-year as far as it can be told, None without a year or a form to be made by; ``forms`` are empty then.
    """

    problems: tuple[CellProblem, ...]
    assumed: tuple[str, ...]
    forms: tuple[LiveForm, ...]
    unit: UnitYear | None


def appraise(typed: Typed, ledgers: Path) -> Appraisal:
    """What is typed so far, scored and held against itself; ``ledgers`` is the folder in which named ledgers are looked for."""
    problems = Problems()
    content = with_budget(content_of(typed, problems), problems)
    if not problems.has("收支", "单位"):
        check_units(content, problems)
    unit = build(content, problems, deriver(content, ledgers, problems))
    check_standing(unit, content, problems)
    note_blank_openings(unit, content, problems)
    if not (unit.year and unit.body.template):
        return Appraisal(tuple(problems), tuple(problems.assumed), (), None)
    try:
        evaluations, unscored = scored(unit)
    except WordingError as fault:
        problems.add("单位", "", str(fault))
        return Appraisal(tuple(problems), tuple(problems.assumed), (), None)
    faults = {one.origin: one for one in unscored}
    add_unscored(unscored, problems)
    forms = tuple(_form(one, faults) for one in evaluations)
    return Appraisal(tuple(problems), tuple(problems.assumed), forms, unit)


@dataclass(frozen=True)
class Counting:
    """台账试算: the ledgers that are there, and what a query gives over them; ``fault`` says why it gives nothing."""

    ledgers: tuple[Ledger, ...]
    behind: Behind | None
    fault: str


def count(typed: Typed, ledgers: Path, query: str) -> Counting:
    """Which rows of the ledgers that are typed ``query`` takes and which it does not, whatever is typed as an indicator's."""
    found, faults = typed_ledgers(typed, ledgers)
    year = next((row.texts.get("year", "") for row in typed.get("body", ())), "")
    if not query.strip() or faults:
        return Counting(tuple(found.values()), None, "；".join(faults))
    if not year.isdecimal():
        return Counting(tuple(found.values()), None, "先在“单位”里填年度，算式里的本年才知道是哪一年。")
    try:
        return Counting(tuple(found.values()), behind(query, found, int(year)), "")
    except InputError as fault:
        return Counting(tuple(found.values()), None, str(fault))


def read_workbook(path: Path) -> tuple[dict[str, tuple[TypedRow, ...]], tuple[CellProblem, ...]]:
    """What stands in the workbook at ``path`` as a person would type it, and what cannot be taken over.

    Raises ``InputError`` where the file is no readable workbook.
    """
    problems = Problems()
    try:
        content = read_content(path.read_bytes(), str(path), problems)
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查路径。") from None
    return typed_of(content), tuple(problems)


def write_workbook(typed: Typed, path: Path) -> None:
    """The workbook of what is typed; cells that cannot stand are left empty."""
    content: Content = content_of(typed, Problems())
    save(path, write(content))


def _form(evaluation: Evaluation, faults: dict[str, Unscored]) -> LiveForm:
    return LiveForm(
        "整体" if evaluation.project is None else evaluation.project.name,
        tuple(_rows(evaluation, faults)),
        evaluation.executed_rate,
        evaluation.execution_weight,
        evaluation.execution_points,
        evaluation.total,
        evaluation.grade,
    )


def _rows(evaluation: Evaluation, faults: dict[str, Unscored]) -> Iterator[LiveRow]:
    for row in evaluation.rows:
        fault = faults.get(row.entry.origin)
        entry = row.entry
        yield LiveRow(
            entry.origin,
            (entry.level1, entry.level2, entry.level3),
            entry.target,
            row.weight,
            row.points,
            row.actual,
            row.why,
            "" if fault is None else fault.message,
        )
