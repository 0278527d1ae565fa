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

__all__ = ["TablesRead", "recognise", "tables_of"]

#: Of nine tables that a department publishes.
_SET = 5
_DEPARTMENT = re.compile(r"部门|单位")


class TablesRead(NamedTuple):
    """认出的表: what the forms, reports and tables of a document say, its sentences unread, and whose it is by that."""

    forms: FormsFound
    reports: tuple[Report, ...]
    budgets: tuple[Accounts, ...]
    accounts: tuple[Accounts, ...]
    identity: Identity


def recognise(document: Document, tables: TablesRead | None = None) -> Recognised:
    """Everything gouji understands of one document; ``tables`` are its own where they were read already."""
    tables = tables_of(document) if tables is None else tables
    claims = recognise_claims(document, tables.identity.year)
    return Recognised(
        document,
        tables.identity,
        tables.forms.evaluations,
        tables.reports,
        tables.forms.lists,
        claims,
        tables.accounts,
        tuple(
            with_rows(document, form, *part) for form, part in zip(tables.forms.others, tables.forms.parts, strict=True)
        ),
        printed_figures(document, claims),
        tables.budgets,
    )


def _is_of_a_department(accounts: Accounts) -> bool:
    """Whether tables in a paper of a government are one of its departments': nearly the whole set, or called so. A government
    has tables of like names, 国有资本经营收入决算表 and 财政收支决算总表."""
    return len(accounts.tables) >= _SET or any(_DEPARTMENT.search(table.title) for table in accounts)


def tables_of(document: Document) -> TablesRead:
    forms = recognise_forms(document)
    reports = recognise_reports(document)
    budgets = recognise_budgets(document)
    accounts = recognise_accounts(document, {table.place for one in budgets for table in one})
    identity = recognise_identity(document, forms, reports, accounts, budgets)
    if accounts and identity.is_governmental:
        accounts = tuple(one for one in accounts if _is_of_a_department(one))
        identity = recognise_identity(document, forms, reports, accounts, budgets)
    return TablesRead(forms, reports, budgets, accounts, identity)
