"""Where OCR may have read a figure otherwise, the reading that articulates is taken and said so, and no other."""

from __future__ import annotations

from dataclasses import replace

from accountkit import SPENDING, dossier_of

from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.document.tree import Cell, Document, Table
from gouji.domain.accounts import Amount
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Finding, Severity
from gouji.domain.ties import Term, Tie
from gouji.solve.reread import Rereading, reread
from gouji.values.units import WAN_YUAN


def amount(text: str, *candidates: str) -> Amount:
    return Amount("total", text, "amount", text, text, WAN_YUAN, Place(quote=text, scanned=True), rivals=candidates)


def equal(left: Amount, *right: Amount) -> Tie:
    return Tie("J000", "和", (Term(1, left),), "=", tuple(Term(1, one) for one in right))


def taken(*ties: Tie) -> list[tuple[str, ...]]:
    failed, held = [tie for tie in ties if not tie.holds], [tie for tie in ties if tie.holds]
    return [tuple(other.text for _, other in one.changes) for one in reread(failed, held)]


def test_the_reading_that_mends_all_relations_is_taken() -> None:
    misread = amount("12.86", "12.88", "12.36")
    row = equal(amount("20.00"), misread, amount("7.64"))
    column = equal(amount("15.36"), misread, amount("3.00"))
    (one,) = reread([row, column], [])
    assert isinstance(one, Rereading)
    assert [(old.text, new.text) for old, new in one.changes] == [("12.86", "12.36")]
    assert one.mended == (row, column)


def test_a_reading_that_mends_one_relation_and_not_another_is_left() -> None:
    misread = amount("12.86", "12.36")
    assert taken(equal(amount("20.00"), misread, amount("7.64")), equal(amount("99.00"), misread)) == []


def test_a_reading_that_breaks_what_holds_is_left() -> None:
    figure = amount("12.86", "12.36")
    assert taken(equal(amount("20.00"), figure, amount("7.64")), equal(figure, amount("12.86"))) == []


def test_of_two_readings_that_would_do_none_is_taken() -> None:
    assert taken(equal(amount("20.00"), amount("12.86", "12.36"), amount("7.64", "7.14"))) == []


def test_two_figures_misread_in_one_relation_are_taken_together() -> None:
    first, second = amount("12.86", "12.36"), amount("7.64", "1.64")
    ties = equal(amount("14.00"), first, second), equal(amount("12.36"), first), equal(amount("1.64"), second)
    assert taken(*ties) == [("12.36", "1.64")]


def test_words_are_no_reading_of_a_figure() -> None:
    assert taken(equal(amount("12.36"), amount("12.86", "见附件"))) == []


def test_without_other_readings_nothing_is_taken() -> None:
    assert taken(equal(amount("12.36"), amount("12.86"))) == []


MISREAD = SPENDING.replace("| 2040601 | 行政运行 | 20.00", "| 2040601 | 行政运行 | 26.00")


def scanned(*candidates: str) -> Dossier:
    """``MISREAD`` as a scan in which 26.00 may also read as one of ``candidates``."""

    def seen(cell: Cell) -> Cell:
        rivals = candidates if cell.text == "26.00" else ()
        return cell._replace(place=cell.place._replace(scanned=True), confidence=90, candidates=rivals)

    document = parse(MISREAD)
    blocks = tuple(
        replace(block, cells=tuple(map(seen, block.cells))) if isinstance(block, Table) else block
        for block in document.blocks
    )
    return dossier_of(Document(document.source, blocks))


def found(dossier: Dossier) -> list[Finding]:
    return list(run(dossier, [check for check in load() if check.code.startswith("J1")]).findings)


def test_the_reading_taken_is_said_and_accuses_nobody() -> None:
    (finding,) = found(scanned("20.00"))
    problem = finding.problem
    assert problem.severity is Severity.INFO
    assert problem.message == (
        "支出决算表 科目2040601 本年支出合计：此处为图片识别，识别为“26.00”，按勾稽关系应为“20.00”，识别时也认为可能是后者，"
        "请对照原件。改读后 2 条关系全部成立（支出决算表每行合计等于各项支出之和：20.00 与 20.00；"
        "支出决算表上级科目等于下级科目之和：30.00 与 20.00＋10.00）。"
    )
    assert problem.suggestion == "原件印的是“20.00”的，不必改动；印的确是“26.00”的，请对照账簿核对。"
    assert problem.left is not None
    assert problem.right is not None
    assert (problem.left.text, problem.right.text) == ("26.00", "20.00")


def test_where_no_other_reading_articulates_the_finding_stays_as_it_is() -> None:
    plain, with_rival = found(scanned()), found(scanned("28.00"))
    assert [one.problem for one in with_rival] == [one.problem for one in plain]
    assert [one.problem.severity for one in plain] == [Severity.WARNING]
