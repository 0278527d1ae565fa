"""Rates of a table that no catalogue knows: what its head names them of is the rule, and where it is not clear they stay silent."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

_ROWS = (
    (147.2, 214.1),
    (93.5, 120.7),
    (88.3, 91.4),
    (65.1, 79.9),
    (43.7, 52.3),
    (39.2, 44.8),
    (31.6, 37.5),
    (28.4, 30.1),
)
_NAMES = ("教育", "科学技术", "文化体育", "社会保障", "卫生健康", "节能环保", "城乡社区", "农林水")


def _table(rate: str, wrong: dict[int, str], base: str = "调整后预算数") -> str:
    """Budgets, what was spent and a rate of the second of them, printed otherwise in the rows ``wrong``."""
    rows = []
    for at, (name, (first, adjusted)) in enumerate(zip(_NAMES, _ROWS, strict=True)):
        spent = round(adjusted * (0.81 + 0.023 * at), 1)
        percent = wrong.get(at, f"{spent / adjusted * 100:.1f}")
        rows.append(f"| {name}支出 | {first} | {adjusted} | {spent} | {percent} |\n")
    head = f"| 项目 | 年初预算数 | {base} | 执行数 | {rate} |\n"
    return f"2031年某项资金执行情况表\n单位：万元\n{head}{''.join(rows)}"


def _said(text: str) -> list[str]:
    found = checking.check_documents([parse(text)], load()).results.findings
    return [one.problem.message for one in found if one.code == "A007"]


def test_the_table_itself_is_right() -> None:
    assert _said(_table("完成调整预算%", {})) == []


def test_a_rate_whose_head_names_its_base_has_no_lawful_exceptions() -> None:
    (said,) = _said(_table("完成调整预算%", {3: "31.6"}))
    assert said.endswith("同样的算法在本表另外 7 处都成立，只有这里对不上。")
    assert len(_said(_table("完成调整预算%", {3: "107.8"}))) == 1


def test_of_two_budgets_either_may_be_meant() -> None:
    assert _said(_table("完成预算%", {3: "107.8"})) == []
    assert _said(_table("完成预算%", {3: "107.8"}, "调整预算数")) == []
    assert len(_said(_table("完成预算%", {3: "31.6"}))) == 1


def test_several_exceptions_are_counted() -> None:
    text = _table("完成调整预算%", {3: "31.6", 5: "28.4"})
    assert _said(text) == []  # six rows to two are no rule either
