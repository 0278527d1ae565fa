"""``gouji check``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from gouji import console, progress
from gouji.checks import registry
from gouji.cli import delivery
from gouji.domain.audit import Audit
from gouji.domain.findings import Severity
from gouji.pipeline import checking, choosing
from gouji.readers.faults import InputError
from gouji.reports.verdict import verdict
from gouji.values.visible import in_one_line

#: Reports that explain the checks too.
_WITH_CHECKS = ("html", "sarif", "xlsx")
#: Of an archive or a folder every file may be damaged.
_MOST_REFUSED = 50


def _refusals(refused: Sequence[str]) -> str:
    """A line for each file that cannot be used, as far as somebody reads them."""
    lines = list(map(in_one_line, refused[:_MOST_REFUSED]))
    if len(refused) > _MOST_REFUSED:
        lines.append(f"另有 {len(refused) - _MOST_REFUSED} 个文件也不能用，没有核对。")
    return "\n".join(lines)


def check(options: argparse.Namespace) -> int:
    delivery.check_output(options)
    checks = selected(options.select, options.ignore)
    baseline = _baseline(options.baseline)
    edition = choosing.edition(options.edition)
    with progress.shown() as say:
        audit = checking.check(
            options.paths,
            checks,
            edition=edition,
            baseline=baseline,
            least=Severity(options.severity),
            but=delivery.own_files(options),
            progress=say,
        )
    if not audit.inputs:
        raise InputError(_refusals(audit.refused))
    delivery.deliver(_report(options.format, audit, checks), options, verdict(audit))
    if audit.refused:
        console.warn(_refusals(audit.refused))
        return 2
    if audit.results.crashed:
        return 3
    if audit.results.has_errors:
        return 1
    return 4 if audit.is_void else 0


def _report(form: str, audit: Audit, checks: Sequence[registry.Check]) -> str | bytes:
    """The report in one format; what writes it is imported when it is asked for."""
    if form == "docx":
        return _annotated(audit, checks)
    report: Callable[..., str | bytes] = import_module(f"gouji.reports.{form}").findings
    return report(audit, checks) if form in _WITH_CHECKS else report(audit)


def _annotated(audit: Audit, checks: Sequence[registry.Check]) -> bytes:
    """The Word file that was checked, as it stands on the disk, with comments."""
    from gouji.reports import annotate

    path = Path(audit.inputs[annotate.word_input(audit)].document.source.path)
    try:
        original = path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查文件。") from None
    return annotate.annotated(audit, original, checks)


def selected(chosen: str, ignored: str) -> tuple[registry.Check, ...]:
    return choosing.checks(_codes(chosen), _codes(ignored))


def _codes(given: str) -> list[str]:
    return [code.strip() for code in given.replace("，", ",").split(",") if code.strip()]


def _baseline(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    try:
        content = json.loads(path.read_text("utf-8"))
        return frozenset(finding["fingerprint"] for finding in content["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"{path}：不是 gouji check --format json 写出的结果，不能作基线。") from None
