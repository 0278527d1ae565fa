"""Forms saved as delimited text, whose blocks were not filled up to one width; prose with commas stays prose."""

from __future__ import annotations

from gouji.document.tree import Document, Source
from gouji.readers import txt

MONEY = ["项目资金,,预算数,执行数,执行率", ",资金总额,88.00,80.00,90.91%", ",财政拨款,88.00,80.00,90.91%"]
ROWS = ["指标,一级指标,二级指标,目标,完成,得分", ",产出指标,维修路灯,500盏,512盏,20", ",效益指标,亮灯率,98%,99%,30"]


def _read(*lines: str) -> Document:
    return txt.read("\n".join(lines).encode(), Source("样例.csv", "", "csv"))


def test_blocks_of_two_widths_under_a_title_are_a_table() -> None:
    document = _read("项目支出绩效自评表", "（2023年度）", *MONEY, *ROWS)
    (table,) = document.tables
    assert [[cell.text for cell in row if cell.text] for row in table.rows][-1] == [
        "效益指标",
        "亮灯率",
        "98%",
        "99%",
        "30",
    ]


def test_lines_of_prose_with_commas_are_no_table() -> None:
    lines = (
        "全年收入,支出,结余,如下。",
        "收入,比上年,增加,很多。",
        "支出,比上年,持平,人员,公用,各半。",
        "结余,比上年,增加,不多,见表,另附。",
    )
    assert list(_read(*lines).tables) == []
