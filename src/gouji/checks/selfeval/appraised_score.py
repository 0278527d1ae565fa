"""自评得分与评价得分相差一个等级以上

查什么：同一年度同一项目（同一单位），单位自评总分和部门评价、财政评价的总分，是不是落在不同的等级里；评价的总分印在得分表里或写在评价报告里。评价几年的，不与一年的自评比。
为什么：自评优、评价中，说明自评偏宽，或者两边依据的材料不同；预算安排时以哪一个为准要先说清。
依据：财预〔2020〕10号：财政和主管部门对单位自评结果抽查复核，部门评价、财政评价与自评结果一并应用。两种评价的指标不同，得分不必相等，故只作疑点。

反例：
    2023年度项目支出绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 88% | 30 | 29.33 | 个别受众对频次不满意，明年加开 |
    | 总分 | 100 | 99.33 |
    附件
    2023年度项目绩效评价得分情况表
    | 项目名称 | 普法宣传 |
    | 一级指标 | 分值 | 得分 | 得分率 |
    | 决策 | 15 | 11 | 73.33% |
    | 过程 | 20 | 15 | 75.00% |
    | 产出 | 35 | 27 | 77.14% |
    | 效益 | 30 | 22 | 73.33% |
    | 合计 | 100 | 75 | 75.00% |
正例：
    - | 决策 | 15 | 11 | 73.33% |
    + | 决策 | 15 | 14 | 93.33% |
    - | 过程 | 20 | 15 | 75.00% |
    + | 过程 | 20 | 19 | 95.00% |
    - | 产出 | 35 | 27 | 77.14% |
    + | 产出 | 35 | 33 | 94.29% |
    - | 效益 | 30 | 22 | 73.33% |
    + | 效益 | 30 | 28 | 93.33% |
    - | 合计 | 100 | 75 | 75.00% |
    + | 合计 | 100 | 94 | 94.00% |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.catalogue.grades import grade_schemes
from gouji.checks.appraisals import Appraisal, appraisals_of, of_several_years
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.selfeval import SelfEvaluation
from gouji.values.rounding import plain

_FULL = 100


@check("S025")
def appraised_score(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for appraisal in appraisals_of(dossier, evaluation):
            outcome = _compared(appraisal, evaluation)
            if outcome is not None:
                yield outcome
        for called, place in of_several_years(dossier, evaluation):
            yield Undecided(f"{called}评价的不止一年，与{evaluation.name}一年的自评不比较", place)


def _compared(appraisal: Appraisal, evaluation: SelfEvaluation) -> Outcome | None:
    claimed = evaluation.claimed_total
    if claimed is None or claimed.figure is None:
        return None
    own, given = Fraction(claimed.figure.value), Fraction(appraisal.figure.value)
    if not (0 <= own <= _FULL and 0 <= given <= _FULL):
        return None
    scheme = grade_schemes()["national"]
    one, other = scheme.grade_of(own), scheme.grade_of(given)
    if one == other:
        return Passed(f"{evaluation.title}/评价得分", places=(claimed.place, appraisal.place))
    return Failed(
        Problem(
            Severity.WARNING,
            f"{evaluation.title}/评价得分",
            f"{evaluation.name}自评 {claimed.text.strip()} 分（{one}），{appraisal.called} {appraisal.text} 分（{other}），"
            f"相差 {plain(abs(own - given))} 分，不在一个等级。",
            "对照评价得分表逐项复核自评得分，说明差在哪里。"
            if appraisal.is_by_others
            else "两张表是同一次自评的，改为一致；一张是部门或财政评价的，对照它逐项复核自评得分，说明差在哪里。",
            (claimed.place, appraisal.place),
            Side.of("自评总分", claimed.figure, claimed.place),
            Side.of("评价总分", appraisal.figure, appraisal.place),
            difference=plain(own - given),
            relation="自评与评价同一等级",
        )
    )
