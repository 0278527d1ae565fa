"""The sentence parser: from tokens to mentions, each with role, subject, measure, year, base and direction.

It walks the tokens once. What a clause does not name is carried: the subject from the figure before, the year from the
sentence, the base of a comparison from the clause that opened it (与上年决算数相比，减少…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from gouji.catalogue.claims import wording
from gouji.domain.claims import Mention, Passage, Role
from gouji.recognise.claims.labels import Label, read_label
from gouji.recognise.claims.tokens import Token, prepared, tokens
from gouji.values.figure import Figure
from gouji.values.fiscal import years

_STOPS = "。！？!?\n"
_HALTS = "；;"
_ORIGIN = re.compile(r"[由从][^由从]{0,14}$")


@dataclass(frozen=True, slots=True)
class Mark:
    """标记: what stands between mentions and shapes lists: stop, halt, comma, open, close, enumerator, among, add …"""

    kind: str
    start: int
    text: str


Piece = Mention | Mark


@dataclass(slots=True)
class _Carried:
    """What a clause hands on to the next at the same bracket depth."""

    subject: str = ""
    measure: str = ""
    year: int | None = None
    base: str = ""
    base_year: int | None = None
    about: str = ""
    within: str = ""


@dataclass(slots=True)
class _Clause:
    """The words since the last break or figure, and the keywords among them."""

    start: int
    words: list[Token] = field(default_factory=list)


class _Parser:
    """One pass over the tokens of a passage; ``clause`` and ``carried`` are its whole state."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = prepared(passage.text)
        self.tokens = list(tokens(self.text, passage.text))
        self.structural = _structural(self.tokens)
        self.clause = _Clause(0)
        self.sentence = 0
        self.carried = _Carried()
        self.stack: list[_Carried] = []
        self.named = ""  # what a bracket that opens with its figure speaks of: 任务数（210件）
        self.ends = _clause_ends(self.tokens, len(self.text))

    def pieces(self) -> Iterator[Piece]:
        for index, token in enumerate(self.tokens):
            if token.kind == "figure":
                yield self._mention(index, token)
                self.clause = _Clause(token.end)
            elif token.kind == "break":
                yield from self._break(token)
            elif token.kind in ("open", "close"):
                if index in self.structural:
                    yield self._bracket(token)
            elif token.kind == "enumerator":
                yield Mark("enumerator", token.start, token.text)
                self.clause = _Clause(token.end)
                self.sentence = token.end
            else:
                yield from self._word(token)

    def _break(self, token: Token) -> Iterator[Mark]:
        self._keep_base(token.start)
        self._keep_year()
        if token.text in _STOPS:
            yield Mark("stop", token.start, token.text)
            self.carried.base, self.carried.base_year, self.carried.within = "", None, ""
            self.sentence = token.end
        elif token.text in _HALTS:
            yield Mark("halt", token.start, token.text)
            self.sentence = token.end
        elif token.text == "、" and not self._after_figure(token):
            return
        else:
            yield Mark("comma", token.start, token.text)
        self.clause = _Clause(token.end)

    def _after_figure(self, token: Token) -> bool:
        return not self.text[self.clause.start : token.start].strip() and not self.clause.words

    def _bracket(self, token: Token) -> Mark:
        if token.kind == "open":
            self.stack.append(replace(self.carried))
            self.named = self.text[self.clause.start : token.start]
        elif self.stack:
            self.carried = self.stack.pop()
        self.clause = _Clause(token.end)
        return Mark(token.kind, token.start, token.text)

    def _word(self, token: Token) -> Iterator[Mark]:
        at_start = not self.text[self.clause.start : token.start].strip()
        if token.kind in ("add", "subtract"):
            if at_start:
                yield Mark(token.kind, token.start, token.text)
            return
        if token.kind in ("among", "partial", "balanced", "reason", "total", "same"):
            yield Mark(token.kind, token.start, token.text)
        if token.kind == "same":
            self._keep_base(token.start)
            self.clause = _Clause(self.clause.start)
        if token.kind == "among":
            self.clause = _Clause(token.end)
            self.carried.within = self.carried.within or self.carried.subject
        else:
            self.clause.words.append(token)

    def _keep_base(self, end: int) -> None:
        """A comparison opened in this clause without a figure holds for the next: 与预算数相比，减少…"""
        than = next((word for word in self.clause.words if word.kind == "than"), None)
        if than is not None:
            base = _base_words(self.text[than.end : end])
            if base:  # 相比 behind a printed base repeats the comparison without naming another
                self.carried.base, self.carried.base_year = base, _year_in(base)
                self.carried.about = self.text[self.clause.start : than.start].strip()

    def _keep_year(self) -> None:
        """2024年，…: a year named in a clause without a figure holds for what follows, unless it dates a base."""
        for word in self.clause.words:
            if word.kind == "than":
                return
            if word.kind == "year" and word.text.isdigit():
                self.carried.year = int(word.text)

    def _mention(self, index: int, token: Token) -> Mention:
        figure = token.figure
        assert figure is not None
        lead = self.text[self.clause.start : token.start]
        named, self.named = self.named, ""
        role, direction, cut = self._role(figure, token, lead)
        than = next((word for word in self.clause.words if word.kind == "than"), None)
        if than is not None and role is not Role.LEVEL:
            self._keep_base(cut if cut >= than.end else token.start)
        if role is not Role.LEVEL:
            cut = min([cut, *(word.start for word in self.clause.words if word.kind in ("than", "average"))])
        label = self._label(role, self.text[self.clause.start : cut] or named, lead)
        base = self._base(role, lead)
        year = self._year(role, cut)
        subject = label.subject or self.carried.subject
        if role is Role.LEVEL:
            if label.subject:
                self.carried.subject, self.carried.base, self.carried.base_year = label.subject, "", None
            self.carried.measure = label.measure
        elif label.subject and role in (Role.CHANGE, Role.GROWTH, Role.BASE):
            self.carried.subject = label.subject
        return Mention(
            figure=figure,
            role=role,
            passage=self.passage,
            start=token.start,
            end=token.end,
            clause=(self.sentence, self.ends[index]),
            subject=subject,
            own=bool(label.subject),
            measure=label.measure,
            year=year,
            base=base,
            base_year=self.carried.base_year,
            direction=direction,
            about=self.carried.about if role in _COMPARING else "",
            within=self.carried.within,
        )

    def _label(self, role: Role, words: str, lead: str) -> Label:
        if role in (Role.COMPLETION, Role.RATE):
            return Label("", "") if role is Role.COMPLETION else read_label(words)
        if role is Role.SHARE:
            share = next(word for word in self.clause.words if word.kind == "share")
            return read_label(self.text[self.clause.start : share.start])
        label = read_label(words)
        if role is Role.BASE:
            return Label(label.subject, read_label(self.carried.base).measure)
        if label.subject in ("支出", "收入") and label.measure == "决算" and self.carried.measure in _BUDGETS:
            return Label("", label.measure)
        return label

    def _role(self, figure: Figure, token: Token, lead: str) -> tuple[Role, int, int]:
        """The role of a figure, its direction, and where the words that name its subject end."""
        unit = figure.unit
        last = self.clause.words[-1] if self.clause.words else None
        gap = self.text[last.end : token.start].strip() if last is not None else lead
        changing = last is not None and last.kind in ("up", "down") and gap in wording().gaps
        direction = (1 if last.kind == "up" else -1) if last is not None and changing else 0
        cut = last.start if last is not None and changing else token.start
        if unit.dimension in ("points", "score"):
            return Role.OTHER, direction, cut
        if unit.is_rate or unit.dimension == "times":
            return self._rate_role(figure, lead, changing, direction, cut)
        if changing:
            return Role.CHANGE, direction, cut
        return self._amount_role(token, lead)

    def _amount_role(self, token: Token, lead: str) -> tuple[Role, int, int]:
        words = wording()
        compares = any(word.kind == "than" for word in self.clause.words)
        tail = lead.strip()[-1:]
        if (compares or self.carried.base) and (tail in words.up_tail or tail in words.down_tail):
            return Role.CHANGE, 1 if tail in words.up_tail else -1, token.start - 1
        if compares:
            return Role.BASE, 0, token.start
        origin = _ORIGIN.search(lead)
        if origin is not None and self._leads_to_change(token):
            return Role.BASE, 0, self.clause.start + origin.start()
        moved = any(word.kind in ("up", "down") and self._begins_clause(word) for word in self.clause.words)
        return (Role.OTHER if moved else Role.LEVEL), 0, token.start

    def _rate_role(self, figure: Figure, lead: str, changing: bool, direction: int, cut: int) -> tuple[Role, int, int]:
        words = wording()
        kinds = [word.kind for word in self.clause.words]
        if "share" in kinds:
            moved = changing and figure.unit.dimension != "times"
            return (Role.OTHER if moved else Role.SHARE), direction, cut
        if changing:
            return (Role.YEARLY_GROWTH if "average" in kinds else Role.GROWTH), direction, cut
        if figure.unit.dimension == "times":
            return Role.TIMES, 0, cut
        named = lead.rstrip(" 为是达到约")
        if named.endswith(words.score_rates):
            return Role.OTHER, 0, cut
        if named.endswith(words.completion_rates):
            return Role.COMPLETION, 0, cut
        if lead.endswith("的") and any(text in lead for text, _ in words.bases):
            return Role.COMPLETION, 0, cut
        return (Role.RATE if named.endswith("率") else Role.OTHER), 0, cut

    def _leads_to_change(self, token: Token) -> bool:
        """由2019年的B增长到…: B is where the change starts from."""
        words = wording()
        behind = self.text[token.end : token.end + 8]
        return any(behind.startswith(word) for word in words.up | words.down)

    def _base(self, role: Role, lead: str) -> str:
        if role is Role.SHARE:
            return self._share_base(lead)
        if role is Role.COMPLETION:
            return lead
        return "" if role is Role.LEVEL else self.carried.base

    def _begins_clause(self, word: Token) -> bool:
        """增加人员经费5万元: an amount by which another subject changed, not a level. 增加到 and 增加值 state levels."""
        behind = self.text.startswith(wording().until, word.end)
        return not behind and not self.text[self.clause.start : word.start].strip("主要是因为其中共计 ")

    def _share_base(self, lead: str) -> str:
        share = next(word for word in self.clause.words if word.kind == "share")
        words = lead[share.end - self.clause.start :]
        for end in ("的比重", "的比例", "比重", "比例", "的"):
            at = words.rfind(end)
            if at >= 0:
                return words[:at].strip()
        return "" if share.text != "占" else words.strip(" 为约")

    def _year(self, role: Role, cut: int) -> int | None:
        named = [
            int(word.text)
            for word in self.clause.words
            if word.kind == "year" and word.text.isdigit() and word.start < cut
        ]
        if named and role is Role.LEVEL:
            self.carried.year = named[-1]
        elif named and role is Role.BASE:
            return named[-1]
        return self.carried.year


