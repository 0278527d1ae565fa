"""绩效运行监控表 whose months and levels are printed in other ways: read, its rates and its indicators held."""

from __future__ import annotations

import pytest

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse

_FORM = """青溪区交通局2024年项目支出绩效运行监控表
| 项目名称 | 危桥改造 | 主管部门 | 青溪区交通局 |  |  |  |
| 资金情况（万元） |  | 年初预算数 | {span}执行数 | {span}执行率 | 全年预计执行数 | 预计执行率 |
|  | 年度资金总额 | 60.00 | 33.00 | {rate} | 57.00 | {expected} |
| 绩效指标 | 三级指标 | 年度指标值 | {span}完成情况 | 全年预计完成情况 | {last} | 备注 |
| 产出指标 | 改造座数 | ≥6座 | 4座 | {hoped} | 确定能 |  |
"""
_RIGHT = {"span": "1—8月", "rate": "55%", "expected": "95%", "last": "完成目标可能性", "hoped": "6座"}


def _found(text: str) -> list[tuple[str, str, str]]:
    (dossier,) = dossiers([understood(parse(text))])
    return [
        (one.code, one.problem.severity.value, one.problem.message.split("，按")[0])
        for one in run(dossier, load()).findings
        if one.code.startswith("S")
    ]


@pytest.mark.parametrize("span", ["1-8月", "1—8月", "1至8月", "1～8月", "1月-8月", "1-8月份"])
def test_the_months_are_printed_in_many_ways(span: str) -> None:
    assert _found(_FORM.format(**_RIGHT | {"span": span})) == []
    wrong = _FORM.format(**_RIGHT | {"span": span, "rate": "65%"})
    assert _found(wrong) == [
        ("S031", "warning", "《青溪区交通局2024年项目支出绩效运行监控表》“年度资金总额”执行率印的是 65%")
    ]


def test_what_is_expected_to_be_spent_has_its_rate() -> None:
    assert _found(_FORM.format(**_RIGHT | {"expected": "59%"})) == [
        ("S031", "warning", "《青溪区交通局2024年项目支出绩效运行监控表》“年度资金总额”预计执行率印的是 59%")
    ]


def test_indicators_without_a_first_level_are_held() -> None:
    assert _found(_FORM.format(**_RIGHT | {"hoped": "5座"})) == [
        (
            "S023",
            "warning",
            "《青溪区交通局2024年项目支出绩效运行监控表》“改造座数”全年预计完成 5座，不到年度指标值 ≥6座，却填“确定能”完成。",
        )
    ]
    assert _found(_FORM.format(**_RIGHT | {"hoped": "5座", "last": "偏差"})) == []


_TICKED = """青溪区水务局2024年项目支出绩效运行监控表（1-9月）
| 项目名称 | 供水改造 | 主管部门 | 青溪区水务局 |  |  |  |  |  |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-9月执行情况 | 全年预计完成情况 | 完成目标可能性 |  |  | 备注 |
|  |  |  |  |  |  | 确定能 | 有可能 | 完全不可能 |  |
| 产出指标 | 数量指标 | 新建供水点 | ≥40处 | {done} | {hoped} | {first} | {second} |  |  |
"""


@pytest.mark.parametrize(
    ("done", "hoped", "first", "second", "told"),
    [
        ("30处", "40处", "√", "", []),
        ("30处", "36处", "√", "", ["S023"]),
        ("30处", "36处", "", "√", []),
        ("5处", "40处", "√", "", ["S023"]),
        ("5处", "40处", "", "√", []),
        ("30处", "36处", "√", "√", []),
    ],
)
def test_a_tick_in_the_first_of_three_columns_is_read(
    done: str, hoped: str, first: str, second: str, told: list[str]
) -> None:
    found = _found(_TICKED.format(done=done, hoped=hoped, first=first, second=second))
    assert [code for code, *_ in found] == told


def test_a_table_of_monitoring_without_chances_is_one() -> None:
    (dossier,) = dossiers(
        [
            understood(
                parse(
                    """青溪区图书馆2023年度绩效运行监控情况表
| 单位名称 | 青溪区图书馆 | 项目名称 | 免费开放补助 |  |  |  |  |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 截至9月完成值 | 全年预计完成值 | 偏差原因 | 备注 |
| 产出指标 | 数量指标 | 开放天数 | ≥300天 | 226天 | 305天 |  |  |
"""
                )
            )
        ]
    )
    assert [form.kind for form in dossier.other_forms] == ["monitoring"]
    assert not dossier.evaluations
