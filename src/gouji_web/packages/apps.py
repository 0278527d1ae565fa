"""The app."""

from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "gouji_web.packages"
    label = "packages"
