"""The text of a sentence without what typesetting put into it: invisible characters, blanks inside a number or a word,
thousands behind a Chinese comma.

A blank is taken out of a number only where the two sides cannot be two figures: in prose a figure has a measure word or
a percent sign, so what stands alone before a blank is a part of the figure behind it (1 451.37万元), unless it is the
number of a list, a table or an indicator (表1, 指标2), a year, or one of several bare numbers in a row.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from gouji.values import zh
from gouji.values.record import record
from gouji.values.traditional import TO_SIMPLIFIED, TRADITIONAL

#: Characters that print nothing: soft hyphen, zero-width marks, bidirectional controls, variation selectors, fillers;
#: Arabic signs of the same class are seen and stay.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_BLANKS = str.maketrans(
    dict.fromkeys(
        "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
)
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNIT = rf"(?=[ \n]{{0,2}}(?:[%‰]|[百千万亿]{{0,3}}[余多]?[{_HAN}]))(?! ?[年月日号时点级届])"
_GROUPED = re.compile(
    r"(?<![\d.,，])(?<!、)[1-9]\d{0,2}(?:[ \n]?[,，][ \n]?\d{3})+(?!\d)(?![,，]\d)(?P<rest> ?\. ?\d+)?"
)
_POINTED = re.compile(rf"(?<![\d.])(?P<whole>\d+)(?:[ \n]\.[ \n]?|\.[ \n])\d{{1,6}}(?![\d.]){_UNIT}")
_SPACED = re.compile(rf"(?<![\d.,，])[1-9]\d{{0,2}}(?:[ \n]\d{{3}})+(?:[ \n]?\.[ \n]?\d+)?(?![\d.]){_UNIT}")
_BROKEN = re.compile(rf"(?<![\d.,，])(?!(?:19|20)\d\d[ \n])\d+[ \n]\d+(?P<rest>\.\d+)?(?![\d.]){_UNIT}")
_YEAR = re.compile(r"(?<![\d.])(?:1 ?9|2 ?0) ?\d ?\d(?= ?年)")
# The comma of 5，120，300件 parts three figures where the words deal them out.
_DEALT = re.compile(r"(?:分别|依次|各)[^，。；]{0,12}$")
_LISTED = re.compile(r"(?:^|[。；;：:，,、！？\n])[ \n]*$")
_NUMBERED = re.compile(r"(?:第|表|图|注|附件|目标|指标|项目|任务|方案|编号|序号|栏次|类|之|[\d%‰a-zA-Z.．)）])[ \n]?$")
_LEADING = re.compile(
    r"(?:为|是|了|达|至|到|共|计|约|占|增长|增加|增|减少|下降|减|降|支出|收入|预算|决算|完成|执行|拨款|经费|资金|费|款|额|余|超过)$"
)
_BETWEEN = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])(?! ?(?:[一二三四五六七八九十]{{1,3}}[、是]|第))")
# 三、支出决算情况 本年支出A: the blank that ends a numbered heading ends a sentence.
_HEADING = re.compile(
    r"(?:^|[\s。；;）)])(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])"
    r"[^，。；;：:、\d%\n]{2,40}?(?:情况|说明) (?!说明|如下)"
)
_CUT_UNIT = re.compile(r"(?<=\d)\n(?=[%‰]|[百千万亿]{0,3}元)")
_BLANK = "[" + "".join(map(chr, _BLANKS)) + " \n]"
# Every alternative begins with the rare character, so that most of a text is skipped in one go.
_SUSPECT = re.compile(
    rf"{_BLANK}(?:(?<=[{_HAN}].)(?=[{_HAN}])|(?<=\d.)(?=[\d.,，．%％‰百千万亿元])|(?<=\d[.,，．].)(?=\d))|，(?<=\d.)(?=\d)",
    re.DOTALL,
)
_MEASURED = re.compile(_UNIT)
_ALONE = re.compile(
    r"(?P<number>[-+]?(?:\d{1,3}(?:\s?[,，]\s?\d{3})+|\d{1,3}(?:\s\d{3})+|\d+)(?:\s?\.\s?\d+)?)(?P<behind>(?!\s*[\d.,，])[^\d]*)"
)
_LONGEST_LIST_NUMBER = 2
_TRADITIONAL = re.compile(f"[{TRADITIONAL}]")
_SAMPLE = 400  # characters that tell how a text is written
_SEVERAL = 2


@record(frozen=True, slots=True)
class Folded:
    """折叠文本: ``text`` as it is read and ``origins``, for each of its characters the offset in the print; empty where
    nothing was left out."""

    text: str
    origins: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` stands in the print; behind the last character, where that one ends."""
        if not self.origins:
            return offset
        return self.origins[offset] if offset < len(self.origins) else (self.origins[-1] + 1 if self.origins else 0)

    def folded(self, origin: int) -> int:
        """The offset in ``text`` of what stands at ``origin`` in the print, or right before it where that was left out."""
        return max(bisect_right(self.origins, origin) - 1, 0) if self.origins else origin


