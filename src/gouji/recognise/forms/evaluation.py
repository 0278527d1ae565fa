"""One filled-in evaluation form: fields, money block, goals, indicator rows and totals from its table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from gouji.catalogue.forms import Form
from gouji.catalogue.grades import grade_names
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Cell, Document, Paragraph, Table
from gouji.domain.bodies import Evidence
from gouji.domain.claims import Mention, Passage
from gouji.domain.selfeval import Field, Goal, Scope, SelfEvaluation
from gouji.recognise.claims import read_passage
from gouji.recognise.forms.header import Header, find_header, is_label
from gouji.recognise.forms.indicators import nameless_rows, read_indicators, unknown_columns
from gouji.recognise.forms.money import read_money
from gouji.recognise.forms.rows import is_total
from gouji.recognise.forms.tasks import read_across, read_axes, read_tasks
from gouji.recognise.match import is_one_of, key
from gouji.values import zh
from gouji.values.fiscal import years
from gouji.values.units import unit_named

_LABELLED = re.compile(r"\s*([^:：\s]{2,12})\s*[:：]\s*(.*?)(?=\s{2,}\S+[:：]|$)")
_OWN = frozenset(("project", "department", "body", "filled_on"))
_LOOK_BACK = 6
_TITLE_ROWS = 4
#: 评价年度 | 2022
_YEAR_ALONE = re.compile(r"^(20\d\d)(?:\.0)?$")


def read_evaluation(
    document: Document, position: int, table: Table, form: Form, evidence: tuple[Evidence, ...]
) -> SelfEvaluation:
    """The form in ``table``, which is block ``position`` of ``document``; the lines just above it are its head."""
    grid = grid_of(table)
    above = _above(document, position)
    fields = _head_fields(above, form) | _table_fields(table, grid, form)
    money, money_rows = read_money(table, grid, form)
    indicators, groups = read_indicators(table, grid, form, {*money_rows, *_goal_rows(table, form)})
    total_weight, claimed_total = _totals(table, grid, form, money_rows)
    if "grade" not in fields and (grade := _grade_beside(claimed_total, table, form)) is not None:
        fields["grade"] = grade
    return SelfEvaluation(
        form=form.id,
        standard=form.standard,
        scope=form.scope,
        title=table.caption or form.name,
        place=table.place,
        year=_year(table, above, fields.get("year")),
        body=fields.get("body") or (fields.get("department") if form.scope is Scope.DEPARTMENT else None),
        project=fields.get("project"),
        department=fields.get("department"),
        filled_on=fields.get("filled_on"),
        money=money,
        goals=_goals(table, grid, form),
        indicators=indicators,
        groups=groups,
        total_weight=total_weight,
        claimed_total=claimed_total,
        extras=tuple((name, field) for name, field in fields.items() if name not in _OWN),
        candidates=evidence,
        unknown_columns=unknown_columns(table, grid, form),
        tasks=(*read_tasks(grid, table), *read_across(grid, table), *read_axes(table, money.natures if money else ())),
        nameless=nameless_rows(table, grid, form, money_rows),
    )


def read_head(document: Document, position: int, table: Table, form: Form) -> tuple[dict[str, Field], int | None]:
    """The fields around a table that is not scored (its project, department and unit), and the year that it prints."""
    above = _above(document, position)
    fields = _head_fields(above, form) | _table_fields(table, grid_of(table), form)
    return fields, _year(table, above, fields.get("year"))


def _above(document: Document, position: int) -> tuple[Paragraph, ...]:
    """The paragraphs between the block before and this table, at most a few."""
    found: list[Paragraph] = []
    for block in reversed(document.blocks[max(0, position - _LOOK_BACK) : position]):
        if not isinstance(block, Paragraph):
            break
        found.append(block)
    return tuple(reversed(found))


def _head_fields(above: tuple[Paragraph, ...], form: Form) -> dict[str, Field]:
    """Fields printed as 填报日期：2023.08.17 above the table; an empty one is kept as blank."""
    fields: dict[str, Field] = {}
    for paragraph in above:
        for match in _LABELLED.finditer(paragraph.text):
            for name, labels in form.fields.items():
                value = match[2].strip()
                # 单位：万元 is the unit of the amounts, not who fills the form in
                if is_one_of(match[1], labels) and not (name == "body" and unit_named(value).is_money):
                    fields[name] = Field(value, paragraph.place._replace(row=key(match[1]), quote=match[0].strip()))
    return fields


def _table_fields(table: Table, grid: Grid, form: Form) -> dict[str, Field]:
    """Label-value pairs in the table: the value is the next cell of the row, or stands behind a colon in the label. Of the
    labels of a field the one counts that comes first in the form's data."""
    found: dict[str, tuple[int, Field]] = {}
    ranked = {text: _ranks(text, form) for text in table.texts}
    for cells in table.rows:
        for cell in cells:
            for name, rank in ranked.get(cell.text, ()):
                if name in found and found[name][0] <= rank:
                    continue
                value = _beside(table, grid, cell, form)
                if value is not None and is_label(value.text, form):
                    continue  # the head of the rows: 单位 is a column there
                if value is not None and name == "body" and unit_named(value.text.strip()).is_money:
                    continue  # 单位 | 万元 is the unit of the amounts
                if value is not None and not _is_label(value, form):
                    found[name] = rank, _field(value, row=key(cell.text))
                elif value is None or zh.label(cell.text).endswith(":"):
                    found[name] = rank, Field("", cell.place._replace(row=key(cell.text)))
    return {name: _bare_grade(field) if name == "grade" else field for name, (_, field) in found.items()}


