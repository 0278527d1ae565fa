"""The API: tokens, the same rules as the pages, and answers that its description foresees."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from webkit import County, visitor

from gouji_web.intake.models import Audit, Finding, Judgement, Upload
from gouji_web.packages.models import Package
from gouji_web.people import actions, tokens
from gouji_web.people.models import Token
from gouji_web.refusals import Refused


class Program:
    """A program with somebody's token."""

    def __init__(self, county: County, username: str) -> None:
        self.headers = {"authorization": f"Bearer {tokens.give(county.user(username), '试验', 1)}"}

    def __call__(self, method: str, address: str, content: object = None) -> tuple[int, object]:
        answer = visitor().generic(
            method, f"/api{address}", json.dumps(content), content_type="application/json", headers=self.headers
        )
        return answer.status_code, json.loads(answer.content)


def test_a_token_acts_as_its_owner_until_it_is_over(county: County) -> None:
    program = Program(county, "kuaiji")
    assert program("GET", "/bodies")[0] == 200
    Token.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert program("GET", "/bodies")[0] == 401
    Token.objects.update(expires=timezone.now() + timedelta(days=1))
    actions.set_active(county.user("admin"), county.user("kuaiji"), False)
    assert program("GET", "/bodies")[0] == 401
    assert visitor().get("/api/bodies").status_code == 401
    assert county.client("caizheng").get("/api/bodies").status_code == 401
    with pytest.raises(Refused):
        tokens.give(county.user("kuaiji"), " ", 1)
    assert not Token.objects.filter(digest__startswith="gouji_").exists()


def test_tokens_are_given_and_revoked_on_their_page(county: County) -> None:
    client = county.client("kuaiji")
    page = client.post("/tokens/", {"name": "决算软件", "days": 30}).content.decode()
    assert "gouji_" in page
    assert "gouji_" not in client.get("/tokens/").content.decode()
    other = county.client("sifa")
    other.post("/tokens/", {"revoke": Token.objects.get().pk})
    assert Token.objects.count() == 1
    client.post("/tokens/", {"revoke": Token.objects.get().pk})
    assert Token.objects.count() == 0


def test_a_cell_is_saved_and_a_conflict_told(county: County) -> None:
    program = Program(county, "kuaiji")
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    _, rows = program("GET", f"/packages/{package.pk}/rows")
    assert isinstance(rows, list)
    row = next(one for one in rows if one["texts"].get("level3") == "办理法律援助案件数")
    given = {"row": row["id"], "column": "actual", "text": "250件", "seen": "243件", "version": row["version"]}
    code, saved = program("PUT", f"/packages/{package.pk}/cell", given)
    assert (code, saved) == (200, {"row": row["id"], "version": row["version"] + 1, "revision": package.revision + 1})
    code, told = program("PUT", f"/packages/{package.pk}/cell", {**given, "text": "260件"})
    assert isinstance(told, dict)
    assert (code, told["held"], told["by"]) == (412, "250件", "司法局 李会计")
    code, detail = program("GET", f"/packages/{package.pk}")
    assert isinstance(detail, dict)
    assert detail["forms"][0]["rows"][1]["actual"] == "250件"
    assert len(detail["listed_problems"]) == 3


def test_the_rules_are_those_of_the_pages(county: County) -> None:
    draft = Package.objects.get(body=county.body("司法局"), year=2023).pk
    expected = {"kuaiji": 403, "juzhang": 409, "sifa": 403, "shenji": 403, "xiaokuai": 404}
    for username, code in expected.items():
        program = Program(county, username)
        assert program("POST", f"/packages/{draft}/steps", {"name": "sign"})[0] == code, username
    assert Program(county, "juzhang")("POST", f"/packages/{draft}/steps", {"name": "nothing"})[0] == 409
    assert Program(county, "xiaokuai")("GET", "/packages")[1] == {"count": 0, "items": []}
    assert Program(county, "kuaiji")("GET", "/trail")[0] == 403
    assert Program(county, "shenji")("GET", "/trail")[0] == 200


def test_files_are_taken_in(county: County) -> None:
    body, headers = county.body("司法局").pk, Program(county, "kuaiji").headers
    files = {"files": SimpleUploadedFile("稿.txt", b"x")}
    answer = visitor().post(f"/api/checks?body={body}", files, headers=headers)
    assert (answer.status_code, json.loads(answer.content)["job"]["state"]) == (200, "waiting")
    assert Program(county, "xiaokuai")("GET", f"/checks/{json.loads(answer.content)['id']}")[0] == 404


@pytest.mark.parametrize("pk", ["0", "99999999999999999999999", "-1", "x"])
def test_what_is_no_number_is_told_and_no_fault(county: County, pk: str) -> None:
    assert Program(county, "caizheng")("GET", f"/packages/{pk}")[0] in (404, 422)


def test_the_description_foresees_every_answer(county: County) -> None:
    told = json.loads(visitor().get("/api/openapi.json").content)
    for path, methods in told["paths"].items():
        for method, described in methods.items():
            assert {"200", "401", "403", "404", "409", "422"} <= set(described["responses"]), (method, path)
    assert "/api/packages/{pk}/cell" in told["paths"]


