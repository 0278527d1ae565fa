"""批注: the unit's own Word file back, with one Word comment for each finding and nothing else changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from gouji.document.place import Place
from gouji.document.tree import Document
from gouji.domain.audit import Audit
from gouji.domain.findings import Finding
from gouji.reports.annotate.align import Alignment
from gouji.reports.annotate.package import DAMAGE, WordFile
from gouji.reports.annotate.remarks import comment
from gouji.reports.annotate.scan import ScannedParagraph, scan
from gouji.reports.annotate.splice import Anchor, spliced
from gouji.reports.causes import Cause, causes
from gouji.reports.faults import ReportError
from gouji.reports.locate import Locator, Spot, figure_at, places_of, text_at
from gouji.reports.rule import Rule
from gouji.values import zh


def word_input(audit: Audit) -> int:
    """The number of the one Word file among the inputs; raises ``ReportError`` where there is none or more than one."""
    found = [number for number, part in enumerate(audit.inputs) if part.document.source.format == "docx"]
    if not found:
        raise ReportError("docx 报告是在原 Word 文件上加批注，输入的文件里没有 .docx；请改用 html 或 xlsx。")
    if len(found) > 1:
        raise ReportError(f"docx 报告一次只能批注一份 Word 文件，输入了 {len(found)} 份，请逐份核对。")
    return found[0]


def annotated(audit: Audit, original: bytes, rules: Iterable[Rule] = (), number: int | None = None) -> bytes:
    """``original``, the bytes of the one Word input of ``audit``, or of its input ``number``, with comments.

    A place that cannot be found again is commented on at the nearest thing that can; findings about other files of the
    run are left to other reports. Raises ``ReportError`` as ``word_input`` does, and where the file is another by now.
    """
    number = word_input(audit) if number is None else number
    document = audit.inputs[number].document
    if hashlib.sha256(original).hexdigest() != document.source.sha256:
        raise ReportError(f"{document.source.path}：文件在核对之后改动过，请重新核对。")
    try:
        return _commented(audit, number, original, rules)
    except DAMAGE:
        raise ReportError(
            f"{document.source.path}：文件有损坏或写法不常见，加不了批注，请用 Word 另存一次再试，或改用 html、xlsx。"
        ) from None


def _commented(audit: Audit, number: int, original: bytes, rules: Iterable[Rule]) -> bytes:
    document = audit.inputs[number].document
    word = WordFile.of(original)
    alignment = Alignment.of(document, scan(word.content))
    titles = {rule.code: rule.title for rule in rules}
    anchors: list[Anchor] = []
    comments: list[str] = []
    free = word.first_free_number
    for cause, finding, anchor in _anchored(audit, number, document, alignment, free):
        anchors.append(anchor)
        comments.append(comment(anchor.number, cause, finding, titles.get(finding.code, ""), word.namespace))
    return word.with_comments(spliced(word.content, anchors, word.namespace), comments)


def _anchored(
    audit: Audit, number: int, document: Document, alignment: Alignment, free: int
) -> Iterator[tuple[Cause, Finding, Anchor]]:
    """Each finding to be told in this file with the anchor of its comment."""
    locator = Locator(document)
    for cause in causes(audit.results.findings):
        for finding in cause.findings:
            place = _place(cause, finding, number)
            if place is None or not alignment.items:
                continue
            spot = locator.find(place) or Spot(0)
            anchor = _anchor(free, document, alignment, spot, figure_at(document, spot, finding.problem, place))
            if anchor is not None:
                free += 1
                yield cause, finding, anchor


def _place(cause: Cause, finding: Finding, number: int) -> Place | None:
    """Where in input ``number`` the comment stands: at the figure at fault and nowhere else; where several may be it, at the
    first of them that lies there. A finding without any place is about the file, one that follows from a figure at fault is
    told with that."""
    problem = finding.problem
    if cause.led_by(finding) is not None:
        return None
    if problem.culprit is not None:
        return problem.culprit if problem.culprit.input == number else None
    suspects = () if problem.accused is None else (problem.accused, *problem.rivals)
    places = (*suspects, *places_of(problem)) or (Place(number),)
    return next((place for place in places if place.input == number), None)


def _anchor(
    number: int, document: Document, alignment: Alignment, spot: Spot, figure: tuple[int, int] | None
) -> Anchor | None:
    paragraphs = alignment.paragraphs(spot)
    if not paragraphs:
        return None
    start, end = figure or (spot.start, spot.end)
    text = text_at(document, spot)
    if end:
        for paragraph in paragraphs:
            if paragraph.host is None:
                found = _within(paragraph, text, start, end)
                if found is not None:
                    return Anchor(number, paragraph, paragraph, *found)
    outer = [paragraph.host or paragraph for paragraph in paragraphs]
    spoken = [paragraph for paragraph in outer if paragraph.runs] or outer[:1]
    return Anchor(number, spoken[0], spoken[-1])


def _within(paragraph: ScannedParagraph, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Where characters ``start`` to ``end`` of ``text`` are in the paragraph: first where they should be, else anywhere.

    A range that starts the paragraph and one that ends it are told by 0, which stands for all on that side.
    """
    said, quote = zh.halfwidth(paragraph.text), zh.halfwidth(text[start:end])
    shift = len(text.rstrip()) - len(said.rstrip())
    at = start - shift if said[max(start - shift, 0) :].startswith(quote) and start >= shift else said.find(quote)
    return None if at < 0 else (at, at + len(quote))
