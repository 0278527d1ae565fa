"""The page of one body: its name, where it stands, what became of it; and the way to change that."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from gouji_web.bodies.actions import change_body
from gouji_web.bodies.models import Body
from gouji_web.packages.models import Package
from gouji_web.packages.review import seen_by
from gouji_web.packages.views import day_given, number
from gouji_web.people.models import Post
from gouji_web.permissions import Act, may, require, within
from gouji_web.reorganising import actions


@require_http_methods(["GET", "HEAD", "POST"])
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body; posting gives it another name or code, closes it or opens it again."""
    one = get_object_or_404(Body.objects.select_related("parent", "successor"), pk=pk)
    if request.method == "POST":
        given = request.POST
        named, when = (given.get("name", ""), given.get("code", "")), day_given(given.get("on", ""))
        active = given.get("active") == "on"
        if change_body(request.user, one, *named, active, when, given.get("basis", "")):
            messages.success(request, f"已保存 {one.name}。")
        else:
            messages.info(request, f"{one.name}的名称、编码、启用都没有改动，没有要保存的。")
        return redirect("change-body", pk=pk)
    require(request.user, Act.SEE_MANAGED, one)
    may_manage = may(request.user, Act.MANAGE, one)
    reached = Body.objects.filter(within(request.user, Act.MANAGE, ""), is_active=True).exclude(
        path__startswith=one.path
    )
    shown = {
        "one": one,
        "may_manage": may_manage,
        "parents": reached.exclude(kind=Body.Kind.UNIT).exclude(pk=one.parent_id or 0) if may_manage else (),
        "heirs": reached.exclude(parent=None) if may_manage else (),
        "changes": [*one.changes.select_related("user"), *one.taken_in.select_related("user", "body")],
        "below": one.children.all(),
        "posts": Post.objects.filter(body=one).select_related("user"),
        "packages": seen_by(request.user).filter(body=one),
        "open": Package.objects.filter(body__path__startswith=one.path, name="").count(),
    }
    return render(request, "reorganising/body.html", shown)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    one, given = get_object_or_404(Body, pk=pk), request.POST
    parent = get_object_or_404(Body, pk=number(given.get("parent")))
    done = actions.move(request.user, one, parent, day_given(given.get("on", "")), given.get("basis", ""))
    messages.success(request, f"{one}已划转到{parent}；没有公开的填报写了意见，请填报人核对单位信息。{_told(done)}")
    return redirect("change-body", pk=pk)


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    one, given = get_object_or_404(Body, pk=pk), request.POST
    into = get_object_or_404(Body, pk=number(given.get("into")))
    when, people = day_given(given.get("on", "")), given.get("people") == "on"
    done = actions.merge(request.user, one, into, when, given.get("basis", ""), people=people)
    messages.success(request, f"{one}已并入{into}；没有办完的填报由{into}接着办。{_told(done)}")
    return redirect("change-body", pk=pk)


def _told(done: actions.Done) -> str:
    """The posts that ended, in words."""
    return f"取消了在{done.change.body}的角色：{'、'.join(done.ended)}。" if done.ended else ""
