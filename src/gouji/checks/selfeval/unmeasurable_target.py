"""申报的绩效目标无法衡量

查什么：绩效目标申报表（绩效目标表）里，数量、成本、满意度指标有没有写出数，其他指标有没有可以核实的标准。
为什么：申报时没有定量，年底自评就只能自己说好；财政部门审核绩效目标时会退回。
依据：财预〔2015〕88号：绩效目标应当细化量化，尽量进行定量表述，不能以量化形式表述的，可采用定性表述，但应具有可衡量性。

反例：
    2023年度项目支出绩效目标申报表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 多次开展 |
    | 效益指标 | 社会效益指标 | 居民法治意识 | 提高居民法治意识 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | 多次开展 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 |
    - | 效益指标 | 社会效益指标 | 居民法治意识 | 提高居民法治意识 |
    + | 效益指标 | 社会效益指标 | 居民法治意识测评合格率 | ≥85% |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.checks.measurable import is_vague
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.values import zh

# What these headings ask for is a number: the words beside them are none.
_COUNTED = ("数量", "成本", "满意度")


@check("S021")
def unmeasurable_target(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        if form.kind != "targets" or not form.rows:
            continue
        vague = [row for row in form.rows if "target" in row.fields and is_vague(row.fields["target"])]
        counted = [row for row in vague if any(word in row.level1 + row.level2 for word in _COUNTED)]
        other = [row for row in vague if row not in counted]
        if counted:
            yield Failed(_problem(form, counted, Severity.WARNING))
        if other:
            yield Failed(_problem(form, other, Severity.INFO))
        if not vague:
            yield Passed(f"{form.title}/目标可衡量")


def _problem(form: UnscoredForm, rows: Sequence[FormRow], severity: Severity) -> Problem:
    shown = "；".join(f"{row.name}：{zh.squeeze(row.fields['target'].text)}" for row in rows)
    places = tuple(row.fields["target"].place for row in rows)
    counted = severity is Severity.WARNING
    return Problem(
        severity,
        f"{form.title}/{'没有数量的目标' if counted else '定性目标'}",
        f"{form.called}有 {len(rows)} 项"
        + ("数量、成本或满意度指标没有写出数" if counted else "定性指标没有可以核实的标准")
        + f"（{shown}），年底无法衡量是否完成。",
        "写出数量、金额、比例或时限。"
        if counted
        else "写出可以核实的标准，如比例、时限、分级（优、良、中、差）及其评定办法。",
        places,
        Side("无法衡量的目标", f"{len(rows)} 项", places[0]),
        relation="目标可衡量",
    )
