"""Prose beside the table right under it: what is told, and tables that lawfully print something else."""

from __future__ import annotations

import pytest

from gouji.checks import registry
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_TEXT = (
    "2031年“三公”经费决算数2364万元，其中：因公出国（境）费12万元；公务接待费1356万元；"
    "公务用车购置及运行费{cars}万元（其中公务用车购置费38万元，公务用车运行费958万元）。\n"
)
_TABLE = (
    "“三公”经费对比表\n单位：万元\n| 年度 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | 购置费 | 运行费 |\n"
    "| 2030年 | 2840 | 90 | 1400 | 1350 | 73 | 1277 |\n| 2031年 | {total} | 12 | 1356 | 996 | 38 | 958 |\n"
)
_COLUMN = (
    "“三公”经费情况表\n单位：万元\n| 项目 | {budget}预算数 | 决算数 |\n| 合计 | 2500 | 2364 |\n| 因公出国（境）费 | 20 | 12 |\n"
    "| 公务接待费 | 1400 | 1356 |\n| 公务用车购置及运行费 | 1080 | 996 |\n"
)

TOLD = {
    _TEXT.format(cars=969) + _TABLE.format(total=2364): (
        "warning 文字写公务用车购置及运行费 969万元，下面《“三公”经费对比表》2031年「公务用车购置及运行费」是 996，"
        "同段其他几个数与这一行（列）相同：疑为数字颠倒。",
    ),
    _TEXT.format(cars=995) + _TABLE.format(total=2364): (
        "info 文字写公务用车购置及运行费 995万元，下面《“三公”经费对比表》2031年「公务用车购置及运行费」是 996，"
        "同段其他几个数与这一行（列）相同：末位尾差。",
    ),
    _TEXT.format(cars=996) + _TABLE.format(total=2346): (
        "warning 文字写“三公”经费 2364万元，下面《“三公”经费对比表》2031年「合计」是 2346，同段其他几个数与这一行（列）相同：疑为数字颠倒。",
    ),
}

SILENT = (
    _TEXT.format(cars=996) + _TABLE.format(total=2364),
    # of another year
    _TEXT.format(cars=969).replace("2031年", "2032年") + _TABLE.format(total=2364),
    # a budget beside outcomes
    _TEXT.format(cars=969).replace("决算数", "预算数") + _COLUMN.format(budget="").replace("预算数", "上年预算数"),
    # so little agrees that another thing is meant
    _TEXT.format(cars=969).replace("1356", "1365").replace("38", "83") + _TABLE.format(total=2364),
    # a table further down
    _TEXT.format(cars=969) + "另作说明。\n" * 6 + _TABLE.format(total=2364),
)


def _said(text: str) -> tuple[str, ...]:
    checks = [one for one in registry.load() if one.code == "J270"]
    findings = check_documents([parse(f"青溪市2031年“三公”经费决算公开\n{text}")], checks).results.findings
    return tuple(f"{one.problem.severity.value} {one.problem.message}" for one in findings)


@pytest.mark.parametrize("text", TOLD)
def test_a_figure_that_differs_beside_figures_that_agree(text: str) -> None:
    assert _said(text) == TOLD[text]


@pytest.mark.parametrize("text", SILENT)
def test_another_line_is_left_alone(text: str) -> None:
    assert _said(text) == ()
