"""What tests of the web application share."""

from __future__ import annotations

from functools import cache

from django.test import Client
from django.test.client import ClientHandler

from gouji_web.bodies.models import Body
from gouji_web.people.models import User

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
