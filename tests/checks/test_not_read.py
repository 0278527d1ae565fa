"""What was not read is told, and nothing is said to be blank for it."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.loose_rows import loose_rows
from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.document.tree import Paragraph
from gouji.domain.audit import Audit
from gouji.pipeline import checking

FORM = """2023年度项目支出绩效自评表
| 项目支出名称 | 普法宣传 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | TARGET | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
| 总分 | 100 | 100 |
"""


def _audit(text: str) -> Audit:
    return checking.check_documents([parse(text)], load())


def _undecided(text: str) -> list[str]:
    return [one.reason for one in _audit(text).results.undecided if one.code in ("C003", "S009")]


def test_a_column_whose_head_is_not_known_is_told_by_its_usual_name() -> None:
    (reason,) = _undecided(FORM.replace("TARGET", "任务量"))
    assert "没有认出“年度指标值”一栏" in reason
    assert _undecided(FORM.replace("TARGET", "年度指标值")) == []


ROWS = ["合计    246    167.37", "因公出国    0    0", "公务接待费    1    2.14", "公务用车    245    165.23"]
TEXT = "青溪区司法局2023年度部门决算\n{}\n2023年度“三公”经费支出预算为246万元，支出决算为167.37万元。\n"


def test_rows_of_figures_that_made_no_table_are_told_and_counted() -> None:
    audit = _audit(TEXT.format("\n".join(ROWS)))
    assert [note.text[:7] for _, note in audit.notes] == ["有 4 行数字"]
    assert audit.unread == 1
    assert (audit.coverage.figures, audit.coverage.tied) == (10, 0)


def test_sentences_contents_and_a_line_or_two_of_figures_are_no_rows() -> None:
    contents = ["一、概况  3", "二、部门决算表  5", "三、情况说明  12", "四、名词解释  14"]
    for lines in (ROWS[:2], contents, ["2023 年 12 月 31 日"] * 5, ["本年支出 10.00 万元，其中 5.00 万元已付。"] * 5):
        assert [note for _, note in _audit(TEXT.format("\n".join(lines))).notes] == []


def test_a_paragraph_of_nothing_but_bars_is_no_row() -> None:
    assert list(loose_rows([Paragraph(text, Place(line=1)) for text in ("", " ", "|", "　")])) == []


def _findings(text: str, *codes: str) -> list[str]:
    return [one.problem.message for one in _audit(text).results.findings if one.code in codes]


REST = """| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 30 | 30 |
| NAME | 质量指标 | 宣传合格率 | ≥95% | 96% | 30 | 30 |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |
| 总分 | 90 | SCORE |
"""
REPORT = "\n青溪区司法局2023年度整体支出绩效自评报告\n本单位整体支出绩效自评得分98.00分。\n"


def test_points_that_were_cut_off_their_heading_head_nothing() -> None:
    form = FORM.replace("TARGET", "年度指标值")
    for name, found in (("产出指标（50分）", 1), ("（50分）", 0)):
        assert len(_findings(form.replace("| 产出指标 |", f"| {name} |"), "A002")) == found


def test_the_rest_of_a_form_is_not_that_of_the_whole_unit() -> None:
    rest = REST.replace("NAME", "产出指标").replace("SCORE", "90")
    assert _findings(f"{REPORT}\n附件2\n{rest}", "J265") == []
    titled = f"{REPORT}\n部门整体支出绩效自评表\n{rest}"
    assert len(_findings(titled, "J265")) == 1


def test_a_total_is_not_that_of_the_few_rows_that_were_read() -> None:
    form = FORM.replace("TARGET", "年度指标值")
    few = form.replace("| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |\n", "")
    assert _findings(few, "A003") == []
    assert len(_findings(form.replace("| 60 | 60 |", "| 60 | 55 |"), "A003")) == 1


def test_a_bound_in_the_text_is_aimed_at() -> None:
    form = FORM.replace("TARGET", "年度指标值")
    for words, found in (("不少于11场", 0), ("≥11场", 0), ("11场", 1)):
        assert len(_findings(f"{form}\n一、完成情况\n全年开展普法宣传{words}。\n", "J007")) == found
