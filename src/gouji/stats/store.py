"""The tables of a batch as DuckDB sees them, each dossier with its region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gouji.readers.faults import InputError
from gouji.stats.regions import region_of

if TYPE_CHECKING:
    import duckdb

_TABLES = ("dossiers", "documents", "facts", "findings", "outcomes", "scores")


@dataclass(frozen=True, slots=True)
class Tables:
    """数据表: asked in SQL; beside those of the batch ``regions`` has the region of each dossier."""

    connection: duckdb.DuckDBPyConnection

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """The rows of ``query``, whose question marks stand for ``values``."""
        return self.connection.execute(query, list(values)).fetchall()

    def number(self, query: str) -> int:
        """The one number that ``query`` asks for."""
        return int(self.rows(query)[0][0])


@contextmanager
def opened(result: Path, regions: Mapping[str, str]) -> Iterator[Tables]:
    """The tables in ``result``. Raises ``InputError`` where they are not there."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        for name in _TABLES:
            path = result / "tables" / f"{name}.parquet"
            try:
                connection.read_parquet(str(path)).create_view(name)
            except duckdb.Error:
                raise InputError(f"{result}：不是 gouji batch 写出的结果文件夹（缺 tables/{name}.parquet）。") from None
        tables = Tables(connection)
        connection.execute("create table regions (dossier bigint, region varchar)")
        known = [
            (number, region_of(body, regions)) for number, body in tables.rows("select dossier, body from dossiers")
        ]
        if known:
            connection.executemany("insert into regions values (?, ?)", known)
        yield tables
