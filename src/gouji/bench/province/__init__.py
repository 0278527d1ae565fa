"""A province of made-up dossiers, checked by ``gouji batch`` and held against what is known of them.

Dossiers of a unit-year are composed as ``prepare`` does, a share of them gets one everyday slip of any kind in any place, and each
is sent in one format or a mixture, prints in a random look. What counts: a slip is found where its dossier has an error or a
doubt, quoted where one of them names what stands there now; a dossier without a slip must have neither.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any

from gouji.bench.province.generate import MATERIAL, generate
from gouji.bench.province.measure import measured
from gouji.bench.province.spent import spent
from gouji.bench.slips.kinds import SLIPS
from gouji.bench.slips.targets import PLACES
from gouji.readers import read_bytes
from gouji.readers.isolated import left_out

_DOSSIERS = 200
_RESULT = "结果"
# Disclosures a year, as the issue of a province and of the country have them: what is told of them is arithmetic on this run.
_PROVINCE, _COUNTRY = 15_000, 576_000


def run(
    folder: Path | None = None, *, dossiers: int = _DOSSIERS, seed: int = 0, rate: Decimal = Decimal("0.5")
) -> dict[str, Any]:
    """The measures over ``dossiers`` of the province ``seed``, kept in ``folder`` where one is given."""
    jobs = os.cpu_count() or 1
    place = tempfile.TemporaryDirectory() if folder is None else nullcontext(str(folder))
    with place as within:
        root = Path(within)
        truths = generate(root, dossiers, seed, rate, jobs)
        material, result = root / MATERIAL, root / _RESULT
        cost = spent(["batch", str(material), "--output", str(result), "--jobs", str(jobs)])
        return {
            "dossiers": len(truths),
            "files": sum(one.files for one in truths),
            "megabytes": sum(one.bytes for one in truths) // 2**20,
            "jobs": jobs,
            "seconds": round(cost.seconds, 1),
            "processor_seconds": None if cost.processor is None else round(cost.processor, 1),
            "read_seconds": round(_read(material), 2),
            "peak_mb": cost.peak_mb,
            **measured(truths, material, result / "tables"),
        }


def _read(material: Path) -> float:
    """The least that must be done: processor seconds of reading every file once, without recognising or checking anything."""
    started = time.process_time()
    with left_out():
        for path in material.rglob("*.*"):
            read_bytes(path.name, path.read_bytes())
    return time.process_time() - started


def _beside(result: dict[str, Any]) -> Iterator[str]:
    spent, read = result["processor_seconds"], result["read_seconds"]
    if spent and read:
        yield f"占用处理器 {spent} 秒，是只读这些文件（下限，{read} 秒）的 {spent / read:.1f} 倍"


def render(result: dict[str, Any]) -> str:
    seconds, dossiers = result["seconds"], result["dossiers"]
    per = seconds / dossiers
    lines = [
        f"{dossiers} 家单位、{result['files']} 份文件、{result['megabytes']} MB，{result['jobs']} 个进程：{seconds} 秒，"
        f"每秒 {dossiers / seconds:.1f} 家、{result['files'] / seconds:.1f} 份，内存合计最多 {result['peak_mb']} MB",
        *_beside(result),
        f"照此，一省 {_PROVINCE:,} 家约 {_PROVINCE * per / 3600:.1f} 小时，全国 {_COUNTRY:,} 家约 {_COUNTRY * per / 86400:.1f} 天"
        "（同样的一台机器，按比例推算）",
        *(_lines("错的种类", result["kinds"], {name: told[0] for name, told in SLIPS.items()})),
        *(_lines("错的位置", result["places"], PLACES)),
        *(_lines("文件格式", result["formats"], {})),
        f"没有植入错误的 {result['clean']} 家，被说有差错或疑点的 {len(result['clean_accused'])} 家",
        *(f"  {one['folder']}（{one['format']}）：{'、'.join(one['codes'])}" for one in result["clean_accused"][:20]),
    ]
    if result["split"]:
        lines.append(f"有 {result['split']} 家单位的文件没有归到一起")
    return "\n".join(lines)


def _lines(title: str, table: dict[str, dict[str, int]], names: dict[str, str]) -> list[str]:
    rows = [
        f"  {names.get(name, name)}：植入 {row['planted']}，发现 {row['found']}（其中差错 {row['error']}），"
        f"指到错处 {row['quoted']}，漏 {row['planted'] - row['found']}"
        for name, row in table.items()
    ]
    return [f"{title}：", *rows]
