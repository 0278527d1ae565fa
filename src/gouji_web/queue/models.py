"""Work that waits to be done."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Job(models.Model):
    """任务: what is to be done, by name, with its subject; it outlives a restart of whatever does it.

    ``beat`` is when its worker last said that it is at work; one that has fallen silent loses the job to another.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待中"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "未能完成"

    kind = models.CharField(max_length=20)
    subject = models.PositiveBigIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING, db_index=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    said = models.CharField(max_length=400, blank=True)
    created = models.DateTimeField(auto_now_add=True)
    beat = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=("kind", "subject"))]

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)
