"""The way of a package through its states, and what is said of it on the way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from gouji.workbook.schema import sheet as plan_of
from gouji_web.intake.models import Finding
from gouji_web.packages.content import Change, changes, digest, frozen, live
from gouji_web.packages.models import Package, Remark, Rescore, ResultUse, Row, Snapshot, State, Step
from gouji_web.permissions import Act, may, require, within
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record


class Passage(NamedTuple):
    """办理方式: which act leads from which states to which; ``back`` asks for a reason."""

    name: str
    act: Act
    sources: tuple[State, ...]
    target: State
    back: bool = False


PASSAGES: Mapping[str, Passage] = {
    "sign": Passage("签批上报", Act.SIGN, (State.DRAFT,), State.SIGNED),
    "approve": Passage("部门审核通过", Act.APPROVE, (State.SIGNED,), State.APPROVED),
    "accept": Passage("财政复核通过", Act.ACCEPT, (State.APPROVED,), State.ACCEPTED),
    "withdraw": Passage("撤回修改", Act.SIGN, (State.SIGNED,), State.DRAFT, back=True),
    "return": Passage("部门退回", Act.RETURN_TO_UNIT, (State.SIGNED,), State.DRAFT, back=True),
    "send-back": Passage("财政退回", Act.RETURN_FROM_FINANCE, (State.APPROVED, State.ACCEPTED), State.DRAFT, back=True),
    "amend": Passage("更正重填", Act.PUBLISH, (State.PUBLISHED,), State.DRAFT, back=True),
}


#: What counts as a return: neither what its own leader takes back nor an amendment of what was published.
_RETURNS = ("return", "send-back")


def seen_by(user: Any) -> QuerySet[Package]:
    return Package.objects.filter(within(user, Act.SEE_PACKAGE)).select_related("body")


def returns_open_to(user: Any, package: Package) -> list[tuple[str, Passage]]:
    """Those of them that send the package back."""
    return [(name, one) for name, one in open_to(user, package) if one.back]


def open_to(user: Any, package: Package) -> list[tuple[str, Passage]]:
    """The passages that ``user`` may take the package through now."""
    return [
        (name, one)
        for name, one in PASSAGES.items()
        if package.state in one.sources and may(user, one.act, package.body)
    ]


@transaction.atomic
def pass_on(by: Any, package: Package, name: str, note: str = "") -> Step:
    """Takes the package through a passage. Raises ``Refused`` where its state or its content does not allow it."""
    passage = PASSAGES.get(name)
    if passage is None:
        raise Refused("没有这个办理方式。")
    require(by, passage.act, package.body)
    package = Package.objects.select_for_update(of=("self",)).select_related("body").get(pk=package.pk)
    if package.state not in passage.sources:
        raise Refused(f"现在是“{package.get_state_display()}”，不能{passage.name}。")
    note = note.strip()[:1000]
    open_remarks = package.remark_set.filter(settled=None).count()
    if passage.back and not note and not open_remarks:
        raise Refused("退回要写明原因，或先在有问题的格上写意见。")
    unready = why_not_signed(package) if name == "sign" else ""
    if unready:
        raise Refused(unready)
    kept = keep(package, passage.name)
    step = Step.objects.create(
        package=package, name=passage.name, before=package.state, after=passage.target, note=note, user=by
    )
    returned = name in _RETURNS
    Package.objects.filter(pk=package.pk).update(
        state=passage.target, since=timezone.now(), returned=F("returned") + int(returned), reminded=None
    )
    record(by, passage.name, str(package), note=note, digest=kept.digest)
    return step


def why_not_signed(package: Package) -> str:
    """What is signed is filled in, has been made and checked as it stands, and holds no error; else what is missing."""
    wrong = len(live(package).problems)
    if wrong:
        return f"还有 {wrong} 处没有填好，改完才能签批；清单在填报页右边。"
    check = package.selfcheck_set.last()
    if check is None or check.revision != package.revision:
        return "请先“编制并自查”现在的内容，再签批。"
    if check.is_draft:
        return f"编制自查还有 {package.errors} 处差错，改完再编制一次才能签批。"
    return ""


def keep(package: Package, why: str) -> Snapshot:
    """Keeps the content as it is now."""
    content = frozen(package)
    return Snapshot.objects.create(package=package, why=why[:20], content=content, digest=digest(content))


def changed_since_return(package: Package) -> tuple[Snapshot | None, list[Change]]:
    """What was changed since the package last came back, and the snapshot of that moment; None where it never did."""
    backs = [one.name for one in PASSAGES.values() if one.back]
    snapshot = package.snapshot_set.filter(why__in=backs).last()
    return snapshot, changes(snapshot.content, frozen(package)) if snapshot is not None else []


@transaction.atomic
def remark(by: Any, package: Package, text: str, row_pk: int = 0, column: str = "", fingerprint: str = "") -> Remark:
    """Says something of the package, of one of its cells, or of a finding. Raises ``Refused``."""
    require(by, Act.COMMENT, package.body)
    text = text.strip()
    if not text:
        raise Refused("请写意见。")
    if len(text) > 1000:
        raise Refused("一条意见最多 1000 字。")
    row = package.row_set.filter(pk=row_pk).first() if row_pk else None
    if row_pk and row is None:
        raise Refused("这一行已经被删去，请刷新页面；也可以对整份填报写意见。")
    return say(by, package, text, row, column, fingerprint)


def say(by: Any, package: Package, text: str, row: Row | None, column: str = "", fingerprint: str = "") -> Remark:
    """Writes a remark down, whoever it comes from, and records it."""
    about = about_cell(row, column) if row is not None else _about_finding(package, fingerprint) if fingerprint else ""
    made = Remark.objects.create(
        package=package,
        row=row,
        column=column[:40] if row is not None else "",
        about=about[:200],
        fingerprint=fingerprint[:64],
        text=text[:1000],
        user=by,
    )
    record(by, "写意见", str(package), about=about, text=made.text)
    return made


@transaction.atomic
def settle(by: Any, package: Package, pk: int, answer: str) -> None:
    """Answers a remark and takes it off the list of what is open."""
    require(by, Act.COMMENT, package.body)
    made = package.remark_set.filter(pk=pk, settled=None).first()
    if made is None:
        raise Refused("这条意见已经处理过了。")
    made.answer, made.settled, made.settled_by = answer.strip()[:1000], timezone.now(), by
    made.save()
    record(by, "处理意见", str(package), about=made.about, answer=made.answer)


@transaction.atomic
def rescore(by: Any, package: Package, row_pk: int, points: str, reason: str) -> Rescore | None:
    """Finance's own points for an indicator; none given takes them back. Raises ``Refused``."""
    require(by, Act.RESCORE, package.body)
    if package.state not in (State.APPROVED, State.ACCEPTED):
        raise Refused("部门审核通过以后才能复核评分。")
    row = package.row_set.filter(pk=row_pk, sheet="indicators").first()
    scored = live(package).scores.get(row_pk)
    if row is None or scored is None:
        raise Refused("没有这条指标。")
    if not points.strip():
        Rescore.objects.filter(package=package, row=row).delete()
        record(by, "撤回复核评分", str(package), indicator=row.texts.get("level3", ""))
        return None
    try:
        given = Decimal(points.strip())
    except InvalidOperation:
        raise Refused("复核得分应是数字。") from None
    if not given.is_finite() or not 0 <= given <= scored.weight or given != round(given, 2):
        raise Refused(f"复核得分应在 0 至 {scored.weight} 之间，最多两位小数。")
    if given != scored.points and not reason.strip():
        raise Refused("与单位自评得分不同的，要写明理由。")
    made, _ = Rescore.objects.update_or_create(
        package=package,
        row=row,
        defaults={"points": given, "own": scored.points, "reason": reason.strip()[:500], "user": by},
    )
    record(
        by, "复核评分", str(package), indicator=row.texts.get("level3", ""), points=str(given), own=str(scored.points)
    )
    return made


