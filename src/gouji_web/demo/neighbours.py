"""The other departments of the demonstration: two years of them in every state, so that lists and charts have something to show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile

import gouji
from gouji_web.bodies.models import Body
from gouji_web.demo.packages import content, put
from gouji_web.intake import checking, judging, receiving
from gouji_web.intake.models import Finding, Judgement
from gouji_web.packages import filling, review, sampling, selfchecking
from gouji_web.packages.models import Deadline, Package, ResultUse, State
from gouji_web.people.models import User
from gouji_web.publishing.actions import publish
from gouji_web.queue.actions import ask, finish
from gouji_web.queue.models import Job

KIND = "neighbours"
_MODEL = "qinglan-2023-hunan"
_LAST, _NOW = 2022, 2023
#: How far each is in the later year; of the earlier one all are published. Who is not named has not begun.
_STATES: Mapping[str, State] = {
    "教育局": State.DRAFT,
    "第一小学": State.SIGNED,
    "第二中学": State.DRAFT,
    "卫生健康局": State.APPROVED,
    "妇幼保健院": State.ACCEPTED,
    "农业农村局": State.PUBLISHED,
    "农业技术推广站": State.SIGNED,
    "民政局": State.ACCEPTED,
    "社会福利院": State.PUBLISHED,
    "交通运输局": State.APPROVED,
    "公路建设养护中心": State.APPROVED,  # and sent back
    "文化旅游局": State.PUBLISHED,
    "审计局": State.PUBLISHED,
}
_SENT_BACK = "公路建设养护中心"
#: Filled in, but with figures that contradict each other: what their own check finds.
_AT_ODDS = (_SENT_BACK, "第二中学")
#: 元 that were not spent of what the model spends of its projects, and how many of its 220 cases were dealt with: in turn.
_UNSPENT = (0, 60_000, 250_000, 0, 900_000, 120_000, 400_000, 35_000, 640_000)
_DONE = (243, 198, 231, 176, 252, 224, 209, 260)
#: Scores that are given for the rule of the house, of 15.
_OWN = ("14", "15", "12", "13.5", "10")
_AMOUNTS = ("money", "lines", "economic", "three_public", "procurement", "awards", "visits", "projects")
_STAFF = ("posts", "in_service", "retired")


class Kind(NamedTuple):
    """一家: a body with what its texts and its accounts are made of."""

    name: str
    department: str
    given: Mapping[str, Any]
    #: Of a unit: the codes and names of its group and of the one item it spends in.
    spends: tuple[str, ...] = ()


def build(finance: User) -> None:
    """Packages of both years as far as they can be made at once; the worker does the rest."""
    Deadline.objects.create(
        year=_LAST, fill_by=date(2023, 3, 31), department_by=date(2023, 4, 15), finance_by=date(2023, 5, 31)
    )
    for number, kind in enumerate(_kinds()):
        body = _body(kind)
        for year in (_LAST, _NOW):
            state = State.PUBLISHED if year == _LAST else _STATES.get(kind.name)
            if state is None:
                continue
            # what is published goes its last step when its files have been made
            given = _content(kind, number + year)
            if year == _NOW and kind.name in _AT_ODDS:
                _contradict(given)
            begun = put(body, year, given, finance, min(state, State.ACCEPTED, key=_at))
            if state == State.DRAFT and kind.name not in _AT_ODDS:
                _leave_open(begun)
            filling.refresh(begun)
    back = Package.objects.get(body__name__endswith=_SENT_BACK, year=_NOW)
    row = back.row_set.filter(sheet="indicators", texts__owner="整体")[1]
    review.remark(finance, back, "请上传养护台账，说明工程量怎么统计。", row.pk, "actual")
    review.pass_on(finance, back, "send-back", "完成数缺少依据，补充后再报。")
    _look_again(finance)
    ask(KIND, 0)


def go_on(job: Job) -> None:
    """Makes and checks one of the packages, publishes it where it has got so far, and asks for the next: whatever else
    waits comes first. Behind the last one stands a folder that was checked and judged."""
    finance = User.objects.get(username="caizheng")
    waiting = [
        (kind.name, year)
        for year in (_NOW, _LAST)
        for kind in _kinds()
        if year == _LAST or kind.name in _AT_ODDS or _STATES.get(kind.name, State.DRAFT) != State.DRAFT
    ]
    if job.subject < len(waiting):
        name, year = waiting[job.subject]
        package = Package.objects.select_related("body").get(body__name__endswith=name, year=year)
        if not package.problems and not package.selfcheck_set.exists():  # else somebody has it in hand already
            selfchecking.check(Job.objects.create(kind=selfchecking.KIND, subject=package.pk, state=Job.State.RUNNING))
        if package.state == State.ACCEPTED and (year == _LAST or _STATES[name] == State.PUBLISHED):
            publish(finance, package)
        ask(KIND, job.subject + 1)
    else:
        _check_altered(finance)
    finish(job)


def _at(state: State) -> int:
    return list(State).index(state)


@cache
def _kinds() -> tuple[Kind, ...]:
    found = []
    for name, given in _data()["departments"].items():
        found.append(Kind(name, name, given))
        found += [Kind(unit, name, given, tuple(spends)) for unit, spends in given["units"].items()]
    return tuple(found)


@cache
def _data() -> Mapping[str, Any]:
    given: dict[str, Any] = json.loads(files("gouji_web.demo").joinpath("departments.json").read_text("utf-8"))
    return given


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """The model's words and what stands for them, sentences before the words in them."""
    return tuple(sorted(_data()["phrases"].items(), key=lambda one: -len(one[0])))


