"""How much was covered: exact counts of figures printed and tied on small documents, and what each verdict line says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gouji.assembly import understood
from gouji.checks import registry
from gouji.checks.registry import Check
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.numbering import numbered
from gouji.document.place import Place
from gouji.document.tree import Document, Note
from gouji.domain.audit import Audit
from gouji.domain.coverage import Coverage, coverage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.pipeline import checking
from gouji.reports import extent, html, sarif, text, xlsx
from gouji.reports import json as json_report
from gouji.reports.verdict import verdict

CHECKS = registry.load()

SENTENCES = """某县水利局2023年度部门决算
第三部分 2023年度部门决算情况说明
一、支出决算情况说明
2023年度支出合计100.00万元，其中：基本支出60.00万元，项目支出40.00万元。培训费支出3.20万元。
"""
TABLE = """某县水利局2023年度部门决算
支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 |
| 栏次 |  | 1 | 2 | 3 |
|  | 合计 | 100.00 | 60.00 | 40.00 |
| 213 | 农林水支出 | 100.00 | 60.00 | 40.00 |
| 21303 | 水利 | 100.00 | 60.00 | 40 |
| 2130301 | 行政运行 | 60.00 | 60.00 |  |
| 2130302 | 一般行政管理事务 | 40.00 | 0.00 | 40.00 |
"""


def audit(*texts: str, notes: tuple[Note, ...] = ()) -> Audit:
    documents = [replace(parse(one, f"文{number}.txt"), notes=notes) for number, one in enumerate(texts)]
    return checking.check_documents(documents, CHECKS)


def counts(made: Audit) -> list[tuple[int, str, int, int]]:
    return [(part.input, part.part, part.figures, part.tied) for part in made.coverage.parts]


def test_every_figure_of_a_sentence_is_counted_once_and_only_what_was_tied() -> None:
    made = audit(SENTENCES)
    section = "第三部分2023年度部门决算情况说明 / 一、支出决算情况说明"
    assert counts(made) == [(0, section, 4, 3)]
    assert made.coverage.untied_statements == 1


def test_codes_numbers_of_columns_and_blanks_are_no_figures() -> None:
    """Fifteen cells hold an amount, one of them 40 without decimals; a blank is none, a printed 0.00 is one."""
    assert counts(audit(TABLE)) == [(0, "《支出决算表》", 14, 14)]


@pytest.mark.parametrize(
    ("table", "figures"),
    [
        ("| 序号 | 项目 | 金额 |\n| 1 | 甲 | 5 |\n| 2 | 乙 | 6 |", 2),
        ("| 项目 | 行次 | 金额 |\n| 甲 | 7 | 5.00 |\n| 乙 | 8 | — |\n| 丙 | 9 | 0 |", 2),
        ("| 年度 | 2022 | 2023 |\n| 支出 | 100 | 2000 |", 2),
        ("| 联系人 | 电话 | 人数 |\n| 张三 | 0731-82212345 | 3 |\n| 李四 | 13812345678 | 4 |", 2),
        ("| 填报日期 | 2023.08.17 | 2023年8月17日 | 得分 | 9.5 |", 1),
        ("| 指标 | 目标值 | 完成值 |\n| 培训 | ≥90% | 95% |\n| 场次 | 25件 | 400-500人 |", 4),
        ("| 指标 | 评分标准 | 得分 |\n| 执行率 | 达到95%得10分，每低1%扣1分 | 8 |", 1),
        ("| 208 | 甲 | 1.00 |\n| 20805 | 乙 | 1.00 |\n| 2080505 | 丙 | 1.00 |", 3),
        ("| 项目 | 提前告知 |\n| 甲 | 138 |\n| 乙 | 13830 |\n| 丙 | 13968 |\n| 丁 | 654 |", 4),
        ("| 项目 | 合计 | 基本 | 项目 |\n| ** | 1 | 2 | 3 |\n| 甲 | 4 | 5 | 6 |", 3),
        ("| 项目 | 合计 |\n| ** | 1 |\n| 甲 | 4 |", 1),
        ("| 完成情况 |\n| 全年培训25次，参训1200人，满意度98%。 |", 3),
        ("| 项目 | 208 |\n| 甲 | 318 |", 2),
    ],
)
def test_what_is_a_printed_figure_in_a_table(table: str, figures: int) -> None:
    assert audit(table).coverage.figures == figures


def test_equal_amounts_in_one_sentence_are_told_apart() -> None:
    """Two figures printed alike in one clause: both are counted, both tied."""
    made = audit("某县水利局2023年度部门决算\n2023年度支出100.00万元，完成年初预算100.00万元的100%。\n")
    assert (made.coverage.figures, made.coverage.tied) == (3, 3)


def test_several_files_are_counted_apart() -> None:
    made = audit(TABLE, SENTENCES)
    assert [(number, figures, tied) for number, _, figures, tied in counts(made)] == [(0, 14, 14), (1, 4, 3)]


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ((TABLE,), "某县水利局 2023年度：没有发现问题。"),
        (("会议通知\n请于周五到会。\n",), "未认出单位：没有认出这是哪一类材料，一个数也没有核对，不能当作通过。"),
        (
            ("某县水利局2023年度部门决算\n第二部分 2023年度部门决算情况说明\n内设机构3个。\n",),
            "某县水利局 2023年度：没有找到可以相互核对的数，一个数也没有核对，不能当作通过。",
        ),
        (
            ("今年卖出苹果100吨，其中：东区60吨，西区40吨。\n",),
            "未认出单位：没有认出这是哪一类材料，只核对了其中 3 个数，这些数没有对不上的。",
        ),
        ((TABLE, "会议通知\n请到会。\n"), "某县水利局 2023年度：没有发现问题；其中 1 个文件没有认出类型。"),
    ],
)
def test_the_verdict_says_what_was_done(texts: tuple[str, ...], says: str) -> None:
    assert verdict(audit(*texts)) == says


UNREAD = Note("第2页是扫描图片，没有读取。", Place(page=2), unread=True)


def test_what_was_left_unread_is_in_the_verdict_and_in_every_report() -> None:
    made = audit(TABLE, notes=(Note("文件带有修订标记。"), UNREAD))
    assert verdict(made) == "某县水利局 2023年度：印出的 14 个数核对了 14 个，没有对不上的；另有 1 处没有读到，见说明。"
    shown = text.findings(made)
    assert "说明：\n  · 【没有读到】第2页：第2页是扫描图片，没有读取。\n  · 文件带有修订标记。\n" in shown
    content = json.loads(json_report.findings(made))
    assert [(one["input"], one["text"], one["place"] and one["place"]["page"]) for one in content["notes"]] == [
        (0, UNREAD.text, 2),
        (0, "文件带有修订标记。", None),
    ]
    (invocation,) = json.loads(sarif.findings(made, CHECKS))["runs"][0]["invocations"]
    told = [(one["level"], one["message"]["text"]) for one in invocation["toolExecutionNotifications"]]
    assert ("warning", UNREAD.text) in told
    assert ("note", "文件带有修订标记。") in told
    assert UNREAD.text in html.findings(made)
    assert xlsx.findings(made)


def test_pictures_that_a_reader_passed_over_are_told() -> None:
    made = audit(TABLE + "![章.png]\n")
    assert made.unread == 1
    assert "图片没有读" in text.findings(made)


def test_a_full_baseline_does_not_read_as_nothing_found() -> None:
    made = replace(audit(TABLE), silenced=3)
    assert verdict(made) == "某县水利局 2023年度：没有新发现，另有 3 条在基线中。"


def test_the_text_report_ends_with_what_was_covered() -> None:
    assert text.findings(audit(SENTENCES)).endswith(
        "核对范围：印出 4 个数，3 个至少参加了一条关系（成立或不成立），1 个没有可以对照的。\n"
        "  · 一、支出决算情况说明：4 个数，核对了 3 个\n"
        "文字里另有 1 句话读懂了所说的数，但没有别的数可以对照。\n"
    )


def test_the_coverage_of_the_machine_interface() -> None:
    coverage = json.loads(json_report.findings(audit(TABLE)))["coverage"]
    part = {"input": 0, "part": "《支出决算表》", "figures": 14, "tied": 14}
    assert coverage == {"figures": 14, "tied": 14, "by_part": [part], "duties": []}


def test_items_are_counted_through_the_document() -> None:
    document: Document = numbered(parse("一段\n| 甲 | 乙 |\n"), 3)
    (paragraph,), (table,) = tuple(document.paragraphs), tuple(document.tables)
    places = (paragraph.place, table.place, *(cell.place for cell in table.cells))
    assert [(place.input, place.item) for place in places] == [(3, 1), (3, 2), (3, 3), (3, 4)]


def test_only_what_is_held_against_a_value_is_tied() -> None:
    """An accusation of words or blanks speaks of a figure without tying it; one with a value on a side ties all it names."""
    outcomes: list[Outcome] = []
    made = Check("N999", "narrative.made", "", "", "", "", "", "", lambda _: outcomes)
    part = understood(numbered(parse("支出100.00万元，其中：甲60.00万元，乙40.00万元。\n"), 0))
    first, second, third = part.claims.mentions
    dossier = Dossier(None, None, (part,))

    def tied(outcome: Outcome) -> int:
        outcomes[:] = [outcome]
        return coverage([part.figures], run(dossier, [made]).tied).tied

    problem = Problem(Severity.ERROR, "k", "m", "s", (first.place, second.place), Side("甲", "含糊", first.place))
    assert tied(Failed(problem)) == 0
    assert tied(Failed(replace(problem, right=Side.of("乙", third.figure, third.place)))) == 3
    assert tied(Passed.over("和", first, None, third)) == 2
    assert tied(Passed("和")) == 0
    assert tied(Undecided("缺数", first.place)) == 0


def test_few_figures_tied_are_no_ground_for_a_word_on_the_whole() -> None:
    lonely = "某县水利局2023年度部门决算公开\n2023年度本年支出30.00万元，其中：基本支出20.00万元，项目支出10.00万元。\n"
    more = "\n".join(f"{name}支出{number}.50万元。" for number, name in enumerate("甲乙丙丁戊己庚", 3))
    assert verdict(audit(lonely)) == "某县水利局 2023年度：没有发现问题。"
    assert verdict(audit(lonely + more)) == "某县水利局 2023年度：印出的 10 个数核对了 3 个，没有对不上的。"


def test_a_table_of_which_nothing_was_tied_is_named() -> None:
    table = "某县水利局各科室台账表\n| 科室 | 件数 |\n| 甲 | 13 |\n| 乙 | 17 |\n"
    one_more = table + "| 丙 | 29 |\n"
    assert verdict(audit(TABLE + table)) == "某县水利局 2023年度：没有发现问题。"
    assert verdict(audit(TABLE + one_more)) == (
        "某县水利局 2023年度：印出的 17 个数核对了 14 个，没有对不上的；《某县水利局各科室台账表》的数一个也没有核对。"
    )


def _covered(printed: str) -> Coverage:
    return checking.check_documents([parse(printed)], CHECKS).coverage


def test_figures_that_only_fit_are_told_apart() -> None:
    """教育支出a，农林水支出b behind 支出A: no word says that they are its parts, so that a slip in one of them would go untold."""
    head = "青岭县司法局2023年度部门决算公开说明\n一、支出决算情况说明\n"
    fits = _covered(head + "支出100.37万元。教育支出60.12万元，农林水支出40.25万元。")
    told = _covered(head + "支出100.37万元，其中：基本支出60.12万元，项目支出40.25万元。")
    assert (fits.tied, fits.found, told.tied, told.found) == (3, 3, 3, 0)
    assert "其中 3 个只是与别的数凑得上" in extent.summary(fits)
    assert "凑得上" not in extent.summary(told)
