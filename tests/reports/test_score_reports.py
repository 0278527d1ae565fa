"""The cards as text, JSON, workbook and page: the same rows, what is missing for each, and room for the reviewer."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest

from gouji.assembly import dossiers, understood
from gouji.document.notation import parse
from gouji.document.numbering import numbered
from gouji.domain.scores import ScoreCard
from gouji.reports import review, scores
from gouji.reports.score_book import score_book
from gouji.reports.score_page import score_page

FORM = """
{year}年度项目支出绩效自评表
| 项目名称 | 普法宣传 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 9场 | 20 | 20 |  |
|  | 时效指标 | 完成时间 | 2023年12月底前 | 2023年12月20日 | 20 | 20 |  |
|  | 成本指标 | 宣传经费 | ≤8万元 | 9万元 | 10 | 8.75 | 纸价上涨 |
| 效益指标 | 社会效益指标 | 居民法治意识<b> | 显著提升 | 有所提升 | 30 | 22 | 宣传面不够 |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |  | 10 | 10 |  |
| 总分 | 100 | 90.75 |
"""


def cards(year: int = 2023) -> tuple[ScoreCard, ...]:
    document = numbered(parse(FORM.format(year=year).strip()), 0)
    return tuple(card for dossier in dossiers([understood(document)]) for card in dossier.cards)


def test_a_review_row_says_what_is_due_by_how_much_the_claim_differs_and_what_is_missing() -> None:
    (card,) = cards()
    told = [(row.name, row.due, row.difference, row.verdict.value) for row in review.rows(card)]
    assert told == [
        ("年度资金总额", "10", "0", "成立"),
        ("开展普法宣传场次", "15", "+5", "不成立"),
        ("完成时间", "20", "0", "成立"),
        ("宣传经费", "8.75 至 8.89", "0", "有条件成立"),
        ("居民法治意识<b>", "18 至 24", "0", "成立"),
        ("受众满意度", "0 至 10", "0", "无法核实"),
    ]
    assert [row.evidence for row in review.rows(card)] == [
        ((), ("国库支付明细；年初批复和年中调整的指标文件",)),
        ((), ("台账、签到表、照片或验收单",)),
        ((), ("验收单、发文或支付凭证上的日期",)),
        ((), ("合同、发票和支出明细账",)),
        ((), ("证明达到这一档的材料：工作总结、检查通报、第三方意见",)),
        (("实际完成数及其台账、统计表",), ("调查问卷份数、问题和统计结果",)),
    ]
    assert review.totals(card) == ("90.75", "优", "71.75 至 87.89", "中 至 良", "+2.86")
    assert review.counts(card) == "共6行：成立3，有条件成立1，不成立1，无法核实1"


def test_a_card_under_rules_of_other_years_says_so() -> None:
    (card,) = cards(2015)
    assert review.cautions(card) == ("评价的是2015年度，“项目支出绩效自评（2020年起）”2020年度起施行，得分只供参考。",)
    assert f"注意：{review.cautions(card)[0]}" in scores.as_text([card])


def test_text_names_the_clause_and_the_evidence_of_each_row() -> None:
    lines = scores.as_text(cards()).splitlines()
    at = next(number for number, line in enumerate(lines) if "受众满意度" in line)
    assert lines[at : at + 5] == [
        "  · 受众满意度：分值 10，自评 10，应得 0 至 10（资料不足）",
        "      没有填实际完成值，不能计分",
        "      依据：财预〔2020〕10号：定量指标完成的得满分，未完成的按完成值与目标值的比例计分",
        "      缺：实际完成数及其台账、统计表",
        "      附：调查问卷份数、问题和统计结果",
    ]


def test_json_has_standing_and_evidence() -> None:
    row = json.loads(scores.as_json(cards()))["cards"][0]["rows"][5]
    assert row["standing"] == "无法核实"
    assert row["evidence"] == {"lacking": ["实际完成数及其台账、统计表"], "kept": ["调查问卷份数、问题和统计结果"]}


def test_the_workbook_has_a_review_sheet_with_empty_columns_and_every_reading() -> None:
    book = openpyxl.load_workbook(io.BytesIO(score_book(cards())))
    assert book.sheetnames == ["复核表", "评分明细"]
    sheet = book["复核表"]
    heads = [cell.value for cell in sheet[4]]
    assert heads[-2:] == ["复核得分", "复核说明"]
    assert [[cell.value for cell in row][4:9] for row in sheet.iter_rows(min_row=5, max_row=11)] == [
        ["10", "10", "10", "0", "成立"],
        ["20", "20", "15", "+5", "不成立"],
        ["20", "20", "20", "0", "成立"],
        ["10", "8.75", "8.75 至 8.89", "0", "有条件成立"],
        ["30", "22", "18 至 24", "0", "成立"],
        ["10", "10", "0 至 10", "0", "无法核实"],
        ["", "90.75", "71.75 至 87.89", "+2.86", ""],
    ]
    assert all(not row[-1].value and not row[-2].value for row in sheet.iter_rows(min_row=5, max_row=11))
    assert "复核人（签字）" in sheet.cell(14, 1).value
    readings = [row[8].value for row in book["评分明细"].iter_rows(min_row=2) if row[2].value == "宣传经费"]
    assert readings == ["反向指标", "反向指标按超出比例扣"]


@pytest.mark.parametrize("count", [1, 2])
def test_the_page_has_a_section_for_each_form_and_escapes_what_documents_say(count: int) -> None:
    page = score_page(cards() * count)
    assert len(re.findall(r"<section id=", page)) == count
    assert "居民法治意识&lt;b&gt;" in page
    assert "<b>居民" not in page
    assert page.count("复核人（签字）") == count
