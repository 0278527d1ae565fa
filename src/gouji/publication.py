"""发布: the files of a composed package, made in a folder of their own before any is put where it is published."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gouji.compose.described import as_text_cell, tables_as_csv
from gouji.compose.package import ComposedFile
from gouji.domain.package import Evidence
from gouji.readers.faults import InputError
from gouji.writers import official

#: Where ledger rows lay before they were kept apart from what is published.
OLD_EVIDENCE = "佐证台账"

_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
_REMARKS = "编制说明.txt"


def written(files: Sequence[ComposedFile], folder: Path) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """Writes every file in every format with its tables as CSV; each format and its paths as soon as they are there. Raises
    ``InputError``."""
    making = [official.rendered(file.document, file.charts, file.described, file.contents_at) for file in files]
    try:
        for made in zip(*making, strict=True):
            paths = []
            for file, (ending, content) in zip(files, made, strict=True):
                paths.append(folder / f"{_safe(file.name)}.{ending}")
                paths[-1].write_bytes(content)
            yield made[0][0], tuple(paths)
    except ModuleNotFoundError as missing:
        raise InputError(f"写文件需要组件 {missing.name}，请先运行：pip install 'gouji[prepare]'") from None
    for file in files:
        _write_all(folder / f"{_safe(file.name)}-表格", tables_as_csv(file.document))


def write_private(evidence: Sequence[Evidence], remarks: Sequence[str], folder: Path) -> None:
    """What is kept for a recheck and never published: the rows each derived value rests on, one CSV a value, and remarks."""
    made = {}
    for number, proof in enumerate(evidence, 1):
        buffer = io.StringIO()
        rows = csv.writer(buffer, lineterminator="\r\n")
        head = (("算式", proof.query), ("结果", proof.result), *(("说明", said) for said in proof.remarks), ())
        for row in (*head, proof.header, *proof.rows):
            rows.writerow([as_text_cell(text) for text in row])
        made[f"{number:02d}-{_safe(proof.name)}.csv"] = buffer.getvalue().encode("utf-8-sig")
    if remarks:
        made[_REMARKS] = ("\n".join(remarks) + "\n").encode("utf-8-sig")
    _write_all(folder, made)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _safe(name: str) -> str:
    return _UNFIT.sub("_", name).rstrip(" .") or "_"
