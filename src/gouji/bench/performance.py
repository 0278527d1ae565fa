"""The benches that need no file of others, one after the other in one run: what docs/performance.md shows.

Each gives ratios to a peer or a floor that it measures itself; times alone say little on another machine, which is named.
"""

from __future__ import annotations

import os
import platform
from importlib import import_module
from pathlib import Path
from typing import Any

from gouji.version import __version__

#: The benches in the order of the page, each with what it is about.
_BENCHES = {
    "read": "读文件",
    "accounts": "九张公开表的核对",
    "score": "逐行评分",
    "prepare": "编制",
    "province": "一个虚构的省",
}
_CPU = Path("/proc/cpuinfo")


def run() -> dict[str, Any]:
    """Every result under the name of its bench, and the machine."""
    return {
        "version": __version__,
        "machine": _machine(),
        **{name: import_module(f"gouji.bench.{name}").run() for name in _BENCHES},
    }


def render(result: dict[str, Any]) -> str:
    """The page in Markdown."""
    machine = result["machine"]
    lines = [
        "# 速度",
        "",
        f"由 `gouji bench performance` 一次写出：勾稽 {result['version']}，{machine['processor']}，{machine['cores']} 核，"
        f"{machine['system']}，Python {machine['python']}。每一项都与同一次运行里的对照比较，换一台机器比值大致不变，秒数会变。",
    ]
    for name, title in _BENCHES.items():
        said = import_module(f"gouji.bench.{name}").render(result[name])
        lines += ["", f"## {title}", "", f"`gouji bench {name}`", "", "```", said, "```"]
    return "\n".join(lines)


def _machine() -> dict[str, str | int]:
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
