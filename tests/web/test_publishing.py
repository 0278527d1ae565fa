"""Publishing: what is frozen stays so, the public reads it without an account, amendments are told."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest
from django.test import Client
from webkit import County, made

from gouji_web.packages import review
from gouji_web.packages.models import Package, SelfCheck, State
from gouji_web.publishing import actions
from gouji_web.publishing.models import Publication
from gouji_web.refusals import Refused


@pytest.fixture
def package(county: County) -> Package:
    """One that finance accepted, with two files made of it."""
    one = Package.objects.get(state=State.ACCEPTED)
    made(one, "第一稿")
    return one


def _csv(client: Client, address: str) -> list[dict[str, str]]:
    text = client.get(address).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_what_is_published_is_read_by_anyone(county: County, package: Package, anyone: Client) -> None:
    assert anyone.get(f"/public/{package.pk}/").status_code == 404
    assert county.client("caizheng").post(f"/packages/{package.pk}/publish/").status_code == 302
    page = anyone.get(f"/public/{package.pk}/").content.decode()
    for said in (
        "永宁市青岚区司法局",
        "98.77 分（优）",
        "全年预算数",
        "1,681.77",
        "<td>预算执行率</td>",
        "自评.html",
        "<svg",
    ):
        assert said in page, said
    assert "永宁市青岚区司法局" in anyone.get("/public/?year=2022").content.decode()
    assert "永宁市青岚区司法局" not in anyone.get("/public/?year=2023").content.decode()
    shown = anyone.get(f"/public/{package.pk}/1/自评.html")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert "第一稿" in shown.getvalue().decode()
    assert "script-src" not in shown.headers["Content-Security-Policy"]
    assert anyone.get(f"/public/{package.pk}/1/secret-key").status_code == 404
    assert anyone.get(f"/packages/{package.pk}/").status_code == 302


def test_open_data_says_what_was_published_and_nothing_else(county: County, package: Package, anyone: Client) -> None:
    actions.publish(county.user("caizheng"), package)
    (row,) = _csv(anyone, "/public/data.csv")
    assert (row["单位名称"], row["年度"], row["本年支出（万元）"], row["自评总分"]) == (
        *("永宁市青岚区司法局", "2022", "1681.77", "98.77"),
    )
    told = json.loads(anyone.get("/public/data.json").content)
    assert [one["单位名称"] for one in told["publications"]] == ["永宁市青岚区司法局"]
    rows = _csv(anyone, "/public/indicators.csv")
    assert len(rows) == 33
    whole = [Decimal(row["得分"]) for row in rows if row["对象"] == "整体"]
    assert sum(whole) == Decimal("98.77")  # with the money row: what is published adds up
    assert [rows[2][name] for name in ("对象", "三级指标", "年度指标值", "实际完成值", "得分")] == [
        *("整体", "办理法律援助案件数", "≥220件", "243件", "10.00"),
    ]
    listed = _csv(anyone, "/public/addresses.csv")
    assert [(one["单位名称"][-5:], one["年度"], one["自评报告公开是/否"]) for one in listed] == [
        ("岚区司法局", "2023", "否"),
        ("律服务中心", "2023", "否"),
        ("岚区司法局", "2022", "是"),
        ("矫正管理局", "2021", "否"),
    ]
    assert listed[2]["公开网址"] == f"http://testserver/public/{package.pk}/"


def test_an_amendment_is_a_version_of_its_own_with_a_notice(county: County, package: Package, anyone: Client) -> None:
    finance = county.user("caizheng")
    first = actions.publish(finance, package)
    with pytest.raises(Refused):
        review.pass_on(finance, package, "amend")
    review.pass_on(finance, package, "amend", "群众来信指出三公经费有误")
    assert Package.objects.get(pk=package.pk).returned == 0  # nobody sent it back
    assert anyone.get(f"/public/{package.pk}/").status_code == 200
    Package.objects.filter(pk=package.pk).update(state=State.ACCEPTED)
    made(package, "第二稿")
    with pytest.raises(Refused, match="更正说明"):
        actions.publish(finance, package)
    second = actions.publish(finance, package, "更正三公经费")
    first.refresh_from_db()
    assert (first.is_current, second.is_current, second.number) == (False, True, 2)
    page = anyone.get(f"/public/{package.pk}/").content.decode()
    assert "更正三公经费" in page
    assert "第 1 版" in page
    assert anyone.get(f"/public/{package.pk}/1/决算.docx").getvalue() == "第一稿".encode()
    assert anyone.get(f"/public/{package.pk}/2/决算.docx").getvalue() == "第二稿".encode()


def test_bodies_and_years_are_compared_by_what_was_published(county: County, package: Package, anyone: Client) -> None:
    made = actions.publish(county.user("caizheng"), package)
    other = Package.objects.create(body=package.body, year=2021, state=State.PUBLISHED)
    facts = {**made.facts, "spending": "1500.00"}
    Publication.objects.create(
        package=other, number=1, snapshot=made.snapshot, files=[], facts=facts, digest="", user=made.user
    )
    service = county.body("公共法律服务中心")
    third = Package.objects.create(body=service, year=2022, state=State.PUBLISHED)
    blank = {**made.facts, "spending": "88.80", "forms": []}
    Publication.objects.create(
        package=third, number=1, snapshot=made.snapshot, files=[], facts=blank, digest="", user=made.user
    )
    page = anyone.get("/public/compare/").content.decode()
    assert re.findall(r"<td class=\"number\">(?:<a [^>]*>)?([^<]*)", page) == ["1,500.00", "1,681.77", "", "88.80"]
    assert "2022年度本年支出（万元）：永宁市青岚区司法局 1,681.77；永宁市青岚区公共法律服务中心 88.80" in page
    scores = anyone.get("/public/compare/?by=total&text=司法局").content.decode()
    assert re.findall(r"<td class=\"number\">(?:<a [^>]*>)?([^<]*)", scores) == ["98.77", "98.77"]
    assert "<svg" not in scores
    assert anyone.get("/public/compare/?by=__class__&page=x").status_code == 200


def test_a_published_file_that_was_changed_is_noticed(county: County, package: Package) -> None:
    made = actions.publish(county.user("caizheng"), package)
    assert actions.verify(made) == []
    (made.folder / "决算.docx").write_bytes(b"x")
    assert actions.verify(made) == ["决算.docx"]


def test_only_finance_publishes_and_only_what_was_accepted_and_checked(county: County, package: Package) -> None:
    for username in ("admin", "shenji", "sifa", "juzhang", "kuaiji"):
        assert county.client(username).post(f"/packages/{package.pk}/publish/").status_code == 403, username
    assert county.client("jiaoyu").post(f"/packages/{package.pk}/publish/").status_code == 404
    finance = county.user("caizheng")
    SelfCheck.objects.filter(package=package).update(is_draft=True)
    with pytest.raises(Refused, match="编制自查"):
        actions.publish(finance, package)
    with pytest.raises(Refused, match="财政复核通过以后"):
        actions.publish(finance, Package.objects.filter(state=State.DRAFT)[0])
    assert not Publication.objects.exists()


def test_all_that_finance_has_accepted_is_published_at_once_and_what_cannot_be_is_told(
    county: County, package: Package
) -> None:
    other = Package.objects.create(body=county.body("第一小学"), year=package.year, state=State.ACCEPTED)
    finance = county.client("caizheng")
    listed = finance.get(f"/packages/?year={package.year}&state=accepted").content.decode()
    assert f"一并公开 {package.year} 年度复核通过的 2 家" in listed
    told = finance.post("/packages/publish-all/", {"year": package.year}, follow=True).content.decode()
    assert f"已公开 1 家 {package.year} 年度的资料" in told
    assert f"没有公开：{other}：编制自查还没有做完或还有差错，不能公开。" in told
    assert [one.package for one in Publication.objects.all()] == [package]
    Package.objects.filter(pk=package.pk).update(state=State.ACCEPTED)  # being amended: that needs its notice
    assert list(actions.publishable(county.user("caizheng"), package.year)) == [other]
    assert county.client("sifa").post("/packages/publish-all/", {"year": package.year}).status_code == 403
