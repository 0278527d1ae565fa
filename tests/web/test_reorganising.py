"""Bodies that move, are merged, renamed and closed: what was published stays as it was, what is open goes along."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from webkit import County, published, visitor

from gouji_web.bodies.actions import change_body
from gouji_web.bodies.models import Body, BodyChange
from gouji_web.overview.figures import overview
from gouji_web.packages.collecting import not_begun, to_begin
from gouji_web.packages.filling import begin
from gouji_web.packages.models import Package, Remark
from gouji_web.packages.review import seen_by
from gouji_web.people.models import Post, User
from gouji_web.permissions import Act, Role, may, within
from gouji_web.refusals import Refused
from gouji_web.reorganising import actions
from gouji_web.trail.models import Entry

DAY = date(2024, 3, 15)
CENTRE, JUSTICE, SCHOOLS = "公共法律服务中心", "司法局", "教育局"


def _standing(body: Body) -> tuple[str, str, str]:
    body = Body.objects.select_related("parent").get(pk=body.pk)
    return body.path, body.kind, str(body.parent)


def test_a_unit_moves_with_what_is_open_and_its_department_of_then_keeps_what_was_published(county: County) -> None:
    old = published(county, CENTRE, 2022)
    centre, justice, schools, admin = *map(county.body, (CENTRE, JUSTICE, SCHOOLS)), county.user("admin")
    fresh = Package.objects.get(body=centre, year=2023)
    assert may(county.user("sifa"), Act.APPROVE, centre)
    changed = actions.move(admin, centre, schools, DAY, "青岚机编〔2024〕3号").change
    centre = county.body(CENTRE)
    assert _standing(centre) == (f"{schools.path}{centre.pk}/", "unit", schools.name)
    assert (changed.kind, changed.before, changed.after, changed.on) == ("moved", justice.name, schools.name, DAY)
    assert may(county.user("jiaoyu"), Act.APPROVE, centre)
    assert not may(county.user("sifa"), Act.APPROVE, centre)
    assert not seen_by(county.user("sifa")).filter(pk=fresh.pk).exists()
    assert seen_by(county.user("jiaoyu")).filter(pk=fresh.pk).exists()
    assert Remark.objects.filter(package=old).count() == 0
    (told,) = Remark.objects.filter(package=fresh)
    assert (told.column, told.text) == (
        "department",
        f"{centre}自 2024-03-15 起由{justice}划转到{schools}（青岚机编〔2024〕3号）。"
        "请核对单位名称、主管部门、编码，按本年度决算批复的填。",
    )
    counted = {
        (year, one.name.removeprefix("永宁市青岚区")): (one.bodies, one.missing)
        for year in (2022, 2023)
        for one in overview(county.user("caizheng"), year).departments
    }
    assert counted[2022, JUSTICE] == (3, 1)  # the centre's of 2022 was published under it
    assert counted[2022, SCHOOLS] == (4, 4)
    assert counted[2023, JUSTICE] == (2, 1)
    assert counted[2023, SCHOOLS] == (5, 4)
    entry = Entry.objects.filter(act="划转单位").latest("number")
    assert (entry.act, entry.target, entry.detail["basis"]) == ("划转单位", centre.name, "青岚机编〔2024〕3号")


def test_a_department_takes_its_units_along_and_becomes_a_unit_only_without_any(county: County) -> None:
    admin, root, schools, justice = (county.user("admin"), *map(county.body, ("财政局", SCHOOLS, JUSTICE)))
    with pytest.raises(Refused, match="下面还有 3 家单位"):
        actions.move(admin, schools, justice, None)
    unit = county.body("第二中学")
    actions.move(admin, unit, root, None)
    assert _standing(unit) == (f"{root.path}{unit.pk}/", "department", root.name)
    assert BodyChange.objects.get(body=unit).on == timezone.localdate()
    health, disease = county.body("卫生健康局"), county.body("疾病预防控制中心")
    for name in ("疾病预防控制中心", "妇幼保健院"):
        actions.move(admin, county.body(name), justice, None)
    actions.move(admin, county.body("卫生健康局"), county.body("农业农村局"), None)
    assert _standing(health)[1] == "unit"
    assert _standing(disease)[0].startswith(justice.path)


@pytest.mark.parametrize(
    ("what", "where", "said"),
    [
        ("财政局", JUSTICE, "财政部门是全部单位的上级"),
        (CENTRE, JUSTICE, "已经在"),
        (CENTRE, "第一小学", "只能划到财政部门"),
        (JUSTICE, CENTRE, "只能划到财政部门"),
    ],
)
def test_what_cannot_move_is_told_why(county: County, what: str, where: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        actions.move(county.user("admin"), county.body(what), county.body(where), None)


def test_only_who_administrates_both_sides_moves_and_merges_and_no_day_to_come(county: County) -> None:
    centre, schools = county.body(CENTRE), county.body(SCHOOLS)
    Post.objects.create(user=county.user("sifa"), body=county.body(JUSTICE), role=Role.ADMIN)
    for username in ("sifa", "caizheng", "shenji", "kuaiji"):
        with pytest.raises(PermissionDenied):
            actions.move(county.user(username), centre, schools, None)
        with pytest.raises(PermissionDenied):
            actions.merge(county.user(username), centre, schools, None)
    with pytest.raises(Refused, match="施行日期"):
        actions.move(county.user("admin"), centre, schools, date(2999, 1, 1))


def test_who_takes_a_unit_in_finishes_what_it_left_and_begins_the_years_before(county: County) -> None:
    admin, school, other = county.user("admin"), county.body("第一小学"), county.body("第二中学")
    Post.objects.create(user=User.objects.create_user("erzhong", "二中 陈会计", "x"), body=other, role=Role.FILLER)
    left = begin(county.user("xiaokuai"), school, 2022)
    actions.merge(admin, school, other, DAY, "青岚教〔2024〕8号", people=False)
    school, heir = county.body("第一小学"), county.user("erzhong")
    assert (school.is_active, school.successor, school.closed_on) == (False, other, DAY)
    assert school.path == f"{other.path}{school.pk}/"
    assert may(heir, Act.FILL, school)
    assert seen_by(heir).filter(pk=left.pk).exists()
    assert set(Body.objects.filter(within(heir, Act.FILL, ""))) == {school, other}
    assert not may(county.user("xiaokuai"), Act.FILL, school)  # whose post ended with the body
    assert may(county.user("jiaoyu"), Act.APPROVE, school)
    assert school in not_begun(heir, 2023, Act.FILL)
    assert school not in not_begun(heir, 2024, Act.FILL)
    assert {one["body"] for one in to_begin(heir)} == {school, other}
    begun = begin(heir, school, 2023)
    assert begun.row_set.get(sheet="body").texts["department"] == county.body(SCHOOLS).name
    with pytest.raises(Refused, match="2024年度由永宁市青岚区第二中学填报"):
        begin(county.user("caizheng"), school, 2024)
    (remark,) = Remark.objects.filter(package=left)
    assert remark.text.startswith(f"{school}自 2024-03-15 起并入{other}（青岚教〔2024〕8号）。这份填报由{other}办完。")


def test_people_of_a_merged_body_go_along_but_nobody_gains_a_reach(county: County) -> None:
    admin, school, other = county.user("admin"), county.body("第一小学"), county.body("第二中学")
    Post.objects.create(user=county.user("shenji"), body=school, role=Role.AUDITOR)
    done = actions.merge(admin, school, other, DAY)
    assert done.ended == (f"{county.user('shenji').name}（审计查阅人）",)
    assert {(post.user.username, post.role) for post in Post.objects.filter(body=other)} == {
        ("xiaokuai", "filler"),
        ("xiaozhang", "leader"),
    }
    assert not Post.objects.filter(body=school).exists()
    assert may(county.user("xiaokuai"), Act.FILL, school)
    assert may(county.user("xiaokuai"), Act.FILL, other)


def test_a_department_that_is_merged_hands_over_its_units_and_a_merger_is_taken_back(county: County) -> None:
    admin, root, health, farming = county.user("admin"), *map(county.body, ("财政局", "卫生健康局", "农业农村局"))
    actions.merge(admin, health, farming, DAY)
    health = county.body("卫生健康局")
    assert _standing(health) == (f"{farming.path}{health.pk}/", "department", farming.name)
    assert _standing(county.body("妇幼保健院"))[2] == farming.name
    with pytest.raises(Refused, match="已经停用"):
        actions.move(admin, health, county.body(JUSTICE), None)
    with pytest.raises(Refused, match="已经停用，不能再并入"):
        actions.merge(admin, health, county.body(JUSTICE), None)
    # merged again with the one that had taken it in: its successor is the last one
    actions.merge(admin, farming, county.body(JUSTICE), None)
    assert county.body("卫生健康局").successor == county.body(JUSTICE)
    assert county.body("卫生健康局").path.startswith(county.body(JUSTICE).path)
    health = county.body("卫生健康局")
    change_body(admin, health, health.name, health.code, True)
    assert _standing(health) == (f"{root.path}{health.pk}/", "department", root.name)
    assert (health.successor, health.closed_on) == (None, None)
    assert [one.get_kind_display() for one in health.changes.all()] == ["并入", "并入", "恢复"]
    assert [(one.before, one.after) for one in health.changes.all()[:2]] == [
        (health.name, farming.name),
        (farming.name, county.body(JUSTICE).name),
    ]


def test_a_body_is_renamed_and_what_was_published_keeps_its_name(county: County) -> None:
    old = published(county, CENTRE, 2022)
    admin, centre = county.user("admin"), county.body(CENTRE)
    change_body(admin, centre, "永宁市青岚区法治服务中心", "118009", True, DAY, "批复")
    public = visitor()
    page = public.get(f"/public/{old.pk}/").content.decode()
    assert "<h1>永宁市青岚区公共法律服务中心" in page
    assert "永宁市青岚区公共法律服务中心现名永宁市青岚区法治服务中心。" in page
    for text in ("公共法律", "法治服务"):
        assert f"/public/{old.pk}/" in public.get("/public/", {"text": text}).content.decode()
        assert f"/public/{old.pk}/" in public.get("/public/compare/", {"text": text}).content.decode()
    data = json.loads(public.get("/public/data.json").content)
    assert [(one["单位编码"], one["单位名称"]) for one in data["publications"]] == [
        ("118002", "永宁市青岚区公共法律服务中心")
    ]
    assert str(Package.objects.get(body=centre, year=2023)) == "永宁市青岚区法治服务中心 2023年度"
    changed, recoded = centre.changes.all()
    assert (recoded.kind, recoded.before, recoded.after) == ("recoded", "118002", "118009")
    assert (changed.kind, changed.before, changed.after) == (
        "renamed",
        "永宁市青岚区公共法律服务中心",
        "永宁市青岚区法治服务中心",
    )


def test_a_body_closes_only_without_open_ones_below(county: County) -> None:
    admin, schools = county.user("admin"), county.body(SCHOOLS)
    with pytest.raises(Refused, match="下面还有 3 家启用的单位"):
        change_body(admin, schools, schools.name, schools.code, False)
    unit = county.body("教师进修学校")
    change_body(admin, unit, unit.name, unit.code, False, DAY)
    assert county.body("教师进修学校").closed_on == DAY
    with pytest.raises(Refused, match="已经停用，不再填报"):
        begin(county.user("caizheng"), county.body("教师进修学校"), 2023)
    change_body(admin, unit, unit.name, unit.code, True)
    assert [one.get_kind_display() for one in unit.changes.all()] == ["停用", "恢复"]


def test_the_page_of_a_body_moves_and_merges_it_and_programs_do_the_same(county: County) -> None:
    admin, centre, schools = county.client("admin"), county.body(CENTRE), county.body(SCHOOLS)
    form = {"parent": schools.pk, "on": "2024-03-15", "basis": "青岚机编〔2024〕3号"}
    page = admin.post(f"/bodies/{centre.pk}/move/", form, follow=True).content.decode()
    assert "已划转到永宁市青岚区教育局" in page
    assert "青岚机编〔2024〕3号" in page
    assert county.client("shenji").get(f"/bodies/{centre.pk}/").status_code == 200
    assert '<form method="post" class' not in county.client("shenji").get(f"/bodies/{centre.pk}/").content.decode()
    assert county.client("caizheng").post(f"/bodies/{centre.pk}/move/", form).status_code == 403
    assert admin.post(f"/bodies/{centre.pk}/move/", {**form, "on": "昨天"}).status_code == 409
    into = {"into": county.body("第一小学").pk, "on": "2024-03-15", "people": "on"}
    page = admin.post(f"/bodies/{centre.pk}/merge/", into, follow=True).content.decode()
    assert "并入 <a" in page
    rows = county.client("caizheng").get("/overview/changes.csv").getvalue().decode("utf-8-sig").splitlines()
    assert [line.split(",")[1:4] for line in rows[1:]] == [
        [centre.name, "划转", "2024-03-15"],
        [centre.name, "并入", "2024-03-15"],
    ]


def _posts(body: Body) -> list[tuple[str, str]]:
    return list(Post.objects.filter(body=body).order_by("pk").values_list("user__username", "role"))


def test_what_was_closed_below_a_department_can_be_opened_wherever_the_department_went(county: County) -> None:
    admin, health, farming = county.user("admin"), county.body("卫生健康局"), county.body("农业农村局")
    clinic, other = county.body("妇幼保健院"), county.body("疾病预防控制中心")
    actions.merge(admin, other, clinic, DAY)  # stays below the one that took it in
    change_body(admin, clinic, clinic.name, clinic.code, False, DAY)
    actions.merge(admin, health, farming, DAY)
    assert _standing(clinic) == (f"{farming.path}{clinic.pk}/", "unit", farming.name)
    assert _standing(other) == (f"{farming.path}{clinic.pk}/{other.pk}/", "unit", clinic.name)
    clinic = county.body("妇幼保健院")
    change_body(admin, clinic, clinic.name, clinic.code, True)
    assert _standing(clinic) == (f"{farming.path}{clinic.pk}/", "unit", farming.name)
    other = county.body("疾病预防控制中心")
    change_body(admin, other, other.name, other.code, True)  # its department of then was merged meanwhile
    assert _standing(other) == (f"{farming.path}{other.pk}/", "unit", farming.name)


def test_what_stands_below_goes_back_with_a_body_whose_merger_is_taken_back(county: County) -> None:
    admin, root = county.user("admin"), county.body("财政局")
    health, farming, clinic = county.body("卫生健康局"), county.body("农业农村局"), county.body("妇幼保健院")
    actions.move(admin, county.body("疾病预防控制中心"), county.body(JUSTICE), None)
    actions.merge(admin, clinic, health, DAY)
    actions.merge(admin, health, farming, DAY)
    child = Body.objects.create(parent=county.body("卫生健康局"), kind="unit", name="门诊部", is_active=False)
    assert child.path == f"{farming.path}{health.pk}/{child.pk}/"
    health = county.body("卫生健康局")
    change_body(admin, health, health.name, health.code, True)
    assert _standing(health) == (f"{root.path}{health.pk}/", "department", root.name)
    assert _standing(child) == (f"{health.path}{child.pk}/", "unit", health.name)
    assert county.body("妇幼保健院").path == f"{farming.path}{clinic.pk}/"


def test_no_unit_is_opened_below_a_unit(county: County) -> None:
    admin, justice, schools, centre = county.user("admin"), *map(county.body, (JUSTICE, SCHOOLS, CENTRE))
    for one in justice.children.exclude(pk=centre.pk):
        actions.move(admin, one, county.body("农业农村局"), None)
    actions.merge(admin, centre, county.body("第一小学"), DAY)
    actions.move(admin, county.body(JUSTICE), schools, DAY)
    centre = county.body(CENTRE)
    with pytest.raises(Refused, match=r"它原来的上级永宁市青岚区司法局现在是单位，下面不能设单位；请先把"):
        change_body(admin, centre, centre.name, centre.code, True)
    assert not county.body(CENTRE).is_active


def test_a_department_that_becomes_a_unit_reviews_itself_no_more(county: County) -> None:
    admin, justice, schools = county.user("admin"), county.body(JUSTICE), county.body(SCHOOLS)
    for one in justice.children.all():
        actions.move(admin, one, schools, None)
    before = _posts(justice)
    assert ("sifa", "department") in before
    form = {"parent": schools.pk, "on": "2024-03-15"}
    page = county.client("admin").post(f"/bodies/{justice.pk}/move/", form, follow=True).content.decode()
    assert f"取消了在{justice}的角色：{county.user('sifa').name}（部门审核人）。" in page
    assert _posts(justice) == [one for one in before if one[1] != "department"]
    justice = county.body(JUSTICE)
    assert not may(county.user("sifa"), Act.APPROVE, justice)
    assert may(county.user("jiaoyu"), Act.APPROVE, justice)


def test_who_administrates_only_one_side_takes_no_merger_back_and_wide_roles_end_with_the_body(county: County) -> None:
    admin, justice, schools, centre = county.user("admin"), *map(county.body, (JUSTICE, SCHOOLS, CENTRE))
    own = User.objects.create_user("guanli", "本局 管理员", "x")
    for role in (Role.ADMIN, Role.FINANCE, Role.AUDITOR):
        Post.objects.create(user=own, body=centre, role=role)
    Post.objects.create(user=county.user("jiaoyu"), body=schools, role=Role.ADMIN)
    done = actions.merge(admin, centre, schools, DAY, people=False)
    assert done.ended == tuple(f"本局 管理员（{role.label}）" for role in (Role.ADMIN, Role.FINANCE, Role.AUDITOR))
    centre = county.body(CENTRE)
    with pytest.raises(PermissionDenied):
        change_body(county.user("jiaoyu"), centre, centre.name, centre.code, True)
    assert county.body(CENTRE).successor == schools
    centre = county.body(CENTRE)
    change_body(admin, centre, centre.name, centre.code, True)
    assert _standing(centre) == (f"{justice.path}{centre.pk}/", "unit", justice.name)


def test_nobody_ends_the_own_post_of_an_administrator_by_a_merger(county: County) -> None:
    both = User.objects.create_user("guanli", "两局 管理员", "x")
    centre, schools = county.body(CENTRE), county.body(SCHOOLS)
    for body in (centre, schools):
        Post.objects.create(user=both, body=body, role=Role.ADMIN)
    with pytest.raises(Refused, match="不能取消自己的管理员角色"):
        actions.merge(both, centre, schools, DAY)
