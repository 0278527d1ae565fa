"""Changes of parts and of equal amounts, 持平, the threshold of devices, names that lack a character: with near misses."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_REST = """二、机关运行经费
2026年机关运行经费18.00万元，比2025年预算增加1.00万元，增长5.88%。
"""
_THREE = "一、“三公”经费预算情况说明"


def _found(text: str) -> list[tuple[str, str]]:
    audit = check_documents([parse(text)], load())
    assert not audit.results.crashed
    return [(one.code, one.problem.severity.value) for one in audit.results.findings]


def _of_budget(heading: str, line: str) -> list[tuple[str, str]]:
    return _found(f"青溪区司法局2026年部门预算\n{heading}\n{line}\n{_REST}")


@pytest.mark.parametrize(
    ("whole", "cars", "reception", "found"),
    [
        ("增加25.00万元", "增加25.00万元", "与2025年预算持平", []),
        ("增加24.50万元", "增加25.00万元", "比2025年预算减少0.50万元", []),
        ("增加24.50万元", "增加25.00万元", "与2025年预算持平", [("J259", "warning")]),
        ("增加25.00万元", "增加24.00万元", "与2025年预算基本持平", []),  # 基本持平 is no zero
        ("增加25.00万元", "增加24.00万元", "主要用于公务接待", []),  # nothing is told of one part
    ],
)
def test_the_changes_of_the_parts(whole: str, cars: str, reception: str, found: list[tuple[str, str]]) -> None:
    line = (
        f"2026年“三公”经费预算数为47.91万元，比2025年预算{whole}。其中：因公出国（境）费0万元，与2025年预算持平；"
        f"公务用车购置及运行费46.56万元，比2025年预算{cars}；公务接待费1.35万元，{reception}。"
    )
    assert _of_budget(_THREE, line) == found


@pytest.mark.parametrize(
    ("base", "words", "found"),
    [
        ("10.00", "比2025年预算执行数持平", []),
        ("10.004", "比2025年预算执行数持平", []),
        ("14.00", "比2025年预算执行数持平", [("N034", "warning")]),
        ("14.00", "比2025年预算执行数基本持平", []),
        ("14.00", "比2025年预算持平", []),  # another figure of that year, which is not printed
    ],
)
def test_unchanged(base: str, words: str, found: list[tuple[str, str]]) -> None:
    line = f"1.公共安全支出（类）司法（款）普法宣传（项）10.00万元。2025年当年预算执行数为{base}万元，2026年预算安排10.00万元，{words}。"
    assert _of_budget("一、财政拨款支出主要内容", line) == found


@pytest.mark.parametrize(
    ("threshold", "found"),
    [
        ("100万元", []),
        ("50万元", []),
        ("200万元", []),
        ("10万元", [("J260", "warning")]),
        ("100元", [("J260", "warning")]),
    ],
)
def test_the_threshold_of_devices(threshold: str, found: list[tuple[str, str]]) -> None:
    line = f"截至2025年12月31日，本部门共有车辆0辆；单价{threshold}（含）以上设备2台（套）。"
    assert _of_budget("一、国有资产占有使用情况", line) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("电费", []),
        ("费", [("J302", "warning")]),
    ],
)
def test_a_name_that_lacks_a_character(name: str, found: list[tuple[str, str]]) -> None:
    table = f"""青溪区司法局2024年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
| 科目编码 | 科目名称 | 决算数 |
| 302 | 商品和服务支出 | 10.00 |
| 30206 | {name} | 10.00 |
"""
    assert _found(table) == found


@pytest.mark.parametrize("name", ["因公出国（境）费用", "因公出国费用", "因公出国（境）费"])
def test_what_a_name_may_leave_out(name: str) -> None:
    table = f"""青溪区司法局2024年度部门决算
一般公共预算财政拨款基本支出决算表
单位：万元
| 科目编码 | 科目名称 | 决算数 |
| 302 | 商品和服务支出 | 10.00 |
| 30212 | {name} | 10.00 |
"""
    assert _found(table) == []
