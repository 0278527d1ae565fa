"""The addresses for those who oversee: drawings for re-check, the overview, and everything as CSV."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from ninja import Router

from gouji_web.api import shapes
from gouji_web.api.answers import A_PAGE, Page, answers
from gouji_web.overview.exports import exported
from gouji_web.overview.figures import overview
from gouji_web.packages import sampling
from gouji_web.packages.models import Sampling
from gouji_web.packages.reminding import dues
from gouji_web.permissions import Act, require

router = Router()
_CSV = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}


@router.get("/samplings", response=answers(list[shapes.SamplingOut]))
def drawings(request: HttpRequest, page: Page = 1) -> Any:
    """The drawings so far, the last one first."""
    return [_sampling(one) for one in sampling.seen_by(request.user)[(page - 1) * A_PAGE : page * A_PAGE]]


@router.post("/samplings", response=answers(shapes.SamplingOut))
def draw(request: HttpRequest, given: shapes.SamplingIn) -> Any:
    rule = sampling.Rule(given.percent, given.always_from, given.with_errors)
    return _sampling(sampling.draw(request.user, given.year, rule, given.seed))


@router.get("/overview", response=answers(shapes.OverviewOut))
def figures(request: HttpRequest, year: shapes.Year) -> Any:
    """How far the collection of a year is, and what was found, by department."""
    require(request.user, Act.OVERVIEW)
    found = overview(request.user, year)
    same = ("name", "bodies", "missing", "late", "returned", "errors", "warnings", "average")
    departments = [
        {**{name: getattr(one, name) for name in same}, "states": dict(one.states), "kinds": dict(one.kinds)}
        for one in found.departments
    ]
    told = {name: value for name, value in asdict(found).items() if name != "departments"}
    spreads = {name: dict(told.pop(name)) for name in ("states", "scores", "rates", "kinds")}
    return {"departments": departments, **spreads, **told}


@router.get("/years/{year}/dues", response=answers(list[shapes.DueOut]))
def due(request: HttpRequest, year: shapes.Year) -> Any:
    """Who must be reminded: what is past its date or soon to be, and whose turn it is."""
    return [
        {**{name: getattr(one, name) for name in _DUE}, "body": one.body.pk, "body_name": one.body.name}
        | {"package": one.package.pk if one.package is not None else None}
        for one in dues(request.user, year)
    ]


_DUE = ("department", "stage", "people", "contact", "phone", "due", "days", "reminded")


@router.get("/exports", response=answers(str), openapi_extra=_CSV)
def export(request: HttpRequest, what: shapes.Export) -> HttpResponseBase:
    """All packages, findings, remarks, steps and so on that this person oversees, a row each, as CSV."""
    return exported(request.user, what)


def _sampling(made: Sampling) -> dict[str, Any]:
    return {
        "id": made.pk,
        "year": made.year,
        "seed": made.seed,
        "rule": made.rule,
        "packages": [one.pk for one in made.packages.all()],
        "at": made.at,
    }
