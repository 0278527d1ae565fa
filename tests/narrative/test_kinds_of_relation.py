"""Kinds of relation in prose, one section each: what is told of them, and look-alikes that are lawful and stay silent."""

from __future__ import annotations

import pytest

from gouji.checks import registry
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

TOTALS = {
    "2031年度财政拨款收入总计1614.63万元，比上年增加540.23万元；财政拨款支出总计1870.91万元，比上年增加633.43万元。": (
        "warning 财政拨款收入 1614.63万元 与财政拨款支出 1870.91万元 应当相等：对不上；也可能另有口径。",
    ),
    "2031年度收入总计320.00万元，支出总计302.00万元。": (
        "warning 收入 320.00万元 与支出 302.00万元 应当相等：疑为数字颠倒；也可能另有口径。",
    ),
}

NO_TOTALS = (
    "2031年度本年收入总计320.00万元，本年支出总计302.00万元。",
    "2031年度财政拨款收入合计320.00万元，财政拨款支出合计302.00万元。",
    "2031年度财政拨款收入总计320.00万元，财政拨款支出总计302.00万元，年末财政拨款结转和结余18.00万元。",
    "2031年度财政拨款收入总计320.00万元，2030年度财政拨款支出总计302.00万元。",
    "2031年度收入总计320.00万元，财政拨款支出总计302.00万元。",
    "一般公共预算收入200.00万元，加上补助收入等120.00万元，收入总计320.00万元。支出280.00万元，加上上解支出22.00万元，支出总计302.00万元。",
)

SHARES = {
    "1．基本支出2476260.58元，占一般公共预算支出的84.06%。\n2．项目支出469500元，占一般公共预算支出的19.62%。": (
        "error 疑为 文字说明“项目支出” 19.62% 应为 15.94%：改此一处，2 条关系全部成立"
        "（占比之和：84.06%＋19.62% 与 100%；占比：19.62% 与 469500÷(469500＋2476260.58)）。",
    ),
    "货物、工程、服务政府采购规模分别为0.72亿元、0.02亿元和0.59亿元，占全市政府采购规模比例为54.54%、1.51%和44.69%。": (
        "warning 货物、工程、服务政府采购规模是一个总数的全部分项，所写占比相加为 100.74%（54.54%＋1.51%＋44.69%），不是100%。",
    ),
    "其中：人员经费60.00万元，占基本支出的60.00%；公用经费35.00万元，占基本支出的35.00%。": (
        "warning 人员经费、公用经费是一个总数的全部分项，所写占比相加为 95%（60.00%＋35.00%），不是100%；也可能另有一项没有写。",
    ),
}

NO_SHARES = (
    # of different wholes
    "1．基本支出80.00万元，占本年支出的84.06%。\n2．项目支出20.00万元，占财政拨款支出的19.62%。",
    # a third part beside them
    "基本支出80.00万元，占总支出的80.00%；项目支出15.00万元，占总支出的15.00%；经营支出5.00万元，占总支出的5.00%。",
    # of two years
    "2031年基本支出80.00万元，占总支出的80.00%；2030年项目支出30.00万元，占总支出的30.00%。",
    # parts that are not all
    "其中：办公费60.00万元，占公用经费的60.00%；差旅费35.00万元，占公用经费的35.00%。",
    # cut instead of rounded
    "货物、工程、服务采购金额分别为1.00万元、1.00万元和1.00万元，占采购总额的33.33%、33.33%和33.33%。",
)

AVERAGES = {
    "全年公务用车运行费1114.65万元，公务用车保有量206辆，平均每辆车运行维护费5.14万元。": (
        "warning 平均每辆车运行维护费按 1114.65万元、206辆 计算应为 5.41万元（1114.65万元 ÷ 206辆），"
        "文中写 5.14万元：疑为数字颠倒；也可能另有口径。",
    ),
    "公务接待费3.20万元，共接待40批次、320人次，人均110元，平均每批次800元。": (
        "warning 人均按 3.20万元、320人次 计算应为 100元（3.20万元 ÷ 320人次），文中写 110元：对不上；也可能另有口径。",
    ),
}

