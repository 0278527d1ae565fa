"""段末、句中没有句号

查什么：说明数字和原因的段落，末尾有没有标点；其他段落都有而这一段没有的才报告。以逗号结束、下面已是另一部分的，写完原因直接接着写“其中：”、中间缺了标点的，也报告。
为什么：段末缺了句号，多是删改时连同后半句一起删掉了。
依据：GB/T 15834—2011 标点符号用法。

反例：
    青溪区司法局2024年度部门决算
    一、收入支出决算总体情况说明
    2024年度收入支出总计100.00万元，比2023年度增加5.00万元，主要原因是人员增加
    二、收入决算情况说明
    本年收入合计100.00万元，其中：财政拨款收入100.00万元。
    三、支出决算情况说明
    本年支出合计100.00万元，其中：基本支出60.00万元，项目支出40.00万元。
    四、财政拨款收入支出决算总体情况说明
    2024年度财政拨款收入支出总计100.00万元，与2023年度持平。
    五、机关运行经费支出情况
    2024年度机关运行经费支出18.00万元，与2023年度持平。
正例：
    - 2024年度收入支出总计100.00万元，比2023年度增加5.00万元，主要原因是人员增加
    + 2024年度收入支出总计100.00万元，比2023年度增加5.00万元，主要原因是人员增加。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.checks.disclosure import is_disclosure
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh

_STOPPED = re.compile(r"[。；;！？!?：:…，,、．.][”’」』）)》\]】]*\s*$|[）)》\]】”]\s*$")
_SENTENCE = re.compile(
    r"原因(?:主要)?(?:是|为|[:：])|(?:增加|减少|增长|下降|持平|合计|总计|预算|决算|支出|收入)[^，。]{0,30}，"
)
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?\s*[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）])"
)
_HANGS = re.compile(r"[，,、]\s*$")
#: What opens a part of its own and is no item of a list that a comma may lead to.
_PART = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])"
)
_RUNS_ON = re.compile(r"原因(?:主要)?(?:是|为|[:：])[^，,。；;：:、（(]{2,40}(?<![在将把从对于及和与含的])其中[：:，,]")
#: A line so short is no line of a longer paragraph that a page or a column cut.
_SHORT = 34
#: This part of the paragraphs that state figures must end in a stop for one without to be a slip.
_LIKE = 0.8
_LEAST = 2
_SHOWN = 3


@check("N032")
def missing_stop(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        if is_disclosure(part):
            yield from _looked_at(part)


def _looked_at(part: Recognised) -> Iterator[Outcome]:
    blocks = part.document.blocks[part.contents.body :]
    stating = [
        (block, blocks[at + 1] if at + 1 < len(blocks) else None)
        for at, block in enumerate(blocks)
        if isinstance(block, Paragraph)
        and block.level is None
        and not block.place.scanned
        and _SENTENCE.search(block.text)
    ]
    stopped = sum(_STOPPED.search(paragraph.text) is not None for paragraph, _ in stating)
    if stopped < _LEAST or stopped < _LIKE * len(stating):
        return
    found = [
        paragraph
        for paragraph, after in stating
        if (not _STOPPED.search(paragraph.text) and (_ends_here(after) or len(paragraph.text.strip()) < _SHORT))
        or (_HANGS.search(paragraph.text) and _is_part(after))
    ]
    yield Failed(_problem(found)) if found else Passed("段末标点")
    running = [place for paragraph, _ in stating for place in _running_on(paragraph)]
    if running:
        yield Failed(_run_on(running))


def _running_on(paragraph: Paragraph) -> Iterator[Place]:
    """Where a reason runs into the list behind it: 原因是车辆维修减少其中：购置费0万元."""
    for found in _RUNS_ON.finditer(paragraph.text):
        yield paragraph.place.quoting(found[0])


def _run_on(places: Sequence[Place]) -> Problem:
    shown = "；".join(f"“{zh.squeeze(place.quote)}”" for place in places[:_SHOWN])
    return Problem(
        Severity.INFO,
        f"句中/{zh.label(places[0].quote)[:20]}",
        f"“其中”之前没有标点：{shown}。",
        "原因写完的，补上句号；“其中”另起一句。",
        tuple(dict.fromkeys(places)),
        Side("句中", zh.squeeze(places[0].quote), places[0]),
        relation="句末有标点",
    )


def _ends_here(after: Block | None) -> bool:
    """Whether what follows is no rest of the same paragraph: a heading, a table, a numbered item or nothing."""
    if not isinstance(after, Paragraph):
        return True
    return after.level is not None or _NUMBERED.match(after.text) is not None


def _is_part(after: Block | None) -> bool:
    """Whether the next part begins, or nothing follows."""
    return after is None or (
        isinstance(after, Paragraph) and after.level is not None and _PART.match(after.text) is not None
    )


def _problem(found: Sequence[Paragraph]) -> Problem:
    places = tuple(paragraph.place.quoting(paragraph.text.strip()) for paragraph in found)
    shown = "；".join(f"“{zh.squeeze(place.quote)}”" for place in places[:_SHOWN])
    more = f" 等 {len(places)} 段" if len(places) > _SHOWN else ""
    return Problem(
        Severity.INFO,
        f"段末/{zh.label(places[0].quote)[:20]}",
        f"段末没有句号：{shown}{more}。",
        "补上句号；后半句被删掉的，补全。",
        places,
        Side("段末", places[0].quote[-12:], places[0]),
        relation="段末有标点",
    )
