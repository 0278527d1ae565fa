"""The frame of the site: the trail, the policy, the tree, setting up, and that the library never needs it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from webkit import County

from gouji_web.bodies import actions
from gouji_web.bodies.models import Body, Setting
from gouji_web.packages.models import Package
from gouji_web.people.models import Post
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record, verify
from gouji_web.trail.models import Entry


@pytest.mark.parametrize("words", [("bench", "folder"), ("bench", "filling", "甲")])
def test_a_measurement_says_whether_it_wants_a_folder(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=r"^folder 后面写要核对的文件夹，别的测量后面不写$") as told:
        call_command(*words)
    assert told.value.returncode == 2


def test_the_trail_cannot_be_changed_and_tells_when_it_was(county: County) -> None:
    record(county.user("admin"), "试验", "甲", amount="1.00")
    record(county.user("admin"), "试验", "乙")
    count, broken = verify()
    assert (count, broken) == (Entry.objects.count(), "")
    for order in ("UPDATE trail_entry SET who = 'x'", "DELETE FROM trail_entry"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(order)
    number = Entry.objects.order_by("-number")[1].number
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("DROP TRIGGER trail_UPDATE" if sqlite else "DROP TRIGGER trail_append_only ON trail_entry")
        cursor.execute("UPDATE trail_entry SET target = '丙' WHERE number = %s", [number])
    assert verify() == (number - 1, f"第 {number} 条的内容与它的封条不符，被改动过。")


def test_nothing_inline_and_nothing_from_elsewhere_may_run(anyone: Client) -> None:
    page = anyone.get("/login/")
    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    text = page.content.decode()
    assert "<style" not in text
    assert "onclick" not in text
    assert "http://" not in text.replace("http://www.w3.org", "")
    assert 'src="/static/' in text


def test_every_page_needs_a_login_unless_it_says_otherwise(anyone: Client) -> None:
    for address in ("/", "/people/", "/bodies/", "/settings/", "/trail/", "/password/"):
        assert anyone.get(address).headers["Location"].startswith("/login/?next="), address


def test_bodies_form_a_tree(county: County) -> None:
    admin = county.user("admin")
    department = actions.add_body(admin, county.body("财政局"), "永宁市青岚区民政局")
    unit = actions.add_body(admin, department, "永宁市青岚区社会福利院")
    assert (department.kind, unit.kind) == (Body.Kind.DEPARTMENT, Body.Kind.UNIT)
    assert unit.path == f"{department.path}{unit.pk}/"
    assert unit.department_id == department.pk
    for parent, name in ((unit, "再下一级"), (department, "永宁市青岚区社会福利院"), (department, " ")):
        with pytest.raises(Refused):
            actions.add_body(admin, parent, name)


def test_a_pasted_table_of_bodies_is_added_whole_or_not_at_all(county: County) -> None:
    admin, count = county.client("admin"), Body.objects.count()
    table = "名称,上级,编码\n永宁市青岚区民政局,,140001\n永宁市青岚区福利院,140001,140002\n"
    told = admin.post(
        "/bodies/many/", {"text": table + "永宁市青岚区福利院,永宁市青岚区民政局\n甲,乙\n"}
    ).content.decode()
    assert "第 4 行“永宁市青岚区福利院”：“永宁市青岚区福利院”已经有了。" in told
    assert "第 5 行“甲”：没有上级“乙”。" in told
    assert Body.objects.count() == count
    assert admin.post("/bodies/many/", {"text": table}).status_code == 302
    home = county.body("福利院")
    assert home.parent is not None
    assert (home.kind, home.parent.name, home.code) == (Body.Kind.UNIT, "永宁市青岚区民政局", "140002")
    assert county.client("caizheng").post("/bodies/many/", {"text": table}).status_code == 403


def test_a_new_site_tells_its_administrator_where_to_begin(county: County) -> None:
    assert "从这里开始" not in county.client("admin").get("/").content.decode()
    Package.objects.all().delete()
    Post.objects.exclude(user__username="admin").delete()
    for kind in (Body.Kind.UNIT, Body.Kind.DEPARTMENT):
        Body.objects.filter(kind=kind).delete()
    assert "从这里开始" in county.client("admin").get("/").content.decode()


def test_settings_are_changed_by_the_administrator_alone(county: County) -> None:
    given = {"county": "青岚区", "keep_days": 30, "keep_anonymous_hours": 1, "largest_mb": 8, "most_files": 100}
    assert county.client("caizheng").post("/settings/", given).status_code == 403
    assert county.client("admin").post("/settings/", given).status_code == 302
    assert (Setting.current().keep_days, Setting.current().anonymous_check) == (30, False)
    assert county.client("admin").post("/settings/", {**given, "keep_days": -1}).status_code == 400


def test_the_trail_is_read_and_verified_on_its_page(county: County) -> None:
    page = county.client("shenji").get("/trail/?verify=1").content.decode()
    assert "首尾相接" in page
    assert Entry.objects.latest("number").digest in page
    county.client("shenji").get("/trail/?who=shenji&act=登录")
    table = county.client("shenji").get("/trail/?export=1&who=不是谁").getvalue().decode("utf-8-sig")
    assert table.splitlines() == ["序号,时间,谁,做了什么,对象,内容,前一条的封条,封条"]
    whole = county.client("shenji").get("/trail/?export=1").getvalue().decode("utf-8-sig").splitlines()
    assert len(whole) == 1 + Entry.objects.count()
    assert county.client("kuaiji").get("/trail/").status_code == 403


def test_migrations_tell_all_of_the_models(county: County) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_settings_are_safe_as_they_stand(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOUJI_", "DJANGO_"))}
    command = [sys.executable, "-m", "gouji_web", "check", "--deploy", "--fail-level", "INFO"]
    done = subprocess.run(
        command, env=kept | {"GOUJI_DATA": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_missing_extra_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from gouji.cli import main

    monkeypatch.setitem(sys.modules, "granian", None)
    monkeypatch.setattr(sys, "stderr", told := io.StringIO())
    assert main(["serve"]) == 2
    assert told.getvalue() == "网页需要组件 granian，请先运行：pip install 'gouji[web]'\n"


def test_a_backup_is_restored_into_an_empty_folder(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOUJI_", "DJANGO_"))}
    script = (
        "import sys; from pathlib import Path; from gouji_web import serve;"
        "data, file, *names = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:];"
        "serve.prepare_environment(data, plain=True);"
        "from gouji_web.setting_up import set_up;"
        "'backup' in names and list(set_up(demo=False));"
        "print([serve.act(name, data, file, print) for name in names])"
    )

    def act(data: str, *names: str) -> list[str]:
        command = [
            sys.executable,
            "-W",
            "error",
            "-c",
            script,
            str(tmp_path / data),
            str(tmp_path / "b.tar.gz"),
            *names,
        ]
        done = subprocess.run(command, env=kept, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    assert act("one", "backup")[-1] == "[0]"
    assert (tmp_path / "b.tar.gz").stat().st_mode & 0o777 == 0o600  # the key is in it
    said = act("two", "restore", "restore", "verify")
    assert said[-2].startswith("操作记录 1 条记录首尾相接，没有被改动。最后一条的封条是 ")
    assert said[-1] == "[0, 2, 0]"
    assert (tmp_path / "two" / "secret-key").read_text() == (tmp_path / "one" / "secret-key").read_text()


def test_no_secret_and_nothing_of_a_site_is_in_the_repository() -> None:
    root = Path(__file__).parents[2]
    git = shutil.which("git")
    if git is None or not (root / ".git").exists():
        pytest.skip("不是 git 检出的，没有可看的清单")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    kept = [name for name in listed.split("\0") if name.startswith("gouji-data/")]
    assert [name for name in kept if not name.startswith("gouji-data/src/")] == []
    assert [name for name in listed.split("\0") if name.endswith(("secret-key", ".sqlite3"))] == []
