"""单位名称漏字，或是别处的同名单位

查什么：文字和表里的单位名称，有没有比本单位全称少一个字、重一个字的；有没有别的区县的同名单位。
为什么：单位名称写错，读者不知道是不是同一个单位；写成别的区县的，多是套用了那里的文稿。
依据：核对通则：一份材料只属于一个单位，名称前后一致。

反例：
    临江市青溪区司法局2024年度部门决算
    一、收入支出决算总体情况说明
    临江市青溪区司法局2024年度收入支出总计100.00万元。
    二、收入决算情况说明
    本年收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、预算绩效管理情况
    本部门制定了青溪区司法预算绩效管理实施办法，临江市青溪司法局编报绩效目标的项目4个。
正例：
    - 本部门制定了青溪区司法预算绩效管理实施办法，临江市青溪司法局编报绩效目标的项目4个。
    + 本部门制定了青溪区司法预算绩效管理实施办法，临江市青溪区司法局编报绩效目标的项目4个。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.body_names import place_of
from gouji.checks.disclosure import is_disclosure, is_report
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Paragraph, Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

#: Names so short lose what tells them apart with one character.
_SHORTEST = 6
_LONGEST_TAIL = 12
# 负责区社会福利院的日常管理 names no place either.
_VERB = re.compile(
    r"负责|指导|协助|配合|监督|管理|支持|组织|承担|协调|参与|推进|联合|会同|报送|提交|上报|根据|按照|依据|经由|通过|包括|包含|以及|全部|所有|各个|其他|年度|部分|下属|所属"
)
#: What a name that begins there stands behind, and a number at the head of a line before it.
_STOPS = "。；，：:、（(“,;"
_NUMBER = re.compile(r"\([一二三四五六七八九十\d]+\)")
#: The end of the name of a larger place, and the name of a small one: each of so many characters.
_LARGER = re.compile(r"[\u4e00-\u9fff]{2}[省市州盟]")
_SMALLER = re.compile(r"[\u4e00-\u9fff]{2}[区县旗]")
_PLACE = 3
_SMALL_PLACE = re.compile(r"[区县旗]$")


@check("I009")
def misspelt_body(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        body = part.identity.body
        if body is None or len(body) < _SHORTEST or not (is_disclosure(part) or is_report(part)):
            continue
        texts = list(_texts(part, body))
        whole = "\n".join(text for text, _ in texts)
        found = {*_misspelt(whole, body), *_strangers(whole, body)}
        for name in sorted(name for name in found if not any(name in other for other in found - {name})):
            places = tuple(dict.fromkeys(place.quoting(_around(text, name)) for text, place in texts if name in text))
            yield Failed(_problem(name, places, body))
        if not found:
            yield Passed(body)


def _texts(part: Recognised, body: str) -> Iterator[tuple[str, Place]]:
    """The paragraphs, and the cells in which a name of the body's kind may stand."""
    for block in part.document.blocks:
        if isinstance(block, Paragraph):
            yield zh.label(block.text), block.place
        elif isinstance(block, Table):
            for cell in block.cells:
                if body[-1] in cell.text and len(cell.text) >= _SHORTEST - 1:
                    yield zh.label(cell.text), cell.place


def _misspelt(text: str, body: str) -> Iterator[str]:
    """The names in ``text`` that are the body's with one character lost or doubled, the last one kept."""
    place = place_of(body)
    for name in {body, body.removeprefix(_upper(place))}:
        if len(name) < _SHORTEST:
            continue
        for at in range(len(name) - 1):
            lost = name[:at] + name[at + 1 :]
            doubled = name[: at + 1] + name[at:]
            for variant in (lost, doubled) if at else (doubled,):
                if variant not in name and variant in text and not _is_part(text, variant, name):
                    yield variant
        if _begins(text, name):
            yield name[1:]


def _begins(text: str, name: str) -> bool:
    """Whether the name stands without its first character where nothing before it can belong to it: at the head of a line or
    behind a stop. Further in, 在普陀区 is 上海市普陀区 as well."""
    rest = name[1:]
    if rest not in text or rest in (name.removeprefix(_upper(place_of(name))), name.removeprefix("中共")):
        return False
    at = text.find(rest)
    while at >= 0:
        before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
        if not before or before[-1] in _STOPS or _NUMBER.fullmatch(before):
            return True
        at = text.find(rest, at + 1)
    return False


def _upper(place: str) -> str:
    """The larger place at the head of a place: 上海市 of 上海市普陀区, 永州市 of 永州市零陵区."""
    match = re.match(r"\S+?(?:省|市|自治区|州(?!市)|盟)(?=\S)", place)
    return match[0] if match else ""


def _is_part(text: str, variant: str, name: str) -> bool:
    """Whether every ``variant`` in ``text`` stands inside the right name."""
    return variant in name or text.replace(name, "").count(variant) == 0


def _strangers(text: str, body: str) -> Iterator[str]:
    """Units of the body's own kind in another district: 青岚区财政局 in a text of 普陀区财政局.

    What stands before 区 is the name of a place only where it never stands without it: 负责区财政局的工作 names none.
    """
    place = place_of(body)
    upper = _upper(place)
    if upper:
        rest = body.removeprefix(upper)
        yield from (other + rest for other in _places_before(text, rest, _LARGER) if not upper.endswith(other))
    tail = body.removeprefix(place)
    if not _SMALL_PLACE.search(place) or not 2 < len(tail) <= _LONGEST_TAIL:
        return
    for other in _places_before(text, tail, _SMALLER):
        name = other[:-1]
        if name not in place and not _VERB.fullmatch(name) and len(re.findall(rf"{name}(?![区县旗])", text)) == 0:
            yield other + tail


def _places_before(text: str, name: str, place: re.Pattern[str]) -> Iterator[str]:
    """What ``place`` matches right before each ``name`` in ``text``: the name is another in every document, and to compile a
    pattern with it takes longer than to look."""
    at, free = text.find(name), 0
    while at >= 0:
        if at - _PLACE >= free and place.fullmatch(text, at - _PLACE, at):
            yield text[at - _PLACE : at]
            free = at + len(name)
        at = text.find(name, at + 1)


def _around(text: str, name: str) -> str:
    at = text.find(name)
    return text[max(0, at - 10) : at + len(name) + 10]


def _problem(name: str, places: tuple[Place, ...], body: str) -> Problem:
    count = f"，共 {len(places)} 处" if len(places) > 1 else ""
    return Problem(
        Severity.WARNING,
        f"单位名称/{name}",
        f"“{places[0].quote}”里的单位写作“{name}”{count}，这份文件的单位是“{body}”。",
        f"核对单位名称：是本单位的，改为“{body}”；确为别的单位的，不必改。",
        places,
        Side("文中单位", name, places[0]),
        Side("文件单位", body),
        relation="单位名称前后一致",
    )
