"""How well and how fast packages are prepared: what the audit of random ones finds, time and memory of a large one."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from gouji.bench.prepare.composed import documents_of
from gouji.bench.prepare.sample import random_content
from gouji.checks import registry
from gouji.pipeline import checking, preparing
from gouji.workbook import template


def run(_: Path | None = None) -> dict[str, object]:
    """Findings over random workbooks, and time and memory of a package with forty projects."""
    packages, projects = 60, 40
    checks = registry.load()
    findings = 0
    with tempfile.TemporaryDirectory() as folder:
        # the large one first: a user's process has not made sixty others before it
        large = Path(folder) / "large.xlsx"
        large.write_bytes(template.write(random_content(1, projects)))
        started, spent = time.perf_counter(), time.process_time()
        prepared = preparing.prepare(large, Path(folder) / "large", checks)
        seconds, busy = time.perf_counter() - started, time.process_time() - spent
        read = prepared.audits["pdf"].inputs
        pages = max((block.place.page or 0 for one in read for block in one.document.blocks), default=0)
        for seed in range(packages):
            documents = documents_of(random_content(seed))
            findings += len(checking.check_documents(documents, checks).results.findings)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)
    return {
        "packages": packages,
        "findings": findings,
        "projects": projects,
        "pages": pages,
        "seconds": round(seconds, 2),
        "processor_seconds": round(busy, 2),
        "peak_mb": peak,
    }


def render(result: dict[str, object]) -> str:
    return (
        f"随机工作簿 {result['packages']} 本，自查发现 {result['findings']} 处\n"
        f"{result['projects']} 个项目的资料：PDF {result['pages']} 页，编制并自查四种格式 {result['seconds']} 秒"
        f"（占用处理器 {result['processor_seconds']} 秒），"
        f"内存峰值 {result['peak_mb']} MB"
    )
