"""What docs/performance.md shows: one run that measures reading, growth, checks, scoring, preparing and a batch.

Every part gives a ratio to a peer or to the least that must be done, measured by turns in the same run, and how it grows with
size; times alone say little on another machine, which is named. Nothing is needed beside the program; a run takes some five
minutes on an idle machine of two cores.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from gouji.bench import accounts, growth, prepare, province, read, score
from gouji.bench.accounts.timing import timing
from gouji.bench.growth.shapes import SHAPES
from gouji.version import __version__

#: One shape of content for each format, and two of sentences that speak of each other.
_SHAPES = (
    *("txt: sentences in paragraphs", "txt: changes in many sentences", "csv: rows", "docx: rows of a table"),
    *("xlsx: rows", "html: rows", "pdf: pages"),
)
_PACKAGES = 6
_DOSSIERS = (20, 60)
_CPU = Path("/proc/cpuinfo")


class _Part(NamedTuple):
    """一节: its title, the bench that measures it more fully, how it is measured and shown."""

    title: str
    more: str
    run: Callable[[], Any]
    render: Callable[[Any], str]


def _grown() -> dict[str, Any]:
    return growth.measured([shape for shape in SHAPES if shape.name in _SHAPES])


def _provinces() -> list[dict[str, Any]]:
    return [province.run(dossiers=dossiers) for dossiers in _DOSSIERS]


def _of_provinces(results: list[dict[str, Any]]) -> str:
    growing = "，".join(f"{one['dossiers']} 家每家 {one['seconds'] / one['dossiers']:.2f} 秒" for one in results)
    return f"{province.render(results[-1])}\n随家数增长：{growing}"


_PARTS = {
    "read": _Part("读文件", "read", read.run, read.render),
    "growth": _Part("随内容增长（指数 1 是成正比）", "growth", _grown, growth.render),
    "accounts": _Part("九张公开表的核对", "accounts", timing, accounts.render_time),
    "score": _Part("逐行评分", "score", score.run, score.render),
    "prepare": _Part("编制", "prepare", lambda: prepare.run(packages=_PACKAGES), prepare.render),
    "province": _Part("一个虚构的省", "province", _provinces, _of_provinces),
}


def run() -> dict[str, Any]:
    """Every result under the name of its part, and the machine with its load before and after."""
    before = _load()
    results = {name: part.run() for name, part in _PARTS.items()}
    return {"version": __version__, "machine": {**_machine(), "load": [before, _load()]}, **results}


def render(result: dict[str, Any]) -> str:
    """The page in Markdown."""
    machine = result["machine"]
    lines = [
        "# 速度",
        "",
        f"由 `gouji bench performance` 一次写出：勾稽 {result['version']}，{machine['processor']}，{machine['cores']} 核，"
        f"{machine['system']}，Python {machine['python']}，前后平均负载 {machine['load'][0]} 和 {machine['load'][1]}。"
        "每一项都与同一次运行里的对照比较，换一台机器比值大致不变，秒数会变。",
    ]
    for name, part in _PARTS.items():
        lines += ["", f"## {part.title}", "", f"更多见 `gouji bench {part.more}`。", "", "```"]
        lines += [part.render(result[name]), "```"]
    return "\n".join(lines)


def _load() -> str:
    """The load of the last minute where the system tells it."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "不详"


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count() or 1,
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    """The model of the processor where the system tells it."""
    try:
        lines = _CPU.read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
