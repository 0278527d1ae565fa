"""A subject's name that the edge of its cell may have cut off is not checked; any other name is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.document.tree import Document, Table
from gouji.pipeline.checking import check_documents

TEXT = """青溪区司法局2023年度部门决算公开
支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| 208 | {name} | 30.00 | 30.00 |  |
| 20805 | 行政事业单位养老支出 | 30.00 | 30.00 |  |
|  | 合计 | 30.00 | 30.00 |  |
"""


def _cut(document: Document, text: str) -> Document:
    blocks = tuple(
        replace(block, cells=tuple(cell._replace(cut=cell.text == text) for cell in block.cells))
        if isinstance(block, Table)
        else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


@pytest.mark.parametrize(
    ("name", "at_edge", "warned", "told"),
    [
        ("社会保障和就", True, False, True),
        ("社会保障和就业支", True, False, True),
        ("社会保障和就", False, True, False),  # room is left behind it
        ("社会保和就业支出", True, True, False),  # no beginning of the name
        ("卫生健康支出", True, True, False),
        ("社会保障和就业支出", True, False, False),
    ],
)
def test_a_beginning_at_the_edge_is_not_checked(name: str, at_edge: bool, warned: bool, told: bool) -> None:
    document = parse(TEXT.format(name=name))
    results = check_documents([_cut(document, name) if at_edge else document], load()).results
    assert [one.code for one in results.findings if one.code == "J302"] == ["J302"] * warned
    assert [one.code for one in results.undecided if "截断" in one.reason] == ["J302"] * told