NO_AVERAGES = (
    # right, and rounded
    "公务接待费3.20万元，共接待40批次、320人次，人均100元，批均0.08万元。",
    # over a count of something else
    "全年公务用车运行费100.00万元，编制内车辆30辆，人均3.00万元。",
    # a rate that is set
    "发放补贴3.20万元，惠及320人，人均补助标准110元。",
    "发放养老金3.20万元，惠及320人，人均每月110元。",
    # of another year's
    "2030年公务接待费3.20万元，2031年接待320人次，人均110元。",
    # round
    "公务接待费3.20万元，接待320人次，人均约110元。",
    # of one of several amounts
    "公务接待费3.20万元，其中外宾接待费0.50万元，接待50人次，人均100元。",
    # another sentence's
    "公务接待费3.20万元，接待320人次。会议费8.80万元，人均110元。",
)

_TWO_YEARS = "机关运行经费支出的增减幅度按文中金额应为下降 7.94%（(27.70 − 25.50) ÷ 27.70），文中写下降 9.47%：对不上；"

TWO_YEARS = {
    "2031年度机关运行经费支出25.50万元，2030年为27.70万元，下降9.47%。": (f"warning {_TWO_YEARS}也可能另有口径。",),
    "2030年机关运行经费支出27.70万元，2031年机关运行经费支出25.50万元，同比下降9.47%。": (
        f"warning {_TWO_YEARS}也可能另有口径。",
    ),
    "2031年度机关运行经费支出25.50万元，上年决算数为27.70万元，比上年下降9.47%。": (
        f"warning {_TWO_YEARS}也可能另有口径。",
    ),
    "2031年度机关运行经费支出25.50万元（上年为27.70万元），比上年下降9.47%。": (
        f"warning {_TWO_YEARS}也可能另有口径。",
    ),
}

NO_TWO_YEARS = (
    "2031年度机关运行经费支出25.50万元，2030年为27.70万元，下降7.94%。",
    # measured from the budget
    "2031年度机关运行经费支出25.50万元，2030年为27.70万元，比年初预算下降9.47%。",
    # two years apart
    "2031年度机关运行经费支出25.50万元，2029年为27.70万元，同比下降9.47%。",
    # of two things
    "2031年度机关运行经费支出25.50万元，2030年会议费27.70万元，同比下降9.47%。",
    # at comparable scope
    "2031年度机关运行经费支出25.50万元，2030年为27.70万元，同口径下降9.47%。",
    # a budget beside an outcome
    "2031年度机关运行经费预算25.50万元，2030年机关运行经费决算27.70万元，同比下降9.47%。",
    # in round figures
    "2031年度机关运行经费支出25.50万元，2030年约27.70万元，下降9.47%。",
)


def _said(code: str, text: str) -> tuple[str, ...]:
    checks = [one for one in registry.load() if one.code == code]
    findings = check_documents([parse(f"青溪区司法局2031年度部门决算\n{text}")], checks).results.findings
    return tuple(f"{one.problem.severity.value} {one.problem.message}" for one in findings)


def _cases(
    code: str, told: dict[str, tuple[str, ...]], silent: tuple[str, ...]
) -> list[tuple[str, str, tuple[str, ...]]]:
    return [*((code, text, said) for text, said in told.items()), *((code, text, ()) for text in silent)]


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        *_cases("N002", TWO_YEARS, NO_TWO_YEARS),
        *_cases("N008", TOTALS, NO_TOTALS),
        *_cases("N040", SHARES, NO_SHARES),
        *_cases("N041", AVERAGES, NO_AVERAGES),
    ],
)
def test_a_kind_of_relation(code: str, text: str, said: tuple[str, ...]) -> None:
    assert _said(code, text) == said
