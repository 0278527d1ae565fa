"""The check flow over many units: one audit for each body and year, one after the other, whatever the number of files.

Documents are read once and put aside in a temporary folder; only what each tells of itself is kept in mind. Then each
dossier is taken up, checked and let go.
"""

from __future__ import annotations

import pickle
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar

from gouji.assembly import body_and_year, dossier_of, told_of, understood
from gouji.catalogue.edition import editions
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.numbering import numbered
from gouji.document.tree import Document
from gouji.domain.audit import Audit, Unit
from gouji.domain.coverage import coverage
from gouji.domain.findings import Results
from gouji.domain.grouping import Told, grouped, years_before
from gouji.pipeline.reading import Progress, meant, read_member
from gouji.readers import InputError
from gouji.readers.archive import Member
from gouji.readers.isolated import RECOGNITION, alive, call

Result = TypeVar("Result")
_Work = Callable[[], Result | str]

#: So many calls wait for each worker: enough to keep it busy, few enough to hold no more than a handful of files.
_WAITING = 2


def audits(
    paths: Sequence[Path],
    codes: Sequence[str],
    *,
    edition: str | None = None,
    jobs: int = 1,
    but: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Iterator[Audit]:
    """One audit for each body and year in ``paths``, checked by the checks of ``codes``, in order of their first files.

    A file that cannot be used comes as an audit of its own, without inputs and with the line that says why; so does a
    dossier that took its worker along. With ``jobs`` above 1 so many worker processes share the work, and a file can
    bring down no more than its own dossier. A document of the year before, where it was given too, stands behind the
    others of its dossier, for relations between the years rest on it; its own figures are those of its own audit.
    """
    with TemporaryDirectory(prefix="gouji-") as folder, _hands(jobs) as do:
        shelf = Path(folder)
        documents: list[tuple[Told, Path]] = []
        for found in do(_shelving(paths, but, shelf, progress)):
            if isinstance(found, str):
                yield Audit((), Results(), refused=(found,))
            else:
                documents.append(found)
        for audit in do(_checking(documents, tuple(codes), edition, progress)):
            yield audit if isinstance(audit, Audit) else Audit((), Results(), refused=(audit,))


def _shelving(
    paths: Sequence[Path], but: Sequence[Path], shelf: Path, progress: Progress
) -> Iterator[_Work[tuple[Told, Path]]]:
    """A piece of work for each document of ``paths``."""
    for number, member in enumerate(meant(paths, but)):
        if isinstance(member, InputError):
            yield partial(str, member)
        else:
            progress(f"正在读取 {PurePath(member.name).name}")
            yield partial(_shelved, member, shelf / str(number))


def _shelved(member: Member, place: Path) -> tuple[Told, Path] | str:
    try:
        return call(_shelve, member, place, path=member.name), place
    except InputError as fault:
        return str(fault)


def _shelve(member: Member, place: Path) -> Told:
    document = read_member(member)
    alive(RECOGNITION)
    place.write_bytes(zlib.compress(pickle.dumps(document, pickle.HIGHEST_PROTOCOL), 1))
    return told_of(document)


def _checking(
    documents: Sequence[tuple[Told, Path]], codes: tuple[str, ...], edition: str | None, progress: Progress
) -> Iterator[_Work[Audit]]:
    """A piece of work for each dossier."""
    groups = grouped([told for told, _ in documents])
    named = [body_and_year(documents[number][0] for number in group) for group in groups]
    for group, (body, _), before in zip(groups, named, years_before(named), strict=True):
        progress(f"正在核对 {body or '未认出单位的文件'}")
        own = [documents[number][1] for number in group]
        earlier = [documents[number][1] for at in before for number in groups[at]]
        yield partial(_checked, own, earlier, codes, edition, documents[group[0]][0].path)


def _checked(
    own: Sequence[Path], earlier: Sequence[Path], codes: tuple[str, ...], edition: str | None, path: str
) -> Audit | str:
    try:
        return call(_check, own, earlier, codes, edition, path=path)
    except InputError as fault:
        return str(fault)


def _check(own: Sequence[Path], earlier: Sequence[Path], codes: tuple[str, ...], edition: str | None) -> Audit:
    parts = []
    for number, place in enumerate((*own, *earlier)):
        alive(RECOGNITION)
        document: Document = pickle.loads(zlib.decompress(place.read_bytes()))
        parts.append(understood(numbered(document, number)))
    before = tuple(accounts for part in parts[len(own) :] for accounts in part.accounts)
    dossier = dossier_of(parts[: len(own)], None if edition is None else editions()[edition], before)
    alive(RECOGNITION)
    results = run(dossier, tuple(check for check in load() if check.code in codes))
    covered = coverage([part.figures for part in dossier.parts], results.tied)
    unit = Unit(dossier.body, dossier.year, tuple(range(len(own))))
    return Audit(tuple(parts), results, coverage=covered, units=(unit,))


class _Do(Protocol):
    def __call__(self, works: Iterable[_Work[Result]]) -> Iterator[Result | str]: ...


@contextmanager
def _hands(jobs: int) -> Iterator[_Do]:
    """What does pieces of work and gives their results in order: here, or by so many threads with a worker process each."""
    if jobs < 2:
        yield lambda works: (work() for work in works)
        return
    pool = ThreadPoolExecutor(jobs)
    try:
        yield partial(_in_threads, pool, _WAITING * jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_threads(pool: ThreadPoolExecutor, most: int, works: Iterable[_Work[Result]]) -> Iterator[Result | str]:
    waiting: deque[Future[Result | str]] = deque()
    for work in works:
        waiting.append(pool.submit(work))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
