"""Rates by their name of what moved a figure: 压减比例, 调整率; they count where they hold, for what they are over may not be printed."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "from a printed base": (
        "护林经费由1500万元压减至1275万元，压减225万元，压减比例15%。",
        (("225万元", "1500万元"), "15%"),
    ),
    "of the figure before": ("绿化项目概算640万元，核减80万元，核减比例12.5%。", (("80万元", "640万元"), "12.5%")),
    "of what was handed in": ("送审造价450万元，审定414万元，审减36万元，审减比例8%。", (("36万元", "450万元"), "8%")),
    "of the first budget": (
        "馆内职工65人。年初预算1250万元，年中追加187.5万元，调整后预算1437.5万元，预算调整率15%。",
        (("187.5万元", "1250万元"), "15%"),
    ),
    "what was added": ("年初预算800万元，追加60万元，追加率7.5%。", (("60万元", "800万元"), "7.5%")),
}
SILENT = (
    "护林经费由1500万元压减至1275万元，压减225万元，压减比例16%。",
    "绿化项目概算640万元，核减80万元，核减比例9%。",
    "年初预算1250万元，年中追加187.5万元，调整后预算1437.5万元，预算调整率11%。",
    "调整后预算1437.5万元，预算调整率15%。",
    "追加60万元，追加率7.5%。",
)


@pytest.mark.parametrize("name", TOLD)
def test_a_rate_of_what_moved(name: str) -> None:
    text, (operands, rate) = TOLD[name]
    assert [one[1:] for one in tied(text) if one[2].endswith("%")] == [(operands, rate, True)]


@pytest.mark.parametrize("text", SILENT)
def test_a_rate_of_another_move_is_no_fault(text: str) -> None:
    assert [one for one in tied(text) if one[2].endswith("%")] == []
