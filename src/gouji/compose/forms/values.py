"""填表: what an evaluation fills into the slots of a form, by the names that the descriptions of forms use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from gouji.catalogue.forms import Form
from gouji.catalogue.standards import standard
from gouji.catalogue.wording import row_names, row_notes
from gouji.compose.evaluation import Evaluation, ScoredRow
from gouji.compose.printed import amount_in, in_cell, rate
from gouji.compose.ruled import rule_text
from gouji.domain import package_totals as totals
from gouji.domain.package import Money, Nature, Project, Source, UnitYear
from gouji.values.cell import read_cell
from gouji.values.figure import Figure, FigureRange
from gouji.values.rounding import plain

_NONE = "—"
_FULL = 100
_SIGN = re.compile(r"\s*(≥|≤|>=|<=|=|＝|>|<|≧|≦|不低于|不少于|不超过|不高于)?\s*(.*)", re.DOTALL)
#: As the form of Hunan prints them; it has no line for money from state capital, which is printed where there is any.
_SOURCES = {
    "一般公共预算": Source.GENERAL,
    "政府性基金拨款": Source.FUND,
    "国有资本经营预算拨款": Source.CAPITAL,
    "纳入专户管理的非税收入拨款": None,
    "其他资金": Source.OTHER,
}


def values_of(unit: UnitYear, evaluation: Evaluation, form: Form) -> Mapping[str, str]:
    """The value of every slot of the head, the money block, the goals and the footer."""
    body, project = unit.body, evaluation.project
    basic, projects = (totals.spending(unit.accounts, Source, (nature,)) for nature in (Nature.BASIC, Nature.PROJECT))
    grade = evaluation.grade if evaluation.total <= _FULL else ""
    given = {
        "year": str(unit.year),
        "body": body.name if project is None else project.body,
        "short": body.short,
        "tier": body.tier,
        "department": body.department if project is None else project.department,
        "project": "" if project is None else project.name,
        "filled_on": body.filled_on,
        "contact": body.contact,
        "phone": body.phone,
        "expected": evaluation.expected,
        "actual": evaluation.achieved,
        "achieved": evaluation.achieved,
        "process": evaluation.achieved,
        "initially": evaluation.expected,
        "total": plain(evaluation.total),
        "grade": grade,
        "conclusion": f"自评得分{plain(evaluation.total)}分，等级为“{grade}”。",
        "basic_spending": in_cell(basic),
        "project_spending": in_cell(projects),
        "deviation": (project.deviation if project else "") or _reasons(evaluation.rows),
        "measures": (project.measures if project else "") or "无",
        "evaluated": plain(sum((row.weight for row in evaluation.rows), Decimal(0))),
        "goal": "1",
    }
    chosen = (
        {} if project is None else {"category": project.category, "attribute": project.attribute, "type": project.kind}
    )
    ticks = {name: ticked(chosen.get(name, ""), choices) for name, choices in form.choices.items()}
    return given | ticks | dict(_money(evaluation, form.layout.unit))


def ticked(chosen: str, choices: Sequence[str]) -> str:
    """1、部门预算项目☑      2、上级专项□."""
    return "      ".join(
        f"{number}、{choice}{'☑' if choice == chosen else '□'}" for number, choice in enumerate(choices, 1)
    )


def lists_of(unit: UnitYear) -> Mapping[str, tuple[str, ...]]:
    """What is printed as a list: spending by where the money came from and by its nature, each item with its name."""
    by_source = list(_by_source(unit))
    by_nature = [
        f"{nature.value}：{in_cell(amount)}"
        for nature in Nature
        if (amount := totals.spending(unit.accounts, Source, (nature,))) or nature in (Nature.BASIC, Nature.PROJECT)
    ]
    return {
        name: (f"其中：{items[0]}", *items[1:]) for name, items in (("by_source", by_source), ("by_nature", by_nature))
    }


def _by_source(unit: UnitYear) -> Iterator[str]:
    """Of money held in a special account nothing is known but that it is part of the other money: none where that is none."""
    other = totals.spending(unit.accounts, (Source.OTHER,))
    for label, source in _SOURCES.items():
        if source is None:
            yield f"{label}：{'' if other else in_cell(other)}"
        elif (amount := totals.spending(unit.accounts, (source,))) or source is not Source.CAPITAL:
            yield f"{label}：{in_cell(amount)}"


def indicator_values(evaluation: Evaluation, form: Form) -> list[Mapping[str, str]]:
    """The values of each row of indicators, in printed order."""
    rules = standard(form.standard)
    known = rules.rows if evaluation.project is None and rules.rows else (None,) * len(evaluation.rows)
    is_split = any("sign" in cell.slots for row in form.layout.rows("indicators") for cell in row)
    notes, names = row_notes(), row_names()
    made: list[Mapping[str, str]] = []
    of_goal: dict[str, Decimal] = {}
    for row in evaluation.rows:
        of_goal[_goal(row)] = of_goal.get(_goal(row), Decimal(0)) + row.weight
    pairs = zip(evaluation.rows, known, strict=True)
    for _, group in groupby(pairs, key=lambda pair: (_goal(pair[0]), pair[0].entry.level1)):
        members = list(group)
        points = plain(sum((row.weight for row, _ in members), Decimal(0)))
        second: dict[str, Decimal] = {}
        for row, _ in members:
            second[row.entry.level2] = second.get(row.entry.level2, Decimal(0)) + row.weight
        for row, rule in members:
            entry = row.entry
            sign, target, unit = split_target(entry.target, form.word_sign) if is_split else ("", entry.target, "")
            share = row.points / row.weight * 100 if row.weight else Decimal(0)
            made.append(
                {
                    "level1": entry.level1,
                    "level2": entry.level2,
                    "level3": names.get(rule.id, entry.level3) if rule else entry.level3,
                    "points": points,
                    "points2": plain(second[entry.level2]),
                    "goal": _goal(row),
                    "evaluated": plain(of_goal[_goal(row)]),
                    "sign": sign,
                    "target": target,
                    "unit": unit,
                    "initial": "",
                    "actual": row.actual.removesuffix(unit) if unit else row.actual,
                    "weight": plain(row.weight),
                    "claimed": plain(row.points),
                    "coefficient": plain(share),
                    "reason": entry.reason,
                    "note": notes.get(rule.id, "") if rule else "",
                    "rule": rule_text(rule) if rule else "",
                    "core": "",
                }
            )
    return made


def _goal(row: ScoredRow) -> str:
    """Which goal of the year a row serves: the first, where nothing is said."""
    return row.entry.goal or "1"


def split_target(text: str, word_sign: str) -> tuple[str, str, str]:
    """Sign, value and unit of a target: ≥120件 is ≥, 120 and 件; words stand under ``word_sign``, with no unit."""
    value = read_cell(text)
    if isinstance(value, FigureRange) or not isinstance(value, Figure):
        return word_sign, text, ""
    match = _SIGN.fullmatch(text)
    assert match is not None
    sign, rest, unit = match[1] or "=", match[2].strip(), value.unit.name
    return sign, rest.removesuffix(unit).strip() if unit else rest, unit if unit and rest.endswith(unit) else ""


def _money(evaluation: Evaluation, unit: str) -> Iterator[tuple[str, str]]:
    """The amounts of the scored row, of each source of a project's money and of the public ones together."""
    money = evaluation.money
    yield from zip(("initial", "budget", "executed"), _amounts(money, unit), strict=True)
    yield "rate", evaluation.executed_rate
    yield "weight", plain(evaluation.execution_weight)
    yield "claimed", plain(evaluation.execution_points)
    for name, part in _parts(evaluation.project).items():
        yield from zip((f"{name}.initial", f"{name}.budget", f"{name}.executed"), _amounts(part, unit), strict=True)
        yield f"{name}.rate", rate(part.executed, part.budget, unit) if part.budget else _NONE


def _parts(project: Project | None) -> Mapping[str, Money]:
    if project is None:
        return {}
    fiscal, carried = project.fiscal, project.carried
    public = Money(fiscal.initial + carried.initial, fiscal.budget + carried.budget, fiscal.executed + carried.executed)
    return {"fiscal": fiscal, "carried": carried, "other": project.other, "public": public}


def _amounts(money: Money, unit: str) -> tuple[str, str, str]:
    return amount_in(unit, money.initial), amount_in(unit, money.budget), amount_in(unit, money.executed)


def _reasons(rows: Sequence[ScoredRow]) -> str:
    return "\n".join(f"{row.entry.level3}：{row.entry.reason}" for row in rows if row.entry.reason) or "无偏差"