def test_rows_evidence_and_deadlines_are_for_programs_too(county: County) -> None:
    clerk, finance = Program(county, "kuaiji"), Program(county, "caizheng")
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    code, row = clerk("POST", f"/packages/{package.pk}/rows", {"sheet": "projects"})
    assert isinstance(row, dict)
    assert (code, row["sheet"], row["texts"]) == (200, "projects", {})
    assert clerk("POST", f"/packages/{package.pk}/rows", {"sheet": "nothing"})[0] == 409
    assert clerk("DELETE", f"/packages/{package.pk}/rows/{row['id']}")[0] == 200
    assert not package.row_set.filter(pk=row["id"]).exists()
    files = {"file": SimpleUploadedFile("台账.csv", b"x")}
    kept = visitor().post(f"/api/packages/{package.pk}/evidence", files, headers=clerk.headers)
    assert json.loads(kept.content)["name"] == "台账.csv"
    files = {"files": SimpleUploadedFile("公开01表.xls", b"x")}
    asked = visitor().post(f"/api/packages/{package.pk}/takings", files, headers=clerk.headers)
    assert json.loads(asked.content)["state"] == "waiting"
    dates = {"fill_by": "2024-03-20", "department_by": None, "finance_by": None}
    assert finance("PUT", "/deadlines/2023", dates) == (200, {"year": 2023, **dates})
    assert finance("POST", "/deadlines/2023/reminders", {}) == (200, {"reminded": 11})  # one late, ten not begun
    assert clerk("PUT", "/deadlines/2023", dates)[0] == 403
    assert finance("PUT", "/deadlines/2099", dates)[0] == 409
    code, idle = finance("GET", "/years/2023/not-begun")
    assert isinstance(idle, list)
    assert len(idle) == 10
    assert clerk("POST", "/years/2023/packages", {}) == (200, {"begun": 0})
    assert finance("POST", "/years/2023/packages", {}) == (200, {"begun": 10})
    assert finance("GET", "/years/2023/not-begun") == (200, [])


def test_an_administrator_manages_bodies_people_and_settings(county: County) -> None:
    admin, clerk = Program(county, "admin"), Program(county, "kuaiji")
    parent = county.body("司法局").parent
    assert parent is not None
    code, made = admin("POST", "/bodies", {"parent": parent.pk, "name": "新设局", "code": "101099"})
    assert isinstance(made, dict)
    assert (code, made["kind"], made["parent"], made["active"]) == (200, "department", parent.pk, True)
    code, changed = admin("PUT", f"/bodies/{made['id']}", {"name": "新设局", "code": "101098", "active": False})
    assert (code, changed) == (
        200,
        {**made, "code": "101098", "active": False, "closed_on": str(timezone.localdate())},
    )
    given = {"username": "xinren", "name": "新人", "posts": [{"body": made["id"], "role": "filler"}]}
    code, person = admin("POST", "/people", given)
    assert isinstance(person, dict)
    assert (code, person["name"], person["posts"][0]["role"]) == (200, "新人", "filler")
    assert person.pop("password")
    address = f"/people/{person['id']}"
    assert admin("GET", address) == (200, person)
    code, more = admin("POST", f"{address}/posts", {"body": made["id"], "role": "leader"})
    assert isinstance(more, dict)
    assert [one["role"] for one in more["posts"]] == ["filler", "leader"]
    assert admin("DELETE", f"{address}/posts/{more['posts'][1]['id']}", {}) == (200, person)
    assert admin("PUT", f"{address}/active", {"active": False}) == (200, {**person, "active": False})
    assert admin("POST", f"{address}/password", {})[0] == 200
    assert admin("POST", "/people", given)[0] == 409
    assert admin("POST", "/people", {**given, "posts": []})[0] == 422
    code, listed = admin("GET", "/people")
    assert isinstance(listed, dict)
    assert "xinren" in {one["username"] for one in listed["items"]}
    code, before = admin("GET", "/settings")
    assert isinstance(before, dict)
    assert admin("PUT", "/settings", {"keep_days": 30}) == (200, {**before, "keep_days": 30})
    assert admin("PUT", "/settings", {"keep_days": -1})[0] == 422
    for method, path in (("GET", "/people"), ("GET", address), ("GET", "/settings"), ("PUT", f"/bodies/{made['id']}")):
        assert clerk(method, path, {"name": "试"})[0] == 403, path


def test_whoever_oversees_asks_for_drawings_the_overview_and_exports(county: County) -> None:
    finance, other = Program(county, "caizheng"), Program(county, "jiaoyu")
    code, drawn = finance("POST", "/samplings", {"year": 2023, "percent": 50, "seed": "甲"})
    assert code in (200, 409)
    assert finance("GET", "/samplings") == (200, [drawn] if code == 200 else [])
    code, whole = finance("GET", "/overview?year=2023")
    assert isinstance(whole, dict)
    assert code == 200
    assert sum(whole["states"].values()) == Package.objects.filter(year=2023).count()
    code, own = other("GET", "/overview?year=2023")
    assert isinstance(own, dict)
    assert sum(own["states"].values()) < sum(whole["states"].values())
    assert finance("GET", "/exports?what=nothing")[0] == 422
    answer = visitor().get("/api/exports?what=packages", headers=finance.headers)
    assert answer.headers["Content-Type"].startswith("text/csv")
    page = county.client("caizheng").get("/overview/packages.csv")
    assert answer.getvalue() == page.getvalue()
    assert Program(county, "kuaiji")("GET", "/overview?year=2023")[0] == 403


