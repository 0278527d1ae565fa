"""What a batch found in the province, held against the truth: found, missed and false by kind of slip, place and format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from gouji.bench.province.generate import Truth, folders

_LOUD = ("error", "warning")
Row = Mapping[str, Any]


def measured(truths: list[Truth], material: Path, tables: Path) -> dict[str, Any]:
    """The counts over ``tables``, the Parquet files that a batch of ``material`` wrote."""
    import pyarrow.parquet as parquet

    prefixes = dict(folders(truths, material))
    dossier_of = {
        row["dossier"]: truth
        for row in parquet.read_table(tables / "documents.parquet", columns=["dossier", "path"]).to_pylist()
        if (truth := prefixes.get(f"{Path(row['path']).parent}/")) is not None
    }
    said: defaultdict[str, list[Row]] = defaultdict(list)
    wanted = ["dossier", "code", "severity", "message", "left_text"]
    for row in parquet.read_table(tables / "findings.parquet", columns=wanted).to_pylist():
        if row["severity"] in _LOUD and row["dossier"] in dossier_of:
            said[dossier_of[row["dossier"]].folder].append(row)
    return {
        "split": len(dossier_of) - len({truth.folder for truth in dossier_of.values()}),
        "kinds": _table(truths, said, lambda truth: truth.planted.slip if truth.planted else ""),
        "places": _table(truths, said, lambda truth: truth.planted.where if truth.planted else ""),
        "formats": _table(truths, said, lambda truth: truth.format),
        "clean": sum(truth.planted is None for truth in truths),
        "clean_accused": [
            {
                "folder": truth.folder,
                "format": truth.format,
                "codes": sorted({row["code"] for row in said[truth.folder]}),
            }
            for truth in truths
            if truth.planted is None and said[truth.folder]
        ],
    }


def _table(truths: Sequence[Truth], said: Mapping[str, Sequence[Row]], key: Any) -> dict[str, dict[str, int]]:
    """By ``key``: slips planted, found, found with an error, found with words that quote what stands there now."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for truth in truths:
        if truth.planted is None:
            continue
        rows = said.get(truth.folder, ())
        new = truth.planted.new or truth.planted.old
        found[key(truth)].update(
            planted=1,
            found=int(bool(rows)),
            error=int(any(row["severity"] == "error" for row in rows)),
            quoted=int(any(new in row["message"] or new in (row["left_text"] or "") for row in rows)),
        )
    return {name: dict(counts) for name, counts in sorted(found.items())}
