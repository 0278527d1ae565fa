"""得分应等于分值减扣分

查什么：表上有“扣分”一栏的，每行的得分是否等于分值减扣分；扣分写成负数的也认，空着的不比。
为什么：扣分和得分是同一件事的两种写法，对不上说明有一个数没有跟着改。
依据：栏目本身：得分＝分值－扣分。这一栏在别的行都减得上、只有这一行减不上的是差错；没有别的行印证的，这一栏可能另有意思，只作疑点。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 扣分 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 30 | 0 | 30 |
    | 产出指标 | 质量指标 | 宣传资料合格率 | 100% | 90% | 30 | 3 | 27 |
    | 效益指标 | 社会效益指标 | 覆盖村居 | 20个 | 19个 | 30 | 1.2 | 28.5 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 10 | 0 | 10 |
正例：
    - | 效益指标 | 社会效益指标 | 覆盖村居 | 20个 | 19个 | 30 | 1.2 | 28.5 |
    + | 效益指标 | 社会效益指标 | 覆盖村居 | 20个 | 19个 | 30 | 1.5 | 28.5 |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.rounding import plain

#: So many other rows in which the points come out tell what the column means.
_ENOUGH = 2


class _Points(NamedTuple):
    """分值、扣分、得分 of one row."""

    row: Indicator
    weight: Figure
    deducted: Figure
    claimed: Figure

    @property
    def holds(self) -> bool:
        """Points are exact as printed; only the one of 扣分 and 得分 that is printed with fewer places was rounded."""
        lost, left = self.deducted, self.claimed
        weight = Interval.point(self.weight.exact)
        taken = lost.interval if lost.places < left.places else Interval.point(lost.exact)
        rest = left.interval if left.places < lost.places else Interval.point(left.exact)
        return (weight - (taken if lost.value >= 0 else -taken)).meets(rest)


@check("A013")
def deducted_points(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        rows = list(_rows(evaluation))
        held = sum(one.holds for one in rows)
        for one in rows:
            name = zh.squeeze(one.row.level3.text)
            fields = [field for field in (one.row.claimed, one.row.weight, one.row.deducted) if field is not None]
            if one.holds:
                yield Passed.over(f"{evaluation.title}/{name}/扣分", *fields)
            else:
                yield Failed(_problem(evaluation, one, Severity.ERROR if held >= _ENOUGH else Severity.WARNING))


def _rows(evaluation: SelfEvaluation) -> Iterator[_Points]:
    for row in evaluation.indicators:
        if row.weight is None or row.deducted is None:
            continue
        weight, deducted, claimed = row.weight.figure, row.deducted.figure, row.claimed.figure
        if weight is not None and deducted is not None and claimed is not None:
            yield _Points(row, weight, deducted, claimed)


def _problem(evaluation: SelfEvaluation, one: _Points, severity: Severity) -> Problem:
    row, name = one.row, zh.squeeze(one.row.level3.text)
    assert row.weight is not None
    assert row.deducted is not None
    due = one.weight.value - abs(one.deducted.value)
    how = f"{row.weight.text.strip()} − {plain(abs(one.deducted.value))} = {plain(due)}"
    return Problem(
        severity,
        f"{evaluation.title}/{zh.label(name)}/扣分",
        f"{evaluation.name}“{name}”分值 {row.weight.text.strip()}、扣分 {row.deducted.text.strip()}，得分应为 {plain(due)}（{how}），"
        f"表上写 {row.claimed.text.strip()}。",
        "核对扣分和得分，改正不符的一个；改了得分的，相应改总分。",
        (row.claimed.place, row.deducted.place, row.weight.place),
        Side.of("得分", one.claimed, row.claimed.place),
        Side("分值减扣分", how, row.deducted.place, plain(due), "分"),
        difference=plain(one.claimed.value - due),
        relation=how,
    )
