"""The report a person works with in a browser: the documents with marks, the findings beside them, one offline file."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import PurePath
from typing import NamedTuple

from gouji.domain.audit import Audit
from gouji.domain.findings import Severity
from gouji.reports import units
from gouji.reports.causes import SEVERITY_NAMES, Cause, causes
from gouji.reports.html.listing import Slot, listing
from gouji.reports.html.marks import ACCUSED, ROLE_NAMES, Marks, marks_of
from gouji.reports.html.markup import Markup, joined, tag
from gouji.reports.html.pages import page
from gouji.reports.rule import Rule
from gouji.reports.units import UnitOutcome
from gouji.reports.verdict import verdict


class Panes(NamedTuple):
    """报告的各部分: what stands on top, the list of findings, and the documents with every place marked."""

    top: Markup
    listing: Markup
    documents: Markup


def findings(audit: Audit, rules: Iterable[Rule] = ()) -> str:
    """``audit`` as one HTML file that needs no network and no script to be read; ``rules`` name the checks."""
    parts = panes(audit, rules)
    beside = tag(
        "div",
        tag("aside", parts.listing, id="findings", aria_label="问题清单", tabindex=-1),
        tag("main", parts.documents, id="documents", tabindex=-1),
        class_="panes",
    )
    script = _asset("report.js")
    body = tag("body", parts.top, beside, tag("script", script))
    return f"<!doctype html>\n{tag('html', _head(audit, script), body, lang='zh-CN')}\n"


def panes(audit: Audit, rules: Iterable[Rule] = (), slot: Slot = lambda _: Markup()) -> Panes:
    """The parts of the report for a page that frames them itself; ``slot`` adds something below each finding."""
    found = causes(audit.results.findings)
    marks = marks_of(audit, found)
    by_code = {rule.code: rule for rule in rules}
    many = len(audit.inputs) > 1
    outcomes = units.by_unit(audit, found) if len(audit.units) > 1 else ()
    unit_of = {number: one.number for one in outcomes for number in one.unit.inputs}
    documents = (
        page(number, part, marks, many=many, unit=unit_of.get(number)) for number, part in enumerate(audit.inputs)
    )
    return Panes(_top(audit, found, marks, outcomes), listing(audit, found, marks, by_code, slot), joined(*documents))


def _head(audit: Audit, script: Markup) -> Markup:
    """Nothing may be loaded and only our own script may run, whatever the documents hold."""
    allowed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"勾稽核对：{verdict(audit)}"),
        tag("style", _asset("report.css")),
    )


def _top(audit: Audit, found: Sequence[Cause], marks: Marks, outcomes: Sequence[UnitOutcome]) -> Markup:
    names = [PurePath(part.document.source.path).name for part in audit.inputs]
    links = (tag("a", f"文件{number} {name}", href=f"#d{number}") for number, name in enumerate(names, 1))
    shown_files = tag("nav", *links, aria_label="文件") if len(names) > 1 else ""
    return tag(
        "header",
        tag("h1", verdict(audit)),
        _filters(found, outcomes),
        _legend(marks),
        shown_files,
        _overview(outcomes),
        class_="top",
    )


def _overview(outcomes: Sequence[UnitOutcome]) -> Markup:
    """A row for each unit of several."""
    if not outcomes:
        return Markup()
    heads, *rows = units.table(outcomes)
    head = tag("tr", *(tag("th", text, scope="col") for text in heads))
    body = (tag("tr", *(tag("td", text) for text in row)) for row in rows)
    table = tag("table", tag("thead", head), tag("tbody", *body), class_="extent units")
    return tag("details", tag("summary", f"各单位（{len(outcomes)}）"), table)


def _choice(outcomes: Sequence[UnitOutcome]) -> Markup:
    """Which unit is shown, of several."""
    if not outcomes:
        return Markup()
    options = (tag("option", f"{one.number} {one.name}", value=one.number) for one in outcomes)
    return tag("label", "单位", tag("select", tag("option", "全部", value=""), *options), class_="unit")


def _filters(found: Sequence[Cause], outcomes: Sequence[UnitOutcome]) -> Markup:
    """Shown by the script only: without it there is nothing to switch."""
    counts = Counter(cause.severity for cause in found)
    boxes = (
        tag(
            "label",
            tag("input", type="checkbox", checked=True, data_severity=severity.value),
            f"{SEVERITY_NAMES[severity]} {counts[severity]}",
            class_=severity.value,
        )
        for severity in Severity
        if counts[severity]
    )
    return tag(
        "div", *boxes, _choice(outcomes), _help(), class_="filters", hidden=True, role="group", aria_label="筛选"
    )


def _legend(marks: Marks) -> Markup:
    """What the two kinds of marks mean, where a figure is accused."""
    if not any(mark.role == ACCUSED for here in marks.at.values() for mark in here):
        return Markup()
    parts = (
        tag("span", tag("i", "1", class_=f"ref {role}", aria_hidden="true"), name) for role, name in ROLE_NAMES.items()
    )
    return tag("p", *parts, class_="legend", aria_label="图例")


def _help() -> Markup:
    keys = (
        ("j k", "下一个、上一个问题"),
        ("Enter", "依次到它的各处"),
        ("b", "回到问题"),
        ("f", "下一个数字的理解"),
        ("1 2 3", "显示或隐藏差错、疑点、提示"),
    )
    rows = (tag("li", tag("kbd", key), f" {does}") for key, does in keys)
    return tag("details", tag("summary", "键盘"), tag("ul", *rows), class_="keys")


def _asset(name: str) -> Markup:
    return Markup(files("gouji.reports").joinpath("assets", name).read_text("utf-8"))
