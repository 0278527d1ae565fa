"""归口: under which department a package counts, that of then where it was published; and whether it is still due."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import F, Q

from gouji_web.bodies.models import Body
from gouji_web.permissions import ALLOWED, Act


def counted(user: Any, act: Act, prefix: str = "") -> Q:
    """The condition of packages that count under a body for which ``user`` may do ``act``; nothing where none."""
    if not user.is_authenticated or not user.is_active:
        return Q(pk__in=())
    head = f"{prefix}__" if prefix else ""
    conditions = [_below(post.body, head) for post in user.posts if post.role in ALLOWED[act]]
    return reduce(or_, conditions, Q(pk__in=()))


def _below(body: Body, head: str) -> Q:
    """Of a unit what it fills in itself; of a department and the bureau what counts under it."""
    of_today, of_then = (
        Q(**{f"{head}body__path__startswith": body.path}),
        Q(**{f"{head}department__path__startswith": body.path}),
    )
    return (of_today if body.kind == Body.Kind.UNIT else Q(**{f"{head}department": None}) & of_today) | of_then


def is_owed(prefix: str = "") -> Q:
    """The condition of packages that somebody owes: not of those whose body was closed or merged before they were published
    and whose year its successor files."""
    head = f"{prefix}__" if prefix else ""
    merged = Q(**{f"{head}body__successor__isnull": False, f"{head}body__closed_on__year__gt": F(f"{head}year")})
    return Q(**{f"{head}body__is_active": True}) | merged | ~Q(**{f"{head}name": ""})
