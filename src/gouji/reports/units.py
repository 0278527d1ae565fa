"""一家一家: what came of each unit of a run over several, in words and numbers that every report uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gouji.domain.audit import Audit, Unit
from gouji.domain.coverage import Coverage
from gouji.domain.findings import Severity
from gouji.reports import extent
from gouji.reports.causes import Cause
from gouji.values.width import columns, padded

_HEADS = ("序号", "单位", "年度", "文件", "差错", "疑点", "提示", "印出的数", "核对了", "没有认出类型的文件")


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """一家的结果: the causes found in a unit's inputs, and how much of them was covered."""

    number: int
    unit: Unit
    causes: tuple[Cause, ...]
    coverage: Coverage
    unrecognised: int

    @property
    def name(self) -> str:
        """青溪区司法局 2023年度."""
        year = f"{self.unit.year}年度" if self.unit.year is not None else "年度不明"
        return f"{self.unit.body or '未认出单位'} {year}"

    @property
    def counts(self) -> Counter[Severity]:
        return Counter(cause.severity for cause in self.causes)


def by_unit(audit: Audit, found: Sequence[Cause]) -> tuple[UnitOutcome, ...]:
    """The outcome of each unit, in the order of the run; a cause belongs where it is named first."""
    of_input = {number: at for at, unit in enumerate(audit.units) for number in unit.inputs}
    causes: list[list[Cause]] = [[] for _ in audit.units]
    for cause in found:
        causes[of_input.get(first_input(cause), 0)].append(cause)
    return tuple(
        UnitOutcome(
            at + 1,
            unit,
            tuple(own),
            Coverage(tuple(part for number in unit.inputs for part in extent.of_input(audit, number).parts)),
            sum(not audit.inputs[number].identity.kinds for number in unit.inputs),
        )
        for at, (unit, own) in enumerate(zip(audit.units, causes, strict=True))
    )


def of_causes(outcomes: Iterable[UnitOutcome]) -> dict[int, UnitOutcome]:
    """The unit of each cause, by the number of the cause."""
    return {cause.number: one for one in outcomes for cause in one.causes}


def first_input(cause: Cause) -> int:
    """The file that a cause is counted under: the one where it is named first."""
    places = cause.findings[0].problem.places
    return places[0].input if places else 0


def table(outcomes: Sequence[UnitOutcome]) -> list[tuple[str, ...]]:
    """A row for each unit under a row of heads; where nothing was tied no count says that nothing is wrong."""
    rows = [
        (
            str(one.number),
            one.unit.body or "未认出单位",
            str(one.unit.year or "不明"),
            str(len(one.unit.inputs)),
            *(str(one.counts[severity]) if one.causes or one.coverage.tied else "—" for severity in Severity),
            str(one.coverage.figures),
            str(one.coverage.tied),
            str(one.unrecognised or ""),
        )
        for one in outcomes
    ]
    return [_HEADS, *rows]


def by_code(outcomes: Sequence[UnitOutcome]) -> list[tuple[str, ...]]:
    """A row for each check that spoke, under a row of heads: most units first."""
    found: Counter[tuple[str, str]] = Counter()
    units: Counter[tuple[str, str]] = Counter()
    for one in outcomes:
        checks = [(finding.code, finding.title) for cause in one.causes for finding in cause.findings]
        found.update(checks)
        units.update(set(checks))
    ordered = sorted(found, key=lambda check: (-units[check], -found[check], check))
    return [("代码", "检查", "发现", "单位"), *((*check, str(found[check]), str(units[check])) for check in ordered)]


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with their columns under each other on a screen, words left and numbers right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (padded(text, width, right=at != 1) for at, (text, width) in enumerate(zip(row, widths, strict=True)))
        yield "  ".join(cells).rstrip()
