"""自查: the files of a package read back and checked from the documents alone, in two processes where there are two to have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gouji.checks import registry
from gouji.checks.registry import Check
from gouji.domain.audit import Audit
from gouji.pipeline.checking import check_documents
from gouji.pipeline.reading import Progress, read_all
from gouji.readers.faults import InputError
from gouji.readers.isolated import RECOGNITION, alive, call
from gouji.writers.official import FORMATS

#: A worker process reads these anyway, so it also checks them.
_APART = frozenset(("pdf", "html"))


@dataclass(frozen=True)
class SelfCheck:
    """自查: takes the files of each format as they are written; those of a format that is checked ``apart`` at once."""

    checks: Sequence[Check]
    progress: Progress
    pool: ThreadPoolExecutor | None
    files: dict[str, tuple[Sequence[Path], Path, Path]] = field(default_factory=dict)
    apart: dict[str, Future[Audit]] = field(default_factory=dict)

    def wrote(self, ending: str, found: Sequence[Path], stage: Path, output: Path) -> None:
        """The files of one format, which lie in ``stage`` and will lie in ``output``."""
        self.files[ending] = (found, stage, output)
        if self.pool is not None and ending in _APART:
            codes = frozenset(check.code for check in self.checks)
            self.apart[ending] = self.pool.submit(
                call, _audit_apart, tuple(found), stage, output, codes, path=str(output)
            )

    def audits(self) -> Mapping[str, Audit]:
        """What is found in each format."""
        order = [ending for ending in FORMATS if ending in self.files]
        here = {ending: self._audit(ending) for ending in order if ending not in self.apart}
        # what took the worker along is checked here, where it is refused for itself alone
        return {
            ending: here[ending] if ending in here else _told(self.apart[ending]) or self._audit(ending)
            for ending in order
        }

    def _audit(self, ending: str) -> Audit:
        return _audit(*self.files[ending], self.checks, self.progress)


@contextmanager
def self_check(checks: Sequence[Check], jobs: int, progress: Progress) -> Iterator[SelfCheck]:
    """Audits of what is written inside; with two ``jobs`` a worker process makes itself ready meanwhile."""
    if jobs < 2:
        yield SelfCheck(checks, progress, None)
        return
    with ThreadPoolExecutor(1) as pool:  # a worker process stands by for its one thread
        pool.submit(call, _make_ready, path="")
        yield SelfCheck(checks, progress, pool)


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
