"""占比的基数: what the words of a share name as its base, as dated data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.catalogue.duties import cell, duties
from gouji.catalogue.relations import Cells

_FILE = "share_bases.toml"


@dataclass(frozen=True, slots=True)
class ShareBase:
    """占比的基数: ``words`` of the printed base, and the cells and duties at which it stands."""

    words: re.Pattern[str]
    cells: tuple[Cells, ...]
    duties: tuple[str, ...]


@cache
def share_bases(kind: str) -> tuple[ShareBase, ...]:
    """The bases that documents of ``kind`` name, those first that say most. Raises ``CatalogueError`` for an unknown duty."""
    known = {duty.id for duty in duties(kind)}
    found = []
    for raw in load.toml("duties", _FILE)["base"]:
        if kind in raw.get("kinds", (kind,)):
            if not known.issuperset(raw["duties"]):
                raise load.CatalogueError(f"duties/{_FILE}: no duty {raw['duties']} of {kind}")
            cells = tuple(map(cell, raw.get("cells", ())))
            found.append(ShareBase(re.compile(raw["words"]), cells, tuple(raw["duties"])))
    return tuple(found)
