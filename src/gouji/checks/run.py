"""Runs checks over a dossier: isolates each, counts every outcome, merges one cause printed in several places."""

from __future__ import annotations

import hashlib
import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from gouji.checks.cut_short import doubted_if_cut, lost_digits
from gouji.checks.pictured import not_read, pictured_inputs, with_doubt
from gouji.checks.registry import Check
from gouji.checks.told import Explained, explained, joined_to_culprits
from gouji.checks.wording import Failure
from gouji.document.place import Place
from gouji.document.tree import UNREAD
from gouji.domain.coverage import Site, site
from gouji.domain.dossier import Dossier
from gouji.domain.findings import (
    Crashed,
    Failed,
    Finding,
    NotApplicable,
    Outcome,
    Passed,
    Problem,
    Results,
    Severity,
    Side,
    Tally,
    Unchecked,
    Undecided,
)
from gouji.domain.printed import Printed
from gouji.domain.ties import Tie
from gouji.solve.twins import Elsewhere

_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def run(dossier: Dossier, checks: Sequence[Check]) -> Results:
    """Every outcome of ``checks`` on ``dossier``, findings in order of severity and place."""
    tally = dict.fromkeys((Passed, Failed, NotApplicable, Undecided, Crashed), 0)
    tied: set[Site] = set()
    figures: set[Printed] = set()
    found: set[Printed] = set()
    problems: list[tuple[Check, Problem]] = []
    failures: list[Failure] = []
    held: list[Tie] = []
    doubted: list[Tie] = []
    undecided: list[Unchecked] = []
    crashed: list[Unchecked] = []
    broken: set[Site] = set()
    passed: set[str] = set()
    pictures = pictured_inputs(dossier.documents)
    for check in checks:
        for told in _outcomes(check, dossier):
            outcome = _read_or_not(check, told, pictures) if isinstance(told, Failed) else told
            tally[type(outcome)] += 1
            if isinstance(outcome, Passed):
                passed.add(check.code)
                if outcome.places:
                    tied.update(map(site, outcome.places))
                if outcome.tie is not None:
                    held.append(outcome.tie)
            elif isinstance(outcome, Failed):
                tied.update(map(site, _tied(outcome.problem)))
                if outcome.tie is not None:
                    figures.update(outcome.tie.reading.figures)
                    failures.append(Failure(check.code, outcome.tie, outcome.problem, outcome.known, outcome.slip))
                else:
                    broken.update(_accused(outcome.problem))
                    problems.append((check, _whole(outcome.problem)))
            elif isinstance(outcome, Undecided):
                doubted += [outcome.tie] if outcome.tie is not None else []
                undecided.append(Unchecked(check.code, outcome.reason))
            elif isinstance(outcome, Crashed):
                crashed.append(Unchecked(check.code, outcome.trace))
    for tie in held:
        (found if tie.found else figures).update(tie.reading.figures)
    by_code = {check.code: check for check in checks}
    short = [(by_code[code], problem) for code, problem in lost_digits(dossier, held) if code in by_code]
    for _, problem in short:
        broken.update(_accused(problem))
    settled = [_of_last_place(dossier, one) for one in explained(failures, held, lambda: _figures(dossier), doubted)]
    undecided += [Unchecked(one.code, one.said.reason) for one in settled if isinstance(one.said, Undecided)]
    for one in settled:
        if isinstance(one.said, Problem):
            broken.update(_accused(one.said))
    moved = _left_undecided(settled)
    tally[Failed] -= moved
    tally[Undecided] += moved
    counts = Tally(tally[Passed], tally[Failed], tally[NotApplicable], tally[Undecided], tally[Crashed])
    culprits = [(by_code[one.code], _whole(one.said)) for one in settled if isinstance(one.said, Problem)]
    # Culprits come with their doubts: a reading that OCR rivals settled needs none.
    others = ((check, with_doubt(problem)) for check, problem in _joined([*problems, *short], culprits))
    return Results(
        _findings(dossier, [*culprits, *others]),
        counts,
        tuple(dict.fromkeys(undecided)),
        tuple(crashed),
        frozenset((*tied, *(site(figure.place) for figure in (*figures, *found)))),
        frozenset(broken),
        frozenset(passed),
        frozenset(site(figure.place) for figure in found - figures) - tied,
    )


