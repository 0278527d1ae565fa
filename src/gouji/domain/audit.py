"""The result of one run over files: what was read, what was found, what was refused."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.domain.coverage import Coverage
from gouji.domain.dossier import Recognised
from gouji.domain.findings import Results


@dataclass(frozen=True)
class Audit:
    """核对: the inputs in the order given, the results of all checks, and one line for each file that was refused.

    ``silenced`` counts findings left out because a baseline already holds them.
    """

    inputs: tuple[Recognised, ...]
    results: Results
    refused: tuple[str, ...] = ()
    silenced: int = 0
    coverage: Coverage = Coverage()
