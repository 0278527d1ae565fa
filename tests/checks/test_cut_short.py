"""A figure that lost its last digit where all others print two decimals; rounded figures and mixed usage stay remarks."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_OTHERS = "".join(
    f"{name}支出项目的群众满意率为{number + 60}.{number % 9 + 1}0%。\n"
    for number, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", 11)
)
_TEXT = "青溪区司法局2024年度部门决算\n一、支出决算情况说明\n{others}二、机关运行经费支出情况说明\n{told}"
_TOLD = "2024年度机关运行经费支出200.00万元，比2023年度184.20万元增加15.80万元，增长{rate}%。"


def _said(told: str, others: str = _OTHERS) -> list[str]:
    audit = check_documents([parse(_TEXT.format(others=others, told=told))], load())
    assert not audit.results.crashed
    return [one.problem.severity.value for one in audit.results.findings if "机关运行" in one.problem.message]


def test_a_lost_digit_is_doubted() -> None:
    assert _said(_TOLD.format(rate="8.5")) == ["warning"]


def test_fewer_decimals_leave_no_room() -> None:
    near = "2024年度机关运行经费支出38.38万元，比2023年度35.35万元增加3.03万元，增长{rate}%。"
    assert _said(near.format(rate="8.5")) == ["warning"]
    assert _said(near.format(rate="8.57")) == []


@pytest.mark.parametrize("rate", ["8.58", "8.6"], ids=["whole", "rounded"])
def test_what_holds_is_silent(rate: str) -> None:
    assert _said(_TOLD.format(rate=rate)) == []


def test_where_others_are_cut_as_well_it_is_a_remark() -> None:
    mixed = _OTHERS.replace("0%", "%", 6)
    assert _said(_TOLD.format(rate="8.5"), mixed) == ["info"]
