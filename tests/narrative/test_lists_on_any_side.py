"""Lists of levels, bases and changes in any order: the k-th belongs to the k-th, and one wrong figure is told."""

from __future__ import annotations

import pytest
from loud import loud

LAWFUL = {
    "changes, levels, bases": (
        "培训费和会议费较上年分别减少1.35万元和2.48万元，降至6.72万元和9.13万元，上年为8.07万元和11.61万元。"
    ),
    "rates both ways": (
        "货物采购、服务采购分别比上年下降9.46%、增长14.52%，分别为71.83万元、136.27万元，上年分别为79.33万元、118.99万元。"
    ),
    "bases, changes, levels": (
        "一般债务、专项债务余额比上年的38.62亿元、51.47亿元分别下降2.41%和增长9.68%，为37.69亿元和56.45亿元。"
    ),
    "budgets of two years": (
        "人员类项目和特定目标类项目预算分别为831.27万元、462.95万元，比上年预算795.44万元、517.08万元分别增加35.83万元和减少54.13万元。"
    ),
    "three of them, one unmoved": (
        "印刷费、邮电费、维修费较上年分别减少1.20万元、2.30万元和0万元，降至35.92万元、46.47万元和62.40万元，"
        "上年为37.12万元、48.77万元和62.40万元。"
    ),
    "changes and rates": (
        "较上年，印刷费、邮电费分别减少3.64万元、17.44万元，降幅0.68%、1.99%，本年分别为530.21万元、858.92万元，"
        "上年为533.85万元、876.36万元。"
    ),
}
FAULTY = {
    "培训费和会议费较上年分别减少1.35万元和2.48万元，降至6.72万元和9.13万元，上年为8.07万元和11.91万元。": "N001",
    "货物采购、服务采购分别比上年下降9.46%、增长14.52%，分别为78.13万元、136.27万元，上年分别为79.33万元、118.99万元。": "N002",
    "一般债务、专项债务余额比上年的38.62亿元、51.47亿元分别下降2.41%和增长9.68%，为37.69亿元和54.65亿元。": "N002",
    "人员类项目和特定目标类项目预算分别为831.27万元、492.65万元，比上年预算795.44万元、517.08万元分别增加35.83万元和减少54.13万元。": (
        "N001"
    ),
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_each_is_compared_with_its_own(text: str) -> None:
    assert loud(f"云溪县水务局2029年度部门决算公开\n\n一、有关情况\n{text}\n") == []


@pytest.mark.parametrize(("text", "code"), FAULTY.items(), ids=FAULTY)
def test_a_wrong_one_is_told(text: str, code: str) -> None:
    assert loud(f"云溪县水务局2029年度部门决算公开\n\n一、有关情况\n{text}\n") == [(code, "error")]
