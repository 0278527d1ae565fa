"""Users and what they are in which body; attempts to sign in; tokens for programs."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from gouji_web.bodies.models import Body
from gouji_web.permissions import Role


class Users(BaseUserManager["User"]):
    def create_user(self, username: str, name: str, password: str, **more: Any) -> User:
        user = self.model(username=username, name=name, **more)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """人员: ``password_due`` until a password that was given out has been replaced by an own one."""

    username = models.CharField("账号", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    is_active = models.BooleanField("启用", default=True)
    password_due = models.BooleanField(default=False)
    joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[Users] = Users()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("username",)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def posts(self) -> list[Post]:
        """What the user is and where, asked once a request."""
        return list(self.post_set.select_related("body").filter(body__is_active=True).order_by("pk"))


class Post(models.Model):
    """任职: a role in a body."""

    user = models.ForeignKey(User, models.CASCADE)
    body = models.ForeignKey(Body, models.CASCADE)
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("user", "body", "role"), name="one_post")]

    def __str__(self) -> str:
        return f"{self.body} {self.get_role_display()}"


class Attempt(models.Model):
    """登录尝试: one that failed; ``known`` where the browser had signed in under that name before."""

    username = models.CharField(max_length=40, db_index=True)
    address = models.GenericIPAddressField(null=True, db_index=True)
    known = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True, db_index=True)


class Token(models.Model):
    """接口令牌: only its digest is kept; it acts as its user until ``expires``."""

    user = models.ForeignKey(User, models.CASCADE)
    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
