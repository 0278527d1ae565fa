"""Evaluates the relations of the catalogue over the account tables: one evaluator, linear in the cells it ties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

from gouji.catalogue.relations import Cells, Equation, Part, RelationRow
from gouji.catalogue.tables import layouts
from gouji.checks.book import Book, book_of
from gouji.checks.statements import statements
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, NotApplicable, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.printed import Printed
from gouji.domain.ties import Term, Tie, span
from gouji.ties.shown import shown
from gouji.values.mismatch import Mismatch, classify
from gouji.values.record import record
from gouji.values.rounding import half_up, plain

_SHOWN = {"=": "＝", ">=": "≥", "<=": "≤"}
#: Said first where digits come from a picture.
_BROKEN = {"=": "≠", ">=": "＜", "<=": "＞"}


class _NotPrintedError(Exception):
    """A cell that the relation needs does not stand in these tables."""


class _UnknownError(Exception):
    """A cell holds words, or a table has rows that the layout does not know: nothing can be said."""


@record(frozen=True, slots=True)
class _Scope:
    """适用对象: the tables a relation is read over, with those of the year before."""

    book: Book
    earlier: Book | None

    def book_for(self, cells: Cells) -> Book:
        if not cells.earlier:
            return self.book
        if self.earlier is None:
            raise _NotPrintedError
        return self.earlier


def evaluate(row: RelationRow, dossier: Dossier) -> Iterator[Outcome]:
    """An outcome for each instance of ``row``: each set of tables, each value of its variables, each figure of the text."""
    if dossier.year is not None and dossier.year < row.in_force_from:
        yield from _not_yet(row, dossier)
        return
    of_budgets = row.equation.is_of_budgets
    earlier = book_of(dossier.earlier[0]) if len(dossier.earlier) == 1 and not of_budgets else None
    if row.saying is None:
        for accounts in dossier.budgets if of_budgets else dossier.accounts:
            scope = _Scope(book_of(accounts), earlier)
            if _begins(row.equation, scope) and _applies(row, scope):
                for values in _values(row, scope):
                    yield from _instance(row, scope, values, None)
        return
    for claims, accounts in dossier.budgets_spoken_of if of_budgets else dossier.spoken_of:
        scope = _Scope(book_of(accounts), earlier)
        if not _begins(row.equation, scope):
            continue
        for said in statements(row.saying, claims, scope.book, dossier.year):
            yield from _instance(row, scope, said.values, said.figure)


def _not_yet(row: RelationRow, dossier: Dossier) -> Iterator[Outcome]:
    """What a relation says of a year before its source: that it was not tied, where its tables are printed."""
    keys = {cells.table for part in row.equation.parts if (cells := part.cells) is not None and not cells.optional}
    if any(keys <= {table.key for table in accounts} for accounts in dossier.accounts):
        yield Undecided(f"{row.title}：这条关系的依据从 {row.in_force_from} 年度起，{dossier.year} 年度的没有核对。")


def _begins(equation: Equation, scope: _Scope) -> bool:
    """Whether the first table that it asks for is printed: else nothing is tied, whatever stands in the others."""
    cells = equation.first
    if cells is None or cells.optional:
        return True
    return not (cells.earlier and scope.earlier is None) and cells.table in scope.book_for(cells).tables


def _applies(row: RelationRow, scope: _Scope) -> bool:
    if not row.when:
        return True
    return any(tie is not None and tie.holds for tie in (_tie_or_none(row, one, scope, {}, None) for one in row.when))


def _tie_or_none(
    row: RelationRow, equation: Equation, scope: _Scope, values: Mapping[str, str], text: Printed | None
) -> Tie | None:
    try:
        return _tie(row, equation, scope, values, text)
    except (_NotPrintedError, _UnknownError):
        return None


def _values(row: RelationRow, scope: _Scope) -> Iterator[dict[str, str]]:
    """Every assignment of the row's variables, each value once, in the order printed."""
    domains = [tuple(dict.fromkeys(v for part in parts for v in _domain(part, scope))) for parts in row.each.values()]
    for chosen in product(*domains):
        yield dict(zip(row.each, chosen, strict=True))


def _domain(name: str, scope: _Scope) -> Iterator[str]:
    table_key, _, kind = name.partition(".")
    table = scope.book.tables.get(table_key)
    if table is not None:
        if kind == "columns":
            yield from table.columns
        elif kind == "wholes":
            yield from (column for column in table.columns if column in table.column_parts)
        else:
            yield from scope.book.rows(table, kind)


def _instance(row: RelationRow, scope: _Scope, values: Mapping[str, str], text: Printed | None) -> Iterator[Outcome]:
    try:
        tie = _tie(row, row.equation, scope, values, text)
    except _NotPrintedError:
        return
    except _UnknownError as reason:
        yield Undecided(f"{row.title}：{reason}")
        return
    if tie.is_blank:
        yield NotApplicable("两边都没有填数")
    elif tie.holds:
        yield Passed(row.title, tie)
    elif (other := _other_reading(row, scope, values, text)) is not None:
        yield Passed(row.title, other)
    elif doubt := _doubt(row.equation, tie, scope.book):
        yield Undecided(f"{row.title}：{doubt}", tie.figures[0].place)
    else:
        yield Failed(problem_of(tie, _severity(row, scope.book)), tie)


