"""What people say of findings, and the lists that are made of them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.template.loader import render_to_string

from gouji_web.intake.checking import remove_files
from gouji_web.intake.models import Audit, Finding, Judgement, Upload
from gouji_web.intake.receiving import KIND
from gouji_web.permissions import Act, may, require, within
from gouji_web.queue.actions import latest
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

_SLOT = re.compile(r"<!--judgement ([0-9a-f]+)-->")
_MOST_KINDS = 10
HEADS = (
    *("单位", "年度", "文件", "序号", "严重程度", "代码", "检查", "位置", "所印", "应为", "问题", "怎么改"),
    *("认定", "理由", "认定人", "指纹"),
)


def seen_by(user: Any) -> QuerySet[Upload]:
    return Upload.objects.filter(within(user, Act.SEE_CHECK)).select_related("body", "user")


@transaction.atomic
def judge(by: Any, upload: Upload, fingerprint: str, verdict: str, reason: str) -> Judgement:
    """What the upload's body says of a finding. Raises ``Refused`` where a reason is missing."""
    if upload.body is None:
        raise Refused("不登录的核对不能作认定。")
    require(by, Act.JUDGE, upload.body)
    if verdict not in Judgement.Verdict.values:
        raise Refused("请选择接受、说明理由或误报。")
    reason = reason.strip()
    if verdict != Judgement.Verdict.ACCEPTED and not reason:
        raise Refused("说明理由和误报都要写明为什么。")
    if len(reason) > 500:
        raise Refused("理由最多 500 字。")
    if not Finding.objects.filter(audit__upload=upload, fingerprint=fingerprint).exists():
        raise Refused("这份材料里没有这个问题。")
    made, _ = Judgement.objects.update_or_create(
        body=upload.body,
        fingerprint=fingerprint,
        defaults={"verdict": verdict, "reason": reason, "user": by},
    )
    record(by, "认定问题", f"{upload.body} {fingerprint}", verdict=made.get_verdict_display(), reason=reason)
    return made


@transaction.atomic
def withdraw(by: Any, upload: Upload, fingerprint: str) -> None:
    """Takes a judgement back."""
    require(by, Act.JUDGE, upload.body)
    gone, _ = Judgement.objects.filter(body=upload.body, fingerprint=fingerprint).delete()
    if gone:
        record(by, "撤回认定", f"{upload.body} {fingerprint}")


def judgements(upload: Upload, fingerprints: Iterable[str]) -> Mapping[str, Judgement]:
    """What the body has said of findings, by fingerprint: of this version of the document or an earlier one."""
    if upload.body is None:
        return {}
    told = Judgement.objects.filter(body=upload.body, fingerprint__in=list(fingerprints)).select_related("user")
    return {one.fingerprint: one for one in told}


def listing(upload: Upload, audit: Audit, user: Any, remarks: Callable[[str], Mapping[str, Any]] | None = None) -> str:
    """The core's list of findings with the judgement of each in its place; ``remarks`` gives what is shown of what
    reviewers said of a finding, where the upload is a package's own self-check."""
    said = judgements(upload, _SLOT.findall(audit.listing))
    judging = upload.body is not None and may(user, Act.JUDGE, upload.body)

    def placed(match: re.Match[str]) -> str:
        judged = rendered(upload, match[1], said.get(match[1]), judging=judging)
        told = "" if remarks is None else render_to_string("packages/finding.html", remarks(match[1]))
        return judged + told

    return _SLOT.sub(placed, audit.listing)


def rendered(
    upload: Upload, fingerprint: str, said: Judgement | None, *, judging: bool, fault: str = "", reason: str = ""
) -> str:
    """One judgement, or the form to make it; ``fault`` says why one was refused, and ``reason`` what had been written."""
    shown = {"upload": upload, "fingerprint": fingerprint, "said": said, "judging": judging, "fault": fault}
    return render_to_string("intake/judgement.html", {**shown, "reason": reason, "verdicts": Judgement.Verdict})


def rows(upload: Upload) -> Iterator[tuple[str, ...]]:
    """The correction list over all units of an upload, a finding a row, under ``HEADS``."""
    found = list(Finding.objects.filter(audit__upload=upload).select_related("audit").defer(*_HEAVY))
    said = judgements(upload, (one.fingerprint for one in found))
    for one in found:
        told = said.get(one.fingerprint)
        yield (
            one.audit.name or "未认出单位",
            str(one.audit.year or "不明"),
            "、".join(one.audit.files[:3]),
            str(one.number),
            one.get_severity_display(),
            one.code,
            one.title,
            one.place,
            one.printed,
            one.should_be,
            one.message,
            one.suggestion,
            told.get_verdict_display() if told else "",
            told.reason if told else "",
            told.user.name if told else "",
            one.fingerprint,
        )


