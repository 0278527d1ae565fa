"""Small shares that hold of several figures, made up: what the other shares of their base are of is meant."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "beside shares of the whole": (
        "全区收入累计完成9056万元。税收收入8148万元，占89.97%；非税收入908万元，占10.03%。上划甲级4016万元，占收入的44.35%；"
        "上划乙级1232万元，占收入的13.60%；上划丙级4万元，占收入的0.04%。",
        [(("4016万元", "9056万元"), "44.35%"), (("1232万元", "9056万元"), "13.60%"), (("4万元", "9056万元"), "0.04%")],
    ),
    "each of a base of its own": (
        "税收收入8148万元，其中增值税4万元，占税收收入的0.05%。非税收入908万元，其中罚没收入4万元，占非税收入的0.44%。",
        [(("4万元", "8148万元"), "0.05%"), (("4万元", "908万元"), "0.44%")],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_shares_of_one_base(name: str) -> None:
    text, expected = TOLD[name]
    named = [one[1:3] for one in tied(text) if one[0] == "占比" and one[2] not in ("89.97%", "10.03%")]
    assert named == expected
