"""The app."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "gouji_web.trail"
    label = "trail"
