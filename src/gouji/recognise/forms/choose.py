"""Which form a table is: every description is laid beside it, and the one whose labels and columns agree best is it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

from gouji.catalogue.form_layout import NAMELESS
from gouji.catalogue.forms import TABULAR, Form, forms
from gouji.document.grid import Grid, grid_of
from gouji.document.tree import Table
from gouji.domain.selfeval import Scope
from gouji.recognise.forms.header import Header, find_header, likely_heads, named_columns
from gouji.recognise.match import key
from gouji.values import zh

#: Below this a table shares a few words with a form and is none: three columns of the header are the least.
_ENOUGH_COLUMNS = 3
#: Parts of 100 by which a title speaks for a form, or the other scope told in it against one.
_TITLE, _OTHER_SCOPE = 5, 40
#: And by which what it asks for (项目名称) speaks for its scope where no title does.
_BY_FIELDS = 10
#: A form that agrees less than this is not the one: the table is then read by its columns alone.
_LEAST = 45
_SPOKEN = re.compile(r"绩效|自评")
_EVALUATED = ("自评", "绩效评价")
_LABEL = 12
_UNIT = re.compile(r"\((万元|元)\)$")
#: 指标编号 before a name: A决策, B1资金管理.
_CODE = re.compile(r"^[A-Z]\d*[.、\s]*(?=[\u4e00-\u9fff])")
_WHOLE, _PROJECT = ("整体",), ("项目支出", "项目绩效", "项目自评")


class Candidate(NamedTuple):
    """候选表式: a form, how well it agrees with the table in parts of 100, and on what that rests."""

    form: Form
    score: int
    reason: str


def choose(table: Table) -> tuple[Candidate, ...]:
    """The forms that ``table`` may be, best first, all of the kind of the best; empty when it is none."""
    printed = frozenset(label for text in {cell.text for cell in table.cells} for label in _labels(text))
    if not _is_worth_a_look(printed):
        return ()
    heads = likely_heads(table)
    if not heads:
        return ()
    looked_at = _Looked(table, grid_of(table), heads, zh.label(table.caption), printed, sorted(printed))
    weighed = [_weigh(form, looked_at) for form in forms() if form.kind in TABULAR]
    fitting = [candidate for candidate in weighed if candidate is not None]
    ranked = sorted(fitting, key=lambda one: (-one.score, one.form.general, one.form.id))
    if not ranked:
        return ()
    own = [one for one in ranked if one.form.kind == ranked[0].form.kind]
    if own[0].form.kind == "evaluation" and own[0].score < _LEAST:
        general = [one for one in own if one.form.general]
        own.sort(key=lambda one: one not in general)
    return tuple(own)


@lru_cache(maxsize=4096)
def _labels(text: str) -> tuple[str, ...]:
    """What a printed text may be called by: with its remark, without, and without its number."""
    return key(text), zh.label(text), _CODE.sub("", key(text))


@cache
def _column_words() -> frozenset[str]:
    return frozenset(
        label for form in forms() if form.kind in TABULAR for labels in form.header.values() for label in labels
    )


def _is_worth_a_look(printed: frozenset[str]) -> bool:
    """Cheap: most tables of a document name no two columns of any form."""
    return len(_column_words() & printed) >= _ENOUGH_COLUMNS - 1


class _Looked(NamedTuple):
    """A table with all that every form is held against: its likely heads, its caption and its labels, also in order."""

    table: Table
    grid: Grid
    heads: tuple[int, ...]
    caption: str
    printed: frozenset[str]
    in_order: list[str]

    def begun_by(self, labels: tuple[str, ...]) -> list[str]:
        """The labels that begin some printed cell."""
        return [label for label in labels if self._is_begun(label)]

    def _is_begun(self, label: str) -> bool:
        at = bisect_left(self.in_order, label)
        return at < len(self.in_order) and self.in_order[at].startswith(label)


def _weigh(form: Form, seen: _Looked) -> Candidate | None:
    if any(word in seen.caption for word in form.never_titled):
        return None
    if not all(seen.begun_by(group) for group in form.requires):
        return None
    header = _header(form, seen)
    if header is None or not form.needs <= set(header.columns) or set(header.columns) & form.never:
        return None
    titled = not form.general and any(title in seen.caption for title in form.titles)
    if form.general:
        score = 0
        if not _is_evaluation(header, seen):
            return None
    else:
        score = round(100 * _agreement(form, _features(header, seen.printed)))
    score += _TITLE * titled
    # 项目支出绩效自评表 is no 部门整体 form however its columns look, and the other way round
    told = _told_scope(seen.caption)
    if told not in (None, form.scope):
        score -= _OTHER_SCOPE
    elif told is None and (form.general or not titled) and form.kind == "evaluation":
        score += (1 if form.general else _BY_FIELDS) * (_scope_by_fields(seen) is form.scope)
    return Candidate(form, score, _reason(form, titled=titled, header=header, seen=seen))


def _header(form: Form, seen: _Looked) -> Header | None:
    if (
        form.columns
        and named_columns((cell.text for row in seen.heads for cell in seen.table.rows[row]), form) < _ENOUGH_COLUMNS
    ):
        return None
    return find_header(seen.table, seen.grid, form, seen.heads)


def _is_evaluation(header: Header, seen: _Looked) -> bool:
    """Whether a table that is none of the known forms evaluates performance: it has scores and says of what, and its title or
    a label in it speaks of 绩效 or 自评, as a list of criteria for bidders does not."""
    if not _SPOKEN.search(seen.caption) and not any(
        _SPOKEN.search(label) for label in seen.printed if len(label) <= _LABEL
    ):
        return False
    return any(word in seen.caption for word in _EVALUATED) or bool(
        {"target", "actual", "weight"} & set(header.columns)
    )


Features = frozenset[str]


def _features(header: Header, printed: frozenset[str]) -> Features:
    """What a table shows of itself: labels that some form prints, its columns and which stands before which."""
    names = [name for name, _ in sorted(header.columns.items(), key=lambda one: one[1])]
    return frozenset((*(printed & _vocabulary()), *(f"<{name}>" for name in names), *_in_order(names)))


def _in_order(names: list[str]) -> list[str]:
    kept = [name for name in names if name in ("target", "actual", "weight", "claimed", "rule")]
    return [f"<{one}<{other}>" for one, other in pairwise(kept)]


def _features_of(form: Form) -> Features:
    cells = list(form.layout.cells)
    # the unit behind a label tells forms apart that are alike in all else
    labels = {cell.label for cell in cells if cell.label} | {
        whole for cell in cells if not cell.slots and _UNIT.search(whole := zh.label(cell.text))
    }
    names = list(form.columns) if form.columns else _laid_columns(form)
    if form.columns:
        labels |= {listed[0] for listed in form.columns.values()}
    return frozenset((*labels, *form.groups, *(f"<{name}>" for name in names), *_in_order(names)))


def _laid_columns(form: Form) -> list[str]:
    rows = form.layout.rows("indicators")
    return [cell.slots[0] for cell in rows[-1] if cell.slots and cell.slots[0] != NAMELESS] if rows else []


@cache
def _known() -> Mapping[str, Features]:
    """The features of every form that is known by more than its columns, by id."""
    return {form.id: _features_of(form) for form in forms() if form.kind in TABULAR and not form.general}


@cache
def _weights() -> Mapping[str, float]:
    """How much a feature tells: the fewer forms have it, the more."""
    known = _known().values()
    every = frozenset().union(*known)
    return {one: log(1 + len(known) / sum(one in own for own in known)) for one in every}


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(one for one in _weights() if not one.startswith("<"))


def _agreement(form: Form, shown: Features) -> float:
    """The share of what the table shows and the form prints that both have, 0 to 1."""
    weights = _weights()
    own = _known()[form.id]
    shared = sum(weights[one] for one in own & shown)
    both = sum(weights[one] for one in own) + sum(weights.get(one, 0.0) for one in shown)
    return 2 * shared / both if both else 0.0


def _reason(form: Form, *, titled: bool, header: Header, seen: _Looked) -> str:
    labels = [label for group in form.requires for label in seen.begun_by(group)]
    return "；".join(
        (
            *(["标题相符"] if titled else []),
            f"表头相符 {len(header.columns)} 项",
            *([f"特征栏目：{'、'.join(dict.fromkeys(labels))}"] if labels else []),
        )
    )


def _told_scope(caption: str) -> Scope | None:
    """What a title says it evaluates; None where it says neither or both."""
    whole, project = (any(word in caption for word in words) for words in (_WHOLE, _PROJECT))
    return None if whole == project else Scope.DEPARTMENT if whole else Scope.PROJECT


@cache
def _project_labels() -> tuple[str, ...]:
    """What forms call the name of a project: 项目名称, 专项名称, 政策名称."""
    return ("转移支付", *sorted({label for form in forms() for label in form.fields.get("project", ())}))


def _scope_by_fields(seen: _Looked) -> Scope:
    """A form that asks for the name of a project, or is titled after one (外事项目专项经费绩效评价表), evaluates one."""
    is_project = "项目" in seen.caption or bool(seen.begun_by(_project_labels()))
    return Scope.PROJECT if is_project else Scope.DEPARTMENT
