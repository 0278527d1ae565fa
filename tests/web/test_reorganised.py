"""What is counted, chased, named and kept of bodies that moved, were merged, renamed or given another code."""

from __future__ import annotations

import importlib
from datetime import date

import pytest
from django.apps import apps
from django.utils import timezone
from webkit import County, published

from gouji_web.overview.figures import overview
from gouji_web.packages import sampling
from gouji_web.packages.collecting import is_late
from gouji_web.packages.filling import begin
from gouji_web.packages.models import Deadline, Package, Remark
from gouji_web.packages.reminding import dues
from gouji_web.people.models import Post
from gouji_web.permissions import Role
from gouji_web.refusals import Refused
from gouji_web.reorganising import actions
from gouji_web.trail.models import Entry

DAY = date(2024, 3, 15)
CENTRE, JUSTICE, SCHOOLS = "公共法律服务中心", "司法局", "教育局"


def test_each_department_oversees_what_was_published_under_it(county: County) -> None:
    old = published(county, CENTRE, 2022)
    admin, justice, schools, centre = county.user("admin"), *map(county.body, (JUSTICE, SCHOOLS, CENTRE))
    actions.move(admin, centre, schools, DAY)
    figures = {
        (who, one.name): (one.bodies, one.states["published"], one.missing)
        for who in ("sifa", "jiaoyu")
        for one in overview(county.user(who), 2022).departments
    }
    assert figures == {("sifa", justice.name): (3, 1, 1), ("jiaoyu", schools.name): (4, 0, 4)}
    for who, listed in (("sifa", True), ("jiaoyu", False)):
        lines = county.client(who).get("/overview/packages.csv").getvalue().decode("utf-8-sig").splitlines()
        assert any(old.called in line and ",2022," in line for line in lines) == listed
    for role, body in (("sifa", justice), ("jiaoyu", schools)):
        Post.objects.create(user=county.user(role), body=body, role=Role.FINANCE)
    drawing = sampling.draw(county.user("sifa"), 2022, sampling.Rule(100), "1")
    assert old.pk in [one[0] for one in drawing.pool]
    with pytest.raises(Refused, match="没有可抽的"):
        sampling.draw(county.user("jiaoyu"), 2022, sampling.Rule(100), "1")


def test_a_year_that_the_successor_files_is_chased_no_more(county: County) -> None:
    admin, finance = county.user("admin"), county.user("caizheng")
    school, other = county.body("第一小学"), county.body("第二中学")
    year = timezone.localdate().year
    for one in (year - 2, year - 1):
        begin(finance, school, one)
        Deadline.objects.update_or_create(year=one, defaults={"fill_by": date(year, 1, 2)})
    actions.merge(admin, school, other, date(year - 1, 3, 15))
    before, closing = Package.objects.filter(body=school, year__gte=year - 2).order_by("year")
    assert (before.is_owed, closing.is_owed) == (True, False)
    assert [one.text for one in Remark.objects.filter(package__in=(before, closing)).order_by("package__year")] == [
        f"{school}自 {year - 1}-03-15 起并入{other}。这份填报由{other}办完。"
        "请核对单位名称、主管部门、编码，按本年度决算批复的填。",
        f"{school}自 {year - 1}-03-15 起并入{other}。{year - 1}年度由{other}填报，这份不用再报，也不再催报。",
    ]
    assert [school.pk in {due.body.pk for due in dues(finance, one)} for one in (year - 2, year - 1)] == [True, False]
    late = [Package.objects.filter(one.late, body=school).count() for one in Deadline.objects.order_by("year")]
    assert (is_late(before), is_late(closing), sum(late)) == (True, False, 1)
    bodies = [overview(county.user("jiaoyu"), one).whole.bodies for one in (year - 2, year - 1)]
    assert bodies == [4, 3]


def test_a_remark_on_a_body_of_a_long_name_fits_and_is_recorded(county: County) -> None:
    package = Package.objects.get(body=county.body(CENTRE), year=2023)
    row = package.row_set.get(sheet="body")
    row.texts["name"] = "中" * 300
    row.save()
    actions.move(county.user("admin"), county.body(CENTRE), county.body(SCHOOLS), DAY)
    (remark,) = Remark.objects.filter(package=package)
    assert len(remark.about) == 200
    assert Entry.objects.filter(act="写意见", target=str(package)).count() == 1


