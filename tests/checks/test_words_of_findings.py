"""The words of findings: names without verbs, codes as subjects, a relation told once."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking


def _said(text: str) -> list[str]:
    findings = checking.check_documents([parse(text)], load()).results.findings
    return [finding.problem.message + finding.problem.suggestion for finding in findings]


def test_a_verb_is_no_part_of_a_name_and_what_has_none_is_named_by_its_measure() -> None:
    (share,) = _said("2022年授予中小企业合同金额270万元，占政府采购支出总额300万元的80%。")
    assert "80% 与 270÷300，对不上" in share
    assert "文字说明“授予中小企业合同” 80% 应为 90%；或 文字说明“授予中小企业合同” 270万元 应为 240万元" in share
    assert "占占" not in share
    assert "“占" not in share
    (rate,) = _said("2022年全年预算数为1000万元，执行数为950万元，完成预算的98%。")
    assert rate.startswith("完成比例：98% 与 950÷1000，对不上。")
    assert "：文字说明 98% 应为 95%；" in rate
    assert "文字说明“执行数”" in rate


def test_a_code_is_a_subject_and_no_row() -> None:
    text = """支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 30.00 | 10.00 | 20.00 |
| 213 | 农林水支出 | 30.00 | 10.00 | 20.00 |
| 21303 | 水利 | 30.00 | 10.00 | 20.00 |
| 2130301 | 行政运行 | 31.00 | 10.00 | 20.00 |
"""
    (said,) = _said(text)
    assert "科目2130301 本年支出合计 31.00 应为 30.00" in said
    assert "第213" not in said


def test_what_two_sentences_say_alike_is_told_once() -> None:
    table = "“三公”经费支出决算表\n单位：万元\n| 项目 | 预算数 | 决算数 |\n| 合计 | 12.00 | 10.74 |\n"
    rows = (
        "| 因公出国（境）费 | 0.00 | 0.00 |\n| 公务用车购置及运行维护费 | 9.00 | 7.48 |\n| 公务接待费 | 3.00 | 3.62 |\n"
    )
    sentence = "2023年度公务接待费支出决算3.26万元。\n"
    text = f"青溪区司法局2023年度部门决算\n{table}{rows}七、“三公”经费支出决算情况说明\n{sentence}其中：公务接待费支出决算3.26万元，主要用于公务接待。\n"
    (said,) = _said(text)
    assert "3 条关系全部成立" in said
    assert said.count("文字说明的公务接待费决算等于“三公”表同项") == 1
    assert "（2 处）" in said
