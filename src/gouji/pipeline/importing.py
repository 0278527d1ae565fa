"""The import flow: exported tables, budgets, balances and last year's package -> the cells of this year's workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from gouji.assembly import dossier_of, understood
from gouji.document.numbering import numbered
from gouji.document.tree import Cell, Document
from gouji.domain.dossier import Recognised
from gouji.pipeline.reading import Progress, read_all
from gouji.readers import InputError
from gouji.saving import save
from gouji.workbook.content import CellProblem, Content, Entry, Problems, Record, Standing
from gouji.workbook.loading import load_bytes
from gouji.workbook.reading import read_content
from gouji.workbook.schema import SheetPlan, sheets
from gouji.workbook.standard_rows import with_standard_rows
from gouji.workbook.taking.accounts import take_accounts
from gouji.workbook.taking.balances import take_balances
from gouji.workbook.taking.budgets import take_budgets
from gouji.workbook.taking.coding import known_codes, with_codes
from gouji.workbook.taking.last_year import take_last_year
from gouji.workbook.taking.merging import Merged, Told, merged
from gouji.workbook.taking.operation import take_operation
from gouji.workbook.taking.page import TakingPage
from gouji.workbook.taking.taken import Kind, Taking
from gouji.workbook.template import write
from gouji.workbook.typed import Typed, TypedRow, content_of, typed_of


@dataclass(frozen=True)
class Imported:
    """取数结果: every cell that a source speaks of, what could not be taken, and what is left to fill in."""

    told: tuple[Told, ...]
    remarks: tuple[str, ...]
    left: tuple[CellProblem, ...]

    def count(self, standing: Standing) -> int:
        return sum(one.standing is standing for one in self.told)


def import_into(
    sources: Sequence[Path],
    output: Path,
    *,
    workbook: Path | None = None,
    year: int | None = None,
    template: str = "",
    progress: Progress = lambda _: None,
) -> Imported:
    """Reads ``sources`` and writes the workbook of ``year`` to ``output``, which must not exist; cells filled in ``workbook``
    stay as they are. Without ``year`` it is the workbook's, else the one after the only year that the files are of.

    Raises ``InputError`` where a file cannot be read or nothing tells the year.
    """
    if output.exists():
        raise InputError(f"{output}：已有这个文件，为免覆盖没有写，请换一个名称。")
    base = Content({}) if workbook is None else _content_of(workbook)
    found, remarks = _found(base, sources, year, template, progress)
    listed = with_standard_rows(found.content, found.content.fields("body").text("template"))
    left = tuple(load_bytes(write(listed), output)[1])
    save(output, write(listed, told=TakingPage(found.told, remarks, left)))
    return Imported(found.told, remarks, left)


@dataclass(frozen=True)
class Took:
    """取数结果，填在网页上的: what was typed with what was taken, and a line for every cell that a source speaks of."""

    typed: Mapping[str, tuple[TypedRow, ...]]
    told: tuple[Told, ...]
    remarks: tuple[str, ...]

    def count(self, standing: Standing) -> int:
        return sum(one.standing is standing for one in self.told)


def take(sources: Sequence[Path], typed: Typed, year: int) -> Took:
    """``typed`` of ``year`` with what ``sources`` say of its blank cells; every row stays where it is, new ones take blank rows
    first. Raises ``InputError`` where a file cannot be read."""
    found, remarks = _found(content_of(typed, Problems()), sources, year)
    made = typed_of(found.content)
    return Took(
        {plan.id: tuple(_in_place(plan, typed.get(plan.id, ()), made[plan.id])) for plan in sheets()},
        found.told,
        remarks,
    )


def _in_place(plan: SheetPlan, own: Sequence[TypedRow], made: Sequence[TypedRow]) -> Iterator[TypedRow]:
    """The rows of ``own``, what was typed in them as it was, with what ``made`` adds; it begins with those that are not blank."""
    if plan.fixed:
        by_id = {row.row: row.texts for row in made}
        yield from (TypedRow({**by_id.get(row.row, {}), **_filled(row)}, row.row) for row in own)
        yield from (row for row in made if row.row not in {one.row for one in own})
        return
    is_kept = [plan.layout == "fields" or bool(_filled(row)) for row in own]
    grown, added = iter(made[: sum(is_kept)]), iter(made[sum(is_kept) :])
    for row, kept in zip(own, is_kept, strict=True):
        more = next(grown if kept else added, TypedRow({}))
        yield TypedRow({**more.texts, **_filled(row)})
    yield from added


def _filled(row: TypedRow) -> dict[str, str]:
    return {column: text for column, text in row.texts.items() if text.strip()}


def _found(
    base: Content,
    sources: Sequence[Path],
    year: int | None,
    template: str = "",
    progress: Progress = lambda _: None,
) -> tuple[Merged, tuple[str, ...]]:
    """``base`` with what the sources say, and what could not be taken."""
    documents, refused = read_all(sources, progress)
    if refused:
        raise InputError("\n".join(refused))
    names = [document.source.path for document in documents]
    placed = [numbered(document, number) for number, document in enumerate(documents)]
    exact = {(cell.place.input, cell.place.item): cell.exact for cell in _cells(placed) if cell.exact is not None}
    takings = {kind: Taking(kind, names, exact) for kind in Kind}
    year = year or base.fields("body").count("year") or None
    others = [one for one in placed if not _taken_by_labels(one, takings)]
    parts = [understood(document) for document in others]
    due = year or _year_after(parts)
    _take(parts, due, takings)
    taken = [one for kind in Kind for one in takings[kind].taken]
    found = merged(_with_year(base, due, template), taken)
    return found, tuple(dict.fromkeys(said for one in takings.values() for said in one.remarks))


def _content_of(workbook: Path) -> Content:
    try:
        return read_content(workbook.read_bytes(), str(workbook), Problems())
    except OSError as fault:
        raise InputError(f"{workbook}：读取失败（{fault.strerror}），请检查路径。") from None


def _cells(documents: Sequence[Document]) -> Iterator[Cell]:
    return (cell for document in documents for table in document.tables for cell in table.cells)


def _taken_by_labels(document: Document, takings: Mapping[Kind, Taking]) -> bool:
    """Lists of balances and 机构运行信息表 are told by their own heads; whether ``document`` holds nothing else."""
    found = take_balances(document, takings[Kind.BALANCES])
    return take_operation(document, takings[Kind.OPERATION]) or found


def _year_after(parts: Sequence[Recognised]) -> int:
    years = {part.identity.year for part in parts if part.identity.year is not None}
    if len(years) != 1 or any(part.budgets for part in parts):
        told = f"这些文件是 {'、'.join(map(str, sorted(years)))} 年度的" if years else "这些文件没有写明年度"
        raise InputError(f"{told}，请用 --year 写明工作簿是哪一年的，如 --year 2023。")
    year = years.pop()
    is_package = any(part.evaluations or part.reports or part.claims.facts for part in parts)
    return year + 1 if is_package else year


def _with_year(base: Content, year: int, template: str) -> Content:
    body = base.fields("body")
    added = {} if body.count("year") else {"year": Entry(year)}
    if template and not body.text("template"):
        added["template"] = Entry(template)
    return Content({**base.sheets, "body": (Record({**body.entries, **added}),)})


def _take(parts: Sequence[Recognised], year: int, takings: Mapping[Kind, Taking]) -> None:
    """Each document by its year: this year's accounts and budget, last year's package; others are told and left."""
    before = [part for part in parts if part.identity.year == year - 1]
    now = [part for part in parts if part.identity.year in (year, None)]
    for part in parts:
        name = PurePath(part.document.source.path).name
        if part.identity.year not in (year, year - 1, None):
            takings[Kind.ACCOUNTS].remarks.append(f"{name}：是 {part.identity.year} 年度的，没有取。")
        elif not (part.accounts or part.budgets or part in before):
            takings[Kind.ACCOUNTS].remarks.append(f"{name}：没有认出决算表、预算表、科目余额表或上年公开件，没有取。")
        elif part.identity.year is None:
            takings[Kind.ACCOUNTS].remarks.append(f"{name}：没有写明年度，按 {year} 年度取。")
    accounts = [table for part in now for found in part.accounts for table in found]
    take_accounts(accounts, takings[Kind.ACCOUNTS])
    codes = known_codes(table for part in parts for found in (*part.accounts, *part.budgets) for table in found)
    budgets = [
        with_codes(table, codes, takings[Kind.BUDGET]) for part in now for found in part.budgets for table in found
    ]
    has_three_public = any(table.key == "three_public" for table in accounts)
    take_budgets(budgets, takings[Kind.BUDGET], with_three_public=not has_three_public)
    _take_body(now, takings)
    if before:
        listed = {one.sheet for one in (*takings[Kind.ACCOUNTS].taken, *takings[Kind.BUDGET].taken)}
        bodies = Counter(part.identity.body for part in before if part.identity.body)
        if len(bodies) > 1:
            told = "、".join(sorted(bodies))
            takings[Kind.LAST_YEAR].remarks.append(f"上年的文件有几家单位的（{told}），请核对取到的是不是本单位的。")
        take_last_year(dossier_of(before), takings[Kind.LAST_YEAR], with_lines="lines" not in listed)


def _take_body(parts: Sequence[Recognised], takings: Mapping[Kind, Taking]) -> None:
    named = [(part.identity.body, part) for part in parts if part.identity.body]
    if named:
        body, part = max(named, key=lambda one: len(one[0] or ""))
        places = [one.place for one in part.identity.bodies if one.value == body]
        kind = Kind.BUDGET if part.budgets and not part.accounts else Kind.ACCOUNTS
        takings[kind].text("body", "", "name", body, *places[:1])
