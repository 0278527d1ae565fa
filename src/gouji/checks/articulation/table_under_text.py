"""文字与紧接着的表所印的数不同

查什么：一段文字列了几个名目的金额，下面紧接着一张表又把它们列在一行或一列里，其中几个相同，同一行（列）里同名的另一个是否也相同。
为什么：文字和表分头填写、分头取整，表改了文字没有改；读者两处一对就看出来。
依据：财预〔2016〕143号 地方预决算公开操作规程关于真实、准确的要求。只比较至少两个名目数字相同的一行（列），年度、预算或决算与文字不同的不比较；口径可能不同，只列为疑点；末位尾差只作提示。

反例：
    青溪市2031年“三公”经费决算公开
    2031年“三公”经费决算数2364万元，其中：因公出国（境）费12万元；公务接待费1356万元；公务用车购置及运行费996万元（其中公务用车购置费38万元，公务用车运行费958万元）。
    “三公”经费对比表
    单位：万元
    | 年度 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | 购置费 | 运行费 |
    | 2030年 | 2840 | 90 | 1400 | 1350 | 73 | 1277 |
    | 2031年 | 2364 | 12 | 1356 | 996 | 38 | 985 |
正例：
    - | 2031年 | 2364 | 12 | 1356 | 996 | 38 | 985 |
    + | 2031年 | 2364 | 12 | 1356 | 996 | 38 | 958 |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from gouji.catalogue.claims import subject_named
from gouji.catalogue.names import core
from gouji.checks.narrative.broken import SLIPS
from gouji.checks.registry import check
from gouji.checks.tabulated import BEFORE_NAME, Entry, Tabulated, described, tabulated
from gouji.document.tree import Paragraph, Table
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values import zh
from gouji.values.figure import Bound
from gouji.values.fiscal import years
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain

_CODE = "J270"
_NEAR = 4  # paragraphs from the text to its table: a title, the unit, a remark
_SHORTEST = 3  # characters of a name that may stand for a longer one: 购置费
_FEWEST, _DIGITS = 2, 5  # figures that agree, and their digits together
_MOSTLY = 3  # figures that agree, for one that does not
_ALL = ("合计", "总计", "小计")

Pair = tuple[Mention, Entry]


@check(_CODE)
def table_under_text(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        known = described(part)
        items = {figure.item for figure in part.figures if figure.start is None}
        for table, groups in _texts(part):
            if groups and table.place not in known:
                found = tabulated(table, items)
                for mentions in groups:
                    yield from _compared(found, mentions)


def _texts(part: Recognised) -> Iterator[tuple[Table, list[list[Mention]]]]:
    """Each table with the amounts of the paragraphs right before it, paragraph by paragraph."""
    stated: dict[int, list[Mention]] = defaultdict(list)
    for one in part.claims.mentions:
        if one.role is Role.LEVEL and one.figure.unit.is_money and one.own and one.figure.bound is Bound.EXACT:
            stated[one.passage.number].append(one)
    number, since = 0, 0
    for block in part.document.blocks:
        if isinstance(block, Paragraph):
            number += 1
        elif isinstance(block, Table):
            near = range(max(since, number - _NEAR), number)
            yield block, [stated[one] for one in near if len(stated[one]) > _FEWEST]
            since = number


def _compared(found: Tabulated, mentions: Sequence[Mention]) -> Iterator[Outcome]:
    lines = [line for line in _lines(found, mentions) if _agrees(line)]
    for mention, entry in lines[0] if len(lines) == 1 else ():
        yield _outcome(found, mention, entry)


def _lines(found: Tabulated, mentions: Sequence[Mention]) -> Iterator[list[Pair]]:
    """The rows and the columns of a table with what the text prints of their names."""
    for across in (True, False):
        lines: dict[int, list[Entry]] = defaultdict(list)
        for (row, column), entry in found.entries.items():
            lines[row if across else column].append(entry)
        for entries in lines.values():
            label = entries[0].place.row if across else entries[0].place.column
            named = _named(entries, across=across)
            meant = (one for one in mentions if _may_be_of(one, one.measure or mentions[0].measure, label))
            pairs = ((one, _entry(one, named, mentions, found.title)) for one in meant)
            yield [(one, entry) for one, entry in pairs if entry is not None]


def _named(entries: Sequence[Entry], *, across: bool) -> Mapping[str, Entry]:
    """The entries of a line by what they are called across it; names that stand twice are left out."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        heads = [
            BEFORE_NAME.sub("", zh.label(head))
            for head in (entry.place.column if across else entry.place.row).split("、")
        ]
        name = heads[-2] if len(heads) > 1 and heads[-1] in _ALL else heads[-1]
        found[name].append(entry)
    return {name: several[0] for name, several in found.items() if len(several) == 1 and name}


