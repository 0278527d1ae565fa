"""The prepare flow: workbook -> unit-year -> documents -> files, checked from what lies on the disk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_uppercase

from gouji.checks.registry import Check
from gouji.compose.evaluation import Unscored
from gouji.compose.package import Package, as_draft, compose, scored
from gouji.compose.wording import WordingError, check_texts
from gouji.domain.audit import Audit
from gouji.domain.package import UnitYear
from gouji.domain.stages import USUAL, Stage
from gouji.exchange import Places, exchanged
from gouji.pipeline.reading import Progress
from gouji.pipeline.self_checking import self_check
from gouji.pipeline.unprinted import unprinted
from gouji.publication import OLD_EVIDENCE, write_private, written
from gouji.readers import InputError
from gouji.saving import save
from gouji.workbook.content import Content, Problems
from gouji.workbook.loading import INDICATORS, SCORED_FROM, load
from gouji.workbook.standard_rows import with_standard_rows
from gouji.workbook.template import write as workbook_bytes
from gouji.writers import official


@dataclass(frozen=True)
class Prepared:
    """编制结果: the files written and what their audit found, by format; a draft while any error remains.

    ``remarks`` say what printed values and scores rest on that the files do not show; ``private`` is the folder beside the
    published one where they and the evidence are kept.
    """

    files: tuple[Path, ...]
    audits: Mapping[str, Audit]
    remarks: tuple[str, ...] = ()
    private: Path | None = None

    @property
    def is_draft(self) -> bool:
        return any(audit.results.has_errors or audit.refused for audit in self.audits.values())


def prepare(
    workbook: Path,
    output: Path,
    checks: Sequence[Check],
    *,
    stages: Collection[Stage] = USUAL,
    texts: Path | None = None,
    move_edited: bool = False,
    jobs: int = 1,
    progress: Progress = lambda _: None,
) -> Prepared:
    """workbook -> unit-year -> documents of ``stages`` -> files, read back from disk and checked in every format.

    ``texts`` is a folder of the user's own texts; ``move_edited`` moves products that were changed by hand out of the
    way instead of stopping; with two ``jobs`` a second process checks some of the formats. Raises ``InputError`` naming
    every cell that cannot be used; then nothing is written.
    """
    if texts is not None:
        try:
            check_texts(texts)
        except WordingError as fault:
            raise InputError(str(fault)) from None
    unit, problems = load(workbook, stages)
    progress("正在编制")
    # a second process is only made ready for what will be written
    with self_check(checks, 1 if problems else jobs, progress) as check:
        package = _composed(unit, texts, problems, stages)
        if unit is None or package is None or problems:
            told = (f"工作簿有 {len(problems.found)} 处要改，没有写出任何文件：", *map(str, problems))
            others = _of_other_stages(workbook, unit, problems, stages)
            raise InputError("\n".join((*told, *problems.advice, *others)))
        places = Places.of(output)
        remarks = tuple(_remarks(unit, package, problems, stages, places))
        with exchanged(places, move_edited=move_edited) as stage:
            paths = {}
            for ending, found in written(package.files, stage.published):
                paths[ending] = found
                check.wrote(ending, found, stage.published, output)
            audits = check.audits()
            files = tuple(output / path.relative_to(stage.published) for ending in audits for path in paths[ending])
            prepared = Prepared(files, audits, remarks, places.private)
            write_private(unit.evidence, remarks, stage.private)
            if prepared.is_draft:
                for _ in written([as_draft(file) for file in package.files], stage.published):
                    pass
    return prepared


def _of_other_stages(
    workbook: Path, unit: UnitYear | None, problems: Problems, stages: Collection[Stage]
) -> Iterator[str]:
    """What else will have to be put right in the same workbook: of the stages that it is filled in for and not asked for."""
    in_use = {
        Stage.BUDGET: unit is not None and unit.approved is not None,
        Stage.MONITORING: unit is not None and any(one.spent_by_july is not None for one in unit.projects),
    }
    said = set(map(str, problems))
    for stage in (one for one, filled in in_use.items() if filled and one not in stages):
        found = [str(one) for one in load(workbook, (stage,))[1] if str(one) not in said]
        if found:
            yield f"“{stage.value}”阶段另有 {len(found)} 处，编制这一阶段时要改："
            yield from found


def _remarks(
    unit: UnitYear, package: Package, problems: Problems, stages: Collection[Stage], places: Places
) -> Iterator[str]:
    """What whoever publishes the files must know besides what they show."""
    yield from problems.assumed
    yield from package.remarks
    yield from (f"“{proof.name}”={proof.result}：{said}" for proof in unit.evidence for said in proof.remarks)
    if set(USUAL) <= set(stages):
        yield from unprinted(unit, [file.document for file in package.files])
    if (places.published / OLD_EVIDENCE).is_dir():
        yield f"{places.published / OLD_EVIDENCE} 是以前的版本写出的台账明细，可能有姓名，公开以前请移走。"
    try:
        advice = official.font_advice()
    except ModuleNotFoundError:
        return  # which writing tells
    if advice:
        yield advice


def _composed(
    unit: UnitYear | None, texts: Path | None, problems: Problems, stages: Collection[Stage]
) -> Package | None:
    """The package, with every score that cannot stand added to ``problems``; None where there are others already."""
    if unit is None:
        return None
    if problems:
        if not set(USUAL).isdisjoint(stages):
            lacks_money, lacks_rows = problems.has(*SCORED_FROM), INDICATORS in problems.lacking
            told = (one for one in scored(unit)[1] if not lacks_rows and not (one.rests_on_money and lacks_money))
            add_unscored(told, problems)
        return None
    try:
        package = compose(unit, texts, stages)
    except WordingError as fault:
        raise InputError(str(fault)) from None
    add_unscored(package.unscored, problems)
    return package


def add_unscored(unscored: Iterable[Unscored], problems: Problems) -> None:
    """A row of which something else is wrong already is not told again."""
    rows = {one.cell.lstrip(ascii_uppercase) for one in problems if one.sheet == INDICATORS}
    for one in unscored:
        if one.origin.lstrip(ascii_uppercase) not in rows:
            problems.add(INDICATORS, one.origin, one.message)


def new_workbook(template: str, output: Path) -> None:
    """A blank workbook for ``template``; raises ``InputError`` where it would overwrite one, ``SaveError`` where it cannot
    be written."""
    if output.exists():
        raise InputError(f"{output}：已有这个文件，为免覆盖没有写，请换一个名称。")
    save(output, workbook_bytes(with_standard_rows(Content({}), template), template))
