"""计划 in the name of an item is no measure: 计划生育 plans nothing."""

from __future__ import annotations

from claim_reading import mentions


def test_the_name_of_an_item_keeps_its_words() -> None:
    of_item, of_plan = mentions("卫生健康支出（类）计划生育事务（款）计划生育服务（项）20.00万元，造林计划30.00万元。")
    assert (of_item.subject, of_item.measure) == ("卫生健康支出（类）计划生育事务（款）计划生育服务（项）", "")
    assert (of_plan.subject, of_plan.measure) == ("造林", "目标")