_COMPARING = (Role.BASE, Role.CHANGE, Role.GROWTH, Role.YEARLY_GROWTH)
_BUDGETS = ("预算", "年初预算", "调整预算", "目标")


def _base_words(text: str) -> str:
    return text.strip(" 　，,的数相比对较：:")


def _year_in(text: str) -> int | None:
    found = years(text)
    return found[0].year if found else None


def _structural(found: list[Token]) -> frozenset[int]:
    """The brackets that hold a figure; （境） in 因公出国（境）费 is part of a name."""
    stack: list[tuple[int, bool]] = []
    kept: set[int] = set()
    for index, token in enumerate(found):
        if token.kind == "open":
            stack.append((index, False))
        elif token.kind == "figure" and stack:
            stack[-1] = (stack[-1][0], True)
        elif token.kind == "close" and stack:
            start, holds = stack.pop()
            if holds:
                kept.update((start, index))
                if stack:
                    stack[-1] = (stack[-1][0], True)
    return frozenset(kept)


def _clause_ends(found: list[Token], length: int) -> list[int]:
    """For each token, where its sentence part ends: the next 。 or ； behind it."""
    ends = [length] * len(found)
    end = length
    for index in range(len(found) - 1, -1, -1):
        token = found[index]
        if token.kind == "break" and token.text in _STOPS + _HALTS:
            end = token.start
        ends[index] = end
    return ends


def pieces(passage: Passage) -> tuple[Piece, ...]:
    """The mentions of a passage in order, with the marks between them."""
    return tuple(_Parser(passage).pieces())
