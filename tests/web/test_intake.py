"""Checking files: from the upload to the judgement of each finding, and how long anything is kept."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from webkit import County

from gouji_web.bodies.models import Setting
from gouji_web.intake.checking import remove_files
from gouji_web.intake.expiring import purge
from gouji_web.intake.models import Audit, Finding, Judgement, Upload
from gouji_web.intake.receiving import _title, safe_name
from gouji_web.queue.actions import SILENCE, ask, release_all, take
from gouji_web.queue.models import Job
from gouji_web.queue.work import run_one

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "qingxi-2023-selfeval.txt"
TEXT = "{body}2023年度部门决算情况说明\n2023年公务接待费支出2.00万元，比上年1.50万元增加{change}万元。\n"


def _file(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def _upload(client: Client, county: County, *files: SimpleUploadedFile, body: str = "司法局") -> Upload:
    page = client.post("/checks/", {"body": county.body(body).pk, "files": list(files)})
    assert page.status_code == 302, page.content.decode()
    return Upload.objects.latest("pk")


def test_one_file_goes_from_the_upload_to_its_findings(county: County) -> None:
    client = county.client("kuaiji")
    upload = _upload(client, county, _file("自评.txt", EXAMPLE.read_text("utf-8")))
    waiting = client.get(f"/checks/{upload.pk}/").content.decode()
    assert "等待中" in waiting
    assert 'hx-trigger="every 1s"' in waiting
    assert run_one()
    assert not run_one()
    (audit,) = Audit.objects.filter(upload=upload)
    address = f"/checks/{upload.pk}/{audit.pk}/"
    assert client.get(f"/checks/{upload.pk}/").headers["Location"] == address
    page = client.get(address).content.decode()
    found = Finding.objects.filter(audit=audit)
    assert found.count() == audit.errors + audit.warnings + audit.infos > 0
    for finding in found:
        assert f'id="j{finding.fingerprint}"' in page
    assert "<!--judgement" not in page
    assert 'class="document"' in page
    assert "核对范围" in page
    assert str(upload.folder) not in page


def test_a_folder_gives_a_row_for_each_unit_and_one_correction_list(county: County) -> None:
    client = county.client("sifa")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("丙/丙.txt", TEXT.format(body="云泽区丙局", change="0.70"))
    files = [
        _file("甲.txt", TEXT.format(body="云泽区甲局", change="0.50")),
        _file("乙.txt", TEXT.format(body="云泽区乙局", change="0.60")),
        SimpleUploadedFile("丙.zip", stream.getvalue()),
        SimpleUploadedFile("坏.docx", b"PK\x03\x04broken"),
    ]
    upload = _upload(client, county, *files)
    run_one()
    upload.refresh_from_db()
    told = {audit.name: audit.errors for audit in Audit.objects.filter(upload=upload)}
    assert told == {"云泽区甲局": 0, "云泽区乙局": 1, "云泽区丙局": 1}
    assert (upload.errors, len(upload.refused)) == (2, 1)
    page = client.get(f"/checks/{upload.pk}/").content.decode()
    assert "坏.docx" in page
    assert str(upload.folder) not in page
    listed = client.get(f"/checks/{upload.pk}/corrections.csv").getvalue().decode("utf-8-sig")
    assert [line.split(",")[0] for line in listed.splitlines()] == ["单位", "云泽区丙局", "云泽区乙局"] or [
        line.split(",")[0] for line in listed.splitlines()
    ] == ["单位", "云泽区乙局", "云泽区丙局"]
    sheet = client.get(f"/checks/{upload.pk}/corrections.xlsx").getvalue()
    assert sheet.startswith(b"PK")


def test_a_judgement_is_remembered_for_the_next_version_of_the_document(county: County) -> None:
    client = county.client("kuaiji")
    text = TEXT.format(body="青岚区司法局", change="0.60")
    first = _upload(client, county, _file("初稿.txt", text))
    run_one()
    (finding,) = Finding.objects.filter(audit__upload=first)
    address = f"/checks/{first.pk}/judge/{finding.fingerprint}/"
    assert client.post(address, {"verdict": "false_alarm", "reason": " "}).status_code == 409
    assert not Judgement.objects.exists()
    page = client.post(address, {"verdict": "explained", "reason": "上年数按新口径调整"}).content.decode()
    assert "上年数按新口径调整" in page
    second = _upload(client, county, _file("定稿.txt", "封面\n" + text))
    run_one()
    audit = Audit.objects.get(upload=second)
    assert "上年数按新口径调整" in client.get(f"/checks/{second.pk}/{audit.pk}/").content.decode()
    client.post(f"/checks/{second.pk}/judge/{finding.fingerprint}/", {"verdict": "withdraw"})
    assert not Judgement.objects.exists()


def test_an_upload_is_called_by_its_folder() -> None:
    assert _title(["自评.docx"]) == "自评.docx"
    assert _title(["春季/甲局/自评.docx", "春季/乙局.pdf"]) == "春季（2 个文件）"
    assert _title(["甲局/自评.docx", "乙局.pdf"]) == "甲局/自评.docx 等 2 个文件"


def test_what_was_not_read_is_not_shown_as_free_of_faults(county: County) -> None:
    client = county.client("sifa")
    files = [_file("甲.txt", TEXT.format(body="云泽区甲局", change="0.60")), _file("乙.txt", "云泽区乙局的一封信。")]
    upload = _upload(client, county, *files)
    run_one()
    page = client.get(f"/checks/{upload.pk}/?order=worst").content.decode()
    assert "共 2 家：1 家有差错，另有 0 家有疑点" in page
    assert "1 家一个数也没有核对到" in page
    assert page.index("云泽区甲局") < page.index("没有读到数")
    finding = Finding.objects.get(audit__upload=upload)
    assert "0/1" in page
    client.post(f"/checks/{upload.pk}/judge/{finding.fingerprint}/", {"verdict": "accepted"})
    assert "1/1" in client.get(f"/checks/{upload.pk}/").content.decode()


def test_an_upload_is_deleted_by_those_who_may_upload_once_it_is_done(county: County) -> None:
    client = county.client("kuaiji")
    upload = _upload(client, county, _file("稿.txt", TEXT.format(body="青岚区司法局", change="0.60")))
    address = f"/checks/{upload.pk}/remove/"
    assert client.post(address).status_code == 409
    run_one()
    assert (county.client("shenji").post(address).status_code, county.client("xiaokuai").post(address).status_code) == (
        403,
        404,
    )
    assert client.post(address).headers["Location"] == "/checks/"
    assert not Upload.objects.filter(pk=upload.pk).exists()
    assert not upload.folder.exists()
    own = Upload.objects.create(body=county.body("司法局"), key="own", title="编制自查", expires=timezone.now())
    assert client.post(f"/checks/{own.pk}/remove/").status_code == 409


def test_several_word_files_of_a_unit_come_back_in_one_zip(county: County) -> None:
    client = county.client("kuaiji")
    other = "青岚区司法局2023年度部门决算情况说明\n2023年会议费支出3.00万元，比上年2.00万元增加1.20万元。\n"
    texts = {"说明": TEXT.format(body="青岚区司法局", change="0.60"), "附件": other}
    files = [SimpleUploadedFile(f"{name}.docx", _word(text)) for name, text in texts.items()]
    upload = _upload(client, county, *files)
    run_one()
    (audit,) = Audit.objects.filter(upload=upload)
    given = client.get(f"/checks/{upload.pk}/{audit.pk}/word/")
    assert "zip" in given.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(given.getvalue())) as archive:
        assert sorted(archive.namelist()) == ["说明.docx", "附件.docx"]
        parts = [zipfile.ZipFile(io.BytesIO(archive.read(name))).namelist() for name in archive.namelist()]
    assert all("word/comments.xml" in one for one in parts)
    whole = client.get(f"/checks/{upload.pk}/words.zip").getvalue()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert sorted(name.rsplit("/")[-1] for name in archive.namelist()) == ["说明.docx", "附件.docx"]


def _word(text: str) -> bytes:
    from gouji.document.place import Place
    from gouji.document.tree import Document, Paragraph, Source
    from gouji.writers import docx

    return docx.write(
        Document(Source("稿.docx", "", "docx"), tuple(Paragraph(line, Place()) for line in text.splitlines()))
    )


def test_a_units_word_file_comes_back_with_comments(county: County) -> None:
    client = county.client("kuaiji")
    upload = _upload(
        client, county, SimpleUploadedFile("稿.docx", _word(TEXT.format(body="青岚区司法局", change="0.60")))
    )
    run_one()
    audit = Audit.objects.get(upload=upload)
    answer = client.get(f"/checks/{upload.pk}/{audit.pk}/word/")
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as word:
        assert "应为0.50".encode() in word.read("word/comments.xml").replace(b" ", b"")
    remove_files(upload)
    assert client.get(f"/checks/{upload.pk}/{audit.pk}/word/").status_code == 409


def test_nobody_sees_or_judges_what_is_not_theirs(county: County) -> None:
    upload = _upload(county.client("kuaiji"), county, _file("稿.txt", TEXT.format(body="青岚区司法局", change="0.60")))
    run_one()
    audit = Audit.objects.get(upload=upload)
    finding = Finding.objects.get(audit=audit)
    addresses = (f"/checks/{upload.pk}/", f"/checks/{upload.pk}/{audit.pk}/", f"/checks/{upload.pk}/corrections.csv")
    judging = f"/checks/{upload.pk}/judge/{finding.fingerprint}/"
    for username, sees, judges in (
        ("sifa", 200, 200),
        ("caizheng", 200, 200),
        ("shenji", 200, 403),
        ("admin", 200, 403),
        ("xiaokuai", 404, 404),
        ("jiaoyu", 404, 404),
    ):
        client = county.client(username)
        assert {client.get(one).status_code for one in addresses[1:]} == {sees}, username
        assert client.post(judging, {"verdict": "accepted"}).status_code == judges, username
    assert county.client("shenji").post("/checks/", {"body": county.body("司法局").pk}).status_code == 403
    assert county.client("kuaiji").post("/checks/", {"body": county.body("第一小学").pk}).status_code == 403


def test_a_document_never_becomes_markup(county: County) -> None:
    client = county.client("kuaiji")
    text = (
        TEXT.format(body="<script>alert(1)</script>局", change="0.60")
        + "<img src=x onerror=alert(1)>\n<!--judgement aa-->\n"
    )
    upload = _upload(client, county, _file("<b>稿</b>.txt", text))
    run_one()
    audit = Audit.objects.get(upload=upload)
    for address in (f"/checks/{upload.pk}/{audit.pk}/", "/checks/"):
        page = client.get(address).content.decode()
        assert "<img" not in page
        assert "<script>" not in page
        assert "<b>稿" not in page
        assert 'id="jaa"' not in page


def test_without_an_account_one_file_may_be_checked_where_that_is_allowed(anyone: Client) -> None:
    file = _file("稿.txt", TEXT.format(body="青岚区司法局", change="0.60"))
    page = anyone.post("/try/", {"files": file})
    upload = Upload.objects.latest("pk")
    assert page.headers["Location"] == f"/try/{upload.key}/"
    run_one()
    audit = Audit.objects.get(upload=upload)
    assert anyone.get(f"/try/{upload.key}/{audit.pk}/").status_code == 200
    assert anyone.get(f"/try/{'x' * 43}/{audit.pk}/").status_code == 404
    assert anyone.post("/try/", {"files": [_file("一.txt", "1"), _file("二.txt", "2")]}).status_code == 400
    for number in range(20):
        assert anyone.post("/try/", {"files": _file(f"{number}.txt", "1")}).status_code == 302
    crowded = anyone.post("/try/", {"files": _file("晚.txt", "1")})
    assert crowded.status_code == 400
    assert "排队核对的人多" in crowded.content.decode()
    Setting.objects.update(anonymous_check=False)
    assert anyone.get("/try/").status_code == 404


def test_what_is_past_its_time_is_deleted_but_judgements_stay(county: County) -> None:
    client = county.client("kuaiji")
    kept, gone = (_upload(client, county, _file(name, "一")) for name in ("留.txt", "删.txt"))
    Judgement.objects.create(
        body=county.body("司法局"), fingerprint="ab", verdict="accepted", user=county.user("kuaiji")
    )
    Upload.objects.filter(pk=gone.pk).update(expires=timezone.now() - timedelta(seconds=1))
    assert purge() == 1
    assert list(Upload.objects.all()) == [kept]
    assert kept.folder.exists()
    assert not gone.folder.exists()
    assert Judgement.objects.count() == 1


def test_limits_are_told_before_anything_is_kept(county: County) -> None:
    client, body = county.client("kuaiji"), county.body("司法局").pk
    Setting.objects.update(most_files=1, largest_mb=0)
    for files, said in (([], "没有选文件"), ([_file("一.txt", "1"), _file("二.txt", "2")], "最多上传 1 个")):
        page = client.post("/checks/", {"body": body, "files": files})
        assert (page.status_code, said in page.content.decode()) == (400, True)
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\材料\\甲局\\自评.docx", "C:/材料/甲局/自评.docx"),
        ("/", "文件"),
        ("甲\x00\u202e局.txt", "甲局.txt"),
        (" .. /.hidden", "_/hidden"),
    ],
)
def test_a_name_stays_inside_its_folder(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_what_is_short_does_not_wait_behind_a_folder(county: County) -> None:
    client = county.client("kuaiji")
    folder = _upload(client, county, _file("甲.txt", "甲"), _file("乙.txt", "乙"))
    packed = _upload(client, county, SimpleUploadedFile("全县.zip", b"PK"))
    one = _upload(client, county, _file("自评.txt", "丙"))
    taken = take(short_only=True)
    assert taken is not None
    assert taken.subject == one.pk
    assert take(short_only=True) is None
    left = [take(), take()]
    assert [job.subject for job in left if job is not None] == [folder.pk, packed.pk]


def test_work_outlives_the_death_of_a_worker_but_not_three(county: County) -> None:
    job = ask("check", 10**9)
    assert ask("check", 10**9).pk == job.pk
    for attempt in (1, 2, 3):
        taken = take()
        assert taken is not None
        assert taken.attempts == attempt
        assert take() is None
        Job.objects.filter(pk=job.pk).update(beat=timezone.now() - 2 * SILENCE)
    assert take() is None
    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    other = ask("check", 10**9)
    take()
    assert release_all() == 1
    run_one()
    other.refresh_from_db()
    assert (other.state, other.said) == (Job.State.DONE, "文件已经删去。")


def test_a_page_of_many_units_tells_what_is_found_most_and_holds_so_many(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = county.client("sifa")
    files = [_file(f"{unit}.txt", TEXT.format(body=f"青岚区{unit}局", change="0.60")) for unit in "甲乙丙"]
    upload = _upload(client, county, *files)
    assert run_one()
    page = client.get(f"/checks/{upload.pk}/").content.decode()
    assert "共 3 家：3 家有差错，另有 0 家有疑点" in page
    title = Finding.objects.filter(audit__upload=upload).values_list("title", flat=True)[0]
    assert f'<th scope="row">N001 {title}</th><td class="number">3</td><td class="number">3</td>' in page
    monkeypatch.setattr("gouji_web.intake.views._UNITS", 2)
    first, second = (client.get(f"/checks/{upload.pk}/?page={at}").content.decode() for at in (1, 2))
    assert [page.count("2023年度</a>") for page in (first, second)] == [2, 1]
    assert "第 1 页，共 2 页（3 条）" in first
