"""Averages and prices whose total or count stands in another sentence, or whose total follows from a price that is set."""

from __future__ import annotations

import pytest
from claim_reading import tied

YES = True

HELD = {
    "total and count in the sentence before": (
        "计划翻修粮仓9座，完成8座。批复资金300万元，实际支付252万元，平均每座31.5万元。",
        ("人均", ("252万元", "8座"), "31.5万元", YES),
    ),
    "total some sentences before": (
        "集训班全年开支128.4万元。课程按季安排。共集训船员1605人次，人均集训成本800元。",
        ("人均", ("128.4万元", "1605人次"), "800元", YES),
    ),
    "things by their name": (
        "总投入735万元。共建成水窖所在村庄14个，村均投入52.5万元。",
        ("人均", ("735万元", "14个"), "52.5万元", YES),
    ),
    "things in ten thousands": (
        "放映电影412场，观影6.18万人次，场均150人次。",
        ("人均", ("6.18万人次", "412场"), "150人次", YES),
    ),
    "a whole number is rounded": (
        "巡护林地7.31万亩。聘用管护员236人，人均管护310亩。",
        ("人均", ("7.31万亩", "236人"), "310亩", YES),
    ),
    "of an area": (
        "安置居民840户、建筑面积7.56万平方米，户均90平方米。",
        ("人均", ("7.56万平方米", "840户"), "90平方米", YES),
    ),
    "what it comes to behind a price": (
        "封育草场52.4万亩，每亩15元，下达786万元。",
        ("人均", ("786万元", "52.4万亩"), "15元", YES),
    ),
    "a price that is set, in the next sentence": (
        "核定种植面积31.26万亩。按每亩45.5元的标准，应兑付1422.33万元。",
        ("人均", ("45.5元", "31.26万亩"), "1422.33万元", YES),
    ),
    "a total before its price": (
        "取暖费67.2万元（按住校生480人、每人每年1400元核定）。",
        ("人均", ("1400元", "480人"), "67.2万元", YES),
    ),
    "of days": ("全年开放308天，接待读者24.6万人次，日均799人次。", ("人均", ("24.6万人次", "308天"), "799人次", YES)),
    "of months": ("租用冷库9个月，每月2.4万元，支付21.6万元。", ("人均", ("2.4万元", "9个月"), "21.6万元", YES)),
    "of what a noun behind names": ("入园幼童312人，编为12个班，班均26人。", ("人均", ("312人", "12个"), "26人", YES)),
    "of pupils": ("住校子弟312人。生均公用经费650元，拨付20.28万元。", ("人均", ("650元", "312人"), "20.28万元", YES)),
    "a total in brackets' head": (
        "改造房屋面积25.3万平方米。省级补助5060万元（按每平方米200元测算）。",
        ("人均", ("200元", "25.3万平方米"), "5060万元", YES),
    ),
}

SILENT = {
    "another count": "计划翻修粮仓9座，完成8座。批复资金300万元，实际支付248万元，平均每座34万元。",
    "a price for each month": "聘用护工62人，每人每月3100元。全年支付245.7万元。",
    "a round average of what is told": "检查商铺380家，出动人员912人次。抽检食品，每家约3批次。",
    "a count of something else": "建成站点26个，配备车辆130辆。支出520万元，户均4万元。",
    "a standard beside a part": "核定养殖水面8.4万亩，其中池塘3.1万亩。按每亩60元的标准，首批兑付204万元。",
}


@pytest.mark.parametrize("name", HELD)
def test_an_average_told_apart_holds(name: str) -> None:
    text, expected = HELD[name]
    assert [one for one in tied(text) if one[0] == "人均"] == [expected]


@pytest.mark.parametrize("name", SILENT)
def test_what_does_not_divide_is_no_average(name: str) -> None:
    assert [one for one in tied(SILENT[name]) if one[0] == "人均"] == []
