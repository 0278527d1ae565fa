"""资金分项之和应等于总额

查什么：资金情况各来源（当年财政拨款、上年结转、其他资金）之和是否等于年度资金总额；按收入性质、支出性质列的各项之和是否等于总额；基本支出与项目支出之和是否等于执行数。
为什么：总额与分项由同一人填两遍，任一处改动都会让两边对不上。
依据：财预〔2020〕10号附件1 项目资金栏：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    |  | 其中：当年财政拨款 | 6.50 | 6.50 | 6.50 |  |  |  |
    |  | 上年结转资金 | 3.00 | 3.50 | 3.50 |  |  |  |
    |  | 其他资金 | 0 | 0 | 0 |  |  |  |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 90 | 90 |
    | 总分 | 100 | 100 |
正例：
    - |  | 上年结转资金 | 3.00 | 3.50 | 3.50 |  |  |  |
    - |  | 其他资金 | 0 | 0 | 0 |  |  |  |
    + |  | 上年结转资金 | 3.50 | 3.50 | 3.50 |  |  |  |
    + |  | 其他资金 | 0 |  |  |  |  |  |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, MoneyBlock, SelfEvaluation
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import plain

_COLUMNS = (("年初预算数", "initial"), ("全年预算数", "budget"), ("全年执行数", "executed"))


@dataclass(frozen=True, slots=True)
class _Amount:
    name: str
    figure: Figure
    place: Place


@check("A005")
def money_parts(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        if evaluation.money is not None:
            yield from _by_source(evaluation, evaluation.money)
            yield from _by_nature(evaluation, evaluation.money)
            yield from _basic_and_project(evaluation, evaluation.money)


def _by_source(evaluation: SelfEvaluation, money: MoneyBlock) -> Iterator[Outcome]:
    """Each column: its filled parts against its total. A column with no part filled states no parts."""
    for title, name in _COLUMNS:
        total = _amount(money, title, getattr(money.total, name))
        parts = [_amount(money, row.label.text, getattr(row, name)) for row in money.parts]
        filled = [part for part in parts if part is not None]
        if total is not None and filled:
            yield _compared(evaluation, f"{title}的各项来源", filled, (total,))


def _by_nature(evaluation: SelfEvaluation, money: MoneyBlock) -> Iterator[Outcome]:
    """Amounts by nature do not say whether they are budget or spending: they must add up to one of the totals."""
    totals = [
        total
        for title, name in reversed(_COLUMNS)
        if (total := _amount(money, title, getattr(money.total, name))) is not None
    ]
    for axis in dict.fromkeys(nature.axis for nature in money.natures):
        natures = [nature for nature in money.natures if nature.axis == axis]
        parts = [_amount(money, nature.label, nature.amount) for nature in natures]
        filled = [part for part in parts if part is not None]
        if filled and totals:
            yield _compared(evaluation, f"按{axis}分的各项", filled, totals)


def _basic_and_project(evaluation: SelfEvaluation, money: MoneyBlock) -> Iterator[Outcome]:
    total = _amount(money, "执行数", money.total.executed)
    basic = _amount(money, "基本支出", evaluation.extra("basic_spending"))
    project = _amount(money, "项目支出", evaluation.extra("project_spending"))
    if total is not None and basic is not None and project is not None:
        yield _compared(evaluation, "基本支出与项目支出", [basic, project], (total,))


def _amount(money: MoneyBlock, name: str, field: Field | None) -> _Amount | None:
    figure = money.amount(field)
    return None if figure is None or field is None else _Amount(name, figure, field.place)


def _compared(evaluation: SelfEvaluation, what: str, parts: Sequence[_Amount], totals: Sequence[_Amount]) -> Outcome:
    reached = interval.total(part.figure.interval for part in parts)
    subject = f"{evaluation.title}/{what}"
    same = [total for total in totals if total.figure.interval.meets(reached)]
    if same:
        return Passed.over(subject, *parts, *same)
    total = totals[0]
    exact = sum((part.figure.exact for part in parts), start=total.figure.exact * 0)
    unit = total.figure.unit
    shown = " + ".join(plain(part.figure.value, 6) for part in parts)
    mismatch = classify(total.figure, exact)
    return Failed(
        Problem(
            Severity.INFO if mismatch in (Mismatch.TAIL, Mismatch.TRUNCATED) else Severity.ERROR,
            subject,
            f"{evaluation.name}{what}相加是 {plain(exact / unit.factor, 6)} {unit.name}（{shown}），"
            f"{total.name}印的是 {total.figure.text.strip()}，差 {plain((total.figure.exact - exact) / unit.factor, 6)} {unit.name}。",
            "对照决算报表核对总额和各分项，改正写错的一处。",
            (total.place, *(part.place for part in parts)),
            Side.of(total.name, total.figure, total.place),
            Side(f"{what}之和", shown, parts[0].place, plain(exact / unit.factor, 6), unit.name),
            mismatch,
            difference=plain((total.figure.exact - exact) / unit.factor, 6),
            relation=shown,
        )
    )
