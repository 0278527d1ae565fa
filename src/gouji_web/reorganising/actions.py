"""Moving a body to another department and merging it into another.

What was published stays with the department and under the name that it had then; what is still open follows its body, and
whoever fills it in is told.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet

from gouji_web.bodies.actions import BELOW, day_of, note_change, replant
from gouji_web.bodies.models import Body, BodyChange
from gouji_web.packages.models import Package
from gouji_web.packages.review import say
from gouji_web.people.actions import give_post, take_post
from gouji_web.people.models import Post
from gouji_web.permissions import OWN_BODY_ONLY, Act, Role, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record


class Done(NamedTuple):
    """变动结果: what was written down, and the posts that ended with it, in words."""

    change: BodyChange
    ended: tuple[str, ...] = ()


@transaction.atomic
def move(by: Any, body: Body, parent: Body, on: date | None, basis: str = "") -> Done:
    """Puts ``body`` under another department, or a unit under the bureau as a department of its own. Raises ``Refused``.

    A department that becomes a unit has no reviewers of its own any more: those posts end.
    """
    _lock(body, parent)
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
    if kind == Body.Kind.UNIT:
        _closed_go_along(by, body, parent, day, basis)
    replant(body, parent, kind)
    ended = _end(by, Post.objects.filter(body=body, role=Role.DEPARTMENT)) if kind == Body.Kind.UNIT else ()
    changed = note_change(by, body, BodyChange.Kind.MOVED, day, basis, str(above), str(parent), parent=above)
    record(by, "划转单位", body.name, before=str(above), after=str(parent), on=str(day), basis=changed.basis)
    _tell(by, body, f"{body}自 {day} 起由{above}划转到{parent}{_by(changed)}。")
    return Done(changed, ended)


@transaction.atomic
def merge(by: Any, body: Body, into: Body, on: date | None, basis: str = "", *, people: bool = True) -> Done:
    """Closes ``body``: ``into`` sees to what it left open. Raises ``Refused``.

    The units of a department go to the one that takes it in; its people too where ``people``.
    """
    _lock(body, into)
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
    _closed_go_along(by, body, into, day, basis)
    body.is_active, body.successor, body.closed_on = False, into, day
    replant(body, into, Body.Kind(body.kind))
    for earlier in body.merged.all():  # what it had taken in itself
        before = earlier.changes.filter(kind=BodyChange.Kind.MERGED).last()
        earlier.successor = into
        replant(earlier, into, Body.Kind(earlier.kind))
        parent = before.parent if before is not None else above
        note_change(
            *(by, earlier, BodyChange.Kind.MERGED, day, basis, body.name, into.name), parent=parent, successor=into
        )
        record(by, "并入单位", earlier.name, before=body.name, after=into.name, on=str(day), basis=basis.strip()[:200])
        _tell(by, earlier, f"{body}自 {day} 起并入{into}。", into)
    changed = note_change(
        by, body, BodyChange.Kind.MERGED, day, basis, body.name, into.name, parent=above, successor=into
    )
    record(by, "并入单位", body.name, after=str(into), on=str(day), basis=changed.basis)
    if people:
        _take_over(by, body, into)
    ended = _end(by, Post.objects.filter(body=body).exclude(role__in=OWN_BODY_ONLY))
    _tell(by, body, f"{body}自 {day} 起并入{into}{_by(changed)}。", into)
    return Done(changed, ended)


def _lock(*bodies: Body) -> None:
    """One reorganisation at a time of the same bodies; each is as it stands when its turn comes."""
    for one in Body.objects.select_for_update().filter(pk__in=[body.pk for body in bodies]).order_by("pk"):
        for body in bodies:
            if body.pk == one.pk:
                body.refresh_from_db()


def _closed_go_along(by: Any, body: Body, to: Body, day: date, basis: str) -> None:
    """What was closed under a department that is one no more stands below a department, so that it can be opened again."""
    department = to.parent if to.kind == Body.Kind.UNIT else to
    assert department is not None
    for unit in body.children.filter(is_active=False, successor=None):
        replant(unit, department, Body.Kind.UNIT)
        note_change(by, unit, BodyChange.Kind.MOVED, day, basis, body.name, department.name, parent=body)
        record(
            by, "划转单位", unit.name, before=body.name, after=department.name, on=str(day), basis=basis.strip()[:200]
        )


def _above(by: Any, body: Body) -> Body:
    require(by, Act.MANAGE, body)
    if body.parent is None:
        raise Refused("财政部门是全部单位的上级，不能划转、并入。")
    return body.parent


def _by(changed: BodyChange) -> str:
    return f"（{changed.basis}）" if changed.basis else ""


def _take_over(by: Any, body: Body, into: Body) -> None:
    """The people of a body that is no more have the same roles in the one that took it in.

    Who administrates, reviews as finance or reads all below is not given more than that: such a role ends with the body.
    """
    for post in Post.objects.filter(body=body).select_related("user", "body"):
        role = Role(post.role)
        if role in OWN_BODY_ONLY or (role == Role.DEPARTMENT and into.kind == Body.Kind.DEPARTMENT):
            give_post(by, post.user, into, role)
            take_post(by, post)


def _end(by: Any, posts: QuerySet[Post]) -> tuple[str, ...]:
    """Takes the posts. Raises ``Refused`` for one by which who acts administrates."""
    ended = []
    for post in posts.select_related("user", "body").order_by("pk"):
        take_post(by, post)
        ended.append(f"{post.user.name}（{post.get_role_display()}）")
    return tuple(ended)


def _tell(by: Any, body: Body, said: str, heir: Body | None = None) -> None:
    """A remark on every package of the body, and of those below it, that is not yet published.

    Where the body was merged: who finishes it, or who files the year in its place.
    """
    for package in Package.objects.filter(body__path__startswith=body.path, name="").select_related("body"):
        row = package.row_set.filter(sheet="body")[0]
        if heir is not None and not package.is_owed:
            text = f"{said}{package.year}年度由{heir}填报，这份不用再报，也不再催报。"
        else:
            finishing = f"这份填报由{heir}办完。" if heir is not None else ""
            text = f"{said}{finishing}请核对单位名称、主管部门、编码，按本年度决算批复的填。"
        say(by, package, text, row, "department")
