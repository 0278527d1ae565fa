"""The command line. Exit 0: no error found; 1: at least one; 2: the input cannot be used; 3: a fault of the program; 4: read,
but nothing was recognised or tied; 130: interrupted."""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import inspect
import json
import pkgutil
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from gouji import __version__, console, pipeline, progress
from gouji import bench as bench_package
from gouji.assembly import read_text
from gouji.catalogue.edition import Edition, editions
from gouji.catalogue.wording import wordings
from gouji.checks import page, registry
from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.claims import Passage
from gouji.readers import InputError
from gouji.reports import annotate, html, sarif, scores, text, xlsx
from gouji.reports import json as json_report
from gouji.reports.explain import explained
from gouji.reports.faults import ReportError
from gouji.reports.verdict import verdict
from gouji.saving import SaveError, refuse_overwriting, save
from gouji.values.visible import visible
from gouji.workbook.ledger_preview import preview

_CARDS = {"text": scores.as_text, "json": scores.as_json}
_REPORTS: dict[str, Callable[[Audit, Sequence[registry.Check]], str | bytes]] = {
    "text": lambda audit, _: text.findings(audit),
    "json": lambda audit, _: json_report.findings(audit),
    "html": html.findings,
    "sarif": sarif.findings,
    "xlsx": xlsx.findings,
    "docx": lambda audit, checks: annotate.annotated(audit, _original(audit), checks),
}
_NEED_OUTPUT = ("xlsx", "docx")


_PATHS = "文件、文件夹、压缩包（zip、tar），或加引号的通配符，如 '材料/*.docx'"
_CODES = (
    "退出码：0 没有差错，1 有差错，2 文件不能用或写不出来，3 程序出错，4 没有认出材料或没有能核对的数，130 被中断。"
)

#: What a shell reports of a program whose reader has gone, and of one that was interrupted.
_READER_GONE, _INTERRUPTED = 141, 130

#: A document is a growing heap with hardly a circle in it: to look for them as often as usual takes a third of the time.
_COLLECTED = (100_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; only a fault of the program shows a traceback."""
    console.prepare()
    gc.set_threshold(*_COLLECTED)
    try:
        try:
            return _run(arguments)
        finally:
            console.flush()
    except KeyboardInterrupt:
        code, said = _INTERRUPTED, "已中断，没有做完。"
    except console.StreamError as fault:
        code, said = (_READER_GONE, "") if fault.gone else (2, f"结果写不出来（{fault}）。")
    with contextlib.suppress(console.StreamError):
        if said:
            console.warn(said)
    console.abandon()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except (InputError, ReportError, SaveError) as fault:
        console.warn(str(fault))
        return 2
    except console.StreamError:
        raise
    except Exception:  # the named boundary: a fault of the program is told as one and keeps its exit code
        console.warn(traceback.format_exc())
        console.warn("gouji 程序出错，请把上面的内容报告给我们；这不说明文件有问题。")
        return 3


class _Parser(argparse.ArgumentParser):
    """The parser with its one complaint in Chinese; what is wrong is named as the library names it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, visible(f"命令写法不对（{message}）。用 {self.prog} --help 看用法。") + "\n")


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="gouji", description="勾稽：核对绩效自评和部门决算公开，逐分评分。", epilog=_CODES
    )
    parser.add_argument("--version", action="version", version=f"gouji {__version__}")
    commands = parser.add_subparsers(required=True, metavar="命令")

    check = commands.add_parser("check", help="核对材料，指出哪个数字有问题", epilog=_CODES)
    check.add_argument("paths", nargs="+", type=Path, metavar="材料", help=_PATHS)
    check.add_argument("--format", choices=sorted(_REPORTS), default="text")
    check.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    check.add_argument("--select", default="", metavar="代码", help="只做这些检查，逗号分隔，可写前缀，如 S,N013")
    check.add_argument("--ignore", default="", metavar="代码", help="不做这些检查")
    check.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    check.add_argument("--baseline", type=Path, metavar="文件", help="以前的 json 结果，其中已有的不再列出")
    check.set_defaults(run=_check)

    score = commands.add_parser("score", help="按评分标准逐行计分，写明每一分的依据和算式")
    score.add_argument("paths", nargs="+", type=Path, metavar="材料", help=_PATHS)
    score.add_argument("--format", choices=sorted(_CARDS), default="text")
    score.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    score.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    score.set_defaults(run=_score)

    _add_prepare(commands)

    describe = commands.add_parser("explain", help="说明一项检查，或一句话是怎么理解的")
    subject = describe.add_mutually_exclusive_group(required=True)
    subject.add_argument("code", nargs="?", metavar="代码", help="查什么、为什么、依据、正反例")
    subject.add_argument("--sentence", metavar="句子", help="这句话里每个数被理解成什么，相互是什么关系")
    describe.set_defaults(run=_explain)

    bench = commands.add_parser("bench", help="测量：识别的准确率、速度的比值")
    bench.add_argument("name", choices=_benches(), metavar="名称", help="、".join(_benches()))
    bench.add_argument("files", nargs="*", type=Path, metavar="文件")
    bench.add_argument("--limit", type=int, metavar="处数", help="slips：每份材料每处每类最多改动几处，0 为不限")
    bench.add_argument(
        "--predictions", type=Path, metavar="文件", help="tables：找到的关系逐表写到这个文件，每行一张表"
    )
    bench.add_argument("--format", choices=("json", "text"), default="text")
    bench.set_defaults(run=_bench)

    return parser


