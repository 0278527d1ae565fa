"""What somebody tries who means harm, or whose files have names that nobody thought of."""

from __future__ import annotations

from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DataError
from django.test import Client
from webkit import PASSWORD, County, visitor

from gouji_web.bodies.models import Setting
from gouji_web.intake import receiving
from gouji_web.intake.models import File, Upload
from gouji_web.intake.receiving import safe_name
from gouji_web.packages import filling
from gouji_web.packages.models import Package, Row
from gouji_web.people import actions, tokens
from gouji_web.people.models import Attempt, Token
from gouji_web.people.signing import MOST_BY_ADDRESS, MOST_BY_NAME
from gouji_web.refusals import UNFIT
from gouji_web.shown.tables import as_csv
from gouji_web.trail.models import Entry

_MULTIPART = "multipart/form-data; boundary=b"


def _upload(client: Client, county: County, paths: list[str]) -> int:
    files = [SimpleUploadedFile(f"{number}.txt", b"1") for number, _ in enumerate(paths)]
    return client.post("/checks/", {"body": county.body("司法局").pk, "files": files, "paths": paths}).status_code


def _lying(upload: Upload) -> list[str]:
    return sorted(str(one.relative_to(upload.folder)) for one in upload.folder.rglob("*") if one.is_file())


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("长" * 100 + ".docx", "长" * 73 + ".docx"),
        ("长" * 76, "长" * 75),
        ("长" * 75, "长" * 75),
        ("目" * 90 + "/自评.txt", "目" * 75 + "/自评.txt"),
        ("名." + "尾" * 80, "名." + "尾" * 73),
    ],
)
def test_a_name_that_no_disk_holds_loses_its_middle_and_keeps_its_kind(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(
    ("paths", "lying"),
    [
        (["甲", "甲/乙.txt"], ["1_甲/乙.txt", "甲"]),
        (["甲/乙.txt", "甲"], ["1_甲", "甲/乙.txt"]),
        (["1_甲.txt", "甲.txt", "甲.txt"], ["1_甲.txt", "2_甲.txt", "甲.txt"]),
        (["2_甲.txt", "甲.txt", "甲.txt"], ["2_2_甲.txt", "2_甲.txt", "甲.txt"]),
        (["长" * 100 + ".txt", "长" * 99 + ".txt"], ["1_" + "长" * 73 + ".txt", "长" * 73 + ".txt"]),
    ],
)
def test_no_file_takes_the_place_of_another(county: County, paths: list[str], lying: list[str]) -> None:
    assert _upload(county.client("kuaiji"), county, paths) == 302
    assert _lying(Upload.objects.get(title__contains="个文件")) == lying


def test_what_the_disk_refuses_leaves_no_upload_behind(county: County) -> None:
    client = county.client("kuaiji")
    with mock.patch.object(receiving, "lay", side_effect=OSError):
        page = client.post(
            "/checks/", {"body": county.body("司法局").pk, "files": [SimpleUploadedFile("一.txt", b"1")]}
        )
    assert page.status_code == 400
    assert "再传一次" in page.content.decode()
    assert not Upload.objects.exists()


def test_files_without_an_account_never_fill_the_disk(anyone: Client) -> None:
    Setting.objects.update(anonymous_check=True)
    assert anyone.post("/try/", {"files": SimpleUploadedFile("一.txt", b"1")}).status_code == 302
    File.objects.update(size=2 * 2**30)
    page = anyone.post("/try/", {"files": SimpleUploadedFile("二.txt", b"1")})
    assert (page.status_code, Upload.objects.count()) == (400, 1)
    assert "已经存满" in page.content.decode()


@pytest.mark.parametrize(
    ("username", "address", "kind", "megabytes", "status"),
    [
        ("", "/login/", _MULTIPART, 4, 413),
        ("", "/try/", _MULTIPART, 70, 413),
        ("", "/api/checks?body=1", _MULTIPART, 4, 413),
        ("kuaiji", "/checks/", _MULTIPART, 2049, 413),
        ("kuaiji", "/packages/1/cell/", "application/x-www-form-urlencoded", 4, 413),
    ],
)
def test_what_is_too_large_is_refused_before_it_is_read(
    county: County, username: str, address: str, kind: str, megabytes: int, status: int
) -> None:
    client = county.client(username) if username else visitor()
    with mock.patch("django.core.handlers.wsgi.LimitedStream.read", side_effect=AssertionError):
        answer = client.generic("POST", address, b"", kind, CONTENT_LENGTH=str(megabytes * 2**20))
    assert answer.status_code == status


def test_of_many_guesses_at_one_moment_no_more_are_looked_at_than_may(anyone: Client) -> None:
    """Each is noted before the password is looked at."""
    seen = []

    def looked_at(*_: object, **__: object) -> None:
        seen.append(Attempt.objects.count())

    with mock.patch("gouji_web.people.signing.authenticate", looked_at):
        for _ in range(MOST_BY_NAME + 3):
            anyone.post("/login/", {"username": "kuaiji", "password": "wrong"})
    assert seen == [1, 2, 3, 4, 5]
    assert Attempt.objects.count() == MOST_BY_NAME


def test_who_guesses_elsewhere_locks_nobody_out_of_their_own_browser(county: County) -> None:
    own, other = visitor(), visitor()
    right = {"username": "kuaiji", "password": PASSWORD}
    assert own.post("/login/", right).status_code == 302
    own.post("/logout/")
    for number in range(MOST_BY_ADDRESS):
        other.post("/login/", {"username": f"x{number % 7}", "password": "wrong"})
    for _ in range(MOST_BY_NAME):
        other.post("/login/", {"username": "kuaiji", "password": "wrong"})
    assert other.post("/login/", right).status_code == 400
    assert own.post("/login/", right).status_code == 302
    own.post("/logout/")
    for _ in range(MOST_BY_NAME):
        assert own.post("/login/", {"username": "kuaiji", "password": "wrong"}).status_code == 400
    assert own.post("/login/", right).status_code == 400
    own.cookies["gouji-known"] = f"{own.cookies['gouji-known'].value}x"
    assert own.post("/login/", right).status_code == 400


def test_a_session_that_was_brought_along_is_not_the_one_that_is_signed_in(county: County) -> None:
    client = visitor()
    client.cookies["sessionid"] = "brought-along-by-somebody-else-1"
    assert client.post("/login/", {"username": "kuaiji", "password": PASSWORD}).status_code == 302
    assert client.cookies["sessionid"].value != "brought-along-by-somebody-else-1"


def test_what_was_seen_leaves_the_browser_with_whoever_saw_it(county: County, anyone: Client) -> None:
    client = county.client("kuaiji")
    assert client.get("/packages/").headers["Cache-Control"] == "private, no-cache"
    assert client.post("/logout/").headers["Clear-Site-Data"] == '"cache"'
    assert "Cache-Control" not in anyone.get("/public/").headers


@pytest.mark.parametrize("is_reset", [True, False])
def test_tokens_end_with_the_password_and_the_account_they_were_given_out_under(county: County, is_reset: bool) -> None:
    admin, user = county.user("admin"), county.user("kuaiji")
    held = tokens.give(user, "决算软件", 30)
    if is_reset:
        actions.reset_password(admin, user)
    else:
        actions.set_active(admin, user, False)
        actions.set_active(admin, user, True)
    user.refresh_from_db()
    user.password_due = False
    user.save()
    assert tokens.owner(held) is None
    assert not Token.objects.exists()


def test_a_remark_at_a_cell_of_another_package_is_refused(county: County) -> None:
    own = filling.begin(county.user("xiaokuai"), county.body("第一小学"), 2021)
    other = Package.objects.get(body=county.body("司法局"), year=2023)
    row = Row.objects.filter(package=other)[0]
    before = own.remark_set.count()
    page = county.client("xiaokuai").post(
        f"/packages/{own.pk}/remarks/", {"row": row.pk, "column": "actual", "text": "看"}
    )
    assert (page.status_code, own.remark_set.count()) == (409, before)


def test_programs_that_look_are_on_record_as_people_are(county: County) -> None:
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    for username in ("shenji", "kuaiji"):
        headers = {"authorization": f"Bearer {tokens.give(county.user(username), '试', 1)}"}
        for _ in range(2):
            assert visitor().get(f"/api/packages/{package.pk}/rows", headers=headers).status_code == 200
    seen = [(one.who, one.target) for one in Entry.objects.filter(act="查看填报")]
    assert seen == [("审计 吴查阅（shenji）", str(package))]


def test_an_auditor_reads_what_administrators_and_finance_see_and_is_offered_nothing_to_change(county: County) -> None:
    auditor = county.client("shenji")
    person = county.user("kuaiji").pk
    for address in ("/people/", f"/people/{person}/", "/bodies/", "/settings/", "/sampling/"):
        page = auditor.get(address)
        assert (page.status_code, page.content.decode().count('method="post"')) == (200, 1), address  # signing out


def test_what_the_database_cannot_hold_is_told_and_no_fault_of_ours(county: County) -> None:
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    headers = {"authorization": f"Bearer {tokens.give(county.user('kuaiji'), '试', 1)}"}
    with mock.patch("gouji_web.packages.review.remark", side_effect=DataError):
        page = county.client("kuaiji").post(f"/packages/{package.pk}/remarks/", {"text": "看"})
        told = visitor().post(
            f"/api/packages/{package.pk}/remarks", {"text": "看"}, content_type="application/json", headers=headers
        )
    assert (page.status_code, UNFIT in page.content.decode()) == (400, True)
    assert (told.status_code, told.json()) == (422, {"detail": UNFIT})


@pytest.mark.parametrize("cell", ["=1+1", "+1", "@A1", "-A1", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－A1", "＠A1"])
def test_no_cell_of_a_list_is_a_formula(cell: str) -> None:
    told = as_csv((), [(cell,)]).decode("utf-8-sig").removeprefix("\r\n")
    assert told.removeprefix('"').startswith(f"'{cell}")


@pytest.mark.parametrize("cell", ["-1.50", "1,234.00", "-3%", "—", "（空）"])
def test_figures_of_a_list_stay_figures(cell: str) -> None:
    assert as_csv((), [(cell,)]).decode("utf-8-sig").strip('\r\n"') == cell


def test_what_is_wrong_leads_to_its_field(county: County, anyone: Client) -> None:
    page = anyone.post("/login/", {"username": "kuaiji", "password": "wrong"}).content.decode()
    assert "<title>有 1 处要改：登录" in page
    assert '<a href="#username">账号或口令不对。</a>' in page
    assert 'id="username"' in page
    page = county.client("kuaiji").post("/password/", {"old": "x", "new": "12345678901", "again": "1"}).content.decode()
    for field in ("old", "again", "new"):
        assert f'<a href="#{field}">' in page, field
        assert f'id="{field}"' in page, field
    page = county.client("admin").post("/settings/", {"county": "x" * 41}).content.decode()
    for field in ("id_county", "id_keep_days"):
        assert f'<a href="#{field}">' in page, field
        assert f'id="{field}"' in page, field
