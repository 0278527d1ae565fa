"""Figures spoken of again under other words, rates and lists of rates told again; and equal prints that are two things."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Kind, Passage


def twice(text: str) -> list[str]:
    """The figures told twice in ``text``, none of it stated."""
    relations = read_text(Passage(0, text, Place())).relations
    same = [one for one in relations if one.kind is Kind.EQUALITY]
    assert all(one.found for one in same)
    return [one.claimed.text for one in same]


ONE_FACT = {
    "指示词": (
        "全年新增再贷款3.85亿元，投向两个园区。这3.85亿元缓解了资金压力。",
        ["3.85亿元"],
    ),
    "句首就是数，后面接着说": (
        "全县发放抚恤补助资金417.6万元。417.6万元补助已通过一卡通到人。",
        ["417.6万元"],
    ),
    "数后面的名词": (
        "纳入统计的福利企业63户，个体户18户。63户企业安置残疾职工。",
        ["63户"],
    ),
    "的字指回": (
        "下达抗旱资金236万元，分给三个镇。资金使用情况如下。省里下达的236万元用于打井。",
        ["236万元"],
    ),
    "名称省了几个字": (
        "全县财政衔接补助资金52.46亿元，安排项目40个。截至年底，全县衔接补助资金52.46亿元，已支付40亿元。",
        ["52.46亿元"],
    ),
    "整数而名称很长": (
        "省里下达我县小型水库维修养护资金500万元。本项目投资610万元，其中小型水库维修养护资金500万元，其余自筹。",
        ["500万元"],
    ),
    "支付率与执行率": (
        "项目累计支付318.4万元，资金支付率83.17%。评价认为，预算执行率83.17%，进度偏慢。",
        ["83.17%"],
    ),
    "几个增幅分别再说": (
        "全区总收入418.2亿元，增长7.3%，其中地方收入203.6亿元，增长5.8%。两项收入分别增长7.3%和5.8%。",
        ["7.3%", "5.8%"],
    ),
}

NOT_ONE_FACT = {
    "限额与余额": "核定政府债务限额27.4163亿元。年末政府债务余额27.4163亿元。",
    "一句里的预算与执行": "技改资金预算417.6万元、执行417.6万元。",
    "收入与支出": "甲乡镇企业经营收入48176.3万元。乙乡镇企业改造支出48176.3万元。",
    "不同年度": "2022年农田水利资金417.6万元。2023年农田水利资金417.6万元。",
    "两位数的钱": "补助资金15万元用于甲镇。补助资金到位后，乙镇另获资金15万元。",
    "并列的几项": "资金下达民政局157251万元；资金下达体育局157251万元。",
    "到账与支出各分几个来源": "收到资金2330.9万元，其中中央资金1372.7万元，地方资金958.2万元；"
    "支出2310.4万元，其中中央资金1352.2万元，地方资金958.2万元。",
    "增幅相同的两项": "全县农业支出增长12.46%。全县林业支出增长12.46%。",
    "三位数的比率": "甲镇执行率98.6%。乙镇执行率98.6%。",
    "次序不同的两个增幅": "全区总收入418.2亿元，增长7.3%，其中地方收入203.6亿元，增长5.8%。两项收入分别增长5.8%和7.3%。",
}


@pytest.mark.parametrize("name", ONE_FACT)
def test_is_spoken_of_again(name: str) -> None:
    text, expected = ONE_FACT[name]
    assert twice(text) == expected


@pytest.mark.parametrize("name", NOT_ONE_FACT)
def test_only_prints_the_same(name: str) -> None:
    assert twice(NOT_ONE_FACT[name]) == []
