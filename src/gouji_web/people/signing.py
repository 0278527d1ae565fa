"""Signing in: a name that is guessed at, or an address that guesses, has to wait."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest
from django.utils import timezone

from gouji_web.people.models import Attempt, User
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

WINDOW = timedelta(minutes=15)
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 30


def address_of(request: HttpRequest) -> str | None:
    """Where the request comes from; the last hop that the proxy names, where one is said to stand before us."""
    if settings.SECURE_PROXY_SSL_HEADER:
        hop = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")[-1].strip()
        return _address(hop) or _address(request.META.get("REMOTE_ADDR", ""))
    return _address(request.META.get("REMOTE_ADDR", ""))


def _address(text: str) -> str | None:
    """An address without the port that some proxies write behind it; None for what is none."""
    for one in (text, text.rpartition(":")[0].strip("[]")):
        try:
            return str(ip_address(one))
        except ValueError:
            continue
    return None


def sign_in(request: HttpRequest, username: str, password: str) -> User:
    """Signs the user in; raises ``Refused`` with the same sentence for an unknown name and a wrong password."""
    address, username = address_of(request), username.strip()[:40]
    recent = Attempt.objects.filter(at__gte=timezone.now() - WINDOW)
    by_name = recent.filter(username=username).count() >= MOST_BY_NAME
    by_address = address is not None and recent.filter(address=address).count() >= MOST_BY_ADDRESS
    if by_name or by_address:
        raise Refused("登录失败的次数太多，请 15 分钟后再试，或请管理员重置口令。")
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        Attempt.objects.create(username=username, address=address)
        record(None, "登录失败", username, address=address)
        raise Refused("账号或口令不对。")
    Attempt.objects.filter(username=username).delete()
    login(request, user)
    record(user, "登录", user.username, address=address)
    return user
