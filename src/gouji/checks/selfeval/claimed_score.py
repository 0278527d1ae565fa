"""自评得分与评分标准不符

查什么：每一行的自评得分，按表上所印或所属标准的计分办法能不能得出；标准有几种读法的，列出各种读法的得分。得分低于应得、又精确到百分位的，再看是不是目标值或完成值写错了一位。
为什么：评分办法是公开的，得分高于办法所许可的，复核时会被调减；有几种读法时应写明用的是哪一种。
依据：各表所属评分标准（财预〔2020〕10号、鄂财绩发〔2020〕3号备注1-6、表中所印评分标准）。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 9场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 9场 | 60 | 60 |  |
    + | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 9场 | 60 | 45 | 三场因故取消，下年补办 |
    - | 总分 | 100 | 100 |
    + | 总分 | 100 | 85 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.standards import standard
from gouji.checks.registry import check
from gouji.checks.told_by_score import shown_right, told_by_score
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import ONE_OF, Failed, Outcome, Passed, Problem, Severity, Side, Slip, Undecided
from gouji.domain.scores import ROUNDED, Method, ScoreCard, ScoreRow, Standing
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation
from gouji.domain.standard import Standard
from gouji.domain.ties import Tie
from gouji.solve.repair import Repair
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.rounding import plain

_POINTS = re.compile(r"[（(]\d+分[)）]$")
_LOST = re.compile(r"扣[减除掉了]?(\d{1,2}(?:\.\d+)?)分")
#: Shares of the full score: below them it is hardly given on purpose, and a slip of a figure is as likely.
_HALF, _NEARLY = Fraction(1, 2), Fraction(4, 5)
#: Rates that are aimed at are rarely lower.
_LEAST_TARGET = Fraction(3, 5)
#: And from here on one has a digit too many.
_DIGIT_TOO_MANY = Fraction(9)
_OF_RATIOS = frozenset((Method.PROPORTIONAL, Method.INVERSE, Method.EXACT, Method.RANGE))


@check("S004")
def claimed_score(dossier: Dossier) -> Iterator[Outcome]:
    for form, card in zip(form_ties(dossier), dossier.cards, strict=True):
        rules = standard(card.standard)
        if card.year is not None and not rules.in_force(card.year):
            continue  # the standard says nothing of that year: S020 says so
        claims = _claims(form.evaluation, card)
        for number, (row, claimed) in enumerate(zip(card.rows, claims, strict=True)):
            outcome = _row(form, row, rules, claimed, form.score(number))
            if outcome is not None:
                yield outcome


def _claims(evaluation: SelfEvaluation, card: ScoreCard) -> list[Field | None]:
    """The claimed fields beside the card's rows: the money row, where it is scored, comes first."""
    claims: list[Field | None] = [row.claimed for row in evaluation.indicators]
    if len(card.rows) > len(claims) and evaluation.money is not None:
        claims.insert(0, evaluation.money.total.claimed)
    return claims