def test_files_and_the_way_of_a_package_are_for_programs_too(county: County) -> None:
    package = Package.objects.get(body=county.body("司法局"), year=2023)
    program, finance = Program(county, "kuaiji"), Program(county, "caizheng")
    base = f"/packages/{package.pk}"
    workbook = visitor().get(f"/api{base}/workbook", headers=finance.headers)
    assert (workbook.status_code, workbook.getvalue()[:2]) == (200, b"PK")
    kept = visitor().post(
        f"/api{base}/evidence", {"file": SimpleUploadedFile("签到.txt", b"1")}, headers=program.headers
    )
    told = [kept.json()]
    assert finance("GET", f"{base}/evidence") == (200, told)
    pk = told[0]["id"]
    assert visitor().get(f"/api{base}/evidence/{pk}", headers=finance.headers).getvalue() == b"1"
    assert finance("DELETE", f"{base}/evidence/{pk}")[0] == 403
    assert program("DELETE", f"{base}/evidence/{pk}") == (200, [])
    assert finance("GET", f"{base}/made") == (200, [])
    assert finance("GET", f"{base}/made/x.docx")[0] == 404
    assert finance("GET", f"{base}/changes") == (200, [])
    past = Package.objects.get(body=county.body("司法局"), year=2022)
    status, steps = finance("GET", f"/packages/{past.pk}/steps")
    assert (status, isinstance(steps, list)) == (200, True)
    assert [one["name"] for one in steps] == [one.name for one in past.step_set.all()]  # type: ignore[attr-defined]
    assert Program(county, "xiaokuai")("GET", f"{base}/workbook")[0] == 404


def test_a_judgement_is_taken_back_and_a_list_taken_out_by_a_program(county: County) -> None:
    upload = Upload.objects.create(body=county.body("司法局"), key="k", title="t", expires="2099-01-01T00:00:00Z")
    audit = Audit.objects.create(upload=upload, verdict="", listing="", documents="", content={})
    Finding.objects.create(
        audit=audit, number=1, code="N001", title="x", severity="error", message="差", fingerprint="ab"
    )
    program = Program(county, "kuaiji")
    judged = program("POST", f"/checks/{upload.pk}/judgements", {"fingerprint": "ab", "verdict": "accepted"})
    assert judged[0] == 200
    text = visitor().get(f"/api/checks/{upload.pk}/corrections", headers=program.headers).getvalue().decode("utf-8-sig")
    assert text.splitlines()[1].split(",")[10:13] == ["差", "", "接受，要改"]
    assert program("DELETE", f"/checks/{upload.pk}/judgements/ab") == (200, {"fingerprint": "ab"})
    assert not Judgement.objects.exists()
    assert program("DELETE", f"/checks/{upload.pk}/judgements/A%00")[0] == 422
    assert program("GET", f"/checks/{upload.pk}/words")[0] == 409


def test_programs_move_and_merge_bodies_and_read_who_is_due(county: County) -> None:
    admin, finance = Program(county, "admin"), Program(county, "caizheng")
    unit, department, heir = map(county.body, ("教师进修学校", "卫生健康局", "妇幼保健院"))
    given = {"parent": department.pk, "on": "2024-03-15", "basis": "文号"}
    assert finance("POST", f"/bodies/{unit.pk}/move", given)[0] == 403
    code, moved = admin("POST", f"/bodies/{unit.pk}/move", given)
    assert isinstance(moved, dict)
    assert (code, moved["parent"], moved["active"]) == (200, department.pk, True)
    assert admin("POST", f"/bodies/{unit.pk}/move", given)[0] == 409
    code, merged = admin("POST", f"/bodies/{unit.pk}/merge", {"into": heir.pk, "on": "2024-04-01"})
    assert isinstance(merged, dict)
    assert (code, merged["successor"], merged["closed_on"], merged["active"]) == (200, heir.pk, "2024-04-01", False)
    code, named = admin("PUT", f"/bodies/{unit.pk}", {"name": merged["name"]})  # what is not given stays as it is
    assert (code, named) == (200, merged)
    code, changes = finance("GET", f"/bodies/{unit.pk}/changes")
    assert isinstance(changes, list)
    assert [(one["kind"], one["on"], one["basis"]) for one in changes] == [
        ("moved", "2024-03-15", "文号"),
        ("merged", "2024-04-01", ""),
    ]
    code, due = finance("GET", "/years/2023/dues")
    assert isinstance(due, list)
    told = next(one for one in due if one["body"] == unit.pk)
    assert (told["department"], told["stage"], told["due"]) == (department.name, "还没有开始", "2024-03-31")
