"""按科目填的行: each code once and below its own headings, names as the list of the year has them, sums as their items make them."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from gouji.catalogue.classification import NAMES_FROM, subjects
from gouji.values import zh
from gouji.values.rounding import plain
from gouji.workbook.content import Content, Problems
from gouji.workbook.nearest import nearest
from gouji.workbook.schema import sheet

#: A code of so many digits is an item (项); a shorter one of a functional scheme is a heading.
ITEM_DIGITS = 7
#: Sheets of items below their 类 and 款; the others list economic items alone.
_WITH_HEADINGS = ("lines", "budget_lines")


def check_codes(sheet_id: str, content: Content, problems: Problems) -> None:
    """Each code once; in a sheet of functional items below the 类 and 款 that it is of."""
    name, lines = sheet(sheet_id).name, content.rows(sheet_id)
    refused = {one.cell for one in problems if one.sheet == name}
    lacks_codes = any(record.cell("code") in refused for record in lines)
    counted = Counter(record.text("code") for record in lines)
    for record in lines:
        if not record.text("code"):
            continue
        if counted[record.text("code")] > 1:
            problems.add(
                name, record.cell("code"), f"科目 {record.text('code')} 出现了 {counted[record.text('code')]} 次。"
            )
    for record in lines if sheet_id in _WITH_HEADINGS and not lacks_codes else ():
        code = record.text("code")
        for above in (code[:3], code[:5]):
            if len(above) < len(code) and above not in counted:
                kind = "类" if len(above) == 3 else "款"
                problems.add(name, record.cell("code"), f"缺上级科目 {above} 的{kind}行，请加一行并填科目名称。")


def check_names(sheet_id: str, scheme: str, year: int, content: Content, problems: Problems) -> None:
    """Says of a name that is nearly the one of its code in the list of the year what stands there; one that is quite another
    may be the place's own, and either may be meant."""
    if year < NAMES_FROM:
        return
    for record in content.rows(sheet_id):
        code, typed = record.text("code"), zh.label(record.text("name"))
        entries = subjects(scheme).get(code, ())
        names = [one.name for one in entries if one.sure and one.holds_in(year)]
        if not typed or any(zh.label(one.name) == typed for one in entries):
            continue
        if meant := nearest(typed, names):
            problems.assumed.append(
                f"“{sheet(sheet_id).name}” {record.cell('name')}“科目名称”填的是“{record.text('name')}”，"
                f"{year}年科目表上 {code} 是“{meant}”，写错了的请改正。"
            )


def check_headings(sheet_id: str, content: Content, problems: Problems) -> None:
    """An amount typed beside a 类 or 款 must be the sum of the items under it."""
    plan, lines = sheet(sheet_id), content.rows(sheet_id)
    columns = [column for column in plan.columns if column.kind == "amount"]
    for record in lines:
        code = record.text("code")
        if len(code) == ITEM_DIGITS:
            continue
        below = [one for one in lines if len(one.text("code")) == ITEM_DIGITS and one.text("code").startswith(code)]
        for column in columns:
            stated = record.amount(column.id)
            due = sum((one.amount(column.id) or Decimal(0) for one in below), Decimal(0))
            if stated is not None and stated != due:
                message = f"科目 {code} 的“{column.label}”填 {plain(stated)}，各项之和为 {plain(due)}，相差 {plain(stated - due)}。"
                problems.add(plan.name, record.cell(column.id), message)
