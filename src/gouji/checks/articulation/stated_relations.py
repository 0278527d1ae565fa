"""说明的各数之间不符

查什么：采购总额与货物、工程、服务，“三公”经费与各项，车辆总数与各类车辆，预留和授予中小企业、小微企业的金额，接待批次与人次，问题数与整改数等，文字里写的数之间成不成立。
为什么：这些数表里大多没有，只写在文字里；改了一个忘了另一个，读者一加就发现。
依据：部门决算、部门预算公开模板的文字说明部分；政府采购法第二条：政府采购是货物、工程和服务的采购；财库〔2020〕46号。

反例：
    青溪区司法局2024年度部门决算
    一、政府采购支出情况
    2024年度政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出20.00万元、服务支出246.46万元。
    二、国有资产占有使用情况
    截至2024年12月31日，青溪区司法局共有车辆7辆。
正例：
    - 2024年度政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出20.00万元、服务支出246.46万元。
    + 2024年度政府采购支出总额251.25万元，其中：货物支出4.79万元、工程支出0万元、服务支出246.46万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from gouji.catalogue.duty_relations import DutyRelation, DutyTerm, duty_relations
from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.stated import Stated, explained
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.printed import Printed
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.figure import Figure

_CODE = "J253"
#: How many paragraphs apart figures of one statement may stand.
_FAR = 15
_NEXT = 2
_FEWEST = 2
_BROKEN = {"=": "≠", ">=": "＜", "<=": "＞"}


@check(_CODE)
def stated_relations(dossier: Dossier) -> Iterator[Outcome]:
    for kind, said in explained(dossier):
        known: set[tuple[Printed, ...]] = set()
        for row in duty_relations(kind):
            for left in said.of(row.left):
                right = _right(row, left, said)
                if right and (left, *right) not in known:
                    known.add((left, *right))
                    yield _outcome(row, left, right)


def _outcome(row: DutyRelation, left: Mention, right: Sequence[Printed]) -> Outcome:
    terms = tuple(Term(1, one) for one in right)
    tie = Tie(_CODE, row.title, (Term(1, left),), row.sign, terms, strength=Strength.STATED)
    if tie.holds:
        return Passed(row.title, tie)
    problem = problem_of(tie, Severity(row.severity))
    if left.figure.unit.is_count:  # counts are not rounded
        shown = f"{left.shown} {_BROKEN[row.sign]} {'＋'.join(one.shown for one in right)}"
        problem = replace(problem, message=f"{row.title}：{left.label} {shown}。")
    return Failed(problem, tie)


def _right(row: DutyRelation, left: Mention, said: Stated) -> tuple[Printed, ...]:
    """The figures of the right side that belong to ``left``; none where one that is needed is not stated beside it."""
    if row.needs is not None and not row.needs.search(left.passage.text):
        return ()
    found: list[Printed] = []
    for term in row.right:
        if term.bound is not None:
            found.append(Fixed("满分", Figure(str(term.bound), Decimal(term.bound), left.figure.unit), left.place))
        elif term.each:
            found += _run(left, said.of(term.id), said)
        else:
            one = _beside(left, term, said, said.of(row.left))
            if one is None and not term.optional:
                return ()
            found += [one] if one is not None else []
    single = len(row.right) == 1 and not row.right[0].each
    return tuple(found) if single or len(found) >= _FEWEST else ()


def _beside(left: Mention, term: DutyTerm, said: Stated, lefts: Sequence[Mention]) -> Mention | None:
    """The figure of ``term`` that follows ``left`` before the next of its kind, else the last one before it."""
    near = [one for one in said.of(term.id) if abs(one.passage.number - left.passage.number) <= _FAR]
    after = [one for one in near if _at(one) > _at(left)]
    following = min((_at(one) for one in lefts if _at(one) > _at(left)), default=None)
    if after and (following is None or _at(after[0]) < following):
        return after[0]
    before = [one for one in near if _at(one) < _at(left)]
    return before[-1] if before and len({one.exact for one in said.of(term.id)}) == 1 else None


def _run(left: Mention, parts: Sequence[Mention], said: Stated) -> Sequence[Mention]:
    """``parts`` that follow ``left`` in its paragraph with no other figure between; all of the next paragraphs where it has none."""
    here = [one for one in parts if one.passage is left.passage and one.start > left.start]
    if not here:
        return [one for one in parts if 0 < one.passage.number - left.passage.number <= _NEXT]
    inside = (one for one in said.claims.mentions if one.passage is left.passage and one.start > left.start)
    return list(takewhile(here.__contains__, inside))


def _at(mention: Mention) -> tuple[int, int]:
    return mention.passage.number, mention.start
