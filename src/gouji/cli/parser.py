"""What the command line understands. Which module runs a command is only named, and imported when it is its turn."""

from __future__ import annotations

import argparse
import pkgutil
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NoReturn

from gouji import bench as bench_package
from gouji.catalogue.wording import wordings
from gouji.cli.defaults import with_defaults
from gouji.domain.stages import Stage
from gouji.values.visible import visible
from gouji.version import __version__

REPORTS = ("docx", "html", "json", "sarif", "text", "xlsx")
_SEVERITIES = ("error", "warning", "info")
CARDS = ("html", "json", "text", "xlsx")

_PATHS = "文件、文件夹、压缩包（zip、tar），或加引号的通配符，如 '材料/*.docx'"
_CODES = (
    "退出码：0 没有差错，1 有差错，2 文件不能用或写不出来，3 程序出错，4 没有认出材料或没有能核对的数，130 被中断。"
)

#: What some benches take beside files: how it is read, its name in help, and what it says there.
BENCH_OPTIONS: Mapping[str, tuple[type, str, str]] = {
    "limit": (int, "处数", "slips：每份材料每处每类最多改动几处，0 为不限"),
    "seed": (int, "种子", "slips、province：另选一批"),
    "dossiers": (int, "家数", "province：生成多少家单位"),
    "rate": (Decimal, "比例", "province：其中多少有一处错，如 0.3"),
    "predictions": (Path, "文件", "tables：找到的关系逐表写到这个文件，每行一张表"),
}


class _Parser(argparse.ArgumentParser):
    """The parser with its one complaint in Chinese; what is wrong is named as the library names it."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, visible(f"命令写法不对（{message}）。用 {self.prog} --help 看用法。") + "\n")


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options of one command, those of ``gouji.toml`` included. Raises ``InputError`` for a file that cannot be used."""
    whole, commands = _parsers()
    given = sys.argv[1:] if arguments is None else arguments
    return whole.parse_args(with_defaults(given, commands.choices))


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    return _parsers()[0]


def _parsers() -> tuple[argparse.ArgumentParser, argparse._SubParsersAction[argparse.ArgumentParser]]:
    whole: argparse.ArgumentParser = _Parser(
        prog="gouji", description="勾稽：核对绩效自评和部门决算公开，逐分评分。", epilog=_CODES
    )
    whole.add_argument("--version", action="version", version=f"gouji {__version__}")
    commands = whole.add_subparsers(required=True, metavar="命令")

    check = commands.add_parser("check", help="核对材料，指出哪个数字有问题", epilog=_CODES)
    check.add_argument("paths", nargs="+", type=Path, metavar="材料", help=_PATHS)
    check.add_argument("--format", choices=REPORTS, default="text")
    check.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    check.add_argument("--select", default="", metavar="代码", help="只做这些检查，逗号分隔，可写前缀，如 S,N013")
    check.add_argument("--ignore", default="", metavar="代码", help="不做这些检查")
    check.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    check.add_argument(
        "--severity", choices=_SEVERITIES, default="info", help="只列出不轻于它的：error 差错、warning 疑点、info 提示"
    )
    check.add_argument("--no-pager", action="store_true", help="不分页，一次显示完")
    check.add_argument("--baseline", type=Path, metavar="文件", help="以前的 json 结果，其中已有的不再列出")
    check.set_defaults(run=("checking", "check"))

    _add_batch(commands)

    stats = commands.add_parser("stats", help="批量核对结果的统计：各种差错有多常见、自评得分、数字和雷同的筛查")
    stats.add_argument("result", type=Path, metavar="结果", help="gouji batch 写出的结果文件夹")
    stats.add_argument("--format", choices=("html", "json"), default="html")
    stats.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    stats.add_argument("--regions", type=Path, metavar="文件", help="单位和地区的对照表（csv），默认按单位名称认地区")
    stats.set_defaults(run=("statistics", "stats"))

    score = commands.add_parser("score", help="按评分标准逐行计分，写明每一分的依据和算式")
    score.add_argument("paths", nargs="+", type=Path, metavar="材料", help=_PATHS)
    score.add_argument("--format", choices=CARDS, default="text")
    score.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    score.add_argument("--output", type=Path, metavar="文件", help="写到文件，默认显示在屏幕上")
    score.set_defaults(run=("scoring", "score"))

    _add_prepare(commands)
    _add_serve(commands)

    describe = commands.add_parser("explain", help="说明一项检查，或一句话是怎么理解的")
    subject = describe.add_mutually_exclusive_group(required=True)
    subject.add_argument("code", nargs="?", metavar="代码", help="查什么、为什么、依据、正反例")
    subject.add_argument("--sentence", metavar="句子", help="这句话里每个数被理解成什么，相互是什么关系")
    describe.set_defaults(run=("explaining", "explain"))

    bench = commands.add_parser("bench", help="测量：识别的准确率、速度的比值")
    bench.add_argument("name", choices=_benches(), metavar="名称", help="、".join(_benches()))
    bench.add_argument("files", nargs="*", type=Path, metavar="文件")
    for option, (kind, metavar, said) in BENCH_OPTIONS.items():
        bench.add_argument(f"--{option}", type=kind, metavar=metavar, help=said)
    bench.add_argument("--format", choices=("json", "text"), default="text")
    bench.set_defaults(run=("benching", "bench"))

    return whole, commands


