"""Sentences that print a fault beside sentences of the same kind that have a lawful reading."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents


def _told(text: str) -> list[tuple[str, str]]:
    """The findings of a document, milder ones than 疑点 left out."""
    findings = check_documents([parse(text)], load()).results.findings
    return [
        (one.code, one.problem.severity.value)
        for one in findings
        if one.code.startswith(("N", "C012")) and one.problem.severity.value != "info"
    ]


TOLD = {
    "总计不等": (
        "全县一般公共预算收入30.61亿元，加上级补助收入44.97亿元，收入总计75.58亿元。"
        "全县一般公共预算支出67.97亿元，加上解支出2.27亿元，支出总计70.24亿元。收支平衡。",
        [("N008", "error")],
    ),
    "为0的一项只能由更多降到0": (
        "2019年“三公”经费支出1165.08万元，同比减少58.96万元。其中：因公出国（境）费支出0万元；"
        "公务用车购置费支出204.78万元，同比减少54.20万元；公务用车运行维护费支出664.60万元，同比增加53.81万元；"
        "公务接待费支出295.70万元，同比减少60.14万元。",
        [("N010", "warning")],
    ),
    "半角逗号前漏百分号": (
        "公务用车运行维护费支出3.98万元,比去年增加1.05万元,增长38.5,增加原因主要是检测任务增加。",
        [("N020", "warning")],
    ),
    "占某数的比例没有填": (
        "商品和服务支出预算75800元,占基本支出预算%,同比增加52044.27元。",
        [("C012", "warning")],
    ),
    "漏写减少": (
        "本单位2024年度总支出570.25万元,其中本年支出568.5万元,较2023年度决算数38.31万元,下降6.31%。",
        [("N035", "warning")],
    ),
    "两项之和大于总数": (
        "1-4月,全市一般公共预算收入700.4亿元,增长1.9%。其中:市本级收入341.5亿元,下降0.7%;区级收入385.9亿元,增长4.4%。",
        [("N007", "warning")],
    ),
    "在职与退休之和大于实有": (
        "2023年度实有人数11人,其中:在职人员11人,离休人员0人,退休人员1人。",
        [("N007", "warning")],
    ),
    "总数之后另起一句的占比": (
        "2019年“三公”经费支出决算为22.62万元。其中公务接待费为20.10万元，占86.88%；公务用车运行维护费为2.52万元，占11.14%。",
        [("N004", "warning")],
    ),
    "先列后叙两个数": (
        "一、“三公”经费支出预算情况说明\n2020年“三公”经费支出预算为40.20万元。其中：因公出国（境）费支出预算为0万元，"
        "公务接待费支出预算为22.20万元，公务用车购置及运行费支出预算为18.00万元。\n"
        "（二）公务接待费支出22.02万元，下降原因主要是严控招待支出。",
        [("N036", "warning")],
    ),
    "连结余分配也接不上": (
        "2023年度收入总计1050.00万元，其中：本年收入1000.00万元，年初结转和结余50.00万元。"
        "2023年度支出总计1070.00万元，其中：本年支出980.00万元，结余分配10.00万元，年末结转和结余80.00万元。",
        [("N014", "error")],
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_told(name: str) -> None:
    text, told = TOLD[name]
    assert _told(text) == told
