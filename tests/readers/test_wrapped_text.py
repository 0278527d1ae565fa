"""Text cut at one width is rejoined; text with a paragraph a line is left as it is."""

from __future__ import annotations

import textwrap

import pytest

from gouji.readers import read_bytes
from gouji.readers.wrapped import columns

SENTENCES = [
    "2023年度本年支出1681.77万元，与上年决算数1690.55万元相比，减少8.78万元，下降0.52%，主要原因是压减一般性支出，严格控制三公经费。",
    "2023年度一般公共预算财政拨款支出1673.77万元，占本年支出的99.52%，与上年决算数1580.55万元相比增加93.22万元，增长5.90%，主要原因是人员增加。",
]
BODY = ["二、支出情况说明", *SENTENCES, "三、其他"]


def cut(text: str, width: int, *, by_columns: bool) -> list[str]:
    lines = [""]
    for character in text:
        if (columns if by_columns else len)(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return lines


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in read_bytes("样例.txt", text.encode()).paragraphs]


@pytest.mark.parametrize("width", [24, 30, 38])
@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_cut_lines_are_rejoined(width: int, by_columns: bool, between: str) -> None:
    wrapped = between.join("\n".join(cut(text, width * (1 + by_columns), by_columns=by_columns)) for text in BODY)
    assert texts(wrapped) == BODY


ROWS = [
    ("科目", "年初预算数", "全年预算数", "支出决算数", "完成比例"),
    *((f"第{name}项业务工作经费", "12.00", "11.50", f"{at}1.25", "97.8%") for at, name in enumerate("一二三四", 1)),
]
TITLED = ["支出情况表", "部门：青溪区司法局　　　2023年度　　　金额单位：万元"]


@pytest.mark.parametrize("width", [24, 30, 38])
@pytest.mark.parametrize("by_columns", [False, True])
@pytest.mark.parametrize("rows_too", [False, True])
def test_tables_between_lines_that_were_cut_keep_their_rows(width: int, by_columns: bool, rows_too: bool) -> None:
    def lines(text: str) -> list[str]:
        return cut(text, width * (1 + by_columns), by_columns=by_columns)

    rows = ["\t".join(row) for row in ROWS]
    cut_rows = [line for row in rows for line in lines(row)] if rows_too else rows
    text = [line for one in BODY * 3 for line in lines(one)]
    titles = [line for one in TITLED for line in lines(one)]
    document = read_bytes("样例.txt", "\n".join([*text, "", *titles, *cut_rows, "", *text]).encode())
    assert [one.text for one in document.paragraphs] == [*BODY * 3, *TITLED, *BODY * 3]
    assert [tuple(cell.text for cell in row) for table in document.tables for row in table.rows] == ROWS


def test_a_row_as_wide_as_the_text_is_whole() -> None:
    rows = [
        "科目\t年初预算数\t决算数",
        "公共安全支出（类）司法（款）普法宣传（项）\t1234.56\t12",
        "行政运行\t12.00\t11.50",
        "其他支出\t12.00\t11.50",
    ]
    assert len(rows[1]) == 32
    text = "\n".join(line for one in SENTENCES for line in cut(one, 32, by_columns=False))
    document = read_bytes("样例.txt", f"{text}\n\n{chr(10).join(rows)}\n\n{text}".encode())
    assert [[cell.text for cell in row] for table in document.tables for row in table.rows] == [
        row.split("\t") for row in rows
    ]


def test_a_place_is_the_line_its_paragraph_begins_on() -> None:
    wrapped = "\n\n".join("\n".join(cut(text, 30, by_columns=False)) for text in BODY)
    document = read_bytes("样例.txt", wrapped.encode())
    lines = wrapped.split("\n")
    assert [lines[(one.place.line or 0) - 1] for one in document.paragraphs] == [text[:30] for text in BODY]


def test_an_indented_line_begins_a_paragraph() -> None:
    wrapped = "\n".join(line for text in SENTENCES for line in cut(f"　　{text}", 30, by_columns=False))
    assert [text.strip() for text in texts(wrapped)] == SENTENCES


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "    ", "\u00a0\u00a0"])
def test_what_every_line_begins_with_is_no_text(mark: str) -> None:
    lines = [line for text in BODY for line in cut(text, 60, by_columns=True)]
    assert texts("\n".join(mark + line for line in lines)) == BODY


