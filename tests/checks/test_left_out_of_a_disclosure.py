"""What a disclosure leaves out, or keeps of its template, in wordings of several provinces; and lawful ones beside them."""

from pathlib import Path

import pytest

import gouji
from gouji.catalogue.required_statements import required_statements

_TABLE = """青溪区林业局2025年单位预算
一般公共预算拨款支出预算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 95.00 | 75.00 | 20.00 |
| 208 | 社会保障和就业支出 | 15.00 | 15.00 |  |
| 20805 | 行政事业单位养老支出 | 15.00 | 15.00 |  |
| 2080501 | 行政单位离退休 | 15.00 | 15.00 |  |
| 213 | 农林水支出 | 80.00 | 60.00 | 20.00 |
| 21302 | 林业和草原 | 80.00 | 60.00 | 20.00 |
| 2130201 | 行政运行 | 60.00 | 60.00 |  |
| 2130205 | 森林资源培育 | 20.00 |  | 20.00 |
第三部分 2025年单位预算情况说明
一、一般公共预算拨款支出情况
"""


def _codes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "公开.txt"
    path.write_text(text)
    return [one.code for one in gouji.check([path]).results.findings if one.problem.severity.value != "info"]


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("（二）2080501-行政单位离退休15.00万元。主要用于离退休人员经费。", []),
        ("（二）2080501-事业单位离退休15.00万元。主要用于离退休人员经费。", ["J250"]),
        ("（二）2080501-行政单位离退休15.00万元。主要用于按规定缴纳的公务员医疗补助。", ["J252"]),
        ("（二）其他事项见表。", ["C011"]),
    ],
)
def test_an_item_told_by_its_code(tmp_path: Path, item: str, codes: list[str]) -> None:
    lines = [
        "（一）2130201-行政运行60.00万元。主要用于机关人员工资和日常运转。",
        item,
        "（三）2130205-森林资源培育20.00万元。主要用于国土绿化和森林抚育。",
    ]
    assert _codes(tmp_path, _TABLE + "\n".join(lines)) == codes


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("（二）2080501-行政单位离退休15.10万元。", ["J254"]),
        ("（二）2080501行政单位离退休支出150000元。", []),
        ("（二）2080501-行政单位离退休20.00万元。", []),  # some row prints it
        ("（二）2024年2080501-行政单位离退休15.10万元。", []),
        ("（二）局本级2080501-行政单位离退休9.10万元。", []),
        ("（二）2130201-行政运行、2080501-行政单位离退休75.10万元。", []),
        ("（二）2080501-行政单位离退休9.10万元。\n下属单位：2080501-行政单位离退休5.90万元。", []),
    ],
)
def test_the_amount_behind_a_code_and_name(tmp_path: Path, item: str, codes: list[str]) -> None:
    lines = "（一）2130201-行政运行60.00万元。\n" + item + "\n（三）2130205-森林资源培育20.00万元。"
    assert [one for one in _codes(tmp_path, _TABLE + lines) if one == "J254"] == codes


@pytest.mark.parametrize(
    ("last", "codes"),
    [
        ("农林水支出80.00万元", []),
        ("农水支出80.00万元", ["J250"]),
        ("包括农林水支出80.00万元", []),
        ("项目资金20.00万元", []),
    ],
)
def test_a_class_listed_by_its_bare_name(tmp_path: Path, last: str, codes: list[str]) -> None:
    table = _TABLE.replace("| 213 |", "| 221 | 住房保障支出 | 5.00 | 5.00 |  |\n| 213 |").replace("95.00", "100.00")
    table = table.replace("75.00", "80.00")
    text = f"2025年一般公共预算拨款支出100.00万元，其中，社会保障和就业支出15.00万元，住房保障支出5.00万元，{last}。"
    assert [one for one in _codes(tmp_path, table + text) if one == "J250"] == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("公务接待费1.20万元，比上年减少0.30万元，主要原因是XXX。", ["C012"]),
        ("公务接待费1.20万元，比上年减少0.30万元，主要原因是（简要说明）。", ["C012"]),
        ("公务接待费1.20万元，比上年减少0.30万元，主要原因是（详见附件）接待批次减少。", []),
        ("公务用车运行维护费3.00万元，完成预算67.39。", ["N020"]),
        ("公务用车运行维护费3.00万元，完成预算67.39%。", []),
        ("公务用车运行维护费完成预算3.00万元。", []),
    ],
)
def test_reasons_and_rates_that_were_not_written(tmp_path: Path, sentence: str, codes: list[str]) -> None:
    text = f"青溪区林业局2025年部门决算情况说明\n一、“三公”经费支出情况\n2025年度支出合计95.00万元。{sentence}"
    assert _codes(tmp_path, text) == codes


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("2025年度本年收入合计95.00万元，其中：财政拨款收入95.00万元。", []),
        ("2026年度本年收入合计95.00万元，其中：财政拨款收入95.00万元。", ["I008"]),
        ("2026年度，本级及所属单位开支财政拨款的公务用车保有量为5辆。", ["I008"]),
        ("2026年会议费支出2.40万元，召开会议3次。", ["I008"]),
    ],
)
def test_the_year_of_what_is_told_in_other_words(tmp_path: Path, sentence: str, codes: list[str]) -> None:
    text = f"""青溪区林业局2025年部门决算
一、收入支出决算总体情况说明
2025年度收入支出总计95.00万元。与2024年度相比，收入支出总计增加5.00万元，增长5.56%。
二、其他说明
{sentence}"""
    assert [one for one in _codes(tmp_path, text) if one == "I008"] == codes


