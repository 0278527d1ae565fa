"""Who may do what: the one table of roles and acts, and where in the tree of bodies a role reaches.

A filler and a leader act for their own body and those that were merged into it; the other roles for theirs and all below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, TextChoices

if TYPE_CHECKING:
    from gouji_web.bodies.models import Body


class Role(TextChoices):
    """角色."""

    FILLER = "filler", "填报人"
    LEADER = "leader", "单位负责人"
    DEPARTMENT = "department", "部门审核人"
    FINANCE = "finance", "财政复核人"
    ADMIN = "admin", "管理员"
    AUDITOR = "auditor", "审计查阅人"


OWN_BODY_ONLY = frozenset((Role.FILLER, Role.LEADER))


class Act(StrEnum):
    """事项: the value is what the table in the documentation calls it."""

    SEE_PACKAGE = "看本单位、本部门的填报"
    BEGIN_PACKAGE = "开始一个年度的填报"
    FILL = "填写、导入工作簿、上传佐证"
    SELF_CHECK = "编制并自查"
    SIGN = "单位负责人签批"
    APPROVE = "部门审核通过"
    RETURN_TO_UNIT = "部门退回"
    ACCEPT = "财政复核通过"
    RETURN_FROM_FINANCE = "财政退回"
    COMMENT = "写意见"
    RESCORE = "财政复核评分"
    SAMPLE = "抽查复核抽样"
    SEE_SAMPLE = "看抽查复核"
    USE_RESULT = "登记结果应用"
    SET_DEADLINE = "定时限、催报"
    PUBLISH = "公开、更正"
    CHECK = "上传文件核对"
    SEE_CHECK = "看文件核对的结果"
    JUDGE = "对问题作出认定"
    OVERVIEW = "看总览、导出数据"
    MANAGE = "管理单位、人员、设置"
    SEE_MANAGED = "看单位、人员、设置"
    SEE_TRAIL = "看操作记录"


_READERS = frozenset((Role.FILLER, Role.LEADER, Role.DEPARTMENT, Role.FINANCE, Role.ADMIN, Role.AUDITOR))

ALLOWED: Mapping[Act, frozenset[Role]] = {
    Act.SEE_PACKAGE: _READERS,
    Act.BEGIN_PACKAGE: frozenset((Role.FILLER, Role.FINANCE)),
    Act.FILL: frozenset((Role.FILLER,)),
    Act.SELF_CHECK: frozenset((Role.FILLER, Role.LEADER)),
    Act.SIGN: frozenset((Role.LEADER,)),
    Act.APPROVE: frozenset((Role.DEPARTMENT,)),
    Act.RETURN_TO_UNIT: frozenset((Role.DEPARTMENT,)),
    Act.ACCEPT: frozenset((Role.FINANCE,)),
    Act.RETURN_FROM_FINANCE: frozenset((Role.FINANCE,)),
    Act.COMMENT: frozenset((Role.FILLER, Role.LEADER, Role.DEPARTMENT, Role.FINANCE)),
    Act.RESCORE: frozenset((Role.FINANCE,)),
    Act.SAMPLE: frozenset((Role.FINANCE,)),
    Act.SEE_SAMPLE: frozenset((Role.FINANCE, Role.ADMIN, Role.AUDITOR)),
    Act.USE_RESULT: frozenset((Role.FINANCE,)),
    Act.SET_DEADLINE: frozenset((Role.FINANCE,)),
    Act.PUBLISH: frozenset((Role.FINANCE,)),
    Act.CHECK: frozenset((Role.FILLER, Role.LEADER, Role.DEPARTMENT, Role.FINANCE)),
    Act.SEE_CHECK: _READERS,
    Act.JUDGE: frozenset((Role.FILLER, Role.LEADER, Role.DEPARTMENT, Role.FINANCE)),
    Act.OVERVIEW: frozenset((Role.DEPARTMENT, Role.FINANCE, Role.ADMIN, Role.AUDITOR)),
    Act.MANAGE: frozenset((Role.ADMIN,)),
    Act.SEE_MANAGED: frozenset((Role.ADMIN, Role.AUDITOR)),
    Act.SEE_TRAIL: frozenset((Role.ADMIN, Role.AUDITOR)),
}


def may(user: Any, act: Act, body: Body | None = None) -> bool:
    """Whether ``user`` may do ``act`` for ``body``; without one, for any body at all."""
    if not user.is_authenticated or not user.is_active:
        return False
    posts = (post for post in user.posts if post.role in ALLOWED[act])
    return any(body is None or _reaches(post, body) for post in posts)


def require(user: Any, act: Act, body: Body | None = None) -> None:
    """Raises ``PermissionDenied`` with a sentence where ``user`` may not."""
    if not may(user, act, body):
        raise PermissionDenied(f"您的角色不能做这件事：{act.value}。")


def within(user: Any, act: Act, prefix: str = "body") -> Q:
    """The condition under which an object belongs to a body for which ``user`` may do ``act``; nothing where none."""
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=())
    reached = [_condition(post, prefix) for post in user.posts if post.role in ALLOWED[act]]
    return reduce(or_, reached, Q(pk__in=()))


def _reaches(post: Any, body: Body) -> bool:
    if post.role in OWN_BODY_ONLY:
        return bool(post.body_id in (body.pk, body.successor_id))
    return body.path.startswith(post.body.path)


def _condition(post: Any, prefix: str) -> Q:
    head = f"{prefix}__" if prefix else ""
    if post.role in OWN_BODY_ONLY:
        return Q(**{f"{head}path": post.body.path}) | Q(**{f"{head}successor": post.body_id})
    return Q(**{f"{head}path__startswith": post.body.path})


def table() -> Iterable[tuple[str, tuple[bool, ...]]]:
    """A row for each act: its name and whether each role, in order, may do it."""
    return ((act.value, tuple(role in ALLOWED[act] for role in Role)) for act in Act)
