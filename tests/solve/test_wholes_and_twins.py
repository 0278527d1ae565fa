"""Which figures a total is of: a figure that stands for its parts, parts told by their shares, lists told again."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage


def sums(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each sum of ``text``: where its whole begins and how it is printed, and its parts but zeros."""
    relations = read_text(Passage(0, text, Place())).relations
    return sorted(
        (
            f"{one.claimed.text}@{one.claimed.start}",
            tuple(part.text for part in one.operands if part.figure.value != 0),
        )
        for one in relations
        if one.kind is Kind.SUM
    )


CASES = {
    "本年收入代替它的各项": (
        "2023年总收入731.62万元，其中本年收入520.31万元，收入具体情况如下。1.财政拨款收入508.07万元。2.上级补助收入12.24万元。"
        "3.上年结转和结余211.31万元。",
        [
            ("520.31万元@23", ("508.07万元", "12.24万元")),
            ("731.62万元@8", ("520.31万元", "211.31万元")),
        ],
    ),
    "收入加上各项": (
        "全县一般公共预算收入58.73亿元，增长2.1%。税收收入33.18亿元；非税收入25.55亿元。"
        "收入加上级补助131.6亿元、债务转贷24.37亿元，总计214.7亿元。",
        [
            ("214.7亿元@78", ("58.73亿元", "131.6亿元", "24.37亿元")),
            ("58.73亿元@10", ("33.18亿元", "25.55亿元")),
        ],
    ),
    "占比合成全部的各项": (
        "2022年全市采购规模为4083.0亿元。中央、地方采购规模分别为1266.3亿元和2816.7亿元，占全市采购规模的31.0%和69.0%。"
        "其中：地方采购规模下降5.2%，带动总规模下降。集中、部门、分散采购规模分别为1642.4亿元、913.0亿元和1527.6亿元，占全市采购规模的40.2%、22.4%和37.4%。",
        [
            ("4083.0亿元@12", ("1266.3亿元", "2816.7亿元")),
            ("4083.0亿元@12", ("1642.4亿元", "913.0亿元", "1527.6亿元")),
        ],
    ),
    "占比不足全部": (
        "2022年全市采购规模为4083.0亿元，下降3.1%。去年以来下降较多。集中、部门采购规模分别为1642.4亿元、913.0亿元，占全市采购规模的40.2%、22.4%。",
        [],
    ),
    "清单里的几项碰巧等于另一项": (
        "到位资金7,405.2万元，其中中央3,702.6万元、省级2,221.56万元、区级1,481.04万元。",
        [("7,405.2万元@4", ("3,702.6万元", "2,221.56万元", "1,481.04万元"))],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_total_is_of(name: str) -> None:
    text, expected = CASES[name]
    assert sums(text) == sorted(expected)
