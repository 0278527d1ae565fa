"""Every dated row of the catalogue is consulted: a document of a year outside is never judged by it."""

from dataclasses import replace

import pytest

from gouji.assembly import dossiers, understood
from gouji.catalogue import load
from gouji.catalogue.classification import FIRST_YEAR, subjects
from gouji.catalogue.edition import editions
from gouji.catalogue.relations import relations
from gouji.catalogue.stale_terms import stale_terms
from gouji.catalogue.standards import standards
from gouji.catalogue.wording import table_titles
from gouji.checks.registry import load as checks
from gouji.checks.relation import evaluate
from gouji.document.notation import parse
from gouji.domain.findings import Undecided
from gouji.pipeline import checking

_FORM = """{year}年度项目支出绩效自评表
| 项目支出名称 | 普法宣传 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 9场 | 90 | 90 |
| 总分 | 100 | 100 |
"""


@pytest.mark.parametrize("row", relations(), ids=lambda row: row.code)
def test_a_relation_says_nothing_of_a_year_before_its_source(row) -> None:  # type: ignore[no-untyped-def]
    text = next(check.bad for check in checks() if check.code == row.code)
    parts = tuple(understood(parse(part)) for part in text.split("\n----\n"))
    for dossier in dossiers(parts):
        before = replace(dossier, year=row.in_force_from - 1)
        outcomes = list(evaluate(row, before))
        assert not [one for one in outcomes if not isinstance(one, Undecided)]


@pytest.mark.parametrize("edition", [None, *editions().values()], ids=lambda one: one.id if one else "表式自带")
def test_a_form_of_before_its_standard_is_a_warning_and_no_score_is_judged(edition) -> None:  # type: ignore[no-untyped-def]
    audit = checking.check_documents([parse(_FORM.format(year=2015))], checks(), edition=edition)
    codes = [(one.code, one.problem.severity.value) for one in audit.results.findings]
    assert ("S020", "warning") in codes
    assert not [code for code, _ in codes if code == "S004"]


def test_the_edition_of_2022_is_not_used_for_2021() -> None:
    for name, found in (("national-2020", False), ("national-2021", True)):
        audit = checking.check_documents([parse(_FORM.format(year=2021))], checks(), edition=editions()[name])
        assert ("S020" in {one.code for one in audit.results.findings}) is found


def test_each_standard_holds_from_its_year_on_only() -> None:
    for one in standards().values():
        assert one.in_force(one.in_force_from)
        assert not one.in_force(one.in_force_from - 1)


@pytest.mark.parametrize("scheme", ["functional", "economic_department", "economic_government"])
def test_a_code_holds_in_its_own_years_only(scheme: str) -> None:
    for entry in (one for entries in subjects(scheme).values() for one in entries):
        assert entry.until is None or not entry.holds_in(entry.until + 1)
        assert entry.since == FIRST_YEAR or not entry.holds_in(entry.since - 1)


def _income(year: int, code: str, name: str) -> str:
    return (
        f"青溪区司法局{year}年度部门决算\n收入决算表\n单位：万元\n| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |\n"
        f"|  | 合计 | 30.00 | 30.00 |\n| 204 | 公共安全支出 | 30.00 | 30.00 |\n| 20406 | 司法 | 30.00 | 30.00 |\n"
        f"| {code} | {name} | 30.00 | 30.00 |\n"
    )


@pytest.mark.parametrize(
    ("year", "name", "found", "unchecked"),
    [
        (2023, "公共法律服务", [], False),
        (2023, "法律援助", ["J302 info"], False),
        (2023, "社区矫正", ["J302 warning"], False),
        (2020, "法律援助", [], True),
        (2020, "公共法律服务", [], True),
    ],
)
def test_a_code_bears_the_name_of_its_year(year: int, name: str, found: list[str], unchecked: bool) -> None:
    results = checking.check_documents([parse(_income(year, "2040607", name))], checks()).results
    codes = [f"{one.code} {one.problem.severity.value}" for one in results.findings if one.code == "J302"]
    assert codes == found
    assert ("J302" in {one.code for one in results.undecided}) is unchecked


def test_a_name_is_stale_from_its_year_on_only() -> None:
    for row in load.rows("stale_terms.csv"):
        ended = int(row["ended"])
        assert row["name"] in {one.name for one in stale_terms(ended)}
        assert row["name"] not in {one.name for one in stale_terms(ended - 1)}


def test_tables_are_numbered_as_in_their_year() -> None:
    def number(year: int) -> str:
        return next(one.number for one in table_titles(year) if one.key == "three_public")

    assert (number(2021), number(2022)) == ("公开07表", "公开09表")
    assert table_titles(2015) == ()
