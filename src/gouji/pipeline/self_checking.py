"""自查: the files of a package read back and checked from the documents alone, in two processes where there are two to have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from gouji.checks import registry
from gouji.checks.registry import Check
from gouji.domain.audit import Audit
from gouji.pipeline.checking import check_documents
from gouji.pipeline.reading import Progress, read_all
from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive, call

#: A worker process reads these anyway, so it also checks them.
_APART = frozenset(("pdf", "html"))

#: Audits the files, given by format, that lie in a stage and will lie in an output.
SelfCheck = Callable[[Mapping[str, Sequence[Path]], Path, Path], Mapping[str, Audit]]


@contextmanager
def self_check(checks: Sequence[Check], jobs: int, progress: Progress) -> Iterator[SelfCheck]:
    """Audits of what is written inside; with two ``jobs`` a worker process makes itself ready meanwhile."""
    if jobs < 2:
        yield lambda paths, stage, output: {
            ending: _audit(found, stage, output, checks, progress) for ending, found in paths.items()
        }
        return
    codes = frozenset(check.code for check in checks)
    with ThreadPoolExecutor(1) as pool:  # a worker process stands by for its one thread
        pool.submit(call, _make_ready, path="")

        def audits(paths: Mapping[str, Sequence[Path]], stage: Path, output: Path) -> Mapping[str, Audit]:
            apart = {
                ending: pool.submit(call, _audit_apart, tuple(found), stage, output, codes, path=str(output))
                for ending, found in paths.items()
                if ending in _APART
            }
            here = {
                ending: _audit(found, stage, output, checks, progress)
                for ending, found in paths.items()
                if ending not in _APART
            }
            return {
                ending: here[ending]
                if ending in here
                else _told(apart[ending])
                # what took the worker along is checked here, where it is refused for itself alone
                or _audit(found, stage, output, checks, progress)
                for ending, found in paths.items()
            }

        yield audits


def _told(apart: Future[Audit]) -> Audit | None:
    try:
        return apart.result()
    except InputError:
        return None


def _make_ready() -> None:
    registry.load()


def _audit_apart(found: Sequence[Path], stage: Path, output: Path, codes: Collection[str]) -> Audit:
    """An audit in the worker process, with signs of life."""
    alive(RECOGNITION)
    checks = [check for check in registry.load() if check.code in codes]
    return _audit(found, stage, output, checks, lambda _: alive(RECOGNITION))


def _audit(found: Sequence[Path], stage: Path, output: Path, checks: Sequence[Check], progress: Progress) -> Audit:
    """What was made, read back and checked from the documents alone, named by where it will lie."""
    documents, refused = read_all(found, progress)
    lying = [
        replace(document, source=replace(document.source, path=document.source.path.replace(str(stage), str(output))))
        for document in documents
    ]
    audit = check_documents(lying, checks, progress=progress)
    return replace(audit, refused=tuple(line.replace(str(stage), str(output)) for line in refused))
