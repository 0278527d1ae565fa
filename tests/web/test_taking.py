"""Blank cells filled from exported tables on the page: what was typed stays, what is typed meanwhile is not lost."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from webkit import County
from xlsxwriter.workbook import Workbook

import gouji
from gouji_web.packages import filling, taking
from gouji_web.packages.models import Package, Row, Snapshot, Taking
from gouji_web.publishing.models import Publication
from gouji_web.queue.models import Job
from gouji_web.queue.work import run_one
from gouji_web.refusals import Refused

BALANCES: list[list[str | float]] = [
    ["科目余额表"],
    ["单位：某单位", "", "", "期间：2023年1月至2023年12月"],
    ["科目编码", "科目名称", "期初余额", "", "本年累计发生额", "", "期末余额", ""],
    ["", "", "借方", "贷方", "借方", "贷方", "借方", "贷方"],
    ["6001", "财政拨款预算收入", "", "", 3000.5, 3000.5, "", ""],
    ["600101", "一般公共预算拨款", "", "", 3000.5, 3000.5, "", ""],
    ["60010101", "2050202 小学教育", "", "", 3000.5, 3000.5, "", ""],
    ["7101", "行政支出", "", "", 2900.25, 2900.25, "", ""],
    ["710101", "一般公共预算财政拨款支出", "", "", 2900.25, 2900.25, "", ""],
    ["71010101", "基本支出", "", "", 2900.25, 2900.25, "", ""],
    ["7101010101", "2050202 小学教育", "", "", 2900.25, 2900.25, "", ""],
    ["710101010101", "30101 基本工资", "", "", 2900.25, 2900.25, "", ""],
]


def _exported() -> SimpleUploadedFile:
    buffer = io.BytesIO()
    book = Workbook(buffer)
    sheet = book.add_worksheet()
    for at, row in enumerate(BALANCES):
        for column, value in enumerate(row):
            if value != "":
                sheet.write(at, column, value)
    book.close()
    return SimpleUploadedFile("余额.xlsx", buffer.getvalue())


def _begun(county: County) -> Package:
    return filling.begin(county.user("xiaokuai"), county.body("第一小学"), 2023)


def _lines(package: Package) -> list[dict[str, str]]:
    return [row.texts for row in package.row_set.filter(sheet="lines") if row.texts]


def test_an_export_fills_blank_cells_and_keeps_every_row_in_its_place(county: County) -> None:
    package, client = _begun(county), county.client("xiaokuai")
    before = {row.pk: (row.sheet, row.texts) for row in package.row_set.all()}
    assert client.post(f"/packages/{package.pk}/take/", {"files": _exported()}).status_code == 302
    assert "等待中" in client.get(f"/packages/{package.pk}/take/progress/").content.decode()
    run_one()
    took = taking.latest(package)
    assert took is not None
    (line,) = _lines(package)
    assert line["code"] == "2050202"
    assert Decimal(line["income.GENERAL"]) == Decimal("3000.5")
    assert Decimal(line["spending.GENERAL.BASIC"]) == Decimal("2900.25")
    assert set(before) <= {row.pk for row in package.row_set.all()}
    texts = package.row_set.get(sheet="body").texts
    assert before[package.row_set.get(sheet="body").pk] == ("body", texts)
    assert (took.told, took.remarks, took.folder.exists()) == ([], [], False)
    page = client.get(f"/packages/{package.pk}/").content.decode()
    assert f"取数：取入 {took.counts['取入']} 格" in page


def test_what_was_typed_stays_and_the_difference_is_told(county: County) -> None:
    package, clerk = _begun(county), county.user("xiaokuai")
    row = package.row_set.get(sheet="lines")
    row.texts = {"code": "2050202", "name": "小学教育", "income.GENERAL": "3000", "initial": "不是数"}
    row.save()
    taking.ask_for(clerk, package, [_exported()])
    run_one()
    row.refresh_from_db()
    assert row.texts["income.GENERAL"] == "3000"
    assert row.texts["initial"] == "不是数"  # what cannot stand is the unit's own to mend
    took = taking.latest(package)
    assert took is not None
    assert [(one["sheet"], one["label"], one["remark"]) for one in took.told] == [
        ("收支", "一般公共预算财政拨款收入", "工作簿已填 3000元，与此不同，没有改动")
    ]


def test_what_is_typed_while_the_files_are_read_is_not_lost(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    package, clerk = _begun(county), county.user("xiaokuai")
    body = package.row_set.get(sheet="body")
    read = gouji.take
    typed: list[Row] = []

    def slow(*given: Any) -> Any:
        found = read(*given)
        if not typed:
            typed.append(filling.save_cell(clerk, package, body.pk, "contact", "李老师", "", body.version))
        return found

    monkeypatch.setattr(gouji, "take", slow)
    taking.ask_for(clerk, package, [_exported()])
    run_one()
    assert Row.objects.get(pk=body.pk).texts["contact"] == "李老师"
    assert _lines(package)[0]["code"] == "2050202"


def test_what_cannot_be_read_changes_nothing_and_says_so(county: County) -> None:
    package, clerk = _begun(county), county.user("xiaokuai")
    revision = package.revision
    taking.ask_for(clerk, package, [SimpleUploadedFile("坏.xlsx", b"PK\x03\x04broken")])
    run_one()
    job = Job.objects.latest("pk")
    package.refresh_from_db()
    assert (job.state, package.revision) == (Job.State.FAILED, revision)
    assert job.said.startswith("坏.xlsx：")
    assert str(package.taking_set.get().folder) not in job.said
    page = county.client("xiaokuai").get(f"/packages/{package.pk}/").content.decode()
    assert "没有取成数" in page


def test_only_who_fills_it_in_takes(county: County) -> None:
    package = _begun(county)
    for name in ("xiaozhang", "jiaoyu", "caizheng", "admin", "kuaiji"):
        with pytest.raises(PermissionDenied):
            taking.ask_for(county.user(name), package, [_exported()])
    with pytest.raises(Refused, match="没有选文件"):
        taking.ask_for(county.user("xiaokuai"), package, [])


def test_last_years_files_are_taken_from_this_site_where_it_published_them(county: County) -> None:
    clerk, package = county.user("xiaokuai"), _begun(county)
    with pytest.raises(Refused, match="没有公开过 2022 年度"):
        taking.ask_for_last(clerk, package)
    last = Package.objects.create(body=package.body, year=2022, state="published")
    snapshot = Snapshot.objects.create(package=last, why="公开", content={}, digest="")
    names = [{"name": "决算公开.docx"}, {"name": "决算公开.pdf"}]
    published = Publication.objects.create(
        package=last, number=1, snapshot=snapshot, files=names, facts={}, digest="", user=clerk
    )
    published.folder.mkdir(parents=True)
    for one in names:
        (published.folder / one["name"]).write_bytes(b"x")
    assert (
        "从本站公开的 2022 年度资料取上年数"
        in county.client("xiaokuai").get(f"/packages/{package.pk}/").content.decode()
    )
    county.client("xiaokuai").post(f"/packages/{package.pk}/take/", {"last": "1"})
    took = Taking.objects.get()
    assert [path.name for path in took.folder.iterdir()] == ["决算公开.docx"]
