"""Uploads, the audits that came of them, and what people said of each finding."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models

from gouji_web.bodies.models import Body
from gouji_web.people.models import User


class Upload(models.Model):
    """一次上传: one file or a folder of many units' files, checked together; kept until ``expires``.

    ``body`` is None for one without an account: then whoever has its ``key`` may see it.
    """

    body = models.ForeignKey(Body, models.CASCADE, null=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True)
    key = models.CharField(max_length=43, unique=True)
    title = models.CharField(max_length=120)
    created = models.DateTimeField(auto_now_add=True, db_index=True)
    expires = models.DateTimeField(db_index=True)
    files = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    infos = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ("-pk",)

    def __str__(self) -> str:
        return self.title

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return settings.FILES / "uploads" / self.key

    @property
    def annotated(self) -> Path:
        """Where its Word files with comments lie: not among those that are checked."""
        return settings.FILES / "annotated" / self.key


class File(models.Model):
    """文件: as it was called; on the disk it lies under a name of ours."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="file_set")
    name = models.CharField(max_length=400)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)


class Audit(models.Model):
    """核对结果: of one body and year. ``listing`` and ``documents`` are the panes of the core's own report,
    ``word`` the name of its Word file with comments, where it has one."""

    upload = models.ForeignKey(Upload, models.CASCADE)
    name = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    verdict = models.CharField(max_length=600)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    infos = models.PositiveIntegerField(default=0)
    figures = models.PositiveIntegerField(default=0)
    tied = models.PositiveIntegerField(default=0)
    unread = models.PositiveIntegerField(default=0)
    files = models.JSONField(default=list)
    word = models.CharField(max_length=400, blank=True)
    listing = models.TextField()
    documents = models.TextField()
    content = models.JSONField()

    class Meta:
        ordering: ClassVar = ("pk",)

    @property
    def findings(self) -> int:
        return self.errors + self.warnings + self.infos

    @property
    def label(self) -> str:
        return f"{self.name or '未认出单位'} {f'{self.year}年度' if self.year else '年度不明'}"


class Finding(models.Model):
    """发现: one finding of an audit with what lists, tables and judgements need of it."""

    class Severity(models.TextChoices):
        ERROR = "error", "差错"
        WARNING = "warning", "疑点"
        INFO = "info", "提示"

    audit = models.ForeignKey(Audit, models.CASCADE)
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=8)
    title = models.CharField(max_length=120)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    message = models.TextField()
    suggestion = models.TextField(blank=True)
    place = models.CharField(max_length=400, blank=True)
    printed = models.CharField(max_length=200, blank=True)
    should_be = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ("pk",)
        indexes: ClassVar = [
            models.Index(fields=("fingerprint",)),
            models.Index(fields=("audit", "severity")),
        ]


class Judgement(models.Model):
    """认定: what a body says of a finding; it holds for every later version of the document that has the same one."""

    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", "接受，要改"
        EXPLAINED = "explained", "说明理由"
        FALSE_ALARM = "false_alarm", "误报"

    body = models.ForeignKey(Body, models.CASCADE)
    fingerprint = models.CharField(max_length=64)
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    reason = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("body", "fingerprint"), name="one_judgement")]