@transaction.atomic
def use_result(by: Any, package: Package, owner: str, kind: str, amount: str, note: str) -> ResultUse:
    """What follows from the result of a project or of the whole. Raises ``Refused``."""
    require(by, Act.USE_RESULT, package.body)
    if package.state not in (State.ACCEPTED, State.PUBLISHED):
        raise Refused("财政复核通过以后才能登记结果应用。")
    if kind not in ResultUse.Kind.values:
        raise Refused("请选择怎么应用。")
    owners = {form.owner for form in live(package).appraisal.forms}
    if owner not in owners:
        raise Refused("没有这个项目。")
    try:
        given = Decimal(amount.strip().replace(",", "")) if amount.strip() else None
    except InvalidOperation:
        raise Refused("金额应是数字，单位为万元。") from None
    if given is not None and (not given.is_finite() or not 0 <= given < Decimal(10) ** 10):
        raise Refused("金额应是不小于 0 的数字，单位为万元。")
    made, _ = ResultUse.objects.update_or_create(
        package=package, owner=owner, defaults={"kind": kind, "amount": given, "note": note.strip()[:500], "user": by}
    )
    record(by, "登记结果应用", str(package), owner=owner, kind=made.get_kind_display(), amount=amount, note=note[:200])
    return made


def waiting(user: Any) -> QuerySet[Package]:
    """The packages on which it is this person's turn."""
    turns = Q(within(user, Act.FILL), state=State.DRAFT) | Q(within(user, Act.SIGN), state=State.DRAFT, problems=0)
    turns |= Q(within(user, Act.APPROVE), state=State.SIGNED) | Q(within(user, Act.ACCEPT), state=State.APPROVED)
    turns |= Q(within(user, Act.PUBLISH), state=State.ACCEPTED)
    return Package.objects.filter(turns).select_related("body")


def findings(package: Package) -> QuerySet[Finding]:
    """What the last self-check found."""
    check = package.selfcheck_set.last()
    return Finding.objects.filter(audit__upload=check.upload_id if check is not None else None)


def _about_finding(package: Package, fingerprint: str) -> str:
    found = findings(package).filter(fingerprint=fingerprint).first()
    if found is None:
        raise Refused("编制自查的结果里没有这个问题。")
    return f"{found.get_severity_display()}「{found.title}」{found.place}"


def about_cell(row: Row, column: str) -> str:
    """A cell in words: its sheet, what names its row, its column."""
    plan = plan_of(row.sheet)
    label = next((one.label for one in plan.columns if one.id == column), "")
    named = dict(plan.fixed).get(row.key) or row.texts.get("level3") or row.texts.get("name") or ""
    return " ".join(filter(None, (plan.name, f"「{named}」" if named else "", label)))
