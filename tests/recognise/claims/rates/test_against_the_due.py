"""Rates behind what was due and what was done of it: a share of the target, and how far the target was passed."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.solve.spans import fits

READ = {
    "占目标任务": ("计划改造50户，实际改造46户，完成数占目标任务的92%。", ["46户 50户 92%"]),
    "为年度目标": ("计划培训50人，实际培训46人，为年度目标任务的92%。", ["46人 50人 92%"]),
    "超出计划": ("计划培训100人，实际培训143人，超出计划43%。", ["143人 100人 43%"]),
    "超任务数": ("任务数100户，实际完成143户，实际改造数超任务43%。", ["143户 100户 43%"]),
    "占目标任务，写错": ("计划改造50户，实际改造46户，完成数占目标任务的29%。", ["46户 50户 29% 不成立"]),
}
UNREAD = {
    "别的占比": "计划改造50户，实际改造46户，其中农村占92%。",
    "满意率": "计划改造50户，实际改造46户，群众满意率超过目标92%。",
    "两年": "2023年计划改造50户，2024年实际改造46户，完成数占目标任务的92%。",
}


def shown(text: str) -> list[str]:
    relations = read_text(Passage(0, text, Place())).relations
    return [
        " ".join(one.text for one in relation.mentions) + ("" if fits(relation) else " 不成立")
        for relation in relations
    ]


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_rates_of_what_was_due_are_read(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", UNREAD.values(), ids=UNREAD)
def test_rates_of_other_things_are_not(text: str) -> None:
    assert shown(text) == []


LEFT_AND_BORNE = {
    "已支付和未支付": ("已支付96万元，未支付4万元，支付率96%。", ["96万元 4万元 96%"]),
    "已整改和未整改": ("已整改45个，未整改5个，整改率80%。", ["45个 5个 80% 不成立"]),
    "先说比例再说金额": (
        "总保费1586.63万元，中央财政补贴50%为793.32万元，省级财政补贴15%，计237.99万元。",
        ["793.32万元 1586.63万元 50%", "237.99万元 1586.63万元 15%"],
    ),
    "比例后面另说一事": ("总保费1586.63万元，参保率50%，赔付793.32万元。", []),
    "没有写不成": ("已支付96万元，退回4万元，支付率69%。", []),
}


@pytest.mark.parametrize(("text", "expected"), LEFT_AND_BORNE.values(), ids=LEFT_AND_BORNE)
def test_rates_over_what_is_left_too_and_shares_told_first(text: str, expected: list[str]) -> None:
    assert shown(text) == expected
