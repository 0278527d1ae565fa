"""The tree of bodies and the settings of the site."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models


class Body(models.Model):
    """预算单位: a finance bureau, a department or a unit; ``path`` names its ancestors and itself, as /1/4/.

    One that was merged stands below its ``successor``, whose people see to what it left open.
    """

    class Kind(models.TextChoices):
        FINANCE = "finance", "财政部门"
        DEPARTMENT = "department", "主管部门"
        UNIT = "unit", "单位"

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=100, unique=True)
    code = models.CharField(max_length=30, blank=True)
    path = models.CharField(max_length=120, db_index=True, editable=False)
    is_active = models.BooleanField(default=True)
    closed_on = models.DateField("撤并日期", null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            Body.objects.filter(pk=self.pk).update(path=path)

    @property
    def depth(self) -> int:
        return self.path.count("/") - 2

    @property
    def department_id(self) -> int:
        """The body one below the root above this one: what a list by department groups by."""
        parts = self.path.strip("/").split("/")
        return int(parts[1] if len(parts) > 1 else parts[0])

    @property
    def department(self) -> Body:
        return self if self.department_id == self.pk else Body.objects.get(pk=self.department_id)


class BodyChange(models.Model):
    """单位沿革: what became of a body, from when on and by which document, and how it stood before and after."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", "更名"
        RECODED = "recoded", "变更编码"
        MOVED = "moved", "划转"
        MERGED = "merged", "并入"
        CLOSED = "closed", "停用"
        REOPENED = "reopened", "恢复"

    body = models.ForeignKey(Body, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    on = models.DateField("施行日期")
    basis = models.CharField("依据", max_length=200, blank=True)
    before = models.CharField(max_length=200)
    after = models.CharField(max_length=200)
    #: The body above before, so that a merger can be taken back; the one that took it in, where it was merged.
    parent = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    successor = models.ForeignKey(Body, models.PROTECT, null=True, related_name="taken_in")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.before} → {self.after}"


class Setting(models.Model):
    """设置: one row for the site."""

    county = models.CharField("地区名称", max_length=40, default="")
    anonymous_check = models.BooleanField("不登录也可以核对一份文件", default=False)
    keep_days = models.PositiveIntegerField("核对的文件保留天数", default=90)
    keep_anonymous_hours = models.PositiveIntegerField("不登录核对的文件保留小时数", default=2)
    largest_mb = models.PositiveIntegerField("单个文件上限（MB）", default=64)
    most_files = models.PositiveIntegerField("一次最多上传文件数", default=300)

    def __str__(self) -> str:
        return self.county

    @classmethod
    def current(cls) -> Setting:
        return cls.objects.first() or cls.objects.create()
