"""运行监控表前后不符

查什么：绩效运行监控表里，完成情况、全年预计、完成目标可能性三者是否说得通；到监控时点完成得是否太少。
为什么：监控是为了年中纠偏。已经完成的写“完全不可能”、差得远的写“确定能”而没有说明，监控就没有起作用。
依据：财预〔2019〕136号：对偏离绩效目标的原因进行分析，对全年绩效目标完成情况进行预计，预计年底不能完成的要说明原因和措施；进度低于时间进度60%亮红灯是一套省级监控系统的界限，只作提醒。

反例：
    2023年度项目支出绩效运行监控表
    | 项目名称 | 普法宣传 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 | 完成目标可能性 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 2场 | 12场 | 确定能 |
    | 产出指标 | 数量指标 | 发放宣传资料 | ≥1000份 | 600份 | 800份 | 确定能 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 2场 | 12场 | 确定能 |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 7场 | 12场 | 确定能 |
    - | 产出指标 | 数量指标 | 发放宣传资料 | ≥1000份 | 600份 | 800份 | 确定能 |
    + | 产出指标 | 数量指标 | 发放宣传资料 | ≥1000份 | 600份 | 1000份 | 确定能 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.catalogue.indicator_words import is_negative_thing
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_BEHIND = Fraction(3, 5)
_ONLY_COUNTED = ("数量",)
_CHANCES = {"surely": "确定能", "maybe": "有可能", "never": "完全不可能"}


@check("S023")
def monitored_progress(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        if form.kind != "monitoring":
            continue
        for row in form.rows:
            problem = _problem_of(form, row)
            if problem is not None:
                yield Failed(problem)
            elif row.figure("target") is not None:
                yield Passed.over(f"{form.title}/{row.name}", *_compared(row))


def _problem_of(form: UnscoredForm, row: FormRow) -> Problem | None:
    target = row.figure("target")
    if target is None or target.exact <= 0 or target.bound.downward or is_negative_thing(row.name):
        return None
    done, expected, chance = _same_kind(row, "actual", target), _same_kind(row, "expected", target), _chance(row)
    goal = f"年度指标值 {target.text.strip()}"
    if done is not None and done.exact >= target.exact and chance == "完全不可能":
        return _problem(form, row, "actual", done, f"已完成 {done.text.strip()}，达到{goal}，却填“完全不可能”完成")
    if expected is not None and expected.exact < target.exact and chance == "确定能":
        text = f"全年预计完成 {expected.text.strip()}，不到{goal}，却填“确定能”完成"
        return _problem(form, row, "expected", expected, text)
    if (
        expected is not None
        and done is not None
        and expected.exact < done.exact
        and row.level2.startswith(_ONLY_COUNTED)
    ):
        text = f"全年预计完成 {expected.text.strip()}，少于已经完成的 {done.text.strip()}"
        return _problem(form, row, "expected", expected, text)
    return _behind(form, row, target, done, chance)


def _behind(form: UnscoredForm, row: FormRow, target: Figure, done: Figure | None, chance: str) -> Problem | None:
    """What is counted and grows over the year, at less than three fifths of its share of the time, with no word of why."""
    if form.months is None or done is None or target.unit.is_rate or not row.level2.startswith(_ONLY_COUNTED):
        return None
    share = Fraction(form.months, 12)
    progress = done.exact / target.exact
    explained = any(name in row.fields and not row.fields[name].is_empty for name in ("reason", "remark"))
    if chance != "确定能" or explained or progress >= share * _BEHIND:
        return None
    text = (
        f"{form.months}月底完成 {done.text.strip()}，只有{'年度指标值'} {target.text.strip()} 的 {plain(progress * 100)}%，"
        f"时间已过 {plain(share * 100)}%，填“确定能”完成而没有说明"
    )
    return _problem(form, row, "actual", done, text)


def _compared(row: FormRow) -> Iterator[Field]:
    """The target with what was done and what is expected, so far as they are of its kind; nothing where neither is."""
    target = row.figure("target")
    if target is None or target.exact <= 0 or target.bound.downward or is_negative_thing(row.name) or not _chance(row):
        return
    beside = [row.fields[name] for name in ("actual", "expected") if _same_kind(row, name, target) is not None]
    yield from [row.fields["target"], *beside] if beside else []


def _same_kind(row: FormRow, column: str, target: Figure) -> Figure | None:
    """The figure of ``column``, where it is of the target's kind: 600份 beside 1000份, a bare 600 too."""
    figure = row.figure(column)
    if figure is None:
        return None
    if figure.unit.dimension == "none" and target.unit.dimension != "none":
        figure = figure.with_unit(target.unit)
    return figure if figure.unit.dimension == target.unit.dimension else None


def _chance(row: FormRow) -> str:
    """确定能, 有可能 or 完全不可能: ticked in one of three columns, or written in one. The first of three stands under the name of
    all three as well: a tick there is no word."""
    ticked = [name for name in _CHANCES if name in row.fields and not row.fields[name].is_empty]
    if ticked:
        return _CHANCES[ticked[0]] if len(ticked) == 1 else ""
    return zh.label(row.fields["chance"].text) if "chance" in row.fields else ""


def _problem(form: UnscoredForm, row: FormRow, column: str, figure: Figure, text: str) -> Problem:
    field: Field = row.fields[column]
    target = row.fields["target"]
    return Problem(
        Severity.WARNING,
        f"{form.title}/{zh.label(row.name)}/监控",
        f"{form.called}“{row.name}”{text}。",
        "核对完成情况、全年预计和完成目标可能性；确有原因的，写在原因说明或备注里。",
        (field.place, target.place),
        Side.of("全年预计" if column == "expected" else "完成情况", figure, field.place),
        Side("年度指标值", zh.squeeze(target.text), target.place),
        relation="监控与目标、时间进度相符",
    )
