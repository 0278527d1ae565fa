"""The expression language, the evaluator, and what a broken relation says."""

from __future__ import annotations

import pytest
from accountkit import SPENDING, dossier_of, findings
from hypothesis import given
from hypothesis import strategies as st

from gouji.catalogue.relations import Cells, Part, equation, relations
from gouji.checks.relation import evaluate
from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.domain.findings import Outcome, Passed, Severity, Undecided
from gouji.values.units import WAN_YUAN, YUAN


def outcomes(code: str, text: str) -> list[Outcome]:
    row = next(row for row in relations() if row.code == code)
    return list(evaluate(row, dossier_of(text)))


def test_an_expression_is_read_into_its_parts() -> None:
    read = equation("spending[$row, total] >= sum(general_spending[children($row), total]) - fund?[$row, total]")
    assert read.left == (Part(1, Cells("spending", ("$row",), ("total",))),)
    assert read.sign == ">="
    assert read.right == (
        Part(1, Cells("general_spending", ("children($row)",), ("total",)), summed=True),
        Part(-1, Cells("fund", ("$row",), ("total",), optional=True)),
    )
    assert read.tables == ("spending", "general_spending", "fund")


@pytest.mark.parametrize(
    "text", ["total[a]", "total[a] = ", "nowhere[a] = total[b]", "total[a] = total[b, c]", "total[a] ~ total[b]"]
)
def test_what_is_no_relation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        equation(text)


def test_every_relation_of_the_field_list_is_there() -> None:
    listed = {row.id for row in relations()}
    inside = {f"I-{number:02}" for number in range(1, 13)}  # I-13 and I-14 are checks of codes and signs
    between = {f"X-{number:02}" for number in range(1, 14)}
    assert inside | between <= listed


def test_each_value_of_the_variables_is_an_instance() -> None:
    assert len([one for one in outcomes("J110", SPENDING) if isinstance(one, Passed)]) == 6
    assert len([one for one in outcomes("J109", SPENDING) if isinstance(one, Passed)]) == 5


def test_a_difference_that_rounding_explains_is_no_finding() -> None:
    text = SPENDING.replace("| 2040602 | 一般行政管理事务 | 10.00 |", "| 2040602 | 一般行政管理事务 | 10.01 |")
    assert findings(text, "J110") == []


def test_a_table_with_an_unknown_row_cannot_be_summed() -> None:
    text = """\
收入支出决算总表
| 项目 | 决算数 | 项目 | 决算数 |
| 一、一般公共预算财政拨款收入 | 80.00 | 本年支出合计 | 100.00 |
| 九、捐赠收入 | 20.00 | 总计 | 100.00 |
| 本年收入合计 | 100.00 |  |  |
"""
    (found,) = outcomes("J101", text)
    assert isinstance(found, Undecided)


def test_words_in_a_cell_leave_the_relation_undecided() -> None:
    found = outcomes("J111", SPENDING.replace("|  | 合计 | 30.00 |", "|  | 合计 | 见附件 |"))
    assert [type(one).__name__ for one in found] == ["Undecided", "Passed", "Passed"]


def test_the_figure_at_fault_is_named_with_what_it_should_be() -> None:
    # 46.24 is printed as 42.64 in one place; the row, the section above it and the other table say otherwise
    text = """\
支出决算表
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 66.24 | 20.00 | 46.24 |
| 204 | 公共安全支出 | 66.24 | 20.00 | 46.24 |
| 20406 | 司法 | 66.24 | 20.00 | 46.24 |
| 2040601 | 行政运行 | 20.00 | 20.00 |  |
| 2040602 | 一般行政管理事务 | 46.24 |  | 42.64 |

一般公共预算财政拨款支出决算表
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 66.24 | 20.00 | 46.24 |
| 204 | 公共安全支出 | 66.24 | 20.00 | 46.24 |
| 20406 | 司法 | 66.24 | 20.00 | 46.24 |
| 2040601 | 行政运行 | 20.00 | 20.00 |  |
| 2040602 | 一般行政管理事务 | 46.24 |  | 46.24 |
"""
    (finding,) = findings(text, "J1")
    assert finding.problem.message.startswith(
        "疑为 支出决算表 科目2040602 项目支出 42.64 应为 46.24（疑为数字颠倒）：改此一处，4 条关系全部成立"
    )
    assert finding.problem.severity is Severity.ERROR
    assert (finding.problem.left.text, finding.problem.right.text) == ("42.64", "46.24")  # type: ignore[union-attr]


def test_a_row_left_out_is_told_from_the_tables_that_print_it() -> None:
    whole = (
        SPENDING
        + "\n"
        + SPENDING.replace("支出决算表", "一般公共预算财政拨款支出决算表").replace("本年支出合计", "合计")
    )
    text = whole.replace("| 2040602 | 一般行政管理事务 | 10.00 |  | 10.00 |\n", "", 1)
    (finding,) = findings(text, "J1")
    assert "支出决算表 科目2040602（未列） 项目支出 空白 应为 10.00" in finding.problem.message
    assert "支出决算表 科目2040602（未列） 本年支出合计 空白 应为 10.00" in finding.problem.message


