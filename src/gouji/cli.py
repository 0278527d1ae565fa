"""The command line: exit 0 no error found, 1 at least one, 2 the input cannot be used, 3 a fault of the program."""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from gouji import __version__, pipeline
from gouji.catalogue.edition import Edition, editions
from gouji.checks import page, registry
from gouji.readers import InputError
from gouji.reports import scores, text
from gouji.reports import json as json_report

_CARDS = {"text": scores.as_text, "json": scores.as_json}
_REPORTS = {"text": text.findings, "json": json_report.findings}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; never lets a traceback reach a user."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:  # the named boundary: a fault of the program is told as one and keeps its exit code
        traceback.print_exc()
        print("gouji 程序出错，请把上面的内容报告给我们；这不说明文件有问题。", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="gouji", description="勾稽：核对绩效自评和部门决算公开，逐分评分。")
    parser.add_argument("--version", action="version", version=f"gouji {__version__}")
    commands = parser.add_subparsers(required=True, metavar="命令")

    check = commands.add_parser("check", help="核对文件，指出哪个数字有问题")
    check.add_argument("paths", nargs="+", type=Path, metavar="文件")
    check.add_argument("--format", choices=sorted(_REPORTS), default="text")
    check.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    check.add_argument("--select", default="", metavar="代码", help="只做这些检查，逗号分隔，可写前缀，如 S,N013")
    check.add_argument("--ignore", default="", metavar="代码", help="不做这些检查")
    check.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    check.add_argument("--baseline", type=Path, metavar="文件", help="以前的 json 结果，其中已有的不再列出")
    check.set_defaults(run=_check)

    score = commands.add_parser("score", help="按评分标准逐行计分，写明每一分的依据和算式")
    score.add_argument("paths", nargs="+", type=Path, metavar="文件")
    score.add_argument("--format", choices=sorted(_CARDS), default="text")
    score.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    score.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    score.set_defaults(run=_score)

    describe = commands.add_parser("explain", help="说明一项检查：查什么、为什么、依据、正反例")
    describe.add_argument("code", metavar="代码")
    describe.set_defaults(run=_explain)

    return parser


def _check(options: argparse.Namespace) -> int:
    checks = _selected(options.select, options.ignore)
    baseline = _baseline(options.baseline)
    edition = _edition(options.edition)
    audit = pipeline.check(options.paths, checks, edition=edition, baseline=baseline, progress=_progress())
    if not audit.inputs:
        raise InputError("\n".join(audit.refused))
    _write(_REPORTS[options.format](audit), options.output)
    if audit.refused:
        print("\n".join(audit.refused), file=sys.stderr)
        return 2
    if audit.results.crashed:
        return 3
    return 1 if audit.results.has_errors else 0


def _score(options: argparse.Namespace) -> int:
    cards, refused = pipeline.score_files(options.paths, edition=_edition(options.edition), progress=_progress())
    if not cards:
        raise InputError("\n".join(refused) or "这些文件里没有认出绩效自评表，无从评分。")
    _write(_CARDS[options.format](cards), options.output)
    for line in refused:
        print(line, file=sys.stderr)
    return 2 if refused else 0


def _explain(options: argparse.Namespace) -> int:
    (check,) = _one_check(options.code)
    print(page.of(check))
    return 0


def _one_check(code: str) -> tuple[registry.Check]:
    for check in registry.load():
        if code.upper() == check.code or code == check.slug:
            return (check,)
    known = "、".join(check.code for check in registry.load())
    raise InputError(f"没有代码为 {code} 的检查。现有：{known}。")


def _selected(chosen: str, ignored: str) -> tuple[registry.Check, ...]:
    known = registry.load()
    lists = []
    for given in (chosen, ignored):
        codes = [code.strip() for code in given.replace("，", ",").split(",") if code.strip()]
        for code in codes:
            if not registry.select(known, [code]):
                raise InputError(f"没有以 {code} 开头的检查代码；用 gouji explain 代码 可查看每项检查。")
        lists.append(codes)
    return registry.select(known, *lists)


def _edition(name: str | None) -> Edition | None:
    if name is None:
        return None
    if name not in editions():
        known = "、".join(f"{one.id}（{one.name}）" for one in editions().values())
        raise InputError(f"没有名为 {name} 的版本。现有：{known}。")
    return editions()[name]


def _baseline(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    try:
        content = json.loads(path.read_text("utf-8"))
        return frozenset(finding["fingerprint"] for finding in content["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"{path}：不是 gouji check --format json 写出的结果，不能作基线。") from None


def _write(content: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(content)
        return
    try:
        output.write_text(content, "utf-8")
    except OSError as fault:
        raise InputError(f"{output}：写不进去（{fault.strerror}），请检查路径和权限。") from None


def _progress() -> Callable[[str], None]:
    """On a terminal, says what is being done once a second has passed; silent when piped."""
    started = time.monotonic()

    def show(what: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - started > 1:
            print(f"\r\033[K{what}…", end="\r", file=sys.stderr, flush=True)

    return show
