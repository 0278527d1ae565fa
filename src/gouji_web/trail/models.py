"""The trail: who saw, changed and signed what, and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """操作记录: ``digest`` seals the entry together with the digest of the one before it.

    The database itself refuses to change or delete one.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    who = models.CharField(max_length=90)
    act = models.CharField(max_length=40, db_index=True)
    target = models.CharField(max_length=200, db_index=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ("-number",)
