"""Filling in: beginning a package, saving a cell so that nobody's work is lost, rows, import, evidence."""

from __future__ import annotations

import hashlib
import tempfile
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

import gouji
from gouji.workbook.schema import sheets
from gouji_web.bodies.models import Body, Setting
from gouji_web.intake.receiving import safe_name
from gouji_web.packages.content import live
from gouji_web.packages.models import Evidence, Package, Row, State
from gouji_web.permissions import Act, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record
from gouji_web.turns import in_turn

_LONGEST = 20_000
_MOST_ROWS = 500
_STANDING = ("short", "template", "tier", "offices", "duties", "address", "contact", "phone", "charts")
_PLANS = {plan.id: plan for plan in sheets()}
#: Seconds until lists say what a cell has changed.
_SOON = 2
_noting = threading.Lock()
_news_of: dict[int, tuple[int, dict[str, Any]]] = {}


class Conflict(Exception):  # noqa: N818 - an answer, as Refused
    """有人同时在改: the cell holds something else than what was seen; nothing was saved, nothing lost."""

    def __init__(self, row: Row, text: str, mine: str) -> None:
        super().__init__(text)
        self.row, self.text, self.mine = row, text, mine

    @property
    def who(self) -> str:
        return self.row.changed_by.name if self.row.changed_by else ""

    @property
    def when(self) -> datetime:
        return self.row.changed


@transaction.atomic
def begin(by: Any, body: Body, year: int) -> Package:
    """The package of a body and year, with the rows that its sheets begin with. Raises ``Refused``."""
    require(by, Act.BEGIN_PACKAGE, body)
    if not 2015 <= year <= timezone.localdate().year:
        raise Refused(f"年度应在 2015 至 {timezone.localdate().year} 之间。")
    if Package.objects.filter(body=body, year=year).exists():
        raise Refused(f"{body} {year}年度已经开始填报。")
    if not body.is_active:
        _require_due(body, year)
    package = Package.objects.create(body=body, year=year)
    department = body.department if body.kind == Body.Kind.UNIT else body
    known = {"name": body.name, "short": body.name, "year": str(year), "department": department.name, "code": body.code}
    known |= _kept_of(body, year - 1)
    rows = []
    for plan in sheets():
        if plan.fixed:
            rows += [
                Row(package=package, sheet=plan.id, position=at, key=key) for at, (key, _) in enumerate(plan.fixed)
            ]
        else:
            rows.append(Row(package=package, sheet=plan.id, position=0, texts=known if plan.id == "body" else {}))
    Row.objects.bulk_create(rows)
    record(by, "开始填报", str(package))
    return package


def _require_due(body: Body, year: int) -> None:
    """Raises ``Refused`` where a body that is no more does not owe the year."""
    if body.successor is None or body.closed_on is None:
        raise Refused(f"{body}已经停用，不再填报。")
    if year >= body.closed_on.year:
        raise Refused(f"{body}已于 {body.closed_on:%Y-%m-%d} 并入{body.successor}，{year}年度由{body.successor}填报。")


def _kept_of(body: Body, year: int) -> dict[str, str]:
    """What the body said of itself in another year and says again until it changes it; no figure and no date."""
    row = Row.objects.filter(package__body=body, package__year=year, sheet="body").first()
    return {} if row is None else {name: row.texts[name] for name in _STANDING if row.texts.get(name)}


def save_cell(by: Any, package: Package, row_pk: int, column: str, text: str, seen: str, version: int) -> Row:
    """Saves one cell. ``seen`` is what the editor saw in it and ``version`` the row's at that time.

    Another's change to another cell of the row does no harm; one to the same cell raises ``Conflict``.
    """
    require(by, Act.FILL, package.body)
    return in_turn(lambda: _save_cell(by, package, row_pk, column, text, seen, version))


