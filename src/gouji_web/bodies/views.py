"""The tree of bodies and the settings, for administrators."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gouji_web.bodies import actions
from gouji_web.bodies.models import Body, Setting
from gouji_web.permissions import Act, may, require, within
from gouji_web.refusals import Refused
from gouji_web.shown.faults import Fault, of_form, of_validation

_A_PAGE = 100


class SettingForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Setting
        fields = ("county", "anonymous_check", "keep_days", "keep_anonymous_hours", "largest_mb", "most_files")


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    require(request.user, Act.SEE_MANAGED)
    listed = Body.objects.filter(within(request.user, Act.SEE_MANAGED, ""))
    text = request.GET.get("text", "").strip()
    found = listed.filter(name__icontains=text) if text else listed
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    parents = listed.exclude(kind=Body.Kind.UNIT)
    return render(
        request,
        "bodies/bodies.html",
        {"page": page, "parents": parents, "text": text, "may_manage": may(request.user, Act.MANAGE)},
    )


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    parent = get_object_or_404(Body, pk=request.POST.get("parent") or 0)
    body = actions.add_body(request.user, parent, request.POST.get("name", ""), request.POST.get("code", ""))
    messages.success(request, f"已新增 {body.name}。")
    return redirect("bodies")


@require_http_methods(["GET", "HEAD", "POST"])
def add_many(request: HttpRequest) -> HttpResponse:
    """A table of bodies pasted from a spreadsheet."""
    require(request.user, Act.MANAGE, Body.objects.get(parent=None))
    text, faults = request.POST.get("text", ""), list[Fault]()
    if request.method == "POST":
        try:
            count = actions.add_bodies(request.user, text)
        except Refused as refused:
            faults = [Fault(str(refused), "text")]
        except ValidationError as wrong:
            faults = of_validation(wrong, (), "text")
        else:
            messages.success(request, f"已新增 {count} 家单位。")
            return redirect("bodies")
    shown = {"faults": faults, "text": text, "heads": actions.HEADS}
    return render(request, "bodies/many.html", shown, status=400 if faults else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    root = Body.objects.get(parent=None)
    require(request.user, Act.MANAGE if request.method == "POST" else Act.SEE_MANAGED, root)
    form = SettingForm(request.POST or None, instance=Setting.current())
    if request.method == "POST" and form.is_valid():
        actions.change_settings(request.user, **form.cleaned_data)
        messages.success(request, "设置已保存。")
        return redirect("settings")
    shown = {"form": form, "faults": of_form(form), "may_manage": may(request.user, Act.MANAGE, root)}
    return render(request, "bodies/settings.html", shown, status=400 if form.errors else 200)
