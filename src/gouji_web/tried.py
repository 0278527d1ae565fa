"""Every page and action tried as every role: what is let through, as a table that the documentation holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from http.cookies import SimpleCookie
from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.utils import timezone

from gouji_web.intake.models import Audit, Finding, Upload
from gouji_web.packages.models import Evidence, Package, Remark, SelfCheck
from gouji_web.packages.selfchecking import PUBLISHED
from gouji_web.people import tokens
from gouji_web.people.models import User


class Attempt(NamedTuple):
    """试: one address with what is sent to it; ``program`` where it is the API's, asked with a token."""

    name: str
    address: str
    method: str = "GET"
    given: Any = None
    program: bool = False


#: Who tries: an account of the demonstration, and how its column is called.
PEOPLE = (
    ("", "未登录"),
    ("kuaiji", "填报人"),
    ("juzhang", "负责人"),
    ("sifa", "部门审核"),
    ("caizheng", "财政复核"),
    ("admin", "管理员"),
    ("shenji", "审计查阅"),
    ("xiaokuai", "外单位填报"),
    ("jiaoyu", "外部门审核"),
)
LET, DENIED, UNSEEN, LOGIN = "可", "否", "不见", "登录"
_MARKS = {401: LOGIN, 403: DENIED, 404: UNSEEN}


class Objects(NamedTuple):
    """What is tried on: all of 司法局."""

    package: int
    row: int
    remark: int
    evidence: int
    upload: int
    audit: int
    fingerprint: str
    body: int
    person: int
    post: int


def objects() -> Objects:
    """Finds or makes them in the demonstration; within a transaction that is undone."""
    package = Package.objects.get(body__name__endswith="司法局", year=2023)
    user = User.objects.get(username="kuaiji")
    upload = Upload.objects.create(body=package.body, user=user, key="try", title="试", expires=timezone.now())
    audit = Audit.objects.create(upload=upload, verdict="", listing="", documents="", content={})
    Finding.objects.create(audit=audit, number=1, code="N001", title="", severity="error", message="", fingerprint="ab")
    package.folder.mkdir(parents=True, exist_ok=True)
    (package.folder / "试.txt").write_bytes(b"x")
    evidence = Evidence.objects.create(package=package, name="试.txt", size=1, sha256="", user=user)
    made = Upload.objects.create(body=package.body, key="try-made", title="试", expires=timezone.now())
    (made.folder / PUBLISHED).mkdir(parents=True, exist_ok=True)
    (made.folder / PUBLISHED / "试.docx").write_bytes(b"x")
    SelfCheck.objects.create(package=package, revision=package.revision, upload=made)
    row = package.row_set.filter(sheet="indicators")[1]
    remark = Remark.objects.filter(package=package)[0]
    post = user.post_set.get()
    return Objects(
        *(package.pk, row.pk, remark.pk, evidence.pk, upload.pk, audit.pk, "ab"),
        *(package.body_id, user.pk, post.pk),
    )


def attempts(of: Objects) -> Iterator[Attempt]:
    """Every address of the site, pages first."""
    yield from _in_public(of)
    yield from _of_checks(of)
    yield from _of_packages(of)
    yield from _of_reviews(of)
    yield from _of_managing(of)
    yield from _of_programs(of)


def _in_public(of: Objects) -> Iterator[Attempt]:
    yield Attempt("首页、待办", "/")
    yield Attempt("登录页", "/login/")
    yield Attempt("退出", "/logout/", "POST")
    yield Attempt("修改口令", "/password/")
    yield Attempt("接口令牌", "/tokens/")
    yield Attempt("公开页", "/public/")
    yield Attempt("公开页：一家一年", f"/public/{of.package}/")
    yield Attempt("公开页：文件", f"/public/{of.package}/1/x.docx")
    yield Attempt("公开页：各单位各年度比较", "/public/compare/")
    yield Attempt("开放数据", "/public/data.csv")
    yield Attempt("开放数据：指标", "/public/indicators.csv")
    yield Attempt("公开网址统计表", "/public/addresses.csv")
    yield Attempt("不登录核对一份文件", "/try/")
    yield Attempt("不登录核对：别人的上传", "/try/try/")
    yield Attempt("不登录核对：别人的结果", f"/try/try/{of.audit}/")


