"""``gouji import``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from gouji import console, progress
from gouji.catalogue.wording import wordings
from gouji.pipeline.importing import Imported, import_into
from gouji.readers.faults import InputError
from gouji.workbook.content import Standing
from gouji.workbook.taking.page import NAME


def take(options: argparse.Namespace) -> int:
    if options.template and options.template not in wordings():
        raise InputError(f"没有名为 {options.template} 的样式。现有：{'、'.join(wordings())}。")
    with progress.shown() as say:
        imported = import_into(
            options.paths,
            options.output,
            workbook=options.workbook,
            year=options.year,
            template=options.template,
            progress=say,
        )
    console.say("\n".join((f"已写出 {options.output}", *_told(imported))))
    return 0


def _told(imported: Imported) -> Iterator[str]:
    counts = ((standing, imported.count(standing)) for standing in Standing)
    yield "，".join(f"{standing.value} {count} 格" for standing, count in counts if count) or "没有取到数"
    by_source = Counter(one.origin.split(" ")[0] for one in imported.told if one.standing is not Standing.CONFLICT)
    yield from (f"  · {source}：{count} 格" for source, count in by_source.items())
    different = [one for one in imported.told if one.standing is Standing.CONFLICT]
    if different:
        yield f"几处不同的 {len(different)} 格，请核对："
        yield from (f"  · “{one.sheet}”{one.cell} {one.label}：{one.origin}；{one.remark}" for one in different)
    if imported.remarks:
        yield "没有取到的："
        yield from (f"  · {said}" for said in imported.remarks)
    if imported.left:
        left = Counter(one.sheet for one in imported.left)
        told = "，".join(f"“{sheet}”{count} 处" for sheet, count in left.items())
        yield f"还要填的 {len(imported.left)} 处：{told}。逐格列在工作表“{NAME}”里。"
