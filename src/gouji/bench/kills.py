"""A batch ended by ``kill -9`` at random moments, twenty times: whether its tables are those of a run left alone, byte for byte.

A small made-up province is checked once undisturbed. Then it is checked into a folder of its own by runs that are killed, each
at a moment drawn anew; where one comes to its end before twenty kills, another folder is begun. What was put aside before a kill
must stand there at the end as it was: nothing done is done twice. What was in flight is, at most one piece for each process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from gouji.bench.province.generate import MATERIAL, generate

_DOSSIERS, _KILLS = 12, 20
#: What a batch puts aside: what a file told of itself, the document in it, the rows of a dossier.
_DONE = (".told", ".document", ".rows")
#: The clock of one undisturbed run is spread over so many kills, so that some fall into each part of the work.
_SPREAD = 10
_SOONEST = 0.1


def run(folder: Path | None = None, *, dossiers: int = _DOSSIERS, seed: int = 0) -> dict[str, Any]:
    """The counts over ``dossiers`` of the province ``seed``, kept in ``folder`` where one is given."""
    jobs = os.cpu_count() or 1
    place = tempfile.TemporaryDirectory() if folder is None else nullcontext(str(folder))
    with place as within:
        root = Path(within)
        truths = generate(root, dossiers, seed, Decimal("0.5"), jobs)
        whole = root / "不中断"
        seconds = _timed(_batch(root, whole, jobs))
        again = _timed(_batch(root, whole, jobs))  # what a run costs that has nothing left to do
        kills, ends, redone, differing = 0, 0, 0, 0
        dice = Random(seed)
        while kills < _KILLS:
            output = root / f"中断{ends}"
            latest = again + (seconds - again) / _SPREAD
            moments = (dice.uniform(_SOONEST, latest) for _ in range(_KILLS - kills))
            killed, changed = _until_it_ends(_batch(root, output, jobs), output, moments)
            kills, ends, redone = kills + killed, ends + 1, redone + changed
            differing += sum(_tables(output).get(name) != data for name, data in _tables(whole).items())
            shutil.rmtree(output)
        pieces = len(_put_aside(whole, (".told", ".rows")))
    return {
        "files": sum(one.files for one in truths),
        "dossiers": len(truths),
        "jobs": jobs,
        "pieces": pieces,
        "kills": kills,
        "ends": ends,
        "done_twice": redone,
        "in_flight_at_most": kills * jobs,
        "share_at_most": round(kills * jobs / (pieces * ends), 4),
        "differing_tables": differing,
        "seconds_whole": round(seconds, 1),
        "seconds_again": round(again, 1),
    }


def render(result: dict[str, Any]) -> str:
    bound = result["jobs"] * 100 * _KILLS
    return "\n".join(
        (
            f"{result['files']} 份文件、{result['dossiers']} 家单位（{result['pieces']} 件），{result['jobs']} 个进程："
            f"不中断 {result['seconds_whole']} 秒，再运行一次 {result['seconds_again']} 秒",
            f"随机时刻 kill -9 共 {result['kills']} 次，做到底 {result['ends']} 遍：与不中断的逐字节不同的表 {result['differing_tables']} 张，"
            f"做完了又做的 {result['done_twice']} 件",
            f"每次最多重做手上的 {result['jobs']} 件，合计最多 {result['in_flight_at_most']} 件（{100 * result['share_at_most']:.1f}%）；"
            f"同样 {_KILLS} 次，{bound:,} 件以上的批量不到 1%",
        )
    )


def _until_it_ends(command: list[str], output: Path, moments: Iterator[float]) -> tuple[int, int]:
    """How many runs were killed, one at each of ``moments``, until one came to its end; how many pieces were done twice."""
    kills = 0
    before: Mapping[Path, int] = {}
    twice: set[Path] = set()
    while True:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(next(moments, None))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            kills += 1
        now = _put_aside(output, _DONE)
        # a document without what it tells of itself is a piece that was in flight
        done = {path for path in before if path.suffix != ".document" or path.with_suffix(".told") in before}
        twice |= {path for path in done if now.get(path) != before[path]}
        before = now
        if process.returncode >= 0:
            if process.returncode > 1:
                raise subprocess.CalledProcessError(process.returncode, command)
            return kills, len(twice)


def _put_aside(output: Path, endings: tuple[str, ...]) -> dict[Path, int]:
    """The files of finished pieces, and when each was written."""
    return {path: path.stat().st_mtime_ns for path in (output / "进度").rglob("*") if path.suffix in endings}


def _tables(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (*(output / "tables").iterdir(), output / "overview.html")}


def _batch(root: Path, output: Path, jobs: int) -> list[str]:
    given = ["batch", str(root / MATERIAL), "--output", str(output), "--jobs", str(jobs)]
    return [sys.executable, "-m", "gouji", *given]


def _timed(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started
