"""``gouji new``, ``gouji prepare`` and ``gouji ledger``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Iterator
from dataclasses import replace

from gouji import console, progress
from gouji.catalogue.wording import wordings
from gouji.checks import registry
from gouji.domain.stages import USUAL, Stage
from gouji.pipeline import preparing
from gouji.pipeline.preparing_many import prepare_many
from gouji.readers.faults import InputError
from gouji.reports import text
from gouji.workbook.ledger_preview import preview


def new(options: argparse.Namespace) -> int:
    known = "、".join(wordings())
    if options.template not in wordings():
        wrong = f"没有名为 {options.template} 的样式" if options.template else "请用 --template 写明样式"
        raise InputError(
            f"{wrong}。现有：{known}；如 gouji new --template {next(iter(wordings()))} --output 工作簿.xlsx。"
        )
    if options.output is None:
        raise InputError("请用 --output 写明工作簿写到哪里，如 --output 工作簿.xlsx。")
    preparing.new_workbook(options.template, options.output)
    console.say(f"已生成 {options.output}，黄色格必填。")
    for remark in wordings()[options.template].stand_in_remarks:
        console.say(remark)
    return 0


def prepare(options: argparse.Namespace) -> int:
    stages = (Stage(options.stage),) if options.stage else USUAL
    if options.workbook.is_dir():
        return _prepare_many(options, stages)
    with progress.shown() as say:
        output = options.output or options.workbook.with_suffix("")
        prepared = preparing.prepare(
            options.workbook,
            output,
            registry.load(),
            stages=stages,
            texts=options.texts,
            move_edited=options.move_edited,
            jobs=options.jobs or os.cpu_count() or 1,
            progress=say,
        )
    console.say("\n".join(f"已写出 {path}" for path in prepared.files))
    console.warn("\n".join(_private(prepared)))
    told: set[str] = set()
    for audit in prepared.audits.values():
        # the same error in four formats is one error: told where it was met first
        new = tuple(one for one in audit.results.findings if one.fingerprint not in told)
        told |= {one.fingerprint for one in new}
        if new or audit.refused:
            console.say(text.findings(replace(audit, results=replace(audit.results, findings=new))))
    console.say("自查有差错，文件已标为草稿，不得公开。" if prepared.is_draft else "自查通过。")
    return 1 if prepared.is_draft else 0


def _prepare_many(options: argparse.Namespace, stages: Collection[Stage]) -> int:
    if options.output is None:
        raise InputError("编制一个文件夹里的各家，请用 --output 写明写到哪个文件夹。")
    with progress.shown() as say:
        outcomes = prepare_many(
            options.workbook,
            options.output,
            options.jobs or os.cpu_count() or 1,
            stages=stages,
            texts=options.texts,
            move_edited=options.move_edited,
            progress=say,
        )
    drafts = [one for one in outcomes.units if one.errors]
    refused = [one for one in outcomes.units if one.refusal]
    for one in drafts:
        console.say(f"{one.workbook}：自查有 {one.errors} 处差错，文件已标为草稿，不得公开。")
    for one in refused:
        console.say(f"{one.workbook}：没有编制。{one.refusal}")
    done = len(outcomes.units) - len(refused)
    rate = len(outcomes.units) / outcomes.seconds * 60 if outcomes.seconds else 0
    console.say(
        f"{len(outcomes.units)} 家：编制 {done} 家（草稿 {len(drafts)} 家），没有编制 {len(refused)} 家；"
        f"用时 {outcomes.seconds:.0f} 秒，每分钟 {rate:.0f} 家。"
    )
    return 2 if refused else 1 if drafts else 0


def _private(prepared: preparing.Prepared) -> Iterator[str]:
    """What the printed values rest on that the files do not show, and where it is kept."""
    if prepared.remarks:
        yield f"需要知道的 {len(prepared.remarks)} 点："
        yield from (f"  · {said}" for said in prepared.remarks)
    undecided = dict.fromkeys(one.reason for audit in prepared.audits.values() for one in audit.results.undecided)
    if undecided:
        yield f"自查时单凭文件不能核实的 {len(undecided)} 处："
        yield from (f"  · {said}" for said in undecided)
    yield f"佐证和编制说明（不公开）：{prepared.private}"


def ledger(options: argparse.Namespace) -> int:
    console.say("\n".join(preview(options.file, options.query, year=options.year, sheet=options.sheet)))
    return 0
