"""A reading is asked only where its cues stand: what it would find anywhere else would be lost."""

from __future__ import annotations

import pytest

from gouji.document.place import Place
from gouji.domain.claims import Mention, Passage
from gouji.recognise.claims import _READINGS, _TOLD_IN_FULL
from gouji.recognise.claims.sentences.cues import POINTS, Reading, Readings, told_by
from gouji.recognise.claims.sentences.mentions import pieces
from gouji.recognise.claims.sentences.rows import layout

SENTENCES = (
    "2023年度支出368.94万元，比上年371.26万元减少2.32万元，下降0.62%。",
    "年初在职56人，调入3人、退休2人，年末57人。",
    "发现问题28个，已整改14个，正在整改9个，未整改5个。",
    "资产总额500.00万元，负债总额120.00万元，净资产380.00万元，资产负债率24%。",
    "全年受理案件120件，其中上半年50件，下半年70件。",
    "受理投诉200件，办结190件，未办结10件，办结率95%。",
    "三项支出合计12.00万元。余额80.00亿元，控制在限额90.00亿元以内。",
    "满分20分，扣2分，得18分。完成率由95%提高到98%，提高3个百分点。",
    "调整预算数300.00万元，即年初预算200.00万元、上年结转60.00万元、追加40.00万元之和。",
    "购置电脑30台，每台0.50万元，共15.00万元。",
)


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("readings", [_READINGS, _TOLD_IN_FULL], ids=["readings", "told in full"])
def test_readings_that_are_not_asked_find_nothing(readings: Readings, text: str) -> None:
    found = pieces(Passage(0, text, Place()))
    asked = readings.asked([one for one in found if isinstance(one, Mention)], readings.in_words(text))
    others = [reading for reading in readings.all if reading not in asked]

    assert others
    assert [claim for reading in others for claim in reading(layout(found))] == []


def test_each_group_must_be_held_and_so_many_figures() -> None:
    first: Reading = told_by(("甲", "乙"), {POINTS}, fewest=2)(lambda _: iter(()))
    second: Reading = told_by(lambda: ("丙",), fewest=3)(lambda _: iter(()))
    readings = Readings(first, second, lambda _: iter(()))
    told = [
        one for one in pieces(Passage(0, "甲率由95%提高到98%，提高3个百分点。", Place())) if isinstance(one, Mention)
    ]

    def asked(mentions: list[Mention], words: str) -> list[int]:
        return [readings.all.index(one) for one in readings.asked(mentions, readings.in_words(words))]

    assert len(told) == 3
    assert asked(told, "乙") == [0, 2]
    assert asked(told, "丁") == [2]
    assert asked(told[:2], "甲") == [2]
    assert asked(told, "丙") == [1, 2]
    assert asked(told[:2], "丙") == [2]
