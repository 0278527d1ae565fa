"""The addresses for administrators: bodies, people and settings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from gouji_web.api import shapes
from gouji_web.api.answers import A_PAGE, Page, answers
from gouji_web.bodies import actions as bodies
from gouji_web.bodies.models import Body, Setting
from gouji_web.people import actions as people
from gouji_web.people.models import Post, User
from gouji_web.permissions import Act, Role, require, within

router = Router()


@router.get("/bodies", response=answers(list[shapes.BodyOut]))
def seen_bodies(request: HttpRequest) -> Any:
    return [body_told(one) for one in Body.objects.filter(within(request.user, Act.SEE_PACKAGE, ""))]


@router.post("/bodies", response=answers(shapes.BodyOut))
def add_body(request: HttpRequest, given: shapes.BodyIn) -> Any:
    """A department under the finance bureau, or a unit under a department."""
    parent = get_object_or_404(Body, pk=given.parent)
    return body_told(bodies.add_body(request.user, parent, given.name, given.code))


@router.put("/bodies/{pk}", response=answers(shapes.BodyOut))
def change_body(request: HttpRequest, pk: shapes.Number, given: shapes.BodyChange) -> Any:
    body = get_object_or_404(Body, pk=pk)
    bodies.change_body(request.user, body, given.name, given.code, given.active)
    return body_told(body)


@router.get("/people", response=answers(shapes.PersonList))
def listed_people(request: HttpRequest, page: Page = 1) -> Any:
    require(request.user, Act.SEE_MANAGED)
    managed = Body.objects.filter(within(request.user, Act.SEE_MANAGED, ""))
    found = User.objects.filter(pk__in=Post.objects.filter(body__in=managed).values("user"))
    chosen = found.prefetch_related("post_set")[(page - 1) * A_PAGE : page * A_PAGE]
    return {"count": found.count(), "items": [_person(one) for one in chosen]}


@router.post("/people", response=answers(shapes.PersonMade))
def add_person(request: HttpRequest, given: shapes.PersonIn) -> Any:
    """The one-time password is told this once; it must be changed at the first sign-in."""
    posts = [(get_object_or_404(Body, pk=one.body), one.role) for one in given.posts]
    user, password = people.add_person(request.user, given.username, given.name, posts)
    return {**_person(user), "password": password}


@router.get("/people/{pk}", response=answers(shapes.PersonOut))
def one_person(request: HttpRequest, pk: shapes.Number) -> Any:
    return _person(people.seen(request.user, get_object_or_404(User, pk=pk)))


@router.post("/people/{pk}/posts", response=answers(shapes.PersonOut))
def give_post(request: HttpRequest, pk: shapes.Number, given: shapes.PostIn) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.give_post(request.user, user, get_object_or_404(Body, pk=given.body), given.role)
    return _person(user)


@router.delete("/people/{pk}/posts/{post}", response=answers(shapes.PersonOut))
def take_post(request: HttpRequest, pk: shapes.Number, post: shapes.Number) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.take_post(request.user, get_object_or_404(Post, pk=post, user=user))
    return _person(user)


@router.post("/people/{pk}/password", response=answers(shapes.PasswordOut))
def reset_password(request: HttpRequest, pk: shapes.Number) -> Any:
    return {"password": people.reset_password(request.user, get_object_or_404(User, pk=pk))}


@router.put("/people/{pk}/active", response=answers(shapes.PersonOut))
def set_active(request: HttpRequest, pk: shapes.Number, given: shapes.ActiveIn) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.set_active(request.user, user, given.active)
    return _person(user)


@router.get("/settings", response=answers(shapes.SettingOut))
def settings(request: HttpRequest) -> Any:
    require(request.user, Act.SEE_MANAGED, Body.objects.get(parent=None))
    return Setting.current()


@router.put("/settings", response=answers(shapes.SettingOut))
def change_settings(request: HttpRequest, given: shapes.SettingIn) -> Any:
    """Changes what is given and leaves the rest."""
    wanted = {name: value for name, value in given.dict().items() if value is not None}
    return bodies.change_settings(request.user, **wanted)


def body_told(one: Body) -> dict[str, Any]:
    """A body as every address tells it."""
    same = ("name", "code", "kind")
    return {
        "id": one.pk,
        "parent": one.parent_id,
        "active": one.is_active,
        **{name: getattr(one, name) for name in same},
    }


def _person(one: User) -> dict[str, Any]:
    posts = [{"id": post.pk, "body": post.body_id, "role": Role(post.role)} for post in one.post_set.all()]
    return {"id": one.pk, "username": one.username, "name": one.name, "active": one.is_active, "posts": posts}
