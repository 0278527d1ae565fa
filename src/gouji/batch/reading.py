"""The reading half of a batch: every file once, put on the shelf under its name and content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from gouji.batch.choice import Choice
from gouji.batch.rate import Rate
from gouji.batch.store import Store, digest, got, put
from gouji.domain.grouping import Told
from gouji.gathering import gathered
from gouji.pipeline.hands import Do, Work
from gouji.pipeline.reading import Progress
from gouji.pipeline.shelf import shelve
from gouji.readers.archive import Member, members
from gouji.readers.faults import InputError
from gouji.readers.isolated import call

_NOTHING = "没有可以核对的文件，请检查路径。"


@dataclass(frozen=True, slots=True)
class Read:
    """读过的文件: what it tells and where it lies on the shelf, or, without ``told``, why there is nothing.

    ``is_new`` says whether this run read it; ``is_due`` whether it was changed in the time that is asked for.
    """

    path: str
    key: str = ""
    told: Told | None = None
    refusal: str = ""
    is_new: bool = True
    is_due: bool = True


def read_all(
    paths: Sequence[Path], output: Path, store: Store, choice: Choice, do: Do, progress: Progress
) -> Iterator[Read]:
    """Every file that ``paths`` mean and ``choice`` takes, in order; what lies in ``output`` is none.

    Raises ``InputError`` where none of ``paths`` means a file; a part of them may hold none.
    """
    inside = output.resolve()
    every = [one for one in gathered(paths) if isinstance(one, InputError) or not one.resolve().is_relative_to(inside)]
    meant = [one for one in every if isinstance(one, InputError) or choice.takes(one)]
    none_found = all(isinstance(one, InputError) or not one.exists() for one in every)
    if none_found or (choice.since is not None and not meant):
        raise InputError("\n".join(f"{one}" for one in meant if isinstance(one, InputError)) or _NOTHING)
    rate = Rate("正在读取", len(meant), progress)
    for one in do(_works(meant, store, choice, rate)):
        yield one if isinstance(one, Read) else Read(one.partition("：")[0], refusal=one)


def _works(meant: Sequence[Path | InputError], store: Store, choice: Choice, rate: Rate) -> Iterator[Work[Read]]:
    for file in meant:
        rate.step()
        if isinstance(file, InputError):
            yield partial(str, file)
            continue
        try:
            for member in members(file):
                yield _work(member, store, is_due=choice.is_due(os.path.getmtime(file)))
        except InputError as fault:
            yield partial(str, fault)


def _work(member: Member, store: Store, *, is_due: bool) -> Work[Read]:
    """Reading ``member``, or recalling what it told when it was read."""
    key = digest(member.name, hashlib.sha256(member.data).hexdigest(), member.refusal)
    known = got(store.place(key, "told"))
    if known is None:
        return partial(_read, member, key, store, is_due=is_due)
    return partial(_as_read, member.name, key, known, is_new=False, is_due=is_due)


def _read(member: Member, key: str, store: Store, *, is_due: bool) -> Read:
    known: dict[str, Any]
    try:
        told = call(shelve, member, store.place(key, "document"), path=member.name)
        known = {"told": [told.body, told.year, told.kinds, sorted(told.once)]}
    except InputError as fault:
        known = {"refusal": str(fault)}
    put(store.place(key, "told"), known)
    return _as_read(member.name, key, known, is_new=True, is_due=is_due)


def _as_read(path: str, key: str, known: dict[str, Any], *, is_new: bool, is_due: bool) -> Read:
    if "refusal" in known:
        return Read(path, key, None, known["refusal"], is_new, is_due)
    body, year, kinds, once = known["told"]
    return Read(path, key, Told(body, year, path, tuple(kinds), frozenset(once)), "", is_new, is_due)
