"""本单位的收支写成了别的单位

查什么：说本单位收支、车辆、采购的句子，以及标题、表头编制单位，写的是不是这份文件的单位；机构构成中列有的所属单位不算。
为什么：套用别的单位的文稿，漏改一处单位名称，读者不知道这一段的数是谁的。
依据：核对通则：一份材料只属于一个单位；部门预算、决算公开模板各处均写本部门（单位）全称。

反例：
    青溪区司法局2024年度部门决算
    第三部分 青溪区司法局2024年度部门决算情况说明
    一、收入支出决算总体情况说明
    青溪区司法局2024年度收入支出总计100.00万元。
    二、收入决算情况说明
    本年收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、政府性基金预算财政拨款收入支出决算情况说明
    柳河县民政局2024年度无政府性基金预算财政拨款收入和支出。
正例：
    - 柳河县民政局2024年度无政府性基金预算财政拨款收入和支出。
    + 青溪区司法局2024年度无政府性基金预算财政拨款收入和支出。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from gouji.catalogue.body_names import field_pattern, is_name, name_endings, place_of
from gouji.checks.disclosure import is_disclosure, is_report
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

# What a sentence about the unit's own figures goes on with.
_FIGURES = (
    r"(?:收入|支出|收支|预算|决算|财政拨款|一般公共预算|政府性基金|国有资本|三公|因公出国|公务用车|公务接待|机关运行|政府采购|无|没有|部门|单位"
    r"|年初|年末|编报|整体支出)"
)
_OWN = (
    r"(?:收入预算|支出预算|部门预算|单位预算|部门决算|单位决算|机关运行经费|政府采购|财政拨款|本年度?(?:没有|无)|共有车辆|占有车辆|占用车辆|无|没有"
    r"|概况|主要职能|主要职责|机构设置|下属\d|所属(?:各|\d)|本级(?:决算|预算)|(?:内|下)?设(?:有)?(?:\d|办公室)|整体支出|基本情况|\((?:盖章|公章)\))"
)
_BEGINS = (
    r"(?:(?:^|[。;,:、])(?:\d{1,2}\.)?(?:纳入|第[一二三四五六七八九十]+(?:部分|条))?|截[至止])"
    r"(?:20\d\d年(?:度|(?:\d+月)?(?:\d+日|底|末)?),?)?"
)
_LEVEL = r"(?:\((?:本级|本部|部门|单位)\)|本级|本部|机关)?"
_MADE_UP_OF = re.compile(r"包括|构成|组成|设置|所属|下属|主管")
_HEAD_ROWS = 4
_COVER_LINES = 2
#: A candidate for the document's own name must outweigh any other so many times.
_CLEARLY = 2


@check("I007")
def other_body(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        body = part.identity.body
        if (
            body is None
            or not place_of(body)
            or not (is_disclosure(part) or is_report(part))
            or not _is_clear(part.identity)
        ):
            continue
        stated = _stated(part)
        others = {name: places for name, places in stated.items() if not _is_related(name, body)}
        for name, places in others.items():
            if not _is_listed(part.document, name, places):
                yield Failed(_problem(name, places, body, elsewhere=_is_elsewhere(part.document, name, places)))
        if stated and not others:
            yield Passed(body)


@cache
def _statement() -> re.Pattern[str]:
    name = rf"(?P<name>[\u4e00-\u9fff]{{3,28}}?(?:{name_endings()}))"
    itself = r"\(?(?:本级|本部|机关)\)?。?$"
    return re.compile(rf"{_BEGINS}{name}(?:(?:{_LEVEL}20\d\d年度?的?{_FIGURES})|(?={_LEVEL}的?{_OWN})|(?={itself}))")


@cache
def _introduction() -> re.Pattern[str]:
    name = rf"(?P<name>[\u4e00-\u9fff]{{3,28}}?(?:{name_endings()}))"
    return re.compile(
        rf"(?:第[一二三]条)?(?:\d\.)?{name}{_LEVEL}是[^。]{{0,40}}?(?:主管|工作部门|派出机关|事业单位|行政机关|行政单位|管理机构)"
    )


def _is_clear(identity: Identity) -> bool:
    own = identity.body or ""
    rivals = [piece.weight for piece in identity.bodies if not _is_related(piece.value, own)]
    weight = sum(piece.weight for piece in identity.bodies if _is_related(piece.value, own))
    return weight >= _CLEARLY * max(rivals, default=0)


def _stated(part: Recognised) -> dict[str, tuple[Place, ...]]:
    """The bodies whose figures sentences, titles and headers of tables say they print, with their places."""
    found: dict[str, list[Place]] = {}
    for name, place in (*_on_cover(part), *_introduced(part)):
        _keep(found, name, place)
    for block in part.document.blocks:
        if isinstance(block, Paragraph):
            text = zh.label(block.text)
            for match in _statement().finditer(text):
                _keep(found, match["name"], block.place.quoting(block.text.strip()))
            _keep_field(found, block.text, block.place)
        elif isinstance(block, Table):
            for row in block.rows[:_HEAD_ROWS]:
                for cell in row:
                    _keep_field(found, cell.text, cell.place)
    return {name: tuple(dict.fromkeys(places)) for name, places in found.items()}


def _on_cover(part: Recognised) -> Iterator[tuple[str, Place]]:
    """The name that stands alone on the first lines, where they do not name the document's own body as well."""
    lines = [(zh.label(line.text), line.place) for line in islice(part.document.paragraphs, _COVER_LINES)]
    if not any(_is_related(text, part.identity.body or "") for text, _ in lines if is_name(text)):
        yield from ((text, place.quoting(text)) for text, place in lines if is_name(text))


