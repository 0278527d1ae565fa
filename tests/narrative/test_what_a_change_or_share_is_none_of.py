"""Changes, shares and multiples beside figures that they are not of: averages, brackets, parts that only words name, what is next."""

from __future__ import annotations

import pytest
from loud import loud

LAWFUL = {
    "日均后面的增减说的是全年": "全院门诊量36.5万人次，日均1000人次，比上年增加2.1万人次，增长6.1%。",
    "日均调运": "全县粮食总产量18.6万吨，日均调运510吨，比上年增产0.6万吨，增长3.3%。",
    "增产": "全县粮食总产量18.6万吨，比上年增产0.6万吨，增长3.3%。",
    "两个括号里都有药品": "门诊收入3200万元（其中药品收入1180万元），住院收入5600万元（其中药品收入1690万元），医疗收入8800万元，药占比32.6%。",
    "两个括号里都有高级": "城区学校教师300人（其中高级90人），乡镇学校教师500人（其中高级110人），高级教师占比25%。",
    "后一项的增幅": "空气优良天数312天，优良率85.2%，比上年增加6天；PM2.5平均浓度34微克/立方米，同比下降5.6%。",
    "放大几倍不是平均数的几倍": "安排专项1.5亿元，支出1.35亿元。支持项目180个，平均每个75万元；带动企业投入6亿元，资金放大4倍。",
    "医疗收入中门诊占": "医院总收入3.6亿元，其中医疗收入3.1亿元，财政补助0.4亿元，其他0.1亿元。医疗收入中门诊占38%，住院占62%。",
    "其余没有印数": "安排资金5000万元，其中市级2000万元、区级2000万元，其余由社会资本投入。",
    "民生里有教育": "一般公共预算支出42亿元，其中民生支出33.6亿元，占80%，同比提高1.2个百分点；教育9.2亿元；卫生4.6亿元。",
}
WRONG = {
    "全年的增减写错": ("全院门诊量36.5万人次，日均1000人次，比上年增加2.1万人次，增长9.1%。", [("N002", "error")]),
    "一个括号里的占比写错": ("门诊收入3200万元（其中药品收入1180万元），药占比32.6%。", []),
    "医疗收入占总收入写错": (
        "医院总收入3.6亿元，其中医疗收入3.1亿元，财政补助0.5亿元。医疗收入占总收入的68%。",
        [("N004", "error")],
    ),
    "市级区级相加不对": ("安排资金5000万元，其中市级2000万元、区级2000万元。", [("N007", "warning")]),
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_lawful_statements_are_silent(text: str) -> None:
    assert loud(text) == []


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert loud(text) == expected
