"""What a site needs before its first page: tables, a finance bureau, an administrator."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management import call_command
from django.db import transaction

from gouji_web.bodies.models import Body, Setting
from gouji_web.people.actions import one_time_password
from gouji_web.people.models import Post, User
from gouji_web.permissions import Role
from gouji_web.queue.actions import release_all
from gouji_web.trail.actions import record

ADMINISTRATOR = "admin"


def set_up(*, demo: bool) -> Iterator[str]:
    """Makes what is missing, and tells whom to sign in as."""
    call_command("migrate", verbosity=0, interactive=False)
    release_all()
    if User.objects.exists():
        if demo:
            yield "这个数据文件夹里已经有数据，示例没有再建；要看示例请用 --data 另指一个空文件夹。"
        return
    if demo:
        from gouji_web.demo.county import build

        yield from build(whole=True)
        return
    with transaction.atomic():
        yield from _first()


def _first() -> Iterator[str]:
    Setting.current()
    root = Body.objects.create(kind=Body.Kind.FINANCE, name="财政局")
    password = one_time_password()
    user = User.objects.create_user(ADMINISTRATOR, "管理员", password, password_due=True)
    for role in (Role.ADMIN, Role.FINANCE):
        Post.objects.create(user=user, body=root, role=role)
    record(None, "建立站点", root.name)
    yield f"已建立数据库和管理员。账号 {ADMINISTRATOR}，一次性口令 {password}（只显示这一次，登录后会要求改掉）。"
