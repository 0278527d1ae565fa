"""凭据: what must stand behind a score, by what kind of row it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.domain.scores import Method, Remark

_FILE = ("standards", "terms", "evidence.toml")


@dataclass(frozen=True, slots=True)
class Wanted:
    """应附凭据: ``text`` for the rows that all conditions hold of; an empty condition holds of every row.

    ``lacking`` marks what the form itself shows to be missing, ``others`` what is wanted only where
    nothing of its kind before it is.
    """

    text: str
    names: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    methods: tuple[Method, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rate: bool = False
    undecided: bool = False
    lacking: bool = False
    others: bool = False


@cache
def wanted() -> tuple[Wanted, ...]:
    """Every kind of evidence, in the order of the data. Raises ``CatalogueError`` for an unknown method or remark."""
    try:
        return tuple(
            Wanted(
                text=table["text"],
                names=tuple(table.get("names", ())),
                heads=tuple(table.get("heads", ())),
                methods=tuple(map(Method, table.get("methods", ()))),
                remarks=tuple(map(Remark, table.get("remarks", ()))),
                rate=table.get("rate", False),
                undecided=table.get("undecided", False),
                lacking=table.get("lacking", False),
                others=table.get("others", False),
            )
            for table in load.toml(*_FILE)["wanted"]
        )
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: {fault!r}") from fault
