"""How figures, times and changes are printed."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def amount(value: Any) -> str:
    """1234.5 as 1,234.50; a dash for nothing, words as they are."""
    if value in (None, ""):
        return "—"
    try:
        return f"{Decimal(str(value)):,.2f}"
    except InvalidOperation:
        return str(value)


@register.filter
def at(mapping: Any, key: Any) -> Any:
    """The value under ``key``."""
    return mapping.get(key, "") if hasattr(mapping, "get") else ""


@register.filter
def markup(value: str) -> SafeString:
    """What ``gouji.reports.html`` built: escaped there already, and given nothing else."""
    return mark_safe(value)


@register.simple_tag(takes_context=True)
def query(context: Any, **changed: Any) -> str:
    """The query of this page with some of its parts changed."""
    given = context["request"].GET.copy()
    for name, value in changed.items():
        given[name] = str(value)
    return f"?{given.urlencode()}"


@register.filter
def page_of(row: Any, column: str) -> str:
    """The address of a cell: where its stage is filled in."""
    from django.urls import reverse

    from gouji.workbook.schema import sheet
    from gouji_web.packages.stages import where

    stage = where(sheet(row.sheet).name, column)
    return f"{reverse('fill', args=(row.package_id, stage))}#c{row.pk}-{dashed(column)}"


@register.filter
def dashed(value: str) -> str:
    """The id of a column as a part of the id of an element."""
    return value.replace(".", "-")


@register.simple_tag(takes_context=True)
def cell(context: Any, one: Any) -> SafeString:
    """A cell of a form of a package."""
    from gouji_web.packages import cells

    return cells.cell(one, may_fill=context["can_fill"], may_say=context["can_comment"])
