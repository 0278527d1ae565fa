"""接口令牌: given out once, kept as a digest, acting as its owner until it expires."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gouji_web.people.models import Token, User
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

_PREFIX = "gouji_"
_MOST_DAYS = 366
_MOST = 20
#: The time of last use is noted no oftener than this.
_NOTED = timedelta(minutes=5)


@transaction.atomic
def give(user: User, name: str, days: int) -> str:
    """A new token of ``user``, told this once. Raises ``Refused``."""
    name = name.strip()[:40]
    if not name:
        raise Refused("请给令牌起个名字，写明哪个程序用。")
    if not 1 <= days <= _MOST_DAYS:
        raise Refused(f"有效期应在 1 至 {_MOST_DAYS} 天之间。")
    if user.token_set.filter(expires__gt=timezone.now()).count() >= _MOST:
        raise Refused(f"最多 {_MOST} 个有效的令牌，请先作废不用的。")
    text = _PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(user=user, name=name, digest=_digest(text), expires=timezone.now() + timedelta(days=days))
    record(user, "发放令牌", user.username, name=name, days=days)
    return text


@transaction.atomic
def revoke(user: User, pk: int) -> None:
    token = user.token_set.filter(pk=pk).first()
    if token is not None:
        record(user, "作废令牌", user.username, name=token.name)
        token.delete()


def owner(text: str) -> User | None:
    """Whose token it is; None where it is nobody's, has expired, or its owner may not sign in."""
    if not text.startswith(_PREFIX):
        return None
    now = timezone.now()
    token = Token.objects.select_related("user").filter(digest=_digest(text), expires__gt=now).first()
    if token is None or not token.user.is_active or token.user.password_due:
        return None
    if token.used is None or now - token.used > _NOTED:
        Token.objects.filter(pk=token.pk).update(used=now)
    return token.user


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
