"""自评报告: known by its outline; only an outline that was read from an official print asks for its parts."""

from __future__ import annotations

import pytest

from gouji.catalogue.forms import Form, forms
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking
from gouji.recognise import recognise
from gouji.values import zh

_TRANSFER = """青溪县2023年度中央水利发展资金绩效自评报告
一、绩效目标分解下达情况
县财政局已分解下达。
二、绩效目标完成情况分析
各项指标已完成。
三、偏离绩效目标的原因和下一步改进措施
没有偏离。
四、绩效自评结果拟应用和公开情况
自评结果在门户网站公开。
"""
_LIKE_EVALUATION = """青溪县图书馆2023年度乡镇书屋更新项目支出绩效自评报告
一、基本情况
（一）项目概况
更新书屋二十四个。
二、绩效评价工作开展情况
成立工作组。
三、综合评价情况及评价结论
自评98分。
四、绩效评价指标分析
各项指标已完成。
六、有关建议
及早安排。
"""
_SICHUAN = """2023年度书屋更新项目支出绩效自评报告
一、项目概况
更新书屋。
二、项目资金申报及使用情况
资金已到位。
三、项目实施及管理情况
按合同实施。
四、项目绩效情况
已完成。
五、评价结论及建议
较好。
"""


@pytest.mark.parametrize(
    ("text", "form"),
    [(_TRANSFER, "transfer-report"), (_LIKE_EVALUATION, "evaluation-report"), (_SICHUAN, "sichuan-project-report")],
)
def test_a_report_is_known_by_its_outline_and_nothing_is_asked_of_it(text: str, form: str) -> None:
    document = parse(text)
    (report,) = recognise(document).reports
    assert report.form == form
    assert not report.is_prescribed
    audit = checking.check_documents([document], load())
    assert not {finding.code for finding in audit.results.findings} & {"C004", "C005"}


def test_an_evaluation_by_others_is_no_self_evaluation() -> None:
    assert recognise(parse(_LIKE_EVALUATION.replace("绩效自评报告", "绩效评价报告"))).reports == ()


def _numbered(one: Form) -> str:
    """A report with the first title of the outline and each of its headings."""
    heads = (f"{zh.to_numeral(number)}、{name}\n各项工作已按计划完成。" for number, name in enumerate(one.sections, 1))
    return "\n".join((f"青溪县图书馆2023年度{one.titles[0]}", *heads)) + "\n"


@pytest.mark.parametrize("one", [one for one in forms() if one.kind == "report"], ids=lambda one: str(one.id))
def test_every_outline_is_taken_for_itself(one: Form) -> None:
    assert [report.form for report in recognise(parse(_numbered(one))).reports] == [one.id]
