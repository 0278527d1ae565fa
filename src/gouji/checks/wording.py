"""The one place that words what failing relations come to: the figure at fault, or all that it may be, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from gouji.document.place import Place
from gouji.domain.arithmetic import printed
from gouji.domain.claims import Mention
from gouji.domain.coverage import site
from gouji.domain.filled import Filled
from gouji.domain.findings import ONE_OF, SHOULD_BE, Problem, Severity, Side, Slip
from gouji.domain.printed import Printed, Word
from gouji.domain.ties import Strength, Tie
from gouji.solve.culprits import Explanation
from gouji.solve.digits import round_by
from gouji.solve.repair import Repair
from gouji.solve.reread import Rereading
from gouji.ties.shown import all_arithmetic, arithmetic
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS, Mismatch
from gouji.values.rounding import plain

_SLIPS = {
    Mismatch.SWAPPED: "（疑为数字颠倒）",
    Mismatch.SCALE: "（疑为小数点或单位写错）",
    Mismatch.SIGN: "（疑为正负号写反）",
    Mismatch.TRUNCATED: "（末位是截断的）",
    Mismatch.TAIL: "（末位尾差）",
    Mismatch.STALE: "（疑为照抄旁边的数）",
    Mismatch.OTHER: "",
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_WAN = 10_000
_FEW = 3
_CANDIDATES = 5  # listed one by one
_ADVICE_OF_SEVERAL = "请对照账簿核对；各处都差同一个数，如确有误，按所列各数改正，由它们加出的合计一并核对。"
_WHICH = "请对照账簿或别处所印的同一个数，改正有误的那一个，其余不必改。"


@dataclass(frozen=True)
class Failure:
    """一条不成立的关系: the tie with the problem its check would report, under that check's code.

    ``slip`` is what an everyday slip counts for where the cause is ``known``. ``is_reckoned`` where the tie is reckoned
    with other figures than are printed, so that the words of its check do not fit."""

    code: str
    tie: Tie
    problem: Problem
    known: bool = False
    slip: Slip = Slip.LESS
    is_reckoned: bool = False

    @property
    def proves(self) -> bool:
        """Whether it shows by itself that some figure is wrong: not where it is only supposed, off by its last digit, or where
        its check knows another cause."""
        return self.tie.strength is not Strength.SUPPOSED and not self.is_told

    @property
    def is_told(self) -> bool:
        """Whether there is nothing to solve: its own problem says all, unless it follows from another."""
        return self.known or self.problem.severity is Severity.INFO


def undecided(failures: Sequence[Failure], candidates: Sequence[Explanation], cause: str) -> tuple[Failure, Problem]:
    """One problem for relations that hang together of which no figure can be named, with that which leads; ``candidates`` are
    equally likely."""
    lead, *others = sorted(failures, key=lambda one: (_ORDER[one.problem.severity], len(one.tie.terms), one.code))
    problem = replace(lead.problem, cause=lead.problem.cause or cause)
    if others:
        places = tuple(dict.fromkeys(place for one in (lead, *others) for place in one.problem.places))
        problem = replace(problem, places=places, entangled=tuple(sorted(arithmetic(one.tie) for one in others)))
    also = _entangled([one.tie for one in others])
    single = [one for one in candidates if len(one.repairs) == 1 and one.repairs[0].room]
    if len(single) > 1:
        return lead, _one_of(problem, lead, also, single)
    if lead.is_reckoned:
        return lead, replace(problem, message=f"{arithmetic(lead.tie)}，对不上。{also}", left=None, right=None)
    if len(single) == 1:
        problem = _turned_to(single[0].repairs[0].figure, problem)
    others_than_claimed = [one for one in single if one.repairs[0].figure is not lead.tie.claimed]
    return lead, replace(
        problem,
        message=problem.message + also,
        suggestion=problem.suggestion + (_possible(others_than_claimed) if others_than_claimed else ""),
        rivals=_rivals(problem.accused, others_than_claimed),
    )


def or_slip(problem: Problem, slip: Repair) -> Problem:
    """``problem``, whose cause its check knows, with a figure of which an everyday slip explains it as well."""
    if problem.left is None:
        return problem
    left, figure = problem.left, slip.figure
    return replace(
        problem,
        message=f"{problem.message}也可能是 {_change(slip)}{_SLIPS[_slip(slip)]}。",
        suggestion=f"先核对{figure.label}；无误的，{problem.suggestion}",
        left=Side(ONE_OF, "、".join((left.text, figure.shown)), left.place),
        right=None,
        rivals=(figure.place,),
    )


def _turned_to(figure: Printed, problem: Problem) -> Problem:
    """``problem`` of two places that differ seen from the one that may be wrong."""
    left, right = problem.left, problem.right
    if left is None or right is None or right.place is None or left.place == right.place:
        return problem
    if site(right.place) != site(figure.place):
        return problem
    return replace(
        problem, left=right, right=left, difference=problem.difference and plain(-Fraction(problem.difference), 6)
    )


def _entangled(ties: Sequence[Tie]) -> str:
    if not ties:
        return ""
    more = all_arithmetic(ties, _FEW)
    return f"牵连的还有 {len(ties)} 条关系不成立（{more}）。"


def _one_of(problem: Problem, lead: Failure, also: str, candidates: Sequence[Explanation]) -> Problem:
    """``problem`` with all that may be at fault, none of them accused before the others."""
    repairs = [one.repairs[0] for one in candidates]
    figures = [one.figure for one in repairs if not isinstance(one.figure, Word)]
    more = f"；等 {len(repairs)} 种" if len(repairs) > _CANDIDATES else ""
    says = (
        f"{arithmetic(lead.tie, figures[0] if figures else None)}，对不上。"
        if _is_equation(lead.tie) or lead.is_reckoned
        else problem.message
    )
    doubt = "也可能另有口径；如口径相同，" if lead.tie.strength is Strength.SUPPOSED else ""
    told = "；或 ".join(_change(one.repairs[0], one.ties) for one in candidates[:_CANDIDATES])
    which = f"{doubt}其中有一个数有误，单凭这里还不能断定是哪一个：{told}{more}。"
    first = repairs[0].figure
    return replace(
        problem,
        message=says + also + which,
        suggestion=_WHICH if SHOULD_BE in problem.suggestion else problem.suggestion,
        left=Side(ONE_OF, "、".join(dict.fromkeys(one.figure.shown for one in repairs)), first.place),
        right=None,
        mismatch=None,
        rivals=_rivals(first.place, candidates),
    )


def _is_equation(tie: Tie) -> bool:
    return tie.sign == "=" and tie.rule is None


def _possible(others: Sequence[Explanation]) -> str:
    more = "；等" if len(others) > _FEW else ""
    return f"也可能是：{'；'.join(map(changes, others[:_FEW]))}{more}。"


def named(repairs: Sequence[Repair], best: Explanation, failures: Sequence[Failure], cause: str) -> tuple[str, Problem]:
    """The problem at ``repairs``, which are all of ``best``, those in one row or one figure printed several times; ``failures``
    is what they make fail."""
    first = repairs[0]
    proving = [one for one in failures if one.proves] or [one for one in failures if not one.is_told] or failures
    lead = min(proving, key=lambda failure: (len(failure.tie.terms), failure.code))
    severity = min((failure.problem.severity for failure in proving), key=_ORDER.__getitem__)
    if first.mismatch in TAILS:
        severity = Severity.INFO
    ties = list(dict.fromkeys(failure.tie for failure in failures))
    if isinstance(first.figure, Word):
        return lead.code, _turned(first.figure, lead, severity, ties, cause)
    together = any(one.figure in lead.tie.touched for one in best.repairs if one not in repairs)
    if len(ties) == 1 and first.figure is lead.tie.claimed and not (together or lead.is_reckoned):
        return lead.code, replace(lead.problem, cause=lead.problem.cause or cause)
    figure = first.figure
    changes = "、".join(dict.fromkeys(_change(one, ties) for one in repairs))
    beside = [one for one in best.repairs if one not in repairs]
    following = [one for one in beside if only_follows(one.figure, best)]
    others = list(dict.fromkeys(_change(one) for one in beside if one not in following))
    also = f"（连同 {'、'.join(others[:_FEW])}{' 等' if len(others) > _FEW else ''}）" if others else ""
    what = "改此一处" if len(repairs) == 1 else f"改这{len(repairs)}处" if figure.text else "补上此行"
    message = f"疑为 {changes}{_SLIPS[_slip(first)]}：{what}{also}，{len(ties)} 条关系全部成立"
    message += f"（{all_arithmetic(ties, _FEW, figure)}）。"
    return lead.code, Problem(
        severity,
        figure.key,
        message,
        _ADVICE_OF_SEVERAL if _differ(repairs) else _advice(first, alone=not others, following=following),
        tuple(dict.fromkeys((*(one.figure.place for one in repairs), *_places(figure.place, ties)))),
        Side(figure.label, figure.shown, figure.place, _value(figure), figure.unit.name),
        Side(
            SHOULD_BE, _should(first), _other_place(lead.tie, first.figure), format(first.should, "f"), figure.unit.name
        ),
        _slip(first),
        plain(first.printed - first.should),
        arithmetic(lead.tie, figure),
        cause,
        explained=_explained(figure, ties),
    )


def _rivals(accused: Place | None, others: Sequence[Explanation]) -> tuple[Place, ...]:
    """The places of what ``others`` would change instead."""
    places = dict.fromkeys(repair.figure.place for one in others for repair in one.repairs)
    return tuple(place for place in places if place != accused)


def _turned(word: Word, lead: Failure, severity: Severity, ties: Sequence[Tie], cause: str) -> Problem:
    """A word of change that has the wrong direction: told as what it makes fail, the word accused."""
    turned = "，".join(
        f"{'把' if number == 0 else ''}“{one}”改为“{other}”"
        for number, (one, other) in enumerate(zip(word.words, word.turned, strict=True))
    )
    figure = word.figures[0]
    return replace(
        lead.problem,
        severity=severity,
        suggestion=f"请核对所列各数；若都无误，{turned}。",
        places=tuple(dict.fromkeys(_places(word.place, ties))),
        left=Side(figure.label, word.shown, figure.place, _value(figure), figure.unit.name),
        right=Side(
            SHOULD_BE, word.turned[0] + figure.shown, _other_place(lead.tie, word), _value(figure), figure.unit.name
        ),
        mismatch=Mismatch.SIGN,
        cause=cause,
    )


def _in_wan(repair: Repair) -> str:
    """A large figure in 元 also in 万元, the unit in which the other tables and the text print it."""
    figure = repair.figure.figure
    if figure is None or figure.unit.name != "元" or abs(figure.value) < _WAN:
        return ""
    return f"（即 {figure.value / _WAN:.2f}万元）"


def _differ(repairs: Sequence[Repair]) -> bool:
    return len({(one.figure.shown, one.should) for one in repairs if one.figure.text}) > 1


def _advice(repair: Repair, *, alone: bool, following: Sequence[Repair]) -> str:
    done = "改为" if repair.figure.text else "补填"
    rest = "其余各数不必改" if alone else "连同所列的一并改正"
    if following:  # it may well be right: what was worked out from both is no longer
        shown = "、".join(dict.fromkeys(f"“{one.figure.shown}”" for one in following))
        rest = f"由它和{shown}算出的增减额、比例随之重算" + ("" if alone else "，连同所列的一并改正")
    return f"请对照账簿核对这个数；如确有误，{done}“{_should(repair)}”，{rest}。"


def only_follows(figure: Printed, best: Explanation) -> bool:
    """Whether a figure of a text contradicts nothing as printed: it would change with the culprit and is no error of its own."""
    return isinstance(figure, Mention) and not any(figure in tie.touched for tie in best.ties)


def taken(
    reading: Rereading, mended: Mapping[Tie, Tie], failure_of: Callable[[Tie], Failure]
) -> Iterator[tuple[str, Problem]]:
    """What is said of figures that were taken as OCR may also have read them: no fault of the document."""
    cause = f"reading/{reading.changes[0][0].label}"
    for amount, other in reading.changes:
        failures = [failure_of(tie) for tie in reading.mended if amount in tie.figures]
        lead = min(failures, key=lambda failure: (len(failure.tie.terms), failure.code))
        ties = [mended[failure.tie] for failure in failures]
        yield (
            lead.code,
            Problem(
                Severity.INFO,
                amount.key,
                f"{amount.label}：此处为图片识别，识别为“{amount.shown}”，按勾稽关系应为“{other.shown}”，识别时也认为可能是后者，"
                f"请对照原件。改读后 {len(ties)} 条关系全部成立（{all_arithmetic(ties, _FEW)}）。",
                f"原件印的是“{other.shown}”的，不必改动；印的确是“{amount.shown}”的，请对照账簿核对。",
                tuple(dict.fromkeys(_places(amount.place, reading.mended))),
                Side("识别为", amount.shown, amount.place, _value(amount), amount.unit.name),
                Side("按勾稽关系", other.shown, amount.place, _value(other), amount.unit.name),
                relation=arithmetic(mended[lead.tie]),
                cause=cause,
            ),
        )


def _change(repair: Repair, ties: Iterable[Tie] = ()) -> str:
    """What is to be changed; ``ties`` tell whose rate the k-th of 分别占p和q is."""
    figure = repair.figure
    if isinstance(figure, Word):
        return f"“{figure.words[0]}”应为“{figure.turned[0]}”"
    about = "约" if repair.is_guess else ""
    return f"{_label(figure, ties)} {figure.shown}{_in_wan(repair)} 应{about}为 {_should(repair)}"


def _label(figure: Printed, ties: Iterable[Tie]) -> str:
    if isinstance(figure, Mention) and figure.rank[1] > 1 and not figure.own:
        tops = (tie.left[0].figure for tie in ties if tie.rate is figure)
        top = next((one for one in tops if isinstance(one, Mention) and one.own), None)
        return figure.label if top is None else top.label
    return figure.label


def changes(explanation: Explanation) -> str:
    return "、".join(map(_change, explanation.repairs))


def _should(repair: Repair) -> str:
    """What is to be printed: with the unit, the commas and, where only the unit is wrong, the right unit."""
    figure = repair.figure
    if isinstance(figure, Mention):
        due = Fraction(repair.should) * figure.unit.factor
        as_printed = printed(due, figure.figure)
        if not as_printed.endswith(figure.unit.name) or as_printed.startswith(f"{figure.figure.value:f}"):
            return as_printed  # only the unit is wrong
        return printed(due, replace(figure.figure, places=_places_of(figure.figure, repair.should)))
    if isinstance(figure, Filled):
        return figure.printing(repair.should)
    shown, unit = figure.shown, figure.unit.name
    return format(repair.should, ",f" if "," in shown else "f") + (unit if shown.endswith(unit) else "")


def _places_of(figure: Figure, should: Decimal) -> int:
    """How many decimals are to be printed: those of the print, and more only where the figure has more."""
    return max(figure.places, -round_by(should))


def _value(figure: Printed) -> str:
    return "" if figure.figure is None else format(figure.figure.value, "f")


def _other_place(tie: Tie, accused: Printed) -> Place | None:
    return next((figure.place for figure in tie.figures if figure.place != accused.place), None)


def _places(first: Place, ties: Iterable[Tie]) -> Iterator[Place]:
    yield first
    for tie in ties:
        yield from (figure.place for figure in tie.figures if not figure.is_empty)


def _explained(culprit: Printed, ties: Iterable[Tie]) -> tuple[Place, ...]:
    """Where those figures stand that other figures give, and that agree once ``culprit`` is put right."""
    given = (tie.left[0].figure if tie.claimed is None else tie.claimed for tie in ties)
    return tuple(dict.fromkeys(one.place for one in given if one is not culprit and not one.is_empty))


def _slip(repair: Repair) -> Mismatch:
    """The slip behind a repair; a copy where nothing about the digits explains it."""
    return Mismatch.STALE if repair.mismatch is Mismatch.OTHER and repair.is_copied else repair.mismatch
