"""Runs of amounts told again in their order, rounded prints and totals of lists. None of it accuses."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage


def twice(text: str) -> list[tuple[str, str]]:
    """The printed figures of ``text`` that are told twice, each pair as printed; none of it is stated."""
    same = [one for one in read_text(Passage(0, text, Place())).relations if one.kind is Kind.EQUALITY]
    assert all(one.found and not one.stated for one in same)
    return sorted((one.operands[0].text, one.claimed.text) for one in same)


AGAIN = {
    "次序相同，名称不同": (
        "中央下达1263.4万元，省级下达87.2万元，县里匹配745.9万元。资金投入：收到资金2096.5万元，其中：中央资金1263.4万元，地方资金87.2万元，"
        "其他资金745.9万元。",
        [("1263.4万元", "1263.4万元"), ("745.9万元", "745.9万元"), ("87.2万元", "87.2万元")],
    ),
    "换了单位，少写几位": (
        "全市政府一般债务余额734560万元，其中市级733000万元。债务率68.8%（政府一般债务余额73.46亿元除以财力106.77亿元）。",
        [("734560万元", "73.46亿元")],
    ),
    "清单的合计": (
        "抽查3个镇项目资金共1,874万元。其中：柳河镇616.00万元，石桥镇485.00万元，槐荫镇773.00万元，合计1,874.00万元。",
        [("1,874万元", "1,874.00万元")],
    ),
    "一位数，名称很长": (
        "全年实施项目12个（含上年转列暂付性款项的项目7个）。年中增加9个项目（含上年转列暂付性款项的项目7个）。",
        [("7个", "7个")],
    ),
}

NOT_AGAIN = {
    "目标与完成": (
        "总体目标为治理荒坡面积1219.27亩，其中梯田改造35.16亩、封山育林848.71亩、果园建设335.40亩。数量指标：完成治理荒坡面积1219.27亩，"
        "其中梯田改造35.16亩、封山育林848.71亩、果园建设335.40亩。"
    ),
    "两个年度": (
        "2030年中央下达1263.4万元，省级下达87.2万元，县里匹配745.9万元。2031年中央下达1263.4万元，省级下达87.2万元，县里匹配745.9万元。"
    ),
    "收与支": "甲项收入1263.4万元，乙项收入87.2万元，丙项收入745.9万元。丁项支出1263.4万元，戊项支出87.2万元，己项支出745.9万元。",
    "只剩两位": "政府一般债务余额734560万元。政府一般债务余额73亿元用于公路。",
    "少写几位而不是四舍五入": "政府一般债务余额734560万元。政府一般债务余额73.51亿元。",
    "少写几位，限额与余额": "政府一般债务限额734560万元。政府一般债务余额73.46亿元。",
    "各数相同": "甲镇20万元、乙镇20万元、丙镇20万元。丁镇20万元、戊镇20万元、己镇20万元。",
}


@pytest.mark.parametrize("name", AGAIN)
def test_is_told_again(name: str) -> None:
    text, expected = AGAIN[name]
    assert twice(text) == expected


@pytest.mark.parametrize("name", NOT_AGAIN)
def test_only_prints_the_same(name: str) -> None:
    assert twice(NOT_AGAIN[name]) == []
