"""The list of findings beside the documents: by severity and cause, each with its arithmetic and links to its places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.findings import Finding, Problem, Severity, Side
from gouji.reports import duties, extent, units
from gouji.reports.apart import apart
from gouji.reports.causes import MISMATCH_NAMES, SEVERITY_NAMES, Cause
from gouji.reports.html.marks import Marks
from gouji.reports.html.markup import Content, Markup, joined, tag
from gouji.reports.locate import places_of
from gouji.reports.rule import Rule
from gouji.reports.text import place_name, places
from gouji.reports.units import UnitOutcome
from gouji.reports.verdict import unlisted, verdict

_LONGEST_QUOTE = 18


# The number of a relation in our own catalogue says nothing to a reader.
_OUR_NUMBER = re.compile(r"；关系 [^；]*")


#: What a page adds below a finding.
Slot = Callable[[Finding], Markup]


def listing(
    audit: Audit, causes: Sequence[Cause], marks: Marks, rules: Mapping[str, Rule], slot: Slot = lambda _: Markup()
) -> Markup:
    """All causes by severity, then what could not be checked or read, the tally, and how much was covered."""
    many = len(audit.inputs) > 1
    unit_of = units.of_causes(units.by_unit(audit, causes)) if len(audit.units) > 1 else {}
    parts: list[Markup] = []
    for severity in Severity:
        chosen = [cause for cause in causes if cause.severity is severity]
        if chosen:
            heading = tag("h2", SEVERITY_NAMES[severity], tag("span", str(len(chosen)), class_="count"))
            articles = (
                _cause(cause, marks, rules, slot, many=many, unit=unit_of.get(cause.number)) for cause in chosen
            )
            parts.append(tag("section", heading, *articles, class_=f"severity {severity.value}"))
    if not causes:
        parts.append(tag("p", verdict(audit).partition("：")[2], class_="void" if audit.is_void else "clean"))
    return joined(*parts, _unchecked(audit))


def _cause(
    cause: Cause, marks: Marks, rules: Mapping[str, Rule], slot: Slot, *, many: bool, unit: UnitOutcome | None
) -> Markup:
    first = cause.findings[0]
    rule = rules.get(first.code)
    heading = tag(
        "h3",
        tag("a", str(cause.number), class_="no", href=f"#c{cause.number}", aria_label=f"问题 {cause.number}"),
        tag("span", rule.title if rule is not None else first.slug, class_="title"),
        tag("code", first.code),
    )
    findings = (_finding(finding, marks, rules, slot, many=many) for finding in cause.findings)
    return tag(
        "article",
        heading,
        tag("p", unit.name, class_="unit") if unit is not None else "",
        *findings,
        class_=f"cause {cause.severity.value}",
        id=f"c{cause.number}",
        tabindex=0,
        data_cause=cause.number,
        **({"data_unit": unit.number} if unit is not None else {}),
    )


def _finding(finding: Finding, marks: Marks, rules: Mapping[str, Rule], slot: Slot, *, many: bool) -> Markup:
    problem = finding.problem
    rule = rules.get(finding.code)
    details = [tag("dt", "依据"), tag("dd", _OUR_NUMBER.sub("", finding.source))]
    if rule is not None:
        details += [tag("dt", "为什么要查"), tag("dd", rule.why)]
    details += [
        tag("dt", "代码"),
        tag("dd", finding.code),
        tag("dt", "指纹"),
        tag("dd", tag("code", finding.fingerprint)),
    ]
    return tag(
        "div",
        tag("p", problem.message, class_="message"),
        _arithmetic(finding, marks, many=many),
        tag("p", tag("b", "怎么改"), problem.suggestion, class_="suggestion") if problem.suggestion else "",
        _other_places(finding, marks, many=many),
        tag("details", tag("summary", "依据、代码"), tag("dl", *details)),
        slot(finding),
        class_="finding",
    )


def _arithmetic(finding: Finding, marks: Marks, *, many: bool) -> Markup:
    """The two sides with a link to where each stands, the relation, the difference and its class."""
    problem = finding.problem
    rows = [_side(side, finding, marks, many=many) for side in (problem.left, problem.right) if side is not None]
    rows += [tag("tr", tag("th", name, scope="row"), tag("td", shown)) for name, shown in _facts(problem)]
    return tag("table", tag("tbody", *rows), class_="arithmetic") if rows else Markup()


def _facts(problem: Problem) -> Iterator[tuple[str, str]]:
    if problem.relation:
        yield "关系", problem.relation
    if problem.difference:
        yield "相差", apart(problem)
    if problem.mismatch in MISMATCH_NAMES:
        yield "类型", MISMATCH_NAMES[problem.mismatch]


def _side(side: Side, finding: Finding, marks: Marks, *, many: bool) -> Markup:
    where = "" if side.place is None else tag("div", _link(finding, side.place, marks, many=many), class_="where")
    return tag("tr", tag("th", side.label, scope="row"), tag("td", tag("b", side.text), where))


def _other_places(finding: Finding, marks: Marks, *, many: bool) -> Markup:
    """The places that no side names; those described alike are told apart by their words."""
    problem = finding.problem
    sides = [side.place for side in (problem.left, problem.right) if side is not None]
    rest = [place for place in places_of(problem) if place not in sides]
    alike = Counter(_described(place, many) for place in rest)
    items = (
        tag(
            "li",
            _link(finding, place, marks, many=many),
            _shortened(place.quote) if alike[_described(place, many)] > 1 else "",
        )
        for place in rest
    )
    return tag("ul", *items, class_="places") if rest else Markup()


def _link(finding: Finding, place: Place, marks: Marks, *, many: bool) -> Content:
    anchor = marks.anchor(finding, place)
    described = _described(place, many)
    return (
        described
        if anchor is None
        else tag("a", described, href=f"#{anchor}", class_="place", title=place.quote or None)
    )


def _described(place: Place, many: bool) -> str:
    return places((place,), many_inputs=many).strip() or f"文件{place.input + 1}"


def _shortened(quote: str) -> str:
    return f" “{quote[:_LONGEST_QUOTE]}{'…' if len(quote) > _LONGEST_QUOTE else ''}”"


def _unchecked(audit: Audit) -> Markup:
    tally = audit.results.tally
    counts = f"通过 {tally.passed} 项，不通过 {tally.failed} 项，不适用 {tally.not_applicable} 项，无法核对 {tally.undecided} 项"
    parts = [
        tag("h2", "核对统计"),
        tag("p", counts + (f"，程序出错 {tally.crashed} 项" if tally.crashed else "") + "。"),
    ]
    parts += [tag("p", f"{said}。") for said in unlisted(audit)]
    parts += _items("无法核对的", _by_reason(audit))
    parts += _items(
        "程序出错（请连同文件报告给我们）",
        ((one.code, one.reason.strip().splitlines()[-1]) for one in audit.results.crashed),
    )
    parts += _items("未能读取的文件", (("", line) for line in audit.refused))
    parts += _items("没有读到的内容", _notes(audit, unread=True))
    parts += _items("说明", _notes(audit, unread=False))
    return tag("section", *parts, *_duties(audit), *_extent(audit), class_="tally")


def _notes(audit: Audit, *, unread: bool) -> Iterator[tuple[str, str]]:
    for number, note in audit.notes:
        if note.unread is unread:
            where = "" if note.place is None else f"{place_name(note.place)}："
            yield (f"文件{number + 1}" if len(audit.inputs) > 1 else ""), where + note.text


def _extent(audit: Audit) -> Iterator[Markup]:
    """How many of the figures of each part took part in a relation."""
    coverage, many = audit.coverage, len(audit.inputs) > 1
    rows = [
        tag(
            "tr",
            tag("th", f"文件{number + 1} {name}" if many else name, scope="row"),
            tag("td", str(part.figures)),
            tag("td", str(part.tied)),
        )
        for number, same in groupby(coverage.parts, key=lambda part: part.input)
        for parts in (list(same),)
        for name, part in zip(extent.names(parts), parts, strict=True)
    ]
    yield tag("h2", "核对范围")
    yield tag("p", extent.summary(coverage))
    if extent.untied(coverage):
        yield tag("p", extent.untied(coverage))
    if rows:
        head = tag("tr", *(tag("th", name, scope="col") for name in ("部分", "印出", "核对了")))
        table = tag("table", tag("thead", head), tag("tbody", *rows), class_="extent")
        yield tag("details", tag("summary", "各部分"), table)


def _duties(audit: Audit) -> Iterator[Markup]:
    """What each unit owes: counted, then every duty with what came of it, those first that need a hand."""
    many = len(audit.inputs) > 1
    head = tag("tr", *(tag("th", name, scope="col") for name in ("应说明的事项", "核对情况", "说明", "位置")))
    if audit.duties:
        yield tag("h2", "应说明的事项")
    for name, owed in duties.by_unit(audit):
        rows = [
            tag(
                "tr",
                tag("th", one.title, scope="row"),
                tag("td", duties.NAMES[state]),
                tag("td", one.remark),
                tag("td", places(one.places[:1], many_inputs=many)),
            )
            for state, same in duties.by_state(owed)
            for one in same
        ]
        table = tag("table", tag("thead", head), tag("tbody", *rows), class_="extent")
        yield tag("p", name + duties.summary(owed))
        yield tag("details", tag("summary", "逐项"), table)


def _by_reason(audit: Audit) -> Iterator[tuple[str, str]]:
    for reason, same in groupby(audit.results.undecided, key=lambda one: one.reason):
        yield "、".join(dict.fromkeys(one.code for one in same)), reason


def _items(title: str, rows: Iterable[tuple[str, str]]) -> list[Markup]:
    items = [tag("li", tag("code", code) if code else "", " " if code else "", line) for code, line in rows]
    return [tag("h3", title), tag("ul", *items)] if items else []
