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


FURTHER = {
    "合计在后一句，说明是几项": (
        "2019年甲项收入入库1516.3万元。此外，从上级专户转入1713.8万元。两项合计，2019年全县分配资金3230.1万元。",
        [("3230.1万元@55", ("1516.3万元", "1713.8万元"))],
    ),
    "合计在后一句，凑不上": (
        "2019年甲项收入入库1516.3万元。此外，从上级专户转入1713.8万元。两项合计，2019年全县分配资金3320.1万元。",
        [],
    ),
    "加上的一方在几句以前": (
        "2019年养老基金收入预算数676.3亿元，决算数589.6亿元。支出预算数654.8亿元，决算数532.4亿元。完成率偏低有多种原因。"
        "另外，加上地方上缴的调剂基金收入2413.3亿元，收入总量3002.9亿元。",
        [("3002.9亿元@97", ("589.6亿元", "2413.3亿元"))],
    ),
    "清单归于本句所增加的数": (
        "下达新增债券资金6318万元。经研究调整预算。相应增加一般公共预算支出6318万元，分别列入：“城乡社区”科目300万元，“水利”科目6018万元。",
        [("6318万元@35", ("300万元", "6018万元"))],
    ),
    "支出的前几项碰巧等于一项收入": (
        "2021年收支总预算6927.14万元，收入包括：公共预算拨款收入5927.14万元、基金预算拨款收入1000万元；"
        "支出包括：公共服务支出5746.19万元、社会保障支出160.97万元、卫生健康支出19.98万元、城乡社区支出1000万元。",
        [
            ("6927.14万元@10", ("5746.19万元", "160.97万元", "19.98万元", "1000万元")),
            ("6927.14万元@10", ("5927.14万元", "1000万元")),
        ],
    ),
    "由各项构成": (
        "全镇可用资金1867.48万元，由本镇收入111.11万元、上级补助1756.37万元构成。",
        [("1867.48万元@6", ("111.11万元", "1756.37万元"))],
    ),
}


@pytest.mark.parametrize("name", FURTHER)
def test_what_further_totals_are_of(name: str) -> None:
    text, expected = FURTHER[name]
    assert sums(text) == sorted(expected)


def test_changes_told_before_their_whole() -> None:
    text = (
        "（一）教育支出850088.3元，同比减少54357.12元。（二）社会保障支出116433.1元，同比增加16803.36元。"
        "（三）卫生健康支出43897.7元，同比减少6014.46元。二、情况说明。2025年本年支出同比减少43568.22元。"
    )
    relations = read_text(Passage(0, text, Place())).relations
    changes = [one for one in relations if one.claimed.text == "43568.22元"]
    assert [tuple(part.text for part in one.operands) for one in changes] == [("54357.12元", "16803.36元", "6014.46元")]
    assert [one.signs for one in changes] == [(1, -1, 1)]
