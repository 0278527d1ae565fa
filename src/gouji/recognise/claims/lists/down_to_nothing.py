"""Lists that leave nothing out: those that name even what there is none of (其中：甲a，乙b，丙0万元), those whose parts are numbered
behind 其中, and those that tell whose money it is down to one's own (中央资金a，县级配套b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import extents
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Opener

_AMONG = re.compile(r"(?:其中|包括)[：:，,]?\s*$")
_FIRST = re.compile(r"\s*(?:1[、.．]|[（(][1一][)）]|①|一[、是])")
_SOME = re.compile(r"等|主要|重点|含|另有|[（(]其中|剩余|结余|余额|完成|拨付|实际")
_FROM_ABOVE = re.compile(
    r"^(?:中央|国家|省级?|自治区|市级?|上级)(?:财政)?(?:专项|补助|转移支付|预算|下达)*(?:资金|补助|经费|拨款)?$"
)
_OWN = re.compile(
    r"^(?:县|区|市|本|镇|乡镇|地方)级?(?:财政)?(?:配套|预算|安排|自筹)*(?:资金|经费|拨款|投入)?$|^(?:单位|项目)?自筹(?:资金)?$"
)
_LEFT_OVER = re.compile(r"结[转余]|差额|净|赤字|缺口|增|减")
_FEWEST = 2
_CLOSE = 5
_BEHIND = 2  # characters, of 等
#: A list ends there: what is told next is what became of the money.
_ENDS = re.compile(r"\s*(?:[；;。]|$|[，,](?=截|已|累计|实际|目前|全年))")


@told_by(("其中", "包括"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such list with the figure before it. A doubt where it fails: all the same it may be one of some parts."""
    for opener in layout.openers:
        whole = layout.rows[opener.before].level
        if whole is None or whole.role is not Role.LEVEL or opener.partial or opener.loose or opener.in_bracket:
            continue
        if not opener.mark.text.startswith(("其中", "包括")) or _is_one_of_several(layout, opener, whole):
            continue
        found = [parts for parts in extents(layout, opener, whole) if len(parts) >= _FEWEST]
        if found and _names_all(found[0], whole):
            yield _claim(found, whole)
        elif whole.measure in ("", *_budget(whole)):
            yield from (_claim([parts], whole) for parts in [one for one in found if is_of_sources(one)][:1])


def _is_one_of_several(layout: Layout, opener: Opener, whole: Mention) -> bool:
    """Whether the parts may be of more than the figure before them: 低保金a、特困金b；其中中央资金c，县级配套d."""
    row = layout.rows[opener.before]
    before = (one for one in layout.rows[: opener.before] if one.sentence == row.sentence and one.level is not None)
    return any(
        one.level is not None and one.brackets == row.brackets and comparable(one.level, whole) for one in before
    )


def _budget(whole: Mention) -> tuple[str, ...]:
    return (whole.measure,) if "预算" in whole.measure else ()


def of_paragraphs(parts: Sequence[Mention], whole: Mention) -> Iterator[Claim]:
    """The same of parts that are a paragraph each; those that are numbered and come close leave nothing out either."""
    if _AMONG.search(whole.passage.text) is None or not parts:
        return
    style = _style(parts[0].passage.text)
    parts = tuple(takewhile(lambda part: _style(part.passage.text) == style, parts))
    numbered = _FIRST.match(parts[0].passage.text) is not None
    if len(parts) < _FEWEST or not _are_apart(parts, whole) or any(_SOME.search(part.passage.text) for part in parts):
        return
    relation = _sum(parts, whole)
    if _down_to_nothing(parts):
        yield Claim((relation,), Evidence.OPEN)
    elif numbered:
        yield Claim((relation,), Evidence.OPEN, within=_CLOSE)


def _style(text: str) -> str:
    """How a paragraph is numbered, without the number itself: （ of （一）, 、 of 1、, the first character of what has none."""
    return re.sub(r"[\d一二三四五六七八九十①-⑳]+", "", text.strip()[:3])[:1]


def _names_all(parts: Sequence[Mention], whole: Mention) -> bool:
    text = whole.passage.text[whole.end : parts[-1].end + _BEHIND]
    return _down_to_nothing(parts) and _are_apart(parts, whole) and not _SOME.search(text)


def _down_to_nothing(parts: Sequence[Mention]) -> bool:
    nil = [part for part in parts if part.is_nil]
    return bool(nil) and len(parts) - len(nil) >= _FEWEST


def _are_apart(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts are different things of their own, and none is a figure of another kind."""
    names = [core(part.subject) for part in parts]
    told = (*wording().overlapping, *wording().telling_on)
    return (
        all(part.own and part.role is Role.LEVEL and part.measure in ("", whole.measure) for part in parts)
        and len(set(names)) == len(names)
        and all(names)
        and not any(word in name for name in names for word in wording().overlapping)
        and not any(name.startswith(told) for name in names[1:])
        and not _LEFT_OVER.search(core(whole.subject))
        and comparable(whole, *parts)
    )


def is_of_sources(parts: Sequence[Mention]) -> bool:
    """Whether parts are money from above, the last of them one's own."""
    words = [part.words_before(over="：:").removeprefix("其中").strip("：: ") for part in parts]
    words = [re.sub(r"[为是]$", "", one.split("、")[-1]) for one in words]
    above, own = words[:-1], words[-1]
    return (
        len(parts) >= _FEWEST
        and all(_FROM_ABOVE.match(one) for one in above)
        and _OWN.match(own) is not None
        and len(set(words)) == len(words)
        and _ENDS.match(parts[-1].passage.text, parts[-1].end) is not None
    )


def _claim(found: Sequence[Sequence[Mention]], whole: Mention) -> Claim:
    return Claim(tuple(_sum(parts, whole) for parts in found), Evidence.OPEN)


def _sum(parts: Sequence[Mention], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole)
