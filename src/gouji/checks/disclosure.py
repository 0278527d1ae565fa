"""公开文件: whether a document explains the accounts or the budget of one department or unit, in part or as the whole disclosure."""

from __future__ import annotations

from gouji.domain.dossier import Recognised

_KINDS = frozenset(("final_accounts", "budget"))
_REPORT = "self_evaluation_report"
#: Headings and figures that a page listing links, a notice or a cover does not have.
_HEADINGS, _FIGURES = 2, 3


def is_disclosure(part: Recognised) -> bool:
    """Whether ``part`` explains figures of final accounts or a budget under headings: the whole text, or a part of it."""
    return _explains(part, _HEADINGS)


def is_explanation(part: Recognised) -> bool:
    """Whether ``part`` explains such figures, be it under one heading: an excerpt, of which nothing can be missing."""
    return _explains(part, 1)


def _explains(part: Recognised, headings: int) -> bool:
    if part.identity.is_governmental or not _KINDS.intersection(part.identity.kinds):
        return False
    return part.document.headings >= headings and len(part.claims.mentions) >= _FIGURES


def is_report(part: Recognised) -> bool:
    """Whether ``part`` is a unit's report on its self-evaluation, and nothing beside it."""
    return _REPORT in part.identity.kinds and not _KINDS.intersection(part.identity.kinds)


def is_accounts(part: Recognised) -> bool:
    """Whether ``part`` is of final accounts, not of a budget."""
    kinds = part.identity.kinds
    if part.accounts or part.budgets:
        return bool(part.accounts)
    return "final_accounts" in kinds and "budget" not in kinds


def is_read_whole(part: Recognised) -> bool:
    """Whether no part of the file was left unread: what a text lacks may stand there."""
    return not any(note.unread for note in part.document.notes)
