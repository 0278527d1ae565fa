"""Putting work into the queue, taking it out, and telling how far it is."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from gouji_web.queue.models import Job

#: A worker that has said nothing for so long is taken for dead.
SILENCE = timedelta(seconds=90)
MOST_ATTEMPTS = 3


def ask(kind: str, subject: int, total: int = 0) -> Job:
    """Queues a piece of work, unless the same one waits already."""
    waiting = Job.objects.filter(kind=kind, subject=subject, state=Job.State.WAITING).first()
    return waiting or Job.objects.create(kind=kind, subject=subject, total=total)


def latest(kind: str, subject: int) -> Job | None:
    return Job.objects.filter(kind=kind, subject=subject).order_by("-pk").first()


def take(*, short_only: bool = False) -> Job | None:
    """The oldest piece of work that nobody is at, marked as taken; None where there is none.

    ``short_only`` leaves what takes minutes, a folder of many files, to another worker, so that nothing short waits for it.

    One that has brought down its worker too often is given up and says so.
    """
    now = timezone.now()
    forsaken = Q(state=Job.State.RUNNING, beat__lt=now - SILENCE)
    Job.objects.filter(forsaken, attempts__gte=MOST_ATTEMPTS).update(
        state=Job.State.FAILED, finished=now, said="处理时程序中断了三次，没有做完。请把文件分开上传再试。"
    )
    waiting = Q(state=Job.State.WAITING) | forsaken
    if short_only:
        waiting &= Q(total__lte=1) & ~Q(kind__in=("demo", "neighbours"))
    with transaction.atomic():
        job = Job.objects.filter(waiting).order_by("pk").first()
        if job is None:
            return None
        taken = Job.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts).update(
            state=Job.State.RUNNING, attempts=F("attempts") + 1, beat=now, done=0
        )
    job.refresh_from_db()
    return job if taken else None


def release_all() -> int:
    """Gives back what was being done when everything stopped: for the start, when no worker can be at work."""
    return Job.objects.filter(state=Job.State.RUNNING).update(state=Job.State.WAITING)


def tell(job: Job, said: str, done: int | None = None, total: int | None = None) -> None:
    """Notes how far the work is; that also says that its worker lives."""
    job.said, job.beat = said[:400], timezone.now()
    job.done = job.done if done is None else done
    job.total = job.total if total is None else total
    job.save(update_fields=("said", "beat", "done", "total"))


def finish(job: Job, said: str = "", *, failed: bool = False) -> None:
    job.state = Job.State.FAILED if failed else Job.State.DONE
    job.said, job.finished = said[:400], timezone.now()
    job.save(update_fields=("state", "said", "finished"))
