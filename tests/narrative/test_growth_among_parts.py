"""Growth of a whole outside that of all its parts, beside parts of another time, body or base."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    "全省一般公共预算收入增长5.02%，其中税收收入下降2.94%，非税收入下降7.12%。",
    "全省地方财政收入完成461.55亿元，占年度预算的21.62%，比上年同期增长5.02%。全省地方税收收入下降2.94%，其中：国内增值税下降18.45%、营业税增长0.72%、企业所得税下降2.57%；非税收入下降7.12%。",
    "本年支出比上年增长3.2%，其中：基本支出增长5.1%，项目支出增长8.4%。",
    "全县政府采购规模同比下降6.3%。其中，货物类增长2.1%，工程类增长4.0%，服务类增长0.6%。",
    "“三公”经费比上年增长12.0%，其中：因公出国（境）费下降3.0%，公务用车购置及运行维护费下降1.5%，公务接待费增长8.0%。",
    "全县财政收入下降1.1%。其中税收收入同比增长2.0%，非税收入同比增长3.5%。",
)

LAWFUL = (
    "全省一般公共预算收入增长5.02%，其中税收收入增长2.94%，非税收入增长17.12%。",
    "全省一般公共预算收入增长5.02%，其中税收收入下降2.94%。",
    "全省一般公共预算收入同口径增长5.02%，其中税收收入下降2.94%，非税收入下降7.12%。",
    "全省一般公共预算收入增长5.02%。12月当月，税收收入下降2.94%，非税收入下降7.12%。",
    "全省一般公共预算收入增长5.02%。省本级税收收入下降2.94%，省本级非税收入下降7.12%。",
    "全省一般公共预算收入比上年增长5.02%，其中税收收入比预算下降2.94%，非税收入比预算下降7.12%。",
    "全省一般公共预算收入增长5.02%，其中税收收入增长5.0%，非税收入增长5.0%。",
    "全省一般公共预算收入增长5.0%，其中税收收入增长5.02%，非税收入增长5.04%。",
    "全省一般公共预算收入增长5.02%；政府性基金收入下降3.1%，其中土地出让收入下降2.1%、其他收入下降5%。",
    "2023年全省一般公共预算收入增长5.02%。2022年税收收入下降2.94%，非税收入下降7.12%。",
    "全省一般公共预算收入增长5.02%，税收收入占比下降2.94个百分点，非税收入下降7.12%。",
    "财政收入增长5.02%。其中，上划中央税收收入下降2.94%，非税收入下降7.12%。",
    "本年支出增长3.2%，其中：基本支出增长5.1%，项目支出增长8.4%，上缴上级支出下降60%。",
    "本年支出比年初预算增长3.2%，其中：基本支出比上年增长5.1%，项目支出比上年增长8.4%。",
    "公务用车购置及运行维护费下降10%，其中公务用车购置费下降100%，公务用车运行维护费下降2%。",
    "一季度财政收入增长5.02%，二季度税收收入下降2.94%，非税收入下降7.12%。",
    "财政收入增长5.02%，增幅比上年提高1.2个百分点；税收收入增幅下降2.94个百分点，非税收入增幅下降7.12%。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("text", WRONG)
def test_growth_outside_that_of_the_parts_is_told(text: str) -> None:
    assert _told(text) == [("N049", "warning")]


@pytest.mark.parametrize("text", LAWFUL)
def test_what_may_be_another_growth_is_not(text: str) -> None:
    assert _told(text) == []
