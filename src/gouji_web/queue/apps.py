"""The app."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "gouji_web.queue"
    label = "queue"
