"""自评与评价: what a unit says of its project and what others found, in a table or in a report, in one dossier."""

from __future__ import annotations

import pytest

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.domain.appraised import is_of_several_years

_SELF = """2023年度项目支出绩效自评表
| 项目名称 | 校舍维修补助 |
| 主管部门 | 青溪区教育局 | 实施单位 | 青溪区校舍安全中心 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 500.00 | 500.00 | 470.00 | 10 | 94% | 9.4 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 维修校舍面积 | ≥12000平方米 | 12400平方米 | 50 | 50 |  |
| 效益指标 | 社会效益指标 | 受益学生人数 | ≥5200人 | 5310人 | 30 | 30 |  |
| 满意度指标 | 服务对象满意度指标 | 师生满意度 | ≥90% | 93% | 10 | 10 |  |
| 总分 | 100 | 99.4 |
"""
_REPORT = """青溪区教育局2023年度校舍维修补助项目绩效评价报告
一、基本情况
2023年校舍维修补助项目预算500万元，到位500万元，实际支出470万元。
二、绩效评价工作开展情况
成立评价组。
三、综合评价情况及评价结论
项目综合得分91.3分。单位自评得分99.4分。
四、绩效评价指标分析
维修校舍面积12400平方米。
五、存在的问题
结算慢。
六、有关建议
加快结算。
"""
_TABLE = """2023年度校舍维修补助项目绩效评价得分表
| 项目名称 | 校舍维修补助 |
| 一级指标 | 二级指标 | 三级指标 | 目标值 | 实际完成值 | 分值 | 得分 |
| 决策 | 立项 | 立项规范性 | 规范 | 规范 | 20 | 20 |
| 过程 | 资金管理 | 预算执行率 | 100% | 94% | 20 | 17.6 |
| 产出 | 数量 | 维修校舍面积 | ≥12000平方米 | 12400平方米 | 30 | 28 |
| 效益 | 满意度 | 师生满意度 | ≥90% | 93% | 30 | 28 |
| 合计 |  |  |  |  | 100 | 93.6 |
"""


def _told(*texts: str) -> list[tuple[str, str]]:
    found = []
    for dossier in dossiers([understood(parse(text)) for text in texts]):
        found += [(one.code, one.problem.severity.value) for one in run(dossier, load()).findings]
    return sorted(found)


def test_a_report_that_agrees_says_nothing_though_another_body_carries_the_project_out() -> None:
    assert _told(_SELF, _REPORT) == []
    assert len(dossiers([understood(parse(_SELF)), understood(parse(_REPORT))])) == 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("实际支出470万元", "实际支出440万元", "J009"),
        ("综合得分91.3分", "综合得分76.5分", "S025"),
        ("自评得分99.4分", "自评得分97.8分", "J265"),
        ("维修校舍面积12400平方米", "维修校舍面积11400平方米", "J007"),
    ],
)
def test_a_report_that_differs_is_a_doubt(old: str, new: str, code: str) -> None:
    assert _told(_SELF, _REPORT.replace(old, new)) == [(code, "warning")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("实际支出470万元", "截至2024年5月底实际支出490万元"),
        ("实际支出470万元", "其中省级补助实际支出300万元"),
        ("综合得分91.3分", "决策指标满分20分，综合得分76.5分的是另一组指标"),
        ("2023年度校舍维修补助项目绩效评价报告", "2021—2023年度校舍维修补助项目绩效评价报告"),
        ("校舍维修补助项目绩效评价报告", "校车运行补助项目绩效评价报告"),
    ],
)
def test_what_is_of_another_time_part_or_project_is_not_held_against_it(old: str, new: str) -> None:
    wrong = _REPORT.replace("综合得分91.3分", "综合得分76.5分") if "报告" in old else _REPORT
    assert _told(_SELF, wrong.replace(old, new)) == []


def test_a_table_of_scores_that_differs_in_outcomes_and_rates_is_a_doubt() -> None:
    assert _told(_SELF, _TABLE) == []
    assert _told(_SELF, _TABLE.replace("12400平方米", "11000平方米")) == [("S036", "warning")]
    assert _told(_SELF, _TABLE.replace("100% | 94%", "100% | 85%")) == [("S036", "warning")]
    # of the budget of the beginning of the year
    assert (
        _told(_SELF.replace("500.00 | 500.00", "400.00 | 500.00"), _TABLE.replace("100% | 94%", "100% | 117.5%")) == []
    )
    # in another unit, or a bound: nothing to hold against each other
    assert _told(_SELF, _TABLE.replace("| 12400平方米", "| 1.24万平方米")) == []
    assert _told(_SELF, _TABLE.replace("| 12400平方米", "| 完成")) == []


def test_of_several_years_is_not_of_one() -> None:
    table = (
        _TABLE.replace("2023年度校舍", "2021-2023年校舍")
        .replace("| 20 | 20 |", "| 20 | 0 |")
        .replace("| 17.6 |", "| 14 |")
        .replace("| 93.6 |", "| 70 |")
    )
    assert _told(_SELF, table) == []
    assert [code for code, _ in _told(_SELF, table.replace("2021-2023年", "2023年度"))] == ["S025"]