def test_the_budget_of_the_start_is_no_outcome(tmp_path: Path) -> None:
    text = """青溪区林业局2025年部门决算
财政拨款收入支出决算总表
单位：万元
| 项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 |
| 一、一般公共预算财政拨款 | 95.00 | 一、农林水支出 | 95.00 | 95.00 |  |
| 本年收入合计 | 95.00 | 本年支出合计 | 95.00 | 95.00 |  |
| 总计 | 95.00 | 总计 | 95.00 | 95.00 |  |
一、财政拨款收入支出决算总体情况说明
2025年度财政拨款收入总计95.00万元，支出总计95.00万元。财政拨款支出年初预算数90.00万元，完成年初预算的105.56%，主要原因是年中追加。"""
    assert _codes(tmp_path, text) == []


_OUTLINE = {
    "收入支出决算总体情况说明": "2024年度收入总计100.00万元，支出总计100.00万元。",
    "收入决算情况说明": "2024年度收入合计100.00万元。",
    "支出决算情况说明": "2024年度支出合计100.00万元。",
    "财政拨款收入支出决算总体情况说明": "2024年度财政拨款收入总计100.00万元。",
    "财政拨款“三公”经费支出决算情况说明": "2024年度“三公”经费支出决算1.00万元。",
    "机关运行经费支出情况": "2024年度机关运行经费支出20.00万元。",
    "政府采购支出情况": "2024年度政府采购支出总额5.00万元。",
    "国有资产占有使用情况": "截至2024年12月31日，共有车辆0辆。",
    "预算绩效情况说明": "对3个项目开展了绩效自评。",
}


def _explained(*left_out: str, renumbered: bool = False, heading: str = "") -> str:
    numbers = iter("一二三四五六七八九")
    lines = ["青溪区林业局2024年度部门决算情况说明"]
    for title, text in _OUTLINE.items():
        if title not in left_out or not renumbered:
            number = next(numbers)
        if title not in left_out:
            lines += [f"{number}、{title}", text]
        elif heading:
            lines[-1] += f"\n（一）{heading}\n{text}"
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("left_out", "names"),
    [
        (["收入决算情况说明"], "“收入情况说明”"),
        (["政府采购支出情况"], "“政府采购情况说明”"),
        (["机关运行经费支出情况", "政府采购支出情况"], "“机关运行经费情况说明”、“政府采购情况说明”"),
    ],
)
def test_a_section_where_the_numbering_jumps(tmp_path: Path, left_out: list[str], names: str) -> None:
    path = tmp_path / "公开.txt"
    path.write_text(_explained(*left_out))
    told = [one.problem for one in gouji.check([path]).results.findings if one.code == "R002"]
    assert [one.severity.value for one in told] == ["warning"]
    assert f"补写{names}，" in told[0].suggestion


@pytest.mark.parametrize(
    "text",
    [
        _explained(),
        _explained("国有资产占有使用情况", renumbered=True),
        _explained("国有资产占有使用情况", heading="国有资产占有使用情况"),  # told below another one
    ],
)
def test_numbering_that_leaves_out_no_section(tmp_path: Path, text: str) -> None:
    assert "R002" not in _codes(tmp_path, text)


def test_spending_of_a_part_is_no_statement_of_the_whole() -> None:
    (total,) = (one for one in required_statements("budget", 2026) if one.key == "total")
    assert total.words.search("2026年部门支出预算100.00万元")
    assert not total.words.search("“三公”经费支出预算3.00万元，政府采购支出预算5.00万元")
