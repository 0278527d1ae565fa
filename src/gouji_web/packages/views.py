"""The pages of packages: the list, the package, its forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gouji_web.bodies.models import Body
from gouji_web.intake.models import Audit
from gouji_web.packages import collecting, filling, review, selfchecking, taking
from gouji_web.packages.content import live
from gouji_web.packages.forms import forms
from gouji_web.packages.models import Deadline, Package, Reminder, ResultUse, State
from gouji_web.packages.reading import note_reader
from gouji_web.packages.stages import stage as stage_of
from gouji_web.packages.stages import stages
from gouji_web.people.models import Post
from gouji_web.permissions import Act, Role, may, require, within
from gouji_web.publishing.actions import publishable
from gouji_web.queue.actions import latest
from gouji_web.refusals import Refused

_A_PAGE = 50
#: Stands among the states of the list for bodies without a package.
NOT_BEGUN = "none"
#: Rows that are added at once.
_MOST_ROWS = 100


@require_safe
def packages(request: HttpRequest) -> HttpResponse:
    """Every package this person may see, to be narrowed down, and what may be begun or set for all."""
    require(request.user, Act.SEE_PACKAGE)
    given = request.GET
    found = review.seen_by(request.user)
    year, state, text = number(given.get("year")), given.get("state", ""), given.get("text", "").strip()
    deadlines = {one.year: one for one in Deadline.objects.all()}
    years = sorted({*Package.objects.values_list("year", flat=True).distinct(), *deadlines}, reverse=True)
    due = year or (years[0] if years else timezone.localdate().year - 1)
    if state == NOT_BEGUN:
        return _not_begun(request, due, years, text)
    found = found.filter(year=year) if year else found
    found = found.filter(state=state) if state in State.values else found
    found = found.filter(_called(text)) if text else found
    if given.get("late") and due in deadlines:
        found = found.filter(deadlines[due].late)
    page = Paginator(found, _A_PAGE).get_page(given.get("page"))
    for one in page:
        one.is_late = collecting.is_late(one, deadlines)  # type: ignore[attr-defined]
    beginning = Body.objects.filter(within(request.user, Act.BEGIN_PACKAGE, "")).filter(
        Q(is_active=True) | Q(successor__isnull=False)
    )
    shown = {
        "page": page,
        "years": years,
        "states": State,
        "year": year,
        "state": state,
        "text": text,
        "late": bool(given.get("late")),
        "not_begun": NOT_BEGUN,
        "beginning": beginning,
        "this_year": timezone.localdate().year,
        "may_set": may(request.user, Act.SET_DEADLINE),
        "may_oversee": may(request.user, Act.OVERVIEW),
        "deadline": deadlines.get(due),
        "deadline_year": due,
        "publishing": publishable(request.user, due).count() if state == State.ACCEPTED else 0,
    }
    return render(request, "packages/packages.html", shown)


def _called(text: str) -> Q:
    """The condition of packages whose body is called so, now or when they were published."""
    return Q(body__name__icontains=text) | Q(body__code__icontains=text) | Q(name__icontains=text)


def _not_begun(request: HttpRequest, year: int, years: list[int], text: str) -> HttpResponse:
    """The bodies that have not begun a year, with those that fill in for them."""
    found = collecting.not_begun(request.user, year).select_related("parent")
    found = found.filter(Q(name__icontains=text) | Q(code__icontains=text)) if text else found
    page = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    fillers: dict[int, list[str]] = {}
    acting = [one.successor_id or one.pk for one in page]  # a post in a body that is no more lets nobody act
    posts = Post.objects.filter(body__in=acting, body__is_active=True, user__is_active=True, role=Role.FILLER)
    for post in posts.select_related("user"):
        fillers.setdefault(post.body_id, []).append(post.user.name)
    reminded = dict(Reminder.objects.filter(year=year).values_list("body", "at"))
    shown = {
        "page": page,
        "lines": [(one, fillers.get(one.successor_id or one.pk, []), reminded.get(one.pk)) for one in page],
        "year": year,
        "years": years,
        "text": text,
        "states": State,
        "state": NOT_BEGUN,
        "not_begun": NOT_BEGUN,
        "may_begin": may(request.user, Act.BEGIN_PACKAGE),
        "may_set": may(request.user, Act.SET_DEADLINE),
        "may_oversee": may(request.user, Act.OVERVIEW),
        "deadline": Deadline.objects.filter(year=year).first(),
    }
    return render(request, "packages/not_begun.html", shown)


@require_POST
def begin_all(request: HttpRequest) -> HttpResponse:
    year = number(request.POST.get("year"))
    count = collecting.begin_all(request.user, year)
    messages.success(request, f"已为 {count} 家开始 {year} 年度的填报。")
    return redirect(f"{reverse('packages')}?year={year}")


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    body = get_object_or_404(Body, pk=number(request.POST.get("body")))
    package = filling.begin(request.user, body, number(request.POST.get("year")))
    return redirect("fill", pk=package.pk, stage=stages()[0].id)


@require_POST
def deadline(request: HttpRequest) -> HttpResponse:
    given = {name: day_given(request.POST.get(name, "")) for name in ("fill_by", "department_by", "finance_by")}
    year = number(request.POST.get("year"))
    collecting.set_deadline(request.user, year, **given)
    messages.success(request, f"{year}年度的时限已保存。")
    return redirect(f"{reverse('packages')}?year={year}")


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    year = number(request.POST.get("year"))
    count = collecting.remind(request.user, year)
    messages.success(request, f"已催报 {count} 家过期的单位（含还没有开始的），他们登录后会看到。")
    return redirect(f"{reverse('packages')}?year={year}")


@require_safe
def package(request: HttpRequest, pk: int) -> HttpResponse:
    """One package: where it stands, its scores, what is wrong, what was said, what to do."""
    one = seen(request, pk)
    note_reader(request.user, one)
    found = live(one)
    filling.refresh_soon(one)
    returned, changed = review.changed_since_return(one)
    took = taking.latest(one)
    check = one.selfcheck_set.select_related("upload").last()
    audits = (
        Audit.objects.filter(upload=check.upload)
        if check is not None and check.upload is not None
        else Audit.objects.none()
    )
    shown = {
        "package": one,
        "live": found,
        "stages": stages(),
        "counts": _counts(found),
        "next_stage": found.problems[0].stage if found.problems else stages()[0].id,
        "passages": review.open_to(request.user, one),
        "unready": review.why_not_signed(one) if one.state == State.DRAFT else "",
        "remarks": one.remark_set.select_related("user", "settled_by", "row"),
        "still_found": set(review.findings(one).values_list("fingerprint", flat=True)),
        "steps": one.step_set.select_related("user"),
        "returned": returned,
        "changed": changed,
        "check": check,
        "audits": audits.defer("listing", "documents", "content"),
        "made": selfchecking.made(one),
        "job": latest(selfchecking.KIND, one.pk),
        "took": took,
        "last_published": taking.last_published(one),
        "taking": latest(taking.KIND, took.pk) if took is not None else None,
        "evidence": one.evidence_set.select_related("user"),
        "scored": list(_scored(one, found)),
        "uses": {use.owner: use for use in one.resultuse_set.all()},
        "use_kinds": ResultUse.Kind,
        "sampled": one.sampling_set.exists(),
        "may": {act.name: may(request.user, act, one.body) for act in Act},
        "can_fill": may(request.user, Act.FILL, one.body) and one.state == State.DRAFT,
        "can_rescore": may(request.user, Act.RESCORE, one.body) and one.state in (State.APPROVED, State.ACCEPTED),
        "can_publish": may(request.user, Act.PUBLISH, one.body) and one.state == State.ACCEPTED,
        "published": one.publication_set.exists(),
        "can_use": may(request.user, Act.USE_RESULT, one.body) and one.state in (State.ACCEPTED, State.PUBLISHED),
    }
    return render(request, "packages/package.html", shown)


def _scored(one: Package, found: Any) -> Any:
    """Each form with its rows, the unit's points beside finance's, and both totals."""
    rows = {row.pk: row for row in one.row_set.filter(sheet="indicators")}
    given = {score.row_id: score for score in one.rescore_set.select_related("user")}
    at = {id(scored): pk for pk, scored in found.scores.items()}
    for form in found.appraisal.forms:
        lines = [(rows.get(at.get(id(row), 0)), row, given.get(at.get(id(row), 0))) for row in form.rows]
        difference = sum((score.points - row.points for _, row, score in lines if score is not None), start=0)
        again = form.total + difference if any(score for _, _, score in lines) else None
        yield {"form": form, "lines": lines, "again": again, "difference": difference}


@require_safe
def fill(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """The forms of one stage."""
    one = seen(request, pk)
    chosen = stage_of(stage)
    if chosen is None:
        raise Http404
    note_reader(request.user, one)
    remarks = one.remark_set.filter(settled=None).exclude(row=None).select_related("user")
    found = live(one)
    shown = {
        "package": one,
        "stage": chosen,
        "stages": stages(),
        "forms": list(forms(one, chosen, found, remarks)),
        "live": found,
        "can_fill": may(request.user, Act.FILL, one.body) and one.state == State.DRAFT,
        "can_comment": may(request.user, Act.COMMENT, one.body),
        "returns": review.returns_open_to(request.user, one),
        "counts": _counts(found),
    }
    return render(request, "packages/fill.html", shown)


@require_safe
def live_panel(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """The scores and what is wrong, as they stand now; the cells of the page are told too."""
    one = seen(request, pk)
    found = live(one)
    if may(request.user, Act.FILL, one.body):
        filling.refresh_soon(one)
    shown = {"package": one, "live": found, "stages": stages(), "stage": stage_of(stage), "again": True}
    return HttpResponse(render_to_string("packages/live.html", shown))


def _counts(found: Any) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found.problems:
        counts[one.stage] = counts.get(one.stage, 0) + 1
    return counts


@require_POST
def cell(request: HttpRequest, pk: int) -> HttpResponse:
    """Saves one cell; the answer says that it is kept, or that somebody else was at it."""
    one = seen(request, pk)
    given = request.POST
    row, column, text = number(given.get("row")), given.get("column", ""), given.get("text", "")
    shown: dict[str, Any] = {"package": one, "row": row, "column": column}
    status = 200
    try:
        saved = filling.save_cell(
            request.user, one, row, column, text, given.get("seen", ""), number(given.get("version"))
        )
        shown["version"] = saved.version
    except filling.Conflict as conflict:
        shown["conflict"], shown["version"], status = conflict, conflict.row.version, 409
    except Refused as refused:
        shown["refused"], status = str(refused), 409
    response = HttpResponse(render_to_string("packages/saved.html", shown), status=status)
    if status == 200:
        response.headers["X-Row-Version"] = str(shown["version"])
        response.headers["HX-Trigger"] = "kept"
    return response


@require_POST
def rows(request: HttpRequest, pk: int, stage: str) -> HttpResponse:
    """Adds rows to a sheet, or removes one."""
    one = seen(request, pk)
    if request.POST.get("remove"):
        filling.remove_row(request.user, one, number(request.POST["remove"]))
    else:
        with transaction.atomic():
            for _ in range(min(max(number(request.POST.get("count")), 1), _MOST_ROWS)):
                filling.add_row(request.user, one, request.POST.get("sheet", ""))
    filling.refresh(one)
    return redirect(f"{reverse('fill', args=(pk, stage))}#{request.POST.get('sheet', '')}")


def seen(request: HttpRequest, pk: int) -> Package:
    return get_object_or_404(review.seen_by(request.user), pk=pk)


def number(given: Any) -> int:
    """A number of an address or a form; 0 for what is none."""
    text = str(given or "")
    return int(text) if text.isdecimal() and len(text) < 18 else 0


def day_given(given: str) -> date | None:
    """A day of a form; None for none. Raises ``Refused``."""
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise Refused("日期应写成 2024-03-31 的样子。") from None
