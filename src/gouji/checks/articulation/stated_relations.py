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

from gouji.catalogue.duty_relations import DutyRelation, duty_relations
from gouji.checks.duty_terms import right_side
from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.stated import explained
from gouji.domain.claims import Mention, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Severity
from gouji.domain.printed import Printed
from gouji.domain.ties import Strength, Term, Tie

_CODE = "J253"
_BROKEN = {"=": "≠", ">=": "＜", "<=": "＞"}


@check(_CODE)
def stated_relations(dossier: Dossier) -> Iterator[Outcome]:
    for kind, said in explained(dossier):
        known: set[tuple[Printed, ...]] = {
            (*one.operands, one.claimed) for one in said.claims.relations if one.shape is Shape.PART_OF
        }  # what the words call a part is told of there
        for row in duty_relations(kind):
            if any(not said.of(term.id) for term in row.right if term.id and not term.optional):
                continue
            for left in said.of(row.left):
                right = right_side(row, left, said)
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
