"""缺省选项: what a ``gouji.toml`` in the working folder sets for each command; what is given on the command line goes before it."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gouji.readers.faults import InputError

FILE = Path("gouji.toml")


def with_defaults(arguments: Sequence[str], commands: Mapping[str, argparse.ArgumentParser]) -> list[str]:
    """``arguments`` with the options of the file behind the name of the command, so that later ones stand.

    Raises ``InputError`` where the file is no TOML, or names a command or an option that there is not.
    """
    if not arguments or arguments[0] not in commands or not FILE.is_file():
        return list(arguments)
    told = _told(commands)
    name, *rest = arguments
    return [name, *_options(told.get(name, {}), name, commands[name]), *rest]


def _told(commands: Mapping[str, argparse.ArgumentParser]) -> dict[str, dict[str, object]]:
    try:
        content = tomllib.loads(FILE.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise InputError(f"{FILE}：不能用（{fault}），应是 UTF-8 的 TOML 文件。") from None
    for name, options in content.items():
        if name not in commands or not isinstance(options, dict):
            raise InputError(f"{FILE}：没有 {name} 这个命令；每节以命令为名，如 [check]。")
    return content


def _options(told: Mapping[str, object], name: str, command: argparse.ArgumentParser) -> Iterator[str]:
    known = {text for action in command._actions for text in action.option_strings}
    for key, value in told.items():
        option = f"--{key.replace('_', '-')}"
        if option not in known:
            raise InputError(f"{FILE}：[{name}] 里的 {key} 不是这个命令的选项，用 gouji {name} --help 看有哪些。")
        if value is True:
            yield option
        elif value is not False:
            yield f"{option}={value}"
