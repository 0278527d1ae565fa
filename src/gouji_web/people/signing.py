"""Signing in: a name that is guessed at, or an address that guesses, has to wait.

A browser that has signed in under a name before is counted by itself: whoever guesses at somebody's password from elsewhere
locks out neither that person nor, where a whole county comes from one address, everybody else.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from gouji_web.people.models import Attempt, User
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

WINDOW = timedelta(minutes=15)
MOST_BY_NAME, MOST_BY_ADDRESS = 5, 30
_COOKIE = "gouji-known"
_REMEMBERED = timedelta(days=180)
#: People who share a computer.
_MOST_KNOWN = 8


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
    known = _mark(username) in _known(request)
    recent = Attempt.objects.filter(at__gte=timezone.now() - WINDOW, known=known)
    # noted before the password is looked at, which takes long: of many at the same moment no more come through than may
    attempt = Attempt.objects.create(username=username, address=address, known=known)
    by_name = recent.filter(username=username).count() > MOST_BY_NAME
    by_address = not known and address is not None and recent.filter(address=address).count() > MOST_BY_ADDRESS
    if by_name or by_address:
        attempt.delete()  # who is refused waits no longer for having asked
        raise Refused("登录失败的次数太多，请 15 分钟后再试，或请管理员重置口令。")
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        record(None, "登录失败", username, address=address)
        raise Refused("账号或口令不对。")
    Attempt.objects.filter(username=username).delete()
    login(request, user)
    record(user, "登录", user.username, address=address)
    return user


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Leaves in the browser that ``user`` has signed in here."""
    marks = [_mark(user.username), *(one for one in _known(request) if one != _mark(user.username))]
    response.set_signed_cookie(
        _COOKIE,
        ".".join(marks[:_MOST_KNOWN]),
        salt=_COOKIE,
        max_age=_REMEMBERED,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> list[str]:
    """The marks of those who have signed in with this browser; none where the cookie is not ours."""
    told = request.get_signed_cookie(_COOKIE, default="", salt=_COOKIE, max_age=_REMEMBERED) or ""
    return told.split(".")


def _mark(username: str) -> str:
    return hashlib.sha256(username.encode()).hexdigest()[:16]