def test_a_report_on_another_body_or_on_one_of_two_alike_stays_by_itself() -> None:
    elsewhere = _REPORT.replace("青溪区", "赤水区").replace("支出470万元", "支出440万元")
    assert _told(_SELF, elsewhere) == []
    assert len(dossiers([understood(parse(one)) for one in (_SELF, elsewhere)])) == 2
    twin = _SELF.replace("青溪区校舍安全中心", "青溪区电教馆")
    wrong = _REPORT.replace("支出470万元", "支出440万元")
    assert "J009" not in [code for code, _ in _told(_SELF, twin, wrong)]


_SPENDING = "2023年校舍维修补助项目预算500万元，到位500万元，实际支出470万元。"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2023年校舍维修补助项目实际支出440万元。", ["J009"]),
        ("校舍维修补助项目资金全年预算500.00万元，实际支出440.00万元。", ["J009"]),
        # what somebody else, a part or another project spent
        ("校舍维修补助项目由新华建筑公司承担围墙修缮，实际支出44.00万元。", []),
        ("校舍维修补助项目的围墙预算60.00万元，实际支出50.00万元。", []),
        ("校舍维修补助项目监理，实际支出9.00万元。", []),
        ("校舍维修补助项目预算500万元，实际支出44万元用于围墙修缮。", []),
        ("校车运行和校舍维修补助项目预算700万元，实际支出644万元。", []),
        ("农村校舍维修补助项目预算700万元，实际支出644万元。", []),
    ],
)
def test_what_is_spent_is_the_projects_only_where_nothing_else_stands_between(sentence: str, told: list[str]) -> None:
    assert _SPENDING in _REPORT
    assert [code for code, _ in _told(_SELF, _REPORT.replace(_SPENDING, sentence))] == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("青溪区教育局关于2023年度“校舍维修补助”项目的绩效评价报告", ["S025"]),
        ("青溪区教育局2023年度校舍维修补助专项资金绩效评价报告", ["S025"]),
        ("2024年对青溪区教育局2023年度校舍维修补助项目的绩效评价报告", ["S025"]),
        ("青溪区教育局2023年度农村校舍维修补助项目绩效评价报告", []),
        ("青溪区教育局2023年度城区校舍维修补助项目绩效评价报告", []),
        ("青溪区教育局2023年度校舍维修补助监管平台建设项目绩效评价报告", []),
    ],
)
def test_a_report_is_on_the_project_whose_whole_name_it_prints(title: str, told: list[str]) -> None:
    report = _REPORT.replace("综合得分91.3分", "综合得分76.5分").partition("\n")[2]
    assert [code for code, _ in _told(_SELF, f"{title}\n{report}")] == told


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("2021—2023年度校舍维修补助评价报告", True),
        ("2021年、2022年校舍维修补助评价报告", True),
        ("2021、2022年度校舍维修补助评价报告", True),
        ("2021年度和2022年度校舍维修补助评价报告", True),
        ("二〇二一年至二〇二三年校舍维修补助评价报告", True),
        ("2024年对2023年度校舍维修补助的评价报告", False),
        ("2023年度校舍维修补助评价报告(2024年4月)", False),
    ],
)
def test_only_years_that_are_joined_are_several(title: str, several: bool) -> None:
    assert is_of_several_years(title) is several


def test_a_report_on_several_years_is_said_not_to_be_compared() -> None:
    report = _REPORT.replace("2023年度校舍", "2022年、2023年校舍").replace("综合得分91.3分", "综合得分76.5分")
    (dossier,) = dossiers([understood(parse(one)) for one in (_SELF, report)])
    results = run(dossier, load())
    assert [one.code for one in results.findings] == []
    assert [one.reason for one in results.undecided if one.code == "S025"] == [
        "评价报告《青溪区教育局2022年、2023年校舍维修补助项目绩效评价报告》评价的不止一年，"
        "与《2023年度项目支出绩效自评表》（校舍维修补助）一年的自评不比较"
    ]


def test_the_difference_is_in_the_unit_that_is_printed() -> None:
    (dossier,) = dossiers([understood(parse(one)) for one in (_SELF, _TABLE.replace("100% | 94%", "100% | 85%"))])
    assert [one.problem.difference for one in run(dossier, load()).findings] == ["9"]


_UNIT = """2021年青溪区部门整体支出绩效自评表
| 单位名称 | 青溪区司法局 | 评价年度 | 2021年 |
| 部门整体支出总额预算执行情况（万元） | 执行数（A） | 预算数（B） | 执行率（A/B） |
|  | 359.50 | 360.20 | 99.81% |
| 一级指标 | 二级指标 | 三级指标 | 分值 | 年初目标值 | 实际完成值 | 得分 |
| 过程 | 预算管理（100分） | 资产处置审批率 | 100 | 100% | 100% | 100 |
| 评价结论（优、良、中、差）： | 优 | 总分 | 100 |
"""


def test_a_table_of_the_unit_titled_appraisal_is_not_said_to_be_of_others() -> None:
    other = (
        _UNIT.replace("绩效自评表", "绩效评价表")
        .replace("| 100% | 100% | 100 |", "| 100% | 85% | 85 |")
        .replace("| 优 | 总分 | 100 |", "| 良 | 总分 | 85 |")
    )
    (dossier,) = dossiers([understood(parse(one)) for one in (_UNIT, other)])
    (told,) = [one.problem for one in run(dossier, load()).findings if one.code == "S025"]
    assert "《2021年青溪区部门整体支出绩效评价表》所印总分 85 分（良）" in told.message
    assert told.suggestion.startswith("两张表是同一次自评的，改为一致")