def _introduced(part: Recognised) -> Iterator[tuple[str, Place]]:
    """The one body that the text introduces (某局是主管……的工作部门); several introduced are the units of a department."""
    found = [
        (match["name"], paragraph.place.quoting(paragraph.text.strip()))
        for paragraph in part.document.paragraphs
        if (match := _introduction().match(zh.label(paragraph.text)))
    ]
    if len({name for name, _ in found}) == 1:
        yield from found


def _keep_field(found: dict[str, list[Place]], text: str, place: Place) -> None:
    stated = field_pattern().match(text.strip()) if ":" in text or "：" in text else None
    if stated is not None:
        _keep(found, zh.label(stated[1]), place.quoting(text.strip()))


def _keep(found: dict[str, list[Place]], name: str, place: Place) -> None:
    if is_name(name) and place_of(name):
        found.setdefault(name, []).append(place)


def _is_related(name: str, body: str) -> bool:
    """Whether the two are one body, or one a part of the other: 普陀区司法局, 杭州市公安局西湖区分局."""
    if name.startswith(body) or body.startswith(name) or name.endswith(body) or body.endswith(name):
        return True
    place, own = place_of(name), place_of(body)
    if place not in own and own not in place:
        return False
    short, long = sorted((name.removeprefix(place), body.removeprefix(own)), key=len)
    return _is_abbreviation(short, long)


def _is_abbreviation(short: str, long: str) -> bool:
    """国资委 for 国有资产监督管理委员会: its characters stand there in this order."""
    rest = iter(long)
    return all(character in rest for character in short)


def _is_listed(document: Document, name: str, accused: tuple[Place, ...]) -> bool:
    """Whether the body stands in a table of units or where the document says what it is made up of."""
    items = {place.item for place in accused}
    return any(
        name in zh.label(cell.text) for table in document.tables for cell in table.cells if cell.place.item not in items
    ) or any(
        name in zh.label(paragraph.text) and _MADE_UP_OF.search(paragraph.text + paragraph.place.section)
        for paragraph in document.paragraphs
        if paragraph.place.item not in items
    )


def _is_elsewhere(document: Document, name: str, accused: tuple[Place, ...]) -> bool:
    items = {place.item for place in accused}
    return any(
        name in zh.label(paragraph.text) for paragraph in document.paragraphs if paragraph.place.item not in items
    )


def _problem(name: str, places: tuple[Place, ...], body: str, *, elsewhere: bool) -> Problem:
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    return Problem(
        Severity.WARNING if elsewhere else Severity.ERROR,
        f"单位名称/{name}",
        f"“{places[0].quote}”写的单位是“{name}”{count}，而这份文件是“{body}”的。",
        f"改为“{body}”，并核对这一处的数字是否也来自别的单位的文稿；确为所属单位的，在单位构成中列出。",
        places,
        Side("文中单位", name, places[0]),
        Side("文件单位", body),
        relation="单位一致",
    )