def _body(kind: Kind) -> Body:
    """The body of that name, which the county may have already."""
    root = Body.objects.get(parent=None)
    county = root.name.removesuffix("财政局")
    found = Body.objects.filter(name=county + kind.name).first()
    if found is not None:
        return found
    if not kind.spends:
        code = f"{kind.given['code']}001"
        return Body.objects.create(parent=root, kind=Body.Kind.DEPARTMENT, name=county + kind.name, code=code)
    parent = Body.objects.get(name=county + kind.department)
    code = f"{kind.given['code']}{Body.objects.filter(parent=parent).count() + 2:03}"
    return Body.objects.create(parent=parent, kind=Body.Kind.UNIT, name=county + kind.name, code=code)


def _content(kind: Kind, number: int) -> dict[str, tuple[gouji.TypedRow, ...]]:
    """The model's content in the words of ``kind``; ``number`` says how large it is and how well it did."""
    times, unspent = 1 + number % 3, _UNSPENT[number % len(_UNSPENT)]
    made: dict[str, tuple[gouji.TypedRow, ...]] = {}
    for sheet, rows in content(_MODEL).items():
        texts = [dict(row.texts) for row in rows]
        if sheet == "lines":
            texts = list(_lines(texts, kind, unspent))
        elif sheet == "projects" and unspent:
            left = Decimal(texts[0]["fiscal.executed"]) - Decimal(unspent) / 10_000
            texts[0] |= {"fiscal.executed": str(left), "deviation": "部分事项年底尚未验收，款项转入下年支付。"}
        elif sheet == "indicators":
            _outcomes(texts, number)
        elif sheet == "body":
            texts[0] |= {"offices": _data()["offices"], "duties": kind.given["duties"], "contact": "财务科"}
        keys = [row.row for row in rows] if len(rows) == len(texts) else [""] * len(texts)
        made[sheet] = tuple(
            gouji.TypedRow({name: _said(sheet, name, text, kind, times) for name, text in one.items()}, key)
            for one, key in zip(texts, keys, strict=True)
        )
    return made


def _outcomes(texts: Iterable[dict[str, str]], number: int) -> None:
    """What was reached, with the reason where it falls short."""
    done = _DONE[number % len(_DONE)]
    for one in texts:
        if one["level3"] == "办理法律援助案件数":
            one["actual"] = f"{done}件"
            if done < 220:
                one["reason"] = "申请件数少于年初预计，明年按实际调整目标。"
        elif one["level3"] == "社区矫正监管制度":
            one["own_score"] = _OWN[number % len(_OWN)]
            if one["own_score"] == "15":
                del one["reason"]
        elif one["level3"] == "受援人满意度":
            one["actual"] = f"{91 + number % 8}%"


def _lines(texts: Iterable[dict[str, str]], kind: Kind, unspent: int) -> Iterable[dict[str, str]]:
    """The accounts under the codes of ``kind``: what was administration and projects of the model, and its common lines."""
    own: dict[str, dict[str, str]] = {}
    rest = {}
    for one in texts:
        code = one["code"]
        if code == "2101101" and kind.spends:
            one |= {"code": "2101102", "name": "事业单位医疗"}
        if not code.startswith("204"):
            rest[one["code"]] = one
        elif len(code) == 7:
            named = _line_of(kind, code)
            held = own.setdefault(named[0], {"code": named[0], "name": named[1]})
            for name, text in one.items():
                if name.partition(".")[0] in ("income", "spending", "initial"):
                    held[name] = str(Decimal(held.get(name, "0")) + Decimal(text))
    for held in own.values():
        held["reason"] = "年中追加专项资金和奖励性补贴"
    spent = own[_line_of(kind, "2040602")[0]]
    spent["spending.GENERAL.PROJECT"] = str(Decimal(spent["spending.GENERAL.PROJECT"]) - unspent)
    group = kind.spends[:2] or kind.given["group"]
    heads = {code: {"code": code, "name": name} for code, name in (kind.given["class"], group)}
    return [one for _, one in sorted({**heads, **rest, **own}.items())]


