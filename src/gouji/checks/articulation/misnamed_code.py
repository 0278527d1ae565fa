"""科目名称与编码不符

查什么：公开表每一行的科目编码与科目名称，是否与《政府收支分类科目》一致；改过名称的科目，按决算年度当年的名称核对。编码自成一套的表，经济科目的名称漏了字、一个名称写在两个科目上的，另报。
为什么：名称和编码各指一个科目，读者不知道钱花在哪里；多是复制上一行时只改了一个。
依据：财政部历年《政府收支分类科目》。

反例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20402 | 公安 | 30.00 | 30.00 |
    | 2040202 | 信息化建设 | 30.00 | 30.00 |
正例：
    收入决算表
    单位：万元
    | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
    |  | 合计 | 30.00 | 30.00 |
    | 204 | 公共安全支出 | 30.00 | 30.00 |
    | 20402 | 公安 | 30.00 | 30.00 |
    | 2040202 | 一般行政管理事务 | 30.00 | 30.00 |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache

from gouji.catalogue.classification import NAMES_FROM, Subject, subjects
from gouji.checks.coded_rows import CodedRow, coded_rows
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.values import zh

_SIGNS = re.compile(r"[()\[\],.、·\-\"']")
#: Rows of one table from which on it is not each row that is wrong, but how codes and names were put together.
_MANY = 4
_SHOWN = 3
#: The digits of a class; and a name so short lacks a character of many.
_CLASS, _FEWEST = 3, 2
#: 支出, 费 and the like at the end are left out or added at will.
_ENDINGS = re.compile(r"(?:支出|费用|缴费|费|事务)$")
_BRACKETED = re.compile(r"[(]([^()]*)[)]")


@check("J302")
def misnamed_code(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is not None and dossier.year < NAMES_FROM:
        if coded_rows(dossier):
            yield Undecided(f"科目名称的清单从 {NAMES_FROM} 年度起是全的，{dossier.year} 年度的科目名称没有核对。")
        return
    rows = [one for one in coded_rows(dossier) if one.entries and one.row.name]
    printed = {(one.row.code, _bare(one.row.name)) for one in rows}
    wrong: dict[str, list[tuple[CodedRow, Subject]]] = {}
    for one in rows:
        then = _then(one, dossier.year)
        if any(_fits(one.row.name, entry) for entry in then):
            yield Passed(one.row.code)
        elif one.row.cut and any(_begins(one.row.name, entry) for entry in then):
            yield Undecided(
                f"《{one.table.title}》的 {one.row.code} 名称印成“{one.row.name}”，写到了单元格右边，"
                "多是名称被单元格边缘截断，没有核对，请把列放宽后重新导出。"
            )
        elif (
            other := next((entry for entry in reversed(one.entries) if _fits(one.row.name, entry)), None)
        ) is not None:
            beside = any((one.row.code, _bare(entry.name)) in printed for entry in then)
            yield Failed(_of_other_years(one, other, then[-1], dossier.year, beside=beside))
        else:
            wrong.setdefault(one.table.title, []).append((one, then[-1]))
    for title, found in wrong.items():
        if len(found) < _MANY:
            yield from (Failed(_problem(one, due, sure=_is_sure(one, due, printed))) for one, due in found)
        else:
            yield Failed(_of_many(found))
            yield from map(Failed, _misspelt(found))
            yield from map(Failed, _printed_twice([one for one in rows if one.table.title == title]))


def _then(one: CodedRow, year: int | None) -> tuple[Subject, ...]:
    """What the code names in ``year``; where it names nothing then, J303 says so and any name will do."""
    return tuple(entry for entry in one.entries if year is None or entry.holds_in(year)) or one.entries


def _is_sure(one: CodedRow, due: Subject, printed: Set[tuple[str, str]]) -> bool:
    """Whether the list is sure of the name, or another table bears it out; ``printed`` are all codes with their names."""
    return due.sure or (one.row.code, _bare(due.name)) in printed


def _fits(name: str, entry: Subject) -> bool:
    """Whether ``name`` is that of ``entry``, in full or shortened; one character less is no short form but a slip."""
    printed, known = _core(name), _core(entry.name)
    if printed == known:
        return True
    return bool(printed) and not _lacks_one(name, entry.name) and (printed in known or known in printed)


def _begins(name: str, entry: Subject) -> bool:
    """Whether ``name`` is how the name of ``entry`` begins, and not all of it."""
    printed, known = _bare(name), _bare(entry.name)
    return bool(printed) and printed != known and known.startswith(printed)


def _lacks_one(printed: str, name: str) -> bool:
    """Whether the name ``printed`` lacks one character of ``name``; what stands in brackets may be left out."""
    return any(_is_less_one(cut(printed), cut(name), name) for cut in (_core, _bare))


def _is_less_one(printed: str, whole: str, name: str) -> bool:
    optional = {at for match in _BRACKETED.finditer(zh.label(name)) for at in match[1]}
    return len(whole) - len(printed) == 1 and any(
        whole[:at] + whole[at + 1 :] == printed and whole[at] not in optional for at in range(len(whole))
    )


@lru_cache(maxsize=4096)
def _core(name: str) -> str:
    return _ENDINGS.sub("", _bare(name))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return _SIGNS.sub("", zh.label(name))


def _of_other_years(one: CodedRow, other: Subject, then: Subject, year: int | None, *, beside: bool) -> Problem:
    """The right subject under its name of other years; ``beside`` where another table prints the name of this one."""
    row = one.row
    span = f"{other.since} 年度起才用" if year is not None and other.since > year else f"用到 {other.until} 年度为止"
    return Problem(
        Severity.WARNING if beside or (other.sure and then.sure) else Severity.INFO,
        f"{one.table.key}/{row.code}/名称",
        f"《{one.table.title}》的 {row.code} 写“{row.name}”，这个名称{span}，{year} 年度的名称是“{then.name}”。",
        "对照当年《政府收支分类科目》，改用当年的名称。",
        (row.place,),
        Side("表中名称", row.name, row.place),
        Side("当年名称", then.name),
        relation="名称在决算年度有效",
    )


def _problem(one: CodedRow, entry: Subject, *, sure: bool) -> Problem:
    row = one.row
    return Problem(
        Severity.WARNING if sure else Severity.INFO,
        f"{one.table.key}/{row.code}/名称",
        f"《{one.table.title}》的 {row.code} 名称写“{row.name}”，这个编码的科目是“{entry.name}”。",
        "核对编码和名称哪一个写错了，改正。",
        (row.place,),
        Side("表中名称", row.name, row.place),
        Side("科目名称", entry.name),
        relation="名称与编码相符",
    )


def _misspelt(rows: Sequence[tuple[CodedRow, Subject]]) -> Iterator[Problem]:
    """Economic names that lack a character of a subject's, whatever the codes of their table mean."""
    for one, _ in rows:
        near = _lacking_one(one.row.name, one.scheme) if one.scheme != "functional" else ()
        if near:
            yield _lacking(one, near)


