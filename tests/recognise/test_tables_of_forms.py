"""Several forms in one document, on one sheet below one another, and one form in two tables."""

from __future__ import annotations

import pytest
from filled import SPECIMENS
from test_form_confusion import read, wanted

from gouji.document.notation import parse, render
from gouji.document.tree import Document, Table
from gouji.domain.selfeval import SelfEvaluation
from gouji.recognise import recognise

BY_NAME = {one.name: one for one in SPECIMENS}
NAMES = ("全国部门表", "全国项目表", "云南项目表", "四川项目表")
CHOSEN = [BY_NAME[name] for name in NAMES]


def _found(text: str) -> tuple[SelfEvaluation, ...]:
    return recognise(parse(text)).evaluations


def _stacked(documents: list[Document]) -> str:
    """All blocks as the rows of one table, as a sheet without blank rows between the forms gives them."""
    lines = []
    for document in documents:
        for block in document.blocks:
            shown = render(Document(document.source, (block,))).splitlines()
            lines += [line for line in shown if line] if isinstance(block, Table) else [f"| {{1x9}}{shown[0]} |"]
    return "\n".join(lines) + "\n"


def test_several_forms_in_one_document() -> None:
    found = _found("\n".join(one.text() for one in CHOSEN))
    assert [one.form for one in found] == [one.form for one in CHOSEN]
    assert [read(one) for one in found] == [wanted(one) for one in CHOSEN]


def test_several_forms_below_one_another_on_a_sheet() -> None:
    found = _found(_stacked([one.document() for one in CHOSEN]))
    assert [one.form for one in found] == [one.form for one in CHOSEN]
    assert [read(one) for one in found] == [wanted(one) for one in CHOSEN]


def test_a_form_in_two_tables() -> None:
    whole = BY_NAME["全国项目表"]
    lines = whole.text().split("\n")
    at = next(number for number, line in enumerate(lines) if "一级指标" in line)
    for between in ([""], ["", "二、绩效指标完成情况"]):
        (evaluation,) = _found("\n".join([*lines[:at], *between, *lines[at:]]))
        assert evaluation.form == "national-project"
        assert read(evaluation) == wanted(whole)


def test_rows_that_go_on_in_a_table_without_a_head() -> None:
    plain = "2023年度项目支出绩效自评表\n" + "\n".join(
        "| " + " | ".join(cells) + " |" for cells in (
            ("项目名称", "书屋更新", "", "", "", "", ""),
            ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
            ("产出指标", "数量指标", "更新书屋数", "≥24个", "24个", "60", "60"),
        )
    )  # fmt: skip
    rest = "\n".join(
        "| " + " | ".join(cells) + " |" for cells in (
            ("满意度指标", "服务对象满意度指标", "读者满意度", "≥90%", "93%", "40", "40"),
            ("总分", "", "", "", "", "100", "100"),
        )
    )  # fmt: skip
    (evaluation,) = _found(f"{plain}\n\n{rest}\n")
    assert [row.level3.text for row in evaluation.indicators] == ["更新书屋数", "读者满意度"]
    assert evaluation.claimed_total is not None
    assert evaluation.claimed_total.text == "100"


def test_an_unlike_table_below_is_no_part_of_a_form() -> None:
    form = BY_NAME["全国项目表"].text()
    (evaluation,) = _found(form + "\n| 科目 | 金额 |\n| 合计 | 100 |\n")
    assert read(evaluation) == wanted(BY_NAME["全国项目表"])


def test_two_forms_with_one_head_stay_two() -> None:
    """A form that has its total is whole: the next one, with the same head, is another."""
    head = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |"
    rows = "| 产出指标 | 数量指标 | 培训期数 | ≥2期 | 2期 | 100 | 100 |\n| {1x5}总分 | 100 | 100 |"
    text = f"2023年度项目支出绩效自评表（培训）\n{head}\n{rows}\n2023年度项目支出绩效自评表（普法）\n{head}\n{rows}\n"
    assert len(recognise(parse(text)).evaluations) == 2


def test_targets_of_several_projects_in_one_table_each_have_their_own_rows() -> None:
    first, second = recognise(
        parse(
            "2024年项目支出绩效目标表\n"
            "| 项目名称 | 项目金额 | 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
            "| 普法宣传 | 10.00 | 产出指标 | 数量指标 | 宣传场次 | ≥12场 |\n"
            "| 普法宣传 | 10.00 | 满意度指标 | 服务对象满意度 | 群众满意度 | ≥90% |\n"
            "| 人民调解 | 20.00 | 产出指标 | 数量指标 | 调解案件数 | ≥300件 |\n"
            "| 人民调解 | 20.00 | 效益指标 | 社会效益 | 调解成功率 | ≥95% |\n"
        )
    ).other_forms
    assert first.project is not None
    assert second.project is not None
    assert (first.project.text, [row.level3 for row in first.rows]) == ("普法宣传", ["宣传场次", "群众满意度"])
    assert (second.project.text, [row.level3 for row in second.rows]) == ("人民调解", ["调解案件数", "调解成功率"])


@pytest.mark.parametrize(
    "title",
    ["2023年度项目支出绩效自评表（续）", "续：2023年度项目支出绩效自评表", "2023年度项目支出绩效自评表", "续表1"],
)
def test_rows_that_go_on_below_the_title_again(title: str) -> None:
    head = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |"
    text = f"""2023年度项目支出绩效自评表
| 项目名称 | 书屋更新 |  |  |  |  |  |
{head}
| 产出指标 | 数量指标 | 更新书屋数 | ≥24个 | 24个 | 60 | 60 |
{title}
{head}
| 满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥90% | 95% | 40 | 40 |
| 总分 |  |  |  |  | 100 | 100 |
"""
    (evaluation,) = _found(text)
    assert [row.level3.text for row in evaluation.indicators] == ["更新书屋数", "读者满意度"]
    # a project of its own below a title is another form
    other = text.replace(f"{title}\n", f"{title}\n| 项目名称 | 书屋巡查 |  |  |  |  |  |\n")
    assert len(_found(other)) == 2
