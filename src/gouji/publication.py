"""发布: the files of a composed package on disk, whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from gouji.compose.described import tables_as_csv
from gouji.compose.package import ComposedFile
from gouji.domain.package import Evidence
from gouji.readers.faults import InputError
from gouji.writers import official

_EVIDENCE = "佐证台账"
_UNFIT = '\\/:*?"<>|\n\t'


@contextmanager
def staged(output: Path) -> Iterator[Path]:
    """A folder to write into; what stands there when the block ends well is moved to ``output``, else nothing is.

    Raises ``InputError`` where ``output`` cannot be written.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=output, prefix=".gouji-") as folder:
            stage = Path(folder)
            yield stage
            for path in sorted(one for one in stage.rglob("*") if one.is_file()):
                target = output / path.relative_to(stage)
                target.parent.mkdir(parents=True, exist_ok=True)
                os.replace(path, target)
    except OSError as fault:
        raise InputError(f"{output}：写不进去（{fault.strerror}），请检查路径和权限。") from None


def written(files: Sequence[ComposedFile], folder: Path) -> Mapping[str, tuple[Path, ...]]:
    """Writes every file in every format with its tables as CSV; the paths by format. Raises ``InputError``."""
    paths: dict[str, list[Path]] = {ending: [] for ending in official.FORMATS}
    try:
        for file in files:
            made = official.render(file.document, file.charts, file.described, file.contents_at)
            for ending, content in made.items():
                path = folder / f"{_safe(file.name)}.{ending}"
                path.write_bytes(content)
                paths[ending].append(path)
            _write_all(folder / f"{_safe(file.name)}-表格", tables_as_csv(file.document))
    except ModuleNotFoundError as missing:
        raise InputError(f"写文件需要组件 {missing.name}，请先运行：pip install 'gouji[prepare]'") from None
    return {ending: tuple(found) for ending, found in paths.items()}


def write_evidence(evidence: Sequence[Evidence], folder: Path) -> None:
    """The rows each derived value rests on, one CSV a value, headed by its query and result."""
    made = {}
    for number, proof in enumerate(evidence, 1):
        buffer = io.StringIO()
        rows = csv.writer(buffer, lineterminator="\r\n")
        rows.writerows((("算式", proof.query), ("结果", proof.result), (), proof.header, *proof.rows))
        made[f"{number:02d}-{_safe(proof.name)}.csv"] = buffer.getvalue().encode("utf-8-sig")
    _write_all(folder / _EVIDENCE, made)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    if files:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _safe(name: str) -> str:
    return "".join("_" if character in _UNFIT else character for character in name)
