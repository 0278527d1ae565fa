"""绩效自评 as filled in: forms, money blocks, goals and indicator rows, each field with its place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from gouji.document.place import Place
from gouji.document.tree import UNREAD
from gouji.domain.bodies import Evidence
from gouji.domain.claims import Mention
from gouji.values import zh
from gouji.values.cached import cached_property
from gouji.values.cell import CellValue, Nothing, read_cell
from gouji.values.figure import Figure
from gouji.values.record import record
from gouji.values.units import WAN_YUAN, Unit


@record(frozen=True)
class Field:
    """填报项: the text of one form field and where it stands. ``value`` reads it; "10分" and " 318.4" read as figures."""

    text: str
    place: Place

    @property
    def value(self) -> CellValue:
        return read_cell(self.text)

    @property
    def figure(self) -> Figure | None:
        """The field as one figure, or None for words, ranges and every kind of nothing."""
        value = self.value
        return value if isinstance(value, Figure) else None

    @property
    def is_blank(self) -> bool:
        return self.value is Nothing.BLANK

    @property
    def is_unread(self) -> bool:
        """True where something is printed that could not be read, as a formula without its result."""
        return UNREAD in self.text

    @property
    def is_empty(self) -> bool:
        """True for every kind of nothing: blank, dash, ellipsis, not applicable, placeholder."""
        return isinstance(self.value, Nothing)

    @property
    def is_placeholder(self) -> bool:
        """True where the form's own XX, ** or example still stands."""
        return self.value is Nothing.PLACEHOLDER


class Scope(Enum):
    """评价对象: the whole department or one project."""

    DEPARTMENT = "整体"
    PROJECT = "项目"


@dataclass(frozen=True)
class Indicator:
    """绩效指标: one scored row. ``level1`` to ``level3`` are names with merged cells carried down.

    ``weight`` is None where the form has no such column or the cell is empty; ``rule`` and ``note`` are the scoring
    text and the explanation printed beside the row, where the form has them; ``reason`` explains a deviation;
    ``goal`` is the heading of the goal it serves, where the table parts its rows by goals (年度绩效目标1(40分));
    ``coefficient`` is the 得分系数 (0 to 1 or 100%) by which forms like Chongqing's multiply the weight; ``fulfilled`` the 完成率
    printed beside target and outcome, ``deducted`` the 扣分 beside weight and score. ``shifted`` is what is printed under which
    name of a column where the row stands one column off: none of it is taken for what it would be there.
    """

    level1: Field
    level2: Field
    level3: Field
    target: Field
    actual: Field
    claimed: Field
    weight: Field | None = None
    reason: Field | None = None
    rule: Field | None = None
    note: Field | None = None
    coefficient: Field | None = None
    goal: Field | None = None
    fulfilled: Field | None = None
    deducted: Field | None = None
    shifted: tuple[tuple[str, str], ...] = ()

    @property
    def place(self) -> Place:
        return self.level3.place


@dataclass(frozen=True)
class MoneyRow:
    """资金行: one row of the money block. A field is None where the form has no such column."""

    label: Field
    initial: Field | None = None
    budget: Field | None = None
    executed: Field | None = None
    weight: Field | None = None
    rate: Field | None = None
    claimed: Field | None = None


