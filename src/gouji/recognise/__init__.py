"""识别: what a document says, as values with places: whose it is, its forms, its claims."""

from __future__ import annotations

import re
from typing import NamedTuple

from gouji.document.tree import Document
from gouji.domain.accounts import Accounts
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Recognised
from gouji.domain.reports import Report
from gouji.recognise.accounts import recognise_accounts
from gouji.recognise.budgets import recognise_budgets
from gouji.recognise.claims import recognise_claims
from gouji.recognise.figures import printed_figures
from gouji.recognise.forms import FormsFound, recognise_forms, recognise_reports
from gouji.recognise.identity import recognise_identity
from gouji.recognise.unscored import with_rows

__all__ = ["identified", "recognise"]

#: Of nine tables that a department publishes.
_SET = 5
_DEPARTMENT = re.compile(r"部门|单位")


def recognise(document: Document) -> Recognised:
    """Everything gouji understands of one document."""
    tables = _tables_of(document)
    claims = recognise_claims(document, tables.identity.year)
    return Recognised(
        document,
        tables.identity,
        tables.forms.evaluations,
        tables.reports,
        tables.forms.lists,
        claims,
        tables.accounts,
        tuple(with_rows(document, form) for form in tables.forms.others),
        printed_figures(document, claims),
        tables.budgets,
    )


def identified(document: Document) -> Identity:
    """Whose ``document`` is, of which year and kind: what its forms, reports and tables tell, its sentences unread."""
    return _tables_of(document).identity


def _is_of_a_department(accounts: Accounts) -> bool:
    """Whether tables in a paper of a government are one of its departments': nearly the whole set, or called so. A government
    has tables of like names, 国有资本经营收入决算表 and 财政收支决算总表."""
    return len(accounts.tables) >= _SET or any(_DEPARTMENT.search(table.title) for table in accounts)


class _Tables(NamedTuple):
    forms: FormsFound
    reports: tuple[Report, ...]
    budgets: tuple[Accounts, ...]
    accounts: tuple[Accounts, ...]
    identity: Identity


def _tables_of(document: Document) -> _Tables:
    forms = recognise_forms(document)
    reports = recognise_reports(document)
    budgets = recognise_budgets(document)
    accounts = recognise_accounts(document, {table.place for one in budgets for table in one})
    identity = recognise_identity(document, forms, reports, accounts, budgets)
    if accounts and identity.is_governmental:
        accounts = tuple(one for one in accounts if _is_of_a_department(one))
        identity = recognise_identity(document, forms, reports, accounts, budgets)
    return _Tables(forms, reports, budgets, accounts, identity)
