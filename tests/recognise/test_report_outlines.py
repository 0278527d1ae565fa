"""自评报告: known by its outline; only an outline that was read from an official print asks for its parts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gouji.catalogue.forms import REPORTS, Form, forms
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.document.tree import Paragraph
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
    assert not {finding.code for finding in audit.results.findings if finding.problem.severity.name != "INFO"} & {
        "C004",
        "C005",
    }


def test_an_evaluation_by_others_is_no_self_evaluation() -> None:
    (report,) = recognise(parse(_LIKE_EVALUATION.replace("绩效自评报告", "绩效评价报告"))).reports
    assert (report.form, report.is_own) == ("appraisal-report", False)
    kinds = recognise(parse(_LIKE_EVALUATION.replace("绩效自评报告", "绩效评价报告"))).identity.kinds
    assert "self_evaluation_report" not in kinds


def _told(text: str) -> list[tuple[str, str]]:
    findings = checking.check_documents([parse(text)], load()).results.findings
    return [(one.problem.severity.name, one.code) for one in findings if one.code in ("C004", "C005", "C020")]


_APPRAISAL = """青溪县2023年度书屋更新项目绩效评价报告
一、项目基本情况
更新书屋二十四个。
二、绩效评价工作情况
成立工作组。
三、综合评价结论
得98分。
四、评价指标分析
各项指标已完成。
五、存在的主要问题
支付较慢。
六、意见建议
及早安排。
七、其他需要说明的事项
无
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", []),
        ("四、评价指标分析\n各项指标已完成。\n", "", [("INFO", "C004")]),
        ("各项指标已完成。\n", "", [("WARNING", "C004")]),
        # what stands under a heading may be a table
        ("得98分。\n", "| 一级指标 | 分值 | 得分 |\n| 产出 | 60 | 59 |\n| 效益 | 40 | 39 |\n", []),
        (
            "五、存在的主要问题\n支付较慢。\n六、意见建议\n及早安排。\n",
            "五、意见建议\n及早安排。\n六、存在的主要问题\n支付较慢。\n",
            [("INFO", "C020")],
        ),
        ("四、评价指标分析", "四、绩效评价指标分折", [("INFO", "C005")]),
    ],
)
def test_parts_that_are_missing_empty_moved_or_misspelt(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert old in _APPRAISAL
    assert _told(_APPRAISAL.replace(old, new, 1) if old else _APPRAISAL) == told


_HUNAN = """青溪县图书馆2023年度部门整体支出绩效自评报告
一、部门（单位）基本情况
内设三个股。
二、一般公共预算支出情况
（一）基本支出情况
支出80万元。
三、政府性基金预算支出情况
无
四、国有资本经营预算支出情况
无
五、社会保险基金预算支出情况
无
六、部门整体支出绩效情况
已完成。
七、存在的问题及原因分析
人手不足。
八、下一步改进措施
加强培训。
九、绩效自评结果拟应用和公开情况
公开。
十、其他需要说明的情况
无
"""


def test_a_deeper_heading_of_like_words_is_not_the_part() -> None:
    assert _told(_HUNAN) == []


def test_a_list_of_contents_is_no_report_without_content() -> None:
    title, _, rest = _HUNAN.partition("\n")
    heads = "\n".join(line for line in rest.split("\n") if "、" in line[:2])
    text = f"{title}\n目录\n{heads}\n{rest}"
    assert _told(text) == []
    assert [one.title for one in recognise(parse(text)).reports] == [title]


def test_a_moved_part_of_a_prescribed_outline_is_not_missing() -> None:
    text = _HUNAN.replace(
        "七、存在的问题及原因分析\n人手不足。\n八、下一步改进措施\n加强培训。\n",
        "七、下一步改进措施\n加强培训。\n八、存在的问题及原因分析\n人手不足。\n",
    )
    assert _told(text) == [("INFO", "C020")]


def _numbered(one: Form) -> str:
    """A report with the first title of the outline and each of its headings."""
    heads = (f"{zh.to_numeral(number)}、{name}\n各项工作已按计划完成。" for number, name in enumerate(one.sections, 1))
    return "\n".join((f"青溪县图书馆2023年度{one.titles[0]}", *heads)) + "\n"


@pytest.mark.parametrize("one", [one for one in forms() if one.kind in REPORTS], ids=lambda one: str(one.id))
def test_every_outline_is_taken_for_itself(one: Form) -> None:
    assert [report.form for report in recognise(parse(_numbered(one))).reports] == [one.id]


_SECTIONS = re.compile(r"^([一二三四五六七八九十])、", re.MULTILINE)


@pytest.mark.parametrize("numbers", ["四七", "一", "十", "三四"])
def test_a_part_whose_heading_is_of_another_depth_is_not_missing(numbers: str) -> None:
    text = _HUNAN.replace("（一）基本支出情况\n", "")
    deeper = _SECTIONS.sub(lambda one: f"（{one[1]}）" if one[1] in numbers else one[0], text)
    assert deeper != text
    assert _told(deeper) == []
    # what is deeper is looked for between its neighbours, and no part of other words is taken for it
    without = (
        deeper.replace("国有资本经营预算支出情况", "人员情况")
        .replace("需要说明的情况", "附表")
        .replace("社会保险基金", "社保")
    )
    assert ("WARNING", "C004") in _told(without)


def test_a_part_of_another_depth_that_is_empty_is_still_said_to_be() -> None:
    text = _HUNAN.replace("四、国有资本经营预算支出情况\n无\n", "（四）国有资本经营预算支出情况\n")
    assert _told(text) == [("WARNING", "C004")]
    assert _told(_HUNAN.replace("三、政府性基金预算支出情况\n无\n四、", "三、政府性基金预算支出情况\n（四）")) == [
        ("WARNING", "C004")
    ]


def test_a_heading_that_begins_with_a_numeral_keeps_it() -> None:
    """As a heading of a style prints it, without a number of its own."""
    blocks = parse(_HUNAN).blocks
    bare = tuple(
        replace(one, text=_SECTIONS.sub("", one.text)) if isinstance(one, Paragraph) and one.level is not None else one
        for one in blocks
    )
    document = replace(parse(_HUNAN), blocks=bare)
    findings = checking.check_documents([document], load()).results.findings
    assert [one.code for one in findings if one.code in ("C004", "C005", "C020")] == []


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        (_SICHUAN, "申报及使用", "申报与使用", []),
        (_SICHUAN, "申报及使用", "申请和使用", []),
        (_SICHUAN, "实施及管理情况", "开展及管理情况", []),
        (_APPRAISAL, "绩效评价工作情况", "绩效评价工作实施情况", []),
        (_APPRAISAL, "评价工作情况", "绩效评价工作开展情况", []),
        (_SICHUAN, "实施及管理情况", "实施及管里情况", [("INFO", "C005")]),
        (_HUNAN, "问题及原因", "问题和原因", [("INFO", "C005")]),
    ],
)
def test_words_that_mean_the_same_are_no_slips(text: str, old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert old in text
    assert _told(text.replace(old, new, 1)) == told


@pytest.mark.parametrize("heading", ["存在的问题和建议", "存在问题及建议", "问题与建议"])
def test_one_heading_answers_for_the_two_parts_that_it_joins(heading: str) -> None:
    two = "五、存在的主要问题\n支付较慢。\n六、意见建议\n及早安排。\n七、"
    assert two in _APPRAISAL
    assert _told(_APPRAISAL.replace(two, f"五、{heading}\n支付较慢，要及早安排。\n六、")) == []
    assert _told(_APPRAISAL.replace(two, f"五、存在的主要问题\n支付较慢。\n六、{heading}\n及早安排。\n七、")) == []
    assert _told(_APPRAISAL.replace(two, "五、存在的主要问题\n支付较慢。\n六、")) == [("INFO", "C004")]
