"""Bad workbooks: every problem named by sheet and cell, all at once, nothing half-written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from examples import EXAMPLES, content, problems

from gouji.compose.package import scored
from gouji.pipeline import preparing
from gouji.readers import InputError
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.loading import load

NAME = "qinglan-2023-hunan"


def changed(sheet: str, row: int, **cells: str | Decimal | int | None) -> Content:
    """The example with some cells of one row changed; columns are given with _ for a dot."""
    made = content(NAME)
    rows = list(made.rows(sheet))
    entries = dict(rows[row].entries)
    entries.update({column.replace("_", ".", 1): Entry(value) for column, value in cells.items() if "." not in column})
    rows[row] = Record(entries, rows[row].row)
    return replace(made, sheets={**made.sheets, sheet: tuple(rows)})


def test_the_examples_are_without_problems(tmp_path: Path) -> None:
    assert list(problems(content(NAME), tmp_path)) == []


def test_weights_that_sum_to_98(tmp_path: Path) -> None:
    made = content(NAME)
    rows = list(made.rows("indicators"))
    rows[0] = Record({**rows[0].entries, "weight": Entry(Decimal(18))})
    found = list(problems(replace(made, sheets={**made.sheets, "indicators": tuple(rows)}), tmp_path))
    assert found == [
        "工作表“指标” D4：“整体”各指标分值合计 88，加预算执行率 10 分应为 100，即指标合计应为 90，相差 -2。"
    ]


def test_a_range_upside_down(tmp_path: Path) -> None:
    made = content(NAME)
    rows = list(made.rows("indicators"))
    rows[0] = Record({**rows[0].entries, "target": Entry("500-400件"), "actual": Entry("450件")})
    found = list(problems(replace(made, sheets={**made.sheets, "indicators": tuple(rows)}), tmp_path))
    assert "工作表“指标” E4：区间“500-400件”的下限 500 大于上限 400，请对调。" in found


def test_yuan_pasted_under_wan_yuan(tmp_path: Path) -> None:
    found = list(problems(changed("projects", 1, fiscal_executed=Decimal("2206000.00")), tmp_path))
    assert found == [
        "工作表“项目” M5：“财政拨款执行数”填的是“2,206,000.00”，按万元计达 2206000万元，疑把元填在了万元栏，请核对单位。"
    ]


def edited(tmp_path: Path, sheet: str, cell: str, value: object) -> Path:
    """The example workbook with one cell changed by another program."""
    path = tmp_path / "book.xlsx"
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    if value is None:
        del book[sheet]
    else:
        book[sheet][cell] = value
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "message"),
    [
        ("三公", "", None, "工作表“三公”：缺这张工作表，请从 gouji new 生成的空表中复制一张过来。"),
        (
            "收支",
            "C6",
            "约一千万",
            "工作表“收支” C6：“一般公共预算财政拨款收入”填的是“约一千万”，应是数字，单位为元，不要写单位和文字。",
        ),
        (
            "收支",
            "C6",
            "#DIV/0!",
            "工作表“收支” C6：“一般公共预算财政拨款收入”的公式出错（#DIV/0!），请改正公式或直接填数。",
        ),
        (
            "收支",
            "C3",
            "财政拨款",
            "工作表“收支”：第 3 行表头缺“一般公共预算财政拨款收入（元）”，请不要改动表头的名称和单位。",
        ),
        (
            "单位",
            "B7",
            "贵州",
            "工作表“单位” B7：“文本样式”填的是“贵州”，只能填：湖南、湖北、全国、重庆、安徽、江西、河北、山东、上海、四川、云南、广东、福建、河南、中央、天津、浙江。",
        ),
    ],
)
def test_a_cell_that_cannot_be_used(tmp_path: Path, sheet: str, cell: str, value: object, message: str) -> None:
    path = edited(tmp_path, sheet, cell, value)
    output = tmp_path / "out"
    with pytest.raises(InputError) as raised:
        preparing.prepare(path, output, ())
    assert message in str(raised.value)
    assert not output.exists()


def test_a_merged_header_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.load_workbook(EXAMPLES / f"{NAME}.xlsx")
    book["收支"].merge_cells("C3:D3")
    book.save(path)
    with pytest.raises(InputError) as raised:
        preparing.prepare(path, tmp_path / "out", ())
    assert "工作表“收支” C3：这里有合并的单元格，程序无法对应到栏目，请取消合并。" in str(raised.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "blank.xlsx"
    path.write_bytes(template.write(Content({}), "湖北"))
    with pytest.raises(InputError) as raised:
        preparing.prepare(path, tmp_path / "out", ())
    lines = str(raised.value).splitlines()
    assert lines[0] == f"工作簿有 {len(lines) - 1} 处要改，没有写出任何文件："
    assert len(lines) > 25


def test_figures_that_do_not_add_up(tmp_path: Path) -> None:
    made = content(NAME)
    rows = list(made.rows("economic"))
    rows[0] = Record({**rows[0].entries, "amount": Entry(Decimal("3826430.01"))})
    found = list(problems(replace(made, sheets={**made.sheets, "economic": tuple(rows)}), tmp_path))
    assert found == [
        "工作表“基本支出经济分类”：合计 12776249.5 元，与“收支”表一般公共预算基本支出 12776249.49 元相差 0.01 元。"
    ]


def test_ledgers_that_are_not_there_are_the_only_fault(tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    path = tmp_path / "alone" / "book.xlsx"
    path.write_bytes(template.write(content("hengshi-2021-hubei")))
    found = [str(problem) for problem in load(path)[1]]
    assert [one.split("（")[0] for one in found] == [
        "工作表“台账” B4：台账文件 mediation.csv 读不出来",
        "工作表“台账” B5：台账文件 legal-aid.csv 读不出来",
        "工作表“台账” B6：台账文件 correction.csv 读不出来",
    ]


def test_a_unit_may_give_itself_less_and_say_why(tmp_path: Path) -> None:
    def scored_with(own: str, reason: str) -> tuple[Decimal, tuple[str, ...], tuple[str, ...]]:
        made = content(NAME)
        rows = list(made.rows("indicators"))
        rows[1] = Record({**rows[1].entries, "own_score": Entry(Decimal(own)), "reason": Entry(reason)}, rows[1].row)
        path = tmp_path / "book.xlsx"
        path.write_bytes(template.write(replace(made, sheets={**made.sheets, "indicators": tuple(rows)})))
        unit, found = load(path)
        assert unit is not None, list(map(str, found))
        evaluations, unscored = scored(unit)
        return evaluations[0].rows[1].points, evaluations[0].remarks, tuple(one.message for one in unscored)

    if not (tmp_path / "ledgers").exists():
        (tmp_path / "ledgers").symlink_to(EXAMPLES / "ledgers")
    how = "完成243件，达到目标220件，得满分10分。"
    lower = f"整体“办理法律援助案件数”自评 9 分，低于按标准可得的 10 分，照单位所填的原因扣分：{how}"
    assert scored_with("9", "其中3件归档晚了。") == (Decimal(9), (lower,), ())
    assert scored_with("9", "") == (Decimal(10), (), (f"“办理法律援助案件数”填的自评得分 9 分不成立：{how}",))
    assert scored_with("11", "做得好。") == (Decimal(10), (), (f"“办理法律援助案件数”填的自评得分 11 分不成立：{how}",))


def test_a_refused_cell_hides_no_problem_of_other_sheets_and_makes_none(tmp_path: Path) -> None:
    made = tmp_path / "bad.xlsx"
    made.write_bytes(template.write(content(NAME)))
    book = openpyxl.load_workbook(made)
    book["收支"]["K8"] = "八万元"
    book["指标"]["G5"] = -5
    book["项目"]["A6"] = book["项目"]["A5"].value
    book["采购授予"]["B5"] = 99_999_999
    book.save(made)
    found = [f"{one.sheet} {one.cell} {one.message}" for one in load(made)[1]]
    for begin in (
        "收支 K8 “一般公共预算基本支出”",
        "项目 A5 项目“普法宣传”出现了 2 次",
        "采购授予 B5 授予小微企业的金额大于",
    ):
        assert any(one.startswith(begin) for one in found), found
    # the weight that was refused may be what the others leave, the line what the projects spent
    assert [one for one in found if "分值合计" in one or "执行数合计" in one] == []


def test_a_name_with_a_slip_is_told_beside_what_its_code_is(tmp_path: Path) -> None:
    def said(name: str) -> list[str]:
        made = changed("economic", 0, name=name)
        assert list(problems(made, tmp_path)) == []
        (tmp_path / "book.xlsx").write_bytes(template.write(made))
        return [one for one in load(tmp_path / "book.xlsx")[1].assumed if "科目名称" in one]

    assert said("基本公资") == [
        "“基本支出经济分类” B4“科目名称”填的是“基本公资”，2023年科目表上 30101 是“基本工资”，写错了的请改正。"
    ]
    # quite another name may be one that the place has given it
    assert said("在编人员薪酬") == []


def test_an_owner_with_a_slip_breaks_no_sum_of_weights(tmp_path: Path) -> None:
    made = content(NAME)
    rows = list(made.rows("indicators"))
    at = next(at for at, row in enumerate(rows) if row.text("owner") == "普法宣传")
    rows[at] = Record({**rows[at].entries, "owner": Entry("普法宜传")})
    found = list(problems(replace(made, sheets={**made.sheets, "indicators": tuple(rows)}), tmp_path))
    assert found == [f"工作表“指标” A{at + 4}：“普法宜传”既不是“整体”，也不是“项目”表中的项目名称，疑为“普法宣传”。"]


def test_wages_in_wan_yuan_accuse_no_line_in_yuan(tmp_path: Path) -> None:
    made = content(NAME)
    rows = [
        Record({**row.entries, "spending.GENERAL.BASIC": Entry(amount / 10_000)})
        if (amount := row.amount("spending.GENERAL.BASIC")) and row.amount("income.GENERAL")
        else row
        for row in made.rows("lines")
    ]
    rows = [
        Record({**row.entries, "spending.GENERAL.BASIC": Entry(round(amount, 2))})
        if (amount := row.amount("spending.GENERAL.BASIC"))
        else row
        for row in rows
    ]
    found = list(problems(replace(made, sheets={**made.sheets, "lines": tuple(rows)}), tmp_path))
    wages = [at + 4 for at, row in enumerate(rows) if row.amount("spending.GENERAL.BASIC")]
    assert [one.split("：")[0] for one in found] == [f"工作表“收支” K{row}" for row in wages]
    assert all("疑把万元填在了元栏" in one for one in found)


def test_a_template_with_a_slip_is_all_that_is_told(tmp_path: Path) -> None:
    assert list(problems(changed("body", 0, template="湖南省"), tmp_path)) == [
        "工作表“单位” B7：“文本样式”填的是“湖南省”，疑为“湖南”；只能填：湖南、湖北、全国、重庆、安徽、江西、河北、山东、上海、四川、云南、"
        "广东、福建、河南、中央、天津、浙江。"
    ]


def test_digits_and_marks_of_full_width_are_read(tmp_path: Path) -> None:
    plain_text = edited(tmp_path, "结转与预算", "B18", "12,345,678.90")
    amount = load(plain_text)[0]
    full_width = edited(tmp_path, "结转与预算", "B18", "１２，３４５，６７８．９０")
    other = load(full_width)[0]
    assert amount is not None
    assert other is not None
    assert other.last.income == amount.last.income == Decimal("12345678.90")


def test_an_evaluation_before_the_accounts_is_told_how_it_is_made_alone(tmp_path: Path) -> None:
    made = content(NAME)
    outcome = Record({"spending.GENERAL.BASIC": Entry(Decimal("12476249.49"))})
    advice = "填了“自评执行数”，还没有填“收支”：现在只编自评的，加上 --stage 自评。"
    for lines, said in (((), [advice]), (made.rows("lines"), [])):
        sheets = {**made.sheets, "lines": lines, "evaluated": (outcome,)}
        path = tmp_path / "book.xlsx"
        path.write_bytes(template.write(replace(made, sheets=sheets)))
        assert load(path)[1].advice == said
