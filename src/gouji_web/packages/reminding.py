"""催报清单: whose turn it is and until when, past the date or soon to be, with whom to call; to be read, printed and saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gouji_web.bodies.models import Body
from gouji_web.packages.collecting import not_begun
from gouji_web.packages.models import Deadline, Package, Reminder, Row, State
from gouji_web.packages.standing import is_owed
from gouji_web.packages.views import number
from gouji_web.people.models import Post
from gouji_web.permissions import OWN_BODY_ONLY, Act, Role, may, require, within
from gouji_web.shown.tables import as_csv, saved
from gouji_web.trail.actions import record

#: Days before a date from which on it is close.
CLOSE = 7
HEADS = ("主管部门", "单位", "年度", "到哪一步", "该谁办", "联系人", "电话", "截止", "过期天数", "上次催报")
#: Whose turn it is in a state.
_TURNS: Mapping[str, tuple[Role, ...]] = {
    State.DRAFT: (Role.FILLER, Role.LEADER),
    State.SIGNED: (Role.DEPARTMENT,),
    State.APPROVED: (Role.FINANCE,),
}


@dataclass(frozen=True)
class Due:
    """该催的一家."""

    department: str
    body: Body
    package: Package | None
    stage: str
    people: tuple[str, ...]
    contact: str
    phone: str
    due: date
    reminded: datetime | None

    @property
    def days(self) -> int:
        """How many days past the date; negative while there is time."""
        return (timezone.localdate() - self.due).days

    def line(self, year: int) -> tuple[Any, ...]:
        """As ``HEADS`` has it."""
        return (
            *(self.department, self.body, year, self.stage, "、".join(self.people), self.contact, self.phone, self.due),
            *(max(self.days, 0), timezone.localtime(self.reminded).date() if self.reminded else ""),
        )


def dues(user: Any, year: int) -> list[Due]:
    """Everything of the year that is past its date or within ``CLOSE`` days of it, department by department."""
    require(user, Act.OVERVIEW)
    deadline = Deadline.objects.filter(year=year).first()
    if deadline is None:
        return []
    last = timezone.localdate() + timedelta(days=CLOSE)
    pressing = [state for state in _TURNS if (due := deadline.of(state)) is not None and due <= last]
    packages = Package.objects.filter(within(user, Act.OVERVIEW), is_owed(), year=year, state__in=pressing)
    idle = not_begun(user, year, Act.OVERVIEW) if State.DRAFT in pressing else Body.objects.none()
    of_package = {one.body_id: one for one in packages.select_related("body")}
    bodies = {one.body_id: one.body for one in of_package.values()} | {body.pk: body for body in idle}
    names = dict(Body.objects.values_list("pk", "name"))
    people, called = _people(), _contacts(bodies, year)
    reminded = dict(Reminder.objects.filter(year=year).values_list("body", "at"))
    found = []
    for body in sorted(bodies.values(), key=lambda one: one.path):
        package = of_package.get(body.pk)
        state = State(package.state) if package is not None else State.DRAFT
        due = deadline.of(state)
        assert due is not None
        found.append(
            Due(
                names[body.department_id],
                body,
                package,
                _stage(package),
                tuple(_whose(body, _turns(state, package), people)),
                *called.get(body.pk, ("", "")),
                due,
                package.reminded if package is not None else reminded.get(body.pk),
            )
        )
    return found


def _turns(state: State, package: Package | None) -> tuple[Role, ...]:
    """Whose turn it is: the leader's only once what is to be signed is filled in."""
    if state != State.DRAFT:
        return _TURNS[state]
    return (Role.FILLER,) if package is None or package.problems else (Role.FILLER, Role.LEADER)


def _stage(package: Package | None) -> str:
    if package is None:
        return "还没有开始"
    if package.state != State.DRAFT:
        return str(package.get_state_display())
    told = f"还有 {package.problems} 处" if package.problems else "填好，待签批"
    return f"被退回，{told}" if package.returned else f"填报中，{told}"


def _people() -> dict[tuple[int, str], list[str]]:
    """Names by body and role; a post in a body that is no more lets nobody act."""
    found: dict[tuple[int, str], list[str]] = {}
    for post in Post.objects.filter(user__is_active=True, body__is_active=True).select_related("user"):
        found.setdefault((post.body_id, post.role), []).append(post.user.name)
    return found


def _whose(body: Body, roles: tuple[Role, ...], people: Mapping[tuple[int, str], list[str]]) -> Iterator[str]:
    """Those whose turn it is: of the body or the one that took it in; of a reviewer, of the nearest body above."""
    above = [int(part) for part in reversed(body.path.strip("/").split("/"))]
    for role in roles:
        places = [body.successor_id or body.pk] if role in OWN_BODY_ONLY else above
        names = next((people[place, role] for place in places if (place, role) in people), [])
        yield from (f"{name}（{role.label}）" for name in names) if names else (f"没有{role.label}",)


def _contacts(bodies: Mapping[int, Body], year: int) -> dict[int, tuple[str, str]]:
    """Contact and telephone as the body last wrote them."""
    rows = Row.objects.filter(sheet="body", package__body__in=list(bodies), package__year__lte=year)
    found = {}
    for body, texts in rows.order_by("package__year").values_list("package__body", "texts"):
        if texts.get("contact") or texts.get("phone"):
            found[body] = (texts.get("contact", ""), texts.get("phone", ""))
    return found


@require_safe
def reminding(request: HttpRequest) -> HttpResponse:
    """The list on a page to be printed."""
    year, years = _year(request)
    listed = dues(request.user, year)
    shown = {
        "year": year,
        "years": years,
        "late": [one for one in listed if one.days > 0],
        "close": [one for one in listed if one.days <= 0],
        "days": CLOSE,
        "deadline": Deadline.objects.filter(year=year).first(),
        "may_set": may(request.user, Act.SET_DEADLINE),
    }
    return render(request, "packages/reminding.html", shown)


@require_safe
def reminding_csv(request: HttpRequest) -> HttpResponseBase:
    year, _ = _year(request)
    lines = [one.line(year) for one in dues(request.user, year)]
    record(request.user, "导出数据", f"{year}年度催报清单")
    return saved(as_csv(HEADS, lines), f"{year}年度催报清单.csv", "text/csv; charset=utf-8")


def _year(request: HttpRequest) -> tuple[int, list[int]]:
    years = list(Deadline.objects.order_by("-year").values_list("year", flat=True))
    return number(request.GET.get("year")) or (years[0] if years else timezone.localdate().year - 1), years
