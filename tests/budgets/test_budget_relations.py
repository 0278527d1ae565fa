"""What is accused in the tables of a budget, and what is not."""

from __future__ import annotations

from budgetkit import SPENDING, TOTAL, accused, everything, results, undecided

BOTH = f"{TOTAL}\n{SPENDING}"
_BY_NAME = """\
部门支出预算总表
单位：万元
| 功能分类科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | 30.00 | 20.00 | 10.00 |
| 公共安全支出 | 20.00 | 10.00 | 10.00 |
| 司法 | 20.00 | 10.00 | 10.00 |
| 住房保障支出 | 10.00 | 10.00 |  |
| 住房改革支出 | 10.00 | 10.00 |  |
"""


def test_a_budget_that_ties_is_silent() -> None:
    found = results(BOTH)
    assert (found.findings, found.undecided) == ((), ())
    assert found.tally.passed > 20


def test_a_figure_changed_in_a_row_of_codes_is_named() -> None:
    assert accused(BOTH.replace("| 2040605 | 普法宣传 | 30.00 |", "| 2040605 | 普法宣传 | 39.00 |")) == [
        ("J315", "error", "39.00")
    ]


def test_a_part_of_the_money_of_the_unit_changed_is_told_with_the_sum() -> None:
    (found,) = results(TOTAL.replace("（一）事业收入 | 15.00", "（一）事业收入 | 16.00")).findings
    assert found.code == "J310"
    assert "15.00" in found.problem.message


def test_the_total_of_one_table_changed_is_found_by_the_other() -> None:
    assert accused(BOTH.replace("|  | 合计 | 102.00 | 72.00 |", "|  | 合计 | 120.00 | 72.00 |")) == [
        ("J341", "error", "120.00")
    ]


def test_rounding_is_no_fault() -> None:
    assert accused(SPENDING.replace("| 102.00 | 72.00 | 30.00 |", "| 102.01 | 72.00 | 30.00 |")) == []


def test_a_column_that_nobody_knows_leaves_the_row_undecided() -> None:
    text = SPENDING.replace("项目支出 |", "项目支出 | 预留机动 |").replace(
        "| 合计 | 102.00 | 72.00 | 30.00 |", "| 合计 | 105.00 | 72.00 | 30.00 | 3.00 |"
    )
    assert "J315" in undecided(text)
    assert [code for code, _, _ in accused(text)] == ["J316"]


def test_a_row_that_nobody_knows_leaves_the_sum_undecided() -> None:
    text = SPENDING.replace("| 208 | 社会保障和就业支出 | 12.00 | 12.00 |  |", "| 甲 | 某分局 | 12.00 | 12.00 |  |")
    assert (
        accused(text.replace("| 20805 |", "| 丙 |").replace("| 2080505 |", "| 丁 |").replace("丙 | 行政", "丙 | 另"))
        == []
    )


def test_a_heading_without_an_amount_leaves_its_parts_to_the_sum_above() -> None:
    assert accused(TOTAL.replace("| 三、单位资金收入 | 20.00 |", "| 三、单位资金收入 |  |")) == []


def test_parts_that_are_not_filled_in_are_no_fault() -> None:
    assert (
        accused(
            TOTAL.replace("| （一）事业收入 | 15.00 |", "| （一）事业收入 |  |").replace(
                "| （二）其他收入 | 5.00 |", "| （二）其他收入 |  |"
            )
        )
        == []
    )


def test_rows_told_by_name_only_give_a_doubt() -> None:
    assert accused(_BY_NAME) == []
    assert {
        severity
        for _, severity, _ in accused(
            _BY_NAME.replace("| 住房保障支出 | 10.00 | 10.00 |", "| 住房保障支出 | 19.00 | 19.00 |")
        )
    } == {"warning"}


def test_a_row_cut_by_a_page_break_is_no_fault() -> None:
    text = (
        "部门项目支出预算表\n单位：万元\n| 单位名称 | 项目名称 | 总计 | 一般公共预算 | 单位资金 |\n|  | 合计 | 30.00 | 20.00 | 10.00 |\n"
        "| 某局 | 甲项目 | 20.00 | 10.00 | 10.00 |\n| 某局（交 | 乙项目 | 10.00 | 10.0 |  |\n| 通分局） |  |  | 0 |  |"
    )
    assert accused(f"{SPENDING.replace('30.00 |', '30.00 |')}\n{text}") == []


