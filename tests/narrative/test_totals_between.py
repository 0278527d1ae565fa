"""A total between parts and their shares is no part; a change on balance is of all pairs before it, not of the last alone."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.solve.spans import holds

#: text -> the relations that fail: (shape, operands, claimed, stated)
TEXTS = {
    "a total before the shares": ("拨款收入300万元，事业收入200万元，收入合计500万元，分别占60%、40%。", []),
    "the sum of both": ("拨款300万元、自筹200万元，两者之和500万元，二者分别占60%、40%。", []),
    "all of it by its name": ("甲县300万元、乙县200万元，投资总额500万元，分别占投资总额的60%、40%。", []),
    "a part that begins like a total": (
        "总支出500万元，其中教育支出300万元，公共安全支出200万元，分别占60%、40%。",
        [],
    ),
    "a head office is a part": ("甲镇250万元、乙镇150万元，总部经费100万元，分别占50%、30%、20%。", []),
    "a share of the total misprinted": (
        "拨款收入300万元，事业收入200万元，收入合计500万元，分别占60%、45%。",
        [("占比", ("200万元", "500万元"), "45%", False)],
    ),
    "a part misprinted": (
        "中央300万元、省220万元、县100万元，三级共计600万元，分别占50%、33.33%、16.67%。",
        [("占比", ("220万元", "600万元"), "33.33%", False)],
    ),
    "one less and one more": ("办公费由80万元降为60万元，差旅费由6万元升为9万元，一减一增，净减少17万元。", []),
    "each with a change of its own": (
        "接待费由53万元降至48万元，减少5万元，运行费由95万元升至96万元，增加1万元，净减少4万元。",
        [],
    ),
    "more on balance of the last alone": ("办公费由80万元降为60万元，差旅费由6万元升为8万元，净增加2万元。", []),
    "less on balance than it should be": (
        "办公费由80万元降为60万元，差旅费由6万元升为9万元，两者相抵，净减少71万元。",
        [("增减额之和", ("60万元", "80万元", "9万元", "6万元"), "71万元", False)],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_fails(name: str) -> None:
    text, expected = TEXTS[name]
    relations = read_text(Passage(0, text, Place())).relations
    failing = [one for one in relations if holds(one) is False]
    assert [(r.shape.value, tuple(o.text for o in r.operands), r.claimed.text, r.stated) for r in failing] == expected
