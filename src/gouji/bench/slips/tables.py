"""The measures by place, kind of figure, kind of slip, document and section; the misses and the wrong accusations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from gouji.bench.slips.kinds import SLIPS
from gouji.bench.slips.measure import Outcome, Unchanged
from gouji.bench.slips.targets import FIGURES, PLACES
from gouji.values.width import padded

_LISTED = 12
_NAME_WIDTH = 24
_LONGEST = 30
_COLUMNS = (
    *("改动", "发现", "原已核对", "其中发现", "只有提示"),
    *("每处条数", "最多", "只一条", "首条正确", "并列指名", "给出真值", "冤枉别处"),
)

_OF_FOUND = ("exactly_one", "culprit_first", "among_first", "true_value", "other_accused")

Measures = dict[str, Any]


def result(
    measured: Sequence[tuple[Unchanged, Counter[tuple[str, str]], Sequence[Outcome]]],
    notes: Sequence[str],
    limit: int,
    seconds: float,
) -> dict[str, Any]:
    """Everything measured, in the shape of the machine interface."""
    every = [(unchanged.package.name, one) for unchanged, _, outcomes in measured for one in outcomes]
    plain = [one for _, one in every]
    return {
        "notes": list(notes),
        "limit": limit,
        "seconds": round(seconds, 1),
        "crashed": sum(one.crashed for one in plain),
        "documents": [
            {
                "name": unchanged.package.name,
                "findings_unchanged": unchanged.signatures.total(),
                "printed": {f"{where}/{kind}": count for (where, kind), count in sorted(counts.items())},
                "figures": _by(
                    [one for one in outcomes if _is_figure(one)], lambda one: (one.made.target.where,), PLACES
                ),
            }
            for unchanged, counts, outcomes in measured
        ],
        "figures": _by([one for one in plain if _is_figure(one)], lambda one: (one.made.target.where,), PLACES),
        "by_kind": _by(
            [one for one in plain if _is_figure(one)],
            lambda one: (one.made.target.where, one.made.target.kind),
            PLACES,
            FIGURES,
        ),
        "by_slip": _by(plain, lambda one: (one.made.target.where, one.made.slip), PLACES, SLIPS),
        "by_section": list(_sections(every)),
        "slips": [_slip(name, one) for name, one in every],
    }


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader; the whole lists are in the JSON."""
    slips = result["slips"]
    lines = [
        *result["notes"],
        f"材料 {len(result['documents'])} 份，改动 {len(slips)} 处（每份每处每类"
        f"{'不限' if not result['limit'] else '最多 ' + str(result['limit']) + ' 处'}），{result['seconds']} 秒",
        "只一条、首条正确、并列指名（首条列出几个数，改动的是其中一个）、给出真值、冤枉别处是占发现的；原已核对的是改动前有关系说到的数。",
        padded("", _NAME_WIDTH) + "".join(padded(name, 10, right=True) for name in _COLUMNS),
    ]
    if result["crashed"]:
        lines.append(f"检查出错 {result['crashed']} 次")
    for title, group in (("数字，按所在", "figures"), ("数字，按种类", "by_kind"), ("按改动的种类", "by_slip")):
        lines.append(title)
        lines.extend(_line(_name(key), measures) for key, measures in result[group].items())
    for document in result["documents"]:
        lines.append(f"{document['name']}（未改动时发现 {document['findings_unchanged']} 条）")
        lines.extend(_line(_name(key), measures) for key, measures in document["figures"].items())
    lines.append("漏得最多的部分")
    for one in sorted(result["by_section"], key=lambda one: int(one["found"] - one["slips"]))[:_LISTED]:
        missed = one["slips"] - one["found"]
        lines.append(f"  {one['file']} {_name(one['where'])} {one['section']}：改动 {one['slips']} 处，漏 {missed} 处")
    lines.extend(_listed("没有发现的", [one for one in slips if not one["found"]]))
    lines.extend(_listed("冤枉别处的", [one for one in slips if one["other_accused"]]))
    return "\n".join(lines)


def _is_figure(outcome: Outcome) -> bool:
    return outcome.made.target.kind in FIGURES


