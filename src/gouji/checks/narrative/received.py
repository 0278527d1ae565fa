"""国内、外宾的接待数加不到合计

查什么：同一段写明国内接待、外宾接待各多少批次、人次，又写共接待多少的，两数之和是不是合计。
为什么：批次、人次分两处统计，合计另行填写，抄错、加错看不出来。
依据：部门决算公开模板：公务接待分为国内公务接待和国（境）外公务接待，两者之和是全部。一个数写明包含另一个的，不查。

反例：
    2024年度青溪区林业局部门决算
    国内公务接待62批次、540人次；外宾接待4批次、22人次。全年共接待66批次、652人次。
正例：
    国内公务接待62批次、540人次；外宾接待4批次、22人次。全年共接待66批次、562人次。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.checks.registry import check
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie

_UNITS = (("批次", "批"), ("人次", "人"))
_HOME, _ABROAD = re.compile(r"国内"), re.compile(r"外宾|外事|国[（(]境[）)]外|[国境]外")
_HOLDS = re.compile(r"含|包括|其中[：:]?(?:外宾|外事|国[（(]境|[国境]外)")
#: 全年共接待A, and nothing else: not since some year, of one office, of guests of another kind.
_IN_ALL = re.compile(
    r"(?:20\d\d年度?|全年|年度|本年|[本我]?(?:部门|单位|局))*(?:国内外?)?(?:公务)?(?:共计?|合计|总计|累计)(?:公务)?接待[^，,。；;自以来本级餐]{0,4}(?:\d+\s?批次?[、，,])?"
)
_STOP = re.compile(r"[。；;]")
_RECEIVED = "接待"


@check("N054")
def received(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        counts = (one for one in claims.mentions if one.role is Role.LEVEL and one.figure.unit.is_count)
        for _, group in groupby(counts, key=lambda one: one.passage.number):
            here = list(group)
            if _RECEIVED in here[0].passage.text:
                for units in _UNITS:
                    yield from _of_unit([one for one in here if one.figure.unit.name in units])


def _of_unit(counts: Sequence[Mention]) -> Iterator[Outcome]:
    """The total where the passage prints one count of each kind and one of both."""
    told = [(_words(one), one) for one in counts]
    home = [one for words, one in told if _HOME.search(words) and not _ABROAD.search(words)]
    abroad = [one for words, one in told if _ABROAD.search(words) and not _HOME.search(words)]
    every = [one for words, one in told if _IN_ALL.fullmatch(words.strip("，,、 "))]
    if len(home) == len(abroad) == len(every) == 1 == len(counts) - 2 and not any(
        _HOLDS.search(words) for words, one in told if one not in every
    ):
        yield _compared(every[0], (home[0], abroad[0]))


def _words(count: Mention) -> str:
    """What is said before a count since the last stop."""
    return _STOP.split(count.passage.text[: count.start])[-1]


def _compared(every: Mention, parts: Sequence[Mention]) -> Outcome:
    terms = tuple(Term(1, one) for one in parts)
    tie = Tie("N054", "国内、外宾之和", (Term(1, every),), "=", terms, strength=Strength.STATED)
    if tie.holds:
        return Passed("国内、外宾之和", tie)
    total = sum(int(one.figure.value) for one in parts)
    shown = "＋".join(one.text for one in parts)
    unit = every.figure.unit.name
    return Failed(
        Problem(
            Severity.WARNING,
            f"接待/{every.text}",
            f"国内、外宾相加是 {total}{unit}（{shown}），文中写共 {every.text}。",
            "请核对国内、外宾和合计三个数，改正有误的一个。",
            (every.place, *(one.place for one in parts)),
            Side.of("共接待", every.figure, every.place),
            Side("国内、外宾之和", f"{total}{unit}", parts[0].place, str(total), unit),
            relation=shown,
        ),
        tie,
    )
