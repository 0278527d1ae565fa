"""部门、单位两级: whose paper it is, what units it takes in, and what the template of that level alone asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.catalogue.duties import LEVELS, Duty
from gouji.checks.listed_units import listed_units, says_none
from gouji.checks.papers import level_of
from gouji.document.place import Place
from gouji.document.tree import Paragraph
from gouji.domain.dossier import Recognised
from gouji.domain.duties import DutyOutcome, DutyState
from gouji.values.cached import cached_property


@dataclass(frozen=True, eq=False)
class Composition:
    """单位构成: the disclosures of one kind in a dossier, told by the level that they are of."""

    parts: Sequence[Recognised]

    @cached_property
    def level(self) -> str:
        """部门 where any paper is of a department, 单位 where one is of a unit, '' where none says."""
        told = {level_of(part) for part in self.parts}
        return next((level for level in LEVELS if level in told), "")

    @cached_property
    def _of_level(self) -> tuple[Recognised, ...]:
        return tuple(part for part in self.parts if level_of(part) == self.level)

    @cached_property
    def alone(self) -> Place | None:
        """Where the paper says that no units are under it."""
        return next((place for part in self._of_level if (place := says_none(part)) is not None), None)

    def level_told(self, duty: Duty) -> DutyOutcome:
        """Whether the title says whose figures these are."""
        first = [next(iter(part.document.paragraphs)).place for part in self._of_level]
        if self.level:
            return DutyOutcome(duty.id, duty.title, DutyState.PASSED, tuple(first))
        remark = "标题没有写明是部门的还是单位的，只核对了两级都应说明的"
        return DutyOutcome(duty.id, duty.title, DutyState.UNREAD, (), remark)

    def units_told(self, duty: Duty, counted: DutyOutcome | None) -> DutyOutcome:
        """What came of the list of units; ``counted`` is what came of their number."""
        for part in self._of_level:
            listed = listed_units(part)
            if listed is None:
                continue
            if counted is not None and counted.state is DutyState.FAILED:
                return counted
            is_counted = counted is not None and counted.state is DutyState.PASSED
            told = f"列了 {len(listed.names)} 家"
            if listed.is_open:
                told += "，以“等”结尾，没有列全"
            elif not is_counted:
                told += "，没有写明家数可以对照"
            state = DutyState.PASSED if is_counted and not listed.is_open else DutyState.UNCHECKED
            return DutyOutcome(duty.id, duty.title, state, (listed.place,), told)
        if self.alone is not None:
            return DutyOutcome(duty.id, duty.title, DutyState.ABSENT, (self.alone,), "写明没有所属单位")
        remark = "没有读到列入汇总的单位；只有一家的，写明没有所属单位"
        return DutyOutcome(duty.id, duty.title, DutyState.UNREAD, (), remark)

    def words_told(self, duty: Duty) -> DutyOutcome | None:
        """Whether the text says what the duty asks for, in whatever words."""
        for part in self._of_level or self.parts:
            for block in part.document.blocks[part.contents.body :]:
                if isinstance(block, Paragraph) and duty.told is not None and duty.told.search(block.text):
                    return DutyOutcome(duty.id, duty.title, DutyState.PASSED, (block.place,))
        return None if duty.demand == "stated" else DutyOutcome(duty.id, duty.title, DutyState.UNREAD)
