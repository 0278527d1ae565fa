"""The sentence parser: from tokens to mentions, each with role, subject, measure, year, base and direction.

It walks the tokens once. What a clause does not name is carried: the subject from the figure before, the year from the
sentence, the base of a comparison from the clause that opened it (与上年决算数相比，减少…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gouji.catalogue.claims import wording
from gouji.domain.claims import Mention, Passage, Role
from gouji.recognise.claims.sentences.brackets import HALTS, STOPS, part_ends, structural
from gouji.recognise.claims.sentences.full_marks import exactly
from gouji.recognise.claims.sentences.labels import Label, read_label
from gouji.recognise.claims.sentences.of_one import averaged
from gouji.recognise.claims.sentences.parallel import with_names
from gouji.recognise.claims.sentences.roles import Clause, role_of
from gouji.recognise.claims.sentences.same import names_last_year, of_last_year, parted
from gouji.recognise.claims.sentences.tokens import Token, prepared, tokens
from gouji.values.fiscal import years
from gouji.values.record import record


@record(frozen=True, slots=True)
class Mark:
    """标记: what stands between mentions and shapes lists: stop, halt, comma, open, close, enumerator, among, add …

    ``names`` is what the words before it name: 收入 of 收入的具体构成为.
    """

    kind: str
    start: int
    text: str
    names: str = ""


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
    leveled: int = -1  # where the sentence begins that the last level stands in
    budgeted: bool = False  # whether the list being told is of the parts of a budget
    shared: int = -1  # where the sentence begins that the last share stands in
    named_by_share: tuple[str, int] = ("", -1)  # what a share is of whose amount follows, and where the share ends


class _Parser:
    """One pass over the tokens of a passage; ``clause`` and ``carried`` are its whole state."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = prepared(passage.text)
        self.tokens = list(tokens(self.text, passage.text))
        self.structural = structural(self.tokens)
        self.clause = Clause(self.text, 0)
        self.sentence = 0
        self.carried = _Carried()
        self.stack: list[tuple[_Carried, str]] = []  # with the words before the bracket
        self.item = -1  # where the words behind a list number begin
        self.heading = ""  # what an item is called whose figures follow behind 。: （一）公务接待费。2026年预算数3万元
        self.named = ""  # what a bracket that opens with its figure speaks of: 任务数（210件）
        self.previous: Mention | None = None
        self.last_year = False  # whether the words since the last break say that they are about last year
        self.ends = part_ends(self.tokens, len(self.text))

    def pieces(self) -> Iterator[Piece]:
        for index, token in enumerate(self.tokens):
            if token.kind == "figure":
                self.previous = self._mention(index, token)
                yield self.previous
                self.clause = Clause(self.text, token.end)
            elif token.kind == "break":
                yield from self._break(token)
            elif token.kind in ("open", "close"):
                if index in self.structural:
                    yield self._bracket(token)
            elif token.kind == "enumerator":
                yield Mark("enumerator", token.start, token.text)
                self.item, self.heading = token.end, ""
                self.clause = Clause(self.text, token.end)
                self.sentence = token.end
            else:
                yield from self._word(token)

    def _break(self, token: Token) -> Iterator[Mark]:
        if token.text == "、" and not self._at_start(token):
            return
        self._keep_base(token.start)
        self._keep_year()
        if self.clause.start == self.item:
            self._keep_heading(token)
        if token.text in STOPS:
            yield Mark("stop", token.start, token.text)
            self.carried.base, self.carried.base_year, self.carried.within = "", None, ""
            self.carried.budgeted = False
            self.sentence = token.end
        elif token.text in HALTS:
            yield Mark("halt", token.start, token.text)
            self.sentence = token.end
        else:
            if self.text[token.start - 1 : token.start] == "中":
                yield from self._among_named(token)
            words = self.text[self.clause.start : token.start] if token.text in "：:" else ""
            kinds = _IN_KINDS.search(words)
            amount = (
                token.text in "：:" and _OF_AN_AMOUNT.search(self.text, self.clause.start - 4, token.start) is not None
            )
            introduces = words.endswith(_INTRODUCING) or kinds is not None or amount
            named = self._announced(token) if words and not introduces else ""
            text = token.text if kinds is None else kinds[0]
            yield Mark("colon" if introduces or named else "comma", token.start, text, named)
        self.clause = Clause(self.text, token.end)
        self.last_year = False

    def _keep_heading(self, token: Token) -> None:
        words = self.text[self.item : token.start]
        if token.text in "。：: " and 0 < len(words) <= _LONGEST_HEADING and not self.clause.words:
            self.heading = read_label(words).subject

    def _among_named(self, token: Token) -> Iterator[Mark]:
        """三公经费支出决算中，a、b: the words before 中 name the whole of a list."""
        words = self.text[self.clause.start : token.start].strip()
        if words.rstrip("当中").endswith(_WHOLES) and not words.startswith("其") and len(words) <= _LONGEST_NAME:
            label = read_label(words.rstrip("当中").removeprefix("在"))
            if label.subject and self.clause.first("than", "up", "down") is None:
                self.carried.within = label.subject
                yield Mark("within", token.start, words, label.subject)

    def _announced(self, colon: Token) -> str:
        """新增债券安排：甲a、乙b: the words of a clause without a figure, before ：, that name a whole told earlier."""
        words = self.text[self.clause.start : colon.start].strip()
        if not _FEWEST_NAMED < len(words) <= _LONGEST_HEADING or self.clause.start != self.sentence:
            return ""
        return read_label(_ALLOTTED.sub("", words)).subject

    def _at_start(self, token: Token) -> bool:
        """Whether nothing but a space or two stands between the last break or figure and ``token``."""
        return token.start - self.clause.start <= _BLANK and not self.text[self.clause.start : token.start].strip()

    def _after_total(self, token: Token) -> bool:
        """收入总量减去a、b后: the total is named in short, its figure stands before."""
        last = self.clause.words[-1] if self.clause.words else None
        return token.kind == "subtract" and last is not None and last.kind == "total" and last.end == token.start

    def _bracket(self, token: Token) -> Mark:
        if token.kind == "open":
            self._keep_base(token.start)
            self.named = self.text[self.clause.start : token.start]
            self.stack.append((replace(self.carried), self.named))
        elif self.stack:
            self.carried, named = self.stack.pop()
            if self.text[token.end : token.end + 1].isdigit():  # 人均（在职26人）15.38万元
                self.named = named
        self.clause = Clause(self.text, token.end)
        return Mark(token.kind, token.start, token.text)

    def _word(self, token: Token) -> Iterator[Mark]:
        if token.kind in ("add", "subtract"):
            after_total = self._after_total(token)
            if after_total or self._at_start(token):
                yield Mark(token.kind, token.start, token.text)
            if after_total:  # 收入总量减去当年支出a: what is taken away has a name of its own
                self.clause = Clause(self.text, token.end)
            return
        if token.kind in ("among", "partial", "balanced", "reason", "total", "same"):
            named = self.text[self.clause.start : token.start] if token.kind == "among" else ""
            yield Mark(token.kind, token.start, token.text, read_label(named).subject if named.strip() else "")
        if token.kind == "same":
            self._keep_base(token.start)
            self.clause = Clause(self.text, self.clause.start)
        if token.kind == "among":
            self.clause = Clause(self.text, token.end)
            self.carried.within = self.carried.within or self.carried.subject
            self.carried.budgeted = self.carried.budgeted or self.carried.measure in _BUDGETS
        else:
            self.clause.words.append(token)

    def _keep_base(self, end: int) -> None:
        """A comparison opened in this clause without a figure holds for the next: 与预算数相比，减少…"""
        than = next((word for word in self.clause.words if word.kind == "than"), None)
        if than is not None:
            base = _base_words(self.text[than.end : end])
            if base:  # 相比 behind a printed base repeats the comparison without naming another
                self.carried.base, self.carried.base_year = base, _year_in(base)
                self._keep_about(than)
            elif (
                than.text == _YEAR_ON_YEAR and self.carried.base_year is None and not names_last_year(self.carried.base)
            ):
                self.carried.base = ""  # 比预算节约a，同比增长p: the rate is over last year

    def _keep_about(self, than: Token) -> None:
        """What is compared stays the same in a second comparison (较上年减少D；较预算减少E); so does the year named there."""
        words = self.text[self.clause.start : than.start].strip()
        self.carried.about = words or self.carried.about
        years_named = [word for word in self.clause.words if word.kind == "year" and word.end <= than.start]
        if years_named and years_named[-1].text.isdigit():
            self.carried.year = int(years_named[-1].text)

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
        named, self.named = self.named, ""
        reading = role_of(self.clause, token, figure, self.carried.base)
        role, cut, direction = reading.role, reading.cut, reading.direction
        if role in (Role.CHANGE, Role.GROWTH) and direction > 0 and figure.value < 0:  # 增加-2.20 says 减少2.20
            figure, direction = replace(figure, value=-figure.value), -1
        role = self._share_or_part_done(role, token)
        than = next((word for word in self.clause.words if word.kind == "than"), None)
        if than is not None and role is not Role.LEVEL:
            self._keep_base(cut if cut >= than.end else token.start)
        if role is not Role.LEVEL:
            cut = min([cut, *(word.start for word in self.clause.words if word.kind in ("than", "average"))])
        label = self._label(role, self.text[self.clause.start : cut] or named)
        if role is Role.LEVEL and self.heading:
            label = label if label.subject else Label(self.heading, label.measure)
            self.heading = ""
        if role is Role.LEVEL and not label.subject:
            label = Label(self._told_before(token) or self._named_behind(token), label.measure)
        if role is Role.SHARE:
            self.carried.named_by_share = (label.subject, token.end)
        year = self._year(role, cut)
        self.last_year = self.last_year or of_last_year(label.subject)
        earlier = role is Role.LEVEL and self._is_earlier(label, token)
        if earlier:
            named, words = parted(label.subject)
            named, words = (named, words) if words else ("", _LAST_YEAR)
            role, label = Role.BASE, Label(named, label.measure)
            self.carried.base, self.carried.base_year = words + label.measure, None
        base = reading.base or ("" if role in (Role.LEVEL, Role.SHARE) else self.carried.base)
        if role is Role.CHANGE and (not base or names_last_year(base)) and self._beyond_budget(cut):
            base = "预算"
        divides = role is Role.LEVEL and self._divides(index, token)
        if divides:
            share = self.clause.first("share")
            words = self.text[share.end : cut] if share is not None else ""
            label = read_label(words) if words.strip() else Label(_LINK.sub("", label.subject), label.measure)
        subject = label.subject or self.carried.subject
        if role is Role.LEVEL and not divides:
            self.carried.about, self.carried.leveled = "", self.sentence
            if label.subject:
                self.carried.subject, self.carried.base, self.carried.base_year = label.subject, "", None
            self.carried.measure = label.measure
        elif label.subject and role in (Role.CHANGE, Role.GROWTH, Role.BASE):
            self.carried.subject = label.subject
        from_origin = role is Role.BASE and than is None and not earlier
        return Mention(
            figure=averaged(exactly(figure, self.text[max(0, token.start - 12) : token.start]), label.subject),
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
            base_year=self._origin_year() if from_origin else self.carried.base_year,
            direction=direction,
            about=self.carried.about if role in _COMPARING else "",
            within=self.carried.within,
            divides=divides,
        )

    def _told_before(self, token: Token) -> str:
        """What a share right before names, where this is its amount: 基本支出占54%，为A."""
        named, end = self.carried.named_by_share
        return named if named and AMOUNT_OF_SHARE.fullmatch(self.text, end, token.start) else ""

    def _named_behind(self, token: Token) -> str:
        """What an amount is said to be that nothing names before: 其中A为中央资金，B为地方自筹."""
        lead = self.text[self.clause.start : token.start].strip()
        found = _NAMED_BEHIND.match(self.text, token.end) if lead in _OPENS_AN_AMOUNT else None
        return found["name"] if found is not None else ""

    def _share_or_part_done(self, role: Role, token: Token) -> Role:
        """What a rate is: a budget is a share of a larger budget, what was spent is a part done of it; behind 甲a占p、 what
        follows 乙b without a word is a share, too."""
        budget = self.carried.measure in _BUDGETS or (self.carried.budgeted and not self.carried.measure)
        if role is Role.COMPLETION and self.clause.first("share") and budget:
            role = Role.SHARE
        bare = role is Role.OTHER and token.text.endswith("%") and self._at_start(token)
        if bare and self.carried.shared == self.sentence == self.carried.leveled:
            role = Role.SHARE
        if role is Role.SHARE:
            self.carried.shared = self.sentence
        return role

    def _divides(self, index: int, token: Token) -> bool:
        """Whether a level is printed for the rate behind it: 占B的p, 完成预算B的p, 相对预算B执行率p."""
        later = (self.tokens[at] for at in range(index + 1, len(self.tokens)))
        behind = next((one for one in later if one.kind in ("figure", "break")), None)
        if behind is None or behind.figure is None or not behind.figure.unit.is_rate:
            return False
        linked = self.clause.first("share") or _RELATIVE in self.text[self.clause.start : token.start]
        return bool(linked) or _OF_IT.fullmatch(self.text, token.end, behind.start) is not None

    def _is_earlier(self, label: Label, token: Token) -> bool:
        """Whether a level is what another is compared with, as in A，比上年B增加D: A，上年为B，增加D; A，是上年B的p;
        年末A，年初B，增加D; 收入上年B，本年A，增加D."""
        named, earlier = parted(label.subject)
        if not earlier:
            return self._is_spent_last_year(label, token)
        if _CHANGING.match(self.text, token.end) is not None:  # 支出为零，上年B，减少B: this year's figure is in words
            return True
        return _NOW.match(self.text, token.end) is not None if named else self.carried.leveled == self.sentence

    def _is_spent_last_year(self, label: Label, token: Token) -> bool:
        """A，上年支出B，减少D; 上年购置1辆支出B，减少D: the words name nothing but the year. Where no A is printed there was none."""
        changes = _CHANGING.match(self.text, token.end)
        spent = _DATED.sub("", label.subject)
        if not self.last_year or changes is None or spent not in _SPENT:
            return False
        if spent and self.carried.subject.endswith(_FLOWS) and not self.carried.subject.endswith(spent):
            return False  # 支出A，上年收入B
        return self.carried.leveled == self.sentence or changes["word"] in wording().down

    def _beyond_budget(self, cut: int) -> bool:
        """超收D: more than the budget, unless the clause itself names another base, or a base stands right before it (与上年B相比，短收D)."""
        last = self.previous
        if last is not None and last.role is Role.BASE and last.clause[0] == self.sentence:
            return False
        return self.clause.first("than") is None and self.text.startswith(wording().against_budget, cut)

    def _label(self, role: Role, words: str) -> Label:
        if role is Role.COMPLETION:
            return Label("", "")
        label = read_label(words)
        if role is Role.LEVEL and self.carried.measure in _BUDGETS and self._is_adjusted(words):
            return Label("", "调整预算")
        if role is Role.BASE:
            return Label(label.subject, read_label(self.carried.base).measure)
        if label.subject in ("支出", "收入") and label.measure == "决算" and self.carried.measure in _BUDGETS:
            return Label("", label.measure)
        flow = _BARE_FLOW.fullmatch(words.strip()) if role is Role.LEVEL and not label.subject else None
        if flow is not None and self.carried.subject.endswith(_OTHER_FLOW[flow[1]]):
            return Label(flow[1], label.measure)  # 收入总计A；支出决算数B
        return label

    def _is_adjusted(self, words: str) -> bool:
        """预算A，调减D后为B: what the budget has become."""
        behind = _BEHIND_A_MOVE.fullmatch(words.strip()) is not None
        return behind and _BUDGET_MOVED.search(self.text, self.sentence, self.clause.start) is not None

    def _origin_year(self) -> int | None:
        """由2019年的B增长到…: the year of where the change starts."""
        named = [int(word.text) for word in self.clause.words if word.kind == "year" and word.text.isdigit()]
        return named[-1] if named else None

    def _year(self, role: Role, cut: int) -> int | None:
        named = [
            int(word.text)
            for word in self.clause.words
            if word.kind == "year" and word.text.isdigit() and (word.start < cut or role is Role.LEVEL)
        ]
        if named and role is Role.LEVEL:
            self.carried.year = named[-1]
        elif named and role is Role.BASE:
            return named[-1]
        return self.carried.year