def _line_of(kind: Kind, code: str) -> tuple[str, str]:
    """Under which item ``kind`` books what the model books under ``code``."""
    if kind.spends:
        return kind.spends[2], kind.spends[3]
    group = kind.given["group"][0]
    usual = {"2040601": (f"{group}01", "行政运行"), "2040602": (f"{group}02", "一般行政管理事务")}
    return usual.get(code, tuple(kind.given["other"]))


def _said(sheet: str, name: str, text: str, kind: Kind, times: int) -> str:
    if (sheet in _AMOUNTS and _is_number(text) and name != "code") or (sheet == "body" and name in _STAFF):
        return str(Decimal(text) * times)
    for model, own in _phrases():
        text = text.replace(model, own.format_map(kind.given))
    return text


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdecimal()


def _contradict(given: gouji.Typed) -> None:
    """One outcome is another in a project's form than in that of the whole, and a sum in words does not add up."""
    shown = [row.texts for row in given["indicators"] if row.texts["level3"].endswith("满意度") and row.texts["actual"]]
    twice = [one for one in shown if sum(one["level3"] == other["level3"] for other in shown) > 1]
    twice[-1]["actual"] = "88%"  # type: ignore[index]
    twice[-1]["reason"] = "问卷回收较少。"  # type: ignore[index]
    told = given["texts"][0].texts
    told["performance"] += "\n其中印刷费12.50万元、邮电费8.30万元、培训费6.20万元，合计28.00万元。"  # type: ignore[index]


def _leave_open(package: Package) -> None:
    """Takes out what is filled in last."""
    for row in package.row_set.filter(sheet="indicators", texts__owner="整体")[1:5]:
        row.texts.pop("actual", None)
        row.save()


def _look_again(finance: User) -> None:
    """Last year's re-check: a drawing, points of finance's own, and what was made of the results."""
    drawing = sampling.draw(finance, _LAST, sampling.Rule(10, "99.5"), "qinglan-2022")
    for at, package in enumerate(drawing.packages.order_by("pk")[:5]):
        rows = package.row_set.filter(sheet="indicators", texts__owner="整体")
        review.rescore(
            finance, package, rows[6].pk, str(Decimal("9.5") - Decimal(at) / 2), "满意度只抽查了二十份问卷，样本偏少。"
        )
        if at % 2:
            review.rescore(finance, package, rows[5].pk, "9", "三项制度中有一项没有印发文件。")
    kinds = list(ResultUse.Kind)
    for at, package in enumerate(Package.objects.filter(year=_LAST, state=State.ACCEPTED).order_by("pk")[:6]):
        kind = kinds[at % len(kinds)]
        review.use_result(finance, package, "整体", kind, "", f"按上年自评和复核结果：{kind.label}。")


def _check_altered(finance: User) -> None:
    """A folder of published reports, two of them with a figure that was changed, and what finance says of what was found."""
    packages = Package.objects.filter(year=_LAST, state=State.PUBLISHED).select_related("body").order_by("pk")[:4]
    given, names = [], []
    for at, package in enumerate(packages):
        publication = package.publication_set.get(is_current=True)
        for path in sorted(publication.folder.glob("*.docx")):
            data = _altered(path, publication.facts["spending"]) if at < 2 else path.read_bytes()
            given.append(SimpleUploadedFile(path.name, data))
            names.append(f"各单位报来的材料/{package.body.name}/{path.name}")
    if not given:
        return
    upload = receiving.receive(finance, Body.objects.get(parent=None), given, names)
    job = Job.objects.get(kind=receiving.KIND, subject=upload.pk)
    Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING)
    checking.check(job)
    verdicts = (
        (Judgement.Verdict.ACCEPTED, ""),
        (Judgement.Verdict.EXPLAINED, "单位来函：打字笔误，自评表封存前已改，随更正公开换下。"),
        (Judgement.Verdict.ACCEPTED, "已电话通知单位更正。"),
    )
    found = Finding.objects.filter(audit__upload=upload).exclude(severity="info").order_by("pk")
    for (verdict, reason), finding in zip(verdicts, found, strict=False):
        judging.judge(finance, upload, finding.fingerprint, verdict, reason)


def _altered(path: Path, figure: str) -> bytes:
    """The Word file with the first ``figure`` of its text one larger."""
    buffer = BytesIO()
    with ZipFile(path) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = data.replace(figure.encode(), str(Decimal(figure) + 1).encode(), 1)
            made.writestr(name, data)
    return buffer.getvalue()
