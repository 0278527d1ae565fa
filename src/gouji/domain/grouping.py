"""Which documents belong together: those of one body and year, by what each tells of itself and by where it lies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")

#: So many groups that a document may belong to leave open which it is.
_SEVERAL = 2


class Told(NamedTuple):
    """自述: what one document tells of itself: its body, its year, the path that it was read from, and its kinds; ``once``
    are those of its kinds of which a body has one document a year."""

    body: str | None
    year: int | None
    path: str
    kinds: tuple[str, ...] = ()
    once: frozenset[str] = frozenset()


def grouped(documents: Sequence[Told]) -> tuple[tuple[int, ...], ...]:
    """The numbers of the documents that belong together, groups in order of their first.

    黄石市下陆区司法局 and 下陆区司法局 are one body, as far as no other of the documents ends with the short name too. A
    document that does not tell its body or its year joins the group that it does not contradict and that lies nearest: in
    the same folder, else in the folder around it, and so on. Where several lie equally near, or one that tells no body
    lies among several bodies, it joins none: figures of one body that are held against another's accuse it falsely. Nor
    does one that tells no body and is of no known kind, or of a kind that the group has and a body publishes once a year.
    """
    groups = _Groups()
    for number in sorted(range(len(documents)), key=lambda at: (_untold(documents[at]), at)):
        groups.take(number, documents[number])
    return tuple(sorted(tuple(sorted(group.numbers)) for group in groups.all))


def _is_one_body(one: str, other: str) -> bool:
    """Whether a name is the other, or its end: with or without the city and county before it."""
    return one.endswith(other) or other.endswith(one)


def years_before(groups: Sequence[tuple[str | None, int | None]]) -> tuple[tuple[int, ...], ...]:
    """For each body and year the numbers of those of the same body and the year before."""
    by_name = _ByName[int]()
    for number, (body, _) in enumerate(groups):
        if body is not None:
            by_name.add(body, number)

    def before(body: str | None, year: int | None) -> tuple[int, ...]:
        if body is None or year is None:
            return ()
        same = (*by_name.called(body), *by_name.called_otherwise(body))
        return tuple(sorted(number for number in same if groups[number][1] == year - 1))

    return tuple(before(*one) for one in groups)


class _ByName(Generic[Item]):
    """Items by the names of bodies, found by a name that is fuller or shorter too."""

    def __init__(self) -> None:
        self._called: dict[str, list[Item]] = defaultdict(list)
        self._ending: dict[str, list[Item]] = defaultdict(list)

    def add(self, name: str, item: Item) -> None:
        self._called[name].append(item)
        for start in range(1, len(name)):
            self._ending[name[start:]].append(item)

    def called(self, name: str) -> Sequence[Item]:
        return self._called.get(name, ())

    def called_otherwise(self, name: str) -> Iterator[Item]:
        yield from self._ending.get(name, ())
        for start in range(1, len(name)):
            yield from self._called.get(name[start:], ())


def _untold(one: Told) -> tuple[int, int]:
    """What tells most comes first, and full names before short ones."""
    return 2 * (one.body is None) + (one.year is None), -len(one.body or "")


@dataclass(eq=False, slots=True)
class _Group:
    body: str | None = None
    year: int | None = None
    numbers: list[int] = field(default_factory=list)
    once: set[str] = field(default_factory=set)

    def fits(self, one: Told) -> bool:
        if one.year is not None and self.year is not None and one.year != self.year:
            return False
        if one.body is None:
            return bool(one.kinds) and self.once.isdisjoint(one.once)
        return self.body is None or _is_one_body(one.body, self.body)


class _Groups:
    """The groups so far, found by what the names of their bodies end with, and by the folders around their documents."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._by_name = _ByName[_Group]()
        self._bodies: dict[PurePath, set[str | None]] = defaultdict(set)
        self._under: dict[PurePath, dict[_Group, None]] = defaultdict(dict)
        self._of_year: dict[tuple[PurePath, int | None], dict[_Group, None]] = defaultdict(dict)

    def take(self, number: int, one: Told) -> None:
        group = self._only(one)
        if group is None:
            group = _Group()
            self.all.append(group)
        group.numbers.append(number)
        group.once |= one.once
        if group.body is None and one.body is not None:
            group.body = one.body
            self._by_name.add(one.body, group)
        group.year = one.year if group.year is None else group.year
        for folder in PurePath(one.path).parents:
            self._under[folder][group] = None
            self._bodies[folder].add(group.body)
            self._of_year[folder, group.year][group] = None

    def _only(self, one: Told) -> _Group | None:
        """The only group that ``one`` does not contradict, the nearest first; None where there is none, or more than one."""
        named = [group for group in self._named(one.body) if group.fits(one)]
        if one.body is not None and one.year is not None and len(named) < _SEVERAL:
            return named[0] if named else None
        for folder in PurePath(one.path).parents:
            if one.body is None and len(self._bodies[folder]) >= _SEVERAL:
                return None
            near = list(islice(self._near(folder, one, named), _SEVERAL))
            if near:
                return near[0] if len(near) == 1 else None
        return None

    def _named(self, body: str | None) -> Sequence[_Group]:
        """The groups of ``body``: those called exactly so, else those called more fully or shortly."""
        if body is None:
            return ()
        return self._by_name.called(body) or tuple(self._by_name.called_otherwise(body))

    def _near(self, folder: PurePath, one: Told, named: Sequence[_Group]) -> Iterator[_Group]:
        """The groups with a document in or under ``folder`` that ``one`` may belong to."""
        if one.body is not None:
            return (group for group in named if group in self._under[folder])
        if one.year is None:
            return (group for group in self._under[folder] if group.fits(one))
        known = (self._of_year[folder, year] for year in (one.year, None))
        return (group for groups in known for group in groups if group.fits(one))