def _severity(row: RelationRow, book: Book) -> Severity:
    """Where rows were told by their names alone the tree of a table, and with it the figure at fault, may have been understood
    wrongly: then it is a doubt."""
    named = any(book.tables[key].by_name for key in row.equation.tables if key in book.tables)
    return Severity.WARNING if named else Severity(row.severity)


def _doubt(equation: Equation, tie: Tie, book: Book) -> str:
    """Why a sum that does not hold is no fault: it may lack a row or a column that was not understood, or that stands where
    nothing was read of it. What is lacking can only add to a sum that falls short."""
    for part in equation.parts:
        table = None if part.cells is None or not part.summed else book.tables.get(part.cells.table)
        if table is None or part.cells is None:
            continue
        named = [name for name in part.cells.columns if "(" not in name and "$" not in name]
        if not set(named) <= set(table.columns):
            if table.stray:
                return f"{table.title}有不认识的栏（{table.stray[0].label}）"
            wide = table.place.page is not None and len(named) > 1  # a wide sheet goes on on another page
            if wide and _falls_short(tie, summed=part in equation.right):
                return f"{table.title}有的栏没有读出，可能印在别的页上"
        if table.parents is None:
            continue
        if table.unlisted and any("(" in name for name in part.cells.rows):
            return f"{table.title}有不认识的行（{table.unlisted[0].label}）"
        if table.stray and any("(" in name for name in part.cells.columns):
            return f"{table.title}有不认识的栏（{table.stray[0].label}）"
    return ""


def _falls_short(tie: Tie, *, summed: bool) -> bool:
    """Whether the side that is summed, the right one or the left, is less than the other."""
    (left_low, left_high), (right_low, right_high) = span(tie.left), span(tie.right)
    return right_high < left_low if summed else left_high < right_low


def _other_reading(row: RelationRow, scope: _Scope, values: Mapping[str, str], text: Printed | None) -> Tie | None:
    """The first other lawful reading of the relation that holds."""
    ties = (_tie_or_none(row, one, scope, values, text) for one in row.otherwise)
    return next((tie for tie in ties if tie is not None and tie.holds), None)


def _tie(row: RelationRow, equation: Equation, scope: _Scope, values: Mapping[str, str], text: Printed | None) -> Tie:
    left = _side(equation.left, scope, values, text)
    right = _side(equation.right, scope, values, text)
    for _, figure, _ in (*left, *right):
        if figure.bounds is None:
            raise _UnknownError(f"{figure.label}“{figure.shown}”不是金额")
    return Tie(row.code, row.title, tuple(left), equation.sign, tuple(right))


def _side(parts: Sequence[Part], scope: _Scope, values: Mapping[str, str], text: Printed | None) -> Sequence[Term]:
    terms: list[Term] = []
    for part in parts:
        if part.cells is None:
            assert text is not None
            terms.append(Term(part.sign, text))
        elif (found := _found(part.cells, scope)) is not None:
            terms += _terms(part, part.cells, *found, values)
    return terms


def _found(cells: Cells, scope: _Scope) -> tuple[Book, AccountTable] | None:
    """The table of ``cells`` in its book; None where it need not be printed."""
    book = scope.book_for(cells) if cells.earlier else scope.book
    table = book.tables.get(cells.table)
    if table is not None:
        return book, table
    if cells.optional and cells.table in book.unread:
        raise _UnknownError(f"《{layouts()[cells.table].name}》没有读成表格")
    if cells.optional:
        return None
    raise _NotPrintedError


def _terms(part: Part, cells: Cells, book: Book, table: AccountTable, values: Mapping[str, str]) -> Sequence[Term]:
    if part.summed:
        amounts = _sum(book, table, cells, values)
        if table.parents is not None and cells.is_tree and all(amount.is_empty for amount in amounts):
            raise _NotPrintedError  # a sum is printed, its parts are not filled in
        if not amounts and not cells.optional:
            raise _NotPrintedError
        return [Term(part.sign, amount) for amount in amounts]
    row, column = cells.rows[0], cells.columns[0]
    row = _filled(row, values) if "$" in row else row
    column = _filled(column, values) if "$" in column else column
    if not book.tells(table, row):
        raise _NotPrintedError
    amount = book.amount(table, row, column)
    if table.unlisted and _may_be_unread(table, row):
        raise _UnknownError(f"{table.title}有不认识的行（{table.unlisted[0].label}）")
    if amount is None and (column not in table.columns or not row.isdigit()) and not cells.optional:
        raise _NotPrintedError
    return () if amount is None else (Term(part.sign, amount),)


