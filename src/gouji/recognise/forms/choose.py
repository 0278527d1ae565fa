"""Which form a table is: its columns, its labels and its title speak; the losers are kept with their score."""

from __future__ import annotations

from gouji.catalogue.forms import TABULAR, Form, forms
from gouji.document.tree import Table
from gouji.domain.selfeval import Scope
from gouji.recognise.forms.header import find_header
from gouji.recognise.match import key
from gouji.values import zh

Candidate = tuple[Form, int, str]

_TITLE, _HINT, _REQUIRED, _COLUMN = 4, 3, 2, 1
#: A general form is taken only where no form that is known by more than its columns fits as well.
_GENERAL = -3
#: Below this a table shares a few words with a form and is none: three columns of the header are the least.
_ENOUGH_COLUMNS = 3
_WHOLE, _PROJECT = ("整体",), ("项目支出", "项目绩效", "项目自评")


def choose(table: Table) -> tuple[Candidate, ...]:
    """The forms that ``table`` may be, best first, all of the kind of the best; empty when it is none."""
    printed = frozenset(label for cell in table.cells for label in (key(cell.text), zh.label(cell.text)))
    caption = zh.label(table.caption)
    weighed = [_weigh(form, caption, printed, table) for form in forms() if form.kind in TABULAR]
    fitting = [candidate for candidate in weighed if candidate is not None]
    ranked = sorted(fitting, key=lambda candidate: (-candidate[1], candidate[0].id))
    return tuple(candidate for candidate in ranked if candidate[0].kind == ranked[0][0].kind)


def _weigh(form: Form, caption: str, printed: frozenset[str], table: Table) -> Candidate | None:
    if any(word in caption for word in form.never_titled) or _named(form, printed) < _ENOUGH_COLUMNS:
        return None
    required = [_printed_of(group, printed) for group in form.requires]
    if not all(required):
        return None
    header = find_header(table, form.header)
    if header is None:
        return None
    columns = set(header.columns)
    if not form.needs <= columns or columns & form.never:
        return None
    titled = any(title in caption for title in form.titles)
    hints = _printed_of(form.hints, printed)
    score = _TITLE * titled + _HINT * len(hints) + _REQUIRED * len(required) + _COLUMN * len(columns)
    score += _GENERAL * form.general
    # 项目支出绩效自评表 is no 部门整体 form however its columns look, and the other way round
    if _told_scope(caption) not in (None, form.scope):
        score -= 2 * _TITLE
    return form, score, _reason(titled, len(columns), [*hints, *(label for group in required for label in group)])


def _reason(titled: bool, columns: int, labels: list[str]) -> str:
    return "；".join(
        (
            *(["标题相符"] if titled else []),
            f"表头相符 {columns} 项",
            *([f"特征栏目：{'、'.join(dict.fromkeys(labels))}"] if labels else []),
        )
    )


def _named(form: Form, printed: frozenset[str]) -> int:
    """How many columns of the form are named anywhere in the table."""
    return sum(not printed.isdisjoint(labels) for labels in form.header.values())


def _printed_of(labels: tuple[str, ...], printed: frozenset[str]) -> list[str]:
    """The labels that begin some printed cell."""
    return [label for label in labels if any(text.startswith(label) for text in printed)]


def _told_scope(caption: str) -> Scope | None:
    """What a title says it evaluates; None where it says neither or both."""
    whole, project = (any(word in caption for word in words) for words in (_WHOLE, _PROJECT))
    return None if whole == project else Scope.DEPARTMENT if whole else Scope.PROJECT