def _ranks(text: str, form: Form) -> list[tuple[str, int]]:
    """The fields that ``text`` labels, each with the number of the label that it is."""
    labelled = ((name, labels) for name, labels in form.fields.items() if is_one_of(text, labels))
    return [
        (name, next(at for at, label in enumerate(labels) if is_one_of(text, (label,)))) for name, labels in labelled
    ]


def _beside(table: Table, grid: Grid, label: Cell, form: Form) -> Cell | None:
    """What stands for the value of ``label``: the next cell. Where merges are lost, what was merged with the label stands
    blank between them; what has its own value right behind it is another label all the same."""
    first = grid.at(label.row, label.column + label.colspan)
    if first is None or first.text.strip() or (table.spans_known and _merges(table)):
        return first
    filled = [cell for cell in table.rows[label.row] if cell.column > first.column and cell.text.strip()]
    if not filled or zh.label(filled[0].text).endswith(":") or _names(filled[0], form):
        return first
    is_followed = len(filled) > 1 and filled[1].column == filled[0].column + 1
    return first if is_followed and not _names(filled[1], form) else filled[0]


def _merges(table: Table) -> bool:
    """Whether any cells are merged: a form without any was saved as text, and lost its merges."""
    return any(cell.colspan > 1 or cell.rowspan > 1 for cell in table.cells)


def _names(cell: Cell, form: Form) -> bool:
    return _is_label(cell, form) or is_label(cell.text, form)


def _bare_grade(field: Field) -> Field:
    """The grade without its limits: 优（S≧90） is 优."""
    return Field(key(field.text), field.place) if field.text else field


def _is_label(cell: Cell, form: Form) -> bool:
    known = (*form.fields.values(), form.footer_total, form.footer_end)
    return any(is_one_of(cell.text, labels) for labels in known)


def _field(cell: Cell, row: str = "", column: str = "") -> Field:
    return Field(cell.text.strip(), cell.place.named(row, column))


def _year(table: Table, above: tuple[Paragraph, ...], field: Field | None) -> int | None:
    """The evaluated year: from its own field, else the caption, else the lines above, else a line at the top of the table."""
    filled = [[cell.text for cell in cells if cell.text.strip()] for cells in table.rows[:_TITLE_ROWS]]
    within = [texts[0] for texts in filled if len(texts) == 1]
    texts = ([_YEAR_ALONE.sub(r"\1年", field.text.strip())] if field else []) + [
        table.caption,
        *(paragraph.text for paragraph in reversed(above)),
        *within,
    ]
    for text in texts:
        found = years(text)
        if found and not re.search(r"日期", text):
            return found[0].year
    return None


