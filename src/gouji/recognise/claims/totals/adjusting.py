"""What a budget has become: 预算B，执行中追加A，收回D，调整后预算为B′; 调减D后为B′."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.mentions import Mark
from gouji.recognise.claims.sentences.rows import Layout, Row

_LOOK_BACK = 12
_INITIAL = ("年初预算", "预算")
_DONE = ("决算", "执行")
_MEANWHILE = "执行中"  # 预算执行中追加甲、乙等A: no outcome
_ADJUSTED = "调整后"
_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_BRACKET = re.compile(r"[（()）]")
_APPROVED = re.compile(r"(?:批准|批复|下达|核定)[^，,。；;]*预算")
_BECAME = re.compile(rf"{_ADJUSTED}的?(?:全年|当年|总)?(?:数|规模|总额)?[为是达到]*")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every adjusted budget with all that moved it: B＋A－D＝B′; what 加上 and 减去 join is told by ``running``. It fails only
    where every figure between the two is known to move the budget."""
    for row in layout.rows:
        adjusted = next((one for one in row.of(Role.LEVEL) if is_adjusted_budget(one)), None)
        if adjusted is not None and not any(_joins(mark, adjusted) for mark, _ in layout.marks):
            yield from _adjusted(layout.rows, row, adjusted)


def is_adjusted_budget(level: Mention) -> bool:
    """Whether a figure is by its words what a budget has become."""
    if level.measure == "调整预算":
        return True
    return _ADJUSTED in level.lead and _BECAME.fullmatch(_words(level)) is not None


def _adjusted(rows: Sequence[Row], row: Row, adjusted: Mention) -> Iterator[Claim]:
    near = list(_near(rows, row, adjusted))
    moved = [(one, sign) for one in near for sign in (sign_of(one, adjusted),) if sign]
    initial = next((one for one in reversed(near) if one.measure in _INITIAL and not sign_of(one, adjusted)), None)
    if moved and initial is None and (approved := _approved(rows, row, adjusted)) is not None:
        signs = (1, *(sign for _, sign in moved))
        operands = (approved, *(one for one, _ in moved))
        yield Claim((Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, operands, adjusted, signs),), Evidence.NAMED)
    if not moved or initial is None:
        return
    behind = [(one, sign) for one, sign in moved if one.start > initial.start]
    moves = behind or moved[-1:]
    known = {initial, *(one for one, _ in moves)}
    unknown = any(one not in known and one.start > initial.start and _may_move(one) for one in near)
    alone = moves[0][1] < 0 and len(moves) == 1
    signs = (1, *(sign for _, sign in moves))
    kind = Kind.DIFFERENCE if alone else Kind.SUM
    operands = (initial, *(one for one, _ in moves))
    relation = Relation(kind, Shape.TOTAL, Formula.SUM, operands, adjusted, signs)
    yield Claim((relation,), Evidence.STATED if behind and not unknown else Evidence.NAMED)


def _approved(rows: Sequence[Row], row: Row, adjusted: Mention) -> Mention | None:
    """批准的支出预算A。执行中…: the budget that the sentence before says was approved."""
    before = (one for one in reversed(rows[max(0, row.index - _LOOK_BACK) : row.index]) if one.brackets == row.brackets)
    levels = (one.level for one in before if one.level is not None and one.sentence == row.sentence - 1)
    return next(
        (one for one in levels if comparable(one, adjusted) and _APPROVED.search(one.words_before(to_figure=True))),
        None,
    )


def moves_of(rows: Sequence[Row], row: Row, budget: Mention, until: Mention) -> tuple[tuple[Mention, int], ...]:
    """What moved ``budget`` between it and ``until``, each with its sign."""
    near = (one for one in _near(rows, row, until) if one.start > budget.start)
    return tuple((one, sign) for one in near for sign in (sign_of(one, until),) if sign)


def _near(rows: Sequence[Row], row: Row, until: Mention) -> Iterator[Mention]:
    for one in rows[max(0, row.index - _LOOK_BACK) : row.index + 1]:
        if one.sentence == row.sentence and one.brackets == row.brackets:
            yield from (level for level in one.mentions if level.start < until.start and comparable(level, until))


def _joins(mark: Mark, adjusted: Mention) -> bool:
    return mark.kind in ("add", "subtract") and adjusted.clause[0] <= mark.start < adjusted.start


def sign_of(one: Mention, adjusted: Mention) -> int:
    """+1 or -1 for an amount by which a budget was adjusted, 0 for one that it differs by from another year's: 调减D后为B′."""
    text = one.passage.text
    if one.role is Role.CHANGE and text[one.end : adjusted.start].lstrip().startswith("后"):
        return one.direction
    if one.base or _is_outcome(one) or is_adjusted_budget(one):
        return 0
    words, signs = _words(one), wording().budget_moves
    return next((signs[word] for word in sorted(signs, key=words.rfind, reverse=True) if word in words), 0)


def _may_move(one: Mention) -> bool:
    if one.role is Role.CHANGE:
        return not one.base
    return one.role in (Role.LEVEL, Role.OTHER) and not _is_outcome(one)


def _is_outcome(one: Mention) -> bool:
    return one.role is not Role.CHANGE and one.measure in _DONE and _MEANWHILE not in _words(one)


def _words(mention: Mention) -> str:
    """The words right before a figure, without what brackets add to them: 追加（调整）预算A, 全年预算（含追加）B."""
    words = _ASIDE.sub("", mention.words_before(over="、（()）", to_figure=True))
    return _BRACKET.split(words)[-1].strip()