def _of_checks(of: Objects) -> Iterator[Attempt]:
    check = f"/checks/{of.upload}"
    yield Attempt("核对文件：列表", "/checks/")
    yield Attempt("核对文件：上传", "/checks/", "POST", {"body": of.body, "files": "file"})
    yield Attempt("核对文件：一次上传", f"{check}/")
    yield Attempt("核对文件：结果", f"{check}/{of.audit}/")
    yield Attempt("核对文件：更正清单", f"{check}/corrections.csv")
    yield Attempt("核对文件：带批注的 Word", f"{check}/{of.audit}/word/")
    yield Attempt("核对文件：全部批注", f"{check}/words.zip")
    yield Attempt("核对文件：删去一次上传", f"{check}/remove/", "POST")
    yield Attempt("核对文件：作认定", f"{check}/judge/{of.fingerprint}/", "POST", {"verdict": "accepted"})


def _of_packages(of: Objects) -> Iterator[Attempt]:
    package = f"/packages/{of.package}"
    yield Attempt("填报：列表", "/packages/")
    yield Attempt("填报：开始", "/packages/begin/", "POST", {"body": of.body, "year": 2020})
    yield Attempt("填报：还没有开始的", "/packages/?state=none&year=2023")
    yield Attempt("填报：为没有开始的都开始", "/packages/begin-all/", "POST", {"year": 2023})
    yield Attempt("填报：概况", f"{package}/")
    yield Attempt("填报：看各表", f"{package}/fill/selfeval/")
    yield Attempt("填报：即时得分", f"{package}/live/selfeval/")
    yield Attempt("填报：保存一格", f"{package}/cell/", "POST", _cell(of))
    yield Attempt("填报：台账试算", f"{package}/count/{of.row}/")
    yield Attempt("填报：采用试算的算式", f"{package}/count/{of.row}/", "POST", {"query": "试"})
    yield Attempt("填报：加一行", f"{package}/rows/targets/", "POST", {"sheet": "projects"})
    yield Attempt("填报：导入工作簿", f"{package}/import/", "POST", {"workbook": "file"})
    yield Attempt("填报：取数", f"{package}/take/", "POST", {"files": "file"})
    yield Attempt("填报：取数的进度", f"{package}/take/progress/")
    yield Attempt("填报：下载工作簿", f"{package}/workbook.xlsx")
    yield Attempt("填报：上传佐证", f"{package}/evidence/", "POST", {"files": "file"})
    yield Attempt("填报：下载佐证", f"{package}/evidence/{of.evidence}/")
    yield Attempt("填报：下载编制的文件", f"{package}/made/%E8%AF%95.docx")
    yield Attempt("填报：编制并自查", f"{package}/self-check/", "POST")
    yield Attempt("填报：编制的进度", f"{package}/self-check/progress/")


def _of_reviews(of: Objects) -> Iterator[Attempt]:
    package = f"/packages/{of.package}"
    yield Attempt("办理：签批上报", f"{package}/step/sign/", "POST")
    yield Attempt("办理：撤回修改", f"{package}/step/withdraw/", "POST")
    yield Attempt("办理：部门审核通过", f"{package}/step/approve/", "POST")
    yield Attempt("办理：部门退回", f"{package}/step/return/", "POST")
    yield Attempt("办理：财政复核通过", f"{package}/step/accept/", "POST")
    yield Attempt("办理：财政退回", f"{package}/step/send-back/", "POST")
    yield Attempt("办理：公开", f"{package}/publish/", "POST")
    yield Attempt("办理：一并公开", "/packages/publish-all/", "POST", {"year": 2023})
    yield Attempt("办理：更正重填", f"{package}/step/amend/", "POST")
    yield Attempt("意见：写", f"{package}/remarks/", "POST", {"text": "试"})
    yield Attempt("意见：处理", f"{package}/remarks/", "POST", {"settle": of.remark})
    yield Attempt("复核评分", f"{package}/rescore/", "POST", {"row": of.row, "points": "1"})
    yield Attempt("登记结果应用", f"{package}/use/", "POST", {"owner": "整体", "kind": "keep"})
    yield Attempt("定时限", "/packages/deadline/", "POST", {"year": 2023})
    yield Attempt("催报", "/packages/remind/", "POST", {"year": 2023})
    yield Attempt("催报清单", "/packages/reminding/?year=2023")
    yield Attempt("催报清单：导出", "/packages/reminding.csv?year=2023")
    yield Attempt("抽查复核", "/sampling/")
    yield Attempt("抽查复核：抽样", "/sampling/", "POST", {"year": 2023, "percent": 10})
    yield Attempt("总览", "/overview/")
    yield Attempt("总览：导出", "/overview/packages.csv")


