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
    known = "、".join(check.code for check in registry.load())
    raise InputError(f"没有代码为 {code} 的检查。现有：{known}。")
