"""What an administrator does with bodies and settings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gouji_web.bodies.models import Body, BodyChange, Setting
from gouji_web.pasting import Line, each, pasted
from gouji_web.permissions import Act, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

#: Columns of a pasted table of bodies.
HEADS = ("名称", "上级", "编码")
_FIRST = date(1949, 10, 1)
#: What stands below a body of each kind.
BELOW = {Body.Kind.FINANCE: Body.Kind.DEPARTMENT, Body.Kind.DEPARTMENT: Body.Kind.UNIT}


@transaction.atomic
def add_body(by: Any, parent: Body, name: str, code: str = "") -> Body:
    """A department under the finance bureau, or a unit under a department. Raises ``Refused``."""
    require(by, Act.MANAGE, parent)
    kind = BELOW.get(Body.Kind(parent.kind))
    if kind is None:
        raise Refused("单位下面不再设单位。")
    name = _free_name(name)
    body = Body.objects.create(parent=parent, kind=kind, name=name, code=code.strip()[:30])
    record(by, "新增单位", body.name, parent=parent.name)
    return body


@transaction.atomic
def add_bodies(by: Any, text: str) -> int:
    """Adds the bodies of a pasted table, all or none; how many. Raises ``Refused``, ``ValidationError``.

    A body may stand below one that stands above it in the same table; one without a parent is a department.
    """
    root = Body.objects.get(parent=None)
    require(by, Act.MANAGE, root)

    def add(line: Line) -> None:
        name, above, code = line.cells
        parent = root if not above else Body.objects.filter(Q(name=above) | Q(code=above)).order_by("pk").first()
        if parent is None:
            raise Refused(f"没有上级“{above}”。")
        add_body(by, parent, name, code)

    lines = pasted(text, HEADS)
    each(lines, add)
    return len(lines)


@transaction.atomic
def change_body(
    by: Any, body: Body, name: str, code: str, active: bool, on: date | None = None, basis: str = ""
) -> bool:
    """Another name or code, closed or open again; whether anything changed. Raises ``Refused``."""
    Body.objects.select_for_update().get(pk=body.pk)
    body.refresh_from_db()
    require(by, Act.MANAGE, body)
    before = {"name": body.name, "code": body.code, "active": body.is_active}
    called, was_active, day = body.name, body.is_active, day_of(on)
    body.name = called if name.strip() == called else _free_name(name)
    body.code, body.is_active = code.strip()[:30], active
    if was_active and not active:
        _close(body, day)
    elif active and not was_active:
        _reopen(by, body)
    body.save()
    after = {"name": body.name, "code": body.code, "active": body.is_active}
    if after == before:
        return False
    if body.name != called:
        note_change(by, body, BodyChange.Kind.RENAMED, day, basis, called, body.name)
    if body.code != before["code"]:
        note_change(by, body, BodyChange.Kind.RECODED, day, basis, str(before["code"]), body.code)
    if was_active != active:
        kind = BodyChange.Kind.REOPENED if active else BodyChange.Kind.CLOSED
        note_change(by, body, kind, day, basis, *(("停用", "启用") if active else ("启用", "停用")))
    record(by, "修改单位", body.name, before=before, after=after, on=str(day), basis=basis.strip()[:200])
    return True


def note_change(
    by: Any, body: Body, kind: BodyChange.Kind, on: date, basis: str, before: str, after: str, **more: Any
) -> BodyChange:
    """Writes down what became of a body."""
    return BodyChange.objects.create(
        body=body, kind=kind, on=on, basis=basis.strip()[:200], before=before, after=after, user=by, **more
    )


def day_of(on: date | None) -> date:
    """The day from which a change holds: today where none is given. Raises ``Refused``."""
    today = timezone.localdate()
    if on is not None and on > today:
        raise Refused("施行日期不能晚于今天。")
    if on is not None and on < _FIRST:
        raise Refused(f"施行日期不能早于 {_FIRST}，请核对年份。")
    return on or today


def _close(body: Body, day: date) -> None:
    if body.parent is None:
        raise Refused("财政部门是全部单位的上级，不能停用。")
    below = body.children.filter(is_active=True).count()
    if below:
        raise Refused(f"{body}下面还有 {below} 家启用的单位，请先把它们划走、并入或者停用。")
    body.closed_on = day


def _reopen(by: Any, body: Body) -> None:
    """Takes a merger back too: the body stands again where it stood before, or below what that was merged into.

    As a merger does, this concerns two sides: whoever takes it back administrates both.
    """
    above = body.parent
    merger = body.changes.filter(kind=BodyChange.Kind.MERGED).last() if body.successor is not None else None
    if merger is not None and merger.parent is not None:
        require(by, Act.MANAGE, body.successor)
        above = merger.parent
        while above.successor is not None:
            above = above.successor
        require(by, Act.MANAGE, above)
    if above is not None and not above.is_active:
        raise Refused(f"它的上级{above}已经停用，请先启用上级。")
    if above is not None and BELOW.get(Body.Kind(above.kind)) != body.kind:
        raise Refused(
            f"它原来的上级{above}现在是{above.get_kind_display()}，下面不能设{body.get_kind_display()}；"
            f"请先把{above}划到财政部门下面（成为主管部门），或者在别的主管部门下面新增一家单位。"
        )
    body.closed_on = body.successor = None
    body.is_active = True
    if above is not None:
        replant(body, above, Body.Kind(body.kind))


def replant(body: Body, parent: Body, kind: Body.Kind) -> None:
    """Puts a body and all below it under another one."""
    old = body.path
    body.parent, body.kind = parent, kind
    body.save()
    below = list(Body.objects.filter(path__startswith=old).exclude(pk=body.pk))
    for one in below:
        one.path = body.path + one.path.removeprefix(old)
    Body.objects.bulk_update(below, ["path"])


@transaction.atomic
def change_settings(by: Any, **given: Any) -> Setting:
    require(by, Act.MANAGE, Body.objects.get(parent=None))
    setting = Setting.current()
    changed = {name: value for name, value in given.items() if getattr(setting, name) != value}
    for name, value in changed.items():
        setattr(setting, name, value)
    setting.save()
    if changed:
        record(by, "修改设置", "设置", **changed)
    return setting


def _free_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > 100:
        raise Refused("单位名称要填，最多 100 个字。")
    if Body.objects.filter(name=name).exists():
        raise Refused(f"“{name}”已经有了。")
    return name
