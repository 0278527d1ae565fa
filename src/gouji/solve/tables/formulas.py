"""Formulas that the heads of a table print: ③=①+②, C=A-B, 栏次 3=1+2, 执行率（B/A）."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gouji.values import zh

#: ① to ⑳ are numbers in brackets.
_CIRCLED = {0x2460 + number: f"({number + 1})" for number in range(20)}
_SIGN = r"[A-Z]|\d{1,2}"
_BRACKETED = re.compile(rf"\(({_SIGN})\)")
#: What a head is called by in formulas: all of it, or a sign behind its words; a bare number behind words is part of them.
_CALLED = re.compile(rf"^(?P<whole>{_SIGN})$|\((?P<bracketed>{_SIGN})\)$|(?<=[\u4e00-\u9fff)])(?P<letter>[A-Z])$")
#: Else a sign before its words: A 体制财力, ①预算数.
_LEADING = re.compile(rf"^(?:\((?P<bracketed>{_SIGN})\)|(?P<letter>[A-Z]))[.、:]?(?=[\u4e00-\u9fff])")
_STATED = re.compile(r"^(?P<name>.*?)=(?P<formula>[^=]+)$")
#: 执行率（B/A）: a formula without the sign of what it gives; 累计（1-6） is none.
_BESIDE = re.compile(r"^(?P<name>.+?)\((?P<formula>(?=.*[A-Z(])[^=]*[-+/÷][^=]*)\)$")
_SUM = rf"(?:{_SIGN})(?:[-+](?:{_SIGN}))*"
_FORMULA = re.compile(
    rf"(?P<top>{_SUM})"
    rf"|(?P<over>{_SIGN}|\({_SUM}\))[/÷](?P<under>{_SIGN}|\({_SUM}\))(?P<hundred>[×*]100%?)?"
)
_PART = re.compile(rf"([-+]?)({_SIGN})")
_DASH = str.maketrans("－−–—", "----")

#: A sign and the line that it stands for.
Signed = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PrintedFormula:
    """印出的算式: ``line`` of a table is the sum of the lines ``over``, each with its sign, divided by that of ``under`` where
    there are such. ``text`` is the formula as printed."""

    line: int
    over: tuple[Signed, ...]
    under: tuple[Signed, ...]
    text: str


def printed_formulas(heads: Mapping[int, Sequence[str]]) -> tuple[PrintedFormula, ...]:
    """The formulas in ``heads``, the words over each line. One whose signs do not each stand over one line is none."""
    read = {line: [_normal(text) for text in texts] for line, texts in heads.items()}
    called = {line: {sign for text in texts if (sign := _called(text))} for line, texts in read.items()}
    shared = Counter(sign for signs in called.values() for sign in signs)
    lines = {sign: line for line, signs in called.items() for sign in signs if shared[sign] == 1}
    found = (
        formula
        for line, texts in read.items()
        for text, printed in zip(texts, heads[line], strict=True)
        for formula in _formulas(line, text, printed, lines)
    )
    return tuple({one.line: one for one in found}.values())


def _normal(text: str) -> str:
    return zh.label(text.translate(_CIRCLED).translate(_DASH))


def _called(text: str) -> str:
    """The sign that a head goes by; '' for none."""
    stated = _STATED.match(text)
    name = stated["name"] if stated else text
    match = _CALLED.search(name) or _LEADING.match(name)
    return next(filter(None, match.groups()), "") if match else ""


def _formulas(line: int, text: str, printed: str, lines: Mapping[str, int]) -> Iterator[PrintedFormula]:
    match = _STATED.match(text) or _BESIDE.match(text)
    formula = _FORMULA.fullmatch(_BRACKETED.sub(r"\1", match["formula"])) if match else None
    if formula is None:
        return
    over = formula["top"] or formula["over"]
    signs = _signed(over), _signed(formula["under"] or "")
    known = all(sign in lines for part in signs for _, sign in part)
    # A = B only says again what stands elsewhere, and what is worked out from itself is another year's or line's
    if not known or (formula["top"] and len(signs[0]) < 2):
        return
    top, bottom = (tuple((factor, lines[sign]) for factor, sign in part) for part in signs)
    if line not in {other for _, other in (*top, *bottom)}:
        yield PrintedFormula(line, top, bottom, zh.squeeze(printed))


def _signed(text: str) -> list[tuple[int, str]]:
    return [(-1 if sign == "-" else 1, name) for sign, name in _PART.findall(text)]
