"""What goes in and out of the API. Decimals are strings, as everywhere in gouji's machine interfaces."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

Number = Annotated[int, Field(ge=1, le=2**53)]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-z]{1,64}$")]
Year = Annotated[int, Field(ge=2000, le=2099)]


class Said(Schema):
    """Why not, in one sentence."""

    detail: Any


class PackageOut(Schema):
    id: int
    body: int
    body_name: str
    year: int
    state: str
    revision: int
    returned: int
    score: str | None
    grade: str
    executed: str
    problems: int
    errors: int
    warnings: int
    since: datetime


class PackageList(Schema):
    count: int
    items: list[PackageOut]


class ProblemOut(Schema):
    sheet: str
    cell: str
    message: str
    row: int | None
    column: str


class ScoreRowOut(Schema):
    levels: list[str]
    target: str
    actual: str
    weight: str
    points: str
    reason: str
    fault: str


class FormOut(Schema):
    owner: str
    total: str
    grade: str
    executed_rate: str
    rows: list[ScoreRowOut]


class PackageDetail(PackageOut):
    forms: list[FormOut]
    listed_problems: list[ProblemOut]
    passages: list[str]


class RowOut(Schema):
    id: int
    sheet: str
    key: str
    texts: dict[str, str]
    version: int


class BeginIn(Schema):
    body: Number
    year: Year


class CellIn(Schema):
    row: Number
    column: Annotated[str, Field(max_length=60)]
    text: Annotated[str, Field(max_length=20_000)]
    seen: Annotated[str, Field(max_length=20_000)] = ""
    version: Annotated[int, Field(ge=0, le=2**53)]


class CellOut(Schema):
    row: int
    version: int
    revision: int


class ConflictOut(Schema):
    detail: str
    held: str
    by: str
    version: int


class RowIn(Schema):
    sheet: Annotated[str, Field(max_length=20)]


class StepOut(Schema):
    name: str
    before: str
    after: str
    note: str
    user: str
    at: datetime


class ChangeOut(Schema):
    sheet: str
    row: str
    column: str
    before: str
    after: str


class WithdrawnOut(Schema):
    fingerprint: str


class DeadlineIn(Schema):
    fill_by: date | None = None
    department_by: date | None = None
    finance_by: date | None = None


class DeadlineOut(DeadlineIn):
    year: int


class BegunOut(Schema):
    begun: int


class RemindedOut(Schema):
    reminded: int


class StepIn(Schema):
    name: Annotated[str, Field(max_length=20)]
    note: Annotated[str, Field(max_length=1000)] = ""


class RemarkIn(Schema):
    text: Annotated[str, Field(min_length=1, max_length=1000)]
    row: Number | None = None
    column: Annotated[str, Field(max_length=40)] = ""
    fingerprint: Annotated[str, Field(max_length=64)] = ""


class RemarkOut(Schema):
    id: int
    about: str
    text: str
    user: str
    at: datetime
    answer: str
    settled: datetime | None


class SettleIn(Schema):
    answer: Annotated[str, Field(max_length=1000)] = ""


class RescoreIn(Schema):
    row: Number
    points: Annotated[str, Field(max_length=10)]
    reason: Annotated[str, Field(max_length=500)] = ""


class UseIn(Schema):
    owner: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(max_length=8)]
    amount: Annotated[str, Field(max_length=20)] = ""
    note: Annotated[str, Field(max_length=500)] = ""


class PublishIn(Schema):
    notice: Annotated[str, Field(max_length=1000)] = ""


class PublicationOut(Schema):
    version: int
    digest: str
    files: list[dict[str, Any]]


class PublishedOut(Schema):
    packages: list[int]
    refused: list[str]


class JobOut(Schema):
    state: str
    said: str
    done: int
    total: int


class CheckOut(Schema):
    id: int
    body: int | None
    title: str
    files: int
    errors: int
    warnings: int
    infos: int
    refused: list[str]
    created: datetime
    expires: datetime
    job: JobOut | None


class GoneOut(Schema):
    """What is no more."""

    gone: int


class CheckList(Schema):
    count: int
    items: list[CheckOut]


class JudgementIn(Schema):
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{1,64}$")]
    verdict: Annotated[str, Field(max_length=12)]
    reason: Annotated[str, Field(max_length=500)] = ""


class JudgementOut(Schema):
    fingerprint: str
    verdict: str
    reason: str


class SamplingIn(Schema):
    year: Year
    percent: Annotated[int, Field(ge=1, le=100)] = 10
    always_from: Annotated[str, Field(pattern=r"^(\d{1,3}(\.\d{1,2})?)?$")] = ""
    with_errors: bool = False
    seed: Annotated[str, Field(max_length=40)] = ""


class SamplingOut(Schema):
    id: int
    year: int
    seed: str
    rule: dict[str, Any]
    packages: list[int]
    at: datetime


class DepartmentOut(Schema):
    name: str
    bodies: int
    missing: int
    late: int
    returned: int
    errors: int
    warnings: int
    average: str
    states: dict[str, int]
    kinds: dict[str, int]


class DueOut(Schema):
    body: int
    body_name: str
    department: str
    package: int | None
    stage: str
    people: list[str]
    contact: str
    phone: str
    due: date
    days: int
    reminded: datetime | None


class OverviewOut(Schema):
    departments: list[DepartmentOut]
    states: dict[str, int]
    missing: int
    late: int
    scores: dict[str, int]
    rates: dict[str, int]
    kinds: dict[str, int]
    crowded: str


Export = Literal[
    "packages",
    "departments",
    "kinds",
    "findings",
    "remarks",
    "steps",
    "samplings",
    "rescores",
    "uses",
    "bodies",
    "changes",
]


class TrailOut(Schema):
    number: int
    at: datetime
    who: str
    act: str
    target: str
    detail: dict[str, Any]
    digest: str
