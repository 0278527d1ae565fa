"""Which form a table is: title, header labels and tell-tale labels speak; the losers are kept with their score."""

from __future__ import annotations

from gouji.catalogue.forms import Form, forms
from gouji.document.tree import Table
from gouji.recognise.match import key
from gouji.values import zh

Candidate = tuple[Form, int, str]

_TITLE, _HINT, _COLUMN = 4, 3, 1
# Below this a table shares a few words with a form and is none: three columns of the header are the least.
_ENOUGH_COLUMNS = 3


def choose(table: Table, kind: str) -> tuple[Candidate, ...]:
    """The forms of ``kind`` that ``table`` may be, best first; empty when it is none."""
    printed = {key(cell.text) for cell in table.cells} | {zh.label(cell.text) for cell in table.cells}
    caption = key(table.caption)
    weighed = [_weigh(form, caption, printed) for form in forms() if form.kind == kind]
    fitting = [candidate for candidate in weighed if candidate is not None]
    return tuple(sorted(fitting, key=lambda candidate: (-candidate[1], candidate[0].id)))


def _weigh(form: Form, caption: str, printed: set[str]) -> Candidate | None:
    columns = [name for name, labels in _header(form).items() if printed.intersection(labels)]
    if len(columns) < _ENOUGH_COLUMNS:
        return None
    if form.kind == "evaluation" and not {"level1", "claimed"}.issubset(columns):
        return None
    titled = any(title in caption for title in form.titles)
    hints = [hint for hint in form.hints if any(text.startswith(hint) for text in printed)]
    score = _TITLE * titled + _HINT * len(hints) + _COLUMN * len(columns)
    # 项目支出绩效自评表 is no 部门整体 form however its columns look, and the other way round
    if caption and not titled and any(title in caption for other in forms() for title in other.titles):
        score -= 2 * _TITLE
    reason = "；".join(
        (
            *(["标题相符"] if titled else []),
            f"表头相符 {len(columns)} 项",
            *([f"特征栏目：{'、'.join(hints)}"] if hints else []),
        )
    )
    return form, score, reason


def _header(form: Form) -> dict[str, tuple[str, ...]]:
    return dict(form.indicators) if form.kind == "evaluation" else dict(form.columns)
