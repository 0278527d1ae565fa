"""What rests on a recognised picture is no accusation: digits may be misread, and what is missing may not have been read.

A finding that compares two figures read from a picture is softened and says where to look. One that rests on words, or on
something that does not stand there, is none: it becomes a line under 无法核对. So does a relation that does not hold where a
row or a cell may have been passed over, unless one plain slip of one figure explains it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache

from gouji.catalogue.relations import relations
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.findings import Problem, Severity
from gouji.domain.ties import Tie
from gouji.solve.repair import Repair
from gouji.solve.reread import doubted

_FIRST = "这里的文字由图片识别，请先对照图片看是否认错"
#: Checks that look through a whole document: what they do not find may stand in one of its pictures.
_SEARCHING = frozenset(("C004", "C010", "J022", "R002"))
#: Checks of words that no misreading makes up: placeholders, ended names, personal data, 无 in a fixed wording,
#: grades, and two forms that are alike.
_READ_AS_PRINTED = frozenset(("C001", "I004", "I005", "J003", "S012", "S018"))
#: Checks that compare figures, but over however many rows were read, or for want of words beside them.
_OVER_ROWS = frozenset(("A001", "A002", "A003", "A005", "C008", "J004", "S006"))
#: Checks that doubt a figure for want of a word that would settle how it is read: the word may stand in the picture.
_FOR_WANT_OF_WORDS = frozenset(("S004",))


def with_doubt(problem: Problem) -> Problem:
    """``problem`` as it is, or softened to a warning that asks to look at the picture first, where it rests on one."""
    if not any(place.scanned for place in _places(problem)):
        return problem
    severity = Severity.WARNING if problem.severity is Severity.ERROR else problem.severity
    advice = f"{_FIRST}；没有认错的，{problem.suggestion}" if problem.suggestion else f"{_FIRST}。"
    return replace(problem, severity=severity, suggestion=advice)


def pictured_inputs(documents: Iterable[Document]) -> dict[int, Place]:
    """The inputs of which something was read from a picture, each with the first place of it."""
    found: dict[int, Place] = {}
    for document in documents:
        for block in document.blocks:
            if isinstance(block, Paragraph | Table) and block.place.scanned:
                found.setdefault(block.place.input, block.place)
    return found


def not_read(code: str, problem: Problem, pictures: dict[int, Place]) -> str | None:
    """Why ``problem`` of check ``code`` cannot be told from something in a picture that was not read; None where it can.

    ``pictures`` are those of ``pictured_inputs``.
    """
    places = _places(problem)
    first = next((place for place in places if place.scanned), None)
    if code in _SEARCHING:
        first = first or next((pictures[place.input] for place in places if place.input in pictures), None)
    elif problem.severity is Severity.INFO or code in _READ_AS_PRINTED:
        return None
    if first is None or (_compares_figures(problem) and not _rests_on_more(code, problem)):
        return None
    return f"{_page(first)}由图片识别，可能有字认错，或有行、格、表没有认出，请对照图片：{problem.message}"


def _rests_on_more(code: str, problem: Problem) -> bool:
    """Whether a comparison of figures also rests on what stands beside them."""
    doubts = problem.severity is Severity.WARNING and code in _FOR_WANT_OF_WORDS
    return doubts or code in _OVER_ROWS or code in _SEARCHING


def not_read_in(problem: Problem, repairs: Sequence[Repair], ties: Sequence[Tie], held: Collection[Tie]) -> str | None:
    """Why ``problem``, that ``ties`` do not hold, may only be a cell or a row of a picture that was not read; None where
    the figures that were read explain it. ``repairs`` say what would mend it, as far as that is known."""
    first = next((place for place in _places(problem) if place.scanned), None)
    if first is None or problem.severity is Severity.INFO:
        return None
    over_rows = _rests_on_rows(problem, ties)
    if _is_pinned(repairs, ties) and not over_rows:
        return None
    doubtful = [one for tie in ties for one in tie.figures if one.is_empty or one in doubted(tie)]
    what = ""
    if any(one.place.scanned for one in doubtful):
        what = f"{doubtful[0].label}没有认出或没有认准"
    elif over_rows or any(tie.code in _open_sums() and not _has_all_rows(tie, held) for tie in ties):
        what = "可能有行、栏或表没有认出"
    return f"{_page(first)}由图片识别，{what}，请对照图片：{problem.message}" if what else None


def _rests_on_rows(problem: Problem, ties: Sequence[Tie]) -> bool:
    """Whether nothing but sums over the rows of a form, and words beside them, speaks for ``problem``."""
    doubts = problem.severity is Severity.WARNING or any(tie.code in _OVER_ROWS for tie in ties)
    return doubts and all(tie.code in _OVER_ROWS or tie.code in _FOR_WANT_OF_WORDS for tie in ties)


def _is_pinned(repairs: Sequence[Repair], ties: Sequence[Tie]) -> bool:
    """Whether a printed figure is at fault by itself: a plain slip of it, or several relations that it alone breaks."""
    if not repairs or any(not repair.figure.text.strip() for repair in repairs):
        return False
    return all(repair.is_everyday for repair in repairs) or (len(repairs) == 1 and len(ties) > 1)


def _has_all_rows(tie: Tie, held: Collection[Tie]) -> bool:
    """Whether the same sum holds in the column of totals: then no row of it was passed over."""
    row, _, _ = tie.left[0].figure.key.rpartition("/")
    return any(
        other.code == tie.code and not other.is_nil and other.left[0].figure.key == f"{row}/total" for other in held
    )


@cache
def _open_sums() -> frozenset[str]:
    """The relations that hold only where every row, column and table that adds to them was read."""
    return frozenset(
        row.code
        for row in relations()
        for part in row.equation.parts
        if part.summed or (part.cells is not None and part.cells.optional)
    )


def _compares_figures(problem: Problem) -> bool:
    return all(side is not None and side.value for side in (problem.left, problem.right))


def _page(place: Place) -> str:
    return f"第{place.page}页" if place.page else "这里的文字"


def _places(problem: Problem) -> list[Place]:
    sides = (side.place for side in (problem.left, problem.right) if side is not None)
    return [place for place in (*problem.places, *sides) if place is not None]
