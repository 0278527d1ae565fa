"""占比的基数写在别处，与占比不符

查什么：“占本年支出合计的”“占政府采购支出总额的”“占一般公共预算项目支出总额的”这类占比，基数写在另一段或只在表里，按那个数算对不对。
为什么：一句话里看不出占比错了，对照的数在别处。
依据：部门决算公开模板的文字说明部分：占比的基数是表或前文的合计；四舍五入之外应当相等。

反例：
    青溪区司法局2024年度部门决算
    一、支出决算情况说明
    本年支出合计200.00万元。
    二、一般公共预算财政拨款支出决算情况说明
    一般公共预算财政拨款支出150.00万元，占本年支出合计的85.00%。
正例：
    - 一般公共预算财政拨款支出150.00万元，占本年支出合计的85.00%。
    + 一般公共预算财政拨款支出150.00万元，占本年支出合计的75.00%。
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.share_bases import ShareBase, share_bases
from gouji.checks.book import Book, book_of
from gouji.checks.registry import check
from gouji.checks.stated import Stated, explained
from gouji.domain.accounts import Accounts
from gouji.domain.arithmetic import printed
from gouji.domain.claims import Claims, Mention, Role, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.printed import Bounds, Printed
from gouji.domain.ties import Form, Strength, Term, Tie
from gouji.solve.spans import holds
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain

_CODE = "J256"
_TITLE = "占比等于部分除以基数"
_STOPS = "。；;"


@check(_CODE)
def share_of_base(dossier: Dossier) -> Iterator[Outcome]:
    tables: dict[Claims, Accounts] = dict((*dossier.budgets_spoken_of, *dossier.spoken_of))
    for kind, said in explained(dossier):
        claimed = {relation.claimed for relation in said.claims.relations}
        book = book_of(tables[said.claims]) if said.claims in tables else None
        shares = (
            one
            for one in said.claims.mentions
            if one.role is Role.SHARE and (one.base or one.within) and one not in claimed
        )
        found = [ties for share in shares if (ties := _ties(share, kind, said, book))]
        fitting = [next((tie for tie in ties if tie.holds), None) for ties in found]
        told = (one for one in said.claims.relations if one.shape is Shape.SHARE and holds(one))
        bases = {_base(tie).bounds for tie in fitting if tie is not None} | {one.operands[-1].bounds for one in told}
        for ties, holding in zip(found, fitting, strict=True):
            if holding is None and _are_of_their_sum(ties[0], found):
                continue  # what they make up may hold less than the base: nothing carried over
            yield _missed(ties, bases) if holding is None else Passed(_TITLE, holding)


def _ties(share: Mention, kind: str, said: Stated, book: Book | None) -> list[Tie]:
    """The relation with each of the bases that the words may mean."""
    words = share.base or share.within  # “三公”经费决算中，公务接待费a，占p: of what the list is of
    row = next((one for one in share_bases(kind) if one.words.search(words)), None)
    part = _part(share, said)
    if row is None or part is None:
        return []
    return [
        Tie(_CODE, _TITLE, (Term(1, part),), "=", (Term(1, base),), Form.RATIO, share, strength=Strength.STATED)
        for base in _bases(row, share, part, said, book)
        if base.bounds is not None and base.bounds[0] > 0
    ]


def _are_of_their_sum(tie: Tie, found: Sequence[Sequence[Tie]]) -> bool:
    """Whether every share of the same base is one of what their parts make up."""
    beside = [ties[0] for ties in found if _base(ties[0]) is _base(tie)]
    every = tuple(one.left[0] for one in beside)
    return len(every) > 1 and all(replace(one, right=every).holds for one in beside)


def _base(tie: Tie) -> Printed:
    return tie.right[0].figure


def _missed(ties: Sequence[Tie], bases: Container[Bounds | None]) -> Failed:
    """What holds with none of them, told of one of ``bases``, of which other shares are, where it may be meant."""
    first, *rivals = sorted(ties, key=lambda tie: _base(tie).bounds not in bases)
    part, share = first.left[0].figure, first.rate
    assert isinstance(part, Mention)
    assert isinstance(share, Mention)
    return Failed(_problem(share, part, first), replace(first, rivals=tuple(rivals)))


def _problem(share: Mention, part: Mention, tie: Tie) -> Problem:
    base = _base(tie)
    assert base.figure is not None
    due = part.exact / base.figure.exact
    should = printed(due, share.figure)
    arithmetic = f"{part.shown} ÷ {base.shown}{'' if base.shown.endswith('元') else base.unit.name}"
    mismatch = classify(share.figure, due)
    slight = mismatch in TAILS
    return Problem(
        Severity.INFO if slight else Severity.WARNING,
        f"占比/{part.called}/{base.key}",
        f"{part.called} {part.shown} 占{base.label} {base.shown} 应为 {should}（{arithmetic}），文中写 {share.shown}。",
        f"请核对所列各数；若其余各数无误，“{share.shown}”应为“{should}”。",
        (share.place, part.place, base.place),
        Side.of(part.called, share.figure, share.place),
        Side("按基数计算", should, base.place, plain(due * 100, 6), share.figure.unit.name),
        mismatch,
        relation=arithmetic,
    )


def _part(share: Mention, said: Stated) -> Mention | None:
    """The amount that the share is of: the last one before it in its sentence."""
    text = share.passage.text
    before = [
        one
        for one in said.claims.mentions
        if one.passage is share.passage and one.start < share.start and one.role is Role.LEVEL
    ]
    near = [one for one in before if not any(stop in text[one.end : share.start] for stop in _STOPS)]
    return near[-1] if near and near[-1].figure.unit.is_money else None


def _bases(row: ShareBase, share: Mention, part: Mention, said: Stated, book: Book | None) -> Iterator[Printed]:
    """What the words may mean: cells of the tables, then what the text states of it."""
    for cells in row.cells:
        table = None if book is None else book.tables.get(cells.table)
        amount = None if table is None else table.amount(cells.rows[0], cells.columns[0])
        if amount is not None:
            yield amount
    for id in row.duties:
        yield from (one for one in said.of(id) if one is not part)
