"""The whole county of the demonstration: every state, scores that differ, a re-check, and findings in what contradicts itself."""

from __future__ import annotations

from collections import Counter

from webkit import County

from gouji_web.demo import neighbours
from gouji_web.intake.models import Finding
from gouji_web.packages.models import Package, Rescore, ResultUse, Sampling, SelfCheck
from gouji_web.packages.review import findings
from gouji_web.queue.models import Job


def test_the_other_departments_stand_at_every_step_of_their_way(county: County) -> None:
    neighbours.build(county.user("caizheng"))
    now = Package.objects.filter(year=2023)
    assert Counter(now.values_list("state", flat=True)) == {"draft": 4, "signed": 3, "approved": 2, "accepted": 6}
    assert set(Package.objects.filter(year=2022).values_list("state", flat=True)) == {"accepted"}
    unfinished = {one.body.name[6:]: one.problems for one in Package.objects.exclude(problems=0).select_related("body")}
    assert unfinished == {"司法局": 3, "教育局": 4}
    assert len(set(now.values_list("score", flat=True))) > 10
    drawing = Sampling.objects.get()
    assert drawing.packages.filter(year=2022).count() == drawing.packages.count() >= 9
    assert Rescore.objects.values("package").distinct().count() == 5
    assert set(ResultUse.objects.values_list("kind", flat=True)) == set(ResultUse.Kind.values)


def test_what_contradicts_itself_is_found_when_the_worker_gets_to_it(county: County) -> None:
    neighbours.build(county.user("caizheng"))
    at_odds = county.body("第二中学")
    neighbours.go_on(Job.objects.create(kind=neighbours.KIND, subject=1, state=Job.State.RUNNING))
    package = Package.objects.get(body=at_odds, year=2023)
    assert SelfCheck.objects.get(package=package).is_draft
    assert sorted(findings(package).values_list("code", "severity")) == [("J005", "error"), ("N008", "warning")]
    assert Finding.objects.filter(audit__upload__body=at_odds).exists()
    assert Job.objects.get(kind=neighbours.KIND, subject=2).state == Job.State.WAITING