def _add_prepare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="生成一本空的单位年度工作簿")
    new.add_argument(
        "--template", choices=sorted(wordings()), required=True, metavar="样式", help="、".join(wordings())
    )
    new.add_argument("--output", type=Path, required=True, metavar="工作簿")
    new.set_defaults(run=_new)

    prepare = commands.add_parser("prepare", help="由工作簿编制全部公开资料，并自查")
    prepare.add_argument("workbook", type=Path, metavar="工作簿")
    prepare.add_argument("--output", type=Path, metavar="文件夹", help="默认为工作簿旁边的同名文件夹")
    prepare.add_argument("--texts", type=Path, metavar="文件夹", help="自己的文本，同名的替换自带的")
    prepare.add_argument(
        "--move-edited", action="store_true", help="上次编制后手工改过的文件移到不公开的文件夹，再重新编制"
    )
    prepare.add_argument("--from-document", action="append", type=Path, metavar="文件", help="从上年公开件起一本工作簿")
    prepare.set_defaults(run=_prepare)

    ledger = commands.add_parser("ledger", help="试算一个台账算式，列出哪些行计入、哪些不计入")
    ledger.add_argument("file", type=Path, metavar="台账")
    ledger.add_argument("query", metavar="算式", help="如：计数 援助台账 其中 受理日期 在 本年 单位 件")
    ledger.add_argument("--year", type=int, metavar="年度", help="算式里的本年，默认为上一年")
    ledger.add_argument("--sheet", default="", metavar="工作表", help="默认为第一张")
    ledger.set_defaults(run=_ledger)

    diff = commands.add_parser("diff", help="列出两份资料之间每一处改动")
    diff.add_argument("old", type=Path, metavar="旧")
    diff.add_argument("new", type=Path, metavar="新")
    diff.set_defaults(run=_diff)


def _new(options: argparse.Namespace) -> int:
    pipeline.new_workbook(options.template, options.output)
    console.say(f"已生成 {options.output}，黄色格必填。")
    return 0