_HEAVY = ("audit__listing", "audit__documents", "audit__content")


def as_xlsx(heads: tuple[str, ...], lines: Iterable[tuple[str, ...]], name: str) -> bytes:
    """A workbook of one sheet with a head that stays and a filter."""
    from xlsxwriter.workbook import Workbook

    buffer = io.BytesIO()
    book = Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "bg_color": "#DDEBF7", "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    sheet.write_row(0, 0, heads, bold)
    last = 0
    for last, line in enumerate(lines, 1):
        sheet.write_row(last, 0, line, plain)
    for at, head in enumerate(heads):
        sheet.set_column(
            at, at, 60 if head == "问题" else 24 if head in ("文件", "检查", "位置", "怎么改", "单位") else 12
        )
    sheet.autofilter(0, 0, last, len(heads) - 1)
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def word_with_comments(audit: Audit) -> bytes:
    """The unit's own Word file with a comment for each finding, or a zip of several. Raises ``Refused`` where there is none."""
    path = audit.upload.annotated / audit.word
    if not audit.word or not path.is_file():
        raise Refused("这家单位的材料里没有能加批注的 Word 文件，请下载更正清单。")
    return path.read_bytes()


def words_with_comments(upload: Upload) -> bytes:
    """A zip of the Word files of all units, a folder for each. Raises ``Refused`` where there is none."""
    buffer = io.BytesIO()
    told = 0
    with zipfile.ZipFile(buffer, "w") as archive:
        for audit in upload.audit_set.exclude(word="").defer("listing", "documents", "content"):
            path, folder = upload.annotated / audit.word, f"{audit.label}-{audit.pk}"
            if not path.is_file():
                continue
            told += 1
            if path.suffix != ".zip":
                archive.write(path, f"{folder}/{audit.label}.docx")
                continue
            with zipfile.ZipFile(path) as inner:
                for name in inner.namelist():
                    archive.writestr(f"{folder}/{name}", inner.read(name))
    if not told:
        raise Refused("这次上传里没有能加批注的 Word 文件，请下载更正清单。")
    return buffer.getvalue()


@transaction.atomic
def remove(by: Any, upload: Upload) -> None:
    """Deletes an upload before its time, files and results; judgements stay. Raises ``Refused`` while it is being checked."""
    if upload.body is None or upload.user_id is None:
        raise Refused("编制自查的结果随填报保存，不能单独删去。")
    require(by, Act.CHECK, upload.body)
    job = latest(KIND, upload.pk)
    if job is not None and not job.is_over:
        raise Refused("还在核对，核对完了再删。")
    record(by, "删去上传", str(upload), body=str(upload.body), files=upload.files)
    remove_files(upload)
    upload.delete()


def overall(upload: Upload) -> dict[str, Any]:
    """How many units of an upload there are of each outcome, and what is found most often, in how many of them."""
    counts = upload.audit_set.order_by().aggregate(
        units=Count("pk"),
        wrong=Count("pk", filter=Q(errors__gt=0)),
        doubtful=Count("pk", filter=Q(errors=0, warnings__gt=0)),
        blind=Count("pk", filter=Q(tied=0)),
        words=Count("pk", filter=~Q(word="")),
    )
    found = Finding.objects.filter(audit__upload=upload).exclude(severity=Finding.Severity.INFO).order_by()
    kinds = found.values("code", "title").annotate(times=Count("pk"), units=Count("audit", distinct=True))
    return {**counts, "kinds": list(kinds.order_by("-times", "code")[:_MOST_KINDS])}


def note_judged(upload: Upload, audits: Iterable[Audit]) -> None:
    """Puts into each audit how many of its findings have been judged."""
    listed = list(audits)
    judged: dict[int, int] = {}
    if upload.body_id is not None:
        said = Judgement.objects.filter(body=upload.body_id).values("fingerprint")
        found = Finding.objects.filter(audit__in=[one.pk for one in listed], fingerprint__in=said).order_by()
        judged = dict(found.values_list("audit").annotate(Count("pk")))
    for one in listed:
        one.judged = judged.get(one.pk, 0)  # type: ignore[attr-defined]
