"""The app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "gouji_web.intake"
    label = "intake"
