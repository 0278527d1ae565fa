"""Many units at once: every workbook of a folder prepared into a folder of its own, in several processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from gouji.checks import registry
from gouji.domain.findings import Severity
from gouji.domain.stages import USUAL, Stage
from gouji.gathering import gathered
from gouji.pipeline.preparing import Prepared, prepare
from gouji.pipeline.reading import Progress
from gouji.readers.faults import InputError
from gouji.readers.package import open_package
from gouji.readers.xlsx.workbook import workbook_of
from gouji.workbook.schema import is_workbook


@dataclass(frozen=True, slots=True)
class Outcome:
    """一家的结果: its workbook, how many files were written, how many errors stay in them, or why nothing was written."""

    workbook: str
    files: int = 0
    errors: int = 0
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """全部结果, in the order of the workbooks, and how long they took in seconds."""

    units: tuple[Outcome, ...]
    seconds: float


def prepare_many(
    folder: Path,
    output: Path,
    jobs: int,
    *,
    stages: Collection[Stage] = USUAL,
    texts: Path | None = None,
    move_edited: bool = False,
    progress: Progress = lambda _: None,
) -> Outcomes:
    """Prepares every workbook in ``folder`` into ``output``, under its own path there. One that cannot be used stops no other.

    Raises ``InputError`` where there is no workbook.
    """
    books = list(_workbooks(folder, output))
    if not books:
        raise InputError(f"{folder}：没有编制用的工作簿（gouji new 或 gouji import 生成的 .xlsx）。")
    works = [
        partial(_one, str(book), str(_beside(book, folder, output)), tuple(stages), texts, move_edited)
        for book in books
    ]
    begun = time.monotonic()
    done: list[Outcome] = []
    for outcome in _done(works, min(jobs, len(books))):
        done.append(outcome)
        progress(f"已编制 {len(done)}/{len(books)} 家")
    return Outcomes(tuple(done), time.monotonic() - begun)


def _done(works: Sequence[Callable[[], Outcome]], jobs: int) -> Iterator[Outcome]:
    """The outcomes in order; laying out and writing is work for whole processes."""
    if jobs < 2:
        yield from (work() for work in works)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from (one.result() for one in [pool.submit(work) for work in works])


def _workbooks(folder: Path, output: Path) -> Iterator[Path]:
    """The workbooks to prepare from among the files of the folder; what they were made into before is none."""
    for path in gathered([folder], [output]):
        if isinstance(path, Path) and path.suffix.lower() == ".xlsx" and output not in path.parents:
            try:
                names = {entry.name for entry in workbook_of(open_package(path.read_bytes(), str(path))).sheets}
            except (InputError, OSError):
                continue
            if is_workbook(names):
                yield path


def _beside(book: Path, folder: Path, output: Path) -> Path:
    return output / book.relative_to(folder).with_suffix("")


def _one(book: str, output: str, stages: Sequence[Stage], texts: Path | None, move_edited: bool) -> Outcome:
    """One unit, in a process of its own."""
    target = Path(output)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made: Prepared = prepare(
            Path(book), target, registry.load(), stages=stages, texts=texts, move_edited=move_edited
        )
    except InputError as fault:
        return Outcome(book, refusal=str(fault))
    errors = max(
        (
            sum(one.problem.severity is Severity.ERROR for one in audit.results.findings)
            for audit in made.audits.values()
        ),
        default=0,
    )
    return Outcome(book, len(made.files), errors)
