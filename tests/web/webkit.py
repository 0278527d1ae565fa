"""What tests of the web application share."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from gouji_web.bodies.models import Body
from gouji_web.demo.packages import content, put
from gouji_web.intake.models import Upload
from gouji_web.packages.models import Package, SelfCheck, State
from gouji_web.packages.selfchecking import PUBLISHED
from gouji_web.people.models import User
from gouji_web.publishing.actions import publish

PASSWORD = "bagade-fehiru-kosemi-417"


@cache
def _handler() -> ClientHandler:
    return Client().handler


def visitor() -> Client:
    """A browser of its own; what stands before the pages is loaded once for all."""
    client = Client()
    client.handler = _handler()
    return client


class County:
    """The county of the demonstration by short names."""

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def body(self, ending: str) -> Body:
        return Body.objects.get(name__endswith=ending)

    def client(self, username: str) -> Client:
        client = visitor()
        client.force_login(self.user(username))
        return client


def made(package: Package, text: str) -> None:
    """Two files as a self-check makes them."""
    upload = Upload.objects.create(
        body=package.body, key=f"{package.pk}-{text}"[:43], title="自查", expires=timezone.now() + timedelta(days=1)
    )
    folder = upload.folder / PUBLISHED
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "自评.html").write_text(f"<html><script>alert(1)</script>{text}</html>", "utf-8")
    (folder / "决算.docx").write_bytes(text.encode())
    SelfCheck.objects.create(package=package, revision=package.revision, upload=upload, is_draft=False)


def published(county: County, ending: str, year: int) -> Package:
    """A package of a body that ends so, published as the demonstration has it."""
    finance = county.user("caizheng")
    package = put(county.body(ending), year, content("qinglan-2023-hunan"), finance, State.ACCEPTED)
    made(package, "第一稿")
    publish(finance, package)
    package.refresh_from_db()
    return package
