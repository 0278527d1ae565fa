"""The app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "gouji_web.publishing"
    label = "publishing"
