"""Rates of plans and of what was counted, made up: dealt out by 分别, over what a budget was adjusted to, of as many as were due."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "dealt out": (
        "2021年、2022年，体育馆运行经费预算分别为250万元、320万元，实际支出分别为240万元、288万元，执行率分别为96%、90%。",
        [(("240万元", "250万元"), "96%", True), (("288万元", "320万元"), "90%", True)],
    ),
    "dealt out, one slip": (
        "2021年、2022年，体育馆运行经费预算分别为250万元、320万元，实际支出分别为240万元、288万元，执行率分别为96%、95%。",
        [(("240万元", "250万元"), "96%", True), (("288万元", "320万元"), "95%", False)],
    ),
    "dealt out behind other figures": ("东馆、西馆满意度分别为96%、95%。", []),
    "of the adjusted figure": (
        "年初预算700万元，调整预算800万元，决算数760万元，比上年增长3%，完成调整数的95%。",
        [(("760万元", "800万元"), "95%", True)],
    ),
    "of the adjusted figure, one slip": (
        "年初预算700万元，变动预算800万元，决算数760万元，占变动数的96%。",
        [(("760万元", "800万元"), "96%", False)],
    ),
    "the adjusted figure is not printed": ("年初预算700万元，决算数760万元，占调整数的95%。", []),
    "what it is of in a bracket": (
        "全年预算800万元，实际支出760万元，预算执行率（实际支出/全年预算）为95%。",
        [(("760万元", "800万元"), "95%", True)],
    ),
    "what it is of in a bracket, one slip": (
        "全年预算800万元，实际支出760万元，预算执行率（%）为59%。",
        [(("760万元", "800万元"), "59%", False)],
    ),
    "of the first budget, by its name": (
        "年初预算700万元，全年预算800万元，实际支出770万元，年初预算执行率110%。",
        [(("770万元", "700万元"), "110%", True)],
    ),
    "the first budget is not printed": (
        "全年预算800万元，实际支出760万元，结余40万元。年初预算执行率108.57%。",
        [],
    ),
    "of a plan": (
        "河道清淤完成37公里，为年初计划40公里的92.5%。",
        [(("37公里", "40公里"), "92.5%", True)],
    ),
    "as many as there are": (
        "危桥24座列入改造，投资900万元。截至年末，已开工24座，开工率100%。",
        [(("24座", "24座"), "100%", True)],
    ),
    "not as many as there are": ("危桥25座列入改造，投资900万元。截至年末，已开工24座，开工率100%。", []),
    "what came in elsewhere is no budget": (
        "上年基金收入64亿元，支出50.2亿元。另一县收入38.4亿元，增长9%，完成年初预算的60%。",
        [],
    ),
    "of what words before the figure name": (
        "全区商户820家，其中门店505家、摊位315家。执法队抽查其中75家，抽查人员40名。整改后达标的63家，占抽查数的84%。",
        [(("63家", "75家"), "84%", True)],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_rates(name: str) -> None:
    text, expected = TOLD[name]
    assert [one[1:] for one in tied(text) if one[2].endswith("%")] == expected
