"""What stands beside a figure and is no part, base or rate of it, made up: none yields an error or a warning; a slip among it does."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Severity
from gouji.pipeline.checking import check_documents

HEADS = {
    "accounts": "青岭县司法局2023年度部门决算公开\n\n第三部分 2023年度部门决算情况说明\n\n一、有关情况说明\n",
    "budget": "青岭县司法局2024年度部门预算公开\n\n第三部分 2024年度部门预算情况说明\n\n一、有关情况说明\n",
    "evaluation": "青岭县司法局2023年度部门整体支出绩效自评报告\n\n一、有关情况\n",
}
LISTED = "“三公”经费支出10.00万元，其中：公务用车购置及运行维护费7.86万元，公务接待费2.14万元。\n"

LAWFUL = {
    "a second way to divide behind ；": (
        "仪器30台，其中精密仪器6台；运转正常27台，送修3台。",
        "来访46批次，其中境外2批次；省内34批次，省外12批次。",
        "厂房9处，其中租赁4处；城东3处，城西6处。",
        "绿地12处，其中郊区8处；改造10处。",
        "无形资产560.00万元，其中软件96.00万元；在用550.00万元，待处置10.00万元。",
        "在岗55人，其中借调2人；机关32人，下属单位23人。",
        "人员45人（其中借调3人；机关30人，下属单位15人）。",
        "标段12个，其中跨年标段3个；已验收10个；待验收2个。",
        "新修渠道12条，其中山区8条，投入使用10条。",
        "在职人员55人，其中行政32人、事业23人；退休人员19人；另有编外人员8人。",
    ),
    "done more or less than before": (
        "全年拨付奖补360.00万元，比上年多拨付60.00万元，增长20%。",
        "会见38批次，较上年少会见2批次，下降5%。",
        "本年削减经费24.00万元，比上年多削减4.00万元，增长20%。",
        "全年拨付奖补360.00万元，与上年相比，多拨付60.00万元，增长20%。",
        "全年拨付奖补360.00万元，比上年多拨付临时补贴60.00万元，增长50%。",
        "租赁费8.00万元，比上年节省开支2.00万元，下降20%。",
        "租赁费12.00万元，比上年增加投入2.00万元，增长20%。",
        "支出600.00万元，比上年增加人员经费100.00万元，增长50%。",
        "开设多媒体教室12间，比上年多2间，增长20%。",
    ),
    "nearly the same, wherever it is said": (
        "租赁费58.22万元，上年58.17万元，与上年基本持平。",
        "在职人员52人，上年51人，两年大致持平。",
        "租赁费58.22万元，上年58.17万元，基本保持不变。",
        "租赁费58.22万元，上年58.17万元，与上年相对持平。",
    ),
    "the same of several years": (
        "2022年项目支出317.74万元；2023年项目支出438.01万元。",
        "2021年度收入300.00万元，2022年度收入317.74万元，2023年度收入438.01万元，逐年增长。",
        "培训费65.69万元，较2022年减少2.10万元。较2021年增加3.30万元。",
        "2023年支出438.01万元，比2019年增加38.01万元，增长9.50%。",
    ),
    "the scope of an item told again": (
        f"{LISTED}公务接待费2.41万元（含非财政拨款0.27万元），其中财政拨款2.14万元。",
        f"{LISTED}全口径公务接待费2.41万元，比财政拨款口径多0.27万元。",
    ),
}
OF_EVALUATIONS = (
    "预算执行率权重10，自评得分9.8分。",
    "培训完成率标准分3，检查合格率分值4。",
    "设备完好率不低于95，实际为98.2（单位：%）。",
    "借款利率为3，按年付息（年利率3%）。",
)
SLIPS = {
    "仪器30台，其中精密仪器16台、普通仪器15台；运转正常27台，送修3台。": ["N007"],
    "公务用车5辆，其中轿车3辆；越野车4辆。": ["N007"],
    "全年拨付奖补360.00万元，比上年多拨付60.00万元，增长25%。": ["N002"],
    "会见38批次，较上年少会见2批次，增长5%。": ["N013"],
    "本年削减经费24.00万元，比上年多削减4.00万元，下降20%。": ["N013"],
    "租赁费12.00万元，比上年增加投入2.00万元，增长30%。": ["N002"],
    "租赁费58.22万元，上年58.17万元，与上年持平。": ["N011"],
    "租赁费58.22万元，上年85.17万元，与上年基本持平。": ["N011"],
    "支出438.01万元，比2021年增加38.01万元，增长9.50%。": ["I008"],
    f"{LISTED}公务接待费2.41万元。": ["N036"],
    f"{LISTED}公务接待费2.41万元，主要用于财政拨款检查接待。": ["N036"],
}


def told(text: str, kind: str = "accounts") -> list[str]:
    """The codes of the errors and warnings of a document."""
    results = check_documents([parse(f"{HEADS[kind]}{text}\n")], load()).results
    assert not results.crashed
    return [one.code for one in results.findings if one.problem.severity is not Severity.INFO]


@pytest.mark.parametrize("text", [text for texts in LAWFUL.values() for text in texts])
def test_what_stands_beside_is_lawful(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", OF_EVALUATIONS)
def test_points_beside_a_rate_need_no_percent_sign(text: str) -> None:
    assert told(text, "evaluation") == []


def test_a_rate_without_its_sign_beside_points_is_told() -> None:
    assert told("预算执行率权重10分，实际执行率95.20。", "evaluation") == ["N020"]


def test_the_years_of_a_budget_told_in_turn_are_lawful() -> None:
    assert told("2023年收支预算159.34万元；2024年收支预算179.34万元。增加20.00万元，增长12.55%。", "budget") == []


def test_a_part_that_printed_its_change_is_not_what_the_next_change_is_of() -> None:
    text = (
        "2024年收入总预算{}万元，其中：本年收入773.65万元，较2023年753.65万元增加20万元；"
        "上年结转结余{}万元，较2023年22.14万元减少5万元。"
    )
    assert told(text.format("790.79", "17.14"), "budget") == []
    results = check_documents([parse(HEADS["budget"] + text.format("790.79", "171.4") + "\n")], load()).results
    found = [one for one in results.findings if one.problem.severity is not Severity.INFO]
    assert [(one.code, one.problem.left.text) for one in found if one.problem.left] == [("N001", "171.4万元")]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_among_it_is_told(text: str) -> None:
    assert told(text) == SLIPS[text]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # 12.53 would do only were 11.8 as much as 11.85
        ("2022年全县税收收入11.8亿元，2023年12.35亿元，增长5.7%。", "5.7%"),
        ("抽样面积12.6亩，占总面积126亩的13%。", "12.6亩、13%、126亩"),
        ("租赁费支出2.30万元，比2022年增加0.08万元，增长53.33%。", "0.08万元、2.30万元"),
    ],
)
def test_a_slip_that_fits_by_chance_is_not_named_before_another(text: str, named: str) -> None:
    results = check_documents([parse(HEADS["accounts"] + text + "\n")], load()).results
    found = [one for one in results.findings if one.problem.severity is not Severity.INFO]
    assert [one.problem.left.text for one in found if one.problem.left] == [named]
