"""A query over ledgers is tried row by row before it becomes an indicator's."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from webkit import County

from gouji_web.packages import filling
from gouji_web.packages.models import Package, Row

LEDGER = "编号,受理日期,类别\n援1,2023-02-01,民事\n援2,2022-12-30,民事\n援3,2023-05-06,刑事\n援4,五月初,民事\n"
QUERY = "计数 援助台账 其中 受理日期 在 本年 且 类别=民事 单位 件"


def _row(county: County) -> Row:
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    clerk = county.user("kuaiji")
    filling.add_evidence(clerk, package, SimpleUploadedFile("援助.csv", LEDGER.encode()))
    ledger = package.row_set.get(sheet="ledgers")
    ledger.texts = {"name": "援助台账", "file": "../../援助.csv"}
    ledger.save()
    return package.row_set.filter(sheet="indicators")[1]


def _groups(page: str) -> list[str]:
    return re.findall(r"<summary>([^<]+)</summary>", page)


def test_every_row_is_told_as_taken_left_out_or_undecided(county: County) -> None:
    row = _row(county)
    page = county.client("kuaiji").get(f"/packages/{row.package_id}/count/{row.pk}/", {"query": QUERY}).content.decode()
    assert _groups(page) == [
        "《援助台账》计入 1 行",
        "《援助台账》断不定 1 行",
        "《援助台账》没有计入 2 行",
    ]
    assert "1件" in page
    assert "断不定的行太多，编制时不会采用" in page
    assert "援助台账</b>（4 行：编号、受理日期、类别）" in page


def test_what_cannot_be_reckoned_is_told_and_nothing_is_saved_by_trying(county: County) -> None:
    row = _row(county)
    clerk, address = county.client("kuaiji"), f"/packages/{row.package_id}/count/{row.pk}/"
    page = clerk.get(address, {"query": "计数 别的台账"}).content.decode()
    assert "台账算式不能计算：没有名为“别的台账”的台账，现有：援助台账。" in page
    assert "“汇总”取各项目同名指标的数" in clerk.get(address, {"query": "汇总 别的指标"}).content.decode()
    assert "query" not in Row.objects.get(pk=row.pk).texts
    assert clerk.get(f"/packages/{row.package_id}/count/{row.package.row_set.get(sheet='body').pk}/").status_code == 404


def test_a_query_that_was_tried_is_taken_over_unless_another_was_written_meanwhile(county: County) -> None:
    row = _row(county)
    clerk, address = county.client("kuaiji"), f"/packages/{row.package_id}/count/{row.pk}/"
    given = {"query": QUERY, "seen": "", "version": row.version}
    assert clerk.post(address, given).headers["Location"].endswith(f"/fill/selfeval/#c{row.pk}-query")
    assert Row.objects.get(pk=row.pk).texts["query"] == QUERY
    told = clerk.post(address, {**given, "query": "计数 援助台账", "version": row.version})
    assert told.status_code == 409
    assert f"刚把这一格改成了“{QUERY}”" in told.content.decode()
    assert county.client("sifa").post(address, given).status_code == 403
    assert county.client("jiaoyu").get(address).status_code == 404


def test_a_value_beside_its_query_must_be_what_the_query_gives(county: County) -> None:
    row = _row(county)
    clerk, package = county.user("kuaiji"), row.package
    query = "计数 援助台账 其中 类别=民事 单位 件"
    row = filling.save_cell(clerk, package, row.pk, "query", query, "", row.version)
    page = county.client("kuaiji").get(f"/packages/{package.pk}/live/selfeval/").content.decode()
    assert "填的实际完成值“243件”与台账算式算得的“3件”不同" in page
    for text in ("3件", "3", ""):
        row = filling.save_cell(clerk, package, row.pk, "actual", text, row.texts.get("actual", ""), row.version)
        assert "算得的" not in county.client("kuaiji").get(f"/packages/{package.pk}/live/selfeval/").content.decode()


def test_a_long_query_of_several_lines_is_tried_whole_and_nothing_is_offered_in_its_place(county: County) -> None:
    row = _row(county)
    query = QUERY + "\n" + " 或 ".join(f"类别=民事{number}" for number in range(150))
    assert len(query) > 1_000
    row.texts["query"] = query
    row.save()
    clerk, address = county.client("kuaiji"), f"/packages/{row.package_id}/count/{row.pk}/"
    for given in ({}, {"query": query.replace("\n", "\r\n")}):
        page = clerk.get(address, given)
        assert (page.context["query"], page.context["held"]) == (query, query)
        assert "填到“台账算式”" not in page.content.decode()
