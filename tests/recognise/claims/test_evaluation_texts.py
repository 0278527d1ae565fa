"""Made-up sentences of evaluation reports: what they tie, and lawful look-alikes that tie nothing."""

from __future__ import annotations

import pytest
from claim_reading import tied

YES = True

READ = {
    "a unit told once for the paragraph": (
        "单位：万元。计划安排资金420，实际支出396.35，结余23.65。支出明细：水质检验210.4；设备购置150.55；宣传35.4。",
        [
            ("分项之和", ("210.4", "150.55", "35.4"), "396.35", YES),
            ("剩余", ("420", "-396.35"), "23.65", YES),
        ],
    ),
    "rows in the order of the first": (
        "资金投入情况（万元）：年度资金总额全年预算数260、全年执行数247、预算执行率95%；其中：中央财政资金200、190、95%；地方资金60、57、95%。",
        [
            ("分项之和", ("190", "57"), "247", YES),
            ("分项之和", ("200", "60"), "260", YES),
            ("完成比例", ("190", "200"), "95%", YES),
            ("完成比例", ("247", "260"), "95%", YES),
            ("完成比例", ("57", "60"), "95%", YES),
        ],
    ),
    "rows in an order that words tell": (
        "资金情况（万元），依次为全年预算数（A）、全年执行数（B）、预算执行率（B/A×100%）：年度资金总额：150、48、32.00%；"
        "其中：中央财政资金110、8、7.27%。",
        [("完成比例", ("48", "150"), "32.00%", YES), ("完成比例", ("8", "110"), "7.27%", YES)],
    ),
    "the amount of a project under a general name": (
        "2023年下达补助资金315万元，用于灌溉渠修复。资金投入：项目资金315万元已到位。",
        [("同一事项两处", ("315万元",), "315万元", YES)],
    ),
    "all of it behind 其中": (
        "收到中央补助资金86万元，其中省财政86万元。",
        [("同一事项两处", ("86万元",), "86万元", YES)],
    ),
    "all of it in a bracket": (
        "安排项目资金72万元（灌溉渠修复工程72万元）。",
        [("同一事项两处", ("72万元",), "72万元", YES)],
    ),
    "the amount that 上述 points to": (
        "上级下达水利资金4600万元，用于渠道。上述4600万元已全部到位。",
        [("同一事项两处", ("4600万元",), "4600万元", YES)],
    ),
    "a price, a count and what they come to": (
        "补助标准每村每年0.36万元，全市415个行政村，各级配套资金149.4万元。",
        [("人均", ("0.36万元", "415个"), "149.4万元", YES)],
    ),
    "a price in a bracket behind what it comes to": (
        "改造任务920户，市级配套资金110.4万元（1200元/户）。",
        [("人均", ("1200元", "920户"), "110.4万元", YES)],
    ),
    "counts by the grades that were given": (
        "局本级30个项目，评价等级为“优”的有21个、为“中”的有4个、为“良”的有5个；林场9个项目，“优”有6个、“良”有2个、“差”有1个。",
        [("分项之和", ("21个", "4个", "5个"), "30个", YES), ("分项之和", ("6个", "2个", "1个"), "9个", YES)],
    ),
    "what an amount was cut to": (
        "下达我区128万元，其中低保资金100万元，孤儿保障金28万元；后调减45万元，全年实际下达83万元。",
        [
            ("分项之和", ("100万元", "28万元"), "128万元", YES),
            ("剩余", ("128万元", "-45万元"), "83万元", YES),
        ],
    ),
    "what is still to be paid": (
        "已支付工程款7600万元。根据设计批复，该市应承担投资共7985万元，还需拨付385万元。",
        [("剩余", ("7985万元", "-7600万元"), "385万元", YES)],
    ),
    "full marks by a rate": (
        "全年预算数200万元，全年执行数195万元，执行率97.5%，得分（20分×执行率）19.5分。",
        [("完成比例", ("195万元", "200万元"), "97.5%", YES), ("完成比例", ("20分", "97.5%"), "19.5分", YES)],
    ),
    "scores of a paragraph and their total": (
        "预算执行分值10，得分9。数量指标分值50，得分46；质量指标分值40，得分40。总分100，得分95。",
        [("分项之和", ("10", "50", "40"), "100", YES), ("分项之和", ("9", "46", "40"), "95", YES)],
    ),
    "shares alone in brackets": (
        "2018年省本级3200万元（80%），转移支付800万元（20%），合计4000万元。",
        [
            ("加总", ("3200万元", "800万元"), "4000万元", YES),
            ("占比", ("3200万元", "4000万元"), "80%", YES),
            ("占比", ("800万元", "4000万元"), "20%", YES),
        ],
    ),
    "all of it was spent": (
        "落实改造资金246.35万元，目前已支出246.35万元，资金使用率为100%。",
        [("完成比例", ("246.35万元", "246.35万元"), "100%", YES)],
    ),
    "planned and done in one name": (
        "油菜种植25万亩，计划和实际承保面积9.5万亩，承保率为38%。",
        [("完成比例", ("9.5万亩", "25万亩"), "38%", YES)],
    ),
    "a rate of what is left": (
        "年度安排188.61万元，年度拨付173.52万元，结余15.09万元，资金结余率8%。",
        [
            ("剩余", ("188.61万元", "-173.52万元"), "15.09万元", YES),
            ("完成比例", ("15.09万元", "188.61万元"), "8%", YES),
        ],
    ),
    "two columns of a list that print alike": (
        "全区落实资金96.5万元，已支出96.5万元。其中：中央资金60.5万元，已支出60.5万元；省级资金36万元，已支出36万元。",
        [("分项之和", ("60.5万元", "36万元"), "96.5万元", YES), ("分项之和", ("60.5万元", "36万元"), "96.5万元", YES)],
    ),
}

SILENT = {
    "numbers that are no amounts": "单位：万元。培训班指标值12，完成值12，分值10，得分10。",
    "three names dealt out": "甲、乙、丙三个项目分别为120、130、150万元。",
    "spending under the name of a kind": "2023年下达补助资金315万元，用于灌溉渠修复。项目支出315万元。",
    "two items that cost the same": "分别安排甲镇（灌溉渠工程86万元），乙镇（道路工程86万元）。",
    "a price that comes to less": "补助标准每村每年0.36万元，全市415个行政村，各级配套资金151.4万元。",
    "counts by grades that leave some out": "局本级30个项目，评价等级为“优”的有21个、为“中”的有4个、为“良”的有2个。",
    "what was done as planned": "预定村集体收入48.6万元，实际48.6万元。",
    "all that was spent beside a rate of another thing": "上级下达专项资金873万元，已使用873万元，合格率100%。",
}


@pytest.mark.parametrize("name", READ)
def test_what_is_tied(name: str) -> None:
    text, expected = READ[name]
    assert sorted(tied(text)) == sorted(expected)


@pytest.mark.parametrize("name", SILENT)
def test_what_ties_nothing(name: str) -> None:
    assert tied(SILENT[name]) == []


def test_scores_that_miss_their_total_are_not_borne_out() -> None:
    found = tied("预算执行分值10，得分9。数量指标分值50，得分46；质量指标分值40，得分40。总分100，得分96。")
    assert found == [("分项之和", ("10", "50", "40"), "100", YES)]


def test_growth_in_brackets_is_no_share() -> None:
    found = tied("甲镇支出3200万元（增长8%），乙镇支出800万元（增长20%），合计4000万元。")
    assert found == [("加总", ("3200万元", "800万元"), "4000万元", YES)]
