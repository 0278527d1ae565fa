"""The whole of the money of a target form and its sources, of which some may be parts of another."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

FORM = """2024年度项目支出绩效目标申报表
| 项目名称 | {{1x3}}河道清淤 |
| {{{rows}x1}}项目资金（万元） | 年度资金总额 | {{1x2}}{whole} |
{sources}
| 一级指标 | 二级指标 | 三级指标 | 指标值 |
| 产出指标 | 数量指标 | 清淤河道 | ≥12公里 |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |
"""
CASES = {
    "各是一项": ("260.00", {"其中：财政拨款": "150.00", "上级补助": "80.00", "其他资金": "30.00"}, False),
    "各是一项，不等": ("260.00", {"其中：财政拨款": "150.00", "上级补助": "88.00", "其他资金": "30.00"}, True),
    "后者是其中的": ("180.00", {"其中：财政拨款": "150.00", "上级补助": "80.00", "其他资金": "30.00"}, False),
    "后者全是其中的": (
        "180.00",
        {"财政拨款": "150.00", "中央资金": "90.00", "县级资金": "60.00", "其他资金": "30.00"},
        False,
    ),
    "本级资金": ("180.00", {"其中：本级财政资金": "140.00", "其他资金": "30.00"}, True),
    "没有收尾的": ("180.00", {"其中：财政拨款": "140.00", "上级补助": "30.00"}, False),
}


@pytest.mark.parametrize("name", CASES)
def test_sources_that_do_not_make_the_whole(name: str) -> None:
    whole, sources, wrong = CASES[name]
    rows = "\n".join(f"| {label} | {{1x2}}{amount} |" for label, amount in sources.items())
    form = FORM.format(rows=len(sources) + 1, whole=whole, sources=rows)
    findings = check_documents([parse(form)], load()).results.findings
    assert [one.code for one in findings if one.code == "S026"] == (["S026"] if wrong else [])
