"""自评表、自评报告和统计表 recognised in a document under the forms of the catalogue."""

from __future__ import annotations

from gouji.document.tree import Document, Table
from gouji.domain.bodies import Evidence
from gouji.domain.reports import AddressList, Report
from gouji.domain.selfeval import SelfEvaluation
from gouji.recognise.forms.address_list import read_address_list
from gouji.recognise.forms.choose import choose
from gouji.recognise.forms.evaluation import read_evaluation
from gouji.recognise.forms.report import read_reports

__all__ = ["recognise_evaluations", "recognise_lists", "recognise_reports"]


def recognise_evaluations(document: Document) -> tuple[SelfEvaluation, ...]:
    """Every filled-in evaluation form, in reading order."""
    found = []
    for position, block in enumerate(document.blocks):
        if isinstance(block, Table):
            candidates = choose(block, "evaluation")
            if candidates:
                evidence = tuple(Evidence(form.id, score, reason, block.place) for form, score, reason in candidates)
                found.append(read_evaluation(document, position, block, candidates[0][0], evidence))
    return tuple(found)


def recognise_lists(document: Document) -> tuple[AddressList, ...]:
    """Every address list, in reading order."""
    return tuple(
        read_address_list(table, candidates[0][0]) for table in document.tables if (candidates := choose(table, "list"))
    )


def recognise_reports(document: Document) -> tuple[Report, ...]:
    """Every report whose outline the catalogue knows."""
    return read_reports(document)
