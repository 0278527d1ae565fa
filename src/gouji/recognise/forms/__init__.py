"""自评表、自评报告和统计表 recognised in a document under the forms of the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.catalogue.forms import Form
from gouji.document.tree import Document, Table
from gouji.domain.bodies import Evidence
from gouji.domain.reports import AddressList, Report, UnscoredForm
from gouji.domain.selfeval import SelfEvaluation
from gouji.recognise.forms.address_list import read_address_list
from gouji.recognise.forms.choose import choose
from gouji.recognise.forms.evaluation import read_evaluation, read_head
from gouji.recognise.forms.report import read_reports
from gouji.recognise.forms.tables import tables_of_forms

__all__ = ["FormsFound", "recognise_forms", "recognise_reports"]


@dataclass(frozen=True, slots=True)
class FormsFound:
    """认出的表: self-evaluations, address lists and forms that are not scored, each in reading order; ``parts`` are the tables
    of those not scored, one each, with the number of the block that they stand in."""

    evaluations: tuple[SelfEvaluation, ...]
    lists: tuple[AddressList, ...]
    others: tuple[UnscoredForm, ...]
    parts: tuple[tuple[int, Table], ...]


def recognise_forms(document: Document) -> FormsFound:
    """Every table of ``document`` that is a form of the catalogue."""
    evaluations: list[SelfEvaluation] = []
    lists: list[AddressList] = []
    others: list[UnscoredForm] = []
    parts: list[tuple[int, Table]] = []
    for position, block in tables_of_forms(document):
        candidates = choose(block)
        if not candidates:
            continue
        form = candidates[0].form
        if form.kind == "evaluation":
            evidence = tuple(Evidence(one.form.id, one.score, one.reason, block.place) for one in candidates)
            evaluations.append(read_evaluation(document, position, block, form, evidence))
        elif form.kind == "list":
            lists.append(read_address_list(block, form))
        else:
            others.append(_unscored(document, position, block, form))
            parts.append((position, block))
    return FormsFound(tuple(evaluations), tuple(lists), tuple(others), tuple(parts))


def _unscored(document: Document, position: int, table: Table, form: Form) -> UnscoredForm:
    """A form with whose it is and its year; a list of many projects names no unit of its own."""
    fields, year = ({}, None) if form.columns else read_head(document, position, table, form)
    return UnscoredForm(
        form.id,
        form.kind,
        form.name,
        table.caption,
        table.place,
        year,
        body=fields.get("body"),
        department=fields.get("department"),
    )


def recognise_reports(document: Document) -> tuple[Report, ...]:
    """Every report whose outline the catalogue knows."""
    return read_reports(document)
