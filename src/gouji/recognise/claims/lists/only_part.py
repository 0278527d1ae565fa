"""The only part that a list names: 支出A。其中：基本支出A; 收入包括：拨款A. It may be one of several; it counts where it is all there is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from gouji.domain.claims import Formula, Kind, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Row

_FEWEST_DIGITS = 4  # shorter figures agree by chance
_WORDS = ("其中", "包括")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every whole with the only figure of the sentence that lists its parts."""
    for opener in layout.openers:
        whole, behind = layout.rows[opener.before].level, layout.rows[opener.after :]
        if whole is None or opener.in_bracket or opener.numbered or not opener.mark.text.startswith(_WORDS):
            continue
        beside = takewhile(partial(_in_one_sentence, behind[0]), behind) if behind else ()
        told = (row for row in beside if row.brackets == opener.brackets and not row.explains)
        parts = [one for row in told for one in row.of(Role.LEVEL) if comparable(one, whole)]
        if len(parts) == 1 and parts[0].own and sum(map(str.isdigit, whole.text)) >= _FEWEST_DIGITS:
            yield Claim((Relation(Kind.EQUALITY, Shape.PARTS, Formula.SUM, (parts[0],), whole),), Evidence.FIGURES)


def _in_one_sentence(first: Row, row: Row) -> bool:
    return row.sentence == first.sentence
