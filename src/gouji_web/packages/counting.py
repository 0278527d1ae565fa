"""台账试算: trying a query over the ledgers of a package, row by row, before it is taken for an indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

import gouji
from gouji.workbook.collected import is_collected
from gouji_web.packages import filling
from gouji_web.packages.content import typed
from gouji_web.packages.models import Row, State
from gouji_web.packages.views import number, seen
from gouji_web.permissions import Act, may
from gouji_web.refusals import Refused

#: Rows of a ledger that are shown of each kind; how many there are is told in any case.
_SHOWN = 200


class Group(NamedTuple):
    """一组台账行: those of one ledger that are taken, taken away, left out or undecided; each with its line and cells."""

    ledger: str
    told: str
    rows: int
    heads: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def count(request: HttpRequest, pk: int, row_pk: int) -> HttpResponse:
    """The query of an indicator, or another one to be tried; posting takes it over into the cell."""
    one = seen(request, pk)
    row = one.row_set.filter(pk=row_pk, sheet="indicators").first()
    if row is None:
        raise Http404
    held = row.texts.get("query", "")
    given = request.POST if request.method == "POST" else request.GET
    query = filling.plain(given.get("query", held))
    if request.method == "POST":
        return _taken(request, one, row, query)
    told = gouji.count(typed(one.row_set.filter(sheet__in=("ledgers", "body"))), one.folder, query)
    shown = {
        "package": one,
        "row": row,
        "query": query,
        "held": held,
        "counting": told,
        "groups": list(_groups(told)),
        "collects": is_collected(query),
        "can_fill": may(request.user, Act.FILL, one.body) and one.state == State.DRAFT,
    }
    return render(request, "packages/counting.html", shown)


def _taken(request: HttpRequest, one: Any, row: Row, query: str) -> HttpResponse:
    given = request.POST
    try:
        filling.save_cell(
            request.user, one, row.pk, "query", query, given.get("seen", ""), number(given.get("version"))
        )
    except filling.Conflict as conflict:
        raise Refused(f"{conflict.who}刚把这一格改成了“{conflict.text}”，没有保存；请重新打开这一页。") from None
    messages.success(request, "已填到“台账算式”。")
    return redirect(f"{reverse('fill', args=(one.pk, 'selfeval'))}#c{row.pk}-query")


def _groups(told: gouji.Counting) -> Iterator[Group]:
    """What becomes of every row, what is taken first."""
    found = told.behind
    if found is None:
        return
    for ledger in found.ledgers:
        named = found.derived.columns
        heads = (*named, *(column for column in ledger.columns if column not in named))
        why = found.undecided(ledger)
        undecided = [row for row in ledger.rows if row.line in why]
        for name, rows in (
            ("计入", found.taken(ledger)),
            ("减去", found.taken(ledger, "-")),
            ("断不定", undecided),
            ("没有计入", found.left_out(ledger)),
        ):
            if rows or name == "计入":
                shown = rows[:_SHOWN]
                more = ("为什么断不定",) if name == "断不定" else ()
                lines = tuple(
                    (row.line, tuple(row.cells.get(head, "") for head in heads) + ((why[row.line],) if more else ()))
                    for row in shown
                )
                yield Group(ledger.name, name, len(rows), heads + more, lines)
