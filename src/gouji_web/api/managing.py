"""The addresses for administrators: bodies, people and settings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from gouji_web.api import managed, shapes
from gouji_web.api.answers import A_PAGE, Page, answers
from gouji_web.bodies import actions as bodies
from gouji_web.bodies.models import Body, Setting
from gouji_web.people import actions as people
from gouji_web.people.models import Post, User
from gouji_web.permissions import Act, Role, require, within
from gouji_web.reorganising import actions as reorganising

router = Router()


@router.get("/bodies", response=answers(list[managed.BodyOut]))
def seen_bodies(request: HttpRequest) -> Any:
    return [body_told(one) for one in Body.objects.filter(within(request.user, Act.SEE_PACKAGE, ""))]


@router.post("/bodies", response=answers(managed.BodyOut))
def add_body(request: HttpRequest, given: managed.BodyIn) -> Any:
    """A department under the finance bureau, or a unit under a department."""
    parent = get_object_or_404(Body, pk=given.parent)
    return body_told(bodies.add_body(request.user, parent, given.name, given.code))


@router.put("/bodies/{pk}", response=answers(managed.BodyOut))
def change_body(request: HttpRequest, pk: shapes.Number, given: managed.BodyChange) -> Any:
    """Another name or code, closed or open again; what is not given stays as it is."""
    body = get_object_or_404(Body, pk=pk)
    code = body.code if given.code is None else given.code
    active = body.is_active if given.active is None else given.active
    bodies.change_body(request.user, body, given.name, code, active, given.on, given.basis)
    return body_told(body)


@router.post("/bodies/{pk}/move", response=answers(managed.BodyOut))
def move_body(request: HttpRequest, pk: shapes.Number, given: managed.BodyMove) -> Any:
    """Puts a body under another department, or under the bureau as a department of its own."""
    body = get_object_or_404(Body, pk=pk)
    reorganising.move(request.user, body, get_object_or_404(Body, pk=given.parent), given.on, given.basis)
    return body_told(body)


@router.post("/bodies/{pk}/merge", response=answers(managed.BodyOut))
def merge_body(request: HttpRequest, pk: shapes.Number, given: managed.BodyMerge) -> Any:
    """Closes a body whose open work another one takes over."""
    body = get_object_or_404(Body, pk=pk)
    into = get_object_or_404(Body, pk=given.into)
    reorganising.merge(request.user, body, into, given.on, given.basis, people=given.people)
    return body_told(body)


@router.get("/bodies/{pk}/changes", response=answers(list[managed.BodyChanged]))
def changes_of_body(request: HttpRequest, pk: shapes.Number) -> Any:
    """What became of a body, in the order in which it was written down."""
    seen = Body.objects.filter(within(request.user, Act.SEE_PACKAGE, ""))
    return get_object_or_404(seen, pk=pk).changes.all()


@router.get("/people", response=answers(managed.PersonList))
def listed_people(request: HttpRequest, page: Page = 1) -> Any:
    require(request.user, Act.SEE_MANAGED)
    managed = Body.objects.filter(within(request.user, Act.SEE_MANAGED, ""))
    found = User.objects.filter(pk__in=Post.objects.filter(body__in=managed).values("user"))
    chosen = found.prefetch_related("post_set")[(page - 1) * A_PAGE : page * A_PAGE]
    return {"count": found.count(), "items": [_person(one) for one in chosen]}


@router.post("/people", response=answers(managed.PersonMade))
def add_person(request: HttpRequest, given: managed.PersonIn) -> Any:
    """The one-time password is told this once; it must be changed at the first sign-in."""
    posts = [(get_object_or_404(Body, pk=one.body), one.role) for one in given.posts]
    user, password = people.add_person(request.user, given.username, given.name, posts)
    return {**_person(user), "password": password}


@router.get("/people/{pk}", response=answers(managed.PersonOut))
def one_person(request: HttpRequest, pk: shapes.Number) -> Any:
    return _person(people.seen(request.user, get_object_or_404(User, pk=pk)))


@router.post("/people/{pk}/posts", response=answers(managed.PersonOut))
def give_post(request: HttpRequest, pk: shapes.Number, given: managed.PostIn) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.give_post(request.user, user, get_object_or_404(Body, pk=given.body), given.role)
    return _person(user)


@router.delete("/people/{pk}/posts/{post}", response=answers(managed.PersonOut))
def take_post(request: HttpRequest, pk: shapes.Number, post: shapes.Number) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.take_post(request.user, get_object_or_404(Post, pk=post, user=user))
    return _person(user)


@router.post("/people/{pk}/password", response=answers(managed.PasswordOut))
def reset_password(request: HttpRequest, pk: shapes.Number) -> Any:
    return {"password": people.reset_password(request.user, get_object_or_404(User, pk=pk))}


@router.put("/people/{pk}/active", response=answers(managed.PersonOut))
def set_active(request: HttpRequest, pk: shapes.Number, given: managed.ActiveIn) -> Any:
    user = get_object_or_404(User, pk=pk)
    people.set_active(request.user, user, given.active)
    return _person(user)


@router.get("/settings", response=answers(managed.SettingOut))
def settings(request: HttpRequest) -> Any:
    require(request.user, Act.SEE_MANAGED, Body.objects.get(parent=None))
    return Setting.current()


@router.put("/settings", response=answers(managed.SettingOut))
def change_settings(request: HttpRequest, given: managed.SettingIn) -> Any:
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
        "closed_on": one.closed_on,
        "successor": one.successor_id,
        **{name: getattr(one, name) for name in same},
    }


def _person(one: User) -> dict[str, Any]:
    posts = [{"id": post.pk, "body": post.body_id, "role": Role(post.role)} for post in one.post_set.all()]
    return {"id": one.pk, "username": one.username, "name": one.name, "active": one.is_active, "posts": posts}