def _row(form: FormTies, row: ScoreRow, rules: Standard, claimed: Field | None, tie: Tie | None) -> Outcome | None:
    evaluation = form.evaluation
    if row.standing is Standing.UNCLAIMED or claimed is None or claimed.figure is None:
        return None
    if row.weight is not None and claimed.figure.value > row.weight:
        return None  # above the weight: A004 says so
    if row.standing is Standing.SUPPORTED:
        places = (claimed.place, *(place for reading in row.readings for place in reading.places))
        return Passed(f"{evaluation.title}/{row.level3}", tie, places)
    if row.standing is Standing.UNDECIDED:
        return Undecided(
            f"{evaluation.name}「{_name(row)}」自评 {plain(row.claimed or 0)} 分：{row.reason}。", row.place
        )
    conditional = row.standing is Standing.CONDITIONAL
    indicator = next((one for one in evaluation.indicators if one.claimed is claimed), None)
    if indicator is not None and _is_lowered(evaluation, indicator, row):
        return Passed(f"{evaluation.title}/{row.level3}", places=(claimed.place,))
    allowed = _range(row)
    problem = Problem(
        _severity(row, rules, claimed.figure.value, conditional),
        f"{evaluation.title}/{zh.label(_name(row))}/得分",
        f"{evaluation.name}「{_name(row)}」自评 {plain(row.claimed or 0)} 分，按评分标准可得 {allowed} 分"
        + (_conditions(row) if conditional else f"：{row.reason}。"),
        "写明采用的口径并附依据；没有依据的，按标准的口径改正得分和总分。"
        if conditional
        else "按评分标准改正得分，并相应改总分。",
        (claimed.place, row.place, *(place for reading in row.readings for place in reading.places)),
        Side.of("自评得分", claimed.figure, claimed.place),
        Side("按标准应得", allowed, row.place, plain(row.score.high), "分"),
        difference=plain((row.claimed or 0) - row.score.high) if not conditional else "",
        relation=row.clause,
        cause=f"{evaluation.title}/{'执行率' if row.place == evaluation.money_place else f'{zh.label(_name(row))}/得分'}",
    )
    if indicator is not None and tie is not None and row.method in _OF_RATIOS and problem.severity is Severity.INFO:
        slips = told_by_score(
            tie, claimed.figure, [form.entries.of_row(indicator, what) for what in ("target", "actual")]
        )
        if slips:
            return Failed(_told(problem, row, slips), tie, known=True)
    slip = Slip.LESS
    if not conditional and indicator is not None and row.method in _OF_RATIOS:
        if _is_short(row, _HALF):
            problem = _with_doubt(problem, row, indicator)
        elif _is_short(row, _NEARLY):
            slip = Slip.AS_MUCH
    # A unit may score itself against the rule on purpose, and a full score fits many figures: by itself this shows no slip of
    # another figure. A score below it that a slip of target or actual value makes right to the last digit does.
    return Failed(problem, tie, known=row.weight is None or claimed.figure.value >= row.weight, slip=slip)


def _is_lowered(evaluation: SelfEvaluation, indicator: Indicator, row: ScoreRow) -> bool:
    """Whether the form says itself that it scores the row below what its rule allows: 故扣1分, in the row or below them all, of
    just what is missing; of a row in words any reason beside it does."""
    full = row.claimed if row.weight is None else row.weight
    if row.claimed is None or full is None or row.claimed >= row.score.low:
        return False
    reasons = [one for one in (indicator.reason, evaluation.extra("deviation")) if one is not None and not one.is_empty]
    if any(Decimal(lost) == full - row.claimed for one in reasons for lost in _LOST.findall(zh.label(one.text))):
        return True
    return row.method not in _OF_RATIOS and indicator.reason is not None and not indicator.reason.is_empty


def _severity(row: ScoreRow, rules: Standard, claimed: Decimal, conditional: bool) -> Severity:
    """An error where neither the figures nor the standard's own name of a step leave room for the score; a unit may
    score itself lower than it must."""
    taken = next((reading.score for reading in row.readings if reading.name == row.taken), row.score.low)
    if claimed < (taken if conditional else row.score.low):
        return Severity.INFO
    return Severity.WARNING if conditional or _is_by_words(row, rules) else Severity.ERROR


def _is_by_words(row: ScoreRow, rules: Standard) -> bool:
    """Whether a delay, or other words than a step's own name or that a thing is not done, led to the step."""
    if row.method is Method.DEADLINE:
        return True
    if row.method is not Method.JUDGED:
        return False
    if row.weight is not None and Fraction(row.score.high) <= Fraction(row.weight) * rules.steps[-1].high:
        return False
    said = zh.label(row.actual)
    return not any(zh.label(step.name) in said for step in rules.steps)