def test_a_code_printed_for_each_unit_is_not_compared_with_another_table() -> None:
    twice = SPENDING.replace(
        "| 2040601 | 行政运行 | 60.00 | 60.00 |  |",
        "| 2040601 | 行政运行 | 40.00 | 40.00 |  |\n| 2040601 | 行政运行 | 20.00 | 20.00 |  |",
    )
    general = SPENDING.replace("部门支出总表", "一般公共预算支出表")
    assert accused(f"{twice}\n{general}") == []


def test_the_text_is_tied_where_heading_and_measure_are_plain() -> None:
    said = "（三）支出预算情况说明\n2026年支出预算102.00万元，其中：项目支出30.00万元。"
    assert accused(f"{BOTH}\n{said}") == []
    assert accused(f"{BOTH}\n{said.replace('项目支出30.00', '项目支出31.00')}")[:1] == [("J380", "error", "31.00万元")]


_FINE = """\
部门财政拨款收支预算总表
单位：万元
| 收入 |  | 支出 |  |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | 30.00 | 公共安全支出 | 20.00 |
| 二、政府性基金预算拨款收入 | 5.00 | 司法 | 20.00 |
|  |  | 行政运行 | 12.00 |
|  |  | 普法宣传 | 8.00 |
|  |  | 城乡社区支出 | 15.00 |
|  |  | 城市建设支出 | 15.00 |
| 本年收入合计 | 35.00 | 本年支出合计 | 35.00 |
| 收入总计 | 35.00 | 支出总计 | 35.00 |
部门一般公共预算支出预算表
单位：万元
| 功能分类科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | 30.00 | 12.00 | 18.00 |
| 公共安全支出 | 20.00 | 12.00 | 8.00 |
| 司法 | 20.00 | 12.00 | 8.00 |
| 行政运行 | 12.00 | 12.00 |  |
| 普法宣传 | 8.00 |  | 8.00 |
| 城乡社区支出 | 10.00 |  | 10.00 |
| 城市建设支出 | 10.00 |  | 10.00 |
部门政府性基金预算支出预算表
单位：万元
| 功能分类科目名称 | 合计 | 基本支出 | 项目支出 |
| 合计 | 5.00 |  | 5.00 |
| 城乡社区支出 | 5.00 |  | 5.00 |
| 城市建设支出 | 5.00 |  | 5.00 |
"""


def test_sections_and_items_by_name_are_tied_from_table_to_table() -> None:
    assert accused(_FINE) == []
    assert "J359" in results(_FINE).passed
    assert accused(_FINE.replace("|  |  | 普法宣传 | 8.00 |", "|  |  | 普法宣传 | 9.00 |")) == [
        ("J359", "warning", "9.00")
    ]
    assert accused(_FINE.replace("|  |  | 城市建设支出 | 15.00 |", "|  |  | 城市建设支出 | 15.50 |")) == [
        ("J359", "warning", "15.50")
    ]


def test_a_name_that_two_rows_of_one_section_have_ties_neither() -> None:
    text = _FINE.replace("|  |  | 普法宣传 | 8.00 |", "|  |  | 行政运行 | 9.00 |")
    assert accused(text) == []


def test_money_carried_over_into_one_table_only_is_no_fault_of_an_item() -> None:
    text = _FINE.replace(
        "| 一、一般公共预算拨款收入 | 30.00 | 公共安全支出 | 20.00 |",
        "| 一、一般公共预算拨款收入 | 30.00 | 公共安全支出 | 23.00 |",
    )
    text = text.replace("|  |  | 普法宣传 | 8.00 |", "|  |  | 普法宣传 | 11.00 |").replace(
        "| 司法 | 20.00 |\n|  |  | 行", "| 司法 | 23.00 |\n|  |  | 行"
    )
    text = text.replace("本年收入合计 | 35.00 | 本年支出合计 | 35.00 |", "上年结转结余 | 3.00 | 本年支出合计 | 38.00 |")
    text = text.replace("收入总计 | 35.00 | 支出总计 | 35.00 |", "收入总计 | 38.00 | 支出总计 | 38.00 |")
    assert accused(text) == []


