"""What a sentence says about each of its figures: role, subject, measure, year, base, direction; and what is carried."""

from __future__ import annotations

import pytest
from claim_reading import mentions

from gouji.domain.claims import Mention, Role


def _one(text: str, shown: str) -> Mention:
    return next(one for one in mentions(text) if one.text == shown)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("支出10万元，比上年8万元增加2万元，增长25%", "LEVEL BASE CHANGE GROWTH"),
        ("支出10万元，与上年决算数8万元相比，增加2万元", "LEVEL BASE CHANGE"),
        ("收入由2020年的8万元增长到2023年的10万元", "BASE LEVEL"),
        ("占总支出的25%", "SHARE"),
        ("税收占比85.5%", "SHARE"),
        ("为预算的98%", "COMPLETION"),
        ("预算执行率98%", "COMPLETION"),
        ("得分率88.67%", "OTHER"),
        ("调解成功率为99%", "RATE"),
        ("年均增长5%", "YEARLY_GROWTH"),
        ("放大17倍", "TIMES"),
        ("提高0.5个百分点", "OTHER"),
        ("新增债券55900万元", "LEVEL"),
        ("工业增加值100亿元", "LEVEL"),
        ("增加人员经费5万元", "OTHER"),
        ("比上年多3件", "CHANGE"),
        ("农村饮水安全提升工程789万元", "LEVEL"),
    ],
)
def test_roles(text: str, roles: str) -> None:
    assert [one.role for one in mentions(text)] == [Role[name] for name in roles.split()]


def test_subject_measure_and_year_of_a_level() -> None:
    level = mentions("2023年度“三公”经费支出决算数为0.83万元")[0]
    assert (level.subject, level.measure, level.year, level.own) == ("“三公”经费", "决算", 2023, True)


def test_a_subject_is_carried_to_the_clause_that_names_none() -> None:
    text = "社会保险基金收入年初预算539426万元，完成684932万元，为预算的126.9%"
    done = _one(text, "684932万元")
    assert (done.subject, done.own, done.measure) == ("社会保险基金收入", False, "执行")


def test_budget_inside_the_name_of_a_fund_is_no_measure() -> None:
    assert mentions("全市一般公共预算收入53.68亿元")[0].measure == ""


def test_a_base_named_in_one_clause_holds_for_the_next() -> None:
    change = _one("支出10万元，与2022年预算数相比，减少2万元", "2万元")
    assert (change.base, change.base_year, change.direction) == ("2022年预算", 2022, -1)


def test_a_year_before_a_comma_dates_what_follows() -> None:
    assert mentions("2024年，某中心收入预算10万元")[0].year == 2024


def test_what_a_comparison_speaks_of() -> None:
    base = _one("收入总计356万元，年初结转12万元，决算收入与上年决算数335万元相比，增加21万元", "335万元")
    assert (base.role, base.about) == (Role.BASE, "决算收入")


def test_brackets_inside_a_name_and_brackets_with_figures() -> None:
    abroad = _one("因公出国（境）费60万元", "60万元")
    assert abroad.subject == "因公出国（境）费"
    inner = _one("超额完成今年任务数（210件），超出39件", "210件")
    assert inner.measure == "目标"


def test_a_place_quotes_the_sentence_part() -> None:
    mention = _one("前一句。支出10万元，比上年增加2万元。后一句", "2万元")
    assert mention.place.quote == "支出10万元，比上年增加2万元"


def test_the_subject_whose_parts_are_listed() -> None:
    assert _one("机关运行经费18万元，主要用于办公费2万元、水费1万元", "2万元").within == "机关运行经费"
