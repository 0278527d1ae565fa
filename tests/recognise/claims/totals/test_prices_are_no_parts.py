"""What is paid for one of many is no part of a sum of amounts."""

from __future__ import annotations

import pytest
from claim_reading import tied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("村级补助93万元，每村每年补助4400元，合计93.44万元。", []),
        (
            "安排资金93万元，其中：村干部报酬80.5万元，村级办公经费12.5万元，每村每年补助4400元。",
            [("分项之和", ("80.5万元", "12.5万元"), "93万元", True)],
        ),
        (
            "低保每人每月补助320元，发放资金56万元；特困供养每人每月补助800元，发放资金24万元，合计80万元。",
            [("加总", ("56万元", "24万元"), "80万元", True)],
        ),
        (
            "道路维修支出36万元，每年投入管护费4万元，合计40万元。",
            [("加总", ("36万元", "4万元"), "40万元", True)],
        ),
    ],
)
def test_sums_beside_prices(text: str, expected: list[tuple[str, tuple[str, ...], str, bool | None]]) -> None:
    assert tied(text) == expected