def _by(
    outcomes: Iterable[Outcome], key: Callable[[Outcome], tuple[str, ...]], *orders: Collection[str]
) -> dict[str, Measures]:
    """The measures of each group, ranked by where the parts of its key stand in ``orders``."""
    groups: defaultdict[tuple[str, ...], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        groups[key(one)].append(one)

    def rank(names: tuple[str, ...]) -> list[int]:
        return [list(order).index(name) for name, order in zip(names, orders, strict=True)]

    return {"/".join(names): _measures(groups[names]) for names in sorted(groups, key=rank)}


def _sections(every: Iterable[tuple[str, Outcome]]) -> Iterator[Measures]:
    groups: defaultdict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for name, one in every:
        groups[name, one.made.target.where, one.made.target.section].append(one)
    for (name, where, section), members in groups.items():
        yield {"file": name, "where": where, "section": section, **_measures(members)}


def _measures(outcomes: Sequence[Outcome]) -> Measures:
    """Counts, exact: of the slips, and of those found."""
    found = [one for one in outcomes if one.is_found]
    return {
        "slips": len(outcomes),
        "found": len(found),
        "tied": sum(one.tied for one in outcomes),
        "tied_found": sum(one.tied for one in found),
        "info_only": sum(one.is_info_only for one in outcomes),
        "undecided_only": sum(not one.said and one.undecided > 0 for one in outcomes),
        "findings": sum(len(one.said) for one in found),
        "most_findings": max((len(one.said) for one in found), default=0),
        "exactly_one": sum(one.is_exactly_one for one in found),
        "culprit_first": sum(one.is_culprit_first for one in found),
        "among_first": sum(one.is_among_first for one in found),
        "named": sum(one.is_named for one in found),
        "true_value": sum(one.is_true_named for one in found),
        "other_accused": sum(bool(one.others) for one in found),
    }


def _slip(name: str, one: Outcome) -> dict[str, Any]:
    target = one.made.target
    return {
        "file": name,
        "document": target.document,
        "where": target.where,
        "section": target.section,
        "kind": target.kind,
        "slip": one.made.slip,
        "place": one.place,
        "old": target.text + target.unit,
        "new": one.made.new + target.unit if one.made.new else "",
        "tied": one.tied,
        "found": one.is_found,
        "info_only": one.is_info_only,
        "undecided": one.undecided,
        "exactly_one": one.is_exactly_one,
        "culprit_first": one.is_culprit_first,
        "among_first": one.is_among_first,
        "named": one.is_named,
        "true_value": one.is_true_named,
        "other_accused": bool(one.others),
        "findings": [
            {
                "code": said.code,
                "severity": said.severity,
                "message": said.message,
                "left": said.left,
                "accuses": said.accuses,
                "names_true": said.names_true,
            }
            for said in one.said
        ],
    }


def _line(name: str, measures: Measures) -> str:
    found = measures["found"]
    cells = (
        str(measures["slips"]),
        _share(found, measures["slips"]),
        str(measures["tied"]),
        _share(measures["tied_found"], measures["tied"]),
        str(measures["info_only"]),
        f"{measures['findings'] / found:.2f}" if found else "—",
        str(measures["most_findings"]),
        *(_share(measures[key], found) for key in _OF_FOUND),
    )
    return padded("  " + name, _NAME_WIDTH) + "".join(padded(cell, 10, right=True) for cell in cells)


def _name(key: str) -> str:
    named = {**PLACES, **FIGURES, **{slip: name for slip, (name, _, _) in SLIPS.items()}}
    return " ".join(named[part] for part in key.split("/"))


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f}%" if whole else "—"


def _listed(title: str, slips: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Some of a list, spread over all of it."""
    shown = slips[:: max(1, -(-len(slips) // _LISTED))]
    yield f"{title} {len(slips)} 处" + (f"，列出 {len(shown)} 处" if len(shown) < len(slips) else "")
    for one in shown:
        yield f"  {one['file']} {one['place']} {one['old'][:_LONGEST]}→{one['new'][:_LONGEST] or '删去'}"
        yield from (f"    [{said['code']}] {said['message']}" for said in one["findings"] if said["severity"] != "info")