def _save_cell(by: Any, package: Package, row_pk: int, column: str, text: str, seen: str, version: int) -> Row:
    """All others who save wait meanwhile: what can be asked for before or after is not asked for here."""
    row = (
        Row.objects.select_for_update(of=("self",)).select_related("package").filter(package=package, pk=row_pk).first()
    )
    if row is None:
        require_fillable(by, package)
        raise Refused("这一行已经被别人删去，请刷新页面。")
    _require_draft(row.package.state)
    if column not in {one.id for one in _PLANS[row.sheet].columns}:
        raise Refused("没有这一栏。")
    text = plain(text)
    if len(text) > _LONGEST:
        raise Refused(f"一格最多 {_LONGEST} 字。")
    held = row.texts.get(column, "")
    if held == text:
        return row
    if row.version != version and held != seen:
        raise Conflict(row, held, text)
    row.texts[column] = text
    if not text:
        del row.texts[column]
    row.version += 1
    row.changed_by = by
    row.save(update_fields=("texts", "version", "changed_by", "changed"))
    _touched(package)
    about = f"{_PLANS[row.sheet].name} 第{row.position + 1}行 {column}"
    record(by, "填写", str(package), cell=about, before=held[:200], after=text[:200])
    return row


def plain(text: str) -> str:
    """What was typed as a cell holds it."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()


@transaction.atomic
def add_row(by: Any, package: Package, sheet: str) -> Row:
    require_fillable(by, package)
    plan = _PLANS.get(sheet)
    if plan is None or plan.fixed or plan.layout == "fields":
        raise Refused("这张表不能加行。")
    found = package.row_set.filter(sheet=sheet)
    if found.count() >= _MOST_ROWS:
        raise Refused(f"一张表最多 {_MOST_ROWS} 行。")
    last = found.aggregate(last=Max("position"))["last"]
    row = Row.objects.create(package=package, sheet=sheet, position=0 if last is None else last + 1, changed_by=by)
    _touched(package)
    record(by, "加一行", str(package), sheet=plan.name)
    return row


@transaction.atomic
def remove_row(by: Any, package: Package, row_pk: int) -> None:
    require_fillable(by, package)
    row = package.row_set.filter(pk=row_pk).first()
    if row is None:
        return
    plan = _PLANS[row.sheet]
    if plan.fixed or plan.layout == "fields":
        raise Refused("这一行不能删，没有发生的请填 0。")
    record(by, "删一行", str(package), sheet=plan.name, texts=row.texts)
    row.delete()
    _touched(package)


def import_workbook(by: Any, package: Package, file: UploadedFile[Any]) -> list[str]:
    """Replaces the content by that of a workbook made by ``gouji new`` or downloaded here; what could not be taken over is told.

    What stood before is kept as a snapshot.
    """
    require_fillable(by, package)
    with tempfile.TemporaryDirectory(prefix="gouji-") as folder:
        path = Path(folder) / "workbook.xlsx"
        with path.open("wb") as stream:
            for chunk in file.chunks():
                stream.write(chunk)
        try:
            given, problems = gouji.read_workbook(path)
        except gouji.InputError as fault:
            raise Refused(str(fault).replace(f"{path}：", "")) from None
    if not any(row.texts for rows in given.values() for row in rows):
        raise Refused("这个工作簿里没有填写的内容，没有导入。")
    year = next((row.texts.get("year", "") for row in given.get("body", ())), "")
    if year and year != str(package.year):
        raise Refused(f"工作簿是 {year} 年度的，这里是 {package.year} 年度，没有导入。")
    with transaction.atomic():
        replace(by, package, given, "导入前")
        record(
            by,
            "导入工作簿",
            str(package),
            file=file.name or "",
            cells=sum(len(r.texts) for v in given.values() for r in v),
        )
    name = next((row.texts.get("name", "") for row in given.get("body", ())), "")
    is_other = bool(name) and name not in (package.body.name, package.called)
    told = [f"工作簿写的单位是“{name}”，这里是“{package.called}”，请核对是不是导错了。"] if is_other else []
    return told + [str(one) for one in problems]


def replace(by: Any, package: Package, given: gouji.Typed, why: str) -> None:
    """Puts ``given`` in the place of all rows, after what stands has been kept; rows keep their identity by position."""
    from gouji_web.packages.review import keep

    keep(package, why)
    fresh: list[Row] = []
    for plan in sheets():
        old = list(package.row_set.filter(sheet=plan.id))
        new = list(given.get(plan.id, ()))
        if plan.fixed:
            by_key = {row.row: row for row in new}
            new = [by_key.get(key, gouji.TypedRow({}, key)) for key, _ in plan.fixed]
        for position, one in enumerate(new or [gouji.TypedRow({})]):
            row = old[position] if position < len(old) else Row(package=package, sheet=plan.id)
            if row.pk is not None and (row.position, row.key, row.texts) == (position, one.row, one.texts):
                continue
            row.position, row.key, row.texts = position, one.row, dict(one.texts)
            row.version += 1
            row.changed_by = by if by is not None and by.is_authenticated else None
            if row.pk is None:
                fresh.append(row)
            else:
                row.save()
        for row in old[max(len(new), 1) :]:
            row.delete()
    Row.objects.bulk_create(fresh)
    _touched(package)


def add_evidence(by: Any, package: Package, file: UploadedFile[Any]) -> Evidence:
    """Keeps a file with the package; one of the same name takes the other's place. Raises ``Refused``."""
    require_fillable(by, package)
    setting = Setting.current()
    if (file.size or 0) > setting.largest_mb * 2**20:
        raise Refused(f"“{file.name}”超过 {setting.largest_mb} MB 的上限。")
    name = safe_name(file.name or "").rsplit("/", 1)[-1]
    package.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with tempfile.NamedTemporaryFile(dir=package.folder, delete=False) as stream:
        for chunk in file.chunks():
            digest.update(chunk)
            stream.write(chunk)
    Path(stream.name).replace(package.folder / name)
    with transaction.atomic():
        kept, _ = Evidence.objects.update_or_create(
            package=package,
            name=name,
            defaults={"size": file.size or 0, "sha256": digest.hexdigest(), "user": by},
        )
        _touched(package)
        record(by, "上传佐证", str(package), file=name, sha256=kept.sha256)
    return kept


