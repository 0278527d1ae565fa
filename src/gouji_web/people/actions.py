"""What an administrator does with people, and people with their own passwords."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import get_hasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from gouji_web.bodies.models import Body
from gouji_web.pasting import Line, each, pasted
from gouji_web.people.models import Attempt, Post, User
from gouji_web.permissions import Act, Role, may, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

# Read out over the telephone: no letter that looks or sounds like a figure.
#: Columns of a pasted table of people.
HEADS = ("账号", "姓名", "单位", "角色")
#: Rounds of hashing for a password that is used once.
_ONCE = 20_000
_SYLLABLES = "ba be di du fa fe ga go ha he ji ka ke li lu ma mi na ne pa po ra ri sa se ta ti wa xi yu za ze".split()


def one_time_password() -> str:
    """A password to be given out and replaced at once; some 53 bits."""
    words = ("".join(secrets.choice(_SYLLABLES) for _ in range(3)) for _ in range(3))
    return "-".join((*words, f"{secrets.randbelow(900) + 100}"))


def _lightly_hashed(password: str) -> str:
    """Of one that was made by chance and is replaced at once: nobody guesses 53 bits, and hundreds are made in one go."""
    hasher = get_hasher()
    given = {"iterations": _ONCE} if hasattr(hasher, "iterations") else {}
    return str(hasher.encode(password, hasher.salt(), **given))


@transaction.atomic
def add_people(by: Any, text: str) -> list[tuple[User, str]]:
    """The people of a pasted table, all or none, each with the one-time password to hand over.

    A line that names somebody of an earlier line gives that person another post. Raises ``Refused``, ``ValidationError``.
    """
    require(by, Act.MANAGE)
    roles = {role.label: role for role in Role}
    made: dict[str, tuple[User, str]] = {}

    def add(line: Line) -> None:
        username, name, where, what = line.cells
        body = Body.objects.filter(Q(name=where) | Q(code=where)).order_by("pk").first() if where else None
        if body is None:
            raise Refused(f"没有单位“{where}”。")
        role = roles.get(what)
        if role is None:
            raise Refused(f"没有角色“{what}”，应是{'、'.join(roles)}之一。")
        if username in made:
            give_post(by, made[username][0], body, role)
        else:
            made[username] = add_person(by, username, name, [(body, role)])

    each(pasted(text, HEADS), add)
    return list(made.values())


@transaction.atomic
def add_person(by: Any, username: str, name: str, posts: Iterable[tuple[Body, Role]]) -> tuple[User, str]:
    """A new person with posts, and the one-time password to hand over. Raises ``Refused``."""
    given = list(posts)
    for body, _ in given:
        require(by, Act.MANAGE, body)
    username, name = username.strip(), name.strip()
    if not username or not name:
        raise Refused("账号和姓名都要填。")
    if len(username) > 40 or len(name) > 40:
        raise Refused("账号和姓名最多 40 个字。")
    if User.objects.filter(username=username).exists():
        raise Refused(f"账号“{username}”已经有了，请换一个。")
    if not given:
        raise Refused("请至少给一个单位和角色。")
    password = one_time_password()
    user = User(username=username, name=name, password=_lightly_hashed(password), password_due=True)
    user.save()
    for body, role in given:
        Post.objects.create(user=user, body=body, role=role)
    record(by, "新增人员", username, name=name, posts=[f"{body} {role.label}" for body, role in given])
    return user, password


def seen(by: Any, user: User) -> User:
    """``user``, for whoever sees to a body that the user has a post in; a person without any, for all who see to people."""
    bodies = [post.body for post in user.post_set.select_related("body")]
    if not any(may(by, Act.SEE_MANAGED, body) for body in bodies):
        require(by, Act.SEE_MANAGED, bodies[0] if bodies else None)
    return user


@transaction.atomic
def give_post(by: Any, user: User, body: Body, role: Role) -> None:
    require(by, Act.MANAGE, body)
    _, created = Post.objects.get_or_create(user=user, body=body, role=role)
    if created:
        record(by, "增加角色", user.username, post=f"{body} {role.label}")


@transaction.atomic
def take_post(by: Any, post: Post) -> None:
    require(by, Act.MANAGE, post.body)
    if post.user == by and post.role == Role.ADMIN:
        raise Refused("不能取消自己的管理员角色，请由另一位管理员办理。")
    record(by, "取消角色", post.user.username, post=str(post))
    post.delete()


@transaction.atomic
def reset_password(by: Any, user: User) -> str:
    """A new one-time password; whoever is signed in with the old one is signed out, and no token given out before counts."""
    _require_over(by, user)
    password = one_time_password()
    user.set_password(password)
    user.password_due = True
    user.save()
    Attempt.objects.filter(username=user.username).delete()
    gone, _ = user.token_set.all().delete()
    record(by, "重置口令", user.username, tokens=gone)
    return password


@transaction.atomic
def set_active(by: Any, user: User, active: bool) -> None:
    _require_over(by, user)
    if user == by:
        raise Refused("不能停用自己的账号。")
    user.is_active = active
    user.save(update_fields=("is_active",))
    gone = 0 if active else user.token_set.all().delete()[0]  # one that is let in again gives out new ones
    record(by, "启用账号" if active else "停用账号", user.username, tokens=gone)


@transaction.atomic
def change_password(user: User, old: str, new: str, again: str) -> None:
    """Raises ``ValidationError`` with every rule that the new password breaks; the code of each names its field."""
    faults: list[ValidationError] = []
    if not user.check_password(old):
        faults.append(ValidationError("原口令不对。", "old"))
    if new != again:
        faults.append(ValidationError("两次输入的新口令不一样。", "again"))
    if new == old:
        faults.append(ValidationError("新口令不能与原口令相同。", "new"))
    try:
        validate_password(new, user)
    except ValidationError as fault:
        faults += fault.error_list
    if faults:
        raise ValidationError(faults)
    user.set_password(new)
    user.password_due = False
    user.save()
    record(user, "修改口令", user.username)


def _require_over(by: Any, user: User) -> None:
    """An administrator has a say over those who hold a post in the administrator's bodies; and over those without any."""
    bodies = [post.body for post in user.post_set.select_related("body")]
    for body in bodies:
        require(by, Act.MANAGE, body)
    if not bodies:
        require(by, Act.MANAGE)
