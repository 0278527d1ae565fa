"""Figures that words point back to and that print another one with a slip."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "苇塘区2031年项目支出绩效评价报告\n"

WRONG = (
    "养老服务补助2031年共下达1526万元。截至年末，下达的1562万元资金已支付1434.44万元。",
    "果蔬保鲜项目到位资金318.6万元。截至9月底，到位的381.6万元资金全部拨付。",
    "村道硬化工程批复2476万元，用于12个村。上述2467万元分两次支付。",
    "区财政安排4850万元用于河道清淤。安排的4580万元已经使用。",
    "全年收回73.85万元存量资金。收回的78.35万元已上缴国库。",
)

LAWFUL = (
    "养老服务补助2031年共下达1526万元。截至年末，下达的1526万元资金已支付1434.44万元。",
    "养老服务补助上年下达1562万元，2031年共下达1526万元。上述1562万元为上年资金，已用完。",
    "省级下达1526万元，县级配套300万元。配套的312万元已到位。",
    "全年下达1526万元。省级下达的900万元已支付。",
    "投资1526万元，其中已下达的1225万元全部支付。",
    "2030年下达1526万元。2031年下达的1562万元用于二期。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_spoken_of_again_with_a_slip_is_doubted(text: str) -> None:
    assert _told(text) == [("N011", "warning")]


@pytest.mark.parametrize("text", LAWFUL)
def test_another_figure_is_not(text: str) -> None:
    assert _told(text) == []


NAMED_ALIKE = (
    "乡村公路养护资金到位2513.6万元。全年养护公路36公里。乡村公路养护资金到位2531.6万元，已支付2000万元。",
    "本年收支预算共4803.5万元，其中本年收入预算3901.45万元，使用专用结余资金189.53万元，上年结转712.52万元。各项占比如下。"
    "使用专用结余资金189.58万元，占3.95%。",
)

NAMED_APART = (
    "2030年乡村公路养护资金到位2513.6万元。2031年乡村公路养护资金到位2531.6万元。",
    "乡村公路养护资金到位2513.6万元，乡村公路养护资金支出2531.6万元。",
    "新增专项债券资金3255.8万元。新增一般债券资金3255.6万元。",
    "乡村公路养护资金到位2513.6万元。其后乡村公路养护资金到位2531.6万元。年末乡村公路养护资金到位2560.6万元。",
)


@pytest.mark.parametrize("text", NAMED_ALIKE)
def test_what_is_told_just_twice_under_one_name_with_a_slip_is_doubted(text: str) -> None:
    assert _told(text) == [("N011", "warning")]


@pytest.mark.parametrize("text", NAMED_APART)
def test_what_words_tell_apart_is_not(text: str) -> None:
    assert _told(text) == []
