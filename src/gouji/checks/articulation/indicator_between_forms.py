"""同一指标在两张自评表里不一致

查什么：部门整体自评表与项目自评表中名称相同的指标，目标值和实际完成值是否相同。
为什么：同一件事只有一个完成数，两张表填得不同，必有一张没有更新。
依据：核对通则：同一指标在整体表、项目表、报告中目标值、完成值一致。

反例：
    部门整体支出绩效自评表
    （2023年度）
    | 区级预算单位名称 | 青溪区司法局 |
    | 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 140.00 | 150.00 | 150.00 | 10 | 100% | 10分 |
    |  | 按收入性质分： | 按支出性质分： |
    |  | 其中：一般公共预算：142.00 | 其中：基本支出：100.00 |
    |  | 政府性基金拨款：8.00 | 项目支出：50.00 |
    | 年度总体目标 | 预期目标 | 实际完成情况 |
    |  | 办理法律援助案件不少于210件。 | 办理法律援助案件249件。 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 90分 | 90分 |
    | 总分 | 100 | 100分 |
    2023年度青溪区司法局整体支出绩效自评报告
    一、基本情况
    本单位内设科室七个。
    二、一般公共预算支出情况
    2023年度支出142.00万元。
    三、政府性基金预算支出情况
    政府性基金预算支出8.00万元。
    四、国有资本经营预算支出情况
    无
    五、社会保险基金预算支出情况
    无
    六、部门整体支出绩效情况
    各项工作按计划完成。
    七、存在的问题及原因分析
    人员不足。
    八、下一步改进措施
    加强培训。
    九、绩效自评结果拟应用和公开情况
    自评结果在门户网站公开。
    十、其他需要说明的情况
    无
    附件2
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法律援助 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 231件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 231件 | 60 | 60 |  |
    + | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 60 | 60 |  |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from gouji.catalogue.subjects import is_generic
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, Indicator, Scope
from gouji.domain.ties import Tie
from gouji.ties.between import same_indicator
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure


@check("J005")
def indicator_between_forms(dossier: Dossier) -> Iterator[Outcome]:
    rows = {
        scope: [(form, row) for form in form_ties(dossier) if form.evaluation.scope is scope for row in _rows(form)]
        for scope in Scope
    }
    for whole, project in product(rows[Scope.DEPARTMENT], rows[Scope.PROJECT]):
        name = zh.label(whole[1].level3.text)
        if name != zh.label(project[1].level3.text) or is_generic(name):
            continue
        for what, named in (("target", "年度指标值"), ("actual", "实际完成值")):
            tie, one, other = same_indicator(whole, project, what), getattr(whole[1], what), getattr(project[1], what)
            outcome = _compared(whole[1], named, one, other, tie)
            if outcome is not None:
                yield outcome


def _rows(form: FormTies) -> tuple[Indicator, ...]:
    return form.evaluation.indicators


def _compared(row: Indicator, named: str, one: Field, other: Field, tie: Tie | None) -> Outcome | None:
    first, second = one.figure, other.figure
    if tie is None or first is None or second is None or first.unit.dimension != second.unit.dimension:
        return None
    if tie.holds:
        return Passed(f"{row.level3.text}/{named}", tie)
    return Failed(_problem(row, named, (one, first), (other, second)), tie)


def _problem(row: Indicator, what: str, one: tuple[Field, Figure], other: tuple[Field, Figure]) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{zh.label(row.level3.text)}/{what}",
        f"“{row.level3.text}”的{what}，整体自评表是 {one[0].text}，项目自评表是 {other[0].text}，两处不一致。",
        "核对台账，改正写错的一处。",
        (one[0].place, other[0].place),
        Side.of(f"整体自评表{what}", one[1], one[0].place),
        Side.of(f"项目自评表{what}", other[1], other[0].place),
        relation="同一指标两表一致",
    )
