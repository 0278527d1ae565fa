"""Statements with a plain meaning as facts: subject and measure under their normal names, with year and figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from gouji.catalogue.claims import contains, subject_named
from gouji.catalogue.names import core
from gouji.domain.claims import Claims, Mention, Role, Shape
from gouji.domain.facts import Fact, FactBook
from gouji.recognise.claims.sentences.same import of_last_year
from gouji.recognise.claims.sentences.scope import scope

_MEASURES = {"": "决算", "执行": "决算", "目标": "预算"}
_COUNT_MEASURES = {"": "数量", "执行": "完成值", "目标": "目标值", "预算": "目标值", "年初预算": "目标值"}
# A whole unit's income or spending is printed with whose or when it is, and with nothing else.
_WHOSE = re.compile(
    r"(?:[^，。；：]{2,30}(?:局|委员会|委|办公室|办|中心|学校|学院|医院|院|馆|站|所|队|街道|镇|乡|处|厅|会))?"
    r"(?:(?:19|20)\d\d\s*年度?|本单位|我单位|本部门|我部门|我局|本局|部门|年度)+"
    r"(?:[本全年度决算财政拨款一般公共预算政府性基金国有资本经营总]*)(?:收入|支出)(?:总计|合计|总额|决算数?|为|共计?|完成|是|[:： ])*"
)
_LABEL = 80
_BREAK = re.compile(r"[，,。；;：:！？（(]")
_WHOLE_FLOWS = ("收入", "支出", "拨款收入", "拨款支出")


def facts_of(claims: Claims) -> FactBook:
    """The facts that the sentences of one document state.

    Measures are 决算, 预算, 年初预算, 调整预算, 上年决算, 比上年增减额, 比预算增减额, 比年初预算增减额 for amounts (changes signed),
    数量, 目标值 and 完成值 for counts. A fund named in the label or heading stands before the subject:
    一般公共预算财政拨款支出. Counts without a catalogue name keep their printed label in normal form. Where a sentence names
    no year, the year that most of the document's figures have is taken.
    """
    return FactBook(tuple(_Reader(claims).facts()))


class _Reader:
    """What the relations tell about single mentions: whose change it is, and of what a part is a part."""

    def __init__(self, claims: Claims) -> None:
        self.mentions = claims.mentions
        self.compared: dict[Mention, Mention] = {}
        self.whole: dict[Mention, Mention] = {}
        self.unspoken = frozenset(relation.unspoken for relation in claims.relations)
        for relation in claims.relations:
            if relation.shape is Shape.DIFFERENCE:
                current, base = relation.operands if relation.claimed.direction > 0 else relation.operands[::-1]
                self.compared.update({base: current, relation.claimed: current})
            elif relation.shape is Shape.PARTS:
                self.whole.update(dict.fromkeys(relation.operands, relation.claimed))
        years = Counter(mention.year for mention in claims.mentions if mention.year and mention.role is Role.LEVEL)
        self.usual_year = years.most_common(1)[0][0] if years else None

    def facts(self) -> Iterator[Fact]:
        for mention in self.mentions:
            unit = mention.figure.unit
            if mention in self.unspoken:
                continue
            if unit.is_money:
                yield from self._amount(mention)
            elif unit.is_count and mention.role is Role.LEVEL and mention.subject:
                label = core(mention.subject)
                measure = _COUNT_MEASURES.get(mention.measure, mention.measure)
                yield Fact(
                    subject_named(label, "") or label,
                    measure,
                    self._year(mention),
                    mention.figure,
                    mention.place,
                    printed=mention,
                )

    def _amount(self, mention: Mention) -> Iterator[Fact]:
        measure = self._measure(mention)
        subject = self._subject(self.compared.get(mention, mention), mention)
        if subject is None or measure is None:
            return
        figure, year = mention.figure, self._year(mention)
        if mention.role is Role.CHANGE:
            figure = replace(figure, value=figure.value * mention.direction)
        elif measure == "上年决算" and year is not None:
            year = mention.base_year or year - 1
        level = mention.role is Role.LEVEL
        stated = (not level or mention.own, mention.year is not None, not level or bool(self._printed_measure(mention)))
        yield Fact(subject, measure, year, figure, mention.place, *stated, printed=mention, scope=scope(mention))

    def _year(self, mention: Mention) -> int | None:
        return mention.year or self.usual_year

    def _subject(self, owner: Mention, mention: Mention) -> str | None:
        """The normal name; a bare 收入 or 支出 is the whole unit's only where the words say whose or when."""
        if owner is mention and mention.about and not mention.own:
            return None  # compared with something that the sentence does not print
        name = core(owner.subject)
        section = owner.passage.place.section
        if (subject_named(name, "") or "").removeprefix("财政") in _WHOLE_FLOWS and not self._is_whole(owner):
            return None
        whole = self.whole.get(owner)
        named = subject_named(name, section)
        if named is not None and owner.within:
            above = subject_named(core(owner.within), section)
            if above is not None and not contains(above, named):
                return f"{above}中的{named}"  # 公务用车运行维护费 inside 机关运行经费 is not that of the 三公 table
        if named is None and whole is not None:
            above = subject_named(core(whole.subject), section)
            return subject_named(above + name, section) if above else None
        return named

    def _is_whole(self, owner: Mention) -> bool:
        """Whether a flow is that of the whole unit, not of a fund, a city or a project that a sentence speaks of."""
        if owner.role is not Role.LEVEL:
            return False
        if owner in self.whole or owner.within:
            return True
        text = owner.passage.text
        near = max(0, owner.start - _LABEL)
        start = max((match.end() for match in _BREAK.finditer(text, near, owner.start)), default=near)
        return _WHOSE.fullmatch(text[start : owner.start].strip()) is not None

    def _measure(self, mention: Mention) -> str | None:
        if mention.role is Role.LEVEL:
            printed = self._printed_measure(mention)
            measure = _MEASURES.get(printed, printed)
            if of_last_year(mention.subject):  # 上年度政府采购支出总额A is no figure of this year
                return "上年决算" if measure == "决算" else None
            return measure
        against = _against(mention)
        if mention.role is Role.BASE:
            return against
        if mention.role is Role.CHANGE and against is not None:
            return {"上年决算": "比上年增减额"}.get(against, f"比{against}增减额")
        return None

    def _printed_measure(self, mention: Mention) -> str:
        whole = self.whole.get(mention)
        return mention.measure or (whole.measure if whole is not None else "")


def _against(mention: Mention) -> str | None:
    """What a base is, told from its words: 上年决算, 年初预算, 调整预算 or 预算; None where they do not say."""
    earlier = mention.base_year is not None and mention.year is not None and mention.base_year == mention.year - 1
    is_past = earlier or any(word in mention.base for word in ("上年", "去年"))
    same_year = mention.base_year is None or mention.year is None or mention.base_year == mention.year
    for word in ("年初预算", "调整预算", "预算"):
        if word in mention.base:
            return word if same_year and not is_past else None
    return "上年决算" if is_past else None
