"""``gouji stats``."""

from __future__ import annotations

import argparse
import json

from gouji.cli import delivery
from gouji.readers.faults import InputError
from gouji.stats import figures, report, statistics
from gouji.stats.regions import told_regions


def stats(options: argparse.Namespace) -> int:
    delivery.check_output(options)
    regions = told_regions(options.regions) if options.regions else None
    try:
        found = statistics(options.result, regions)
    except ModuleNotFoundError as missing:
        if missing.name != "duckdb":
            raise
        raise InputError('统计的组件 duckdb 没有装好，请先运行：pip install "gouji[batch]"') from None
    if not found.dossiers:
        raise InputError(f"{options.result}：里面没有一家单位，没有可以统计的。")
    written = (
        report.page(found)
        if options.format == "html"
        else json.dumps(figures.told(found), ensure_ascii=False, indent=1)
    )
    delivery.deliver(written, options, f"{found.dossiers} 家单位、{found.documents} 份文件的统计。")
    return 0