def _may_be_of(mention: Mention, measure: str, label: str) -> bool:
    """Whether a line is not by its label of another year or another kind than the figure."""
    dated = years(label)
    of_year = not dated or mention.year is None or dated[-1].year == mention.year
    kinds = {kind for kind in ("预算", "决算") if kind in label}
    return of_year and (not measure or len(kinds) != 1 or any(kind in measure for kind in kinds))


def _identity(name: str) -> str:
    return subject_named(core(name), "") or core(name)


def _entry(mention: Mention, named: Mapping[str, Entry], mentions: Sequence[Mention], title: str) -> Entry | None:
    """The one entry of a line that is called as the figure is, where the text prints no other of that name; 合计 is what the
    title of the table names."""
    own = _identity(mention.subject)
    if [one for one in mentions if _identity(one.subject) == own] != [mention]:
        return None
    whole = mention is mentions[0] and own in core(title)
    exact = [entry for name, entry in named.items() if _identity(name) == own or (whole and name in _ALL)]
    short = [entry for name, entry in named.items() if len(name) >= _SHORTEST and core(mention.subject).endswith(name)]
    candidates = exact or short
    return candidates[0] if len(candidates) == 1 else None


def _agrees(line: Sequence[Pair]) -> bool:
    """Whether so much of a line is printed in the text too that it is meant there."""
    same = [one for one, entry in line if one.figure.value == entry.figure.value != 0]
    last = [Decimal(1).scaleb(-one.figure.places) for one, _ in line]
    near = [at for at, (one, entry) in enumerate(line) if abs(one.figure.value - entry.figure.value) <= last[at]]
    digits = sum(len(f"{one.figure.value:f}".replace(".", "").strip("0")) for one in same)
    units = {one.figure.unit for one, _ in line}
    enough = len(same) >= max(_FEWEST, _MOSTLY * (len(line) - len(near)), len(near) - len(same))
    return enough and digits >= _DIGITS and len(units) == 1


def _outcome(found: Tabulated, mention: Mention, entry: Entry) -> Outcome:
    figure = replace(entry.figure, unit=mention.figure.unit)
    printed = Filled(entry.label, f"{found.title}/{entry.label}", figure.text, entry.place, figure)
    title = f"{core(mention.subject)}：文字与《{found.title}》"
    tie = Tie(_CODE, title, (Term(1, mention),), "=", (Term(1, printed),), strength=Strength.SUPPOSED)
    # one figure rounded to the same places is printed the same, so that 995 and 996 are two
    if tie.holds and (figure.value == mention.figure.value or figure.places != mention.figure.places):
        return Passed(title, tie)
    mismatch = classify(mention.figure, figure.exact)
    message = (
        f"文字写{mention.spoken} {mention.text}，下面《{found.title}》{entry.label}是 {figure.text}，"
        f"同段其他几个数与这一行（列）相同：{SLIPS[mismatch]}。"
    )
    problem = Problem(
        Severity.INFO if mismatch in TAILS else Severity.WARNING,
        f"{core(mention.subject)}/文字与下表",
        message,
        "请核对文字和表，改成同一个数；口径或取整不同的，加以说明。",
        (mention.place, entry.place),
        Side.of(mention.label, mention.figure, mention.place),
        Side.of(entry.label, figure, entry.place),
        mismatch,
        plain((mention.exact - figure.exact) / mention.figure.unit.factor, 6),
    )
    return Failed(problem, None if tie.holds else tie, known=True)
