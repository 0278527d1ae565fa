"""Figures told again with their change and rate, for both sides at once, and past a bracket that names other bodies."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage

AGAIN = (
    (
        "2031年会议费支出3.17万元，较上年减少0.46万元，下降12.67%。全年共开会14次，花费3.17万元，较上年减少0.46万元，下降12.67%。",
        [("3.17万元", 2), ("0.46万元", 2), ("12.67%", 2)],
    ),
    (
        "我乡2031年度总收入、总支出均为1,873.52万元，较2030年增加94.36万元，增长5.30%。我乡2031年度收入1,873.52万元，较上年增加94.36万元，增长5.30%。",
        [("1,873.52万元", 2), ("94.36万元", 2), ("5.30%", 2)],
    ),
    (
        "市本级（不含高铁新城、临港开发区）税收收入决算数73482万元。市本级税收收入决算数73482万元，加上上级补助收入21000万元。",
        [("73482万元", 2)],
    ),
    (
        "全县地方财政收入61.42亿元（县本级40.17亿元，经开区21.25亿元），增长3.1%。其后公布的地方财政收入61.42亿元未作调整。",
        [("61.42亿元", 2)],
    ),
    (
        "培训费支出5.28万元，比上年增加1.13万元，增长27.23%。其中党校班次5.28万元，比上年增加1.13万元，增长27.23%。",
        [("5.28万元", 2), ("1.13万元", 2), ("27.23%", 2)],
    ),
)

APART = (
    "会议费支出3.17万元，较上年减少0.46万元，下降12.67%。差旅费支出3.17万元，较上年减少0.64万元，下降16.80%。",
    "2031年收入83万元，增加6万元，增长8%。2031年支出83万元，增加6万元，增长8%。",
    "会议费预算3.17万元，较上年减少0.46万元。全年开会支出3.19万元，较上年增加0.46万元。",
    "甲镇收入183.5万元，增加9.3万元。乙镇收入183.5万元，减少9.3万元。",
    "2030年会议费支出3.17万元，较上年减少0.46万元，下降12.67%。2031年会议费支出3.17万元，较上年减少0.46万元，下降12.76%。",
)


def _again(text: str) -> list[str]:
    relations = read_text(Passage(0, text, Place())).relations
    return [one.claimed.shown for one in relations if one.kind is Kind.EQUALITY]


@pytest.mark.parametrize(("text", "told"), AGAIN)
def test_what_is_told_again_is_tied(text: str, told: list[tuple[str, int]]) -> None:
    assert sorted(_again(text)) == sorted(shown for shown, _ in told)


@pytest.mark.parametrize("text", APART)
def test_what_only_looks_alike_is_not(text: str) -> None:
    assert _again(text) == []
