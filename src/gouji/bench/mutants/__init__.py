"""Reads, checks and reports files that are well-formed and wrong: elements left out, repeated, moved and renamed, odd
numbers, endless nesting, records cut short.

Random damage of bytes hardly gets past checksums and parsers; these changes do. A mutant is named by its kind and number
and is the same every time. A fault is anything but a document or a refusal in one line, a check that breaks, and computing
that takes longer than ``SLOWEST`` seconds.
"""

from __future__ import annotations

import random
import time
from pathlib import Path
from typing import Any

from gouji.bench.mutants.stock import Stock, stock
from gouji.checks import registry
from gouji.pipeline.checking import check_documents
from gouji.readers import InputError, read_bytes
from gouji.reports import html, json, text

SLOWEST = 10.0
_USUALLY = 100
_TOOK_ALONG = "耗尽了时间或内存"
_BROKE = "读不下去"


def run(kind: Path | None = None, limit: int = _USUALLY) -> dict[str, Any]:
    """So many mutants of every kind, or of those whose name begins with the last part of ``kind``."""
    wanted = "" if kind is None else kind.name
    chosen = {name: one for name, one in stock().items() if name.startswith(wanted)}
    if not chosen:
        raise InputError(f"没有以 {wanted} 开头的格式，有：{'、'.join(stock())}。")
    kinds = [_run(name, one, limit or _USUALLY) for name, one in chosen.items()]
    return {
        "kinds": kinds,
        "files": sum(one["files"] for one in kinds),
        "faults": sum(len(one["faults"]) for one in kinds),
    }


def render(result: dict[str, Any]) -> str:
    """One line a kind, and one for each fault."""
    lines = []
    for one in result["kinds"]:
        lines.append(
            f"{one['kind']}：{one['files']} 份，读出 {one['read']} 份，拒绝 {one['refused']} 份（其中结束进程 {one['ended']} 份），"
            f"最慢 {one['slowest']} 秒，故障 {len(one['faults'])} 处"
        )
        lines += [f"  第{fault['number']}份：{fault['fault']}" for fault in one["faults"]]
    return "\n".join((*lines, f"共 {result['files']} 份，故障 {result['faults']} 处"))


def mutant(name: str, one: Stock, number: int) -> bytes:
    """The mutant ``number`` of a kind."""
    chance = random.Random(f"{name} {number}")
    data = one.changed(one.data, chance)
    return one.changed(data, chance) if chance.random() < 0.2 else data


def outcome(name: str, data: bytes) -> tuple[str, str]:
    """What comes of a file: 读出, 拒绝 or 结束 with the refusal, or 故障 with what broke."""
    begun = time.process_time()
    try:
        document = read_bytes(name, data)
    except InputError as refusal:
        said = str(refusal)
        if _BROKE in said:
            return "故障", repr(refusal.__cause__)
        if "\n" in said:
            return "故障", f"拒绝的话不止一行：{said[:80]}"
        return ("结束" if _TOOK_ALONG in said else "拒绝"), said
    except Exception as broken:  # what is looked for
        return "故障", repr(broken)
    try:
        checks = registry.load()
        audit = check_documents([document], checks)
        for report in (text.findings(audit), json.findings(audit), html.findings(audit, checks)):
            report.encode()
    except Exception as broken:
        return "故障", f"核对：{broken!r}"
    if audit.results.tally.crashed:
        return "故障", f"有 {audit.results.tally.crashed} 项检查出错"
    taken = time.process_time() - begun
    return ("故障", f"用了 {taken:.1f} 秒") if taken > SLOWEST else ("读出", "")


def _run(name: str, one: Stock, limit: int) -> dict[str, Any]:
    counts = dict.fromkeys(("读出", "拒绝", "结束", "故障"), 0)
    faults: list[dict[str, Any]] = []
    slowest = 0.0
    for number in range(limit):
        data = mutant(name, one, number)
        begun = time.process_time()
        came, why = outcome(f"{name}.{number}", data)
        slowest = max(slowest, time.process_time() - begun)
        counts[came] += 1
        if came == "故障":
            faults.append({"number": number, "fault": why})
    return {
        "kind": name,
        "files": limit,
        "read": counts["读出"],
        "refused": counts["拒绝"] + counts["结束"],
        "ended": counts["结束"],
        "slowest": round(slowest, 2),
        "faults": faults,
    }