def test_two_equally_small_explanations_are_both_told() -> None:
    text = """\
收入支出决算总表
| 项目 | 决算数 | 项目 | 决算数 |
| 总计 | 101.00 | 总计 | 100.00 |
"""
    (finding,) = findings(text, "J1")
    assert finding.problem.message == (
        "收入方总计等于支出方总计：101.00 与 100.00，对不上。其中有一个数有误，单凭这里还不能断定是哪一个："
        "收入支出决算总表 总计 101.00 应为 100.00；或 收入支出决算总表 总计 100.00 应为 101.00。"
    )
    assert len(finding.problem.rivals) == 1
    assert finding.problem.culprit is None


def test_where_many_figures_may_be_wrong_none_is_named() -> None:
    text = """\
收入支出决算总表
| 项目 | 决算数 | 项目 | 决算数 |
|  |  | 一、一般公共服务支出 | 17.00 |
|  |  | 四、公共安全支出 | 23.00 |
|  |  | 五、教育支出 | 36.00 |
|  |  | 八、社会保障和就业支出 | 41.00 |
|  |  | 本年支出合计 | 200.00 |
"""
    (finding,) = findings(text, "J1")
    assert finding.problem.message.startswith(
        "本年支出合计等于各类支出之和：200.00 与 17.00＋23.00＋36.00＋41.00，对不上。"
    )
    assert finding.problem.message.count("应为") == 5  # all are listed, so that the right one is among them
    assert finding.problem.right is None


def test_amounts_in_yuan_and_text_in_ten_thousands_are_compared_in_yuan() -> None:
    tables = """\
一般公共预算财政拨款基本支出决算表
单位：元
| 科目编码 | 科目名称 | 金额 |
| 301 | 工资福利支出 | 1234567.89 |
|  | 人员经费合计 | 1234567.89 |
"""
    said = "六、一般公共预算财政拨款基本支出决算情况说明\n人员经费{}万元。"
    assert findings(f"{tables}\n{said.format('123.46')}", "J217") == []
    (finding,) = findings(f"{tables}\n{said.format('123.64')}", "J217")
    assert "123.64万元 应为 123.46" in finding.problem.message


YEARS = """\
青溪区司法局{year}年度部门决算
收入支出决算总表
| 项目 | 决算数 | 项目 | 决算数 |
| 年初结转和结余 | {opening} | 年末结转和结余 | {closing} |
"""


def test_opening_balances_are_last_years_closing_balances() -> None:
    from gouji.checks.registry import load
    from gouji.document.notation import parse
    from gouji.pipeline import checking

    def codes(opening: str) -> list[str]:
        now = YEARS.format(year=2023, opening=opening, closing="9.00")
        before = YEARS.format(year=2022, opening="5.00", closing="12.00")
        found = checking.check_documents([parse(now), parse(before)], load()).results.findings
        return [one.code for one in found if one.code.startswith("J19")]

    assert codes("12.00") == []
    assert codes("21.00") == ["J190"]


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2) | st.decimals(min_value=0, max_value=10**4, places=6))
def test_bounds_in_whole_yuan_are_the_interval_of_the_print(value: object) -> None:
    for unit in (WAN_YUAN, YUAN):
        amount = Amount("total", "row", "amount", "", f"{value:f}", unit, Place())
        assert amount.figure is not None
        interval = amount.figure.interval
        assert amount.bounds == (interval.low, interval.high)


def test_a_code_that_a_table_may_print_in_a_row_not_told_is_unknown_there() -> None:
    total = "收入支出决算总表\n| 项目 | 决算数 | 项目 | 决算数 |\n| 一、一般公共预算财政拨款收入 | 33.00 | 四、公共安全支出 | 30.00 |\n|  |  | 五、教育支出 | 3.00 |\n"
    text = total + SPENDING.replace("| 204 |", "|  | 其他 | 3.00 |  | 3.00 |\n| 204 |", 1)
    assert [type(one).__name__ for one in outcomes("J162", text)] == ["Passed", "Undecided"]
    assert [type(one).__name__ for one in outcomes("J162", total + SPENDING)] == ["Passed", "Failed"]


THREE = """\
一般公共预算财政拨款“三公”经费支出决算表
| {1x6}预算数 |
| {2x1}合计 | {2x1}因公出国（境）费 | {1x3}公务用车购置及运行费 | {2x1}公务接待费 |
| 小计 | 公务用车购置费 | 公务用车运行费 |
| 11.00 | 0.00 | 8.00 | 1.00 | 7.00 | 3.00 |
"""


def test_a_sum_is_not_judged_where_the_name_of_a_filled_column_is_not_read() -> None:
    assert [type(one).__name__ for one in outcomes("J130", THREE)] == ["Passed"]
    (found,) = outcomes("J130", THREE.replace("公务用车运行费", "公务用车运"))
    assert isinstance(found, Undecided)
    assert "有不认识的栏" in found.reason


def test_a_sum_is_judged_where_no_filled_column_is_left_over() -> None:
    assert len(findings(THREE.replace("| 8.00 | 1.00 | 7.00 |", "| 8.00 | 1.00 | 6.50 |"), "J130")) == 1
