"""Lists that a colon behind an amount, 包含 or 资金来源为 opens, and that are more than their whole by one everyday slip."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

TOLD = {
    "其中 with commas between": "巡查经费31.00万元，其中护林员补助9.85万元，防火队补助21.40万元，瞭望员补助2.15万元，检查站补助1.60万元。",
    "where the money comes from": "项目总投资6864.53万元，资金来源为中央资金8213.45万元，省级配套1806.27万元，乡镇自筹844.81万元。",
    "what is contained": "委托业务费5162.40万元，包含审计服务3068.30万元，评估服务1232.50万元，档案整理1861.60万元。",
}
SILENT = {
    "they add up": "巡查经费31.00万元，其中护林员补助9.85万元，防火队补助17.40万元，瞭望员补助2.15万元，检查站补助1.60万元。",
    "what comes in adds up": "项目总投资684.50万元，资金来源为中央资金420.00万元，省级配套180.00万元，乡镇自筹84.50万元。",
    "less than all": "巡查经费31.00万元，其中护林员补助9.85万元，防火队补助7.40万元，瞭望员补助2.15万元，检查站补助1.60万元。",
    "a heading with its amount": "一、收入2600.00万元：比上年增加160.00万元，增长6.56%。",
    "what is told behind a colon": "到位资金2600.00万元：已支付1860.40万元，另外安排下年项目2532.10万元。",
}


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("name", TOLD)
def test_more_than_there_is_in_all_is_doubted(name: str) -> None:
    assert _told(TOLD[name]) == [("N007", "warning")]


@pytest.mark.parametrize("name", SILENT)
def test_what_may_be_is_not_told(name: str) -> None:
    assert _told(SILENT[name]) == []
