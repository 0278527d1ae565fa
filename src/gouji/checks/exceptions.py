"""Turns the places where a relation of a table does not hold, though it does nearly everywhere else, into doubts.

A figure is named where to change it alone makes all relations hold that it stands in; else the place is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.checks.tabulated import Instance, Tabulated
from gouji.document.place import Place
from gouji.domain.findings import SHOULD_BE, Problem, Severity, Side
from gouji.solve.digits import one_digit_slips, slips_of
from gouji.solve.tables.labels import hint_of
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.sheet import Spot
from gouji.values import zh
from gouji.values.mismatch import TAILS, Mismatch, classify
from gouji.values.rounding import plain

#: A relation is the rule where it holds in so many places for each where it does not, and is so unlikely by chance. Rates
#: have lawful exceptions (another base, a year without comparison), sums have few.
_OFTEN = {Operator.SUM: 4, Operator.MEAN: 6, Operator.RATIO: 8, Operator.CHANGE: 8}
_BITS = 30.0
#: A rate whose head names what it is of (完成调整预算%) has none: it is the rule where it holds in so many places for each.
_OFTEN_BY_NAME, _LEAST_NAME = 4, 3
_UNSAID = re.compile(r"20\d\d年度?|后|[数额]$")
#: A total by name is the rule where it holds in so many places and in all but one; so is a rate by name.
_LEAST_NAMED, _BITS_NAMED = 2, 20.0
_LEAST_RATE, _BITS_RATE = 3, 10.0
#: What holds in so many places and in all but one is told where a slip of one figure would mend it.
_LEAST_SLIPPED, _BITS_SLIPPED = 2, 20.0
_SHOWN = 8
#: A figure of so many digits seldom looks like a slip of another by chance.
_TELLING_DIGITS = 4
#: In so many places a rule leaves no doubt what is added up.
_ALL_OVER = 12
#: So many times larger than what rounding leaves open is a slip that cannot be rounding.
_LARGER = 8
_NAMES = {Operator.SUM: "加总", Operator.MEAN: "平均", Operator.RATIO: "比率", Operator.CHANGE: "增长率"}

Values = Mapping[Spot, Fraction]


@dataclass(frozen=True)
class _Broken:
    """One place where a relation fails, in how many other places it holds and in how many it fails; those where it holds may be
    too few to make it the rule."""

    instance: Instance
    elsewhere: int
    is_rule: bool
    others: int = 0


class _Change(NamedTuple):
    """一处改法: another value of one figure, and the broken relations that hold with it."""

    spot: Spot
    value: Fraction
    mended: list[_Broken]


def told(found: Tabulated) -> Iterator[Problem]:
    """One problem for each figure, or else each place, of ``found`` that does not fit what its table does elsewhere."""
    stated = {formula.line for formula in found.formulas}  # told by what the head prints
    relations = (one for one in found.relations if not (one.across and one.line in stated))
    broken = [one for relation in relations for one in _broken(found, relation)]
    if not broken:
        return
    standing = _standing(found, broken)
    touching: dict[Spot, list[_Broken]] = defaultdict(list)
    for one in broken:
        for spot in set(one.instance.spots):
            touching[spot].append(one)
    changes = {spot: _changes(found, spot, own, standing[spot]) for spot, own in touching.items()}
    while (culprit := _culprit(changes)) is not None:
        yield _named(found, culprit.spot, culprit.value, culprit.mended)
        broken = [one for one in broken if one not in culprit.mended]
        for spot in {spot for one in culprit.mended for spot in one.instance.spots}:
            touching[spot] = [one for one in touching[spot] if one not in culprit.mended]
            changes[spot] = _changes(found, spot, touching[spot], standing[spot])
    for one in broken:
        if _is_sure(found, one):
            yield _unnamed(found, one)


def _broken(found: Tabulated, relation: Relation) -> Iterator[_Broken]:
    """The exceptions of ``relation``, where it is the rule."""
    rates = found.rates[1 if not relation.across else 0] if relation.operator in (Operator.SUM, Operator.MEAN) else ()
    holds = [at for at in relation.holds if found.sheet.figures[found.at(relation, at).line].value and at not in rates]
    fails = [at for at in (*relation.fails, *relation.outside) if at not in rates]
    elsewhere = len(holds) + relation.kin
    is_rule = _is_rule(found, relation, elsewhere, len(fails))
    if not is_rule and not _may_be_rule(relation, elsewhere, len(fails)):
        return
    filled = Counter(len(found.at(relation, at).operands) for at in holds)
    exceptions = []
    for at in sorted(fails):
        instance = found.at(relation, at)
        lawful = (
            _is_of_loss(found, instance)
            or _is_of_others(found, instance, at)
            or _is_left_blank(found, instance, at)
            or _is_over_another(found, instance, at)
            or _is_rounded_away(found, instance)
        )
        if _is_filled(found, instance, filled) and not lawful:
            exceptions.append(instance)
    yield from (_Broken(one, elsewhere, is_rule, len(exceptions) - 1) for one in exceptions)


def _is_filled(found: Tabulated, instance: Instance, filled: Mapping[int, int]) -> bool:
    """Whether a contradiction is more than a blank: parts that are not filled in, or a total that is not, are none. ``filled``
    counts by how many parts the relation holds elsewhere: where others are blank as well, blanks are no excuse."""
    line, parts = found.sheet.figures[instance.line], len(instance.operands)
    if instance.relation.operator in (Operator.RATIO, Operator.CHANGE):
        return parts > 1 and bool(line.value or line.half)
    usual = sum(many * count for many, count in filled.items()) / max(1, sum(filled.values()))
    alike = sum(count for many, count in filled.items() if many <= parts)
    return bool(line.value) and ((parts > 1 and 2 * parts >= usual) or alike >= _ALL_OVER)


def _is_rule(found: Tabulated, relation: Relation, elsewhere: int, fails: int) -> bool:
    field = found.sheet.across if relation.across else found.sheet.down
    by_name = relation.operator is Operator.RATIO and _names_its_base(field.labels, relation)
    often = elsewhere >= (_OFTEN_BY_NAME if by_name else _OFTEN[relation.operator]) * max(1, fails)
    if often and (relation.kin or relation.bits >= _BITS):
        return True
    if fails != 1 or not hint_of(field.labels[relation.line]).of(relation.operator):
        return False
    if relation.operator in (Operator.RATIO, Operator.CHANGE):
        return elsewhere >= _LEAST_RATE and relation.bits >= _BITS_RATE
    return relation.operator is Operator.SUM and elsewhere >= _LEAST_NAMED and relation.bits >= _BITS_NAMED


def _may_be_rule(relation: Relation, elsewhere: int, fails: int) -> bool:
    few = elsewhere >= _LEAST_SLIPPED and relation.bits >= _BITS_SLIPPED
    return relation.operator is Operator.SUM and fails == 1 and few and not relation.guessed


def _names_its_base(labels: Sequence[str], relation: Relation) -> bool:
    """Whether the head of a rate names the line that it is of, and no other line is named so."""
    base = _name(labels[relation.operands[-1]])
    named = sum(_name(one).endswith(base) for one in labels)
    return len(base) >= _LEAST_NAME and named == 1 and base in _name(labels[relation.line])


def _name(label: str) -> str:
    """What a head is called: 调整预算 of 2025年调整后预算数."""
    return _UNSAID.sub("", zh.label(label))


def _is_of_loss(found: Tabulated, instance: Instance) -> bool:
    """Whether it is a rate over something below zero, which is printed in many ways."""
    rate = instance.relation.operator in (Operator.RATIO, Operator.CHANGE)
    return rate and found.sheet.figures[instance.operands[-1]].value <= 0


def _is_over_another(found: Tabulated, instance: Instance, at: int) -> bool:
    """Whether a rate whose head does not say of what is right over another figure of its row: of two budgets either may be meant."""
    relation = instance.relation
    if relation.operator not in (Operator.RATIO, Operator.CHANGE):
        return False
    field, side = (found.sheet.across, 0) if relation.across else (found.sheet.down, 1)
    if _names_its_base(field.labels, relation):
        return False
    top = instance.operands[0]
    others = [
        spot for spot in found.sheet.figures if spot[side] == at and spot not in (instance.line, *instance.operands)
    ]
    return any(_holds(found, instance._replace(operands=(top, other)), {}) for other in others)


def _is_of_others(found: Tabulated, instance: Instance, at: int) -> bool:
    """Whether the sum holds with a figure more or less of the same row or column: one listed apart, or listed within another.
    What is a part all over is not so listed in one place."""
    relation, figures = instance.relation, found.sheet.figures
    if relation.operator is not Operator.SUM:
        return False
    parts = set(instance.operands)
    rest = figures[instance.line].value - sum(figures[spot].value for spot in parts)
    room = sum(figures[spot].half for spot in instance.spots)
    side = 0 if relation.across else 1
    alike = [spot for spot in figures if spot[side] == at and spot != instance.line]
    fitting = [
        spot for spot in alike if abs(rest + (figures[spot].value if spot in parts else -figures[spot].value)) <= room
    ]
    return any(spot not in parts or relation.kin or not _is_part(found, relation, spot) for spot in fitting)


def _is_left_blank(found: Tabulated, instance: Instance, at: int) -> bool:
    """Whether what a sum lacks is what one of its blank parts would print, as the other figures of its own line work it out."""
    relation, figures = instance.relation, found.sheet.figures
    if relation.operator is not Operator.SUM:
        return False
    field = found.sheet.across if relation.across else found.sheet.down
    rest = figures[instance.line].value - sum(figures[spot].value for spot in instance.operands)
    crossing = [one for one in found.relations if one.across is not relation.across and one.operator is Operator.SUM]
    for line in relation.operands:
        if field.spot(line, at) in found.entries:
            continue
        told = {one: figures[spot].value for one in field.positions if (spot := field.spot(line, one)) in found.entries}
        for one in crossing:
            parts = sum(told.get(part, 0) for part in one.operands)
            due = parts if at == one.line else told.get(one.line, 0) - parts if at in one.operands else 0
            if due and abs(rest - due) <= figures[instance.line].half:
                return True
    return False


def _is_part(found: Tabulated, relation: Relation, spot: Spot) -> bool:
    """Whether the line of ``spot`` is added up in so many other places that it is no remark there."""
    line = spot[1 if relation.across else 0]
    field = found.sheet.across if relation.across else found.sheet.down
    return sum(1 for at in relation.holds if field.values[line][at]) >= _ALL_OVER


def _is_rounded_away(found: Tabulated, instance: Instance) -> bool:
    """Whether the sum holds where each printed 0 is a little that was rounded away."""
    if instance.relation.operator is not Operator.SUM:
        return False
    figures = found.sheet.figures
    rest = figures[instance.line].value - sum(figures[spot].value for spot in instance.operands)
    least = (found.sheet.one // (2 * 10 ** found.entries[spot].figure.places) for spot in instance.spots)
    return abs(rest) <= sum(figures[spot].half or step for spot, step in zip(instance.spots, least, strict=True))


def _is_sure(found: Tabulated, one: _Broken) -> bool:
    """Whether it is worth a doubt although no figure can be named: the rule holds all over, or a slip of some figure would do.
    Else a row may only be missing, or listed apart."""
    instance = one.instance
    if instance.relation.guessed:
        return False
    if instance.relation.operator is not Operator.SUM:
        return True
    if one.elsewhere >= _ALL_OVER and not instance.relation.kin:
        return True
    wanted = ((spot, _wanted(found, instance, spot)) for spot in instance.spots)
    return any(
        value is not None and _is_slip(found, spot, value) and (one.is_rule or not _is_loose(found, spot, value))
        for spot, value in wanted
    )


def _standing(found: Tabulated, broken: Sequence[_Broken]) -> dict[Spot, list[Instance]]:
    """By figure of the broken ones, the relations that hold over it."""
    asked = {spot for one in broken for spot in one.instance.spots}
    result: dict[Spot, list[Instance]] = defaultdict(list)
    for relation in found.relations:
        for at in relation.holds:
            instance = found.at(relation, at)
            for spot in asked.intersection(instance.spots):
                result[spot].append(instance)
    return result


def _changes(found: Tabulated, spot: Spot, own: Sequence[_Broken], standing: Sequence[Instance]) -> tuple[_Change, ...]:
    """The likely changes of the figure at ``spot`` that mend some of ``own``, the broken ones it stands in, and break nothing."""
    changes = []
    for value in dict.fromkeys(filter(None, (_wanted(found, one.instance, spot) for one in own))):
        mended = [one for one in own if _holds(found, one.instance, {spot: value})]
        guessed = all(one.instance.relation.guessed or not one.is_rule for one in mended)
        likely = len(mended) > 1 or (_is_slip(found, spot, value) and not (guessed and _is_loose(found, spot, value)))
        if mended and likely and all(_holds(found, one, {spot: value}) for one in standing):
            changes.append(_Change(spot, value, mended))
    return tuple(changes)


def _culprit(changes: Mapping[Spot, Sequence[_Change]]) -> _Change | None:
    """The one figure that mends most by its change; None where none mends anything, or another mends as much."""
    known = [one for found in changes.values() for one in found]
    most = max((len(one.mended) for one in known), default=0)
    likeliest = [one for one in known if len(one.mended) == most]
    return likeliest[0] if len({one.spot for one in likeliest}) == 1 else None


def _is_slip(found: Tabulated, spot: Spot, value: Fraction) -> bool:
    """Whether ``value`` may have been meant and slipped: swapped digits, a point or sign misplaced, one digit wrong."""
    figure = found.entries[spot].figure
    if classify(figure, value * figure.unit.factor) is not Mismatch.OTHER:
        return True
    meant, printed = (
        format(abs(one), f".{figure.places}f") for one in (Decimal(plain(value, figure.places)), figure.value)
    )
    return len(meant) == len(printed) and sum(1 for one, other in zip(meant, printed, strict=True) if one != other) == 1


def _is_loose(found: Tabulated, spot: Spot, value: Fraction) -> bool:
    """Whether a slip to ``value`` may be chance: another sign, or a figure of few digits, that many others slip to."""
    figure = found.entries[spot].figure
    return value * Fraction(figure.value) <= 0 or len(figure.value.as_tuple().digits) < _TELLING_DIGITS


def _wanted(found: Tabulated, instance: Instance, spot: Spot) -> Fraction | None:
    """What ``spot`` would have to be for ``instance`` to hold, as it would be printed; None where that is not worked out."""
    places = found.entries[spot].figure.places
    if spot == instance.line:
        expected = _expected(found, instance, {})
    elif instance.relation.operator is Operator.SUM and instance.operands.count(spot) == 1:
        whole = _value(found, instance.line, {})
        expected = whole - _expected(found, instance, {}) + _value(found, spot, {})
    else:
        return None
    if expected is None:
        return None
    value = Fraction(round(expected * 10**places), 10**places)
    return value if _is_slip(found, spot, value) else _slipped(found, instance, spot, expected) or value


def _slipped(found: Tabulated, instance: Instance, spot: Spot, expected: Fraction) -> Fraction | None:
    """The one slip of ``spot`` that fits in the room of many rounded parts around what is ``expected``, where the slip is much
    larger than that room."""
    if instance.relation.operator is not Operator.SUM:
        return None
    figure = found.entries[spot].figure
    printed = Fraction(figure.value)
    room = sum(Fraction(found.sheet.figures[one].half, found.sheet.one) for one in instance.spots)
    slips = map(Fraction, {*slips_of(figure.value, figure.places), *one_digit_slips(figure.value)})
    fits = [
        value
        for value in slips
        if abs(value - expected) <= room and abs(value - printed) > _LARGER * room and _is_slip(found, spot, value)
    ]
    return fits[0] if len(fits) == 1 else None


def _value(found: Tabulated, spot: Spot, changed: Values) -> Fraction:
    return changed.get(spot, Fraction(found.sheet.figures[spot].value, found.sheet.one))


def _expected(found: Tabulated, instance: Instance, changed: Values) -> Fraction:
    values = [_value(found, spot, changed) for spot in instance.operands]
    relation = instance.relation
    if relation.operator is Operator.SUM:
        return sum(values, Fraction(0))
    if relation.operator is Operator.MEAN:
        return sum(values, Fraction(0)) / len(values)
    ratio = values[0] / values[1] - (1 if relation.operator is Operator.CHANGE else 0)
    return ratio * 100 if relation.hundred else ratio


def _holds(found: Tabulated, instance: Instance, changed: Values) -> bool:
    """Whether the true values that the prints allow can stand together, ``changed`` in place of what is printed."""
    halves = [Fraction(found.sheet.figures[spot].half, found.sheet.one) for spot in instance.operands]
    own = Fraction(found.sheet.figures[instance.line].half, found.sheet.one)
    value = _value(found, instance.line, changed)
    operator = instance.relation.operator
    if operator in (Operator.SUM, Operator.MEAN):
        room = sum(halves, Fraction(0)) / (1 if operator is Operator.SUM else len(halves))
        return abs(value - _expected(found, instance, changed)) <= own + room
    if len(instance.operands) < 2:
        return True
    top, end = (_value(found, spot, changed) for spot in instance.operands)
    if not end:
        return True
    scale = 100 if instance.relation.hundred else 1
    less = scale if operator is Operator.CHANGE else 0
    room = own * abs(end) + scale * halves[0] + abs(value + less) * halves[1]
    return abs((value + less) * end - scale * top) <= room


def _named(found: Tabulated, spot: Spot, value: Fraction, mended: Sequence[_Broken]) -> Problem:
    entry = found.entries[spot]
    unit = entry.figure.unit.name
    shown = plain(value, entry.figure.places)
    mismatch = classify(entry.figure, value * entry.figure.unit.factor)
    arithmetic = "；".join(_arithmetic(found, one.instance) for one in mended)
    return Problem(
        Severity.INFO if mismatch in TAILS else Severity.WARNING,
        f"{found.title}/{entry.label}",
        f"{_title(found)}{entry.label}印的是 {entry.figure.text}，如果是 {shown}{unit}，就与同表的算法一致："
        f"{arithmetic}。{_rule(mended)}",
        "请对照账簿核对这个数；如果这一处本来就是另外的口径，不用改。",
        (entry.place, *_places(found, mended, entry.place)),
        Side.of(entry.label, entry.figure, entry.place),
        Side(SHOULD_BE, f"{shown}{unit}", None, shown, unit),
        mismatch,
        plain(Fraction(entry.figure.value) - value, entry.figure.places),
        arithmetic,
    )


def _unnamed(found: Tabulated, one: _Broken) -> Problem:
    entry = found.entries[one.instance.line]
    expected = _expected(found, one.instance, {})
    mismatch = classify(entry.figure, expected * entry.figure.unit.factor)
    arithmetic = _arithmetic(found, one.instance)
    return Problem(
        Severity.INFO if mismatch in TAILS else Severity.WARNING,
        f"{found.title}/{entry.label}",
        f"{_title(found)}{entry.label}与同表的算法不一致：{arithmetic}。{_rule([one])}",
        "请对照账簿核对这几个数，看哪一个抄错或漏改，是不是少列了一行；如果这一处本来就是另外的口径，不用改。",
        (entry.place, *_places(found, [one], entry.place)),
        Side.of(entry.label, entry.figure, entry.place),
        Side(f"按{_NAMES[one.instance.relation.operator]}", plain(expected, entry.figure.places)),
        mismatch,
        plain(Fraction(entry.figure.value) - expected, entry.figure.places),
        arithmetic,
    )


def _title(found: Tabulated) -> str:
    return f"《{found.title}》" if found.title else ""


def _rule(broken: Sequence[_Broken]) -> str:
    """How often the relation holds elsewhere; what is no rule by itself only adds to those that are."""
    rarest = min([one for one in broken if one.is_rule] or broken, key=lambda one: one.elsewhere)
    alone = f"，对不上的还有 {rarest.others} 处" if rarest.others else "，只有这里对不上"
    return f"同样的算法在本表另外 {rarest.elsewhere} 处都成立{alone}。"


def _places(found: Tabulated, broken: Iterable[_Broken], but: Place) -> tuple[Place, ...]:
    places = dict.fromkeys(found.entries[spot].place for one in broken for spot in one.instance.spots)
    return tuple(place for place in places if place is not but)[:_SHOWN]


def _arithmetic(found: Tabulated, instance: Instance) -> str:
    line = found.entries[instance.line]
    texts = [found.entries[spot].figure.text for spot in instance.operands]
    expected = plain(_expected(found, instance, {}), line.figure.places + 2)
    operator = instance.relation.operator
    if operator in (Operator.SUM, Operator.MEAN):
        parts = " + ".join(texts[:_SHOWN]) + (f" + …（共{len(texts)}项）" if len(texts) > _SHOWN else "")
        what = parts if operator is Operator.SUM else f"（{parts}）÷ {len(texts)}"
    else:
        what = f"{texts[0]} ÷ {texts[1]}" + (" － 1" if operator is Operator.CHANGE else "")
        expected += "%" if instance.relation.hundred else ""
    return f"{what} ＝ {expected} ≠ {line.figure.text}"
