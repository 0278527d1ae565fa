"""The check flow over many units: one audit for each body and year, one after the other, whatever the number of files.

Documents are read once and put aside in a temporary folder; only what each tells of itself is kept in mind. Then each
dossier is taken up, checked and let go.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from gouji.assembly import body_and_year
from gouji.domain.audit import Audit
from gouji.domain.findings import Results
from gouji.domain.grouping import Told, grouped, years_before
from gouji.pipeline.hands import Work, hands
from gouji.pipeline.reading import Progress, meant
from gouji.pipeline.shelf import check_shelved, shelve
from gouji.readers import InputError
from gouji.readers.archive import Member
from gouji.readers.isolated import call


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
    with TemporaryDirectory(prefix="gouji-") as folder, hands(jobs) as do:
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
) -> Iterator[Work[tuple[Told, Path]]]:
    """A piece of work for each document of ``paths``."""
    for number, member in enumerate(meant(paths, but)):
        if isinstance(member, InputError):
            yield partial(str, member)
        else:
            progress(f"正在读取 {PurePath(member.name).name}")
            yield partial(_shelved, member, shelf / str(number))


def _shelved(member: Member, place: Path) -> tuple[Told, Path] | str:
    try:
        return call(shelve, member, place, path=member.name), place
    except InputError as fault:
        return str(fault)


def _checking(
    documents: Sequence[tuple[Told, Path]], codes: tuple[str, ...], edition: str | None, progress: Progress
) -> Iterator[Work[Audit]]:
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
        _, audit = call(check_shelved, own, earlier, codes, edition, path=path)
        return audit
    except InputError as fault:
        return str(fault)
