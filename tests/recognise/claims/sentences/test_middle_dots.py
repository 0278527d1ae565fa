"""Middle dots are points of measured figures, and none of dates and names."""

from __future__ import annotations

import pytest
from claim_reading import mentions, tied


def test_figures_with_middle_dots_are_tied() -> None:
    text = "“5·12”灾后重建支出12·5亿元，其中中央补助10·2亿元，省级补助2·3亿元，占18·4%。"
    assert tied(text) == [
        ("占比", ("2·3亿元", "12·5亿元"), "18·4%", True),
        ("分项之和", ("10·2亿元", "2·3亿元"), "12·5亿元", True),
    ]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("开展“3·15”活动，支出12.5万元。", ["12.5万元"]),
        ("收入12·5亿元，比上年增长3.5%。", ["12·5亿元", "3.5%"]),
        ("阿卜杜拉·买买提等12人获补助1·2万元。", ["12人", "1·2万元"]),
    ],
)
def test_what_is_read_as_a_figure(text: str, figures: list[str]) -> None:
    assert [one.text for one in mentions(text)] == figures
