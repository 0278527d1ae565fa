"""What scoring brings home: each row's points as a range with its readings, and the card of one form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from gouji.document.place import Place
from gouji.values.record import record

#: How a claimed score is named that is the due one rounded to a whole number.
ROUNDED = "得分取整"


#: What the row of the execution rate stands under.
EXECUTION = "预算执行"


class Method(Enum):
    """计分方法; the value is its name in the machine interface."""

    PROPORTIONAL = "proportional"
    INVERSE = "inverse"
    EXACT = "exact"
    RANGE = "range"
    BANDED = "banded"
    STEPWISE = "stepwise"
    CHECKLIST = "checklist"
    GRADED = "graded"
    YES_NO = "yes_no"
    DEADLINE = "deadline"
    JUDGED = "judged"


class Certainty(Enum):
    """得分的确定程度: one result, several readings, a person's judgement, or too little data."""

    COMPUTED = "算定"
    READINGS = "多种读法"
    JUDGED = "人工评定"
    UNDECIDED = "资料不足"


class Standing(Enum):
    """自评得分能否成立: under the reading taken, under another reading only, under none, not to be told, or not filled."""

    SUPPORTED = "成立"
    CONDITIONAL = "有条件成立"
    CONTRADICTED = "不成立"
    UNDECIDED = "无法核实"
    UNCLAIMED = "未填"


class Remark(Enum):
    """附注的种类."""

    OVER_COMPLETION = "超额完成"
    RATE_OVER_100 = "执行率超过100%"
    RATE_IMPOSSIBLE = "比率不可能超过100%"
    SIGN_MISSING = "目标值没有比较符号"
    STRICT_BOUND = "恰好等于目标值"
    EMPTY_TARGET = "目标值为0"
    ACTUAL_IS_TARGET = "实际值照抄目标区间"
    ACTUAL_IMPRECISE = "实际值不是确数"
    ACTUAL_MISSING = "没有实际值"
    ACTUAL_IN_WORDS = "实际值用文字写"
    DATE_UNSURE = "日期断不定"
    UNIT_DIFFERS = "计量单位不同"
    WEIGHT_READ_OFF = "分值由得分推定"
    WEIGHT_UNKNOWN = "分值不明"
    RULE_MAXIMUM = "评分标准最高分与分值不符"
    RULE_DIFFERS = "所印评分标准与标准库不同"
    RULE_UNREAD = "评分标准未能读懂"
    ZERO_ASSUMED = "未列数视同0"
    READING_SKIPPED = "有读法缺数未算"


class ScoreNote(NamedTuple):
    """附注: something a reader of the score must know, in words."""

    kind: Remark
    text: str


@record(frozen=True, slots=True)
class ScoreRange:
    """得分区间: the lowest and the highest points that the rule allows, both included, two decimals."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"score range upside down: {self.low} > {self.high}")

    @classmethod
    def exactly(cls, points: Decimal) -> ScoreRange:
        return cls(points, points)

    @property
    def is_exact(self) -> bool:
        return self.low == self.high

    def holds(self, points: Decimal) -> bool:
        return self.low <= points <= self.high


class Reading(NamedTuple):
    """读法: the points under one reading of the rule, the arithmetic in words, its clause and the places of its figures."""

    name: str
    score: Decimal
    reason: str
    clause: str
    id: str = ""
    places: tuple[Place, ...] = ()


class ScoreRow(NamedTuple):
    """评分行: one row of a form with its points.

    ``weight`` is None where the form does not tell it. ``allowed`` lists the only points possible where the rule is a
    check list or a fixed choice. ``taken`` is the name of the reading the standard holds to where nothing else is shown;
    ``as_filed`` is what was claimed when some reading, step or answer gives it (the score of the taken reading where
    nothing was claimed), and ``filed_under`` names which; both are None and empty where nothing does.
    """

    place: Place
    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: Decimal | None
    claimed: Decimal | None
    score: ScoreRange
    method: Method
    certainty: Certainty
    reason: str
    clause: str
    readings: tuple[Reading, ...] = ()
    taken: str = ""
    as_filed: Decimal | None = None
    filed_under: str = ""
    allowed: tuple[Decimal, ...] = ()
    notes: tuple[ScoreNote, ...] = ()
    standard_row: str = ""

    @property
    def standing(self) -> Standing:
        if self.claimed is None:
            return Standing.UNCLAIMED
        if self.as_filed is None:
            return Standing.CONTRADICTED
        if self.certainty is Certainty.UNDECIDED:
            return Standing.UNDECIDED
        if self.filed_under == ROUNDED or (self.readings and self.filed_under != self.taken):
            return Standing.CONDITIONAL
        return Standing.SUPPORTED

    def note(self, kind: Remark) -> ScoreNote | None:
        return next((note for note in self.notes if note.kind is kind), None)


class ScoreTotal(NamedTuple):
    """总分: sums of the rounded rows. ``as_filed`` is None when some claimed score is given by no reading."""

    low: Decimal
    high: Decimal
    as_filed: Decimal | None


@dataclass(frozen=True, slots=True)
class CaseTotal:
    """情形总分: the total when the readings of one named case are taken together."""

    name: str
    total: Decimal


@dataclass(frozen=True, slots=True)
class ScoreCard:
    """评分卡: one form scored. ``grade_low`` and ``grade_high`` are the grades (优、良、中、差) of the ends of the total."""

    form: str
    standard: str
    title: str
    body: str
    year: int | None
    place: Place
    claimed_total: Decimal | None
    total: ScoreTotal
    rows: tuple[ScoreRow, ...]
    cases: tuple[CaseTotal, ...] = ()
    grade_low: str = ""
    grade_high: str = ""

    @property
    def is_scored(self) -> bool:
        """Whether the form gives points at all: some only set outcomes beside targets."""
        own = [row for row in self.rows if row.level1 != EXECUTION]
        return self.claimed_total is not None or any(
            row.weight is not None or row.claimed is not None for row in own or self.rows
        )
