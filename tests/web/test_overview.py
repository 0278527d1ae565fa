"""The overview: counts that add up, nothing of bodies that are not this person's."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from webkit import County

from gouji_web.intake.models import Audit, Finding, Judgement, Upload
from gouji_web.overview.figures import overview, spread
from gouji_web.packages import sampling
from gouji_web.packages.models import Package, Remark, Sampling, Step


def _rows(county: County, username: str, what: str) -> list[dict[str, str]]:
    text = county.client(username).get(f"/overview/{what}.csv").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_every_body_is_counted_once(county: County) -> None:
    found = overview(county.user("caizheng"), 2023)
    assert dict(found.states) == {"填报中": 1, "待部门审核": 1, "待财政复核": 0, "已复核，待公开": 0, "已公开": 0}
    assert (found.missing, found.late) == (10, 2)
    justice = next(one for one in found.departments if one.name.endswith("司法局"))
    assert (justice.bodies, justice.missing, justice.average) == (3, 1, "98.77")
    assert sum(one.bodies for one in found.departments) == found.whole.bodies == 12
    assert (found.whole.name, found.whole.late, found.whole.average) == ("合计", 2, "98.77")
    assert sum(count for _, count in found.scores) == 1  # the draft's blanks score nothing: it is no score of the year


def test_a_department_oversees_its_own_units_only(county: County) -> None:
    found = overview(county.user("jiaoyu"), 2023)
    assert [(one.name, one.bodies) for one in found.departments] == [("永宁市青岚区教育局", 4)]
    assert {row["单位名称"] for row in _rows(county, "sifa", "packages")} == {
        *("永宁市青岚区司法局", "永宁市青岚区公共法律服务中心", "永宁市青岚区社区矫正管理局"),
    }
    assert _rows(county, "jiaoyu", "packages") == []
    assert county.client("kuaiji").get("/overview/").status_code == 403
    assert county.client("kuaiji").get("/overview/packages.csv").status_code == 403
    assert county.client("caizheng").get("/overview/secrets.csv").status_code == 404


def test_scores_that_crowd_at_the_top_stand_out(county: County) -> None:
    body = county.body("财政局")
    Package.objects.bulk_create(
        Package(body=body, year=year, score=Decimal("98.50"), state="signed") for year in range(2000, 2010)
    )
    assert overview(county.user("caizheng"), 2001).crowded == ""
    Package.objects.filter(year__lt=2010).delete()
    bodies = [county.body(name) for name in ("教育局", "第一小学", "第二中学", "卫生健康局", "农业农村局")]
    Package.objects.bulk_create(Package(body=one, year=2001, score=Decimal("98.50"), state="signed") for one in bodies)
    assert "5 家中有 5 家自评在 98 分以上" in county.client("caizheng").get("/overview/?year=2001").content.decode()


def test_a_spread_counts_every_value_once_and_edges_upwards() -> None:
    values = [Decimal(one) for one in ("0", "59.99", "60", "79.99", "80", "100")]
    assert spread(values, ("60", "80", "100")) == (("<60", 2), ("60–80", 2), ("80–100", 1), ("≥100", 1))
    assert spread([], ("60",)) == (("<60", 0), ("≥60", 0))


def test_findings_are_exported_with_what_looks_like_a_formula_as_text(county: County) -> None:
    upload = Upload.objects.create(body=county.body("司法局"), key="k", title="t", expires="2099-01-01T00:00:00Z")
    audit = Audit.objects.create(upload=upload, verdict="", listing="", documents="", content={})
    Finding.objects.bulk_create(
        Finding(audit=audit, number=at, code="N001", title="x", severity="error", message="=1+1", fingerprint=f"{at}")
        for at in range(1_001)
    )
    rows = _rows(county, "caizheng", "findings")
    assert len(rows) == 1_001
    assert {row["问题"] for row in rows} == {"'=1+1"}
    assert _rows(county, "jiaoyu", "findings") == []


def test_departments_are_exported_year_by_year_and_findings_with_their_judgements(county: County) -> None:
    rows = {(row["年度"], row["部门"]): row for row in _rows(county, "caizheng", "departments")}
    justice = rows["2023", "永宁市青岚区司法局"]
    assert (justice["单位数"], justice["没有开始"], justice["填报中"], justice["平均分"]) == ("3", "1", "1", "98.77")
    assert {year for year, _ in rows} == {"2023", "2022", "2021"}
    body = county.body("司法局")
    upload = Upload.objects.create(body=body, key="k", title="t", expires="2099-01-01T00:00:00Z")
    audit = Audit.objects.create(upload=upload, verdict="", listing="", documents="", content={})
    for mark in ("a", "b"):
        Finding.objects.create(audit=audit, number=1, code="N001", title="x", severity="error", fingerprint=mark)
    Judgement.objects.create(body=body, fingerprint="a", verdict="explained", reason="口径", user=county.user("kuaiji"))
    told = {row["指纹"]: (row["认定"], row["理由"]) for row in _rows(county, "caizheng", "findings")}
    assert told == {"a": ("说明理由", "口径"), "b": ("", "")}


def test_kinds_of_problems_are_told_by_department_and_everything_goes_out_as_csv(county: County) -> None:
    own, other = Package.objects.filter(body=county.body("司法局")).order_by("-year")[:2]
    year = own.year
    Package.objects.filter(pk=own.pk).update(tally={"N001 增减额": 2, "A001 合计": 1})
    Package.objects.filter(pk=other.pk).update(tally={"N001 增减额": 5})
    finance = county.client("caizheng")
    page = finance.get(f"/overview/?year={year}").content.decode()
    row = '<th scope="row">N001 增减额</th><td class="number">2</td><td class="number">1</td>'
    assert f'{row}<td class="words">永宁市青岚区司法局 2 个</td>' in page
    kinds = _rows(county, "caizheng", "kinds")
    assert [row for row in kinds if row["年度"] == str(year)] == [
        {"年度": str(year), "部门": "永宁市青岚区司法局", "检查": "N001 增减额", "个数": "2"},
        {"年度": str(year), "部门": "永宁市青岚区司法局", "检查": "A001 合计", "个数": "1"},
    ]
    remarks = _rows(county, "caizheng", "remarks")
    assert [(one["说的是"], one["意见"], one["谁"], one["处理人"]) for one in remarks] == [
        (one.about, one.text, one.user.name, "") for one in Remark.objects.all()
    ]
    assert len(_rows(county, "caizheng", "steps")) == Step.objects.count()
    sampling.draw(county.user("caizheng"), other.year, sampling.Rule(100), "种子")
    drawn = _rows(county, "caizheng", "samplings")
    assert {one["抽中的单位"] for one in drawn} == {
        str(one.body) for one in Sampling.objects.latest("pk").packages.all()
    }
    assert {(one["种子"], one["比例（%）"]) for one in drawn} == {("种子", "100")}
    assert _rows(county, "sifa", "samplings") == []
    bodies = {one["名称"]: one["人员"] for one in _rows(county, "sifa", "bodies")}
    assert bodies["永宁市青岚区司法局"] == "部门审核人 司法局 郑审核；单位负责人 司法局 王局长；填报人 司法局 李会计"
    assert len(bodies) == 3
