"""The statements that every disclosure makes, in the wordings that most of them use: silent when right, told with one figure changed."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

#: A right statement, the figure changed in it, and what is said then.
STATEMENTS = {
    "shares in brackets": (
        "一般公共预算财政拨款支出2114.95万元，主要用于以下方面：一般公共服务支出（类）648.42万元（占30.66%）、"
        "社会保障和就业支出（类）110.15万元（占5.21%）、卫生健康支出（类）539.19万元（占25.49%）、住房保障支出（类）817.19万元（占38.64%）。",
        ("5.21%", "5.51%"),
        ("N004", "error"),
    ),
    "shares of a base called 合计": (
        "本年收入合计830.00万元，包括：财政拨款收入770.00万元，占收入合计的92.77%；事业收入60.00万元，占收入合计的7.23%。",
        ("92.77%", "93.77%"),
        ("N004", "error"),
    ),
    "a bought car is counted between two amounts": (
        "公务用车购置及运行维护费支出34.72万元。其中：公务用车购置支出为18.00万元，购置1辆。公务用车运行维护支出16.72万元，主要用于燃料费。",
        ("34.72", "34.27"),
        ("N007", "error"),
    ),
    "parts by their other names": (
        "公务用车购置及运行费支出16.72万元，其中：公务用车购置支出0.00万元，购置车辆0辆。公务用车运行维护费支出16.72万元，主要用于燃料费。",
        ("维护费支出16.72", "维护费支出16.27"),
        ("N007", "error"),
    ),
    "goods, works and services": (
        "政府采购金额60.17万元，其中：货物采购金额12.03万元、工程采购金额30.05万元、服务采购金额18.09万元。",
        ("60.17", "80.17"),
        ("N007", "error"),
    ),
    "carried into the next year": (
        "上年结转和结余137.70万元，本年收入合计381.12万元，本年支出合计277.39万元，结转下年241.43万元。",
        ("241.43", "248.43"),
        ("N009", "warning"),
    ),
    "a fund that spends all, its spending in parts": (
        "政府性基金预算财政拨款年初结转和结余0万元，本年收入592.98万元，本年支出592.98万元，其中：基本支出177.89万元，项目支出415.09万元，"
        "年末结转和结余0万元。",
        ("收入592.98", "收入572.98"),
        ("N009", "error"),
    ),
}
LAWFUL = {
    "some of what is left is handed back": "上年结转和结余137.70万元，本年收入合计381.12万元，本年支出合计277.39万元，年末结转和结余241.43万元，其中结转下年200.00万元。",
    "goods and services only, works elsewhere": "政府采购金额60.17万元，其中：货物采购金额12.03万元、服务采购金额18.09万元。",
    "running costs of offices are no running costs of cars": "基本支出100.00万元，其中：购置费10.00万元、机关运行经费80.00万元。",
    "a bracket with a share of another year": "项目支出100.00万元，其中：甲项目40.00万元（上年占35.00%）、乙项目60.00万元（上年占65.00%）。",
}


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings]
    return [one for one in told if one[0].startswith("N") and one[1] != "info"]


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_right_statement_is_silent(name: str) -> None:
    assert _told(STATEMENTS[name][0]) == []


@pytest.mark.parametrize("name", STATEMENTS)
def test_one_changed_figure_is_told(name: str) -> None:
    text, (was, now), told = STATEMENTS[name]
    assert text.count(was) == 1
    assert _told(text.replace(was, now)) == [told]


@pytest.mark.parametrize("name", LAWFUL)
def test_a_look_alike_is_silent(name: str) -> None:
    assert _told(LAWFUL[name]) == []