def _of_last_place(dossier: Dossier, one: Explained) -> Explained:
    return replace(one, said=doubted_if_cut(dossier, one.said)) if isinstance(one.said, Problem) else one


def _accused(problem: Problem) -> Iterator[Site]:
    """Where that stands which an error or a doubt accuses: the left side and its rivals, else everything it speaks of."""
    if problem.severity is not Severity.INFO:
        accused = () if problem.accused is None else (problem.accused, *problem.rivals)
        yield from map(site, accused or problem.places)


def _figures(dossier: Dossier) -> Iterator[Elsewhere]:
    """All figures that sentences, tables and forms print: what a slip may have been copied from."""
    for claims in dossier.claims:
        yield from (Elsewhere(mention.figure, mention.place, mention.label) for mention in claims.mentions)
    for accounts in (*dossier.accounts, *dossier.budgets):
        for table in accounts:
            names = {row.code: row.name for row in table.coded}
            amounts = ((one, names.get(one.row, "")) for one in table.amounts.values())
            yield from (
                Elsewhere(one.figure, one.place, one.label, name) for one, name in amounts if one.figure is not None
            )
    for evaluation in dossier.evaluations:
        money = evaluation.money
        for row in () if money is None else (money.total, *money.parts):
            for filled in (row.initial, row.budget, row.executed):
                figure = None if money is None else money.amount(filled)
                if filled is not None and figure is not None:
                    yield Elsewhere(figure, filled.place, row.label.text + filled.place.column)
        natures = () if money is None else money.natures
        for nature in natures:
            figure = None if money is None else money.amount(nature.amount)
            if figure is not None:
                yield Elsewhere(figure, nature.amount.place, nature.label)
        for indicator in evaluation.indicators:
            for one in (indicator.target, indicator.actual):
                if one.figure is not None:
                    yield Elsewhere(one.figure, one.place, indicator.level3.text + one.place.column)


def _read_or_not(check: Check, outcome: Failed, pictures: dict[int, Place]) -> Outcome:
    """``outcome``, undecided where it may only be for something in a picture that was not read."""
    if outcome.tie is not None:
        return outcome
    if unread := _unread(outcome.problem):
        return Undecided(f"有内容没有读到（公式没有保存计算结果，或字没有认出），没有核对：{unread}")
    reason = not_read(check.code, outcome.problem, pictures)
    return outcome if reason is None else Undecided(reason)


def _unread(problem: Problem) -> str:
    """Where ``problem`` rests on something printed that was not read; '' where it rests on none."""
    texts = [side.text for side in (problem.left, problem.right) if side is not None]
    rests = UNREAD in problem.message or any(UNREAD in text for text in texts)
    return problem.message.replace(UNREAD, "（没有读到）") if rests else ""


def _left_undecided(settled: Sequence[Explained]) -> int:
    """How many failing relations no problem speaks of, for all that was said of them is undecided."""
    undecided = {tie for one in settled if isinstance(one.said, Undecided) for tie in one.ties}
    return len(undecided.difference(*(one.ties for one in settled if isinstance(one.said, Problem))))


def _tied(problem: Problem) -> Iterable[Place]:
    """The places that a relation which fails spoke of, beside the amounts of its tie. What is said of a figure without a value
    to hold against it (a blank, vague words, all points alike) ties nothing."""
    sides = (problem.left, problem.right)
    return _places(problem) if any(side is not None and side.value for side in sides) else ()


def _places(problem: Problem) -> tuple[Place, ...]:
    sides = (side.place for side in (problem.left, problem.right) if side is not None)
    return (*problem.places, *(place for place in sides if place is not None))


def _whole(problem: Problem) -> Problem:
    """``problem`` as a reader is told of it: two figures of one clause stand at one place."""
    listed = (problem.places, problem.rivals, problem.explained)
    if all(place.start is None for place in (*_places(problem), *problem.rivals, *problem.explained)):
        return problem
    places, rivals, explained = (tuple(dict.fromkeys(map(_whole_place, some))) for some in listed)
    left, right = _whole_side(problem.left), _whole_side(problem.right)
    return replace(problem, places=places, left=left, right=right, rivals=rivals, explained=explained)


