"""结论: the one line that says what came out; it calls nothing right that was not read and tied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from gouji.domain.audit import Audit, Unit
from gouji.domain.duties import DutyState
from gouji.domain.findings import Severity
from gouji.reports.causes import causes

_COUNTED = {Severity.ERROR: "处差错", Severity.WARNING: "个疑点", Severity.INFO: "条提示"}

#: A table of so many figures is one that something could be said of; so many of them are named.
_FIGURES, _NAMED = 3, 3
#: So many tables are a set, of which one may be missing.
_SET = 5
_OF_TABLES = "table."


def verdict(audit: Audit) -> str:
    """One line: whose documents, which year, and what came out."""
    bodies = list(dict.fromkeys(part.identity.body for part in audit.inputs if part.identity.body))
    years = sorted({part.identity.year for part in audit.inputs if part.identity.year})
    who = "、".join(bodies[:3]) + (f" 等 {len(bodies)} 家单位" if len(bodies) > 3 else "") or "未认出单位"
    when = "、".join(f"{year}年度" for year in years)
    return f"{who} {when}：{'；'.join((_outcome(audit), *_left_out(audit)))}。".replace(" ：", "：")


def counted(severities: Counter[Severity]) -> str:
    """3 处差错、1 条提示; empty where nothing was found."""
    return "、".join(f"{severities[one]} {_COUNTED[one]}" for one in Severity if severities[one])


def unlisted(audit: Audit) -> Iterator[str]:
    """What was found and is not listed, because a baseline holds it or only what is more severe was asked for."""
    if audit.silenced:
        yield f"另有 {audit.silenced} 条在基线中"
    if audit.milder:
        yield f"另有 {audit.milder} 条较轻的没有列出"


def _outcome(audit: Audit) -> str:
    found = counted(Counter(cause.severity for cause in causes(audit.results.findings)))
    tied = audit.coverage.tied
    if found:
        return f"发现 {found}"
    if audit.silenced or audit.milder:
        none = "没有新发现" if audit.silenced else "没有要列出的发现"
        return "，".join((none, *unlisted(audit)))
    if not audit.is_recognised and not tied:
        return "没有认出这是哪一类材料，一个数也没有核对，不能当作通过"
    if not tied:
        return "没有找到可以相互核对的数，一个数也没有核对，不能当作通过"
    if not audit.is_recognised:
        return f"没有认出这是哪一类材料，只核对了其中 {tied} 个数，这些数没有对不上的"
    left_open = audit.unread or audit.results.crashed or audit.results.undecided
    idle = list(_idle_tables(audit))
    lacking = list(tables_not_read(audit.units))
    if left_open or idle or lacking or not audit.is_mostly_tied or not audit.is_named:
        which = "、".join(idle[:_NAMED]) + (f"等 {len(idle)} 张表" if len(idle) > _NAMED else "")
        behind = f"；{which}的数一个也没有核对" if idle else ""
        behind += f"；没有读到{'、'.join(lacking[:_NAMED])}{'等' if len(lacking) > _NAMED else ''}" if lacking else ""
        return f"印出的 {audit.coverage.figures} 个数核对了 {tied} 个，没有对不上的{behind}"
    return "没有发现问题"


def _idle_tables(audit: Audit) -> Iterator[str]:
    """The tables of which no figure at all was tied to another: nothing can be said of them."""
    for part in audit.coverage.parts:
        name = part.part.rsplit(" / ", 1)[-1]
        if name.startswith("《") and part.figures >= _FIGURES and not part.tied:
            yield name


def tables_not_read(units: Iterable[Unit]) -> Iterator[str]:
    """The tables that each body owes and that were not read, where the others of its set were."""
    for unit in units:
        owed = [one for one in unit.duties if one.id.startswith(_OF_TABLES)]
        unread = [one for one in owed if one.state is DutyState.UNREAD]
        if len(owed) - len(unread) >= _SET:
            yield from (f"《{one.title}》" for one in unread)


def _left_out(audit: Audit) -> Iterator[str]:
    """What the outcome does not speak of."""
    if audit.results.findings:
        yield from unlisted(audit)
    if audit.results.findings and not audit.is_recognised:
        yield "没有认出这是哪一类材料，按类别的检查没有做"
    if (audit.results.findings or audit.silenced or audit.milder) and audit.coverage.tied and not audit.is_mostly_tied:
        yield f"印出的 {audit.coverage.figures} 个数只核对了 {audit.coverage.tied} 个"
    if audit.unread:
        yield f"另有 {audit.unread} 处没有读到，见说明"
    if audit.results.undecided and not audit.results.findings and not audit.is_void:
        yield f"另有 {len(audit.results.undecided)} 项无法核对"
    if audit.refused:
        yield f"另有 {len(audit.refused)} 个文件未能读取"
    if audit.results.crashed:
        yield f"另有 {len(audit.results.crashed)} 项检查出错，没有做完"
    if len(audit.inputs) > 1 and not audit.is_void:
        unknown = sum(not part.identity.kinds for part in audit.inputs)
        tied = {part.input for part in audit.coverage.parts if part.tied}
        if unknown:
            yield f"其中 {unknown} 个文件没有认出类型"
        idle = sum(bool(part.identity.kinds) and at not in tied for at, part in enumerate(audit.inputs))
        if idle:
            yield f"其中 {idle} 个文件一个数也没有核对"