def fold(printed: str) -> Folded:
    """``printed`` as a sentence to be read; every character of the result is the one printed at its origin, but a comma of
    thousands, a blank and a traditional character are the plain ones. A text is taken as traditional where it holds a few
    such characters: 乾 and 著 stand in names of simplified ones too."""
    text, origins = printed, None
    if len(_TRADITIONAL.findall(printed, 0, _SAMPLE)) >= _SEVERAL:
        text = printed = printed.translate(TO_SIMPLIFIED)
    if _INVISIBLE.search(printed):
        origins = [at for at, character in enumerate(printed) if not _INVISIBLE.match(character)]
        text = "".join(printed[at] for at in origins)
    if not _SUSPECT.search(text):
        return Folded(text) if origins is None else Folded(text, tuple(origins))
    plain = zh.halfwidth(text).translate(_BLANKS)
    dropped, commas = _typeset(plain)
    if not dropped and not commas and origins is None:
        return Folded(text)
    kept = [at for at in range(len(text)) if at not in dropped]
    shown = "".join("," if at in commas else " " if plain[at] == " " else text[at] for at in kept)
    return Folded(shown, tuple(at if origins is None else origins[at] for at in kept))


def _typeset(plain: str) -> tuple[set[int], set[int]]:
    """The blanks of ``plain`` that stand inside a number or a word, and the Chinese commas that part thousands."""
    dropped: set[int] = set()
    commas: set[int] = set()
    for match in _GROUPED.finditer(plain):
        if _is_one_number(plain, match):
            commas.update(at for at in range(*match.span()) if plain[at] == "，")
            _drop(plain, match, dropped)
    for match in _POINTED.finditer(plain):
        listed = len(match["whole"]) <= _LONGEST_LIST_NUMBER and _LISTED.search(plain, 0, match.start())
        if not listed:
            _drop(plain, match, dropped)
    for match in _SPACED.finditer(plain):
        if not _LISTED.search(plain, 0, match.start()) and not _NUMBERED.search(plain, 0, match.start()):
            _drop(plain, match, dropped)
    for match in _BROKEN.finditer(plain):
        if _LEADING.search(plain, 0, match.start()):
            _drop(plain, match, dropped)
    for match in (*_YEAR.finditer(plain), *_CUT_UNIT.finditer(plain)):
        _drop(plain, match, dropped)
    ended = {match.end() - 1 for match in _HEADING.finditer(plain)}
    dropped.update(match.start() for match in _BETWEEN.finditer(plain) if match.start() not in ended)
    return dropped, commas


def _drop(plain: str, match: re.Match[str], dropped: set[int]) -> None:
    dropped.update(at for at in range(*match.span()) if plain[at] in " \n")


def _is_one_number(plain: str, match: re.Match[str]) -> bool:
    """Whether groups of three digits behind commas are one number: with decimals, or a measure word and no list before."""
    printed = match[0]
    if "，" not in printed and " " not in printed and "\n" not in printed:
        return False
    if match["rest"]:
        return True
    return _MEASURED.match(plain, match.end()) is not None and not _DEALT.search(plain[: match.start()][-20:])


def alone(printed: str) -> str:
    """``printed``, the whole text of a cell, in half width; where it is one number, without blanks inside it and with plain
    commas of thousands (1 451.37, 1，451.37, 1, 451. 37万元)."""
    plain = zh.halfwidth(_INVISIBLE.sub("", printed)).translate(_BLANKS).strip()
    match = _ALONE.fullmatch(plain)
    if match is None:
        return plain
    return re.sub(r"\s", "", match["number"]).replace("，", ",") + match["behind"]
