"""Gaps told without the two figures they lie between: found where these are near and would hardly agree by chance; never accused."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.domain.claims import Formula, Passage, Relation
from gouji.pipeline.checking import check_documents


def loud(text: str) -> list[str]:
    findings = check_documents([parse(text)], load()).results.findings
    return [one.code for one in findings if one.problem.severity.value in ("error", "warning")]


def gaps(text: str) -> list[str]:
    relations = read_text(Passage(0, text, Place())).relations
    return [_shown(one) for one in relations if one.formula is Formula.SUM and len(one.operands) == 2]


def _shown(one: Relation) -> str:
    sign = "-" if -1 in one.signs else "+"
    return f"{one.claimed.text} = {one.operands[0].text} {sign} {one.operands[1].text}"


GAPS = {
    "节约": (
        "全区采购预算完成19.46亿元，实际采购16.43亿元，节约3.03亿元。",
        ["3.03亿元 = 19.46亿元 - 16.43亿元"],
    ),
    "收大于支": (
        "基金全年取得收入14265万元，大部分来自补贴。全年发生支出11893万元，都是养老金。收大于支2372万元。",
        ["2372万元 = 14265万元 - 11893万元"],
    ),
    "追加以后": (
        "区财政批复我局经费1254.63万元，年内追加318.45万元，全年可用1573.08万元。",
        ["1573.08万元 = 1254.63万元 + 318.45万元"],
    ),
}

NONE = {
    "短数": "补助资金结余2万元。年内到账3万元，付出1万元。",
    "差一点": "全区采购预算完成19.46亿元，实际采购16.43亿元，节约3.13亿元。",
    "约数": "收入93.64亿元，压减1亿多元。支出94.73亿元。",
}


@pytest.mark.parametrize("name", GAPS)
def test_gap_is_found(name: str) -> None:
    text, expected = GAPS[name]
    assert gaps(text) == expected
    assert loud(text) == []


@pytest.mark.parametrize("name", NONE)
def test_nothing_is_found_or_told(name: str) -> None:
    assert gaps(NONE[name]) == []
    assert loud(NONE[name]) == []