def test_full_blanks_before_every_line_begin_paragraphs() -> None:
    lines = [f"　　{sentence[:30]}" for sentence in SENTENCES] * 2
    assert len(texts("\n".join(lines))) == 4


def test_a_line_that_begins_with_a_sign_keeps_it() -> None:
    assert texts("一、说明\n> 5万元的项目2个。\n其余3个。") == ["一、说明", "> 5万元的项目2个。", "其余3个。"]


def test_words_keep_their_blanks_and_numbers_have_none() -> None:
    text = "the department spent 3681.77 yuan " * 12
    joined = "".join(texts("\n".join(textwrap.wrap(text, 40))))
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert "departmentspent" not in joined


@pytest.mark.parametrize(
    "lines",
    [
        SENTENCES,  # of different length
        ["负责全市公共法律服务体系建设和管理，指导法律援助工作。", "负责全市律师公证仲裁司法鉴定的监督管理，开展普法宣传。", "负责全市社区矫正对象的监督管理，指导人民调解工作开展。"],
        ["永宁市青岚区司法局", "2023年度部门决算公开", "目　录"],
        ["张三　局长", "李四　科长", "王五　科员"],
    ],
)  # fmt: skip
def test_a_paragraph_a_line_stays_one(lines: list[str]) -> None:
    assert texts("\n".join(lines)) == lines


def test_a_number_cut_in_two_is_one_number_again() -> None:
    assert texts("决算说明\n本年支出合计15\n00.20万元，其中：基本支出900.\n10万元，项目支出600.10万元。\n") == [
        "决算说明",
        "本年支出合计1500.20万元，其中：基本支出900.10万元，项目支出600.10万元。",
    ]


RAGGED = """\
青溪区科学馆2023年部门预算公开
（二）政府采购预算安排情况
2023 年政府采购预算 17000 元,同比增加 17000 元,上
年无该预算,增长率无可比性。其中:政府集中采购预算
17000 元,占政府采购预算的 100%;主要原因:一是工
作增加,办公用品、印刷资料相应增加;二是车辆维修
维护费增加,三是其他。
按采购项目类型,货物类采购 10000 元;工程类采购 0 元;服
务类采购 7000 元。
三、支出情况
（一）基本支出 850088.3 元,占支出总预算 78.33%,同比
减少 54357.12 元,
下降 6.01%。
（二）项目支出 116433.12 元。
"""
_WHOLE = [
    "青溪区科学馆2023年部门预算公开",
    "（二）政府采购预算安排情况",
    "2023 年政府采购预算 17000 元,同比增加 17000 元,上年无该预算,增长率无可比性。其中:政府集中采购预算17000 元,"
    "占政府采购预算的 100%;主要原因:一是工作增加,办公用品、印刷资料相应增加;二是车辆维修维护费增加,三是其他。",
    "按采购项目类型,货物类采购 10000 元;工程类采购 0 元;服务类采购 7000 元。",
    "三、支出情况",
    "（一）基本支出 850088.3 元,占支出总预算 78.33%,同比减少 54357.12 元,下降 6.01%。",
    "（二）项目支出 116433.12 元。",
]


def test_lines_as_long_as_fitted_in_a_print_are_rejoined() -> None:
    assert texts(RAGGED) == _WHOLE
    page = "".join(f"<p>{line}</p>" for line in RAGGED.splitlines())
    assert [
        one.text for one in read_bytes("样例.html", f"<html><body>{page}</body></html>".encode()).paragraphs
    ] == _WHOLE


@pytest.mark.parametrize(
    "text",
    [
        # short paragraphs, each a sentence
        "本年收入100.00万元，支出90.00万元，结转10.00万元。\n本年支出90.00万元，其中：基本支出40.00万元，项目支出50.00万元。\n"
        "一般公共预算支出90.00万元，占本年支出的100%，与上年持平。\n",
        # rows of figures and names
        "工资福利支出 基本工资 120.00 130.00 140.00\n工资福利支出 津贴补贴 220.00 230.00 240.00\n商品和服务支出 办公费、印刷费、差旅费 20.00 30.00 40.00\n",
        # a list of names that ends in no mark
        "负责全区科学普及工作的规划、组织和实施\n承担青少年科技教育、竞赛、展览的组织和管理工作\n联系各乡镇、街道的科普组织，做好队伍建设和管理的有关工作\n",
    ],
)
def test_paragraphs_of_a_line_each_stay_apart(text: str) -> None:
    assert texts(text) == text.splitlines()
