"""Sums that the names of rows suggest: what is set in below a row, or numbered below it, are its parts.

One such row may be no sum (其中 lists but some parts), so the rows of a table speak for each other: where nearly all are the
sum of what stands below them, the table is built so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from gouji.catalogue.subject_tree import depths
from gouji.solve.tables.evidence import Seen, summed
from gouji.solve.tables.labels import hint_of
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.sheet import Field

#: So many rows must be sums, and so large a part of all that may be.
_LEAST, _SHARE = 4, 0.85
#: Bits that one row must be worth to be counted at all: 0 = 0 says nothing.
_TELLING = 4.0

_NUMBERINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]+[、.．]",
        r"[（(][一二三四五六七八九十]+[）)]",
        r"\d+[、.．](?!\d)",
        r"[（(]\d+[）)]",
    )
)
_CODE = re.compile(r"(?:\d{3}|\d{5}|\d{7})")
_WIDE = {"\u3000": 2, "\t": 4}
_PARTLY = re.compile(r"\s*(?:其中|#)")


def outlined(field: Field, rows: Mapping[int, Sequence[str]]) -> tuple[Relation, ...]:
    """The rows of ``field`` that are the sum of those below them, as the first way of reading ``rows`` has it that holds nearly
    everywhere; ``rows`` are the words of each row, left to right, as printed."""
    best: tuple[Relation, ...] = ()
    partly = {line for line, words in rows.items() if words and _PARTLY.match(words[0])}
    for levels, guessed in _readings(field, rows):
        found = tuple(_family(field, levels, partly, guessed=guessed))
        if sum(len(one.holds) for one in found) > sum(len(one.holds) for one in best):
            best = found
    return best


def _readings(field: Field, rows: Mapping[int, Sequence[str]]) -> Iterator[tuple[dict[int, int], bool]]:
    """The depth of each line, by how far it is set in, by its number, by its code, by the name of its subject; and whether it
    is but guessed so."""
    heads = {line: words[0] for line in field.lines if (words := rows.get(line))}
    by_indent = {line: 1 + _indent(head) for line, head in heads.items()}
    by_number = {line: depth for line, head in heads.items() if (depth := _numbering(head))}
    by_code = {
        line: len(code)
        for line, words in rows.items()
        if (code := next((word.strip() for word in words if _CODE.fullmatch(word.strip())), ""))
    }
    by_name = depths(heads)
    for levels in (by_indent, by_number, by_code, by_name):
        if len(set(levels.values())) > 1:
            totals = {line: 0 for line, head in heads.items() if hint_of(head).total and line not in levels}
            depth_of = {
                line: (0 if _is_total(heads.get(line, "")) else depth) for line, depth in {**totals, **levels}.items()
            }
            yield depth_of, levels is by_name


def _is_total(head: str) -> bool:
    return hint_of(head).total and not _numbering(head)


def _indent(head: str) -> int:
    blank = head[: len(head) - len(head.lstrip())]
    return sum(_WIDE.get(character, 1) for character in blank)


def _numbering(head: str) -> int:
    """1 for 一、 to 4 for （1）; 0 for none."""
    plain = head.strip()
    return next((depth for depth, pattern in enumerate(_NUMBERINGS, 1) if pattern.match(plain)), 0)


def _family(field: Field, levels: Mapping[int, int], partly: Collection[int], *, guessed: bool) -> Iterator[Relation]:
    """The sums of one reading, where nearly all hold; none else. What begins with one of ``partly`` lists but some parts."""
    children = _children(levels)
    seen: dict[tuple[int, tuple[int, ...]], list[Seen]] = {}
    for line, parts in children.items():
        if any(field.present[line]) and not {line, *parts} & set(partly):
            seen[line, parts] = [one for one in summed(field, line, parts) if field.filled[line][one.position]]
    holds = [one for places in seen.values() for one in places if one.holds]
    fails = [one for places in seen.values() for one in places if not one.holds]
    telling = sum(1 for one in holds if one.bits >= _TELLING)
    if telling < _LEAST or len(holds) < _SHARE * (len(holds) + len(fails)):
        return
    for (line, parts), places in seen.items():
        held = tuple(one.position for one in places if one.holds)
        missed = tuple(one.position for one in places if not one.holds)
        bits = sum(one.bits for one in places if one.holds)
        kin = len(holds) - len(held)
        yield Relation(Operator.SUM, field.across, line, parts, held, missed, bits, kin=kin, guessed=guessed)


def _children(levels: Mapping[int, int]) -> dict[int, tuple[int, ...]]:
    """The lines directly below each; a total at the end has the outermost before it."""
    found: dict[int, list[int]] = defaultdict(list)
    above: list[int] = []
    outermost: list[int] = []
    for line in sorted(levels):
        depth = levels[line]
        while above and levels[above[-1]] >= depth:
            above.pop()
        if above:
            found[above[-1]].append(line)
        elif depth:
            outermost.append(line)
        else:
            found[line] += outermost
            outermost = []
        above.append(line)
    return {line: tuple(parts) for line, parts in found.items() if parts}
