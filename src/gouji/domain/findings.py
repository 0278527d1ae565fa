"""What checks bring home: outcomes, findings, and the tally that shows silence is not a pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from gouji.document.place import Place
from gouji.domain.coverage import Site
from gouji.domain.ties import Tie
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch
from gouji.values.record import record


class Severity(Enum):
    """严重程度: error 差错, warning 疑点, info 提示. It belongs to the finding, never to the code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


#: The label of a side that is what the figure at fault should be.
SHOULD_BE = "应为"
#: The label of a side that lists figures of which one is wrong.
ONE_OF = "其中一个有误"


@dataclass(frozen=True, slots=True)
class Side:
    """一方: one of the two things that disagree: what it is, how it is printed, its value, where it stands.

    ``value`` is a decimal string in ``unit``, or empty where the side is words or was computed without a printed form.
    """

    label: str
    text: str
    place: Place | None = None
    value: str = ""
    unit: str = ""

    @classmethod
    def of(cls, label: str, figure: Figure, place: Place | None) -> Side:
        return cls(label, figure.text.strip(), place, format(figure.value, "f"), figure.unit.name)


@dataclass(frozen=True, slots=True)
class Problem:
    """问题: what a check says, before the run adds code, source and fingerprint.

    ``key`` names the line or relation stably (支出总计/上年差额), so that the fingerprint survives a re-layout.
    Problems with the same ``cause`` are shown as one group; without one a problem stands alone. ``left`` is what is accused;
    ``rivals`` are the places of other figures that may be at fault as well as it; ``explained`` those of figures that are worked
    out from it and agree once it is put right. ``entangled`` are the other relations, as arithmetic, that fail with it and
    that no one figure explains: one more or less of them is another problem.
    """

    severity: Severity
    key: str
    message: str
    suggestion: str
    places: tuple[Place, ...]
    left: Side | None = None
    right: Side | None = None
    mismatch: Mismatch | None = None
    difference: str = ""
    relation: str = ""
    cause: str = ""
    rivals: tuple[Place, ...] = ()
    explained: tuple[Place, ...] = ()
    entangled: tuple[str, ...] = ()

    @property
    def accused(self) -> Place | None:
        """Where that stands which is accused; None where nothing printed is."""
        return None if self.left is None else self.left.place

    @property
    def culprit(self) -> Place | None:
        """Where the one figure at fault stands; None where no figure is known to be it."""
        return self.accused if self.right is not None and self.right.label == SHOULD_BE and not self.rivals else None


@dataclass(frozen=True, slots=True)
class Finding:
    """发现: a problem under its check's code and title, ready to be reported. ``fingerprint`` identifies it across runs."""

    code: str
    title: str
    slug: str
    source: str
    problem: Problem
    group: str
    fingerprint: str


class Placed(Protocol):
    """有位置的: a field, an amount, a mention, a fact: whatever stands somewhere."""

    @property
    def place(self) -> Place: ...


@record(frozen=True, slots=True)
class Passed:
    """通过: one relation that was looked at and holds. ``subject`` says which, for the curious.

    ``tie`` is the relation where printed amounts were tied: what holds confirms its figures. ``places`` are those of the
    figures that any other relation tied; a check that ties no figures leaves them out.
    """

    subject: str = ""
    tie: Tie | None = None
    places: tuple[Place, ...] = ()

    @classmethod
    def over(cls, subject: str, *figures: Placed | None) -> Passed:
        """A relation that holds over ``figures``; None stands for one that is not printed."""
        return cls(subject, places=tuple(one.place for one in figures if one is not None))


class Slip(Enum):
    """手误: what an everyday slip of one figure counts for beside the cause that a check knows."""

    LESS = "不找"
    AS_MUCH = "并列"
    MORE = "优先"


@dataclass(frozen=True, slots=True)
class Failed:
    """不通过: one relation that cannot hold, or one thing that should not stand so; ``tie`` as in ``Passed``.

    A problem with a value on either side is a relation over the figures at its places. ``known`` where the check knows the
    cause, and no figure is to be looked for but one that an everyday ``slip`` explains.
    """

    problem: Problem
    tie: Tie | None = None
    known: bool = False
    slip: Slip = Slip.LESS


@record(frozen=True, slots=True)
class NotApplicable:
    """不适用: the check has nothing to look at in these documents."""

    reason: str


@record(frozen=True, slots=True)
class Undecided:
    """无法核对: the check applies but the documents do not say enough. ``tie`` is a relation that fails and may lawfully do so:
    it speaks for what mends it."""

    reason: str
    place: Place | None = None
    tie: Tie | None = None


@dataclass(frozen=True, slots=True)
class Crashed:
    """检查出错: a fault of the program, never of the document."""

    trace: str


Outcome = Passed | Failed | NotApplicable | Undecided | Crashed


@dataclass(frozen=True, slots=True)
class Tally:
    """统计: how many outcomes of each kind a run had."""

    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    undecided: int = 0
    crashed: int = 0


@dataclass(frozen=True, slots=True)
class Unchecked:
    """未核对项: an undecided or crashed outcome under its check's code."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Results:
    """核对结果: everything a run found, in the order of reporting; ``tied`` says which figures a relation spoke of,
    ``broken`` which of them an error or a doubt accuses, ``passed`` holds the codes of which something passed,
    ``found`` those tied figures of which a slip might go untold, for words state no relation of theirs."""

    findings: tuple[Finding, ...] = ()
    tally: Tally = Tally()
    undecided: tuple[Unchecked, ...] = ()
    crashed: tuple[Unchecked, ...] = field(default=())
    tied: frozenset[Site] = frozenset()
    broken: frozenset[Site] = frozenset()
    passed: frozenset[str] = frozenset()
    found: frozenset[Site] = frozenset()

    @property
    def has_errors(self) -> bool:
        return any(finding.problem.severity is Severity.ERROR for finding in self.findings)
