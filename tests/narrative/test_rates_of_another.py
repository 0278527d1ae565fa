"""Rates that are of another figure than the one before them: lawful sentences, made up, and the same kinds with a fault."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

LAWFUL = {
    "a part told without its amount": "本年支出40.00万元，比上年50.00万元减少10.00万元，下降20.00%，主要是一般性支出压减12.50%。",
    "parts of the whole": "本年收入60.00万元，比上年50.00万元增长20.00%，其中：事业收入增长11.00%，其他收入增长43.00%。",
    "the whole without a name": "2023年预算数为400.00万元，比2022年执行数500.00万元减少100.00万元，下降20.00%，主要是项目支出压减35.00%。",
    "a part's own budget": "支出100.00万元，完成预算125.00万元的80.00%，其中基本支出完成预算的93.00%。",
    "another budget": "支出100.00万元，完成预算125.00万元的80.00%；完成政府采购预算的91.00%。",
    "what was aimed at": "收入100.00万元，比上年80.00万元增长25.00%，预期目标为增长10.00%。",
    "from month to month": "收入100.00万元，比上年80.00万元增长25.00%，环比增长3.00%。",
    "the verb before its noun": "支出100.00万元，比上年80.00万元增加20.00万元，增长25.00%，主要是增加差旅费15.00万元，增长30.00%。",
    "the verb before a noun without amount": "会议费92.00万元，比上年100.00万元下降8.00%；压减一般性支出，压减5.00%。",
    "after something is added": "支出100.00万元，加上结余分配5.00万元后，比上年84.00万元增长25.00%。",
    "two together": "人员经费60.00万元，公用经费40.00万元，两项合计占总支出200.00万元的50.00%。",
    "two in one breath": "印刷费60.00万元、差旅费40.00万元，占支出总额200.00万元的50.00%。",
    "two grow together": "办公费6.00万元、印刷费4.00万元，较上年增加2.00万元，增长25.00%。",
    "their sum by its name": "行政单位资产40.00万元、事业单位资产60.00万元，资产总额比上年80.00万元增长25.00%。",
    "what is left": "收入100.00万元、支出90.00万元，结余比上年8.00万元增长25.00%。",
    "shares that end in their sum": "支出100.00万元，其中教育30.00万元，占30.00%；卫生20.00万元，占20.00%；合计占50.00%。",
    "all of them done": "会议费预算280.00万元、决算300.00万元，培训费预算120.00万元、决算100.00万元，总完成率100.00%。",
    "rates of two lists": "会议费、培训费预算280.00万元、120.00万元，决算300.00万元、100.00万元，分别完成预算的107.14%、83.33%。",
    "shares of two bases": "多付100.00万元，其中甲项目60.00万元、乙项目40.00万元，分别占合同价600.00万元、800.00万元的10.00%、5.00%。",
    "their sum, called 总额": "公车20.00万元，接待2.00万元，总额较上年25.60万元减少3.60万元，下降14.06%。",
    "their sum behind what each moved by": (
        "公车20.00万元（上年24.00万元），下降16.67%；接待2.00万元（上年1.60万元），增长25%。合计较上年25.60万元减少3.60万元，下降14.06%。"
    ),
    "several things added to a budget": (
        "年初预算345.59万元，预算执行中追加晋级、抚恤金等53.92万元，年末收回资金6.16万元，调整后预算为393.35万元。"
    ),
    "a rate that tells which": "预算2600.00万元，执行2470.00万元，执行率95%，其中执行率100%的项目3个。",
    "the budget as adjusted": "年初预算100.00万元，支出118.00万元，比调整后预算减少2.00万元。",
    "what was given back": "年初预算100.00万元，上缴10.00万元，全年预算90.00万元，较年初减少10.00万元。",
    "two budgets before one change": "年初预算1000.00万元，调整预算1030.00万元，完成1040.00万元，超收10.00万元。",
    "what is not counted": "学校29所，其中小学17所、初中12所，在校生分别占65.0%、35.0%。",
    "what is not counted, without 分别": "办理投诉200件，其中电话120件、网络80件，回访时长占70.0%、30.0%。",
    "one kind of spending": "本年支出合计2294.49万元。培训费36.16万元，占项目支出的4.90%。",
    "a half of the year": "支出1966.96万元，其中上半年346.55万元，下半年1620.41万元，上半年支出占全年的17.62%。",
    "the kind by its own name": (
        "项目支出612.50万元，其中本级项目支出312.50万元、专项项目支出300.00万元。基本支出400.00万元。支出合计1012.50万元，项目支出占60.49%。"
    ),
    "a whole named in short": "税收收入600.00万元，其中增值税310.00万元、其他税收290.00万元；非税收入400.00万元；一般公共预算收入1000.00万元，税收占60.00%。",
    "a whole named in short before a bracket": "税收收入600.00万元（增值税310.00万元、其他税收290.00万元），非税收入400.00万元，共1000.00万元，税收占60.00%。",
    "another unit in between": "全区公办19所，民办28所；在园幼儿8214人，公办园占36.9%。",
    "bases told at the end": "会议费10.00万元、培训费18.00万元，较上年分别下降20.00%、增长50.00%，上年分别为12.50万元、12.00万元。",
}
FAULTY = {
    "本年支出合计2294.49万元。培训费36.16万元，占本年支出的4.90%。": ("N004", "error"),
    "本年收入合计800.00万元，其中：财政拨款收入740.00万元，占收入合计的95.50%；事业收入60.00万元，占收入合计的7.50%。": (
        "N004",
        "error",
    ),
    "支出合计800.00万元，其中：基本支出740.00万元，占本年支出总计的95.50%。": ("N004", "error"),
    "学校29所，其中小学17所、初中12所，分别占58.6%、45.4%。": ("N004", "error"),
    "学校29所，其中小学17所、初中12所，两类学校分别占58.6%、45.4%。": ("N004", "error"),
    "受理投诉200件，其中电话120件、网络80件，电话投诉占60.0%、网络投诉占45.0%。": ("N004", "error"),
    "本年支出40.00万元，比上年50.00万元减少10.00万元，本年支出下降12.50%。": ("N002", "error"),
    "支出100.00万元，完成预算125.00万元的90.00%，其中基本支出完成预算的93.00%。": ("N005", "error"),
    "收入100.00万元，比上年80.00万元增长15.00%，预期目标为增长10.00%。": ("N002", "error"),
    "支出100.00万元，比上年80.00万元增加20.00万元，增长35.00%，主要是增加差旅费15.00万元，增长30.00%。": (
        "N002",
        "error",
    ),
    "印刷费60.00万元，差旅费40.00万元，比上年50.00万元下降30.00%。": ("N002", "error"),
    "会议费、培训费预算280.00万元、120.00万元，决算300.00万元、100.00万元，分别完成预算的107.14%、63.33%。": (
        "N005",
        "error",
    ),
    "会议费10.00万元、培训费18.00万元，较上年分别下降20.00%、增长40.00%，上年分别为12.50万元、12.00万元。": (
        "N002",
        "error",
    ),
}


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(text)], load()).results.findings
    return [
        (one.code, one.problem.severity.value)
        for one in findings
        if one.code.startswith("N") and one.problem.severity.value != "info"
    ]


@pytest.mark.parametrize("name", LAWFUL)
def test_a_rate_of_another_figure_is_not_told(name: str) -> None:
    assert _told(LAWFUL[name]) == []


@pytest.mark.parametrize("text", FAULTY)
def test_a_rate_of_its_own_figure_is_told(text: str) -> None:
    assert _told(text) == [FAULTY[text]]


ELSEWHERE = (
    # of the item that the rate stands in, not of the one before
    "棉花保险金额为500元/亩，费率为4%，单位保费为20元/亩；花生保险金额为400元/亩，费率为6%，单位保费为24元/亩。",
    # levels, each of which holds the one below
    "全县共设指标15个，其中一级指标3个，二级指标7个，三级指标15个。",
    # each part tells more of itself
    "公共预算支出50亿元，其中教育支出12亿元，比上年11亿元增支1亿元，农林水支出9亿元，为预算10亿元的90%，比上年8亿元增支1亿元。",
    # a sentence that names nothing goes back to the whole of the list before, though that is of another kind of budget
    "预算63.16亿元，其中，出国费19.38亿元，接待费9.19亿元。比2014年年初预算减少8.35亿元，下降11.7%，其中，出国费减少0.38亿元，"
    "接待费减少1.29亿元。比2014年执行数减少2.5亿元，下降3.8%，其中，出国费增加2.3亿元，接待费减少0.01亿元。",
)


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_told_of_another_is_held_against_nothing_near(text: str) -> None:
    assert _told(text) == []
