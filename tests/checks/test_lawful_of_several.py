"""Lawful texts, made up, that speak of several bodies, funds, years or outcomes: nothing is told of them."""

from __future__ import annotations

import pytest

from gouji.checks import registry
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

LAWFUL = {
    "bodies in one paragraph": "局机关2023年机关运行经费120.00万元，执法大队2023年机关运行经费60.00万元，部门2023年机关运行经费180.00万元。",
    "bodies by their own sentences": "城关镇。2023年度收入总计500.00万元，支出总计500.00万元。河西镇。2023年度收入总计300.00万元，支出总计300.00万元。",
    "bodies as lines": "县医院\n2023年“三公”经费预算10.00万元，决算8.00万元。\n县中医院\n2023年“三公”经费预算6.00万元，决算5.00万元。",
    "funds one by one": "一是职工医保。2023年收入12.40亿元，支出11.90亿元，结余0.50亿元。二是居民医保。2023年收入8.20亿元，支出8.40亿元，当年超支0.20亿元。",
    "what was left is no outcome": "项目支出874.66万元，结转58.31万元，预算932.97万元，执行率93.75%。",
    "two outcomes of one budget": "上半年支出120.00万元，全年支出275.00万元，预算300.00万元，上半年执行率40.00%，全年执行率91.67%。",
    "the rate of another year": "2023年“三公”经费预算38.00万元，比2022年预算40.00万元减少2.00万元。2022年“三公”经费决算33.90万元，2022年预算完成率84.75%。",
    "one part tells no change": "“三公”经费预算11.40万元，比上年增加0.60万元。其中：因公出国（境）费0万元，比上年减少0万元；"
    "公务接待费7.40万元，比上年减少0.40万元；公务用车购置及运行费4.00万元。",
    "a part opens a list of its own": "教育支出500.00万元，其中小学支出300.00万元，占60.00%；社保支出400.00万元，其中养老支出100.00万元，占25.00%。",
    "a share of what stands beside it": "货物支出128.80万元，其中授予中小企业115.92万元，占货物支出的90.00%；工程支出97.50万元，授予中小企业97.50万元，占100%。",
    "parts of what is left over": "当年赤字4500万元，其中收入19800万元，支出24300万元。",
    "things counted in two ways": "网上办件4.20万件，其中即办件3.36万件，占80.00%；按期办结4.19万件，按期办结率99.76%。",
    "growth of another base": "本级收入完成9.20亿元，为预算的102.22%，比预算超收0.20亿元；增长4.55%，增收0.40亿元。",
}


@pytest.mark.parametrize("name", LAWFUL)
@pytest.mark.parametrize("title", ["青岭县2023年财政决算报告", "青岭县司法局2023年度部门决算公开说明"])
def test_nothing_is_told(name: str, title: str) -> None:
    text = f"{title}\n一、总体情况\n{LAWFUL[name]}"
    found = check_documents([parse(text)], registry.load()).results.findings
    assert [
        one.problem.message for one in found if one.code.startswith("N") and one.problem.severity.value != "info"
    ] == []
