"""Measures how the time of reading, checking and reporting grows when one shape of content is doubled over and over.

Each shape is doubled until a run takes longer than six seconds or the readers stop at a bound. The exponent is the slope
of time over size, both logarithmic, where it is steepest: 1 is linear, 2 quadratic. CPU time counts, of a new process for
each size: what one keeps for its next file serves a small file whole and a large one in part, and would look like growth.
"""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gouji.bench.growth.shape import Shape
from gouji.bench.growth.shapes import SHAPES
from gouji.checks import registry
from gouji.document.tree import Document
from gouji.pipeline import checking
from gouji.readers import InputError, isolated, read_bytes
from gouji.reports import html, json, text

_LONGEST = 6.0
#: Shorter times say more about the machine than about the program, in seconds; a shape is doubled no further than to this
#: many bytes.
_SHORTEST, _LARGEST = 0.15, 24 * 2**20
#: The slope of time that is still called linear: sorting and growing tables take a little more.
HIGHEST = 1.2
#: A file this much smaller than the first size loads what a process needs once.
_WARMING = 8
_STAGES = ("read", "check", "report")


def run(names: Path | None = None) -> dict[str, Any]:
    """The exponent of every shape, or of those whose name begins with the last part of ``names``."""
    wanted = "" if names is None else names.name
    chosen = [shape for shape in SHAPES if shape.name.startswith(wanted)]
    if not chosen:
        raise InputError(f"没有以 {wanted} 开头的样式，有：{'、'.join(shape.name for shape in SHAPES)}。")
    return measured(chosen)


def measured(shapes: Sequence[Shape]) -> dict[str, Any]:
    """The exponent of each of ``shapes``."""
    found = [_grown(shape) for shape in shapes]
    return {"shapes": found, "steeper": [one["name"] for one in found if one["exponent"] > HIGHEST]}


def render(result: dict[str, Any]) -> str:
    """One line a shape, and which grow faster than allowed."""
    lines = [
        f"{one['name']}：{one['size']} 个，{one['bytes'] // 1024} KB，读 {one['read']} 秒、核对 {one['check']} 秒、报告 {one['report']} 秒，"
        f"指数 {one['exponent']}{'，' + one['refused'] if one['refused'] else ''}"
        for one in result["shapes"]
    ]
    steeper = "、".join(result["steeper"])
    return "\n".join((*lines, f"{len(lines)} 种，指数超过 {HIGHEST} 的：{steeper or '没有'}"))


def _grown(shape: Shape) -> dict[str, Any]:
    """The times of the largest size and the steepest of the slopes of the stages."""
    size, refused = shape.start, ""
    sizes: list[int] = []
    times: list[dict[str, float]] = []
    data = b""
    while True:
        data = shape.file(size)
        try:
            taken = _in_new_process(f"{shape.name}.{size}", shape.file(max(1, shape.start // _WARMING)), data)
        except InputError as fault:
            refused = str(fault)
            break
        sizes.append(size)
        times.append(taken)
        if sum(taken.values()) > _LONGEST or len(data) > _LARGEST:
            break
        size *= 2
    last = times[-1] if times else dict.fromkeys(_STAGES, 0.0)
    return {
        "name": shape.name,
        "size": sizes[-1] if sizes else 0,
        "bytes": len(data),
        **{stage: round(last[stage], 2) for stage in _STAGES},
        "exponents": {stage: slope(sizes, [one[stage] for one in times]) for stage in _STAGES},
        "exponent": max(slope(sizes, [one[stage] for one in times]) for stage in _STAGES),
        "refused": refused,
    }


def slope(sizes: list[int], times: list[float]) -> float:
    """The steepest slope over two doublings of the times that are long enough to tell, or over one where there are no more;
    0 where there is none. The last doublings alone would tell nothing of what a bound of the readers ends."""
    points = [(math.log(size), math.log(taken)) for size, taken in zip(sizes, times, strict=True) if taken >= _SHORTEST]
    apart = 2 if len(points) > 2 else 1
    found = ((y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in zip(points, points[apart:], strict=False))
    return round(max(found, default=0.0), 2)


def _in_new_process(name: str, small: bytes, data: bytes) -> dict[str, float]:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_times_when_warm, name, small, data).result()


def _times_when_warm(name: str, small: bytes, data: bytes) -> dict[str, float]:
    """The times of ``data`` once modules and catalogues are loaded, for which ``small`` is read and checked first."""
    with contextlib.suppress(InputError):
        _times(name, small)
    return _times(name, data)


def _times(name: str, data: bytes) -> dict[str, float]:
    checks = registry.load()
    documents: list[Document] = []
    taken = {}
    with isolated.left_out():
        taken["read"] = _timed(lambda: documents.append(read_bytes(name, data)))
    audits = []
    taken["check"] = _timed(lambda: audits.append(checking.check_documents(documents, checks)))
    (audit,) = audits
    taken["report"] = _timed(lambda: (text.findings(audit), json.findings(audit), html.findings(audit, checks)))
    return taken


def _timed(done: Callable[[], object]) -> float:
    begun = time.process_time()
    done()
    return time.process_time() - begun