#: Between a share and the amount that it is of.
AMOUNT_OF_SHARE = re.compile(r"\s?[，,]?\s?(?:金额|数额)?(?:为|是|即|共计?|计|达到?)\s?")
_BLANK = 4
_LONGEST_NAME = 60
_LONGEST_HEADING = 30
_WHOLES = ("支出", "收入", "经费", "决算", "预算", "拨款", "资金", "总额", "采购")
#: 按时限分为三类：甲a、乙b、丙c.
_IN_KINDS = re.compile(r"分[为成][两二三四五六七八九]个?大?(?:类|部分|方面|块|种|级|档)$")
_FEWEST_NAMED = 3  # characters
#: What is said behind the name of a whole before its parts: 新增债券安排：, 主要支出：.
_ALLOTTED = re.compile(r"^(?:主要|重点)|(?:(?:使用|资金)?(?:安排|分配|构成|组成)|用途|投向|项目|科目)(?:情况|方向)?$")
_OF_AN_AMOUNT = re.compile(r"\d[万亿]?元$")  # 到位资金A：甲a；乙b
_INTRODUCING = ("为", "是", "下", "别")  # 主要项目为：, 情况如下：
#: 其中A为中央资金: the name of money stands behind it.
_NAMED_BEHIND = re.compile(
    r"\s?(?:均|全部)?[为是](?P<name>[^，,。；;、：:（）()\d\s]{0,16}(?:资金|经费|补助|贷款|债券|自筹|拨款|奖补))(?=[，,。；;、（(）)]|$)"
)
_OPENS_AN_AMOUNT = ("", "有", "另有", "还有", "其余")
_NOW = re.compile(r"[，,、；;]\s?(?:本年|今年|当年|年末|期末|年底|(?:19|20)\d\d年)")
_BEHIND_A_MOVE = re.compile(r"后[，,]?(?:调整后)?(?:全年|当年|总)?(?:预算)?(?:数|总额)?[为是达到]*")
_BUDGET_MOVED = re.compile(r"(?:调[增减整]|追[加减]|核[增减]|压减|增加|减少)[^，,。；;]{0,12}$")
_RELATIVE = "相对"
_LINK = re.compile(r"^(?:占|完成|相当于|相对)(?=.{2})")  # what is no part of the name of B in 占B的p
_OF_IT = re.compile(r"\s?的(?:比[重例])?[为是达约近仅]*\s?")
_LAST_YEAR = "上年"
_YEAR_ON_YEAR = "同比"
_DATED = re.compile(r"^(?:上年度?|去年)(?:同期)?")
_FLOWS = ("收入", "支出")
_SPENT = ("", "支出", "收入", "开支", "列支", "发生", "实际支出")
_MOVES = "|".join(sorted(wording().up | wording().down, key=len, reverse=True))
_CHANGING = re.compile(rf"[，,]\s?(?:同比|[比较与](?:上年度?|去年)(?:同期)?(?:相?比)?[，,]?)?(?P<word>{_MOVES})")
_COMPARING = (Role.BASE, Role.CHANGE, Role.GROWTH, Role.YEARLY_GROWTH)
_BARE_FLOW = re.compile(r"[，,；;：:]?\s*(收入|支出)(?:决算|执行|预算)?(?:总?数|总?额)?(?:为|是|共)?")
_OTHER_FLOW = {"收入": "支出", "支出": "收入"}
_BUDGETS = ("预算", "年初预算", "调整预算", "目标")


def _base_words(text: str) -> str:
    return text.strip(" 　，,的数相比对较：:")


def _year_in(text: str) -> int | None:
    found = years(text)
    return found[0].year if found else None


def pieces(passage: Passage) -> tuple[Piece, ...]:
    """The mentions of a passage in order, with the marks between them."""
    found = list(_Parser(passage).pieces())
    named = with_names(piece for piece in found if isinstance(piece, Mention))
    return tuple(next(named) if isinstance(piece, Mention) else piece for piece in found)