def _conditions(row: ScoreRow) -> str:
    readings = "；".join(f"{reading.name}：{reading.reason}" for reading in row.readings)
    if row.filed_under == ROUNDED:
        return f"，自评分是取整后的数（{readings or row.reason}）。"
    return f"，自评分须按“{row.filed_under}”才成立。各种读法——{readings}。"


def _is_short(row: ScoreRow, share: Fraction) -> bool:
    """Whether the full score stands beside a value that earns less than ``share`` of it."""
    full = row.claimed if row.weight is None else row.weight
    return row.claimed == full is not None and Fraction(row.score.high) < Fraction(full) * share


def _with_doubt(problem: Problem, row: ScoreRow, indicator: Indicator) -> Problem:
    """``problem`` with target and actual value as doubtful as the score, for nobody rounds up that far: a rate that falls far
    short of a usual target alone, else one of the three."""
    target, actual = indicator.target, indicator.actual
    problem = replace(
        problem, suggestion=f"先核对目标值和实际完成值有没有写错；都无误的，{problem.suggestion}", difference=""
    )
    if _is_rate(actual) and _is_beyond_all(target) and not _is_beyond_all(actual):
        return replace(
            problem,
            message=f"{problem.message}差得这样多却是满分，多半是目标值“{row.target}”多写了一位，也可能是实际完成值“{row.actual}”。",
            left=Side("目标值", row.target, target.place),
            right=Side("实际完成值", row.actual, actual.place),
            rivals=(actual.place,),
        )
    if row.method is not Method.INVERSE and _is_rate(actual) and _is_usual(target):
        return replace(
            problem,
            message=f"{problem.message}差得这样多却是满分，多半是实际完成值“{row.actual}”多写或少写了一位，也可能是目标值“{row.target}”。",
            left=Side("实际完成值", row.actual, actual.place),
            right=Side("目标值", row.target, target.place),
            rivals=(target.place,),
        )
    printed = (row.actual, row.target, plain(row.claimed or 0))
    return replace(
        problem,
        message=f"{problem.message}差得这样多却是满分，也可能是目标值“{row.target}”或实际完成值“{row.actual}”多写或少写了一位。",
        left=Side(ONE_OF, "、".join(printed), actual.place),
        right=None,
        rivals=(target.place, indicator.claimed.place),
    )


def _told(problem: Problem, row: ScoreRow, slips: Sequence[Repair]) -> Problem:
    """``problem`` as a doubt about the figures that ``slips`` put right."""
    figures = list(dict.fromkeys(one.figure for one in slips if isinstance(one.figure, Filled)))
    would = "；或".join(f"{one.figure.label} {one.figure.shown} 应为 {shown_right(one)}" for one in slips)
    return replace(
        problem,
        severity=Severity.WARNING,
        message=f"{problem.message}{plain(row.claimed or 0)} 分不像是酌情给的：疑为{would}，恰得此分。",
        suggestion="核对目标值和实际完成值；都无误的，按评分标准改正得分，并相应改总分。",
        left=Side(
            ONE_OF if len(figures) > 1 else figures[0].label, "、".join(one.shown for one in figures), figures[0].place
        ),
        right=None,
        difference="",
        rivals=tuple(one.place for one in figures[1:]),
    )


def _is_rate(field: Field) -> bool:
    return field.figure is not None and field.figure.unit.is_rate


def _is_usual(target: Field) -> bool:
    return target.figure is not None and target.figure.unit.is_rate and target.figure.exact >= _LEAST_TARGET


def _is_beyond_all(field: Field) -> bool:
    """Whether a rate is nearly tenfold of the whole or more, as a digit too many makes it: 990% for 90%."""
    return field.figure is not None and field.figure.unit.is_rate and field.figure.exact >= _DIGIT_TOO_MANY


def _name(row: ScoreRow) -> str:
    return _POINTS.sub("", zh.squeeze(row.level3))


def _range(row: ScoreRow) -> str:
    low, high = plain(row.score.low), plain(row.score.high)
    return low if low == high else f"{low} 至 {high}"