def _lacking_one(name: str, scheme: str) -> tuple[str, ...]:
    """The names of ``scheme`` of which ``name`` lacks a character; none where it is a name or short for one."""
    known = {entry.name for entries in subjects(scheme).values() for entry in entries}
    if len(_bare(name)) < _FEWEST or any(_core(one) == _core(name) for one in known):
        return ()
    return tuple(sorted(one for one in known if _lacks_one(name, one)))


def _printed_twice(rows: Sequence[CodedRow]) -> Iterator[Problem]:
    """Economic names that stand twice in the class, or in the classes, in which they are of one subject."""
    seen: dict[tuple[str, str], CodedRow] = {}
    for one in rows:
        if one.scheme != "functional" and len(one.row.code) > _CLASS:
            name = _bare(one.row.name)
            within = "" if len(_classes(one.scheme).get(name, ())) == 1 else one.row.code[:_CLASS]
            first = seen.setdefault((within, name), one)
            if first.row.code != one.row.code:
                yield _twice(one, first)


def _lacking(one: CodedRow, near: Sequence[str]) -> Problem:
    row, whole = one.row, "”或“".join(near)
    return Problem(
        Severity.WARNING,
        f"{one.table.key}/{row.code}/漏字",
        f"《{one.table.title}》的 {row.code} 名称写“{row.name}”，科目里没有这个名称，疑为“{whole}”漏了字。",
        "对照当年《政府收支分类科目》改正名称。",
        (row.place,),
        Side("表中名称", row.name, row.place),
        Side("科目名称", whole),
        relation="名称在政府收支分类科目中",
    )


@cache
def _classes(scheme: str) -> Mapping[str, Set[str]]:
    """The classes in which ``scheme`` has a subject of each name, 房屋建筑物购建 in two."""
    found: dict[str, set[str]] = {}
    for code, entries in subjects(scheme).items():
        for entry in entries:
            found.setdefault(_bare(entry.name), set()).add(code[:_CLASS])
    return found


def _twice(one: CodedRow, first: CodedRow) -> Problem:
    row = one.row
    return Problem(
        Severity.WARNING,
        f"{one.table.key}/{row.code}/重名",
        f"《{one.table.title}》的 {first.row.code} 和 {row.code} 名称都写“{row.name}”，一个名称只能是一个科目。",
        "核对这两行，把写错的名称改正；是同一科目的，并成一行。",
        (row.place, first.row.place),
        Side(f"{row.code} 的名称", row.name, row.place),
        Side(f"{first.row.code} 的名称", first.row.name, first.row.place),
        relation="一个名称一个科目",
    )


def _of_many(rows: Sequence[tuple[CodedRow, Subject]]) -> Problem:
    """Many rows of one table: codes and names were put together wrongly once, as by another list or by one row."""
    first, entry = rows[0]
    shown = "、".join(f"{one.row.code} 写“{one.row.name}”（应为“{known.name}”）" for one, known in rows[:_SHOWN])
    return Problem(
        Severity.WARNING if any(known.sure for _, known in rows) else Severity.INFO,
        f"{first.table.key}/名称",
        f"《{first.table.title}》有 {len(rows)} 行的名称与编码不符：{shown}等，多是编码或名称整列错了行，或用了另一套编码。",
        "对照当年《政府收支分类科目》，从第一处不符的行起核对编码和名称两列，错了行的整列改正。",
        tuple(one.row.place for one, _ in rows),
        Side("表中名称", first.row.name, first.row.place),
        Side("科目名称", entry.name),
        relation="名称与编码相符",
    )