def _of_managing(of: Objects) -> Iterator[Attempt]:
    person = f"/people/{of.person}"
    yield Attempt("人员：列表", "/people/")
    yield Attempt(
        "人员：新增", "/people/add/", "POST", {"username": "x", "name": "x", "body": of.body, "role": "filler"}
    )
    many = {"text": "x\tx\t119002\t填报人"}
    yield Attempt("人员：成批新增", "/people/many/", "POST", many)
    yield Attempt("人员：看一位", f"{person}/")
    yield Attempt("人员：加角色", f"{person}/post/", "POST", {"body": of.body, "role": "leader"})
    yield Attempt("人员：取消角色", f"{person}/drop/", "POST", {"post": of.post})
    yield Attempt("人员：重置口令", f"{person}/reset/", "POST")
    yield Attempt("人员：停用", f"{person}/off/", "POST")
    yield Attempt("单位：列表", "/bodies/")
    yield Attempt("单位：新增", "/bodies/add/", "POST", {"parent": of.body, "name": "试"})
    yield Attempt("单位：成批新增", "/bodies/many/", "POST", {"text": "试"})
    yield Attempt("单位：修改", f"/bodies/{of.body}/", "POST", {"name": "试", "code": "", "active": "on"})
    yield Attempt("单位：看一家", f"/bodies/{of.body}/")
    yield Attempt("单位：划转", f"/bodies/{of.body}/move/", "POST", {"parent": of.body})
    yield Attempt("单位：并入", f"/bodies/{of.body}/merge/", "POST", {"into": of.body})
    yield Attempt("设置", "/settings/")
    yield Attempt("设置：保存", "/settings/", "POST", {"county": "试"})
    yield Attempt("操作记录", "/trail/")


def _cell(of: Objects) -> dict[str, Any]:
    return {"row": of.row, "column": "actual", "text": "1件", "seen": "", "version": 0}


def _of_programs(of: Objects) -> Iterator[Attempt]:
    package, check, person = f"/api/packages/{of.package}", f"/api/checks/{of.upload}", f"/api/people/{of.person}"
    for name, address, method, given in (
        ("单位", "/api/bodies", "GET", None),
        ("填报列表", "/api/packages", "GET", None),
        ("开始填报", "/api/packages", "POST", {"body": of.body, "year": 2020}),
        ("还没有开始的", "/api/years/2023/not-begun", "GET", None),
        ("为没有开始的都开始", "/api/years/2023/packages", "POST", {}),
        ("一份填报", package, "GET", None),
        ("各行", f"{package}/rows", "GET", None),
        ("保存一格", f"{package}/cell", "PUT", _cell(of)),
        ("导入工作簿", f"{package}/workbook", "POST", {"workbook": "file"}),
        ("下载工作簿", f"{package}/workbook", "GET", None),
        ("取数", f"{package}/takings", "POST", {"files": "file"}),
        ("加一行", f"{package}/rows", "POST", {"sheet": "projects"}),
        ("删一行", f"{package}/rows/{of.row}", "DELETE", {}),
        ("上传佐证", f"{package}/evidence", "POST", {"file": "file"}),
        ("看佐证", f"{package}/evidence", "GET", None),
        ("下载佐证", f"{package}/evidence/{of.evidence}", "GET", None),
        ("删佐证", f"{package}/evidence/{of.evidence}", "DELETE", {}),
        ("编制的文件", f"{package}/made", "GET", None),
        ("下载编制的文件", f"{package}/made/%E8%AF%95.docx", "GET", None),
        ("办理经过", f"{package}/steps", "GET", None),
        ("退回以后的改动", f"{package}/changes", "GET", None),
        ("签批上报", f"{package}/steps", "POST", {"name": "sign"}),
        ("部门审核通过", f"{package}/steps", "POST", {"name": "approve"}),
        ("财政复核通过", f"{package}/steps", "POST", {"name": "accept"}),
        ("看意见", f"{package}/remarks", "GET", None),
        ("写意见", f"{package}/remarks", "POST", {"text": "试"}),
        ("处理意见", f"{package}/remarks/{of.remark}/settle", "POST", {}),
        ("编制并自查", f"{package}/self-check", "POST", {}),
        ("复核评分", f"{package}/rescores", "POST", {"row": of.row, "points": "1"}),
        ("结果应用", f"{package}/uses", "POST", {"owner": "整体", "kind": "keep"}),
        ("公开", f"{package}/publish", "POST", {}),
        ("一并公开", "/api/years/2023/publications", "POST", {}),
        ("上传列表", "/api/checks", "GET", None),
        ("上传核对", f"/api/checks?body={of.body}", "POST", {"files": "file"}),
        ("一次上传", check, "GET", None),
        ("核对结果", f"{check}/findings", "GET", None),
        ("更正清单", f"{check}/corrections", "GET", None),
        ("全部批注", f"{check}/words", "GET", None),
        ("删去一次上传", check, "DELETE", {}),
        ("作认定", f"{check}/judgements", "POST", {"fingerprint": of.fingerprint, "verdict": "accepted"}),
        ("撤回认定", f"{check}/judgements/{of.fingerprint}", "DELETE", {}),
        ("定时限", "/api/deadlines/2023", "PUT", {}),
        ("催报", "/api/deadlines/2023/reminders", "POST", {}),
        ("催报清单", "/api/years/2023/dues", "GET", None),
        ("抽样", "/api/samplings", "POST", {"year": 2023}),
        ("抽样记录", "/api/samplings", "GET", None),
        ("总览", "/api/overview?year=2023", "GET", None),
        ("导出", "/api/exports?what=packages", "GET", None),
        ("新增单位", "/api/bodies", "POST", {"parent": of.body, "name": "试"}),
        ("修改单位", f"/api/bodies/{of.body}", "PUT", {"name": "试"}),
        ("划转单位", f"/api/bodies/{of.body}/move", "POST", {"parent": of.body}),
        ("并入单位", f"/api/bodies/{of.body}/merge", "POST", {"into": of.body}),
        ("单位沿革", f"/api/bodies/{of.body}/changes", "GET", None),
        ("人员列表", "/api/people", "GET", None),
        (
            *("新增人员", "/api/people", "POST"),
            {"username": "x", "name": "x", "posts": [{"body": of.body, "role": "filler"}]},
        ),
        ("看一位人员", person, "GET", None),
        ("加角色", f"{person}/posts", "POST", {"body": of.body, "role": "leader"}),
        ("取消角色", f"{person}/posts/{of.post}", "DELETE", {}),
        ("重置口令", f"{person}/password", "POST", {}),
        ("停用、启用", f"{person}/active", "PUT", {"active": False}),
        ("看设置", "/api/settings", "GET", None),
        ("改设置", "/api/settings", "PUT", {}),
        ("操作记录", "/api/trail", "GET", None),
    ):
        yield Attempt(f"接口：{name}", address, method, given, program=True)