def _may_be_unread(table: AccountTable, row: str) -> bool:
    """Whether a code that ``table`` seems to lack may stand in a row that was not told: then it is unknown, not nothing."""
    told_by_code = table.parents is not None and not table.by_name
    return bool(table.unlisted) and row.isdigit() and row not in table.row_keys and not told_by_code


def _sum(book: Book, table: AccountTable, cells: Cells, values: Mapping[str, str]) -> Sequence[Amount]:
    rows = [key for name in cells.rows for key in _rows(book, table, name, values)]
    if table.parents is None and table.unlisted and (len(cells.rows) > 1 or not cells.rows[0].startswith("$")):
        raise _UnknownError(f"{table.title}有不认识的行（{table.unlisted[0].label}）")
    columns = [key for name in cells.columns for key in _columns(table, name, values)]
    if table.unlisted and any(_may_be_unread(table, row) for row in rows):
        raise _UnknownError(f"{table.title}有不认识的行（{table.unlisted[0].label}）")
    amounts = [book.amount(table, row, column) for row in rows for column in columns]
    return [amount for amount in amounts if amount is not None]


def _rows(book: Book, table: AccountTable, name: str, values: Mapping[str, str]) -> tuple[str, ...]:
    if name == "roots":
        return book.roots(table)
    if name.startswith("children("):
        return book.children(table, _filled(name[len("children(") : -1], values))
    if name.endswith("*"):
        return tuple(row.key for row in table.rows if row.key.startswith(name[:-1]))
    return (_filled(name, values),)


def _columns(table: AccountTable, name: str, values: Mapping[str, str]) -> tuple[str, ...]:
    if name.startswith("parts("):
        return table.column_parts.get(_filled(name[len("parts(") : -1], values), ())
    return (_filled(name, values),)


def _filled(name: str, values: Mapping[str, str]) -> str:
    """``exp_$row`` with the value of ``$row``; a plain name as it is."""
    if "$" not in name:
        return name
    prefix, _, variable = name.partition("$")
    return prefix + values[variable]


def problem_of(tie: Tie, severity: Severity) -> Problem:
    """The failed relation with its arithmetic, for the case that no single figure can be named."""
    if tie.rate is not None:
        return _of_rate(tie, tie.rate, severity)
    left, right = shown(tie.left), shown(tie.right)
    first = tie.left[0].figure
    unit = tie.figures[0].unit
    gap = _gap(tie)
    places = tuple(dict.fromkeys(figure.place for figure in tie.figures if not figure.is_empty or figure is first))
    return Problem(
        severity,
        f"{tie.title}/{first.key.partition('/')[2]}",
        f"{tie.title}：{first.label} {left} {_BROKEN[tie.sign]} {right}，相差 {abs(gap):f}{unit.name}，超出四舍五入的范围。",
        "请对照账簿核对所列各数，改正有误的一个。",
        places,
        Side(first.label, first.shown, first.place, _value(first), unit.name),
        Side("按其余各数", right, tie.right[0].figure.place if tie.right else None),
        _mismatch(tie),
        plain(gap, 6),
        f"{left} {_SHOWN[tie.sign]} {right}",
    )


def _gap(tie: Tie) -> Decimal:
    """By how much the printed figures differ, in the decimals that they print: what rounding explains of it is not taken off."""
    unit = tie.figures[0].unit
    exact, places = Fraction(0), 0
    for sign, terms in ((1, tie.left), (-1, tie.right)):
        for term in terms:
            if term.figure.figure is not None:
                exact += sign * term.factor * term.figure.figure.exact / unit.factor
                places = max(places, term.figure.figure.places if term.figure.unit is unit else 2)
    return half_up(exact, places)


def _of_rate(tie: Tie, rate: Printed, severity: Severity) -> Problem:
    over, under = (
        f"({text})" if len(terms) > 1 else text for terms in (tie.left, tie.right) for text in [shown(terms)]
    )
    least, most = span(tie.left)
    low, high = span(tie.right)
    expected = plain(Fraction(least + most) / (low + high) / rate.unit.factor, 2) + rate.unit.name
    return Problem(
        severity,
        f"{tie.title}/{rate.key.partition('/')[2]}",
        f"{tie.title}：{rate.label} 印的是 {rate.shown}，按 {over} ÷ {under} 算得 {expected}。",
        "请对照账簿核对这三处的数，改正有误的一个。",
        tuple(dict.fromkeys(figure.place for figure in tie.figures)),
        Side(rate.label, rate.shown, rate.place, _value(rate), rate.unit.name),
        Side("按金额计算", expected),
        relation=f"{over} ÷ {under} ＝ {expected} ≠ {rate.shown}",
    )


def _value(printed: Printed) -> str:
    return "" if printed.figure is None else format(printed.figure.value, "f")


def _mismatch(tie: Tie) -> Mismatch | None:
    first = tie.left[0].figure.figure
    if len(tie.left) > 1 or first is None or any(one.figure is None and not one.is_empty for one in tie.figures):
        return None
    expected = sum(
        (term.factor * term.figure.figure.exact for term in tie.right if term.figure.figure is not None), Fraction(0)
    )
    return classify(first, expected)
