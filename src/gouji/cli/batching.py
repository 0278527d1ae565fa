"""``gouji batch``."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from gouji import batch as batches
from gouji import console, progress
from gouji.batch.choice import Choice
from gouji.cli.checking import selected
from gouji.pipeline import choosing
from gouji.readers.faults import InputError


def batch(options: argparse.Namespace) -> int:
    try:
        return _compared(*options.compare) if options.compare else _run(options)
    except ModuleNotFoundError as missing:
        if missing.name not in ("pyarrow", "distributed"):
            raise
        extra = "cluster" if missing.name == "distributed" else "batch"
        raise InputError(f'批量核对的组件 {missing.name} 没有装好，请先运行：pip install "gouji[{extra}]"') from None


def _compared(old: Path, new: Path) -> int:
    from gouji.batch import compare

    found = compare.compared(old, new)
    console.say(compare.render(found))
    return 1 if found.changes else 0


def _run(options: argparse.Namespace) -> int:
    if not options.paths or options.output is None:
        raise InputError("请写明要核对的材料，并用 --output 指明结果写到哪个文件夹。")
    codes = [check.code for check in selected(options.select, options.ignore)]
    choosing.edition(options.edition)
    part, parts = options.shard
    with progress.shown() as say:
        done = batches.run(
            options.paths,
            options.output,
            codes,
            edition=options.edition,
            choice=Choice(part, parts, options.since),
            jobs=options.jobs or os.cpu_count() or 1,
            cluster=options.cluster,
            progress=say,
        )
    console.say(
        f"{done.files} 份文件（这次读取 {done.read_now} 份，{done.refused} 份不能用），"
        f"{done.dossiers} 家单位（这次核对 {done.checked_now} 家）。\n"
        f"数据表在 {options.output / batches.TABLES}，概览见 {done.overview}。"
    )
    if done.refused == done.files:
        console.warn("没有一份文件能用，原因见概览。")
        return 2
    return 0
