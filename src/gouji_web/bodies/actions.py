"""What an administrator does with bodies and settings."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q

from gouji_web.bodies.models import Body, Setting
from gouji_web.pasting import Line, each, pasted
from gouji_web.permissions import Act, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

#: Columns of a pasted table of bodies.
HEADS = ("名称", "上级", "编码")
_BELOW = {Body.Kind.FINANCE: Body.Kind.DEPARTMENT, Body.Kind.DEPARTMENT: Body.Kind.UNIT}


@transaction.atomic
def add_body(by: Any, parent: Body, name: str, code: str = "") -> Body:
    """A department under the finance bureau, or a unit under a department. Raises ``Refused``."""
    require(by, Act.MANAGE, parent)
    kind = _BELOW.get(Body.Kind(parent.kind))
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
def change_body(by: Any, body: Body, name: str, code: str, active: bool) -> None:
    require(by, Act.MANAGE, body)
    before = {"name": body.name, "code": body.code, "active": body.is_active}
    body.name = body.name if name.strip() == body.name else _free_name(name)
    body.code, body.is_active = code.strip()[:30], active
    if not active and body.parent is None:
        raise Refused("财政部门是全部单位的上级，不能停用。")
    body.save()
    after = {"name": body.name, "code": body.code, "active": body.is_active}
    record(by, "修改单位", body.name, before=before, after=after)


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
