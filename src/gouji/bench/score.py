"""Measures how fast forms are scored: whole national department forms of thirty rows, each with its reasons, on one core.

A form is timed from its recognised fields (texts, as a reader leaves them) to its card: every cell read, every row's rule
chosen, points as exact decimals, reasons in words, totals and grades. Reading files and recognising tables is not counted
here. Beside it, in the same run and by turns, the floor: the bare quotient of each row as an exact fraction, rounded half
up to two places, and its arithmetic as text. CPU time is what counts; the median of the rounds is taken.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from random import Random
from statistics import median
from typing import Any

from gouji.catalogue.standards import standard
from gouji.document.place import Place
from gouji.domain.facts import FactBook
from gouji.domain.selfeval import Field, Indicator, MoneyBlock, MoneyRow, Scope, SelfEvaluation
from gouji.scoring.card import score
from gouji.values.rounding import half_up, plain

#: What is asked of it, forms a second on one core.
DEMANDED = 2000
_FORMS, _ROUNDS, _SEED = 400, 5, 20261129
_STANDARD = "national-2020"
#: Level, name, sign, unit, and the target's range: the kinds of rows of a department form, in its proportions.
_COUNTS = (
    ("数量指标", "开展普法宣传场次", "≥", "场", 10, 60),
    ("数量指标", "办理法律援助案件", "≥", "件", 100, 900),
    ("数量指标", "培训人数", "≥", "人次", 50, 500),
    ("数量指标", "调解纠纷", "", "件", 200, 2000),
    ("质量指标", "验收合格率", "≥", "%", 85, 99),
    ("质量指标", "案件办结率", "=", "%", 100, 100),
    ("成本指标", "宣传经费", "≤", "万元", 5, 80),
    ("成本指标", "人均培训费", "", "元", 200, 500),
    ("满意度指标", "群众满意度", "≥", "%", 85, 95),
)
_WORDS = (
    ("社会效益指标", "法治意识", "显著提升", ("显著提升", "有所提升", "达成预期指标")),
    ("社会效益指标", "服务保障", "有效保障", ("有效保障", "得到有效保障", "部分达成预期指标并具有一定效果")),
    ("可持续影响指标", "长效机制", "建立健全", ("建立健全", "基本建立", "达成预期指标")),
)
_DAYS = ("2023年12月底前", ("2023年12月20日", "2023年11月", "2024年1月15日", "按时完成"))
_ROWS = 30


def run() -> dict[str, Any]:
    """Forms and rows scored a second, and the floor in the same run; times are CPU seconds."""
    rules, facts = standard(_STANDARD), FactBook()
    score(form(Random(0)), rules, facts)  # what is read once in a life is read before the clock starts
    ours: list[float] = []
    floor: list[float] = []
    rows, seen, known = 0, set(), 0
    for number in range(_ROUNDS):
        random = Random(_SEED + number)
        forms = [form(random) for _ in range(_FORMS)]
        for row in (row for one in forms for row in one.indicators):
            key = (row.target.text, row.actual.text, row.claimed.text)
            rows, known = rows + 1, known + (key in seen)
            seen.add(key)
        start = time.process_time()
        cards = [score(one, rules, facts) for one in forms]
        ours.append(time.process_time() - start)
        pairs = [(row.weight, row.claimed) for card in cards for row in card.rows]
        start = time.process_time()
        for weight, claimed in pairs:
            _least(weight, claimed)
        floor.append(time.process_time() - start)
    return {
        "demanded": DEMANDED,
        "forms": _FORMS,
        "rounds": _ROUNDS,
        "rows_a_form": _ROWS + 1,
        "rows_seen_before": f"{100 * known // rows}%",
        "forms_a_second": round(_FORMS / median(ours)),
        "rows_a_second": round((_ROWS + 1) * _FORMS / median(ours)),
        "forms_a_second_first_round": round(_FORMS / ours[0]),
        "floor_forms_a_second": round(_FORMS / median(floor)),
        "times_the_floor": round(median(ours) / median(floor), 2),
    }


def render(result: dict[str, Any]) -> str:
    """The result for a person."""
    met = "达到" if result["forms_a_second"] >= result["demanded"] else "没有达到"
    return "\n".join(
        (
            f"评分（全国部门整体自评表，资金行加{_ROWS}行指标，每行带理由，十进制精确）",
            f"  每秒 {result['forms_a_second']} 张、{result['rows_a_second']} 行；要求每秒 {result['demanded']} 张：{met}",
            f"  第一轮（什么都没有算过）每秒 {result['forms_a_second_first_round']} 张",
            f"  指标行中 {result['rows_seen_before']} 与前面的表同目标、同完成值、同得分，这样的行只算一次",
            f"  下限（每行只做一次除法、四舍五入，写出算式）每秒 {result['floor_forms_a_second']} 张；用时是下限的 {result['times_the_floor']} 倍",
            f"  {result['forms']} 张一轮、{result['rounds']} 轮的中位数；从认出的各栏文字算到评分卡，不含读文件和认表；单核，CPU 时间",
        )
    )


def form(random: Random) -> SelfEvaluation:
    """A form filled in at random: figures differ from form to form, names and targets in words repeat, as they do."""
    rows = list(_indicators(random))
    random.shuffle(rows)
    budget = random.randint(100_000, 900_000)
    spent = budget * random.randint(80, 100) // 100
    initial, adjusted, executed = (_field(plain(Decimal(value) / 100, 2)) for value in (budget, budget, spent))
    total = MoneyRow(
        _field("年度资金总额"),
        initial,
        adjusted,
        executed,
        weight=_field("10"),
        claimed=_field(plain(Fraction(10 * spent, budget))),
    )
    return SelfEvaluation(
        form="national-department",
        standard=_STANDARD,
        scope=Scope.DEPARTMENT,
        title="2023年度部门整体支出绩效自评表",
        place=Place(line=1),
        year=2023,
        body=_field("青溪区司法局"),
        money=MoneyBlock(total, (), Place(line=5)),
        indicators=tuple(rows),
        claimed_total=_field("96.5"),
    )


def _indicators(random: Random) -> Iterator[Indicator]:
    for number in range(_ROWS - 6):
        level, name, sign, unit, low, high = _COUNTS[number % len(_COUNTS)]
        target = random.randint(low, high)
        done = target * random.randint(85, 130) // 100 if unit != "%" else min(100, target + random.randint(-6, 6))
        yield _row(level, f"{name}{number}", f"{sign}{target}{unit}", f"{done}{unit}", random)
    for number in range(4):
        level, name, target_words, answers = _WORDS[number % len(_WORDS)]
        yield _row(level, f"{name}{number}", target_words, random.choice(answers), random)
    for number in range(2):
        yield _row("时效指标", f"完成时间{number}", _DAYS[0], random.choice(_DAYS[1]), random)


def _row(level: str, name: str, target: str, actual: str, random: Random) -> Indicator:
    claimed = random.choice(("3", "3", "3", "2.9", "2.85"))
    return Indicator(
        level1=_field("产出指标"),
        level2=_field(level),
        level3=_field(name),
        target=_field(target),
        actual=_field(actual),
        claimed=_field(claimed),
        weight=_field("3"),
    )


def _field(text: str) -> Field:
    return Field(text, Place(line=7, quote=text))


def _least(weight: Decimal | None, claimed: Decimal | None) -> tuple[Decimal, str]:
    upper, lower = Fraction(claimed or 0), Fraction(weight or 1)
    points = lower * upper / (upper + lower)
    return half_up(points, 2), f"{lower} × {upper} ÷ {upper + lower} = {plain(points)}"