def _add_batch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    batch = commands.add_parser("batch", help="核对成千上万家单位的材料，写出数据表和概览，断了可以接着做")
    batch.add_argument("paths", nargs="*", type=Path, metavar="材料", help=_PATHS)
    batch.add_argument("--output", type=Path, metavar="文件夹", help="写数据表、概览和进度的文件夹")
    batch.add_argument(
        "--compare",
        nargs=2,
        type=Path,
        metavar=("旧结果", "新结果"),
        help="不核对，只列出两次结果之间多了、少了哪些发现",
    )
    batch.add_argument("--jobs", type=int, metavar="个数", help="几个进程同时做，默认与处理器一样多")
    batch.add_argument("--cluster", default="", metavar="地址", help="dask 调度程序的地址，由它的各台机器来做")
    batch.add_argument(
        "--since", type=date.fromisoformat, metavar="日期", help="只做这一天以来有改动的单位，如 2024-09-01"
    )
    batch.add_argument(
        "--shard", type=_shard, default=(1, 1), metavar="k/n", help="只做 n 份中的第 k 份，同一文件夹不拆开"
    )
    batch.add_argument("--select", default="", metavar="代码", help="只做这些检查，逗号分隔，可写前缀")
    batch.add_argument("--ignore", default="", metavar="代码", help="不做这些检查")
    batch.add_argument("--edition", metavar="名称", help="按哪里的评分办法，默认按表式自带的标准")
    batch.set_defaults(run=("batching", "batch"))


def _shard(given: str) -> tuple[int, int]:
    part, _, parts = given.partition("/")
    if not (part.isdigit() and parts.isdigit() and 1 <= int(part) <= int(parts)):
        raise argparse.ArgumentTypeError(f"{given} 应写成 k/n，如 1/4")
    return int(part), int(parts)


def _add_prepare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="生成一本空的单位年度工作簿")
    new.add_argument("--template", metavar="样式", help="、".join(wordings()))
    new.add_argument("--output", type=Path, metavar="工作簿")
    new.set_defaults(run=("preparing", "new"))

    taken = commands.add_parser(
        "import", help="把决算软件导出的表、预算批复、科目余额表、上年公开件取进工作簿，说明每一格从哪里来、还要填哪些"
    )
    taken.add_argument("paths", nargs="+", type=Path, metavar="材料", help=_PATHS)
    taken.add_argument("--output", type=Path, required=True, metavar="工作簿", help="写成的工作簿，不覆盖已有的文件")
    taken.add_argument("--workbook", type=Path, metavar="已填的工作簿", help="已填的格不改动，与材料不同的指明")
    taken.add_argument(
        "--year", type=int, metavar="年度", help="工作簿是哪一年的，默认照已填的工作簿，或上年公开件的下一年"
    )
    taken.add_argument("--template", default="", metavar="样式", help="、".join(wordings()))
    taken.set_defaults(run=("importing", "take"))

    prepare = commands.add_parser("prepare", help="由工作簿编制全部公开资料，并自查")
    prepare.add_argument("workbook", type=Path, metavar="工作簿", help="工作簿，或放着各家工作簿的文件夹")
    prepare.add_argument(
        "--jobs", type=int, metavar="个数", help="几个进程同时做（文件夹里的几家，或一家的自查），默认与处理器一样多"
    )
    prepare.add_argument("--output", type=Path, metavar="文件夹", help="默认为工作簿旁边的同名文件夹")
    prepare.add_argument(
        "--stage",
        choices=[stage.value for stage in Stage],
        help="只编制一个阶段：预算（含绩效目标）、监控、自评、决算；默认自评和决算",
    )
    prepare.add_argument("--texts", type=Path, metavar="文件夹", help="自己的文本，同名的替换自带的")
    prepare.add_argument(
        "--move-edited", action="store_true", help="上次编制后手工改过的文件移到不公开的文件夹，再重新编制"
    )
    prepare.set_defaults(run=("preparing", "prepare"))

    ledger = commands.add_parser("ledger", help="试算一个台账算式，列出哪些行计入、哪些不计入")
    ledger.add_argument("file", type=Path, metavar="台账")
    ledger.add_argument("query", metavar="算式", help="如：计数 援助台账 其中 受理日期 在 本年 单位 件")
    ledger.add_argument("--year", type=int, metavar="年度", help="算式里的本年，默认为上一年")
    ledger.add_argument("--sheet", default="", metavar="工作表", help="默认为第一张")
    ledger.set_defaults(run=("preparing", "ledger"))

    diff = commands.add_parser("diff", help="列出两份资料之间每一处改动")
    diff.add_argument("old", type=Path, metavar="旧")
    diff.add_argument("new", type=Path, metavar="新")
    diff.set_defaults(run=("comparing", "diff"))


def _add_serve(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    serve = commands.add_parser("serve", help="开网页：填报、核对、审核、公开，一台机器即可")
    serve.add_argument(
        "action",
        nargs="?",
        default="run",
        choices=("run", "verify", "backup", "restore", "purge"),
        metavar="事项",
        help="不写即开网页；verify 验证操作记录，backup、restore 备份和恢复，purge 删去到期的文件",
    )
    serve.add_argument("file", nargs="?", type=Path, metavar="备份文件")
    serve.add_argument("--demo", action="store_true", help="建一个示例县，看看各个角色做什么")
    serve.add_argument("--data", type=Path, default=Path("gouji-data"), metavar="文件夹", help="数据库和文件放在哪里")
    serve.add_argument("--host", default="127.0.0.1", metavar="地址", help="在哪个地址上等候，默认只有本机能打开")
    serve.add_argument("--port", type=int, default=8000, metavar="端口")
    serve.set_defaults(run=("serving", "serve"))


def _benches() -> list[str]:
    return sorted(found.name for found in pkgutil.iter_modules(bench_package.__path__))