@dataclass(frozen=True)
class Funds:
    """资金来源: the whole and its sources in one column of a form, or the total of tasks and each of them.

    ``is_closed`` where nothing is left out: the last of them is what else there is (其他资金), or they are 基本支出 and 项目支出.
    ``inner`` are sources that may be parts of another (财政拨款, of which 中央资金).
    """

    whole: Field
    sources: tuple[Field, ...]
    is_closed: bool
    inner: tuple[Field, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether none of the sources can be part of another, so that together they are no more than the whole."""
        return not self.inner


@dataclass(frozen=True)
class LabelledAmount:
    """分项金额: an amount printed in one cell with its name (其中：基本支出：12476249.49). ``axis`` is 收入性质 or 支出性质."""

    label: str
    amount: Field
    axis: str


@dataclass(frozen=True)
class MoneyBlock:
    """资金情况: the scored total row first, its parts after it. ``unit`` is the unit the header states; ``heads`` are its heads
    that print the points of the rate of execution: 预算执行情况（20分）, 得分（20分*执行率）. ``tasks`` are the rows of the list of
    年度主要任务 above the total, where each is scored by itself and all together are worth what the total is."""

    total: MoneyRow
    parts: tuple[MoneyRow, ...]
    place: Place
    unit: Unit = WAN_YUAN
    natures: tuple[LabelledAmount, ...] = ()
    heads: tuple[Field, ...] = ()
    tasks: tuple[MoneyRow, ...] = ()

    @cached_property
    def largest(self) -> Decimal:
        """The greatest number among its amounts, leaving units aside; 0 of none."""
        rows = (self.total, *self.parts)
        fields = (field for row in rows for field in (row.initial, row.budget, row.executed) if field is not None)
        return max((figure.value for field in fields if (figure := field.figure) is not None), default=Decimal(0))

    def amount(self, field: Field | None) -> Figure | None:
        """The figure of ``field`` in the block's unit where the print names none; None where it is no figure."""
        figure = None if field is None else field.figure
        return figure.with_unit(self.unit) if figure is not None and figure.unit.dimension == "none" else figure


@dataclass(frozen=True)
class Goal:
    """年度总体目标: what was expected beside what was done, as text and as the figures that the text states."""

    expected: Field
    actual: Field
    expected_figures: tuple[Mention, ...] = ()
    actual_figures: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class GroupHead:
    """指标组: a first- or second-level heading in the tree; ``filled`` is false where no indicator stands under it.

    ``points`` is the weight printed in the heading itself: 50 for 产出指标(50分). ``members`` are the numbers of its
    indicators in printed order, from 0. ``level`` is 0 for the heading of a goal.
    """

    level: int
    name: Field
    filled: bool
    points: Decimal | None = None
    members: tuple[int, ...] = ()


#: Parts of 100 by which one form must agree better than the next to be surely the one.
NEARLY = 5


@dataclass(frozen=True)
class SelfEvaluation:
    """绩效自评表: one filled-in form.

    ``form`` is the id of the form in the catalogue, ``standard`` the id of the scoring standard it is scored under.
    ``title`` is the printed caption. ``year`` is the evaluated year, None where no evidence tells it.
    ``extras`` holds named fields of the form that have no place of their own here (评价结论, 基本支出决算数总额 …), by their
    name in the form's data file. ``candidates`` are the forms it might be, the chosen one first, with what speaks for each.
    ``unknown_columns`` are the columns of targets and outcomes that were not recognised in the head of the rows.
    ``tasks`` are the sums of money beside the block: columns of the list of 年度主要任务, rows of it, 按支出性质分; ``nameless`` the names that the blank form left (……) in rows
    that have a score.
    """

    form: str
    standard: str
    scope: Scope
    title: str
    place: Place
    year: int | None = None
    body: Field | None = None
    project: Field | None = None
    department: Field | None = None
    filled_on: Field | None = None
    money: MoneyBlock | None = None
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    groups: tuple[GroupHead, ...] = ()
    total_weight: Field | None = None
    claimed_total: Field | None = None
    extras: tuple[tuple[str, Field], ...] = ()
    candidates: tuple[Evidence, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    tasks: tuple[Funds, ...] = ()
    nameless: tuple[Field, ...] = ()

    @property
    def name(self) -> str:
        """What to call the form in a message: its project, else its title."""
        project = self.project.text if self.project is not None else ""
        return f"《{self.title}》" if not project or project in self.title else f"《{self.title}》（{project}）"

    def same_object(self, other: SelfEvaluation) -> bool:
        """Whether both evaluate the same thing: one package is often given as Word and as PDF."""
        if self.scope is not other.scope or self.place.input == other.place.input:
            return False
        names = [zh.label(one.project.text) if one.project is not None else "" for one in (self, other)]
        return names[0] == names[1]

    @property
    def rivals(self) -> tuple[Evidence, ...]:
        """Other forms that agree with the table nearly as well as the one it was taken for: which it is, is not sure."""
        return tuple(
            one for one in self.candidates[1:] if one.weight > 0 and one.weight >= self.candidates[0].weight - NEARLY
        )

    @property
    def money_place(self) -> Place | None:
        return None if self.money is None else self.money.place

    def extra(self, name: str) -> Field | None:
        return next((field for key, field in self.extras if key == name), None)
