"""What goes in and out where bodies, people and settings are managed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field

from gouji_web.api.shapes import Number
from gouji_web.permissions import Role


class BodyOut(Schema):
    id: int
    name: str
    code: str
    kind: str
    parent: int | None
    active: bool
    closed_on: date | None
    successor: int | None


class BodyIn(Schema):
    parent: Number
    name: Annotated[str, Field(min_length=1, max_length=100)]
    code: Annotated[str, Field(max_length=30)] = ""


class BodyChange(Schema):
    name: Annotated[str, Field(min_length=1, max_length=100)]
    code: Annotated[str, Field(max_length=30)] | None = None
    active: bool | None = None
    on: date | None = None
    basis: Annotated[str, Field(max_length=200)] = ""


class BodyMove(Schema):
    parent: Number
    on: date | None = None
    basis: Annotated[str, Field(max_length=200)] = ""


class BodyMerge(Schema):
    into: Number
    on: date | None = None
    basis: Annotated[str, Field(max_length=200)] = ""
    people: bool = True


class BodyChanged(Schema):
    kind: str
    on: date
    basis: str
    before: str
    after: str


class PostIn(Schema):
    body: Number
    role: Role


class PostOut(Schema):
    id: int
    body: int
    role: Role


class PersonIn(Schema):
    username: Annotated[str, Field(min_length=1, max_length=40)]
    name: Annotated[str, Field(min_length=1, max_length=40)]
    posts: Annotated[list[PostIn], Field(min_length=1, max_length=50)]


class PersonOut(Schema):
    id: int
    username: str
    name: str
    active: bool
    posts: list[PostOut]


class PersonList(Schema):
    count: int
    items: list[PersonOut]


class PasswordOut(Schema):
    password: str


class PersonMade(PersonOut, PasswordOut):
    """With the one-time password, told this once."""


class ActiveIn(Schema):
    active: bool


_Whole = Annotated[int, Field(ge=0, le=2**31 - 1)]


class SettingIn(Schema):
    county: Annotated[str, Field(max_length=40)] | None = None
    anonymous_check: bool | None = None
    keep_days: _Whole | None = None
    keep_anonymous_hours: _Whole | None = None
    largest_mb: _Whole | None = None
    most_files: _Whole | None = None


class SettingOut(Schema):
    county: str
    anonymous_check: bool
    keep_days: int
    keep_anonymous_hours: int
    largest_mb: int
    most_files: int
