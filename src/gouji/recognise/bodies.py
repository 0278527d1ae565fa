"""Whose a document is: names on its cover, in titles, headings and fields, and how often the text repeats them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from gouji.catalogue.body_names import (
    field_pattern,
    is_field,
    is_name,
    is_place,
    is_relative,
    part_name,
    place_of,
    title_name,
)
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.bodies import Evidence
from gouji.domain.reports import Report, UnscoredForm
from gouji.domain.selfeval import SelfEvaluation
from gouji.values import zh
from gouji.values.fiscal import years

FIELD, COVER, TITLE, TEXT = 5, 4, 3, 1
_SEALED = re.compile(r"^\s*(\S{3,30}?)\s*[（(]\s*(?:盖章|公章|章)\s*[)）]")
_PART = re.compile(r"^第[一二三四五六七八九十]+部分")
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十\d]+[)）、.]+)")
#: The code of a budget unit before or behind its name: 219001-某某镇人民政府, 某某省水利厅 126.
_CODE = re.compile(r"^\d{3,12}[-—](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[-—(\[]?\d{3,12}[)\]]?$")
_LEADING = re.compile(r"^(?:20\d\d年度?|附件\d*[:：]?|关于|中共)")
#: What follows the name of a place that a document is of as a whole.
_BEHIND_PLACE = re.compile(r"(?:本级|[省市县区州镇乡]级)?(?:20\d\d|二[〇零○]|关于|“?\"?三公)")
_PLACE_LINES = 4
#: 全市: the place that the document is of, without its name.
_WHOLE = "全"
_SENTENCE = re.compile(r"[。；;，,？?！!]")
_LONGEST_TITLE = 50
#: The cover: so many paragraphs at the beginning, each a line of a few words.
_COVER_LINES, _COVER_LINE, _COVER_JOINED = 14, 24, 12
#: Rows of a table in which 编制单位 may stand.
_HEAD_ROWS = 4
#: A name repeated in the text gains at most so much: what is said often is more likely right than what is said once.
_OFTEN = 4


def body_evidence(
    document: Document,
    evaluations: Iterable[SelfEvaluation],
    reports: Iterable[Report],
    file_name: str,
    others: Sequence[UnscoredForm] = (),
) -> Iterator[Evidence]:
    """Everything that speaks for a name, the names that the text itself repeats the more so."""
    found = [
        *_in_forms(evaluations, reports),
        *_in_fields(document),
        *_in_titles(document),
        *_on_cover(list(islice(document.paragraphs, _COVER_LINES))),
    ]
    if not found:
        found += _in_other_forms(others)
    if name := title_name(_LEADING.sub("", zh.label(file_name))):
        found.append(Evidence(name, TEXT, "文件名", Place()))
    yield from found
    yield from _repeated(document, found)


def place_evidence(document: Document) -> Iterator[Evidence]:
    """The place at the head of a title that names no unit: 大姚县2024年4月财政收支情况, 青羊镇2024年“三公”经费预算公开说明."""
    for paragraph in islice(document.paragraphs, _PLACE_LINES):
        title = _LEADING.sub("", zh.label(paragraph.text))
        if len(title) > _LONGEST_TITLE or _SENTENCE.search(title):
            continue
        place = place_of(title)
        if place and not place.startswith(_WHOLE) and _BEHIND_PLACE.match(title, len(place)):
            yield Evidence(place, TITLE, "标题写明的地方", paragraph.place)


def fullest(bodies: Sequence[Evidence]) -> str | None:
    """The best candidate in its longest form: 黄石市下陆区司法局 and 下陆区司法局 are one body; 纳入下陆区司法局 is none."""
    if not bodies:
        return None
    best = bodies[0].value
    same = [
        piece.value
        for piece in bodies
        if piece.value == best or (piece.value.endswith(best) and is_place(piece.value[: -len(best)]))
    ]
    return max(same, key=len)


def _in_forms(evaluations: Iterable[SelfEvaluation], reports: Iterable[Report]) -> Iterator[Evidence]:
    for evaluation in evaluations:
        body, department = (
            None if field is None else _whole(field.text) for field in (evaluation.body, evaluation.department)
        )
        if body and evaluation.body is not None:
            yield Evidence(body, FIELD, "表内填报单位", evaluation.body.place)
        if department and evaluation.department is not None:
            # a unit under a department fills its own form; an office of it does not
            is_other = body is not None and not body.startswith(department)
            yield Evidence(department, TITLE if is_other else FIELD, "表内主管部门", evaluation.department.place)
    for report in reports:
        if name := title_name(_LEADING.sub("", zh.label(report.title))):
            yield Evidence(name, TITLE, "报告标题", report.place)


def _in_other_forms(others: Sequence[UnscoredForm]) -> Iterator[Evidence]:
    """The unit of targets, of monitoring: its department where several units fill in forms, else the unit itself."""
    for name in ("body", "department"):
        fields = [field for form in others if (field := getattr(form, name)) is not None]
        told = {whole: field for field in reversed(fields) if (whole := _whole(field.text))}
        if len(told) == 1:
            ((whole, field),) = told.items()
            yield Evidence(whole, FIELD if name == "body" else TITLE, "表内填报单位", field.place)


def _in_fields(document: Document) -> Iterator[Evidence]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _field(block.text, block.place)
        elif isinstance(block, Table):
            for row in block.rows[:_HEAD_ROWS]:
                for cell in row:
                    yield from _field(cell.text, cell.place)
                for label, cell in pairwise(row):
                    if is_field(zh.label(label.text)) and (name := _whole(cell.text)):
                        yield Evidence(name, FIELD, "表内单位名称", cell.place)


def _field(text: str, place: Place) -> Iterator[Evidence]:
    sealed = _SEALED.match(text)
    if sealed and (name := _whole(sealed[1])):
        yield Evidence(name, COVER, "封面盖章处", place)
    elif (stated := field_pattern().match(text.strip())) and (name := _whole(stated[1])):
        yield Evidence(name, FIELD, "表头编制单位", place)


def _in_titles(document: Document) -> Iterator[Evidence]:
    for paragraph in document.paragraphs:
        text = zh.label(paragraph.text)
        if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
            continue
        name = part_name(_NUMBER.sub("", text))
        if not name and years(text) and not _PART.match(text):
            name = title_name(_LEADING.sub("", text))
        if name:
            yield _weighed(name, TITLE, "标题", paragraph.place)


def _on_cover(lines: Sequence[Paragraph]) -> Iterator[Evidence]:
    """Names on the first lines: one that stands alone, and one that runs over several lines up to the year."""
    short = [(zh.label(line.text), line.place) for line in lines if 0 < len(zh.label(line.text)) <= _COVER_LINE]
    for start, (text, place) in enumerate(short):
        if is_name(text) and place_of(text):
            yield Evidence(text, COVER, "封面", place)
            continue
        joined = text
        for more, _ in short[start + 1 : start + _COVER_JOINED]:
            joined += more
            if years(joined):
                name = title_name(_LEADING.sub("", joined))
                if name and name not in text and place_of(name):
                    yield Evidence(name, TEXT, "封面各行", place)
                break


def _repeated(document: Document, found: Sequence[Evidence]) -> Iterator[Evidence]:
    names = {piece.value: piece.place for piece in found if not is_relative(piece.value)}
    counts: Counter[str] = Counter()
    for paragraph in document.paragraphs:
        text = zh.label(paragraph.text)
        counts.update({name: text.count(name) for name in names if name in text})
    for name, count in counts.items():
        if count > 1:
            yield Evidence(name, min(count - 1, _OFTEN), f"全文出现 {count} 次", names[name])


def _weighed(name: str, weight: int, reason: str, place: Place) -> Evidence:
    """A name without its place (市司法局, 发改委) tells little by itself."""
    return Evidence(name, weight if place_of(name) and not is_relative(name) else TEXT, reason, place)


def _whole(text: str) -> str | None:
    name = _CODE.sub("", zh.label(text))
    return name if is_name(name) else None