@transaction.atomic
def remove_evidence(by: Any, package: Package, pk: int) -> None:
    require_fillable(by, package)
    one = package.evidence_set.filter(pk=pk).first()
    if one is not None:
        record(by, "删除佐证", str(package), file=one.name, sha256=one.sha256)
        (package.folder / one.name).unlink(missing_ok=True)
        one.delete()
        _touched(package)


def refresh(package: Package) -> None:
    """Puts what the core says of the package into the columns that lists show."""
    said = _news(package)
    if said:
        in_turn(lambda: Package.objects.filter(pk=package.pk).update(**said))


def refresh_soon(package: Package) -> None:
    """The same within seconds, in one transaction for all that were touched meanwhile: for after every cell, where nobody
    waits for the list. What is not written when the process ends is worked out anew with the next look at the package."""
    said = _news(package)
    if not said:
        return
    if connection.in_atomic_block:
        refresh(package)
        return
    with _noting:
        if not _news_of:
            timer = threading.Timer(_SOON, _write_news)
            timer.daemon = True
            timer.start()
        _news_of[package.pk] = (package.revision, said)


def _news(package: Package) -> dict[str, Any]:
    """The columns with what they ought to say; nothing where they say it."""
    found = live(package)
    whole = next((form for form in found.appraisal.forms if form.owner == "整体"), None)
    said = {
        "problems": len(found.problems),
        "score": whole.total if whole is not None else None,
        "grade": whole.grade if whole is not None else "",
        "executed": whole.executed_rate if whole is not None else "",
    }
    return said if any(getattr(package, name) != value for name, value in said.items()) else {}


def _write_news() -> None:
    with _noting:
        told = dict(_news_of)
        _news_of.clear()
    try:
        in_turn(
            lambda: [
                Package.objects.filter(pk=pk, revision=revision).update(**said)  # a later cell brings its own
                for pk, (revision, said) in told.items()
            ]
        )
    finally:
        connection.close()


def _touched(package: Package) -> None:
    Package.objects.filter(pk=package.pk).update(revision=F("revision") + 1)
    package.refresh_from_db(fields=("revision",))


def require_fillable(by: Any, package: Package) -> None:
    """Raises where ``by`` may not fill it in, or nobody may now."""
    require(by, Act.FILL, package.body)
    _require_draft(Package.objects.values_list("state", flat=True).get(pk=package.pk))


def _require_draft(state: str) -> None:
    if state != State.DRAFT:
        raise Refused(f"现在是“{State(state).label}”，不能再改；要改请先退回。")
