"""Rates whose words tell their kind: shares within a whole, what was saved, what was done, scores in turn, 多 and 少 alone."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Passage

READ = {
    "在…中占": (
        "全县总支出267.37亿元，其中教育等民生支出231.94亿元，增长11.6%，在总支出中占86.7%。",
        [("share", "231.94亿元", "267.37亿元", "86.7%")],
    ),
    "节约率": (
        "采购预算完成19.46亿元，实际采购16.43亿元，节约3.03亿元，资金节约率15.6%。",
        [("ratio", "3.03亿元", "19.46亿元", "15.6%")],
    ),
    "节约率以采购额加节约额为基数": (
        "全市采购规模32.72亿元，比计划节约资金5.51亿元，资金节约率14.41%。",
        [("ratio", "32.72亿元", "5.51亿元", "14.41%")],
    ),
    "整改率": (
        "移交的57个问题，已整改到位49个，整改率85.96%。",
        [("completion_rate", "49个", "57个", "85.96%")],
    ),
    "单说多": (
        "税收15348万元，多1316万元，增长9.38%。",
        [("growth", "15348万元", "1316万元", "9.38%")],
    ),
    "另一句自己的数": (
        "2月份收入5682万元，下降24.22%。1-2月累计17056万元，比上年同期多2113万元，增长14.14%。",
        [("growth", "17056万元", "2113万元", "14.14%")],
    ),
    "得分率依次": (
        "指标由投入20分、过程25分、产出55分构成；得分依次为18.5分、22.3分和52.8分，得分率依次是92.5%、89.2%和96%。",
        [
            ("ratio", "18.5分", "20分", "92.5%"),
            ("ratio", "22.3分", "25分", "89.2%"),
            ("ratio", "52.8分", "55分", "96%"),
        ],
    ),
}


@pytest.mark.parametrize("name", READ)
def test_rate_is_read(name: str) -> None:
    text, expected = READ[name]
    rates = [one for one in read_text(Passage(0, text, Place())).relations if one.claimed.figure.unit.is_rate]
    told = [(one.kind.value, *(part.text for part in one.operands), one.claimed.text) for one in rates]
    assert sorted(told) == sorted(expected)
