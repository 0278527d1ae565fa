"""Sums of the other side: 收入总计A，包括a、b。支出总计B，包括c、d, where c and d add up to A. As both totals are one figure by
rule, a slip in B leaves its parts adding up to A; that is no sum of A, which has parts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Relation
from gouji.domain.proposals import Listed
from gouji.solve.meaning import side_of


def of_own_side(added: Sequence[Relation], lists: Sequence[Listed]) -> Iterator[Relation]:
    """``added`` without the sums of lists of one side to the total of the other, where that has parts of its own and the
    list stands behind another total."""
    return (one for one in added if not any(_is_of_the_other(one, whole, added) for whole in _wholes(one, lists)))


def _wholes(found: Relation, lists: Sequence[Listed]) -> Iterator[Mention]:
    """The totals behind which the parts of ``found`` are listed."""
    parts = {one for one in found.operands if one.figure.value}
    return (listed.wholes[0] for listed in lists if parts and parts <= {item.level for item in listed.lists[0]})


def _is_of_the_other(found: Relation, whole: Mention, added: Sequence[Relation]) -> bool:
    side, other = side_of(core(whole.subject)), side_of(core(found.claimed.subject))
    own = (one for one in added if one.claimed is found.claimed and not set(one.operands) & set(found.operands))
    return {side, other} == {"收入", "支出"} and whole.exact != found.claimed.exact and any(own)
