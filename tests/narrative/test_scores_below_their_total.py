"""Scores in the paragraph below the one that tells their total."""

from __future__ import annotations

import pytest
from loud import loud

_ABOVE = "经评价，项目综合得分{total}分，评价等级为“优”（90分及以上为优）。各一级指标得分情况如下：\n"
_BELOW = "决策指标满分20分，得18.50分；过程指标满分20分，得17.20分；产出指标满分30分，得{got}分；效益指标满分30分，得26.80分。"
_BARE = "决策指标得18.50分；过程指标得17.20分；产出指标得{got}分。"

CASES = {
    "分项加不到总分": (_ABOVE.format(total="95.00") + _BELOW.format(got="28.00"), [("N007", "warning")]),
    "分项加到总分": (_ABOVE.format(total="90.50") + _BELOW.format(got="28.00"), []),
    "只列了几项": (_ABOVE.format(total="95.00") + _BARE.format(got="28.00"), []),
    "差得远的不是分项": (_ABOVE.format(total="95.00") + _BELOW.format(got="8.00"), []),
    "没有说如下": (
        _ABOVE.format(total="95.00").replace("各一级指标得分情况如下：", "") + _BELOW.format(got="28.00"),
        [],
    ),
    "另有加分": (_ABOVE.format(total="95.00") + _BELOW.format(got="28.00") + "加分项得4.50分。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_scores_below_their_total(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区水利局2023年度项目支出绩效评价报告\n{text}") == expected
