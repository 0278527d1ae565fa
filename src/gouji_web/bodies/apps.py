"""The app."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    name = "gouji_web.bodies"
    label = "bodies"
