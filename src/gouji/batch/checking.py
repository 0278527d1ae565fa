"""The checking half of a batch: every dossier once, its rows put aside under what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from gouji.assembly import body_and_year
from gouji.batch.choice import Choice
from gouji.batch.rate import Rate
from gouji.batch.reading import Read
from gouji.batch.rows import rows
from gouji.batch.store import Rows, Store, digest, put
from gouji.domain.grouping import grouped, years_before
from gouji.pipeline.hands import Do, Work
from gouji.pipeline.reading import Progress
from gouji.pipeline.shelf import check_shelved
from gouji.readers.faults import InputError
from gouji.readers.isolated import call


def checked_all(
    known: Sequence[Read],
    store: Store,
    codes: tuple[str, ...],
    edition: str | None,
    choice: Choice,
    do: Do,
    progress: Progress,
) -> Iterator[tuple[Path, bool]]:
    """Where the rows of each dossier of ``known`` lie, in order of their first files, and whether this run made them."""
    told = [one.told for one in known if one.told is not None]
    groups = grouped(told)
    before = years_before([body_and_year(told[number] for number in group) for group in groups])
    wanted: list[tuple[list[Read], list[Read]]] = []
    for group, years in zip(groups, before, strict=True):
        own = [known[number] for number in group]
        if any(one.is_due for one in own):
            wanted.append((own, [known[number] for at in years for number in groups[at]]))
    rate = Rate("正在核对", len(wanted), progress)
    works = (_work(own, earlier, store, codes, edition, rate) for own, earlier in wanted)
    for done in do(works):
        assert not isinstance(done, str), "a dossier always leaves rows"
        yield done


def _work(
    own: Sequence[Read],
    earlier: Sequence[Read],
    store: Store,
    codes: tuple[str, ...],
    edition: str | None,
    rate: Rate,
) -> Work[tuple[Path, bool]]:
    rate.step()
    keys = [[one.key for one in documents] for documents in (own, earlier)]
    place = store.place(digest(keys, codes, edition), "rows")
    if place.exists():
        return partial(_done, place)
    shelf, behind = ([store.place(key, "document") for key in some] for some in keys)
    return partial(_checked, shelf, behind, codes, edition, [one.path for one in own], place)


def _done(place: Path) -> tuple[Path, bool]:
    return place, False


def _checked(
    own: Sequence[Path],
    earlier: Sequence[Path],
    codes: tuple[str, ...],
    edition: str | None,
    paths: Sequence[str],
    place: Path,
) -> tuple[Path, bool]:
    try:
        made = call(_rows, own, earlier, codes, edition, path=paths[0])
    except InputError as fault:  # it took its worker along: its files are told with the reason
        said = str(fault)
        made = {"documents": [[at, path, None, None, [], None, None, 0, 0, 0, said] for at, path in enumerate(paths)]}
    put(place, made)
    return place, True


def _rows(own: Sequence[Path], earlier: Sequence[Path], codes: tuple[str, ...], edition: str | None) -> Rows:
    return rows(*check_shelved(own, earlier, codes, edition))
