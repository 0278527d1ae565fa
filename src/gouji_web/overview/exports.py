"""Everything that a person oversees as CSV, a row each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils import timezone

from gouji_web.bodies.models import Body, BodyChange
from gouji_web.intake.models import Finding, Judgement
from gouji_web.overview.figures import overview
from gouji_web.packages import sampling
from gouji_web.packages.models import Package, Remark, Rescore, ResultUse, State, Step
from gouji_web.packages.standing import counted
from gouji_web.people.models import Post
from gouji_web.permissions import Act, may, require, within
from gouji_web.shown.tables import CHUNK, streamed
from gouji_web.trail.actions import record


def exported(user: Any, what: str) -> HttpResponseBase:
    """Everything of one kind that this person oversees."""
    require(user, Act.OVERVIEW)
    if what not in _EXPORTS:
        raise Http404
    heads, lines = _EXPORTS[what]
    record(user, "导出数据", what)
    return streamed(what, heads, lines(user))


def _packages(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Package.objects.filter(counted(user, Act.OVERVIEW)).select_related("body__parent")
    for one in found.iterator(chunk_size=CHUNK):
        body = one.body
        yield (
            *(one.coded, one.called, one.above or str(body.parent or ""), one.year, one.get_state_display()),
            *(one.score, one.grade, one.executed, one.problems, one.errors, one.warnings, one.returned),
            _at(one.since),
        )


def _findings(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Finding.objects.filter(within(user, Act.OVERVIEW, "audit__upload__body")).select_related(
        "audit__upload__body"
    )
    kept = found.defer("audit__listing", "audit__documents", "audit__content")
    said = {
        (body, fingerprint): told
        for body, fingerprint, *told in Judgement.objects.filter(within(user, Act.OVERVIEW)).values_list(
            "body", "fingerprint", "verdict", "reason", "user__name"
        )
    }
    for one in kept.iterator(chunk_size=CHUNK):
        audit = one.audit
        verdict, reason, who = said.get((audit.upload.body_id or 0, one.fingerprint), ("", "", ""))
        yield (
            *(audit.upload.body, audit.name, audit.year, one.get_severity_display(), one.code, one.title, one.place),
            *(one.printed, one.should_be, one.message, one.suggestion, _VERDICTS.get(verdict, ""), reason, who),
            one.fingerprint,
        )


_VERDICTS = dict(Judgement.Verdict.choices)


def _departments(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Package.objects.filter(counted(user, Act.OVERVIEW)).order_by("-year")
    for year in list(dict.fromkeys(found.values_list("year", flat=True))):
        for one in overview(user, year).departments:
            most = "；".join(f"{kind} {count} 个" for kind, count in one.most)
            yield (
                *(year, one.name, one.bodies, one.missing, *one.counts, one.late, one.returned, one.average),
                *(one.errors, one.warnings, most),
            )


def _kinds(user: Any) -> Iterator[tuple[Any, ...]]:
    """How often each kind of problem is found, by year and department."""
    found = Package.objects.filter(counted(user, Act.OVERVIEW)).order_by("-year")
    for year in list(dict.fromkeys(found.values_list("year", flat=True))):
        for one in overview(user, year).departments:
            for kind, count in one.kinds.most_common():
                yield year, one.name, kind, count


def _remarks(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Remark.objects.filter(counted(user, Act.OVERVIEW, "package"))
    for one in found.select_related("package__body", "user", "settled_by").iterator(chunk_size=CHUNK):
        yield (
            *(one.package.called, one.package.year, one.about, one.text, one.user.name, _at(one.at), one.answer),
            *(one.settled_by.name if one.settled_by else "", _at(one.settled)),
        )


def _steps(user: Any) -> Iterator[tuple[Any, ...]]:
    states = dict(State.choices)
    found = Step.objects.filter(counted(user, Act.OVERVIEW, "package")).select_related("package__body", "user")
    for one in found.iterator(chunk_size=CHUNK):
        yield (
            *(one.package.called, one.package.year, one.name, states[one.before], states[one.after], one.note),
            *(one.user.name, _at(one.at)),
        )


def _samplings(user: Any) -> Iterator[tuple[Any, ...]]:
    if not may(user, Act.SEE_SAMPLE):
        return
    for drawing in sampling.seen_by(user).select_related("user"):
        for one in sampling.checked(drawing):
            rule = drawing.rule
            yield (
                *(
                    drawing.year,
                    drawing.seed,
                    rule["percent"],
                    rule["always_from"],
                    "是" if rule["with_errors"] else "",
                ),
                *(_at(drawing.at), drawing.user.name, one.package.called, one.package.score, one.rescored),
                *(one.again, one.difference),
            )


def _bodies(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Body.objects.filter(within(user, Act.OVERVIEW, "")).select_related("parent", "successor")
    posts: dict[int, list[str]] = {}
    for post in Post.objects.filter(body__in=found).select_related("user"):
        posts.setdefault(post.body_id, []).append(f"{post.get_role_display()} {post.user.name}")
    for one in found:
        yield (
            *(one.code, one.name, one.get_kind_display(), one.parent or "", "启用" if one.is_active else "停用"),
            *(one.closed_on or "", one.successor or "", "；".join(posts.get(one.pk, ()))),
        )


def _changes(user: Any) -> Iterator[tuple[Any, ...]]:
    found = BodyChange.objects.filter(within(user, Act.OVERVIEW)).select_related("body", "user")
    for one in found.iterator(chunk_size=CHUNK):
        yield (
            *(one.body.code, one.body, one.get_kind_display(), one.on, one.basis, one.before, one.after),
            *(one.user.name, _at(one.at)),
        )


def _at(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment is not None else ""


def _rescores(user: Any) -> Iterator[tuple[Any, ...]]:
    found = Rescore.objects.filter(counted(user, Act.OVERVIEW, "package")).select_related(
        "package__body", "row", "user"
    )
    for one in found.iterator(chunk_size=CHUNK):
        texts = one.row.texts
        yield (
            *(one.package.called, one.package.year, texts.get("owner"), texts.get("level3"), texts.get("target")),
            *(texts.get("actual"), texts.get("weight"), one.own, one.points),
            *(None if one.own is None else one.points - one.own, one.reason, one.user.name),
        )


def _uses(user: Any) -> Iterator[tuple[Any, ...]]:
    found = ResultUse.objects.filter(counted(user, Act.OVERVIEW, "package")).select_related("package__body", "user")
    for one in found.iterator(chunk_size=CHUNK):
        yield (
            one.package.called,
            one.package.year,
            one.owner,
            one.get_kind_display(),
            one.amount,
            one.note,
            one.user.name,
        )


_EXPORTS = {
    "departments": (
        (
            *("年度", "部门", "单位数", "没有开始", *State.labels, "过期", "退回", "平均分", "差错", "疑点"),
            "最多的问题",
        ),
        _departments,
    ),
    "packages": (
        (
            *("单位编码", "单位名称", "上级", "年度", "状态", "自评总分", "等级", "预算执行率", "待填", "差错", "疑点"),
            *("退回次数", "到这一步的时间"),
        ),
        _packages,
    ),
    "findings": (
        (
            *("单位", "材料上的单位", "年度", "严重程度", "代码", "检查", "位置", "所印", "应为", "问题", "怎么改"),
            *("认定", "理由", "认定人", "指纹"),
        ),
        _findings,
    ),
    "kinds": (("年度", "部门", "检查", "个数"), _kinds),
    "remarks": (("单位", "年度", "说的是", "意见", "谁", "时间", "怎么处理的", "处理人", "处理时间"), _remarks),
    "steps": (("单位", "年度", "办理", "原来的状态", "后来的状态", "说明", "谁", "时间"), _steps),
    "samplings": (
        (
            *("年度", "种子", "比例（%）", "必抽的分数", "有差错的必抽", "时间", "谁", "抽中的单位", "自评总分"),
            *("复核了几条", "财政复核总分", "相差"),
        ),
        _samplings,
    ),
    "bodies": (("编码", "名称", "类别", "上级", "启用", "撤并日期", "并入", "人员"), _bodies),
    "changes": (("编码", "单位", "变动", "施行日期", "依据", "原来", "现在", "谁", "时间"), _changes),
    "rescores": (
        (
            *("单位", "年度", "对象", "三级指标", "年度指标值", "实际完成值", "分值", "自评得分", "财政复核得分"),
            *("相差", "理由", "复核人"),
        ),
        _rescores,
    ),
    "uses": (("单位", "年度", "对象", "怎么应用", "下年度预算（万元）", "说明", "登记人"), _uses),
}