def test_the_code_of_an_item_ties_it_to_a_table_by_name() -> None:
    text = _FINE.split("部门一般公共预算")[0].replace("城乡社区支出 | 15.00", "住房保障支出 | 15.00")
    text = (
        text.replace("财政拨款收支预算总表", "收支预算总表").replace("城市建设支出", "住房改革支出")
        + """\
部门支出总表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 35.00 | 27.00 | 8.00 |
| 204 | 公共安全支出 | 20.00 | 12.00 | 8.00 |
| 20406 | 司法 | 20.00 | 12.00 | 8.00 |
| 2040601 | 行政运行 | 12.00 | 12.00 |  |
| 2040605 | 普法宣传 | 8.00 |  | 8.00 |
| 221 | 住房保障支出 | 15.00 | 15.00 |  |
| 22102 | 住房改革支出 | 15.00 | 15.00 |  |
"""
    )
    text = text.replace("| 收入总计", "| 其他收入 | 0.00 |  |  |\n| 收入总计")
    assert accused(text) == []
    assert accused(text.replace("|  |  | 普法宣传 | 8.00 |", "|  |  | 普法宣传 | 9.00 |")) == [
        ("J342", "warning", "9.00")
    ]


_CARRIED = """\
部门财政拨款收支预算总表
单位：万元
| 收入 |  | 支出 |  |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、一般公共预算拨款收入 | 80.00 | 公共安全支出 | 50.00 |
|  |  | 住房保障支出 | 30.00 |
| 本年收入合计 | 80.00 | 本年支出合计 | 80.00 |
| 收入总计 | 80.00 | 支出总计 | 80.00 |
部门一般公共预算支出预算表
单位：万元
| 功能分类科目名称 | 合计 | 基本支出 | 基本支出 | 基本支出 | 项目支出 |
|  |  | 小计 | 人员经费 | 公用经费 |  |
| 合计 | 80.00 | 60.00 | 45.00 | 15.00 | 20.00 |
| 公共安全支出 | 50.00 | 30.00 | 23.00 | 7.00 | 20.00 |
| 司法 | 50.00 | 30.00 | 23.00 | 7.00 | 20.00 |
| 住房保障支出 | 30.00 | 30.00 | 22.00 | 8.00 |  |
| 住房改革支出 | 30.00 | 30.00 | 22.00 | 8.00 |  |
部门一般公共预算基本支出预算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
|  | 合计 | 60.00 | 45.00 | 15.00 |
| 301 | 工资福利支出 | 45.00 | 45.00 |  |
| 302 | 商品和服务支出 | 15.00 |  | 15.00 |
"""
_UP = {
    "| 合计 | 80.00 | 60.00 | 45.00 |": "| 合计 | 82.50 | 62.50 | 45.00 |",
    "| 公共安全支出 | 50.00 | 30.00 |": "| 公共安全支出 | 52.50 | 32.50 |",
    "| 司法 | 50.00 | 30.00 |": "| 司法 | 52.50 | 32.50 |",
}


def test_a_difference_that_went_up_through_the_sums_is_one_finding() -> None:
    assert accused(_CARRIED) == []
    text = _CARRIED
    for old, new in _UP.items():
        text = text.replace(old, new)
    (found,) = results(text).findings
    assert found.problem.severity.value == "warning"
    assert "公共安全支出 基本支出小计 32.50 应为 30.00" in found.problem.message
    assert "司法 基本支出小计 32.50 应为 30.00" in found.problem.message
    assert "人员经费 23.00 应为" not in found.problem.message
    assert found.problem.suggestion.endswith("由它们加出的合计一并核对。")


def test_a_figure_of_last_year_that_nothing_contradicts_is_not_to_be_mended() -> None:
    text = SPENDING.replace("支出总表", "一般公共预算支出预算表") + (
        "三、一般公共预算支出情况说明\n公共安全支出（类）司法（款）普法宣传（项）36.00万元，主要用于普法宣传。"
        "2023年当年预算执行数为32.00万元，2024年预算安排36.00万元，比2023年预算执行数增加12.50%。\n"
    )
    (found,) = [one for one in everything(f"青溪区司法局2024年部门预算\n{text}").findings if one.code == "J394"]
    assert "36.00 ≠ 30.00" in found.problem.message
    assert "32.00万元 应为" not in found.problem.message + found.problem.suggestion


