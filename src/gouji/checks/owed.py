"""应说明事项的核对: what came of every duty of a dossier once the checks have run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gouji.catalogue.duties import Duty, duties
from gouji.checks.composition import Composition
from gouji.checks.disclosure import is_accounts, is_disclosure
from gouji.checks.stated import Stated, disclosed
from gouji.document.place import Place
from gouji.domain.accounts import AccountTable, Amount
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.duties import DutyOutcome, DutyState
from gouji.domain.findings import Results, Severity
from gouji.values.cached import cached_property

_SENTENCE = re.compile(r"[^。；\n]*")
_MOST_PLACES = 12
#: So many tables make a set that somebody published without its text.
_SET = 3
_OF_TABLES = "table."


def owed(dossier: Dossier, results: Results) -> Iterator[DutyOutcome]:
    """Every duty of the documents of ``dossier``, those of final accounts first; none where they explain neither. Of tables by
    themselves only the tables are told."""
    if dossier.year is None or any(part.identity.is_governmental for part in dossier.parts):
        return
    for kind in ("accounts", "budget"):
        said = [one for of, one in disclosed(dossier) if of == kind]
        parts = [one for one in dossier.parts if is_disclosure(one) and is_accounts(one) is (kind == "accounts")]
        debt = _Debt(dossier, kind, said, dossier.year, results, Composition(parts))
        if said:
            yield from debt.outcomes()
        elif not disclosed(dossier) and len(debt.tables) >= _SET:
            yield from (one for one in debt.outcomes() if one.id.startswith(_OF_TABLES))
            yield DutyOutcome("words", "文字说明", DutyState.UNREAD, (), "只读到表，没有读到文字说明")


@dataclass(frozen=True, eq=False)
class _Debt:
    """一类公开的应说明事项: what the documents of one kind state, with the tables beside them and what the checks found."""

    dossier: Dossier
    kind: str
    stated: Sequence[Stated]
    year: int
    results: Results
    composition: Composition

    def outcomes(self) -> Iterator[DutyOutcome]:
        level = self.composition.level
        for duty in duties(self.kind):
            if duty.since <= self.year and duty.level in ("", level) and self._is_here(duty):
                outcome = self._outcome(duty)
                if outcome is not None:
                    yield replace(outcome, title=duty.title_of(level)) if duty.called else outcome

    def _is_here(self, duty: Duty) -> bool:
        return duty.where is None or duty.where.search(self.dossier.body or "") is not None

    def _is_left_out(self, duty: Duty) -> bool:
        return duty.unless is not None and duty.unless.search(self.dossier.body or "") is not None

    def _outcome(self, duty: Duty) -> DutyOutcome | None:
        if duty.form == "table":
            return self._of_table(duty)
        if duty.form == "check":
            return self._of_check(duty)
        if duty.form == "level":
            return self.composition.level_told(duty)
        if duty.form == "units":
            return self.composition.units_told(duty, self._of_check(duty))
        if duty.form == "words":
            return self.composition.words_told(duty)
        if duty.form == "never":
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, (), "要靠人判断，请自行核对")
        return self._of_figure(duty)

    @cached_property
    def tables(self) -> dict[str, AccountTable]:
        sets = self.dossier.accounts if self.kind == "accounts" else self.dossier.budgets
        return {table.key: table for accounts in sets for table in accounts}

    @cached_property
    def _tied_cells(self) -> frozenset[tuple[int, int]]:
        return frozenset((number, item) for number, item, _ in self.results.tied)

    @cached_property
    def _broken_cells(self) -> frozenset[tuple[int, int]]:
        return frozenset((number, item) for number, item, _ in self.results.broken)

    def _of_figure(self, duty: Duty) -> DutyOutcome | None:
        mentions = [mention for one in self.stated for mention in one.of(duty.id)]
        if mentions:
            return self._outcome_of(duty, mentions)
        said = self._said(duty, duty.nil) or self._said(duty, duty.same)
        amount = self._amount(duty)
        if said is not None:
            return self._of_words(duty, said, amount)
        if amount is not None and amount.is_nil:
            return DutyOutcome(duty.id, duty.title, DutyState.ABSENT, (amount.place,))
        if duty.cell is not None and duty.cell.table in self.tables and self.tables[duty.cell.table].is_blank:
            return DutyOutcome(duty.id, duty.title, DutyState.ABSENT, (self.tables[duty.cell.table].place,))
        if (duty.demand == "stated" and amount is None) or self._is_left_out(duty):
            return None
        remark = f"表中是 {amount.shown}{amount.unit.name}" if amount is not None else ""
        places = () if amount is None else (amount.place,)
        return DutyOutcome(duty.id, duty.title, DutyState.UNREAD, places, remark)

    def _outcome_of(self, duty: Duty, mentions: Sequence[Mention]) -> DutyOutcome:
        sites = [(one.place.input, one.place.item, one.place.start) for one in mentions]
        places = tuple(one.place for one in mentions[:_MOST_PLACES])
        wrong = [one for one, site in zip(mentions, sites, strict=True) if site in self.results.broken]
        loose = [one for one, site in zip(mentions, sites, strict=True) if site not in self.results.tied]
        if wrong:
            return DutyOutcome(duty.id, duty.title, DutyState.FAILED, tuple(one.place for one in wrong))
        if loose:
            shown = "、".join(one.shown for one in loose[:4])
            remark = f"{shown}{'等' if len(loose) > 4 else ''}没有别的数可以对照"
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, tuple(one.place for one in loose), remark)
        return DutyOutcome(duty.id, duty.title, DutyState.PASSED, places)

    def _said(self, duty: Duty, pattern: re.Pattern[str] | None) -> Place | None:
        """Where the part of the duty says ``pattern`` in a sentence of the duty's names; None where it does not."""
        if pattern is None:
            return None
        for one in self.stated:
            for passage in one.passages(duty.topic):
                for sentence in _SENTENCE.finditer(passage.text):
                    if pattern.search(sentence[0]) and (duty.names is None or duty.names.search(sentence[0])):
                        return passage.quote(*sentence.span())
        return None

    def _of_words(self, duty: Duty, said: Place, amount: Amount | None) -> DutyOutcome:
        """What words without a figure come to: 没有 beside an empty cell holds, beside an amount it does not."""
        if duty.cell is None or duty.cell.table not in self.tables:
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, (said,), "文字没有写数，没有别的数可以对照")
        if amount is None or amount.is_nil:
            return DutyOutcome(duty.id, duty.title, DutyState.PASSED, (said,))
        remark = f"文字没有写数，表中是 {amount.shown}{amount.unit.name}"
        return DutyOutcome(duty.id, duty.title, DutyState.UNREAD, (said, amount.place), remark)

    def _amount(self, duty: Duty) -> Amount | None:
        if duty.cell is None:
            return None
        table = self.tables.get(duty.cell.table)
        return None if table is None else table.amount(duty.cell.rows[0], duty.cell.columns[0])

    def _of_table(self, duty: Duty) -> DutyOutcome | None:
        table = self.tables.get(duty.table)
        if table is None:
            if duty.demand == "stated":
                return None
            return DutyOutcome(duty.id, duty.title, DutyState.UNREAD)
        if table.is_blank:
            return DutyOutcome(duty.id, duty.title, DutyState.ABSENT, (table.place,), table.note)
        items = {(amount.place.input, amount.place.item) for amount in table.amounts.values() if not amount.is_empty}
        if items & self._broken_cells:
            return DutyOutcome(duty.id, duty.title, DutyState.FAILED, (table.place,))
        tied = items & self._tied_cells
        if table.is_unread or not tied:
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, (table.place,), "读出了表，没有能核对的数")
        remark = "" if len(tied) == len(items) else f"{len(items)} 个数核对了 {len(tied)} 个"
        return DutyOutcome(duty.id, duty.title, DutyState.PASSED, (table.place,), remark)

    def _of_check(self, duty: Duty) -> DutyOutcome | None:
        found = [one for one in self.results.findings if one.code in duty.codes]
        told = [one for one in found if duty.strict or one.problem.severity is not Severity.INFO]
        if told:
            places = tuple(place for one in told for place in one.problem.places[:1])
            return DutyOutcome(duty.id, duty.title, DutyState.FAILED, places[:_MOST_PLACES])
        if found or self.results.passed.intersection(duty.codes):
            return DutyOutcome(duty.id, duty.title, DutyState.PASSED)
        if any(one.code in duty.codes for one in self.results.undecided):
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, (), "无法核对，见“无法核对的”")
        if duty.apart:
            alone = self.composition.alone
            if alone is not None:
                return DutyOutcome(duty.id, duty.title, DutyState.ABSENT, (alone,))
            return DutyOutcome(duty.id, duty.title, DutyState.UNCHECKED, (), duty.apart)
        if duty.demand == "stated":
            return None
        return DutyOutcome(duty.id, duty.title, DutyState.UNREAD)
