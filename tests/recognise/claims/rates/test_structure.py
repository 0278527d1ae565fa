"""Proportions of parts: each side is the share of the part told in its place before."""

from __future__ import annotations

import pytest
from claim_reading import tied

INDUSTRIES = "第一产业增加值100.1亿元，第二产业增加值170.4亿元，第三产业增加值168.7亿元"


def shares(text: str) -> list[tuple[str, str]]:
    return [(operands[0], claimed) for shape, operands, claimed, holds in tied(text) if shape == "占比" and holds]


@pytest.mark.parametrize(
    "text",
    [
        f"全年生产总值439.2亿元，其中{INDUSTRIES}，三次产业结构由上年的23.1:38.3:38.6调整为22.8:38.8:38.4。",
        f"{INDUSTRIES}。三次产业比重为22.8∶38.8∶38.4。",
        f"三次产业结构由2015年的20.1:45.2:34.7演变为2020年的22.8:38.8:38.4，{INDUSTRIES}。",
        "三次产业增加值分别为100.1亿元、170.4亿元和168.7亿元，产业结构进一步优化为22.8:38.8:38.4。",
        "全县实现地区生产总值439.2亿元。一产增加值100.1亿元，增长3%；二产增加值170.4亿元，增长5%，其中工业150.2亿元，建筑业20.2亿元；"
        "三产增加值168.7亿元，增长6%；三次产业构成为22.8：38.8：38.4。",
    ],
)
def test_shares_of_the_industries(text: str) -> None:
    assert shares(text) == [("100.1亿元", "22.8"), ("170.4亿元", "38.8"), ("168.7亿元", "38.4")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "年末常住人口50.2万人，其中城镇人口30.1万人，乡村人口20.1万人，城乡人口比为60:40。",
            [("30.1万人", "60"), ("20.1万人", "40")],
        ),
        ("教职工男1200人，女1500人，男女比例为44.4:55.6。", [("1200人", "44.4"), ("1500人", "55.6")]),
        (
            "中央补助40万元，省级补助35万元，市级配套25万元，分担比例为40:35:25。",
            [("40万元", "40"), ("35万元", "35"), ("25万元", "25")],
        ),
    ],
)
def test_shares_of_other_parts(text: str, expected: list[tuple[str, str]]) -> None:
    assert shares(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{INDUSTRIES}，三次产业结构由22.8:38.8:38.4继续优化。",
        f"{INDUSTRIES}，到2030年规划三次产业结构为22.8:38.8:38.4。",
        f"{INDUSTRIES}，全国三次产业结构为22.8:38.8:38.4。",
        "会议9:30:00开始，签到比例高，参会男40人，女60人。",
        "县级补助40万元，镇级补助60万元，今后按5:5的比例分担。",
        "第一产业增加值100.1亿元，第二产业增加值170.4亿元，三次产业结构为37.0:63.0:0.0。",
    ],
)
def test_other_proportions_tie_nothing(text: str) -> None:
    assert shares(text) == []
