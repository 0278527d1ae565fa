"""A package from its first cell to what finance makes of it; two who edit; who may what; drawing samples."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from webkit import County

import gouji
from gouji.workbook.schema import sheets
from gouji_web.intake.models import Audit, Finding, Upload
from gouji_web.packages import filling, review, sampling
from gouji_web.packages.content import live
from gouji_web.packages.filling import Conflict
from gouji_web.packages.models import Package, Rescore, Row, Sampling, SelfCheck, State
from gouji_web.packages.stages import stages
from gouji_web.queue.work import run_one
from gouji_web.refusals import Refused
from gouji_web.trail.models import Entry

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _draft(county: County) -> Package:
    return Package.objects.get(body=county.body("司法局"), year=2023)


def _row(package: Package, level3: str) -> Row:
    return next(row for row in package.row_set.filter(sheet="indicators") if row.texts.get("level3") == level3)


def _mend(county: County) -> Package:
    """The draft with everything filled in."""
    package, clerk = _draft(county), county.user("kuaiji")
    filling.replace(clerk, package, json_content("qinglan-2023-hunan"), "试验")
    filling.refresh(package)
    package.refresh_from_db()
    _checked(package)
    return package


def _checked(package: Package) -> None:
    """As if the core had made and checked the package as it is now."""
    package.refresh_from_db()
    SelfCheck.objects.create(package=package, revision=package.revision, is_draft=False)


def json_content(name: str) -> dict[str, tuple[gouji.TypedRow, ...]]:
    given = json.loads(files("gouji_web.demo").joinpath(f"{name}.json").read_text("utf-8"))
    return {sheet: tuple(gouji.TypedRow(row["texts"], row["row"]) for row in rows) for sheet, rows in given.items()}


@pytest.mark.parametrize("name", ["qinglan-2023-hunan", "hengshi-2021-hubei"])
def test_the_demonstration_is_filled_with_the_examples(name: str) -> None:
    typed, problems = gouji.read_workbook(EXAMPLES / f"{name}.xlsx")
    assert (typed, problems) == (json_content(name), ())


def test_the_ledgers_of_the_demonstration_are_those_of_the_examples() -> None:
    shipped = {one.name: one.read_bytes() for one in files("gouji_web.demo").joinpath("ledgers").iterdir()}
    assert shipped == {one.name: one.read_bytes() for one in (EXAMPLES / "ledgers").iterdir()}


def test_the_stages_hold_every_column_of_the_workbook_once() -> None:
    held = [(part.plan.id, column.id) for stage in stages() for part in stage.parts for column in part.columns]
    assert sorted(held) == sorted((plan.id, column.id) for plan in sheets() for column in plan.columns)


def test_a_cell_is_kept_and_the_score_follows_with_its_reason(county: County) -> None:
    package, client = _draft(county), county.client("kuaiji")
    row = _row(package, "办理法律援助案件数")
    form = {"row": row.pk, "column": "actual", "text": "100件", "seen": row.texts["actual"], "version": row.version}
    answer = client.post(f"/packages/{package.pk}/cell/", form)
    assert (answer.status_code, answer.headers["X-Row-Version"]) == (200, str(row.version + 1))
    package.refresh_from_db()
    score = live(package).scores[row.pk]
    assert (score.points, score.weight) == (Decimal("4.55"), Decimal("10.00"))
    assert "100" in score.reason
    page = client.get(f"/packages/{package.pk}/live/selfeval/").content.decode()
    assert "4.55 / 10.00" in page
    assert score.reason in page
    package.refresh_from_db()
    assert package.score == next(form.total for form in live(package).appraisal.forms)


def test_two_who_change_different_cells_of_a_row_are_both_kept(county: County) -> None:
    package, clerk = _draft(county), county.user("kuaiji")
    row = _row(package, "办理法律援助案件数")
    filling.save_cell(clerk, package, row.pk, "target", "≥230件", row.texts["target"], row.version)
    filling.save_cell(clerk, package, row.pk, "reason", "案件增加", "", row.version)
    row.refresh_from_db()
    assert (row.texts["target"], row.texts["reason"], row.version) == ("≥230件", "案件增加", 4)


def test_two_who_change_the_same_cell_are_told_and_nothing_is_lost(county: County) -> None:
    package, client = _draft(county), county.client("kuaiji")
    row = _row(package, "办理法律援助案件数")
    seen, version = row.texts["actual"], row.version
    filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "250件", seen, version)
    form = {"row": row.pk, "column": "actual", "text": "260件", "seen": seen, "version": version}
    answer = client.post(f"/packages/{package.pk}/cell/", form)
    told = answer.content.decode()
    assert answer.status_code == 409
    assert "司法局 李会计" in told
    assert "“250件”" in told
    assert "“260件”" in told
    row.refresh_from_db()
    assert row.texts["actual"] == "250件"
    with pytest.raises(Conflict):
        filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "260件", seen, version)
    mine = filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "260件", "250件", row.version)
    assert mine.texts["actual"] == "260件"


def test_an_unfinished_package_is_not_signed_and_says_what_is_missing(county: County) -> None:
    package = _draft(county)
    problems = live(package).problems
    assert [(one.sheet, one.cell) for one in problems] == [("指标", "F8"), ("原因", "B9"), ("指标", "D6")]
    assert all(one.row is not None for one in problems)
    assert [one.column for one in problems] == ["actual", "operating_last", "reason"]
    page = county.client("juzhang").get(f"/packages/{package.pk}/").content.decode()
    assert "<button disabled>签批上报</button>" in page
    assert "还有 3 处没有填好" in page
    answer = county.client("juzhang").post(f"/packages/{package.pk}/step/sign/")
    assert answer.status_code == 409
    assert "还有 3 处没有填好" in answer.content.decode()


def test_a_year_of_a_package(county: County) -> None:
    package = _mend(county)
    assert (package.problems, package.score) == (0, Decimal("98.77"))
    address = f"/packages/{package.pk}/step"
    review.settle(county.user("sifa"), package, package.remark_set.get().pk, "")
    assert county.client("juzhang").post(f"{address}/sign/").status_code == 302
    row = _row(package, "办理法律援助案件数")
    with pytest.raises(Refused, match="待部门审核"):
        filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "1件", row.texts["actual"], row.version)
    assert county.client("sifa").post(f"{address}/return/").status_code == 409
    remark = {"text": "与台账不符，请核实", "row": row.pk, "column": "actual"}
    assert county.client("sifa").post(f"/packages/{package.pk}/remarks/", remark).status_code == 302
    assert county.client("sifa").post(f"{address}/return/").status_code == 302
    package.refresh_from_db()
    assert (package.state, package.returned) == (State.DRAFT, 1)
    home = county.client("kuaiji").get("/").content.decode()
    assert "被退回" in home
    assert "与台账不符，请核实" in home
    assert "与台账不符" in county.client("kuaiji").get(f"/packages/{package.pk}/fill/selfeval/").content.decode()
    row.refresh_from_db()
    filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "245件", row.texts["actual"], row.version)
    _, changed = review.changed_since_return(package)
    assert [tuple(one) for one in changed] == [("指标", "办理法律援助案件数", "实际完成值", "243件", "245件")]
    filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "243件", "245件", row.version + 1)
    review.settle(county.user("kuaiji"), package, package.remark_set.filter(settled=None).latest("pk").pk, "已核实")
    assert county.client("juzhang").post(f"{address}/sign/").status_code == 409
    _checked(package)
    for username, name in (("juzhang", "sign"), ("sifa", "approve"), ("caizheng", "accept")):
        assert county.client(username).post(f"{address}/{name}/").status_code == 302, name
    package.refresh_from_db()
    assert package.state == State.ACCEPTED
    assert [step.name for step in package.step_set.all()] == [
        *("签批上报", "部门退回", "签批上报", "部门审核通过", "财政复核通过"),
    ]
    page = county.client("shenji").get(f"/packages/{package.pk}/").content.decode()
    assert "财政复核通过" in page
    assert "已核实" in page


def test_finance_scores_again_and_says_what_follows(county: County) -> None:
    package = Package.objects.get(state=State.APPROVED)
    row = package.row_set.filter(sheet="indicators").latest("pk")
    own = live(package).scores[row.pk]
    finance = county.user("caizheng")
    lower = str(own.points - 1)
    with pytest.raises(Refused, match="理由"):
        review.rescore(finance, package, row.pk, lower, "")
    for wrong in ("x", "-1", "1.005", str(own.weight + 1), "NaN"):
        with pytest.raises(Refused):
            review.rescore(finance, package, row.pk, wrong, "因为")
    review.rescore(finance, package, row.pk, lower, "佐证不足")
    page = county.client("caizheng").get(f"/packages/{package.pk}/").content.decode()
    assert "差 -1" in page
    with pytest.raises(Refused, match="复核通过以后"):
        review.use_result(finance, package, "整体", "keep", "", "")
    review.pass_on(finance, package, "accept")
    package.refresh_from_db()
    review.use_result(finance, package, "整体", "cut", "1,200.50", "执行率低")
    assert "1200.50" in county.client("caizheng").get(f"/packages/{package.pk}/").content.decode()
    assert (
        "压减，下年度预算 1,200.50 万元（执行率低）"
        in county.client("shenji").get(f"/packages/{package.pk}/").content.decode()
    )


def test_nobody_passes_on_what_is_not_theirs(county: County) -> None:
    package = _mend(county)
    may = {"sign": "juzhang", "approve": "sifa", "accept": "caizheng"}
    for name, rightful in may.items():
        for username in ("admin", "caizheng", "shenji", "sifa", "juzhang", "kuaiji", "jiaoyu", "xiaozhang", "xiaokuai"):
            if username != rightful:
                with pytest.raises(PermissionDenied):
                    review.pass_on(county.user(username), package, name)
        review.pass_on(county.user(rightful), package, name)
    for username in ("jiaoyu", "xiaozhang", "xiaokuai"):
        for address in ("", "fill/targets/", "live/targets/", "workbook.xlsx"):
            assert county.client(username).get(f"/packages/{package.pk}/{address}").status_code == 404


def test_a_workbook_goes_out_and_comes_in_again(county: County) -> None:
    package, client = _draft(county), county.client("kuaiji")
    before = live(package).problems
    content = client.get(f"/packages/{package.pk}/workbook.xlsx").getvalue()
    row = _row(package, "办理法律援助案件数")
    filling.save_cell(county.user("kuaiji"), package, row.pk, "actual", "1件", row.texts["actual"], row.version)
    file = SimpleUploadedFile("工作簿.xlsx", content)
    page = client.post(f"/packages/{package.pk}/import/", {"workbook": file}, follow=True).content.decode()
    assert "已导入工作簿" in page
    package.refresh_from_db()
    assert [(one.cell, one.message) for one in live(package).problems] == [(one.cell, one.message) for one in before]
    assert _row(package, "办理法律援助案件数").texts["actual"] == "243件"
    other = (EXAMPLES / "hengshi-2021-hubei.xlsx").read_bytes()
    with pytest.raises(Refused, match="2021 年度的，这里是 2023 年度"):
        filling.import_workbook(county.user("kuaiji"), package, SimpleUploadedFile("x.xlsx", other))
    with pytest.raises(Refused):
        filling.import_workbook(county.user("kuaiji"), package, SimpleUploadedFile("x.xlsx", b"PK\x03\x04"))


def test_a_ledger_kept_with_the_package_is_queried_and_no_other_file(county: County) -> None:
    package, clerk = _draft(county), county.user("kuaiji")
    ledger = SimpleUploadedFile("援助.csv", "受理日期,类别\n2023-01-02,民事\n2023-05-06,刑事\n".encode())
    filling.add_evidence(clerk, package, ledger)
    record = package.row_set.filter(sheet="ledgers").first() or filling.add_row(clerk, package, "ledgers")
    for column, text in (("name", "援助台账"), ("file", "../../../etc/援助.csv")):
        record = filling.save_cell(clerk, package, record.pk, column, text, "", record.version)
    row = _row(package, "办理法律援助案件数")
    row = filling.save_cell(
        clerk, package, row.pk, "query", "计数 援助台账 其中 受理日期 在 本年 单位 件", "", row.version
    )
    filling.save_cell(clerk, package, row.pk, "actual", "", row.texts["actual"], row.version)
    package.refresh_from_db()
    score = live(package).scores[row.pk]
    assert (score.actual, score.points) == ("2件", Decimal("0.09"))
    (package.folder / "援助.csv").unlink()
    (package.folder.parent / "援助.csv").write_text("受理日期,类别\n2023-01-02,民事\n", "utf-8")
    filling.save_cell(clerk, package, record.pk, "file", "../援助.csv", record.texts["file"], record.version)
    package.refresh_from_db()
    told = [one.message for one in live(package).problems if one.sheet == "台账"]
    assert len(told) == 1
    assert str(package.folder) not in told[0]


def test_rows_are_added_and_removed_where_a_table_grows(county: County) -> None:
    package, client = _draft(county), county.client("kuaiji")
    count = package.row_set.filter(sheet="projects").count()
    client.post(f"/packages/{package.pk}/rows/targets/", {"sheet": "projects"})
    assert package.row_set.filter(sheet="projects").count() == count + 1
    client.post(
        f"/packages/{package.pk}/rows/targets/", {"remove": package.row_set.filter(sheet="projects").latest("pk").pk}
    )
    assert package.row_set.filter(sheet="projects").count() == count
    with pytest.raises(Refused):
        filling.add_row(county.user("kuaiji"), package, "body")
    with pytest.raises(Refused):
        filling.remove_row(county.user("kuaiji"), package, package.row_set.filter(sheet="visits")[0].pk)


def test_a_package_begins_once_with_what_is_known(county: County) -> None:
    body = county.body("第一小学")
    package = filling.begin(county.user("xiaokuai"), body, 2023)
    texts = package.row_set.get(sheet="body").texts
    assert texts["department"] == "永宁市青岚区教育局"
    with pytest.raises(Refused):
        filling.begin(county.user("xiaokuai"), body, 2023)
    with pytest.raises(PermissionDenied):
        filling.begin(county.user("jiaoyu"), county.body("第二中学"), 2023)
    page = county.client("xiaokuai").get(f"/packages/{package.pk}/fill/targets/")
    assert page.status_code == 200


def test_making_and_checking_finds_the_same_as_the_core(county: County) -> None:
    package = _mend(county)
    client = county.client("kuaiji")
    assert client.post(f"/packages/{package.pk}/self-check/").status_code == 302
    assert "等待中" in client.get(f"/packages/{package.pk}/").content.decode()
    run_one()
    check = package.selfcheck_set.latest("pk")
    package.refresh_from_db()
    assert (package.errors, check.is_draft, check.revision) == (0, False, package.revision)
    assert check.upload is not None
    audit = check.upload.audit_set.get()
    assert audit.files == ["2023年度青岚区司法局绩效自评.docx", "2023年度青岚区司法局部门决算公开.docx"]
    assert client.get(f"/checks/{check.upload_id}/{audit.pk}/").status_code == 200
    assert county.client("xiaokuai").get(f"/checks/{check.upload_id}/{audit.pk}/").status_code == 404
    address = f"/packages/{package.pk}/made/2023年度青岚区司法局绩效自评.docx"
    assert (
        "2023年度青岚区司法局绩效自评.docx" in county.client("juzhang").get(f"/packages/{package.pk}/").content.decode()
    )
    assert county.client("juzhang").get(address).getvalue().startswith(b"PK")
    assert county.client("xiaokuai").get(address).status_code == 404
    assert client.get(f"/packages/{package.pk}/made/..%2F..%2Fgouji.sqlite3").status_code == 404


def test_a_remark_at_a_finding_returns_the_package_and_says_what_it_is_about(county: County) -> None:
    package = Package.objects.get(body=county.body("公共法律服务中心"), year=2023)
    upload = Upload.objects.create(body=package.body, key="k", title="自查", expires=timezone.now())
    slot = "<!--judgement ab-->"
    audit = Audit.objects.create(upload=upload, verdict="", listing=slot, documents="", content={})
    Finding.objects.create(
        audit=audit,
        number=1,
        code="N001",
        title="合计",
        severity="warning",
        message="差",
        place="第2页",
        fingerprint="ab",
    )
    SelfCheck.objects.create(package=package, revision=package.revision, upload=upload)
    address = f"/checks/{upload.pk}/{audit.pk}/"
    reviewer = county.client("sifa")
    assert "写意见并部门退回" in reviewer.get(address).content.decode()
    assert "写意见并" not in county.client("caizheng").get(address).content.decode()
    assert "对这个问题写意见" not in county.client("shenji").get(address).content.decode()
    remarks, given = f"/packages/{package.pk}/remarks/", {"upload": upload.pk, "audit": audit.pk}
    said = reviewer.post(remarks, {"text": "请核对", "fingerprint": "ab", **given})
    assert said.headers["Location"] == f"{address}#jab"
    assert reviewer.post(remarks, {"text": "没有的", "fingerprint": "cd", **given}).status_code == 409
    assert county.client("juzhang").post(remarks, {"text": "x", "fingerprint": "ab", **given}).status_code == 404
    reviewer.post(remarks, {"text": "不能公开", "fingerprint": "ab", "step": "return", **given})
    package.refresh_from_db()
    assert package.state == State.DRAFT
    told = [(one.about, one.text) for one in package.remark_set.all()]
    assert told == [("疑点「合计」第2页", "请核对"), ("疑点「合计」第2页", "不能公开")]
    page = county.client("sifa").get(f"/packages/{package.pk}/").content.decode()
    assert page.count(f'href="{address}#jab"') == 2
    Finding.objects.all().delete()
    assert "再自查已没有这个问题" in county.client("sifa").get(f"/packages/{package.pk}/").content.decode()


def test_who_looks_at_what_is_not_theirs_to_fill_is_on_record_once(county: County) -> None:
    package = _draft(county)
    auditor, clerk = county.client("shenji"), county.client("kuaiji")
    for client in (auditor, clerk):
        for address in ("", "fill/targets/", ""):
            assert client.get(f"/packages/{package.pk}/{address}").status_code == 200
    seen = Entry.objects.filter(act="查看填报")
    assert [(one.who, one.target) for one in seen] == [("审计 吴查阅（shenji）", str(package))]


def test_a_remark_and_a_return_that_is_refused_leave_nothing(county: County) -> None:
    package = _draft(county)
    before = package.remark_set.count()
    form = {"text": "退", "row": _row(package, "办理法律援助案件数").pk, "column": "actual", "step": "return"}
    assert county.client("sifa").post(f"/packages/{package.pk}/remarks/", form).status_code == 409
    assert package.remark_set.count() == before


def test_every_stage_is_shown_to_those_who_may_see_it(county: County) -> None:
    package = _draft(county)
    for stage in stages():
        writing = county.client("kuaiji").get(f"/packages/{package.pk}/fill/{stage.id}/").content.decode()
        reading = county.client("shenji").get(f"/packages/{package.pk}/fill/{stage.id}/").content.decode()
        assert "data-column=" in writing
        assert "data-column=" not in reading
    assert county.client("kuaiji").get(f"/packages/{package.pk}/fill/nothing/").status_code == 404


def test_late_packages_are_told_and_reminded(county: County) -> None:
    page = county.client("caizheng").get("/packages/?year=2023").content.decode()
    assert page.count(">过期<") == 2
    assert county.client("sifa").post("/packages/remind/", {"year": 2023}).status_code == 403
    county.client("caizheng").post("/packages/remind/", {"year": 2023})
    assert "财政催报" in county.client("kuaiji").get("/").content.decode()
    form = {"year": 2023, "fill_by": "2099-03-31", "department_by": "2099-04-15", "finance_by": ""}
    county.client("caizheng").post("/packages/deadline/", form)
    assert ">过期<" not in county.client("caizheng").get("/packages/?year=2023").content.decode()


def test_who_has_not_begun_is_listed_reminded_and_begun_by_finance(county: County) -> None:
    finance, clerk = county.client("caizheng"), county.client("xiaokuai")
    listed = finance.get("/packages/?year=2023&state=none").content.decode()
    assert "10 家" in listed
    assert "第一小学" in listed
    assert "公共法律服务中心" not in listed
    assert listed.count("还没有填报人") == 9
    assert "第二中学" not in clerk.get("/packages/?year=2023&state=none").content.decode()
    waiting = clerk.get("/").content.decode()
    assert "还没有开始的" in waiting
    assert "财政催报" not in waiting
    assert "还没有开始的" not in county.client("kuaiji").get("/").content.decode()
    finance.post("/packages/remind/", {"year": 2023})
    assert "财政催报" in clerk.get("/").content.decode()
    assert county.client("sifa").post("/packages/begin-all/", {"year": 2023}).status_code == 403
    finance.post("/packages/begin-all/", {"year": 2023})
    assert Package.objects.filter(year=2023).count() == 12
    assert "都已经开始了" in finance.get("/packages/?year=2023&state=none").content.decode()
    assert "还没有开始的" not in clerk.get("/").content.decode()


def test_only_what_is_late_is_listed_where_asked_for(county: County) -> None:
    finance = county.client("caizheng")
    assert finance.get("/packages/?year=2023&late=1").content.decode().count(">过期<") == 2
    finance.post("/packages/deadline/", {"year": 2023, "fill_by": "2099-01-01", "department_by": "", "finance_by": ""})
    assert "没有符合条件的填报" in finance.get("/packages/?year=2023&late=1").content.decode()
    assert finance.post("/packages/deadline/", {"year": 99999, "fill_by": ""}).status_code == 409


def test_what_a_body_said_of_itself_is_there_again_the_year_after(county: County) -> None:
    package = _draft(county)
    body = package.row_set.get(sheet="body")
    begun = filling.begin(county.user("kuaiji"), package.body, 2024)
    pages = ("", *(f"fill/{one.id}/" for one in stages()))
    assert [county.client("kuaiji").get(f"/packages/{begun.pk}/{page}").status_code for page in pages] == [200] * 6
    again = begun.row_set.get(sheet="body")
    same = ("template", "tier", "offices", "duties", "contact", "phone", "short")
    assert {name: again.texts.get(name) for name in same} == {name: body.texts.get(name) for name in same}
    assert again.texts["year"] == "2024"
    assert {"in_service", "retired", "posts", "filled_on"}.isdisjoint(again.texts)


def test_a_drawing_shows_how_far_the_re_check_is(county: County) -> None:
    finance = county.client("caizheng")
    package = Package.objects.get(year=2021, state=State.APPROVED)
    finance.post("/sampling/", {"year": 2021, "percent": 100})
    row = package.row_set.filter(sheet="indicators")[0]
    (before,) = sampling.checked(Sampling.objects.get())
    assert (before.rescored, before.again) == (0, None)
    review.rescore(county.user("caizheng"), package, row.pk, "1", "没有佐证")
    (after,) = sampling.checked(Sampling.objects.get())
    own = Rescore.objects.get().own
    assert own is not None
    assert (after.rescored, after.difference) == (1, 1 - own)
    assert str(after.difference) in finance.get("/sampling/").content.decode()


def test_a_drawing_is_drawn_again_from_its_seed() -> None:
    pool = [(pk, pk % 4, f"{90 + pk % 10}.00", pk == 7) for pk in range(1, 41)]
    rule = sampling.Rule(10, "", with_errors=True)
    drawn = sampling.drawn(pool, rule, "青岚")
    assert drawn == sampling.drawn(list(reversed(pool)), rule, "青岚")
    assert 7 in drawn
    assert {pk % 4 for pk in drawn} == {0, 1, 2, 3}
    assert 4 <= len(drawn) <= 5
    assert sampling.drawn(pool, rule, "别的") != drawn
    assert {pk for pk, _, score, _ in pool if score >= "99"} <= set(sampling.drawn(pool, sampling.Rule(1, "99"), ""))


def test_only_what_has_left_its_unit_is_drawn(county: County) -> None:
    finance = county.client("caizheng")
    assert finance.post("/sampling/", {"year": 2023, "percent": 10}).status_code == 302
    page = finance.get("/sampling/").content.decode()
    assert "从 1 家中抽出 1 家" in page
    assert finance.post("/sampling/", {"year": 2015, "percent": 10}).status_code == 409
    assert county.client("sifa").get("/sampling/").status_code == 403
