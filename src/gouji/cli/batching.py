"""``gouji batch``."""

from __future__ import annotations

import argparse
import os

from gouji import batch as batches
from gouji import console, progress
from gouji.batch.choice import Choice
from gouji.cli.checking import selected
from gouji.pipeline import choosing
from gouji.readers.faults import InputError


def batch(options: argparse.Namespace) -> int:
    codes = [check.code for check in selected(options.select, options.ignore)]
    choosing.edition(options.edition)
    part, parts = options.shard
    try:
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
    except ModuleNotFoundError as missing:
        if missing.name not in ("pyarrow", "distributed"):
            raise
        extra = "cluster" if missing.name == "distributed" else "batch"
        raise InputError(f'批量核对的组件 {missing.name} 没有装好，请先运行：pip install "gouji[{extra}]"') from None
    console.say(
        f"{done.files} 份文件（这次读取 {done.read_now} 份，{done.refused} 份不能用），"
        f"{done.dossiers} 家单位（这次核对 {done.checked_now} 家）。\n"
        f"数据表在 {options.output / batches.TABLES}，概览见 {done.overview}。"
    )
    if done.refused == done.files:
        console.warn("没有一份文件能用，原因见概览。")
        return 2
    return 0
