"""Every kind of form filled in, and the ways in which real ones differ: taken for no other, no row lost, no other column read."""

from __future__ import annotations

import pytest
from filled import SPECIMENS, VARIANTS
from specimens import Specimen

from gouji.catalogue.forms import TABULAR, forms
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.dossier import Recognised
from gouji.domain.findings import Severity
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.pipeline import checking
from gouji.recognise import recognise
from gouji.values import zh

#: Rows with the points and reasons that they must have: those of Guangdong leave a reason out.
SCORED = [one for one in SPECIMENS if one.kind == "evaluation" and one.form != "guangdong-department"]


def _taken_for(found: Recognised) -> list[str]:
    others = [one.form for one in found.other_forms] + [one.form for one in found.lists]
    return [one.form for one in found.evaluations] + others


@pytest.mark.parametrize("specimen", SPECIMENS, ids=[one.name for one in SPECIMENS])
def test_each_form_is_taken_for_itself_and_read_whole(specimen: Specimen) -> None:
    found = recognise(specimen.document())
    assert _taken_for(found) == [specimen.form]
    if specimen.kind == "evaluation":
        assert read(found.evaluations[0]) == wanted(specimen)
        assert found.evaluations[0].rivals == () or specimen.form in _ALIKE


@pytest.mark.parametrize("specimen", SCORED, ids=[one.name for one in SCORED])
def test_a_form_rightly_filled_in_is_accused_of_nothing(specimen: Specimen) -> None:
    audit = checking.check_documents([specimen.document()], load())
    assert not audit.results.crashed
    assert [one.problem.message for one in audit.results.findings if one.problem.severity is not Severity.INFO] == []


#: Forms that differ in a word or two: the second best agrees nearly as well, and has the same standard or is told.
_ALIKE = frozenset(
    ("national-project", "hunan-project", "shanghai-project", "national-department", "tianjin-department")
)


@pytest.mark.parametrize("variant", VARIANTS, ids=[one.name for one in VARIANTS])
def test_no_variant_loses_a_row_or_takes_another_column(variant: Specimen) -> None:
    (evaluation,) = recognise(variant.document()).evaluations
    assert read(evaluation) == wanted(variant)


def test_every_tabular_form_has_a_specimen() -> None:
    known = {form.id for form in forms() if form.kind in TABULAR and not form.general}
    shown = {one.form for one in (*SPECIMENS, *VARIANTS)}
    assert known - shown == set()


def test_what_fits_no_form_is_read_by_its_columns() -> None:
    columns = (
        ("name", "考核指标"), ("rule", "评分细则"), ("target", "计划完成值"), ("with_unit", "年终完成数"), ("weight", "标准分"), ("claimed", "自评分值"),
    )  # fmt: skip
    odd = Specimen(
        "没见过的表", "general-department", ("2023年度单位绩效自评表",), ("受评单位 | 青溪县图书馆",), (), (), columns, SPECIMENS[0].rows, footer=("合计 | 98",), lead=""
    )  # fmt: skip
    (evaluation,) = recognise(odd.document()).evaluations
    assert evaluation.form == "general-department"
    assert [(row.level3.text, row.weight and row.weight.text, row.claimed.text) for row in evaluation.indicators] == [
        (row.name, row.weight, row.claimed) for row in odd.rows
    ]


def test_a_list_of_criteria_is_no_evaluation() -> None:
    bidders = parse(
        "供应商评审情况表\n| 评审指标 | 评分标准 | 分值 | 得分 |\n| 报价 | 最低价得满分 | 30 | 28 |\n| 合计 |  | 30 | 28 |\n"
    )
    assert recognise(bidders).evaluations == ()


def wanted(specimen: Specimen) -> dict[str, object]:
    """What ought to be read of an evaluation."""
    roles = [role for role, _ in specimen.columns]
    rows = []
    for row in specimen.rows:
        unit = row.unit if "unit" in roles and "actual" in roles else ""
        rows.append(
            (
                row.name or row.level2,
                row.target if {"target", "value"} & set(roles) else "",
                row.actual + unit if "actual" in roles else "",
                row.weight if {"weight", "named"} & set(roles) and row.weight else None,
                row.claimed if "claimed" in roles else "",
            )
        )
    return {
        "rows": [*specimen.first, *rows, *specimen.more],
        "money": specimen.money_read or None,
        "body": specimen.body or None,
        "project": specimen.project or None,
        "year": specimen.year,
    }


def read(evaluation: SelfEvaluation) -> dict[str, object]:
    """What was read, in the same words."""
    rows = [
        (
            zh.squeeze(row.level3.text).split("（")[0],
            zh.squeeze(row.target.text).replace("＝", "="),
            zh.squeeze(row.actual.text),
            None if row.weight is None else row.weight.text,
            row.claimed.text,
        )
        for row in evaluation.indicators
    ]
    total = None if evaluation.money is None else evaluation.money.total
    money = None if total is None else tuple(map(_text, (total.initial, total.budget, total.executed, total.claimed)))
    return {
        "rows": rows,
        "money": money,
        "body": _text(evaluation.body) or None,
        "project": _text(evaluation.project) or None,
        "year": evaluation.year,
    }


def _text(field: Field | None) -> str:
    return "" if field is None else field.text
