"""失去合并的表: what was merged with a label stands blank between it and its value."""

from __future__ import annotations

import pytest

from gouji.document.notation import parse
from gouji.readers import read_bytes
from gouji.recognise import recognise

_FORM = """2023年度部门整体支出绩效自评表
{head}
| 单位名称 |  | 青溪区司法局 |  |  | 评价年度 | 2023年 |  |  |
| 部门整体支出总额预算执行情况（万元） |  | 执行数（A） |  |  | 预算数（B） | 执行率（A/B） |  |  |
|  |  | 90.00 |  |  | 100.00 | 90% |  |  |
| 一级指标 | 二级指标 | 三级指标 | 分值 | 指标说明 | 评分标准 | 年初目标值 | 实际完成值 | 得分 |
| 投入 |  | 预算完成率 | 100 | 完成程度 | 按比例得分 | 100% | 90% | 90 |
{foot}
"""
_HEAD = "| 填报单位（盖章）： |  | 青溪区司法局 |  |  | 填报日期： | 2024-03-15 |  |  |"
_FOOT = "| 评价结论（优、良、中、差）： |  |  | 优 |  |  | 总分 |  | 90 |"


@pytest.mark.parametrize(
    ("head", "foot", "body", "grade"),
    [
        (_HEAD, _FOOT, "青溪区司法局", "优"),
        # left free: what stands next names another thing
        (_HEAD.replace("青溪区司法局", ""), _FOOT, "", "优"),
        (_HEAD.replace("青溪区司法局", "").replace("填报日期", "联系电话"), _FOOT, "", "优"),
        (_HEAD.replace("青溪区司法局 |  |  | 填报日期：", " |  |  | 联系电话"), _FOOT, "", "优"),
        (_HEAD, _FOOT.replace("优 |", " |"), "青溪区司法局", ""),
    ],
)
def test_the_value_stands_behind_the_blanks(head: str, foot: str, body: str, grade: str) -> None:
    (evaluation,) = recognise(parse(_FORM.format(head=head, foot=foot))).evaluations
    assert evaluation.body is not None
    assert evaluation.body.text == body
    found = evaluation.extra("grade")
    assert found is not None
    assert found.text == grade


def test_where_merges_are_known_a_blank_cell_is_a_blank_field() -> None:
    head = "| {1x2}填报单位（盖章）： |  | 青溪区司法局 |  | 填报日期： | 2024-03-15 |  |  |"
    (evaluation,) = recognise(parse(_FORM.format(head=head, foot=_FOOT))).evaluations
    assert evaluation.body is not None
    assert evaluation.body.text == ""


def test_a_file_of_values_parted_by_tabs_has_lost_its_merges() -> None:
    lines = _FORM.format(head=_HEAD, foot=_FOOT).splitlines()
    text = "\n".join("\t".join(cell.strip() for cell in line.strip("|").split("|")) for line in lines)
    (evaluation,) = recognise(read_bytes("自评表.txt", text.encode())).evaluations
    assert evaluation.body is not None
    assert evaluation.body.text == "青溪区司法局"
    found = evaluation.extra("grade")
    assert found is not None
    assert found.text == "优"
