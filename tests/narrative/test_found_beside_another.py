"""What is found alone is found beside another sentence; and what a figure should be is the plain difference."""

from __future__ import annotations

import pytest
from loud import loud

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青溪区林业局2031年度部门决算\n"
INCOME = "收入总计2461.70万元，包括本年收入2315.20万元、年初结转和结余146.50万元。"
KINDS = "（一）教育支出80.15万元；（二）农林水支出31.24万元；（三）住房保障支出25.60万元。"
WHY = "主要原因：一是项目增加；二是人员增加。"

BROKEN = {
    "支出总计错一位": (INCOME + "支出总计2481.70万元，包括本年支出2310.50万元、年末结转和结余151.20万元。", "N007"),
    "收入总计颠倒": (
        INCOME.replace("2461.70", "2416.70")
        + "支出总计2461.70万元，包括本年支出2310.50万元、年末结转和结余151.20万元。",
        "N007",
    ),
    "三类总计": (KINDS + "三类支出总计163.99万元。" + WHY, "N008"),
    "编号之后": ("1." + KINDS + "三类支出总计163.99万元。", "N008"),
    "以上各项": (
        "办公费42.15万元，印刷费13.40万元，差旅费22.60万元。以上三项合计87.15万元，其中县级40.00万元。",
        "N008",
    ),
}

LAWFUL = {
    "收支相等": INCOME + "支出总计2461.70万元，包括本年支出2310.50万元、年末结转和结余151.20万元。",
    "三类加得拢": KINDS + "三类支出总计136.99万元。" + WHY,
    "两类是后面的": "收入90.40万元，税收40.30万元，两类支出共计70.00万元，其中：基本支出50.00万元、项目支出20.00万元。",
    "两项没有印数": "2031年预算90.40万元，已拨付80.30万元。补助学校和医院，两项合计60.00万元。",
    "上年和本年": "会议费上年4.20万元，本年3.80万元。两项合计9.00万元。",
    "两年": "2030年支出45.20万元，2031年支出41.10万元。两项合计88.00万元。",
    "项数不同": "教育支出20.20万元，社保支出30.30万元。三项合计70.50万元。",
    "后面列出": "一季度拨付20.20万元，二季度拨付30.30万元。两项资金共计90.50万元，其中：公用经费50.00万元，项目经费40.50万元。",
}

SHOULD_BE = {
    "债务": ("年末债务余额95.3亿元，其中一般债务35.8亿元，专项债务53.6亿元。", "59.5亿元"),
    "百分点": ("满意度95%，较上年的92%提高5个百分点。", "3个百分点"),
    "合计用自己的名字": (
        "到位资金分别为中央533.12万元、县级862.48万元，合计1953.98万元。",
        "“合计” 1953.98万元 应为 1395.60万元",
    ),
}


@pytest.mark.parametrize(("text", "code"), BROKEN.values(), ids=BROKEN)
def test_found(text: str, code: str) -> None:
    assert [found for found, _ in loud(HEAD + text)] == [code]


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_lawful(text: str) -> None:
    assert loud(HEAD + text) == []


@pytest.mark.parametrize(("text", "should"), SHOULD_BE.values(), ids=SHOULD_BE)
def test_the_figure_it_should_be(text: str, should: str) -> None:
    (said,) = (
        one.problem.message
        for one in check_documents([parse(HEAD + text)], load()).results.findings
        if "应为" in one.problem.message
    )
    assert should in said
    assert "还不能断定" in said
