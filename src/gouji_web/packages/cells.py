"""One cell as it stands on the page; written here and not in a template, for a page has six hundred of them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from gouji.reports.html.markup import Markup, joined, tag
from gouji_web.packages.forms import Cell

_FIGURES = ("amount", "points", "count")


def cell(one: Cell, *, may_fill: bool, may_say: bool) -> SafeString:
    """The field, or what it holds; whether it was saved; and the way to what is said of it."""
    field = _field(one) if may_fill else _held(one)
    parts = [field, tag("span", class_="kept", id=f"s{one.id}", aria_live="polite")]
    if one.column.id == "query" and (may_fill or one.text):
        where = reverse("count", args=(one.row.package_id, one.row.pk))
        parts.append(tag("a", "看计入哪些行" if one.text else "试算", href=where, class_="count noprint"))
    if may_say or one.remarks:
        parts.append(_remarks(one))
    return mark_safe(joined(*parts))


def _held(one: Cell) -> Markup:
    """What a cell holds; one that was left blank stays blank, for a dash is a value of its own."""
    return tag("span", one.printed, class_=f"held {one.column.kind}" if one.printed else "held none", id=f"c{one.id}")


def _field(one: Cell) -> Markup:
    column = one.column
    shared: dict[str, str | bool | None] = {
        "id": f"c{one.id}",
        "data_column": column.id,
        "data_seen": one.text,
        "aria_label": column.label,
        "class_": f"{column.kind} bad" if one.fault else column.kind,
        "title": one.fault or None,
    }
    if column.kind == "choice":
        others = [] if not one.text or one.text in column.choices else [one.text]
        options = (tag("option", name, selected=name == one.text) for name in ("", *column.choices, *others))
        return tag("select", *options, **shared)
    if one.is_long:
        return tag("textarea", f"\n{one.text}", rows=3, **shared)
    mode = "decimal" if column.kind in _FIGURES else None
    return tag("input", value=one.printed, inputmode=mode, autocomplete="off", **shared)


def _remarks(one: Cell) -> Markup:
    said = (tag("p", tag("b", remark.user.name), f"：{remark.text}") for remark in one.remarks)
    held = tag("span", *said, hidden=True) if one.remarks else ""
    named = one.row.texts.get("level3") or one.row.texts.get("name") or ""
    return tag(
        "button",
        f"●{len(one.remarks)}" if one.remarks else "✎",
        held,
        type="button",
        class_="say said" if one.remarks else "say",
        aria_label=f"{one.column.label}：{len(one.remarks)} 条意见" if one.remarks else f"对{one.column.label}写意见",
        data_about=f"「{named}」{one.column.label}" if named else one.column.label,
        data_row=one.row.pk,
        data_for=one.column.id,
        tabindex=None if one.remarks else "-1",
    )
