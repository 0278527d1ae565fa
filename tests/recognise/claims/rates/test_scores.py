"""Scores told in sentences, made up: the parts of a total and the rate of each, and look-alikes that say nothing."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "full marks before": (
        "自评得分95分，其中：产出50分，得47分；效益50分，得48分。",
        [("分项之和", ("47分", "48分"), "95分", True)],
    ),
    "full marks behind, in the next sentence, one slip": (
        "项目综合得分95.00分。其中：产出得46.00分（满分50分）、效益得48.00分（满分50分）。",
        [("分项之和", ("46.00分", "48.00分"), "95.00分", False)],
    ),
    "rates, and the total in the sentence behind": (
        "产出权重50分，得分47分，得分率94%；效益权重50分，得分48分，得分率90.0%。综合得分95分。",
        [
            ("完成比例", ("47分", "50分"), "94%", True),
            ("完成比例", ("48分", "50分"), "90.0%", False),
            ("分项之和", ("47分", "48分"), "95分", True),
        ],
    ),
    "without full marks only what holds": (
        "自评得分95分，其中：产出得分47分，效益得分48分。",
        [("分项之和", ("47分", "48分"), "95分", True)],
    ),
    "without full marks some may be unnamed": ("自评得分95.00分，其中：产出得分46.00分，效益得分48.00分。", []),
    "two levels in one list": (
        "自评得分95分，其中：产出50分，得47分，其中：数量20分，得20分；效益50分，得48分。",
        [("分项之和", ("47分", "48分"), "95分", True)],
    ),
    "points lost": ("得分95分，其中扣分项：数量扣2分，时效扣4分。", []),
    "two years": ("2022年得分95分，2023年得分98分，提高2分。", []),
}


@pytest.mark.parametrize("name", TOLD)
def test_scores_in_sentences(name: str) -> None:
    text, expected = TOLD[name]
    assert sorted(tied(text)) == sorted(expected)
