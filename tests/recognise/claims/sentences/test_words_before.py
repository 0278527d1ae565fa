"""The words before a figure: where they begin, by what is asked."""

from __future__ import annotations

import pytest
from claim_reading import mentions

TEXT = "上年结余20.00万元。2023年收入、支出（含结转）合计300.00万元，其中：教育支出100.00万元交通支出50.00万元"

BEFORE = {
    "the last sign or bracket": ("300.00万元", {}, "合计"),
    "over brackets": ("300.00万元", {"over": "（）"}, "支出（含结转）合计"),
    "over brackets and 、": ("300.00万元", {"over": "（）、"}, "2023年收入、支出（含结转）合计"),
    "to a year as to a figure": ("300.00万元", {"over": "（）、", "to_figure": True}, "年收入、支出（含结转）合计"),
    "a figure without a sign": ("50.00万元", {}, "教育支出100.00万元交通支出"),
    "to the figure before": ("50.00万元", {"to_figure": True}, "万元交通支出"),
    "never beyond the sentence": ("20.00万元", {"over": "。"}, "上年结余"),
}


@pytest.mark.parametrize(("figure", "asked", "words"), BEFORE.values(), ids=BEFORE)
def test_the_words_before_a_figure_begin_where_they_are_asked_to(
    figure: str, asked: dict[str, bool | str], words: str
) -> None:
    one = next(one for one in mentions(TEXT) if one.text == figure)
    assert one.words_before(**asked) == words  # type: ignore[arg-type]


RUNS_ON = {
    "in one clause": ("100.00万元", "50.00万元", True),
    "over a comma": ("300.00万元", "50.00万元", True),
    "over a stop": ("20.00万元", "300.00万元", False),
    "backwards": ("50.00万元", "100.00万元", False),
    "to itself": ("50.00万元", "50.00万元", False),
}


@pytest.mark.parametrize(("one", "later", "runs_on"), RUNS_ON.values(), ids=RUNS_ON)
def test_a_sentence_runs_on_up_to_its_stop(one: str, later: str, runs_on: bool) -> None:
    found = {mention.text: mention for mention in mentions(TEXT)}
    assert found[one].runs_on_to(found[later]) is runs_on


def test_the_lead_is_all_of_the_sentence() -> None:
    one = next(one for one in mentions(TEXT) if one.text == "100.00万元")
    assert one.lead == "2023年收入、支出（含结转）合计300.00万元，其中：教育支出"