def _whole_place(place: Place) -> Place:
    return place._replace(start=None)


def _whole_side(side: Side | None) -> Side | None:
    return side if side is None or side.place is None else replace(side, place=side.place._replace(start=None))


def _joined(
    problems: Sequence[tuple[Check, Problem]], culprits: Sequence[tuple[Check, Problem]]
) -> Iterable[tuple[Check, Problem]]:
    """Problems that rest on a figure at fault, grouped with it."""
    grouped = joined_to_culprits([problem for _, problem in problems], [problem for _, problem in culprits])
    return zip((check for check, _ in problems), grouped, strict=True)


def _outcomes(check: Check, dossier: Dossier) -> Sequence[Outcome]:
    """The outcomes of one check. A fault inside it becomes its own outcome and stops nothing else."""
    try:
        outcomes: list[Outcome] = list(check.run(dossier))
    except Exception:  # the named boundary: a crash of a check is counted as such, never as the document's fault
        return [Crashed(traceback.format_exc())]
    return outcomes or [NotApplicable("文件中没有这项检查的对象")]


def _findings(dossier: Dossier, problems: Iterable[tuple[Check, Problem]]) -> tuple[Finding, ...]:
    merged: dict[tuple[str, ...], _Merged] = defaultdict(_Merged)
    for check, problem in problems:
        merged[check.code, problem.key, *_printed(problem)].add(check, problem)
    ordered = sorted(
        (one for known in merged.values() for one in known.all()), key=lambda pair: _rank(pair[0], pair[1])
    )
    groups: dict[str, str] = {}
    findings = []
    for number, (check, problem) in enumerate(ordered):
        group = groups.setdefault(problem.cause or f"#{number}", f"g{len(groups) + 1}")
        findings.append(
            Finding(
                check.code, check.title, check.slug, check.source, problem, group, _fingerprint(dossier, check, problem)
            )
        )
    return tuple(findings)


@dataclass(slots=True)
class _Merged:
    """Problems with equal figures, those that speak of one thing as one with all their places: 支出 and 财政拨款支出 do,
    差旅费 and 会议费 do not. ``whole`` has the number of each by its name, ``endings`` by whatever its name ends with."""

    known: list[tuple[Check, Problem, dict[Place, None]]] = field(default_factory=list)
    whole: dict[str, int] = field(default_factory=dict)
    endings: dict[str, int] = field(default_factory=dict)

    def add(self, check: Check, problem: Problem) -> None:
        name = problem.left.label if problem.left is not None else ""
        endings = [name[at:] for at in range(len(name) + 1)]
        alike = [self.endings.get(name), *map(self.whole.get, endings)]
        at = min((one for one in alike if one is not None), default=None)
        if at is None:
            at = len(self.known)
            self.known.append((check, problem, {}))
            self.whole.setdefault(name, at)
            for ending in endings:
                self.endings.setdefault(ending, at)
        self.known[at][2].update(dict.fromkeys(problem.places))

    def all(self) -> Iterator[tuple[Check, Problem]]:
        for check, problem, places in self.known:
            yield check, replace(problem, places=tuple(places))


def _printed(problem: Problem) -> tuple[str, ...]:
    return tuple(side.text for side in (problem.left, problem.right) if side is not None)


def _rank(check: Check, problem: Problem) -> tuple[int, int, int, int, int, str, str]:
    place = problem.places[0] if problem.places else None
    where = (place.input, place.page or 0, place.line or 0, place.block or 0) if place else (0, 0, 0, 0)
    return (_ORDER[problem.severity], *where, check.code, problem.key)


def _fingerprint(dossier: Dossier, check: Check, problem: Problem) -> str:
    """Identifies a finding over (body, year, code, line key, printed values, what is entangled): a re-run or a re-layout
    keeps it, another fault beside it does not."""
    same = (dossier.body or "", str(dossier.year or ""), check.code, problem.key)
    parts = (*same, *_printed(problem), *problem.entangled)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