def test_who_fills_in_for_a_merged_body_is_named_and_nobody_of_a_body_that_is_no_more(county: County) -> None:
    admin, school, other = county.user("admin"), county.body("第一小学"), county.body("第二中学")
    filler = county.user("xiaokuai").name

    def told() -> tuple[list[str], tuple[str, ...]]:
        lines = county.client("caizheng").get("/packages/", {"year": 2023, "state": "none"}).context["lines"]
        named = next(names for body, names, _ in lines if body == school)
        return named, next(one.people for one in dues(county.user("caizheng"), 2023) if one.body == school)

    Package.objects.filter(body=school).delete()
    assert told() == ([filler], (f"{filler}（填报人）",))
    actions.merge(admin, school, other, DAY)
    assert told() == ([filler], (f"{filler}（填报人）",))
    Post.objects.filter(body=other).update(body=school)
    assert told() == ([], ("没有填报人",))


def test_a_package_first_published_after_a_merger_keeps_the_superior_of_before(county: County) -> None:
    admin, justice, schools, centre = county.user("admin"), *map(county.body, (JUSTICE, SCHOOLS, CENTRE))
    actions.merge(admin, centre, schools, DAY)
    old = published(county, CENTRE, 2022)
    assert (old.name, old.above, old.department) == (centre.name, justice.name, justice)
    health, root = county.body("卫生健康局"), county.body("财政局")
    actions.merge(admin, health, schools, DAY)
    old = published(county, "卫生健康局", 2021)
    assert (old.name, old.above, old.department) == (health.name, root.name, health)


def test_another_code_is_written_down_with_its_day_and_document(county: County) -> None:
    centre, admin = county.body(CENTRE), county.client("admin")
    form = {"name": centre.name, "code": "118009", "active": "on", "on": "2024-03-15", "basis": "批复"}
    assert "已保存" in admin.post(f"/bodies/{centre.pk}/", form, follow=True).content.decode()
    (changed,) = centre.changes.all()
    assert (changed.kind, changed.before, changed.after, changed.on, changed.basis) == (
        *("recoded", "118002", "118009"),
        *(DAY, "批复"),
    )
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.detail["on"], entry.detail["basis"]) == ("修改单位", "2024-03-15", "批复")
    page = admin.post(f"/bodies/{centre.pk}/", form, follow=True).content.decode()
    assert "都没有改动，没有要保存的。" in page
    assert "已保存" not in page
    assert centre.changes.count() == 1


def test_a_day_too_early_is_told_as_that(county: County) -> None:
    with pytest.raises(Refused, match="施行日期不能早于 1949-10-01"):
        actions.move(county.user("admin"), county.body(CENTRE), county.body(SCHOOLS), date(1924, 3, 15))


def test_the_list_of_reminders_is_offered_to_those_who_may_read_it(county: County) -> None:
    for who, offered in (("xiaokuai", False), ("jiaoyu", True)):
        Package.objects.filter(body=county.body("第一小学")).delete()
        page = county.client(who).get("/packages/", {"year": 2023, "state": "none"}).content.decode()
        assert ("/packages/reminding/" in page or "催报清单" in page) == offered


def test_what_was_published_before_names_were_kept_has_the_name_that_it_was_published_under(county: County) -> None:
    old, second = published(county, CENTRE, 2022), published(county, CENTRE, 2021)
    Package.objects.update(name="", code="", above="", department=None)
    first = old.publication_set.get(number=1).snapshot
    first.content["body"][0]["texts"] |= {"name": "法律援助中心", "code": "118005"}
    first.save()
    blank = second.publication_set.get(number=1).snapshot
    blank.content["body"][0]["texts"] |= {"name": ""}
    blank.save()
    module = importlib.import_module("gouji_web.publishing.migrations.0002_standing_of_what_is_published")
    module.stand(apps, None)
    kept = Package.objects.filter(pk__in=(old.pk, second.pk)).order_by("-year").values_list("name", "above")
    assert list(kept) == [
        ("法律援助中心", county.body(JUSTICE).name),
        (county.body(CENTRE).name, county.body(JUSTICE).name),
    ]
    assert Package.objects.get(pk=old.pk).code == "118005"
    assert not Package.objects.filter(publication=None).exclude(name="").exists()
