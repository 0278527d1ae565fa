"""What is counted in two ways, came through stages or stands beside a list does not make its whole up."""

from __future__ import annotations

import pytest
from loud import loud


@pytest.mark.parametrize(
    "text",
    [
        "开展执法检查64次，其中夜间检查25次、节假日检查18次、联合检查33次。",
        "新建厂房5栋，其中框架结构4栋，带屋顶光伏2栋。",
        "购置水泵6台，其中节能泵4台，潜水泵3台。",
        "服务农户700户，其中脱贫户260户、种植大户310户、养殖户290户，一户可兼有多种身份。",
        "受理咨询1500人次，其中劳动争议620人次、社会保险710人次、工伤认定270人次，部分群众同时咨询多个事项。",
        "收到申报项目120个，其中通过初审90个，通过专家评审60个，最终立项35个。",
        "报名900人，其中符合条件650人，参加考试600人，合格420人。",
        "自有车辆12辆，其中应急车5辆，另租用车辆9辆。",
        "正式职工50人，其中技术人员32人，另有退休职工62人。",
        "本年项目支出150万元，其中使用往年结余210万元中的60万元。",
        "今年新建道路12公里，其中列入五年规划86公里中的9公里。",
        "“三公”经费62万元，其中：出国费12万元；公务用车购置及运行维护费27万元，完成预算30万元的90%；其中：公务用车购置0万元；公务用车运行维护费27万元；公务接待费23万元。",
    ],
)
def test_nothing_is_told_of_parts_that_may_overlap(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("护坡共5段，其中左岸2段，右岸4段。", "error"),
        ("改造泵站7座，其中东岸3座，西岸5座。", "error"),
        ("在册党员46人，其中男党员30人，女党员26人。", "warning"),
        ("受理投诉73件，其中电话投诉64件、信件投诉18件、来访投诉9件。", "warning"),
        ("本年项目支出150万元，其中使用往年结余210万元。", "warning"),
    ],
)
def test_parts_that_exclude_each_other_and_slips_are_told(text: str, severity: str) -> None:
    assert [one for _, one in loud(text)] == [severity]


def test_an_announced_list_takes_all_its_members() -> None:
    text = "发行政府债券20.5亿元，其中新增一般债券6.5亿元，新增专项债券9.2亿元，再融资债券8.4亿元。"
    assert loud(text) == [("N007", "warning")]


def test_what_three_come_to_is_no_fourth_part() -> None:
    assert loud("发放奖补800元，其中甲类450元、乙类200元、丙类105元，三类相加800元。") == [("N008", "warning")]
