"""Packages: their cells, the states they pass, and what reviewers say, score and make of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from gouji_web.bodies.models import Body
from gouji_web.intake.models import Upload
from gouji_web.packages.standing import is_owed
from gouji_web.people.models import User


class State(models.TextChoices):
    """状态."""

    DRAFT = "draft", "填报中"
    SIGNED = "signed", "待部门审核"
    APPROVED = "approved", "待财政复核"
    ACCEPTED = "accepted", "已复核，待公开"
    PUBLISHED = "published", "已公开"


class Package(models.Model):
    """填报: everything one body discloses about one year. ``revision`` counts the saves of its cells.

    ``score``, ``grade``, ``problems``, ``errors``, ``warnings`` and ``tally`` (findings by kind) are what the core last
    said, kept for lists. ``name``, ``code``, ``above`` and ``department`` are how the body stood when the package was
    first published; until then they are blank, and it follows its body.
    """

    body = models.ForeignKey(Body, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    returned = models.PositiveSmallIntegerField(default=0)
    reminded = models.DateTimeField(null=True)
    since = models.DateTimeField(auto_now_add=True)
    score = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    grade = models.CharField(max_length=4, blank=True)
    executed = models.CharField(max_length=20, blank=True)
    problems = models.PositiveIntegerField(default=0)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    tally = models.JSONField(default=dict)
    name = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=30, blank=True)
    above = models.CharField(max_length=100, blank=True)
    department = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering: ClassVar = ("-year", "body__path")
        constraints: ClassVar = [models.UniqueConstraint(fields=("body", "year"), name="one_package")]
        indexes: ClassVar = [models.Index(fields=("year", "state"))]

    def __str__(self) -> str:
        return f"{self.called} {self.year}年度"

    @property
    def called(self) -> str:
        """The name of its body: as it was when first published, else as it is."""
        return self.name or self.body.name

    @property
    def coded(self) -> str:
        return self.code if self.name else self.body.code

    @property
    def collected_by(self) -> int:
        """The department that it is counted under."""
        return self.department_id or self.body.department_id

    @property
    def is_owed(self) -> bool:
        """Whether somebody owes it: nobody does once its body is no more and another one files the year."""
        body = self.body
        closed = body.closed_on
        merged = body.successor_id is not None and closed is not None and closed.year > self.year
        return body.is_active or merged or bool(self.name)

    def stand(self) -> None:
        """Keeps how the body stands now, once and for all; of one that was merged how it stood before."""
        if not self.name:
            above, department = self.body.parent, self.body.department_id
            merger = self.body.changes.filter(kind="merged").last() if self.body.successor_id is not None else None
            if merger is not None and merger.parent is not None:
                above = merger.parent
                department = self.body.pk if above.parent_id is None else above.department_id
            self.name, self.code, self.above = self.body.name, self.body.code, above.name if above is not None else ""
            self.department_id = department
            self.save(update_fields=("name", "code", "above", "department"))

    @property
    def folder(self) -> Path:
        """Where its evidence and ledgers lie."""
        return Path(settings.FILES) / "packages" / str(self.pk)


class Row(models.Model):
    """一行: the texts of a row of a sheet as typed; ``version`` counts its saves, so that two who edit it notice."""

    package = models.ForeignKey(Package, models.CASCADE)
    sheet = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=20, blank=True)
    texts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(User, models.SET_NULL, null=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ("sheet", "position", "pk")
        indexes: ClassVar = [models.Index(fields=("package", "sheet", "position"))]


class Snapshot(models.Model):
    """留底: the whole content at a step, with its digest."""

    package = models.ForeignKey(Package, models.CASCADE)
    why = models.CharField(max_length=20)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ("pk",)


class Step(models.Model):
    """办理: one passage from a state to another, or back."""

    package = models.ForeignKey(Package, models.CASCADE)
    name = models.CharField(max_length=20)
    before = models.CharField(max_length=10)
    after = models.CharField(max_length=10)
    note = models.CharField(max_length=1000, blank=True)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ("pk",)


class Remark(models.Model):
    """意见: said of the whole package, of a cell or of a finding, until it is settled."""

    package = models.ForeignKey(Package, models.CASCADE)
    row = models.ForeignKey(Row, models.SET_NULL, null=True)
    column = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=200, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    text = models.CharField(max_length=1000)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=1000, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    settled = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ("pk",)


class Evidence(models.Model):
    """佐证: a file that bears out what was filled in; a ledger among them is queried by its name."""

    package = models.ForeignKey(Package, models.CASCADE)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ("name",)
        constraints: ClassVar = [models.UniqueConstraint(fields=("package", "name"), name="one_evidence")]


class Taking(models.Model):
    """取数: files that blank cells are filled from, and what came of it: ``counts`` by 填写来源, ``told`` the cells that differ."""

    package = models.ForeignKey(Package, models.CASCADE)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    key = models.CharField(max_length=43, unique=True)
    files = models.JSONField()
    counts = models.JSONField(default=dict)
    told = models.JSONField(default=list)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ("pk",)

    @property
    def folder(self) -> Path:
        """Where its files lie until they are read."""
        return Path(settings.FILES) / "takings" / self.key


class SelfCheck(models.Model):
    """编制自查: the files made from a revision, and the upload that holds what was found in them."""

    package = models.ForeignKey(Package, models.CASCADE)
    revision = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)
    upload = models.ForeignKey(Upload, models.SET_NULL, null=True)
    is_draft = models.BooleanField(default=True)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ("pk",)


class Rescore(models.Model):
    """财政复核评分: finance's own points for one indicator beside the unit's."""

    package = models.ForeignKey(Package, models.CASCADE)
    row = models.ForeignKey(Row, models.CASCADE)
    points = models.DecimalField(max_digits=5, decimal_places=2)
    own = models.DecimalField("单位自评得分", max_digits=5, decimal_places=2, null=True)
    reason = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("package", "row"), name="one_rescore")]


class ResultUse(models.Model):
    """结果应用: what follows from the result for a project or the whole."""

    class Kind(models.TextChoices):
        KEEP = "keep", "继续安排"
        CUT = "cut", "压减"
        MERGE = "merge", "整合"
        STOP = "stop", "取消"
        MORE = "more", "优先保障"

    package = models.ForeignKey(Package, models.CASCADE)
    owner = models.CharField(max_length=200)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    amount = models.DecimalField("下年度预算（万元）", max_digits=14, decimal_places=2, null=True)
    note = models.CharField(max_length=500, blank=True)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering: ClassVar = ("pk",)
        constraints: ClassVar = [models.UniqueConstraint(fields=("package", "owner"), name="one_use")]


class Deadline(models.Model):
    """时限: until when each stage of a year is due."""

    year = models.PositiveSmallIntegerField(unique=True)
    fill_by = models.DateField("单位填报截止", null=True, blank=True)
    department_by = models.DateField("部门审核截止", null=True, blank=True)
    finance_by = models.DateField("财政复核截止", null=True, blank=True)

    @property
    def is_past_filling(self) -> bool:
        return self.fill_by is not None and self.fill_by < timezone.localdate()

    @property
    def late(self) -> models.Q:
        """The condition of packages of the year that are past their date."""
        today = timezone.localdate()
        past = [state for state in State.values if (due := self.of(state)) is not None and due < today]
        return models.Q(year=self.year, state__in=past) & is_owed()

    def of(self, state: str) -> date | None:
        """The date by which a package in ``state`` must have moved on."""
        due = {State.DRAFT: self.fill_by, State.SIGNED: self.department_by, State.APPROVED: self.finance_by}
        return due.get(State(state))


class Reminder(models.Model):
    """催报: of a body that should have begun a year; one that has begun is reminded on its package."""

    body = models.ForeignKey(Body, models.CASCADE)
    year = models.PositiveSmallIntegerField()
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=("body", "year"), name="one_reminder")]


class Sampling(models.Model):
    """抽查复核: one drawing, reproducible from its seed and rule."""

    year = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=40)
    rule = models.JSONField()
    pool = models.JSONField()
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    packages = models.ManyToManyField(Package)

    class Meta:
        ordering: ClassVar = ("-pk",)
