"""What tests of the web application share."""

from __future__ import annotations

from django.test import Client

from gouji_web.bodies.models import Body
from gouji_web.people.models import User

PASSWORD = "bagade-fehiru-kosemi-417"


class County:
    """The county of the demonstration by short names."""

    def user(self, username: str) -> User:
        return User.objects.get(username=username)

    def body(self, ending: str) -> Body:
        return Body.objects.get(name__endswith=ending)

    def client(self, username: str) -> Client:
        client = Client()
        client.force_login(self.user(username))
        return client
