"""识别: what a document says, as values with places: whose it is, its forms, its claims."""

from __future__ import annotations

from gouji.document.tree import Document
from gouji.domain.dossier import Recognised
from gouji.recognise.accounts import recognise_accounts
from gouji.recognise.budgets import recognise_budgets
from gouji.recognise.claims import recognise_claims
from gouji.recognise.figures import printed_figures
from gouji.recognise.forms import recognise_forms, recognise_reports
from gouji.recognise.identity import recognise_identity

__all__ = ["recognise"]


def recognise(document: Document) -> Recognised:
    """Everything gouji understands of one document."""
    forms = recognise_forms(document)
    reports = recognise_reports(document)
    budgets = recognise_budgets(document)
    accounts = recognise_accounts(document, {table.place for one in budgets for table in one})
    identity = recognise_identity(document, forms, reports, accounts, budgets)
    claims = recognise_claims(document)
    figures = printed_figures(document, claims)
    return Recognised(
        document,
        identity,
        forms.evaluations,
        reports,
        forms.lists,
        claims,
        accounts,
        forms.others,
        figures,
        budgets,
    )
