"""What the names of figures say for a sum: parts called alike but for what sets each apart, and a whole that is called as they
are. It speaks for a sum that holds, and never against one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from gouji.catalogue.claims import government_named, kinds_of, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention

_ALIKE, _KINDS, _CALLED, _LEVELS, _JOINED = 3, 3, 2, 5, 4
_FEWEST = 2
_PAIR = 2  # characters
_FLOWS = ("收入", "支出")  # too many names end so


def kinship(parts: Sequence[Mention], whole: Mention) -> int:
    """The bits that the names of ``parts`` and ``whole`` speak for a sum; 0 where a part has no name of its own."""
    counted = [part for part in parts if part.figure.value != 0]
    if len(counted) < _FEWEST or not all(part.own for part in counted):
        return 0
    missed = abs(sum(part.exact for part in counted) - whole.exact)
    if 2 * missed > max(one.figure.step for one in (*counted, whole)):
        return 0  # only just, if each was rounded by itself: names that many share say nothing of that
    return _of_names(tuple(core(part.subject) for part in counted), core(whole.subject))


@lru_cache(maxsize=8192)
def _of_names(names: tuple[str, ...], whole: str) -> int:
    if len(set(names)) < len(names) or not all(names):
        return 0
    levels = [government_named(name) for name in names]
    known = [level for level in levels if level]
    if len(known) > 1 and len(set(known)) == len(known) and len(known) >= len(names) - 1:
        return _LEVELS  # 中央a、自治区b、旗县c、其他资金d
    bits = _KINDS if kinds_of(names) is not None else 0
    end = _end(names)
    if len(end) >= _PAIR and end not in _FLOWS and end not in wording().plain_doing:
        bits += _ALIKE
        bits += _CALLED if whole.endswith(end) or end.endswith(whole or "\0") else 0
        heads = [name.removesuffix(end)[:_PAIR] for name in names]
        bits += _JOINED if all(len(head) == _PAIR and head in whole for head in heads) else 0
    return bits


def _end(names: Sequence[str]) -> str:
    """What all of ``names`` end with."""
    alike = takewhile(lambda last: len(set(last)) == 1, zip(*(name[::-1] for name in names), strict=False))
    return "".join(last[0] for last in alike)[::-1]
