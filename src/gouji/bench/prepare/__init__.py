"""How well and how fast packages are prepared: what the audit of random ones finds in every stage, whether one changed figure
changes its places and no others, time and memory of a large one, and the rate of a folder of many."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from gouji.bench.prepare.ripple import changes, misplaced
from gouji.bench.prepare.sample import random_content
from gouji.checks import registry
from gouji.checks.registry import Check
from gouji.compose.package import compose
from gouji.domain.stages import Stage
from gouji.pipeline import checking, preparing
from gouji.workbook import template
from gouji.workbook.content import Content
from gouji.workbook.loading import load
from gouji.writers import official

#: Packages of so many projects are prepared for growth, the last for the rest.
_PROJECTS = (10, 20, 40)
#: So many of the places that are wrong are listed.
_SHOWN = 20


def run(_: Path | None = None, *, packages: int = 60) -> dict[str, object]:
    """Findings over ``packages`` random workbooks, and time and memory of packages with up to forty projects."""
    projects = _PROJECTS[-1]
    checks = registry.load()
    findings: dict[str, int] = dict.fromkeys((stage.value for stage in Stage), 0)
    wrong: list[str] = []
    changed = 0
    with tempfile.TemporaryDirectory() as folder:
        # the large one first: a user's process has not made sixty others before it
        large = Path(folder) / "large.xlsx"
        large.write_bytes(template.write(random_content(1, projects)))
        started = time.perf_counter()
        # on the clock as the command does it, with all processors; busy with one process that does all
        preparing.prepare(large, large.with_suffix(""), checks, jobs=os.cpu_count() or 1)
        seconds = time.perf_counter() - started
        busy, prepared = _prepared(large, checks)
        read = prepared.audits["pdf"].inputs
        pages = max((block.place.page or 0 for one in read for block in one.document.blocks), default=0)
        least = _written(large)
        growth = []
        for size in _PROJECTS[:-1]:
            smaller = Path(folder) / f"{size}.projects.xlsx"
            smaller.write_bytes(template.write(random_content(1, size)))
            growth.append((size, round(_prepared(smaller, checks)[0] / size, 2)))
        growth.append((projects, round(busy / projects, 2)))
        for seed in range(packages):
            path = Path(folder) / f"{seed}.xlsx"
            content = random_content(seed)
            path.write_bytes(template.write(content))
            for stage in Stage:
                findings[stage.value] += _findings(path, stage, checks)
            told = _misplaced(content, path)
            changed += len(told)
            wrong += [f"{seed}：{name}：{one}" for name, found in told.items() for one in found]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024**2)
    return {
        "packages": packages,
        "findings": findings,
        "changed": changed,
        "misplaced": wrong,
        "projects": projects,
        "pages": pages,
        "seconds": round(seconds, 2),
        "processor_seconds": round(busy, 2),
        "least_seconds": round(least, 2),
        "growth": growth,
        "peak_mb": peak,
    }


def _prepared(workbook: Path, checks: Sequence[Check]) -> tuple[float, preparing.Prepared]:
    """Processor seconds of preparing ``workbook``; what reads its PDF again does so apart."""
    before = time.process_time()
    prepared = preparing.prepare(workbook, workbook.with_suffix(""), checks)
    return time.process_time() - before, prepared


def _written(workbook: Path) -> float:
    """The least that must be done: processor seconds of writing the documents, composed already, in the four formats."""
    unit, problems = load(workbook)
    assert unit is not None, list(map(str, problems))
    files = compose(unit).files
    before = time.process_time()
    for file in files:
        dict(official.rendered(file.document, file.charts, file.described, file.contents_at))
    return time.process_time() - before


def _findings(path: Path, stage: Stage, checks: Sequence[Check]) -> int:
    unit, problems = load(path, (stage,))
    assert unit is not None, list(map(str, problems))
    documents = [file.document for file in compose(unit, None, (stage,)).files]
    return len(checking.check_documents(documents, checks).results.findings) + len(problems.found)


def _misplaced(content: Content, path: Path) -> dict[str, list[str]]:
    """For each change of one figure of the workbook what changes that should not, or should and does not."""
    before, _ = load(path)
    assert before is not None
    found = {}
    for change in changes(content):
        path.write_bytes(template.write(change.content))
        after, _ = load(path)
        assert after is not None
        found[change.name] = misplaced(change, before, after)
    return found


def render(result: dict[str, object]) -> str:
    findings = result["findings"]
    misplaced_ones = result["misplaced"]
    assert isinstance(misplaced_ones, list)
    assert isinstance(findings, dict)
    found = "，".join(f"{stage} {count} 处" for stage, count in findings.items())
    busy, least, growth = result["processor_seconds"], result["least_seconds"], result["growth"]
    assert isinstance(busy, float)
    assert isinstance(least, float)
    assert isinstance(growth, list)
    times = busy / least
    grown = "，".join(f"{size} 个每个 {seconds} 秒" for size, seconds in growth)
    listed = "".join(f"\n  {one}" for one in misplaced_ones[:_SHOWN])
    return (
        f"随机工作簿 {result['packages']} 本，各阶段自查发现：{found}；改一个数（共 {result['changed']} 次），"
        f"该变而没变、不该变而变的 {len(misplaced_ones)} 处{listed}\n"
        f"{result['projects']} 个项目的资料：PDF {result['pages']} 页，编制并自查四种格式 {result['seconds']} 秒"
        f"（只用一个进程再做一次，占用处理器 {result['processor_seconds']} 秒，是只写出四种格式的 {times:.1f} 倍），"
        f"内存峰值 {result['peak_mb']} MB\n"
        f"随项目数增长：{grown}"
    )
