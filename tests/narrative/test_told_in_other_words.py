"""One figure told again in other words: all in a bracket, come in full, behind a colon, by bodies in a list, as both sides."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage

AGAIN = (
    ("年末负有偿还责任的款项3184万元，或有负债261.83万元（可能救助的债务261.83万元）。", ["261.83万元"]),
    ("全县2031年水厂改造项目计划投资3476万元，共12个标段。衔接资金3476万元已全部到位，用于管网更换。", ["3476万元"]),
    ("批复我校项目经费142万元，其中包含实验台更新经费38万元。资金使用:38万元实验台更新经费全部支付。", ["38万元"]),
    (
        "地本级税收收入8316万元，增长4.2%。河东县、地本级、河西县税收收入分别完成5120万元、8316万元和2907万元。",
        ["8316万元"],
    ),
    (
        "2029年、2030年先后建成灌区农田14351亩、26183亩。2029年度目标：新建灌区农田14351亩。2030年度目标：新建灌区农田26183亩。",
        ["14351亩", "26183亩"],
    ),
    ("2031年专户收入安排484.37万元，支出484.37万元。", ["484.37万元"]),
)

APART = (
    "年末负有偿还责任的款项3184万元，或有负债261.83万元（可能救助的债务216.83万元）。",
    "计划投资3476万元，共12个标段。衔接资金3467万元已全部到位。",
    "河东县税收收入36万元。资金使用：36万元设备经费尚未支付。",
    "地本级税收收入8316万元，增长4.2%。河东县、地本级税收收入分别完成5120万元、8361万元。",
    "2029年、2030年先后建成灌区农田14351亩、26183亩。2030年度目标：新建灌区农田14351亩。2029年度目标：新建灌区农田26183亩。",
    "全区转移性收入9.42亿元，其中专项收入2.12亿元，减少29.8%。基金收入27万元。专项支出2.12亿元为预告数。",
    "2031年专户收入安排484.37万元，支出483.47万元。",
    "一般公共预算收入5430万元，完成预算的103.4%。其中税收收入4120万元，完成预算的103.4%。",
)


def _again(text: str) -> list[str]:
    relations = read_text(Passage(0, text, Place())).relations
    return [one.claimed.shown for one in relations if one.kind is Kind.EQUALITY]


@pytest.mark.parametrize(("text", "told"), AGAIN)
def test_one_figure_in_other_words_is_tied(text: str, told: list[str]) -> None:
    assert _again(text) == told


@pytest.mark.parametrize("text", APART)
def test_two_figures_are_not(text: str) -> None:
    assert _again(text) == []
