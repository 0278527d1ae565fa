"""Signing in, passwords, roles: who comes in, and who may do what to whom."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client, RequestFactory, override_settings
from webkit import PASSWORD, County, visitor

from gouji_web.people import actions
from gouji_web.people.models import Post, User
from gouji_web.people.signing import MOST_BY_NAME, address_of
from gouji_web.permissions import Act, Role, may, within
from gouji_web.refusals import Refused
from gouji_web.trail.models import Entry


def _sign_in(client: Client, password: str, username: str = "kuaiji") -> int:
    return client.post("/login/", {"username": username, "password": password}).status_code


def test_the_right_password_opens_and_a_wrong_one_does_not(anyone: Client) -> None:
    assert _sign_in(anyone, "wrong") == 400
    assert anyone.get("/").status_code == 302
    assert _sign_in(anyone, PASSWORD) == 302
    assert "李会计" in anyone.get("/").content.decode()


def test_whoever_guesses_has_to_wait_even_with_the_right_password(anyone: Client) -> None:
    for _ in range(MOST_BY_NAME):
        assert _sign_in(anyone, "wrong") == 400
    page = anyone.post("/login/", {"username": "kuaiji", "password": PASSWORD})
    assert page.status_code == 400
    assert "15 分钟" in page.content.decode()
    assert _sign_in(anyone, PASSWORD, "sifa") == 302


def test_a_login_never_leads_to_another_site(anyone: Client) -> None:
    page = anyone.post("/login/", {"username": "kuaiji", "password": PASSWORD, "next": "https://example.com/"})
    assert page.headers["Location"] == "/"


def test_a_password_that_was_given_out_is_changed_first(county: County) -> None:
    user, password = actions.add_person(county.user("admin"), "xinren", "新人", [(county.body("司法局"), Role.FILLER)])
    client = visitor()
    assert _sign_in(client, password, "xinren") == 302
    assert client.get("/").headers["Location"] == "/password/"
    form = {"old": password, "new": "lan-qiao-2023-mo", "again": "lan-qiao-2023-mo"}
    assert client.post("/password/", form).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    user.refresh_from_db()
    assert not user.password_due


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("short1", "10"),
        ("1234567890123", "数字"),
        ("password123", "常见"),
        ("kuaijikuai", "相似"),
        (PASSWORD, "相同"),
    ],
)
def test_a_weak_password_is_refused_with_the_rule_it_breaks(county: County, new: str, said: str) -> None:
    with pytest.raises(ValidationError) as told:
        actions.change_password(county.user("kuaiji"), PASSWORD, new, new)
    assert any(said in line for line in told.value.messages), told.value.messages


def test_a_role_reaches_its_body_and_what_is_below_but_a_filler_only_the_own(county: County) -> None:
    below, beside = county.body("公共法律服务中心"), county.body("第一小学")
    reviewer, filler = county.user("sifa"), county.user("kuaiji")
    assert may(reviewer, Act.APPROVE, below)
    assert not may(reviewer, Act.APPROVE, beside)
    assert not may(reviewer, Act.APPROVE, county.body("财政局"))
    assert may(filler, Act.FILL, county.body("司法局"))
    assert not may(filler, Act.FILL, below)
    assert not may(county.user("shenji"), Act.FILL, below)
    assert may(county.user("shenji"), Act.SEE_PACKAGE, below)


def test_a_list_holds_exactly_what_each_may(county: County) -> None:
    from gouji_web.bodies.models import Body

    for username in ("admin", "caizheng", "shenji", "sifa", "juzhang", "kuaiji", "jiaoyu", "xiaozhang", "xiaokuai"):
        user = county.user(username)
        for act in Act:
            listed = set(Body.objects.filter(within(user, act, "")))
            assert listed == {body for body in Body.objects.all() if may(user, act, body)}, (username, act)


def test_whoever_has_been_switched_off_may_nothing(county: County) -> None:
    actions.set_active(county.user("admin"), county.user("kuaiji"), False)
    assert not may(county.user("kuaiji"), Act.FILL, county.body("司法局"))
    assert _sign_in(Client(), PASSWORD) == 400


def test_only_an_administrator_of_the_body_manages_people(county: County) -> None:
    body = county.body("司法局")
    for username in ("caizheng", "sifa", "shenji", "kuaiji"):
        with pytest.raises(PermissionDenied):
            actions.add_person(county.user(username), "xin", "新", [(body, Role.FILLER)])
        assert county.client(username).get("/people/many/").status_code == 403
    boss = county.user("jiaoyu")
    Post.objects.create(user=boss, body=county.body("教育局"), role=Role.ADMIN)
    with pytest.raises(PermissionDenied):
        actions.reset_password(boss, county.user("kuaiji"))
    with pytest.raises(PermissionDenied):
        actions.give_post(boss, county.user("jiaoyu"), body, Role.DEPARTMENT)
    actions.reset_password(boss, county.user("xiaokuai"))


def test_people_are_managed_on_their_pages(county: County) -> None:
    admin, body = county.client("admin"), county.body("第二中学")
    form = {"username": "erzhong", "name": "二中 陈会计", "body": body.pk, "role": "filler"}
    page = admin.post("/people/add/", form, follow=True).content.decode()
    assert "一次性口令" in page
    user = User.objects.get(username="erzhong")
    admin.post(f"/people/{user.pk}/post/", {"body": body.pk, "role": "leader"})
    assert {post.role for post in user.post_set.all()} == {"filler", "leader"}
    admin.post(f"/people/{user.pk}/drop/", {"post": user.post_set.get(role="leader").pk})
    assert {post.role for post in user.post_set.all()} == {"filler"}
    assert admin.post("/people/add/", form).status_code == 409
    with pytest.raises(Refused):
        actions.set_active(county.user("admin"), county.user("admin"), False)


def test_what_is_done_to_people_is_on_the_trail(county: County) -> None:
    before = Entry.objects.count()
    actions.reset_password(county.user("admin"), county.user("kuaiji"))
    (entry,) = Entry.objects.filter(number__gt=before)
    assert (entry.who, entry.act, entry.target) == ("管理员（admin）", "重置口令", "kuaiji")


def test_a_pasted_table_of_people_is_added_whole_or_not_at_all(county: County) -> None:
    admin = county.client("admin")
    table = "账号\t姓名\t单位\t角色\nzhou\t周某\t119003\t填报人\nwu\t吴某\t永宁市青岚区第二中学\t单位负责人\n"
    wrong = table + "zhou\t周某\t永宁市青岚区教育局\t校长\nkuaiji\t李某\t119003\t填报人\nxu\t徐某\t没有的单位\t填报人\n"
    page = admin.post("/people/many/", {"text": wrong})
    told = page.content.decode()
    assert page.status_code == 400
    assert "有 3 处要改" in told
    assert "第 4 行“zhou”：没有角色“校长”" in told
    assert "第 5 行“kuaiji”：账号“kuaiji”已经有了" in told
    assert "第 6 行“xu”：没有单位“没有的单位”" in told
    assert not User.objects.filter(username__in=("zhou", "wu")).exists()
    made = admin.post("/people/many/", {"text": table + "zhou\t周某\t119003\t单位负责人\n"}).content.decode()
    assert "已新增 2 人" in made
    zhou = User.objects.get(username="zhou")
    assert {post.get_role_display() for post in zhou.post_set.all()} == {"填报人", "单位负责人"}
    (password,) = [one for one in re.findall(r"<code>([^<]+)</code>", made) if zhou.check_password(one)]
    assert _sign_in(visitor(), password, "zhou") == 302
    assert county.client("caizheng").post("/people/many/", {"text": table}).status_code == 403
    assert admin.post("/people/many/", {"text": " "}).status_code == 400


def test_the_list_of_people_is_narrowed_down(county: County) -> None:
    admin = county.client("admin")
    assert "钱校长" in admin.get("/people/?text=第一小学").content.decode()
    assert "李会计" not in admin.get("/people/?text=第一小学").content.decode()
    assert "李会计" in admin.get("/people/?text=kuaiji").content.decode()


@pytest.mark.parametrize(
    ("hops", "expected"),
    [
        ("1.2.3.4, 5.6.7.8", "5.6.7.8"),
        ("5.6.7.8:5123", "5.6.7.8"),
        ("[2001:db8::1]:443", "2001:db8::1"),
        ("unknown", "10.0.0.9"),
        ("", "10.0.0.9"),
    ],
)
def test_the_address_is_the_last_hop_that_the_proxy_names(hops: str, expected: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=hops)
    with override_settings(SECURE_PROXY_SSL_HEADER=None):
        assert address_of(request) == "10.0.0.9"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert address_of(request) == expected
