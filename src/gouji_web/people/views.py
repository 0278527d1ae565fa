"""Signing in and out, the own password, and the list of people."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gouji_web.bodies.models import Body
from gouji_web.people import actions
from gouji_web.people import tokens as token_actions
from gouji_web.people.models import Post, User
from gouji_web.people.signing import remember, sign_in
from gouji_web.permissions import Act, Role, require, within
from gouji_web.refusals import Refused
from gouji_web.shown.faults import Fault, of_validation
from gouji_web.trail.actions import record

_A_PAGE = 100


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    target = request.POST.get("next", request.GET.get("next", ""))
    faults: list[Fault] = []
    if request.method == "POST":
        try:
            user = sign_in(request, request.POST.get("username", ""), request.POST.get("password", ""))
        except Refused as fault:
            faults.append(Fault(str(fault), "username"))
        else:
            safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
            response = redirect(target if target and safe else "home")
            remember(request, response, user)
            return response
    page = {"faults": faults, "next": target, "username": request.POST.get("username", "")}
    return render(request, "people/login.html", page, status=400 if faults else 200)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    record(request.user, "退出", request.user.get_username())
    logout(request)
    return redirect("login")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    faults: list[Fault] = []
    assert isinstance(request.user, User)
    if request.method == "POST":
        given = (request.POST.get(name, "") for name in ("old", "new", "again"))
        try:
            actions.change_password(request.user, *given)
        except ValidationError as fault:
            faults = of_validation(fault, ("old", "new", "again"), "new")
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, "口令已经改好。")
            return redirect("home")
    return render(request, "people/password.html", {"faults": faults}, status=400 if faults else 200)


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody's posts, to be narrowed down by body, name or account."""
    require(request.user, Act.SEE_MANAGED)
    bodies = Body.objects.filter(within(request.user, Act.MANAGE, ""))
    text = request.GET.get("text", "").strip()
    posts = Post.objects.filter(within(request.user, Act.SEE_MANAGED)).select_related("body", "user")
    if text:
        posts = posts.filter(
            Q(body__name__icontains=text) | Q(user__name__icontains=text) | Q(user__username__icontains=text)
        )
    page = Paginator(posts.order_by("body__path", "user__username"), _A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "bodies": bodies, "roles": Role, "text": text}
    return render(request, "people/people.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_many(request: HttpRequest) -> HttpResponse:
    """A table of people pasted from a spreadsheet; their one-time passwords are shown this once."""
    require(request.user, Act.MANAGE)
    text, faults, made = request.POST.get("text", ""), list[Fault](), []
    if request.method == "POST":
        try:
            made = actions.add_people(request.user, text)
        except Refused as refused:
            faults = [Fault(str(refused), "text")]
        except ValidationError as wrong:
            faults = of_validation(wrong, (), "text")
    shown = {"faults": faults, "text": text, "heads": actions.HEADS, "roles": Role, "made": made}
    return render(request, "people/many.html", shown, status=400 if faults else 200)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    body = get_object_or_404(Body, pk=_number(request, "body"))
    given = request.POST.get
    _, code = actions.add_person(request.user, given("username", ""), given("name", ""), [(body, _role(request))])
    messages.success(request, f"已新增。请把账号和一次性口令交给本人：{given('username')}　{code}")
    return redirect("people")


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    user = actions.seen(request.user, get_object_or_404(User, pk=pk))
    bodies = list(Body.objects.filter(within(request.user, Act.MANAGE, "")))
    posts = list(user.post_set.select_related("body"))
    return render(request, "people/person.html", {"person": user, "given": posts, "bodies": bodies, "roles": Role})


@require_POST
def change(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """One change to a person: post, drop, reset, off, on."""
    user = get_object_or_404(User, pk=pk)
    if what == "post":
        actions.give_post(request.user, user, get_object_or_404(Body, pk=_number(request, "body")), _role(request))
    elif what == "drop":
        actions.take_post(request.user, get_object_or_404(Post, pk=_number(request, "post"), user=user))
    elif what == "reset":
        code = actions.reset_password(request.user, user)
        messages.success(request, f"{user.name} 的一次性口令：{code}，请交给本人，登录后会要求改掉。")
    else:
        actions.set_active(request.user, user, what == "on")
    return redirect("person", pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The own tokens for programs; a new one is shown this once."""
    assert isinstance(request.user, User)
    made = ""
    if request.method == "POST" and request.POST.get("revoke"):
        token_actions.revoke(request.user, _number(request, "revoke"))
    elif request.method == "POST":
        made = token_actions.give(request.user, request.POST.get("name", ""), _number(request, "days"))
    return render(request, "people/tokens.html", {"tokens": request.user.token_set.order_by("pk"), "made": made})


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise Refused("请选择角色。") from None


def _number(request: HttpRequest, name: str) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 18 else 0
