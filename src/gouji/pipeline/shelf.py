"""Documents put aside after they were read, and dossiers checked from there: what a worker process does of a large run."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from pathlib import Path

from gouji.assembly import dossier_of, told_of, understood
from gouji.catalogue.edition import editions
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.numbering import numbered
from gouji.document.tree import Document
from gouji.domain.audit import Audit
from gouji.domain.coverage import coverage
from gouji.domain.dossier import Dossier
from gouji.domain.grouping import Told
from gouji.pipeline.checking import unit_of
from gouji.pipeline.reading import read_member
from gouji.readers.archive import Member
from gouji.readers.isolated import RECOGNITION, alive
from gouji.recognise import TablesRead, tables_of


def shelve(member: Member, place: Path) -> Told:
    """Reads ``member``, puts it with its tables at ``place`` whole or not at all, and gives what it tells of itself.

    Raises ``InputError`` where there is no document, ``OSError`` where it could not be written.
    """
    document = numbered(read_member(member), 0)
    alive(RECOGNITION)
    tables = tables_of(document)
    unfinished = place.with_suffix(".part")
    unfinished.write_bytes(zlib.compress(pickle.dumps((document, tables), pickle.HIGHEST_PROTOCOL), 1))
    unfinished.replace(place)
    return told_of(document, tables)


def check_shelved(
    own: Sequence[Path], earlier: Sequence[Path], codes: Sequence[str], edition: str | None
) -> tuple[Dossier, Audit]:
    """The dossier of the documents at ``own``, checked. Those of the year before, at ``earlier``, stand behind them."""
    parts = []
    for number, place in enumerate((*own, *earlier)):
        alive(RECOGNITION)
        document, tables = _shelved(place)
        # the places of its tables are those of the first document of a run
        parts.append(understood(numbered(document, number)) if number else understood(document, tables))
    dossier = dossier_of(parts[: len(own)], None if edition is None else editions()[edition], parts[len(own) :])
    alive(RECOGNITION)
    chosen = frozenset(codes)
    results = run(dossier, tuple(check for check in load() if check.code in chosen))
    covered = coverage([part.figures for part in dossier.parts], results.tied, results.found)
    unit = unit_of(dossier, results, tuple(range(len(own))))
    return dossier, Audit(tuple(parts), results, coverage=covered, units=(unit,))


def _shelved(place: Path) -> tuple[Document, TablesRead]:
    found: tuple[Document, TablesRead] = pickle.loads(zlib.decompress(place.read_bytes()))
    return found
