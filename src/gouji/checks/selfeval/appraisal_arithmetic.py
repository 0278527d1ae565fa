"""绩效评价得分表的算术

查什么：部门评价、财政评价得分表里，得分是否超过分值，得分率是否等于得分÷分值，扣分是否等于分值－得分，各项之和是否等于总分，一级、二级指标旁印的分值是否等于下面各项之和。
为什么：评价结果要报人大、要公开，得分表里的数自相矛盾，整份评价就站不住。
依据：财预〔2020〕10号附件2 项目支出绩效评价指标体系：各级指标分值逐级相加，总分100分；得分率按得分除以分值计算。

反例：
    2023年度普法宣传项目绩效评价得分情况表
    | 一级指标 | 分值 | 得分 | 得分率 |
    | 决策 | 15 | 13 | 86.67% |
    | 过程 | 20 | 18 | 95.00% |
    | 产出 | 35 | 32 | 91.43% |
    | 效益 | 30 | 27 | 90.00% |
    | 合计 | 100 | 90 | 90.00% |
正例：
    - | 过程 | 20 | 18 | 95.00% |
    + | 过程 | 20 | 18 | 90.00% |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.domain.selfeval import Field
from gouji.values import interval, zh
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.mismatch import TAILS, Mismatch, classify
from gouji.values.rounding import half_up, plain
from gouji.values.units import PERCENT

_POINTS = re.compile(r"\((\d+(?:\.\d+)?)分?\)$")


@check("S022")
def appraisal_arithmetic(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        if form.kind != "appraisal":
            continue
        for row in (*form.rows, *((form.total,) if form.total is not None else ())):
            yield from _row(form, row)
        headings = [*_headings(form), *_levels(form)]
        yield from headings
        off = [_off(one.problem) for one in headings if isinstance(one, Failed)]
        for column, name in (("weight", "分值"), ("claimed", "得分")):
            yield from _sum(form, column, name, off if column == "weight" else ())


def _off(heading: Problem) -> Fraction:
    """By how much the rows below a heading are more than it prints."""
    assert heading.left is not None
    assert heading.right is not None
    return Fraction(heading.right.value) - Fraction(heading.left.value)


def _row(form: UnscoredForm, row: FormRow) -> Iterator[Outcome]:
    weight, score = row.figure("weight"), row.figure("claimed")
    if weight is None or score is None or weight.value <= 0:
        return
    name = row.name or "合计"
    if score.value > weight.value:
        yield Failed(_above(form, row, name, weight, score))
        return
    yield from _rate(form, row, name, weight, score)
    lost = row.figure("lost")
    if lost is None:
        return
    due = Fraction(weight.value - score.value)
    if abs(Fraction(lost.value)) == due:
        yield Passed.over(f"{form.title}/{name}/扣分", *(row.fields[one] for one in ("weight", "claimed", "lost")))
    else:
        how = f"{weight.text.strip()} − {score.text.strip()} = {plain(due)}"
        yield Failed(_problem(form, name, "扣分", row.fields["lost"], lost, how, plain(due)))


def _rate(form: UnscoredForm, row: FormRow, name: str, weight: Figure, score: Figure) -> Iterator[Outcome]:
    rate = row.figure("ratio")
    if rate is None:
        return
    # 93.33 under 得分率(%) is printed without its sign, 0.93 as a share of one
    printed = rate if rate.unit.is_rate or rate.value <= 1 else rate.with_unit(PERCENT)
    due = Fraction(score.value) / Fraction(weight.value)
    if printed.interval.holds(due):
        yield Passed.over(f"{form.title}/{name}/得分率", *(row.fields[one] for one in ("weight", "claimed", "ratio")))
        return
    right = plain(half_up(due * 100, max(printed.places, 2)))
    how = f"{score.text.strip()} ÷ {weight.text.strip()} = {right}%"
    yield Failed(_problem(form, name, "得分率", row.fields["ratio"], printed, how, f"{right}%", classify(printed, due)))


def _headings(form: UnscoredForm) -> Iterator[Outcome]:
    """The points that a heading prints in brackets (决策（20分）) and the weights of the rows below it."""
    groups: dict[str, list[FormRow]] = {}
    for row in form.rows:
        for heading in dict.fromkeys((row.level1, row.level2)):
            groups.setdefault(heading, []).append(row)
    failed: list[tuple[list[FormRow], Fraction]] = []
    for heading, rows in sorted(groups.items(), key=lambda one: len(one[1])):  # a section before the part it stands in
        printed = _POINTS.search(zh.label(heading))
        weights = [row.figure("weight") for row in rows]
        known = [weight for weight in weights if weight is not None]
        if printed is None or len(known) < len(weights) or any(row.name == heading for row in rows):
            continue
        due = sum((Fraction(weight.value) for weight in known), Fraction(0))
        if Fraction(printed[1]) == due:
            yield Passed(f"{form.title}/{heading}/分值", places=tuple(row.fields["weight"].place for row in rows))
        elif not any(off == due - Fraction(printed[1]) and all(row in rows for row in inner) for inner, off in failed):
            failed.append((rows, due - Fraction(printed[1])))
            yield Failed(_heading(form, heading, rows, printed[1], plain(due)))


def _levels(form: UnscoredForm) -> Iterator[Outcome]:
    """The points that stand in a column beside each name of a level (项目管理 | 25) and the weights of its rows; where the rows of
    a part miss, the level above it that misses by the same is not told again."""
    failed: list[tuple[list[FormRow], Fraction]] = []
    for level in ("level2", "level1"):
        parts = list(_parted(form.rows, f"weight_of_{level}"))
        for rows in parts:
            if sum(getattr(part[0], level) == getattr(rows[0], level) for part in parts) > 1:
                continue  # printed once more in each row
            printed = rows[0].figure(f"weight_of_{level}")
            weights = [row.figure("weight") for row in rows]
            known = [weight for weight in weights if weight is not None]
            heading = str(getattr(rows[0], level))
            if printed is None or len(known) < len(weights) or any(getattr(row, level) != heading for row in rows):
                continue
            due = sum((Fraction(weight.value) for weight in known), Fraction(0))
            off = due - Fraction(printed.value)
            if not off:
                fields = (rows[0].fields[f"weight_of_{level}"], *(row.fields["weight"] for row in rows))
                yield Passed.over(f"{form.title}/{heading}/分值", *fields)
            elif not any(other == off and all(row in rows for row in inner) for inner, other in failed):
                failed.append((rows, off))
                yield Failed(_heading(form, heading, rows, plain(Fraction(printed.value)), plain(due)))


def _parted(rows: Sequence[FormRow], column: str) -> Iterator[list[FormRow]]:
    """The rows in parts, each beginning with one that fills ``column``."""
    part: list[FormRow] = []
    for row in rows:
        field = row.fields.get(column)
        if field is not None and not field.is_empty:
            if part:
                yield part
            part = [row]
        elif part:
            part.append(row)
    if part:
        yield part


def _heading(form: UnscoredForm, heading: str, rows: Sequence[FormRow], printed: str, due: str) -> Problem:
    places = tuple(row.fields["weight"].place for row in rows)
    how = f"{' + '.join(row.fields['weight'].text.strip() for row in rows)} = {due}"
    return Problem(
        Severity.ERROR,
        f"{form.title}/{heading}/分值",
        f"{form.called}“{heading}”标明 {printed} 分，下列各项分值合计 {due} 分（{how}）。",
        "核对标题上的分数和各项分值，改正不符的一个。",
        places,
        Side("标题所印", printed, places[0], printed, "分"),
        Side("各项分值合计", due, places[0], due, "分"),
        relation=how,
    )


def _sum(form: UnscoredForm, column: str, name: str, told: Sequence[Fraction]) -> Iterator[Outcome]:
    """The rows of the form against its total; a table whose rows stand on several levels is not added up here. What is ``told``
    of one heading is not told again of all."""
    total = form.total.figure(column) if form.total is not None else None
    parts = [row.figure(column) for row in form.rows]
    if total is None or form.total is None or len(parts) < 2:
        return
    given = [part for part in parts if part is not None]
    if len(given) < len(parts):
        yield Undecided(f"{form.called}有 {len(parts) - len(given)} 行没有读出{name}，合计没有核对。", form.place)
        return
    due = sum((Fraction(part.value) for part in given), Fraction(0))
    field = form.total.fields[column]
    if _true(total).meets(interval.total(map(_true, given))):
        yield Passed.over(f"{form.title}/{name}合计", field, *(row.fields[column] for row in form.rows))
    elif list(told) == [due - Fraction(total.value)]:
        return
    elif column == "claimed" and not _adds_up(form, "weight"):
        yield Undecided(f"{form.called}各行分值加不到合计，得分合计没有核对。", form.place)
    else:
        how = f"{' + '.join(part.text.strip() for part in given)} = {plain(due)}"
        yield Failed(_problem(form, "合计", name, field, total, how, plain(due)))


def _true(points: Figure) -> Interval:
    """What points may truly be: whole ones are given out as they stand, those with decimals were worked out and rounded."""
    return points.interval if points.places else Interval.point(Fraction(points.value))


def _adds_up(form: UnscoredForm, column: str) -> bool:
    """Whether the rows are known to be all there: their weights, where there are any, make the total."""
    total = form.total.figure(column) if form.total is not None else None
    parts = [row.figure(column) for row in form.rows]
    known: Sequence[Figure] = [part for part in parts if part is not None]
    return total is None or (
        len(known) == len(parts) and sum((Fraction(part.value) for part in known), Fraction(0)) == total.value
    )


def _above(form: UnscoredForm, row: FormRow, name: str, weight: Figure, score: Figure) -> Problem:
    claimed, worth = row.fields["claimed"], row.fields["weight"]
    return Problem(
        Severity.ERROR,
        f"{form.title}/{name}/得分",
        f"{form.called}“{name}”得分 {score.text.strip()} 超过分值 {weight.text.strip()}。",
        "核对得分和分值。",
        (claimed.place, worth.place),
        Side.of("得分", score, claimed.place),
        Side.of("分值", weight, worth.place),
        relation="得分 ≤ 分值",
    )


def _problem(
    form: UnscoredForm,
    name: str,
    what: str,
    field: Field,
    printed: Figure,
    how: str,
    right: str,
    mismatch: Mismatch | None = None,
) -> Problem:
    return Problem(
        Severity.INFO if mismatch in TAILS else Severity.ERROR,
        f"{form.title}/{name}/{what}",
        f"{form.called}“{name}”{what}印的是 {printed.text.strip()}，按表内各数应为 {right}（{how}）。",
        f"核对{what}和有关各数，改正不符的一个。",
        (field.place,),
        Side.of(what, printed, field.place),
        Side("按表内各数", right, field.place, right.rstrip("%")),
        mismatch,
        relation=how,
        cause=f"{form.title}/合计" if name == "合计" else "",
    )
