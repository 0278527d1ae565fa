"""What stands before every page: the content policy, how much may be sent, passwords that are due, refusals in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from gouji_web.bodies.models import Setting
from gouji_web.people.tokens import owner
from gouji_web.refusals import UNFIT, Refused

#: Bytes that nobody needs to be known for.
_SMALL = 3 * 2**20

Respond = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)


class ContentPolicy:
    """内容安全策略: nothing inline, nothing from elsewhere; a response that brings its own policy keeps it."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        return response


class Sized:
    """上传上限: what is too large is refused before its first byte is read, and files are taken of those alone who may send any."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        size = int(told) if told.isdecimal() else 0
        if size > _SMALL and size > self._most(request):
            said = "传的内容太大，没有接收。文件请分几次传，或告诉管理员。"
            if request.path_info.startswith("/api/"):
                return JsonResponse({"detail": said}, status=413, json_dumps_params={"ensure_ascii": False})
            return render(request, "refused.html", {"said": said}, status=413)
        return self.respond(request)

    @staticmethod
    def _most(request: HttpRequest) -> int:
        """Bytes that this person may send here."""
        if not request.headers.get("Content-Type", "").startswith("multipart/form-data"):
            return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        together: int = settings.LARGEST_UPLOAD
        if request.path_info.startswith("/api/"):
            kind, _, token = request.headers.get("Authorization", "").partition(" ")
            return together if kind == "Bearer" and owner(token.strip()) is not None else _SMALL
        if request.user.is_authenticated:
            return together
        setting = Setting.current()
        is_try = request.path_info == reverse("try") and setting.anonymous_check
        return setting.largest_mb * 2**20 + _SMALL if is_try else _SMALL


class Uncached:
    """What somebody signed in has seen is asked for again each time, and leaves the browser when they sign out."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        was_signed_in = request.user.is_authenticated
        response = self.respond(request)
        if was_signed_in:
            response.headers.setdefault("Cache-Control", "private, no-cache")
            if not request.user.is_authenticated:
                response.headers["Clear-Site-Data"] = '"cache"'
        return response


class SignedIn(LoginRequiredMiddleware):
    """Every page needs a login unless it says otherwise; programs bring a token, which the API asks for itself."""

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if request.path_info.startswith("/api/"):
            return None
        answer = super().process_view(request, view, args, kwargs)
        # a part of a page would be replaced by the whole page of signing in
        return HttpResponse(status=401) if answer is not None and "HX-Request" in request.headers else answer


class PasswordDue:
    """Whoever has a password that was given out sets an own one before anything else."""

    _OPEN: ClassVar = ("password", "logout")

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        due = request.user.is_authenticated and getattr(request.user, "password_due", False)
        match = request.resolver_match
        if due and match is not None and match.url_name not in self._OPEN and not match.route.startswith("api/"):
            return redirect("password")
        return None


class Refusals:
    """What an action refuses is shown as a page with its sentence, or as a line where htmx asked."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, Refused):
            return render(request, "refused.html", {"said": str(fault)}, status=409)
        if isinstance(fault, DataError):
            return render(request, "refused.html", {"said": UNFIT}, status=400)
        if isinstance(fault, PermissionDenied):
            said = str(fault) or "您的角色不能做这件事。"
            return render(request, "refused.html", {"said": said, "denied": True}, status=403)
        return None
