"""``gouji explain``."""

from __future__ import annotations

import argparse

from gouji import console
from gouji.assembly import read_text
from gouji.checks import page, registry
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.readers.faults import InputError
from gouji.reports.explain import explained

#: So many codes are named in one line.
_MOST = 12


def explain(options: argparse.Namespace) -> int:
    if options.sentence:
        console.say(explained(read_text(Passage(0, options.sentence, Place(quote=options.sentence.strip())))))
    else:
        console.say(page.of(_one_check(options.code)))
    return 0


def _one_check(code: str) -> registry.Check:
    for check in registry.load():
        if code.upper() == check.code or code == check.slug:
            return check
    raise InputError(f"没有代码为 {code} 的检查。{_known(code.upper())}")


def _known(code: str) -> str:
    """The codes that begin alike, the longest part of ``code`` that any begins with; where there are many, how codes are built."""
    codes = [check.code for check in registry.load()]
    alike = next(
        (found for end in range(len(code), 1, -1) if (found := [one for one in codes if one.startswith(code[:end])])),
        [],
    )
    if alike:
        return f"相近的有：{'、'.join(alike[:_MOST])}{' 等' if len(alike) > _MOST else ''}。"
    families = "、".join(f"{letter} {name}" for letter, name in registry.FAMILIES.items())
    return f"代码是一个字母加三位数字，如 {codes[0]}；字母分 {families}。全部代码和名称见 docs/checks/README.md。"
