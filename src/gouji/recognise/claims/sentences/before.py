"""Looking back over rows: the levels before a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from gouji.domain.claims import Mention, Role
from gouji.recognise.claims.sentences.rows import Row

_LOOK_BACK = 24


def before(rows: Sequence[Row], row: Row, mention: Mention) -> Iterator[tuple[Row, Mention]]:
    """The levels before ``mention`` with their rows, nearest first, as far back as a reader would look."""
    candidates = (
        (one, level)
        for index in range(row.index, -1, -1)
        for one in (rows[index],)
        for level in reversed(one.of(Role.LEVEL))
        if level.start < mention.start
    )
    return islice(candidates, _LOOK_BACK)
