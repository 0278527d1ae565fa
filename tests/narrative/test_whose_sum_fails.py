"""A sum, a rate or a remainder that fails is told of the figures that belong to it, not of others in its sentence."""

from __future__ import annotations

import pytest
from loud import loud

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "云溪县2029年度环境整治项目绩效评价报告\n\n一、有关情况\n"
LAWFUL = {
    "a list within a list": (
        "支出合计1864.20万元，其中：人员经费983.64万元，公用经费216.33万元，项目支出664.23万元（农业项目412.08万元，水利项目252.15万元）。"
    ),
    "a bracket of both": "在职人员62人、退休人员31人（行政编制58人、事业编制35人）。",
    "what is added behind a list": (
        "全县一般公共预算收入62.7亿元。其中：税收收入48.2亿元，非税收入14.5亿元。"
        "加上上级补助收入71.4亿元、上年结转5.6亿元，收入总计139.7亿元。"
    ),
    "money that has arrived": "项目预算640.00万元，到位资金640.00万元；实际支出611.24万元，预算执行率95.51%。",
    "money that has arrived from two": "中央到位资金340.00万元，省级到位资金240.00万元，支出561.24万元，执行率96.77%。",
    "what is left to do": "发现隐患90处，已整改81处，整改率90.00%，剩余9处限期整改。",
    "of the findings, not of the visits": "检查企业236家，发现问题85个，已整改78个，整改率91.76%，剩余7个。",
}
#: Each with the figures that its findings print and those that they must leave alone.
FAULTY = {
    "“三公”经费总支出1928.76万元。\n其中因公出国（境）费0万元，公务接待费71.53万元，公务用车购置及运行维护费1857.23万元"
    "（公务用车购置费423.81万元，公务用车运行维护费14334.20万元）。": ("14334.20", "71.53"),
    "市本级一般公共预算收入44.2亿元。其中：税收收入35.8亿元，非税收入8.4亿元。"
    "加上上级补助收入54.3亿元、置换债券收入34.6亿元、调入资金9.3亿元，收入总计143.0亿元。": (
        "9.3亿元 应为 9.9",
        "35.8",
    ),
    "项目预算900.00万元，到位资金900.00万元；实际支出862.35万元，预算执行率55.82%。": ("95.82%", "900.00 + 900.00"),
    "发现隐患20处，已整改81处，整改率90.00%，剩余9处限期整改。": ("20处 应为 90处", "应为 18"),
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_nothing_is_told_where_each_has_its_own(text: str) -> None:
    assert loud(f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(("text", "figures"), FAULTY.items(), ids=FAULTY)
def test_the_right_figures_are_named(text: str, figures: tuple[str, str]) -> None:
    findings = check_documents([parse(f"{HEAD}{text}\n")], load()).results.findings
    told = " ".join(one.problem.message for one in findings if one.problem.severity.value in ("error", "warning"))
    named, left_alone = figures
    assert named in told, told
    assert left_alone not in told, told
