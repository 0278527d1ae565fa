"""The figures of the overview: sums over the columns that packages keep, never over their cells or findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, NamedTuple

from gouji_web.bodies.models import Body
from gouji_web.packages.collecting import due_of, is_late
from gouji_web.packages.models import Deadline, Package, State
from gouji_web.packages.standing import counted, is_owed
from gouji_web.permissions import Act, within

_SCORES = ("60", "80", "90", "95", "96", "97", "98", "99", "100")
_RATES = ("50", "80", "90", "95", "98", "99", "100")
_HIGH = Decimal(98)
#: From this share on of scores of 98 and above the spread is said to tell the good from the bad no longer.
_CROWDED = Decimal("0.8")
_LEAST = 5
_MOST_KINDS = 15


@dataclass
class Department:
    """一个部门: its bodies and how far their packages are."""

    name: str
    bodies: int = 0
    states: Counter[str] = field(default_factory=Counter)
    late: int = 0
    returned: int = 0
    errors: int = 0
    warnings: int = 0
    scores: list[Decimal] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def most(self) -> list[tuple[str, int]]:
        return self.kinds.most_common(3)

    @property
    def missing(self) -> int:
        return max(self.bodies - sum(self.states.values()), 0)

    @property
    def counts(self) -> list[int]:
        return [self.states[one.value] for one in State]

    @classmethod
    def total(cls, departments: Iterable[Department]) -> Department:
        """All of them as one."""
        whole = cls("合计")
        for one in departments:
            whole.bodies += one.bodies
            whole.states.update(one.states)
            whole.late += one.late
            whole.returned += one.returned
            whole.errors += one.errors
            whole.warnings += one.warnings
            whole.scores += one.scores
        return whole

    @property
    def average(self) -> str:
        return str((sum(self.scores, Decimal(0)) / len(self.scores)).quantize(Decimal("0.01"))) if self.scores else ""


class KindSpread(NamedTuple):
    """问题种类的分布: how often one kind is found, and where."""

    kind: str
    times: int
    departments: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Overview:
    """总览."""

    departments: tuple[Department, ...]
    whole: Department
    states: tuple[tuple[str, int], ...]
    missing: int
    late: int
    scores: tuple[tuple[str, int], ...]
    rates: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    spread_kinds: tuple[KindSpread, ...]
    crowded: str


def overview(user: Any, year: int) -> Overview:
    """The figures of ``year`` over the bodies that this person oversees."""
    bodies = list(Body.objects.filter(within(user, Act.OVERVIEW, ""), due_of(year)))
    deadlines = {one.year: one for one in Deadline.objects.filter(year=year)}
    packages = list(Package.objects.filter(counted(user, Act.OVERVIEW), is_owed(), year=year).select_related("body"))
    # a body that moved since is counted under the department that its package was published under, and there alone
    selected = {package.body_id for package in packages}
    kept = Package.objects.filter(year=year, department__isnull=False).values_list("body", flat=True)
    gone = {body for body in kept if body not in selected}
    where = {body.pk: body.department_id for body in bodies if body.parent_id is not None and body.pk not in gone}
    where |= {package.body_id: package.collected_by for package in packages}
    names = dict(Body.objects.filter(pk__in=set(where.values())).values_list("pk", "name"))
    departments = {body.department_id: Department(body.name) for body in bodies if body.department_id == body.pk}
    for at in where.values():
        departments.setdefault(at, Department(names[at])).bodies += 1
    scores, rates, kinds = [], [], Counter[str]()
    for package in packages:
        own = departments[package.collected_by]
        own.states[package.state] += 1
        own.late += is_late(package, deadlines)
        own.returned += package.returned
        own.errors += package.errors
        own.warnings += package.warnings
        kinds.update(package.tally)
        own.kinds.update(package.tally)
        if package.state == State.DRAFT:
            continue  # what is not yet filled in counts as nothing scored: it says nothing of the year
        if package.score is not None:
            own.scores.append(package.score)
            scores.append(package.score)
        rate = _rate(package.executed)
        if rate is not None:
            rates.append(rate)
    listed = tuple(one for one in departments.values() if one.bodies or one.states)
    return Overview(
        listed,
        Department.total(listed),
        tuple((state.label, sum(one.states[state.value] for one in listed)) for state in State),
        sum(one.missing for one in listed),
        sum(one.late for one in listed),
        spread(scores, _SCORES),
        spread(rates, _RATES),
        tuple(kinds.most_common(_MOST_KINDS)),
        tuple(KindSpread(kind, count, _where(kind, listed)) for kind, count in kinds.most_common(_MOST_KINDS)),
        _crowded(scores),
    )


def _where(kind: str, departments: Iterable[Department]) -> tuple[tuple[str, int], ...]:
    """The departments in which a kind is found, most often first."""
    found = [(one.name, one.kinds[kind]) for one in departments if one.kinds[kind]]
    return tuple(sorted(found, key=lambda each: -each[1]))


def spread(values: Sequence[Decimal], edges: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How many values lie below the first edge, from each edge up to the next, and at or above the last."""
    limits = [Decimal(edge) for edge in edges]
    counts = [0] * (len(limits) + 1)
    for value in values:
        counts[sum(value >= limit for limit in limits)] += 1
    names = [f"<{edges[0]}", *(f"{one}–{other}" for one, other in pairwise(edges)), f"≥{edges[-1]}"]
    return tuple(zip(names, counts, strict=True))


def _crowded(scores: Sequence[Decimal]) -> str:
    high = sum(one >= _HIGH for one in scores)
    if len(scores) < _LEAST or high < _CROWDED * len(scores):
        return ""
    return f"{len(scores)} 家中有 {high} 家自评在 {_HIGH} 分以上，分数拉不开，建议抽查复核高分单位。"


def _rate(text: str) -> Decimal | None:
    try:
        return Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None
