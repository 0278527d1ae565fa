"""One linear pass over a paragraph: figures, years, keywords, enumerators and punctuation, with offsets.

No alternative of the pattern can match the same text in two ways over an unbounded length, so the worst case is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from gouji.catalogue.claims import Wording, as_word, wording
from gouji.recognise.claims.sentences.stated_unit import stated_units, unit_stated
from gouji.values import zh
from gouji.values.figure import Bound, Figure
from gouji.values.record import record
from gouji.values.units import NO_UNIT, PERCENT, YUAN, Unit, unit_named

_LEAD = 16  # characters before a number that tell its unit
_ENDS = re.compile(r"\s?(?:[。；;、）)]|[，,](?!\d)|$)")
_OF_MONEY = re.compile(r"(?:预算|决算|支出|收入|经费|拨款|费|资金)(?:数|安排|额)?(?:为|是|共|：|:)\s?$")
_IN_MONEY = re.compile(
    r"(?:资金|经费|拨款|预算|支出|收入|补助|金额)(?:数|额|总额)?[为是共达约:：]{0,2}\s?$|执行数[为是:：]?\s?$"
)
_ENDS_AMOUNT = re.compile(r"\s?(?:[。；;、）)，,]|$|[足全]额|已|均|全部|到位)")
#: 分值10，得分9: scores printed without 分.
_OF_SCORE = re.compile(r"(?:分值|得分|总分|满分|[自初终]评分|评分)(?:数|合计)?[为是：:]?\s?$")
_ENDS_SCORE = re.compile(r"\s?(?:[。；;、，,（()）]|$)")
_OF_LAST_YEAR = re.compile(r"(?:上年度?|去年)(?:同期|决算|支出|预算)?数?(?:为|是)\s?$")
_OF_A_RATE = re.compile(
    r"(?:占|占比|占比为|占[^，。；]{1,12}的(?:比重|比例)?为?|比重为?|增长|下降|率为?|率达|完成[^，。；]{0,8}的)\s?$"
)
# 较上年2.08减少0.03万元: a base printed without the unit that its change prints.
_BASE_OF = re.compile(r"(?:[比较](?:上年度?|去年)(?:同期|决算|预算)?数?(?:的|为)?|上年度?为)\s?$")
_ITS_CHANGE = re.compile(r"\s?(?:增加|减少|增长|下降|上升|降低)了?\s?\d[\d,.]*\s?(?P<unit>[万亿]?元)")
_LONGEST_NUMBER = 18
_BOUND_WORD = 4  # characters
_IN_A_NUMBER = frozenset(("date", "rate", "scale", "over", "more", "word"))
# A list number stands at the start or behind a break: （一） （1） 1. 1、 一、 ① 一是 第一，
_ENUMERATOR = (
    r"(?:(?<=[\s。；;：:，,、])|^)(?:[（(][一二三四五六七八九十]{1,3}[)）]|[（(]\d{1,2}[)）]|\d{1,2}[.．、](?=[^\d\s]|\s+[^\d\s])"
    r"|[一二三四五六七八九十]{1,3}、)|[①-⑳]|(?<![第统])[一二三四五六七八九十]是"
)
_YEAR = r"(?<![\d.])(?:19|20)\d\d(?=\s{0,2}(?:年|本年))|二[〇零○][〇零○一二三四五六七八九]{2}(?=年)"
# 2021年-2023年 is a span, 比上年-50万元 a figure below zero.
_NUMBER = r"(?:(?:(?<![\d%.年月A-Za-z)）])|(?<=[上去本当]年))-)?(?:\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?"
_RANGE = r"\d[\d,.]{0,18}+(?:%|万元|亿元|元|[人件个])?\s?[-—–~～]{1,2}\s?(?=\d)[\d,.]{1,18}+"
_LOST = r"(?:[,，](?=[万亿]元))?"  # 70,734,万元: a comma typed too many
_LETTERS = re.compile(r"[（(]\s?[A-H](?:\s?[/÷+\-－]\s?[A-H](?:\s?[×x*]\s?100\s?%)?)?\s?[)）]")
_DOTS = ("·", "•", "∙")
_MEASURED = r"\s?(?:%|‰|个百分点|[百千万亿]|元|倍|吨|公[里斤顷]|亩|平方|立方)"
_DOTTED = re.compile(rf"(?<=\d)[{''.join(_DOTS)}](?=\d+{_MEASURED})")
_CODE = r"(?<=[（(])\d{2,7}(?:类|款|项|目)(?=[）)])"  # 公共安全支出（204类）
_WITH = r"与(?=[^，。；,;]{0,14}(?:年|预算|决算|同期|计划(?!生育)|目标|任务|上期))"
# 同上年预算B相比 compares as 与 does; 同 alone, as in 同级 and 同类, does not.
_SAME_AS = r"同(?=(?:上年|去年|年初|(?:19|20)\d\d年|预算|计划)(?:[^，。；,;]|(?<=\d),(?=\d)){0,24}相?比)"
# 按级次分：a、b and 从结构来看，a、b open lists as 其中 does.
_SPLIT_BY = (
    r"(?:按|从|分)[^，,。；;：:、（()）\d\s]{1,10}(?:划分|分类|分|来看|看|类别|分类科目|情况(?:为|是|如下))(?=[，,：:])"
)


@record(frozen=True, slots=True)
class Token:
    """词元: ``kind`` is figure, year, break (punctuation), open, close, enumerator, or the class of a keyword.

    ``text`` is as matched in the half-width paragraph; ``figure`` is set for figures only. A blank behind a heading that runs
    into its sentence (二、收入决算情况说明 2020年收入…) is a break.
    """

    kind: str
    start: int
    end: int
    text: str
    figure: Figure | None = None


@cache
def _pattern() -> re.Pattern[str]:
    words = wording()
    keywords = sorted(_classes(words), key=len, reverse=True)
    counts = "|".join(map(_measure_word, words.count_units))
    first = "".join(
        sorted({"与", "同", *(word[0] for word in keywords)})
    )  # spares most characters the long alternation
    dates = "|".join(words.date_units)
    with_ = _WITH.replace("与", f"与(?!{'|'.join(words.joined_by_with)})", 1)
    unit = (
        rf"(?:(?P<date>(?:{dates})(?!次))"
        r"|(?P<rate>%|‰|个?百分点|倍)"
        r"|(?P<scale>[百千万亿]{0,3}+)(?P<over>[余多]?)(?P<more>[百千万亿]{0,2})"
        rf"(?P<word>元|{counts}|))"
    )
    return re.compile(
        rf"(?P<enumerator>{_ENUMERATOR})|(?P<year>{_YEAR})"
        rf"|(?P<ordinal>第\s?\d++|{_CODE}|{_RANGE})|(?P<number>{_NUMBER}){_LOST}(?:[ \u3000]{{0,2}}{unit})"
        rf"|(?P<split>{_SPLIT_BY})|(?P<sum>(?<=[，,、；;])共计?(?=\s?\d))"
        rf"|(?P<keyword>(?=[{first}])(?:{with_}|{_SAME_AS}|{'|'.join(map(as_word, keywords))}))"
        r"|(?P<break>(?:(?<=情况)|(?<=说明)|(?<=[构成]图)) (?=\S)|[，,。；;：:、！？!?\n]|(?<=[元%人辆个次件])\.(?=\s{0,2}[^\d\s.]))|(?P<open>[（(])|(?P<close>[)）])",
    )


def _measure_word(unit: str) -> str:
    """The pattern of a measure word, where it is not the beginning of another word."""
    behind = "A-Za-z0-9²³" if unit.isascii() else wording().word_beginnings.get(unit[-1], "")
    return re.escape(unit) + (f"(?![{behind}])" if behind else "")


@cache
def _classes(words: Wording) -> dict[str, str]:
    """Every keyword with its class; where a word is in two classes, the one that opens a list wins."""
    classes: dict[str, str] = {}
    for name in (
        "partial",
        "among",
        "share",
        "average",
        "add",
        "subtract",
        "total",
        "balanced",
        "reason",
        "same",
        "than",
        "aside",
    ):
        for word in getattr(words, name):
            classes.setdefault(word, name)
    for word in words.among:
        classes[word] = "among"
    classes |= dict.fromkeys(words.up, "up") | dict.fromkeys(words.down, "down")
    return classes


def tokens(text: str, printed: str) -> Iterator[Token]:
    """The tokens of one paragraph, ``printed``, which is ``text`` in half width.

    A bare number is a figure only inside a list whose last member prints the unit (7.4、2.8、3.1亿元), or where the paragraph
    tells the unit of all.
    """
    waiting: list[Token] = []
    units = stated_units(text)
    for match in _pattern().finditer(text):
        kind = match.lastgroup or ""
        if kind in _IN_A_NUMBER:
            token = _figure(match, printed)
            if token is None:
                yield from _bare(waiting)
                waiting = []
            elif token.figure is not None and token.figure.unit is NO_UNIT:
                named = _in_stated_unit(units, text, token) or _unit_told(text, token)
                if named is None:
                    waiting.append(token)
                else:
                    yield from _bare(waiting)
                    waiting = []
                    yield named
            else:
                if token.figure is not None and token.figure.unit.dimension == "none":
                    token = _of_money(text, token)
                yield from _with_unit(waiting, token)
                waiting = []
                yield token
            continue
        shown, start = match[0], match.start()
        token = Token(_class(kind, shown), start, match.end(), shown)
        if waiting and not (kind == "break" and shown in "、，," and start - waiting[-1].end <= 1):
            yield from _bare(waiting)
            waiting = []
        if waiting:
            waiting.append(token)
        else:
            yield token
    yield from _bare(waiting)


def _unit_told(text: str, token: Token) -> Token | None:
    """A number printed without its unit where the words leave only one: a share or growth without its percent sign
    (占76.23；), a score (得分9), an amount of nothing (预算为0，上年为0，), a base right before its change (较上年2.08减少0.03万元)."""
    figure = token.figure
    if figure is None:
        return None
    lead = text[max(0, token.start - _LEAD) : token.start]
    change = _ITS_CHANGE.match(text, token.end)
    if change is not None and _BASE_OF.search(lead):
        return replace(token, figure=figure.with_unit(_unit(change["unit"])))
    if _OF_SCORE.search(lead) and _ENDS_SCORE.match(text, token.end):
        return replace(token, figure=figure.with_unit(_unit("分")))
    if not _ENDS.match(text, token.end):
        return None
    if figure.value == 0:
        unit = YUAN if _OF_MONEY.search(lead) or _OF_LAST_YEAR.search(lead) else NO_UNIT
    else:
        unit = PERCENT if figure.places and _OF_A_RATE.search(lead) else NO_UNIT
    return None if unit is NO_UNIT else replace(token, figure=figure.with_unit(unit))


def _in_stated_unit(units: list[tuple[int, str]], text: str, token: Token) -> Token | None:
    """A number of a paragraph that tells its unit once."""
    name = unit_stated(units, text, token.start, token.end) if units and token.figure is not None else ""
    if not name or token.figure is None:
        return None
    return replace(token, figure=token.figure.with_unit(_unit(name)))


def _of_money(text: str, token: Token) -> Token:
    """项目资金115万足额到位: an amount whose 元 is left out, where no other thing is named behind it."""
    figure = token.figure
    if figure is None or not _ENDS_AMOUNT.match(text, token.end):
        return token
    told = _IN_MONEY.search(text, max(0, token.start - _LEAD), token.start) is not None
    return replace(token, figure=figure.with_unit(_unit(f"{figure.unit.name}元"))) if told else token


def _class(kind: str, shown: str) -> str:
    if kind == "split":
        return "among"
    if kind == "sum":  # 甲a，乙b，共c
        return "total"
    return _classes(wording()).get(shown, "than") if kind == "keyword" else kind


def _with_unit(waiting: list[Token], last: Token) -> Iterator[Token]:
    """The members of a list read in the unit that its last member prints."""
    if last.figure is None or not waiting or waiting[-1].figure is not None or waiting[-1].end != last.start:
        yield from _bare(waiting)
        return
    for token in waiting:
        figure = token.figure
        yield (
            token
            if figure is None
            else Token("figure", token.start, token.end, token.text, figure.with_unit(last.figure.unit))
        )


def _bare(waiting: list[Token]) -> Iterator[Token]:
    return (token for token in waiting if token.figure is None)


@cache
def _unit(name: str) -> Unit:
    return unit_named(name)


def _figure(match: re.Match[str], printed: str) -> Token | None:
    """The figure token of a number match; None for dates and for digit runs that no amount has."""
    number = match["number"]
    if match["date"] or len(number) > _LONGEST_NUMBER:
        return None
    digits = number.replace(",", "")
    places = len(digits) - digits.index(".") - 1 if "." in digits else 0
    bound = _bound(match)
    if match["rate"]:
        unit = _unit(match["rate"])
        end = match.end()
    else:
        unit = _unit(match["scale"] + match["more"] + match["word"])
        bound = Bound.OVER if match["over"] else bound
        end = match.end() if unit is not NO_UNIT else match.end("number")
    text = printed[match.start() : end]
    return Token("figure", match.start(), end, text, Figure(text, Decimal(digits), unit, places, bound))


def _bound(match: re.Match[str]) -> Bound:
    """What the words around a number make of it: 80%以上 and 超过300亿元 are floors, 近 and 约 round it."""
    behind, before, signs = _bounds()
    text, start, end = match.string, match.start(), match.end()
    if text[start - 1 : start] in before.ends:
        found = before.words.search(text, max(0, start - _BOUND_WORD), start)
        if found is not None:
            return signs[found[1]]
    found = behind.words.match(text, end) if text[end : end + 1] in behind.ends else None
    return Bound.EXACT if found is None else signs[found[1]]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words as a pattern, with the characters by which most places are told to hold none."""

    words: re.Pattern[str]
    ends: frozenset[str]


