"""``gouji bench``."""

from __future__ import annotations

import argparse
import inspect
import json
from collections.abc import Callable, Collection
from importlib import import_module

from gouji import console
from gouji.cli.parser import BENCH_OPTIONS
from gouji.readers.faults import InputError


def bench(options: argparse.Namespace) -> int:
    """A bench is a module with ``run`` and ``render``, imported only when asked for; what ``run`` takes may be given."""
    module = import_module(f"gouji.bench.{options.name}")
    given = {name: value for name in BENCH_OPTIONS if (value := getattr(options, name)) is not None}
    try:
        inspect.signature(module.run).bind(*options.files, **given)
    except TypeError:
        raise InputError(_misused(options.name, module.run, given)) from None
    result = module.run(*options.files, **given)
    console.say(json.dumps(result, ensure_ascii=False, indent=1) if options.format == "json" else module.render(result))
    return 0


def _misused(name: str, run: Callable[..., object], given: Collection[str]) -> str:
    """Why ``run`` of a bench cannot be called so."""
    takes = inspect.signature(run).parameters
    for option in given:
        if option not in takes:
            return f"gouji bench {name} 没有 --{option}。"
    needs = any(one.kind is one.POSITIONAL_OR_KEYWORD and one.default is one.empty for one in takes.values())
    if needs:
        return f"gouji bench {name} 需要指明一个文件，如 gouji bench {name} 文件。"
    return f"gouji bench {name} 最多指明一个文件。"
