"""自评报告 and 公开网址统计表: the parts of a self-evaluation package that are not scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gouji.document.place import Place
from gouji.domain.selfeval import Field, Funds, SelfEvaluation
from gouji.values import zh
from gouji.values.figure import Figure


@dataclass(frozen=True)
class ReportSection:
    """报告部分: one heading the outline asks for, with what was found under it.

    ``heading`` is None where the report has no such part; ``expected`` is the name the outline gives it. ``holds_more`` where a
    table or a picture stands under it; ``stands`` tells
    where it stands, if that is not where the outline has it: “…”之前, “…”之后.
    """

    expected: str
    heading: Field | None
    paragraphs: tuple[Field, ...] = ()
    holds_more: bool = False
    stands: str = ""

    @property
    def is_bare(self) -> bool:
        """True where nothing at all stands under the heading."""
        return self.heading is not None and not self.paragraphs and not self.holds_more

    @property
    def says_none(self) -> bool:
        """True where the whole text is a statement that there is nothing (无)."""
        texts = [paragraph.text.strip(" 　。.\t") for paragraph in self.paragraphs]
        return len(texts) == 1 and texts[0] in ("无", "没有", "本年度无", "我单位无", "本单位无", "无此项支出")


@dataclass(frozen=True)
class Report:
    """绩效自评报告: a report whose outline is known; ``is_prescribed`` where an official print of the outline asks for its parts
    in these words, ``is_own`` where the unit reports on itself and no one else on it. ``outline`` is what the outline is called."""

    form: str
    title: str
    place: Place
    sections: tuple[ReportSection, ...]
    is_prescribed: bool = True
    is_own: bool = True
    outline: str = ""

    def section(self, name: str) -> ReportSection | None:
        return next((section for section in self.sections if section.expected == name), None)


@dataclass(frozen=True)
class AddressRow:
    """公开网址行: one unit of the list, by column name of the form."""

    fields: tuple[tuple[str, Field], ...]


@dataclass(frozen=True)
class AddressList:
    """公开网址统计表: where the units of a department published their evaluations."""

    form: str
    title: str
    place: Place
    rows: tuple[AddressRow, ...]


@dataclass(frozen=True)
class FormRow:
    """表行: one row of a form that is not scored: the names it stands under and its other columns by name (target, actual,
    expected, surely, weight, claimed, ratio …)."""

    level1: str
    level2: str
    level3: str
    fields: Mapping[str, Field]

    @property
    def name(self) -> str:
        return self.level3 or self.level2 or self.level1

    def figure(self, column: str) -> Figure | None:
        field = self.fields.get(column)
        return None if field is None else field.figure


@dataclass(frozen=True)
class Subtotal:
    """小计: the row that adds up a part of a form, what it is called, and the rows that it adds up."""

    named: str
    row: FormRow
    members: tuple[FormRow, ...]


@dataclass(frozen=True)
class ExecutedMoney:
    """执行行: one row with a rate of execution: what was spent, and the budgets that the rate may be of. ``is_adjusted`` where
    one of them is the budget as it was at the time, not that of the beginning of the year alone. ``named`` is what the rate is
    called: 执行率, or 预计执行率 of what will have been spent by the end of the year."""

    label: str
    budgets: tuple[Field, ...]
    executed: Field
    rate: Field
    is_adjusted: bool = True
    named: str = "执行率"


@dataclass(frozen=True)
class UnscoredForm:
    """不打分的表式: a table of targets (绩效目标表), of monitoring (绩效运行监控表), of an appraisal (绩效评价) or a summary
    (自评结果汇总表): known as what it is and scored under no standard of self-evaluations. ``name`` is the form's.

    ``rows`` are its rows as far as its columns are known, ``total`` the row of totals, ``subtotals`` those of its parts, ``money`` budget and spending of all
    money; ``months`` is how much of the year it looks back on; ``funds`` are its columns of money by source, ``execution`` its
    rows with a rate of execution.
    """

    form: str
    kind: str
    name: str
    title: str
    place: Place
    year: int | None = None
    body: Field | None = None
    department: Field | None = None
    project: Field | None = None
    rows: tuple[FormRow, ...] = ()
    total: FormRow | None = None
    subtotals: tuple[Subtotal, ...] = ()
    money: Mapping[str, Field] = field(default_factory=dict)
    months: int | None = None
    funds: tuple[Funds, ...] = ()
    execution: tuple[ExecutedMoney, ...] = ()

    def is_of(self, evaluation: SelfEvaluation) -> bool:
        """Whether both are of one project and one year, each by its own print."""
        if self.project is None or evaluation.project is None or self.year is None or self.year != evaluation.year:
            return False
        return zh.label(self.project.text) == zh.label(evaluation.project.text) != ""

    @property
    def called(self) -> str:
        """What to call the form in a message."""
        return f"《{self.title}》" if self.title else f"一张{self.name}"