@cache
def _bounds() -> tuple[_Words, _Words, dict[str, Bound]]:
    """Words behind a number and before it that bound it, with the bounds."""
    signs = {word.lstrip("~"): Bound(sign) for word, sign in wording().bounds}
    behind = [word[1:] for word, _ in wording().bounds if word[0] == "~"]
    before = [word for word, _ in wording().bounds if word[0] != "~"]
    return (
        _Words(re.compile(f"({'|'.join(behind)})"), frozenset(word[0] for word in behind)),
        _Words(
            re.compile(f"({'|'.join(map(_as_bound, before))}) ?$"), frozenset((" ", *(word[-1] for word in before)))
        ),
        signs,
    )


def _as_bound(word: str) -> str:
    """The pattern of a word that bounds: 约 is none in 节约."""
    held = (one.removesuffix(word) for one in wording().no_bounds if one.endswith(word) and one != word)
    return "".join(f"(?<!{one})" for one in held) + word


def prepared(text: str) -> str:
    """``text`` in half width and without the letters of a form's formulas, offsets kept: 全年预算数（A）, 执行率（B/A）. A
    middle dot in a measured figure (452·74亿元) is its point; in a date (3·15) it is none."""
    plain: str = zh.halfwidth(text)
    if any(dot in plain for dot in _DOTS):
        plain = _DOTTED.sub(".", plain)
    return _LETTERS.sub(lambda found: " " * len(found[0]), plain) if "A" in plain else plain