def table() -> list[tuple[str, ...]]:
    """Each attempt with what came of it for each of ``PEOPLE``; nothing of what was tried remains."""
    with transaction.atomic():
        visitors = [_visitor(username) for username, _ in PEOPLE]
        found = [(one.name, *(_tried(one, *visitor) for visitor in visitors)) for one in attempts(objects())]
        transaction.set_rollback(True)
    return found


def written(rows: Sequence[Sequence[str]]) -> str:
    """The table as the documentation holds it."""
    heads = ("页面、操作", *(name for _, name in PEOPLE))
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _visitor(username: str) -> tuple[Client, dict[str, str]]:
    """A browser that has signed in, and the header that a program of the same person sends."""
    client = Client()
    if not username:
        return client, {}
    user = User.objects.get(username=username)
    client.force_login(user)
    return client, {"authorization": f"Bearer {tokens.give(user, '试', 1)}"}


def _tried(attempt: Attempt, client: Client, headers: dict[str, str]) -> str:
    kept = SimpleCookie(client.cookies.output(header="", sep=";"))
    with transaction.atomic():
        mark = _mark(_asked(attempt, client, headers if attempt.program else {}))
        transaction.set_rollback(True)
    client.cookies = kept
    return mark


def _asked(attempt: Attempt, client: Client, headers: dict[str, str]) -> HttpResponseBase:
    given = attempt.given
    has_file = isinstance(given, dict) and "file" in given.values()
    if has_file:
        given = {
            name: SimpleUploadedFile("试.txt", b"x") if value == "file" else value for name, value in given.items()
        }
    if attempt.program and not has_file and given is not None:
        return client.generic(
            attempt.method, attempt.address, json.dumps(given), content_type="application/json", headers=headers
        )
    if attempt.method == "POST":
        return client.post(attempt.address, given or {}, headers=headers)
    return client.get(attempt.address, headers=headers)


def _mark(answer: HttpResponseBase) -> str:
    """A refusal because of the state of things is no refusal of the role."""
    if isinstance(answer, StreamingHttpResponse):
        answer.getvalue()  # read to its end, which closes its file
    if answer.status_code == 302 and answer.headers["Location"].startswith("/login/?next="):
        return LOGIN
    return _MARKS.get(answer.status_code, LET)
