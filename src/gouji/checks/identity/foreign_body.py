"""出现了别的单位的名称

查什么：自评表的填报单位、主管部门、实施单位与整份文件的单位是否一致。
为什么：借用别的单位的材料时常漏改单位名称。
依据：核对通则：一份材料只属于一个单位。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件2
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法治建设 |
    | 主管部门 | 柳河县司法局 | 实施单位 | 柳河县司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 审查规范性文件件数 | ≥20件 | 22件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 送审单位满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件3
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法律援助 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 办理法律援助案件数 | ≥210件 | 215件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受援人满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件2
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法治建设 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 审查规范性文件件数 | ≥20件 | 22件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 送审单位满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.body_names import is_name, place_of
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.values import zh


@check("I003")
def foreign_body(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.body is None:
        return
    for evaluation in dossier.evaluations:
        stated = [
            field for field in (evaluation.body, evaluation.department) if field is not None and not field.is_empty
        ]
        for name, field in {zh.label(field.text): field for field in stated}.items():
            if _is_same(name, dossier.body):
                yield Passed(f"{evaluation.title}/单位名称")
            elif _is_foreign(name, dossier.body):
                yield Failed(_problem(evaluation, field, dossier.body))


def _is_same(name: str, body: str) -> bool:
    return name.endswith(body) or body.endswith(name)


def _is_foreign(name: str, body: str) -> bool:
    """Whether ``name`` is a unit of the same kind in another place. 本单位 and 各单位 are nobody else; a ministry or a
    province's department above and a unit of another trade may rightly stand in the form.
    """
    place, own = place_of(name), place_of(body)
    if not is_name(name) or not place or not own or _is_related(name, body):
        return False
    return name.removeprefix(place) == body.removeprefix(own)


def _is_related(name: str, body: str) -> bool:
    """A department above or a unit below often shares the place; only a body of another place is foreign."""
    return name[:2] == body[:2] or name[:2] in body or body[:2] in name


def _problem(evaluation: SelfEvaluation, field: Field, body: str) -> Problem:
    return Problem(
        Severity.ERROR,
        f"{evaluation.title}/单位名称",
        f"{evaluation.name}写的单位是“{field.text}”，而这份文件是“{body}”的。",
        "核对是否套用了别的单位的材料，改正单位名称并复核表中各数。",
        (field.place,),
        Side("表内单位", field.text, field.place),
        Side("文件单位", body),
        relation="单位一致",
    )
