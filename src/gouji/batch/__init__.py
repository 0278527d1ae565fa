"""批量: the check flow over a province: folders in, tables out, to be broken off and taken up again at any moment.

Files -> documents put aside by their content -> dossiers -> rows put aside -> tables. What is put aside stays in the output
folder: another run over the same files does only what is not done yet, and its tables are the same byte for byte.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gouji.batch import tables
from gouji.batch.checking import checked_all
from gouji.batch.choice import ALL, Choice
from gouji.batch.engines import engine
from gouji.batch.overview import Overview
from gouji.batch.reading import Read, read_all
from gouji.batch.store import Rows, Store, got
from gouji.pipeline.reading import Progress
from gouji.saving import SaveError, reason, save

TABLES, OVERVIEW = "tables", "overview.html"


@dataclass(frozen=True, slots=True)
class Summary:
    """批量结果: how many files and dossiers there were, how many of them this run did, and where the result lies."""

    files: int
    refused: int
    read_now: int
    dossiers: int
    checked_now: int
    overview: Path


def run(
    paths: Sequence[Path],
    output: Path,
    codes: Sequence[str],
    *,
    edition: str | None = None,
    choice: Choice = ALL,
    jobs: int = 1,
    cluster: str = "",
    progress: Progress = lambda _: None,
) -> Summary:
    """Checks all of ``paths`` and writes the tables and the overview into ``output``.

    ``cluster`` is the address of a dask scheduler whose workers see the same folders; without one ``jobs`` processes of
    this machine do the work. Raises ``InputError`` where no file is meant, ``SaveError`` where something cannot be written.
    """
    try:
        store = Store.within(output)
        with engine(jobs, cluster) as do:
            found = list(read_all(paths, output, store, choice, do, progress))
            known = [one for one in found if one.told is not None]
            dossiers = list(checked_all(known, store, tuple(codes), edition, choice, do, progress))
        progress("正在写表")
        _write(output, [place for place, _ in dossiers], [one for one in found if one.told is None])
    except OSError as fault:
        raise SaveError(
            f"{output}：写不进去（{reason(fault)}）。做完的都留着，处理好以后再运行一次，接着做剩下的。"
        ) from None
    return Summary(
        len(found),
        len(found) - len(known),
        sum(one.is_new for one in found),
        len(dossiers),
        sum(is_new for _, is_new in dossiers),
        output / OVERVIEW,
    )


def _write(output: Path, dossiers: Sequence[Path], refused: Sequence[Read]) -> None:
    """The tables, then the overview, each in the place of the old one once it is whole."""
    overview = Overview()

    def rows() -> Iterator[Rows]:
        for place in dossiers:
            one: Rows = got(place)
            overview.add(one)
            yield one
        one = {"documents": [[None, read.path, None, None, [], None, None, 0, 0, 0, read.refusal] for read in refused]}
        overview.add(one)
        yield one

    unfinished = output / f"{TABLES}.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    tables.write(rows(), unfinished)
    shutil.rmtree(output / TABLES, ignore_errors=True)
    unfinished.replace(output / TABLES)
    save(output / OVERVIEW, overview.page().encode("utf-8", "replace"))
