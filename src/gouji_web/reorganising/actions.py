"""Moving a body to another department and merging it into another.

What was published stays with the department and under the name that it had then; what is still open follows its body, and
whoever fills it in is told.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from gouji_web.bodies.actions import BELOW, day_of, note_change
from gouji_web.bodies.models import Body, BodyChange
from gouji_web.packages.models import Package, Remark
from gouji_web.packages.review import about_cell
from gouji_web.people.actions import give_post, take_post
from gouji_web.people.models import Post
from gouji_web.permissions import OWN_BODY_ONLY, Act, Role, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record


@transaction.atomic
def move(by: Any, body: Body, parent: Body, on: date | None, basis: str = "") -> BodyChange:
    """Puts ``body`` under another department, or a unit under the bureau as a department of its own. Raises ``Refused``."""
    above = _above(by, body)
    require(by, Act.MANAGE, parent)
    day = day_of(on)
    if not body.is_active:
        raise Refused(f"{body}已经停用，不能划转；要划转请先启用。")
    if not parent.is_active:
        raise Refused(f"{parent}已经停用，不能划到它下面。")
    if parent == above:
        raise Refused(f"{body}已经在{parent}下面。")
    kind = BELOW.get(Body.Kind(parent.kind))
    if kind is None or parent.path.startswith(body.path):
        raise Refused("只能划到财政部门（成为主管部门）或者别的主管部门下面。")
    below = body.children.filter(is_active=True).count()
    if kind == Body.Kind.UNIT and below:
        raise Refused(f"{body}下面还有 {below} 家单位，单位下面不再设单位；请先把它们划走或并入。")
    _replant(body, parent, kind)
    changed = note_change(by, body, BodyChange.Kind.MOVED, day, basis, str(above), str(parent), parent=above)
    record(by, "划转单位", body.name, before=str(above), after=str(parent), on=str(day), basis=changed.basis)
    _tell(by, body, f"{body}自 {day} 起由{above}划转到{parent}{_by(changed)}。")
    return changed


@transaction.atomic
def merge(by: Any, body: Body, into: Body, on: date | None, basis: str = "", *, people: bool = True) -> BodyChange:
    """Closes ``body``: ``into`` sees to what it left open. Raises ``Refused``.

    The units of a department go to the one that takes it in; its people too where ``people``.
    """
    above = _above(by, body)
    require(by, Act.MANAGE, into)
    day = day_of(on)
    if not body.is_active:
        raise Refused(f"{body}已经停用，不能再并入。")
    if not into.is_active or into.parent_id is None:
        raise Refused("只能并入一家启用的主管部门或者单位。")
    if into.path.startswith(body.path):
        raise Refused("不能并入自己或者自己下面的单位。")
    units = list(body.children.filter(is_active=True))
    if units and into.kind == Body.Kind.UNIT:
        raise Refused(f"{body}下面还有 {len(units)} 家单位，不能并入单位；请先把它们划走或并入。")
    for unit in units:
        move(by, unit, into, day, basis)
    body.is_active, body.successor, body.closed_on = False, into, day
    _replant(body, into, Body.Kind(body.kind))
    for earlier in body.merged.all():  # what it had taken in itself
        earlier.successor = into
        _replant(earlier, into, Body.Kind(earlier.kind))
    changed = note_change(
        by, body, BodyChange.Kind.MERGED, day, basis, body.name, into.name, parent=above, successor=into
    )
    record(by, "并入单位", body.name, after=str(into), on=str(day), basis=changed.basis)
    if people:
        _take_over(by, body, into)
    _tell(by, body, f"{body}自 {day} 起并入{into}{_by(changed)}，这份填报由{into}办完。")
    return changed


def _above(by: Any, body: Body) -> Body:
    require(by, Act.MANAGE, body)
    if body.parent is None:
        raise Refused("财政部门是全部单位的上级，不能划转、并入。")
    return body.parent


def _by(changed: BodyChange) -> str:
    return f"（{changed.basis}）" if changed.basis else ""


def _replant(body: Body, parent: Body, kind: Body.Kind) -> None:
    """Puts a body and all below it under another one."""
    old = body.path
    body.parent, body.kind = parent, kind
    body.save()
    below = list(Body.objects.filter(path__startswith=old).exclude(pk=body.pk))
    for one in below:
        one.path = body.path + one.path.removeprefix(old)
    Body.objects.bulk_update(below, ["path"])


def _take_over(by: Any, body: Body, into: Body) -> None:
    """The people of a body that is no more have the same roles in the one that took it in.

    Who administrates or reads all below is not given more than that: such a role ends with the body.
    """
    for post in Post.objects.filter(body=body).select_related("user", "body"):
        role = Role(post.role)
        if role in OWN_BODY_ONLY or (role == Role.DEPARTMENT and into.kind == Body.Kind.DEPARTMENT):
            give_post(by, post.user, into, role)
            take_post(by, post)


def _tell(by: Any, body: Body, said: str) -> None:
    """A remark on every package of the body, and of those below it, that is not yet published."""
    for package in Package.objects.filter(body__path__startswith=body.path, name=""):
        row = package.row_set.filter(sheet="body")[0]
        text = f"{said}请核对单位名称、主管部门、编码，要与公开的文件一致。"
        about = about_cell(row, "department")
        Remark.objects.create(package=package, row=row, column="department", about=about, text=text, user=by)
