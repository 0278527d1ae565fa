"""标准行: what a workbook lists before anybody fills it in: the rows that a form prescribes and the items of economic classes."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.classification import subjects
from gouji.catalogue.wording import basic_table, row_groups, row_names, row_rules, wordings
from gouji.domain.selfeval import Scope
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.indicators import WHOLE

_ECONOMIC = ("economic", "budget_economic")
_ITEM_DIGITS = 5
_COMPUTED = "由程序按本单位的数计算和计分，实际完成值、自评得分都留空。"


def with_standard_rows(content: Content, template: str) -> Content:
    """``content`` with the rows that the forms of ``template`` have, in sheets where nothing stands yet."""
    listed = {sheet: _items(template) for sheet in _ECONOMIC} | {"indicators": _prescribed(template)}
    added = {sheet: tuple(rows) for sheet, rows in listed.items() if not content.rows(sheet)}
    return Content({**content.sheets, **{sheet: rows for sheet, rows in added.items() if rows}})


def _items(template: str) -> Iterator[Record]:
    """The items of the table of basic spending, in its order."""
    plan = basic_table(template)
    for code in (code for block in plan.blocks for code in block):
        for item, entries in sorted(subjects("economic_department").items()):
            name = next((one.name for one in entries if one.until is None), "")
            if item.startswith(code) and len(item) == _ITEM_DIGITS and name and item not in plan.unprinted:
                yield Record({"code": Entry(item), "name": Entry(name)})


def _prescribed(template: str) -> Iterator[Record]:
    """The rows that the standard of the department's form fixes, each with its rule as a note."""
    plan = wordings().get(template)
    for row in plan.standards[Scope.DEPARTMENT].rows if plan is not None else ():
        printed = row_names().get(row.id, row.names[0]).split("\n")[0]
        told = "\n".join(filter(None, (row_rules().get(row.id, ""), _COMPUTED if row.measure else "")))
        yield Record(
            {
                "owner": Entry(WHOLE),
                "level1": Entry(row.level1),
                "level2": Entry(row_groups().get(row.id, "")),
                "level3": Entry(printed, source=told),
            }
        )
