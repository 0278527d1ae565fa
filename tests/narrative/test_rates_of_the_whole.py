"""A rate behind the reasons of a change, or behind a second comparison: whose it is, and what is told where it fits nothing."""

from __future__ import annotations

import pytest
from loud import loud

LAWFUL = {
    "reasons both ways": "日常公用经费支出212.36万元，比上年增加14.82万元，主要原因：维修费增加25.17万元，会议费减少10.35万元，增长7.50%。",
    "parts both ways": "项目支出518.64万元，较上年减少46.09万元，其中农田建设项目减少71.33万元、动物防疫项目增加25.24万元，下降8.16%。",
    "numbered": "工资福利支出946.37万元，比上年减少23.58万元，一是退休减少58.16万元，二是调资增加34.58万元，降幅2.43%。",
    "no level before": "比上年减少3.69万元，其中因退休减少20.08万元，因调资增加16.39万元，降低0.75%。",
    "two comparisons": "支出480.06万元，比上年增加8.67万元，比预算减少12.07万元，增长1.84%。",
    "two comparisons one way": "支出480.06万元，比上年增加8.67万元，比预算增加12.07万元，增长1.84%。",
}
FAULTY = {
    "支出620.46万元，较上年增加22.00万元，下降3.68%。": [("N013", "error")],
    "支出620.46万元，较上年增加22.00万元，增长3.68%，其中基本支出增加30.00万元，项目支出减少8.00万元，增长2.68%。": [
        ("N013", "error")
    ],
    "收入比上年增加22.00万元，支出比上年减少8.00万元，增长3.68%。": [("N013", "error")],
    "支出480.06万元，比上年增加8.67万元，比预算减少12.07万元，增长2.45%。": [("N013", "error")],
    "支出480.06万元，比上年增加8.67万元，比预算减少12.07万元，增长3.85%。": [("N002", "error")],
    "日常公用经费支出212.36万元，比上年增加14.82万元，主要原因：维修费增加25.17万元，会议费减少10.35万元，增长9.50%。": [
        ("N002", "warning")
    ],
    "项目支出581.64万元，较上年减少46.09万元，其中农田建设项目减少71.33万元、动物防疫项目增加25.24万元，下降8.16%。": [
        ("N002", "warning")
    ],
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_it_may_be_of_an_earlier_change(text: str) -> None:
    assert loud(f"云溪县水务局2029年度部门决算公开\n\n一、有关情况\n{text}\n") == []


@pytest.mark.parametrize(("text", "expected"), FAULTY.items(), ids=FAULTY)
def test_a_rate_of_none_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert loud(f"云溪县水务局2029年度部门决算公开\n\n一、有关情况\n{text}\n") == expected
