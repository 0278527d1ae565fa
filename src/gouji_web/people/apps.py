"""The app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "gouji_web.people"
    label = "people"
