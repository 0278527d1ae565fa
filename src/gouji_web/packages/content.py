"""The content of a package between its rows in the database and the core that judges it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple

import gouji
from gouji.workbook.loading import INDICATORS
from gouji.workbook.schema import sheets
from gouji.workbook.typed import addresses
from gouji_web.intake.receiving import safe_name
from gouji_web.packages.models import Package, Row
from gouji_web.packages.stages import where

_turn = Lock()


class Located(NamedTuple):
    """填写问题: one with the row and column it stands in, as far as one is meant, and the stage where it is filled in."""

    sheet: str
    cell: str
    message: str
    row: int | None
    column: str
    stage: str
    #: The column as its page calls it, or the sheet where none is meant.
    label: str


class Live(NamedTuple):
    """即时结果: what the core says of a package as it stands."""

    appraisal: gouji.Appraisal
    problems: tuple[Located, ...]
    scores: Mapping[int, Any]


def typed(rows: Iterable[Row]) -> dict[str, tuple[gouji.TypedRow, ...]]:
    """The rows as the core takes them."""
    found: dict[str, list[gouji.TypedRow]] = {}
    for row in rows:
        found.setdefault(row.sheet, []).append(_row(row.sheet, row.texts, row.key))
    return {name: tuple(given) for name, given in found.items()}


def workbook_of(package: Package) -> bytes:
    """The content as the workbook that the core takes."""
    with TemporaryDirectory(prefix="gouji-") as folder:
        path = Path(folder) / "workbook.xlsx"
        gouji.write_workbook(typed(package.row_set.all()), path)
        return path.read_bytes()


def _row(sheet: str, texts: Mapping[str, str], key: str) -> gouji.TypedRow:
    """A ledger is a file kept with the package, whatever path was typed: nothing else on this machine may be read."""
    if sheet == "ledgers" and "file" in texts:
        texts = {**texts, "file": safe_name(texts["file"]).rsplit("/", 1)[-1]}
    return gouji.TypedRow(texts, key)


def live(package: Package) -> Live:
    """The core's word on the package; asked anew only after a save.

    A process asks for one at a time: scores take their turn, and saves wait for one of them at most.
    """
    with _turn:
        return of_revision(package.pk, package.revision)


@lru_cache(maxsize=256)
def of_revision(pk: int, revision: int) -> Live:
    """The core's word on a revision of a package; kept by each process, for it is what takes time."""
    package = Package(pk=pk)
    # bare values: models of a hundred rows would cost more than reading them
    rows: list[Any] = list(package.row_set.values_list("pk", "sheet", "key", "texts", named=True))
    appraisal = gouji.appraise(typed(rows), package.folder)
    at = _addresses(rows)
    names = {plan.name: plan.id for plan in sheets()}
    columns = {(plan.name, column.id): column.label for plan in sheets() for column in plan.columns}
    typed_at = {row.pk: row.texts for row in rows}
    problems = []
    for one in appraisal.problems:
        row, column = at.get((names.get(one.sheet, ""), one.cell), (None, ""))
        if (one.sheet, column) == (INDICATORS, "level3"):
            # told of the indicator as a whole: it is settled where its outcome is filled in, then where its reason is
            column = "reason" if typed_at[row].get("actual") and not typed_at[row].get("reason") else "actual"
        message = one.message.replace(str(package.folder) + "/", "")
        label = columns.get((one.sheet, column), one.sheet)
        problems.append(Located(one.sheet, one.cell, message, row, column, where(one.sheet, column), label))
    scores = {}
    for form in appraisal.forms:
        for scored in form.rows:
            row, _ = at.get(("indicators", scored.cell), (None, ""))
            if row is not None:
                scores[row] = scored
    return Live(appraisal, tuple(problems), scores)


def _addresses(rows: Iterable[Row]) -> dict[tuple[str, str], tuple[int, str]]:
    """The row and column that every cell of the workbook stands for."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    by_sheet: dict[str, list[Row]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row)
    for plan in sheets():
        listed = by_sheet.get(plan.id, [])
        if plan.fixed:
            by_key = {row.key: row for row in listed}
            listed = [by_key[key] for key, _ in plan.fixed if key in by_key]
        for at, row in enumerate(listed):
            for column, cell in zip(plan.columns, addresses(plan, at), strict=True):
                found[plan.id, cell] = (row.pk, column.id)
    return found


def frozen(package: Package) -> dict[str, Any]:
    """The content for a snapshot: rows with their keys, by sheet."""
    content: dict[str, list[dict[str, Any]]] = {}
    for row in package.row_set.all():
        content.setdefault(row.sheet, []).append({"id": row.pk, "key": row.key, "texts": row.texts})
    return content


def digest(content: Any) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def thawed(content: Mapping[str, Any]) -> dict[str, tuple[gouji.TypedRow, ...]]:
    """A snapshot as the core takes it."""
    return {name: tuple(_row(name, one["texts"], one["key"]) for one in rows) for name, rows in content.items()}


class Change(NamedTuple):
    """改动: one cell that differs between two states of a package."""

    sheet: str
    row: str
    column: str
    before: str
    after: str


_NAMING = ("level3", "name", "code", "owner")
_BLANK = re.compile(r"\s+")


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Every cell that differs, in the order of the workbook; a row that came or went counts with its cells."""
    found = []
    for plan in sheets():
        old = {row["id"]: row for row in before.get(plan.id, ())}
        new = {row["id"]: row for row in after.get(plan.id, ())}
        labels = dict(plan.fixed)
        for pk in dict.fromkeys((*old, *new)):
            texts_old = old[pk]["texts"] if pk in old else {}
            texts_new = new[pk]["texts"] if pk in new else {}
            named = texts_new or texts_old
            key = (new.get(pk) or old[pk])["key"]
            label = labels.get(key) or next((named[one] for one in _NAMING if named.get(one)), "")
            for column in plan.columns:
                one, other = texts_old.get(column.id, ""), texts_new.get(column.id, "")
                if _BLANK.sub("", one) != _BLANK.sub("", other):
                    found.append(Change(plan.name, label, column.label, one, other))
    return found
