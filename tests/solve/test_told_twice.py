"""Facts told twice: which equal figures are one, what stands beside them, and lists told again. None of it accuses."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage


def twice(text: str) -> list[tuple[str, str]]:
    """What is told twice in ``text``: the words before each of the two figures and the figure, none of it stated."""
    relations = read_text(Passage(0, text, Place())).relations
    same = [one for one in relations if one.kind is Kind.EQUALITY]
    assert all(one.found for one in same)
    return sorted(
        (f"{one.operands[0].subject} {one.operands[0].text}", f"{one.claimed.subject} {one.claimed.text}")
        for one in same
    )


ONE_FACT = {
    "名称只有一部分相同": (
        "下达我区新增专项债务限额21370万元。截至9月底，已安排新增专项债券额度21370万元。",
        [("下达我区新增专项债务限额 21370万元", "已安排新增专项债券额度 21370万元")],
    ),
    "名称不同而数很长": (
        "该项目应配套资金4,817.6万元。各级已筹措4,817.6万元。",
        [("该项目应配套资金 4,817.6万元", "各级已筹措 4,817.6万元")],
    ),
    "四位数而名称有一部分相同": (
        "下达新增一般债券额度6318万元。拟将新增一般债券资金6318万元用于两个项目。",
        [("下达新增一般债券额度 6318万元", "拟将新增一般债券资金 6318万元")],
    ),
}

NOT_ONE_FACT = {
    "四位数，名称全不同": "下达新增一般债券额度6318万元。全年接待群众来访补助资金6318万元。",
    "整数": "该项目应配套资金40000万元。各级已筹措40000万元。",
    "收入与支出": "甲乡镇企业经营收入48176.3万元。乙乡镇企业改造支出48176.3万元。",
    "不同年度": "2022年农田水利资金48176.3万元。2023年粮食储备款48176.3万元。",
    "同一份清单里的两项": "安排资金96352.6万元，其中：甲镇项目48176.3万元，乙镇项目48176.3万元。",
    "一句里的预算与决算": "调整数4610.19万元，决算数4610.19万元。",
    "全部是其中一项": "该局本年拨款48176.3万元，其中：修路工程48176.3万元，绿化工程0万元。",
}


@pytest.mark.parametrize("name", ONE_FACT)
def test_is_told_twice(name: str) -> None:
    text, expected = ONE_FACT[name]
    assert twice(text) == expected


@pytest.mark.parametrize("name", NOT_ONE_FACT)
def test_only_prints_the_same(name: str) -> None:
    assert twice(NOT_ONE_FACT[name]) == []


BESIDE = {
    "增减额与幅度跟着说": (
        "全县教育支出7351万元，增长6.4%。全县农林水支出4822万元，增长3.1%。上述支出中，全县教育支出7351万元，增长6.4%。",
        ["6.4%", "7351万元"],
    ),
    "幅度不同": (
        "全县教育支出7351万元，增长6.4%。全县农林水支出4822万元，增长3.1%。上述支出中，全县教育支出7351万元，增长6.5%。",
        ["7351万元"],
    ),
    "方向不同": (
        "全县教育支出7351万元，增长6.4%。全县农林水支出4822万元，增长3.1%。上述支出中，全县教育支出7351万元，下降6.4%。",
        ["7351万元"],
    ),
    "另一项的幅度": (
        "全县教育支出7351万元，增长6.4%。全县农林水支出4822万元，增长6.4%。",
        [],
    ),
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_is_told_twice_too(name: str) -> None:
    text, expected = BESIDE[name]
    assert sorted(claimed.rsplit(" ", 1)[1] for _, claimed in twice(text)) == expected


AGAIN = {
    "同一份清单换个说法": (
        "新增债券6318万元用于2个项目：1.城东道路改造工程300万元；2.北山水库加固工程6018万元。"
        "相应增加支出6318万元，列入：“城乡社区”科目300万元，“水利”科目6018万元。",
        ["300万元", "6018万元", "6318万元"],
    ),
    "收入的各项不是支出的各项": (
        "收入6318万元，其中：拨款收入300万元，基金收入6018万元。支出6318万元，其中：修路支出300万元，水库支出6018万元。",
        [],
    ),
    "两项相等，分不出谁是谁": (
        "资金600万元用于2个项目：1.城东道路300万元；2.北山水库300万元。资金600万元，列入：“城乡社区”科目300万元，“水利”科目300万元。",
        [],
    ),
}


@pytest.mark.parametrize("name", AGAIN)
def test_list_told_again(name: str) -> None:
    text, expected = AGAIN[name]
    assert sorted(claimed.rsplit(" ", 1)[1] for _, claimed in twice(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "因公出国费0万元，比上年增加0万元。",
        "公务接待费1万元，比上年增加0.5万元，增长100%。",
    ],
)
def test_nothing_and_short_prints_are_no_news(text: str) -> None:
    assert twice(text) == []
