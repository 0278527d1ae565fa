"""Who must be reminded: whose turn it is, until when, and how to reach them."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

from django.utils import timezone
from webkit import County

from gouji_web.packages.models import Deadline, Package, Reminder
from gouji_web.packages.reminding import CLOSE, dues

_TOWN = "永宁市青岚区"


def _told(county: County, username: str, year: int = 2023) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(one.body.name.removeprefix(_TOWN), one.stage, one.people) for one in dues(county.user(username), year)]


def test_each_is_told_with_whose_turn_it_is(county: County) -> None:
    nobody = ("没有填报人",)
    assert _told(county, "sifa") == [
        ("司法局", "填报中，还有 3 处", ("司法局 李会计（填报人）",)),
        ("公共法律服务中心", "待部门审核", ("司法局 郑审核（部门审核人）",)),
        ("社区矫正管理局", "还没有开始", nobody),
    ]
    assert _told(county, "jiaoyu") == [
        ("教育局", "还没有开始", nobody),
        ("第一小学", "还没有开始", ("第一小学 赵会计（填报人）",)),
        ("第二中学", "还没有开始", nobody),
        ("教师进修学校", "还没有开始", nobody),
    ]
    assert len(_told(county, "caizheng")) == 12
    Package.objects.filter(body=county.body("司法局"), year=2023).update(problems=0)
    assert _told(county, "sifa")[0] == (
        *("司法局", "填报中，填好，待签批"),
        ("司法局 李会计（填报人）", "司法局 王局长（单位负责人）"),
    )
    assert _told(county, "caizheng", 2022) == []


def test_only_what_is_late_or_close_is_listed(county: County) -> None:
    today = timezone.localdate()
    for days, count in ((CLOSE, 2), (CLOSE + 1, 0), (-1, 2)):
        Deadline.objects.filter(year=2023).update(
            fill_by=today + timedelta(days=days), department_by=None, finance_by=None
        )
        assert len([one for one in dues(county.user("sifa"), 2023) if one.body.name.endswith("局")]) == count, days
    page = county.client("sifa").get("/packages/reminding/?year=2023").content.decode()
    assert "过期 2 家" in page
    assert "天内到期" not in page


def test_the_list_is_saved_with_telephones_and_the_last_reminder(county: County) -> None:
    county.client("caizheng").post("/packages/remind/", {"year": 2023})
    text = county.client("caizheng").get("/packages/reminding.csv?year=2023").getvalue().decode("utf-8-sig")
    rows = {row["单位"].removeprefix(_TOWN): row for row in csv.DictReader(io.StringIO(text))}
    justice, school = rows["司法局"], rows["第一小学"]
    assert (justice["联系人"], justice["电话"], justice["截止"]) == ("装备财务保障室", "0700-6220108", "2024-03-31")
    assert int(justice["过期天数"]) == (timezone.localdate() - Deadline.objects.get(year=2023).fill_by).days
    assert {justice["上次催报"], school["上次催报"]} == {str(timezone.localdate())}
    assert Reminder.objects.filter(year=2023).count() == 10
    assert county.client("kuaiji").get("/packages/reminding/").status_code == 403
