"""What stands before every page: the content policy, passwords that are due, and refusals told in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from gouji_web.refusals import Refused

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
        if isinstance(fault, PermissionDenied):
            said = str(fault) or "您的角色不能做这件事。"
            return render(request, "refused.html", {"said": said, "denied": True}, status=403)
        return None