_PROJECTS = """\
部门项目支出预算表
单位：万元
| 单位名称 | 项目名称 | 总计 | 一般公共预算 | 单位资金 |
|  | 合计 | 30.00 | 25.00 | 5.00 |
| 青溪区司法局 | 普法宣传 | 10.00 | 10.00 |  |
| 青溪区司法局 | 法律援助 | 12.00 | 7.00 | 5.00 |
| 青溪区公证处 | 法律援助 | 8.00 | 8.00 |  |
部门项目支出绩效目标表
单位：万元
| 单位名称 | 项目名称 | 金额 | 绩效目标 |
| 青溪区司法局 | 普法宣传 | 10.00 | 开展普法宣传12场。 |
| 青溪区司法局 | 法律援助 | 12.00 | 办理案件200件。 |
| 青溪区公证处 | 法律援助 | 8.00 | 办理公证90件。 |
"""


def test_the_money_of_a_goal_is_that_of_its_project_of_its_unit() -> None:
    assert accused(TOTAL + _PROJECTS) == []
    assert accused(TOTAL + _PROJECTS.replace("法律援助 | 12.00 | 办", "法律援助 | 12.20 | 办")) == [
        ("J361", "warning", "12.20")
    ]


def test_a_project_in_two_rows_is_compared_with_neither() -> None:
    text = _PROJECTS.replace(
        "| 青溪区司法局 | 法律援助 | 12.00 | 7.00 | 5.00 |",
        "| 青溪区司法局 | 法律援助 | 7.00 | 7.00 |  |\n| 青溪区司法局 | 法律援助 | 5.00 |  | 5.00 |",
    )
    assert accused(TOTAL + text) == []


_GOALS = """\
部门项目支出绩效目标表
单位：万元
| 项目名称 | 项目总额 | 其中： | 其中： | 三级指标 | 指标值 |
|  |  | 财政资金 | 其他资金 |  |  |
| 普法宣传 | 10.00 | 8.00 | 2.00 | 宣传场次 | 12 |
| 法律援助 | 12.00 | 12.00 |  | 办案数 | 200 |
"""


def test_parts_of_which_are_all_where_they_end_in_others() -> None:
    assert accused(TOTAL + _GOALS) == []
    assert accused(TOTAL + _GOALS.replace("8.00 | 2.00", "7.00 | 2.00")) == [("J360", "error", "7.00、2.00")]
    partial = _GOALS.replace("其他资金", "政府性基金").replace("财政资金", "一般公共预算")
    assert accused(TOTAL + partial.replace("8.00 | 2.00", "7.00 | 2.00")) == []


_FISCAL = """\
财政拨款收支总表
单位：万元
| 收入 |  | 支出 |  |  |
| 项目 | 预算数 | 项目 | 合计 | 一般公共预算 |
| 一、本年收入 | {income} | 一、本年支出 | 100.00 | 100.00 |
| （一）一般公共预算拨款 | {income} | 公共安全支出 | 88.00 | 88.00 |
| 二、上年结转 | {carried} | 社会保障和就业支出 | 12.00 | 12.00 |
| 收入总计 | 100.00 | 支出总计 | 100.00 | 100.00 |
一般公共预算支出表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | {total} | 60.00 | {project} |
| 204 | 公共安全支出 | {safety} | 48.00 | {project} |
| 208 | 社会保障和就业支出 | 12.00 | 12.00 |  |
"""


def test_money_carried_over_may_be_left_out_of_the_table_of_this_years_grant() -> None:
    lawful = _FISCAL.format(income="97.50", carried="2.50", total="97.50", project="37.50", safety="85.50")
    assert accused(lawful) == []


def test_without_money_carried_over_the_classes_of_both_tables_are_one() -> None:
    wrong = _FISCAL.format(income="100.00", carried="", total="97.50", project="37.50", safety="85.50")
    (found,) = [one.problem.message for one in results(wrong).findings if "公共安全" in one.problem.message]
    assert "88.00 与 85.50" in found