def _prepare(options: argparse.Namespace) -> int:
    if options.from_document:
        pipeline.start_workbook(options.from_document, options.workbook)
        console.say(f"已按上年公开件生成 {options.workbook}，填好后再运行 gouji prepare。")
        return 0
    with progress.shown() as say:
        output = options.output or options.workbook.with_suffix("")
        prepared = pipeline.prepare(
            options.workbook,
            output,
            registry.load(),
            texts=options.texts,
            move_edited=options.move_edited,
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


def _private(prepared: pipeline.Prepared) -> Iterator[str]:
    """What the printed values rest on that the files do not show, and where it is kept."""
    if prepared.remarks:
        yield f"需要知道的 {len(prepared.remarks)} 点："
        yield from (f"  · {said}" for said in prepared.remarks)
    undecided = dict.fromkeys(one.reason for audit in prepared.audits.values() for one in audit.results.undecided)
    if undecided:
        yield f"自查时单凭文件不能核实的 {len(undecided)} 处："
        yield from (f"  · {said}" for said in undecided)
    yield f"佐证和编制说明（不公开）：{prepared.private}"


def _ledger(options: argparse.Namespace) -> int:
    console.say("\n".join(preview(options.file, options.query, year=options.year, sheet=options.sheet)))
    return 0


def _diff(options: argparse.Namespace) -> int:
    found = pipeline.compare(options.old, options.new)
    console.say("\n".join(found) or "没有改动。")
    return 1 if found else 0


def _check(options: argparse.Namespace) -> int:
    _writable(options)
    checks = _selected(options.select, options.ignore)
    baseline = _baseline(options.baseline)
    edition = _edition(options.edition)
    with progress.shown() as say:
        audit = pipeline.check(
            options.paths, checks, edition=edition, baseline=baseline, but=_written(options), progress=say
        )
    if not audit.inputs:
        raise InputError("\n".join(audit.refused))
    _deliver(_REPORTS[options.format](audit, checks), options, verdict(audit))
    if audit.refused:
        console.warn("\n".join(audit.refused))
        return 2
    if audit.results.crashed:
        return 3
    if audit.results.has_errors:
        return 1
    return 4 if audit.is_void else 0


def _score(options: argparse.Namespace) -> int:
    _writable(options)
    with progress.shown() as say:
        cards, refused = pipeline.score_files(
            options.paths, edition=_edition(options.edition), but=_written(options), progress=say
        )
    if not cards:
        raise InputError("\n".join(refused) or "这些文件里没有认出绩效自评表，无从评分。")
    _deliver(_CARDS[options.format](cards), options)
    for line in refused:
        console.warn(line)
    return 2 if refused else 0


def _explain(options: argparse.Namespace) -> int:
    if options.sentence:
        console.say(explained(read_text(Passage(0, options.sentence, Place(quote=options.sentence.strip())))))
    else:
        console.say(page.of(_one_check(options.code)))
    return 0


_BENCH_OPTIONS = ("limit", "predictions")


def _benches() -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(bench_package.__path__))


def _bench(options: argparse.Namespace) -> int:
    """A bench is a module with ``run`` and ``render``, imported only when asked for; what ``run`` takes may be given."""
    bench = importlib.import_module(f"gouji.bench.{options.name}")
    given = {name: value for name in _BENCH_OPTIONS if (value := getattr(options, name)) is not None}
    try:
        inspect.signature(bench.run).bind(*options.files, **given)
    except TypeError:
        raise InputError(_misused(options.name, bench.run, given)) from None
    result = bench.run(*options.files, **given)
    console.say(json.dumps(result, ensure_ascii=False, indent=1) if options.format == "json" else bench.render(result))
    return 0


def _misused(name: str, run: Callable[..., object], given: Collection[str]) -> str:
    """Why ``run`` of a bench cannot be called so."""
    takes = inspect.signature(run).parameters
    unknown = [option for option in given if option not in takes]
    if unknown:
        return f"gouji bench {name} 没有 --{unknown[0]}。"
    needs = any(one.kind is one.POSITIONAL_OR_KEYWORD and one.default is one.empty for one in takes.values())
    if needs:
        return f"gouji bench {name} 需要指明一个文件，如 gouji bench {name} 文件。"
    return f"gouji bench {name} 最多指明一个文件。"


def _one_check(code: str) -> registry.Check:
    for check in registry.load():
        if code.upper() == check.code or code == check.slug:
            return check
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


def _writable(options: argparse.Namespace) -> None:
    """Refuses before any work what could only be refused after it."""
    if options.output is None and options.format in _NEED_OUTPUT:
        raise InputError(f"{options.format} 报告是文件，不能显示在屏幕上，请用 --output 指明写到哪里。")
    if options.output is not None:
        baseline = getattr(options, "baseline", None)
        refuse_overwriting(options.output, [*options.paths, *([baseline] if baseline else [])])


def _written(options: argparse.Namespace) -> list[Path]:
    """The files of the command itself: what a folder holds of them is no document."""
    return [path for path in (options.output, getattr(options, "baseline", None)) if path is not None]


def _original(audit: Audit) -> bytes:
    """The Word file that is to be annotated, as it stands on the disk."""
    path = Path(audit.inputs[annotate.word_input(audit)].document.source.path)
    try:
        return path.read_bytes()
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror}），请检查文件。") from None


def _deliver(content: str | bytes, options: argparse.Namespace, outcome: str = "") -> None:
    """Writes a report to its file and says so with its ``outcome``, or shows it."""
    if options.output is not None:
        save(options.output, content.encode("utf-8", "replace") if isinstance(content, str) else content)
        console.say(f"{outcome}\n已写出 {options.output}".lstrip("\n"))
        return
    assert isinstance(content, str), "refused by _writable"
    if options.format == "text":
        console.say(content.removesuffix("\n"))
    else:
        console.give(content)
