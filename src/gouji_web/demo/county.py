"""Builds the county of the demonstration."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from gouji_web.bodies.models import Body, Setting
from gouji_web.demo.neighbours import build as neighbours
from gouji_web.demo.packages import build as packages
from gouji_web.people.actions import one_time_password
from gouji_web.people.models import Post, User
from gouji_web.permissions import Role
from gouji_web.trail.actions import record

_COUNTY = "永宁市青岚区"
_DEPARTMENTS = {
    "司法局": ("公共法律服务中心", "社区矫正管理局"),
    "教育局": ("第一小学", "第二中学", "教师进修学校"),
    "卫生健康局": ("疾病预防控制中心", "妇幼保健院"),
    "农业农村局": ("农业技术推广站",),
}
#: Account, name, body (as it ends), role.
_PEOPLE = (
    ("admin", "管理员", "财政局", Role.ADMIN),
    ("caizheng", "财政 周复核", "财政局", Role.FINANCE),
    ("shenji", "审计 吴查阅", "财政局", Role.AUDITOR),
    ("sifa", "司法局 郑审核", "司法局", Role.DEPARTMENT),
    ("juzhang", "司法局 王局长", "司法局", Role.LEADER),
    ("kuaiji", "司法局 李会计", "司法局", Role.FILLER),
    ("jiaoyu", "教育局 孙审核", "教育局", Role.DEPARTMENT),
    ("xiaozhang", "第一小学 钱校长", "第一小学", Role.LEADER),
    ("xiaokuai", "第一小学 赵会计", "第一小学", Role.FILLER),
)


def build(password: str = "", *, whole: bool = False) -> Iterator[str]:
    """Makes the county in one piece, and tells the accounts; ``password`` is made up where none is given.

    ``whole`` adds the packages of all other departments.
    """
    password = password or one_time_password()
    with transaction.atomic():
        bodies = _bodies()
        _people(bodies, password)
        packages(bodies)
        if whole:
            neighbours(User.objects.get(username="caizheng"))
        record(None, "建立示例", _COUNTY)
    yield f"已建立示例“{_COUNTY}”。下面的账号口令都是 {password}（只显示这一次）："
    yield from (f"  {username:<10}{name}（{role.label}）" for username, name, _, role in _PEOPLE)


def _bodies() -> dict[str, Body]:
    """The bodies by their names without the county's."""
    Setting.objects.create(county=_COUNTY, anonymous_check=True)
    root = Body.objects.create(kind=Body.Kind.FINANCE, name=f"{_COUNTY}财政局", code="101001")
    found = {"财政局": root}
    for number, (name, units) in enumerate(_DEPARTMENTS.items(), 118):
        department = Body.objects.create(
            parent=root, kind=Body.Kind.DEPARTMENT, name=f"{_COUNTY}{name}", code=f"{number}001"
        )
        found[name] = department
        for at, unit in enumerate(units, 2):
            found[unit] = Body.objects.create(
                parent=department, kind=Body.Kind.UNIT, name=f"{_COUNTY}{unit}", code=f"{number}{at:03}"
            )
    return found


def _people(bodies: dict[str, Body], password: str) -> None:
    hashed = ""
    for username, name, body, role in _PEOPLE:
        user = User(username=username, name=name)
        if not hashed:
            user.set_password(password)
            hashed = user.password
        user.password = hashed
        user.save()
        Post.objects.create(user=user, body=bodies[body], role=role)