def _goals(table: Table, grid: Grid, form: Form) -> tuple[Goal, ...]:
    """Expected goals beside what was done: the row below the header that names both."""
    for expected, actual in _goal_heads(table, form):
        below = expected.row + expected.rowspan
        left, right = grid.at(below, expected.column), grid.at(below, actual.column)
        if left is not None and right is not None:
            one, other = _field(left, "年度总体目标", "预期目标"), _field(right, "年度总体目标", "实际完成情况")
            return (Goal(one, other, _stated(left, one), _stated(right, other)),)
    return ()


def _goal_heads(table: Table, form: Form) -> Iterator[tuple[Cell, Cell]]:
    """The cells that head the goals and what was done, in a row that heads no indicators."""
    if not form.goals:
        return
    for cells in table.rows:
        if any(is_one_of(cell.text, form.indicators.get("claimed", ())) for cell in cells):
            continue  # 绩效指标 | 年度目标 | 完成情况 | 得分 heads what is scored
        actual = next((cell for cell in cells if is_one_of(cell.text, form.goals["actual"])), None)
        named = [cell for cell in cells if is_one_of(cell.text, form.goals["expected"])]
        # the last of them: the block itself is often called like the goals in it (年度总体目标)
        if actual is not None and (before := [cell for cell in named if cell.column < actual.column]):
            yield before[-1], actual


def _goal_rows(table: Table, form: Form) -> Iterator[int]:
    for expected, _ in _goal_heads(table, form):
        yield from range(expected.row, expected.row + expected.rowspan + 1)


def _stated(cell: Cell, field: Field) -> tuple[Mention, ...]:
    return read_passage(Passage(0, cell.text, field.place))[0]


def _totals(table: Table, grid: Grid, form: Form, elsewhere: Collection[int]) -> tuple[Field | None, Field | None]:
    """The weights' total and the claimed total of the 总分 row: two figures are both, told apart by the columns that they
    stand in; one figure is the score, but where it stands below the weights. Rows ``elsewhere`` add up money."""
    for number in range(len(table.rows) - 1, -1, -1):
        cells = () if number in elsewhere else table.rows[number]
        for index, cell in enumerate(cells):
            if not is_total(cell.text, form):
                continue
            after = [(other.column, _field(other, row="总分")) for other in cells[index + 1 :]]
            figures = {column: field for column, field in after if field.figure is not None}
            if len(figures) >= 2:
                return _weight_and_score(figures, find_header(table, grid, form))
            if figures:
                return _only_one(figures, dict(after), find_header(table, grid, form))
            return None, after[0][1] if after else None
    return None, None


def _grade_beside(total: Field | None, table: Table, form: Form) -> Field | None:
    """The grade that stands in the row of the total, behind it: 总分 | 100 | 95.2 | 优."""
    for row in table.rows if total is not None and total.figure is not None else ():
        named = any(is_total(cell.text, form) for cell in row)
        at = next((number for number, cell in enumerate(row) if named and _is_there(cell, total)), None)
        found = [cell for cell in row[at + 1 :] if key(cell.text) in grade_names()] if at is not None else []
        if len(found) == 1:
            return _bare_grade(_field(found[0], row="评价结论"))
    return None


def _is_there(cell: Cell, total: Field | None) -> bool:
    return total is not None and cell.text.strip() == total.text and cell.place.item == total.place.item


def _only_one(
    figures: Mapping[int, Field], row: Mapping[int, Field], header: Header | None
) -> tuple[Field | None, Field | None]:
    """The total that is printed: of the weights where it stands in their column and that of the scores is left free."""
    ((column, figure),) = figures.items()
    columns = {} if header is None else header.columns
    score = row.get(columns.get("claimed", -1))
    return (figure, score) if column == columns.get("weight") and score is not None else (None, figure)


def _weight_and_score(figures: Mapping[int, Field], header: Header | None) -> tuple[Field, Field]:
    """The two totals by the columns that the head names; in the head's order where they stand in other columns; the weights
    first where it names but one."""
    first, second, *_ = figures.values()
    columns = {} if header is None else header.columns
    weight, claimed = columns.get("weight"), columns.get("claimed")
    if weight is None or claimed is None:
        return first, second
    if weight in figures and claimed in figures:
        return figures[weight], figures[claimed]
    return (first, second) if weight < claimed else (second, first)
