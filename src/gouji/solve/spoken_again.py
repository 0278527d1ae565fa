"""A figure spoken of again in a later sentence under other words: weighed by its digits, by how many figures of its unit stand
between, by what the two names share, and by words that point back."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.solve.meaning import Meaning, Slot, meaning, side_of

_ENOUGH, _ENOUGH_OF_FEW = 8, 10  # bits; of figures of one digit more
_KIN, _NAMED, _BACK, _MEASURE = 3, 5, 5, 3
_LONGEST = 8  # characters of a name after which more of them say no more
_PAIR, _NAME = 2, 4  # characters in a row that two names share
_SURE = 1_000  # four digits: a change of as many is hardly a level by chance
_DONE = (Role.COMPLETION, Role.RATE)
_LONG = 10_000  # five digits: figures of fewer are one only where some word says so
_FEW = 100  # two digits: amounts of no more are one only where their names say so
_APART = re.compile("[。！!\n]")
_SENTENCE = re.compile("[。；;！!\n]")
#: Right before a figure these point back to it: 这2.85亿元, 上述19.5万元.
_POINTS_BACK = re.compile(r"(?:[这该此]|上述|前述|以上)\s?$")
#: A sentence that begins with its figure speaks of a known one: 。10441万元全部拨付到位.
_BEGINS = re.compile(r"(?:^|[。；;，,：:])\s?$")
#: What follows such a figure where it is spoken of; a list of amounts (，12万元、8万元) is none.
_GOES_ON = re.compile(r"(?:[^，,。；;、（）()\d]{2})")
#: 资金118万元已全部到位: what is said of it is of an amount that is known.
_ALL_OF_IT = re.compile(
    r"[^，,。；;、（）()\d]{0,6}(?:均?已经?全部|全部已?|均已|已全额|全额)[^，,。；;、（）()\d]{0,4}(?:到位|下达|拨付|支付|落实|使用|用于|支出|发放|兑付)"
)
_BEHIND = re.compile(r"[^，,。；;：:、（）()\d\s]{2,24}")
#: 下达的118万元: the figure itself is what the sentence is about.
_OF_WHICH = re.compile(r"[^，,。；;、\d]{2}的\s?$")


def is_spoken_again(one: Mention, other: Mention, told: int, between: int) -> bool:
    """Whether ``other`` is ``one`` again: ``told`` are its digits as a number, without zeros at either end, ``between`` the number
    of figures of its unit that stand between the two."""
    if not may_be_one(one, other):
        return False
    first, second = meaning(one), meaning(other)
    same = first.budget.value is not None and second.budget.value is not None  # neither tells them apart
    named = max(_of_names(core(one.subject), core(other.subject)), _KIN if _counts_the_same(one, other) else 0)
    apart = _SENTENCE if same or named >= _NAMED else _APART
    if apart.search(one.passage.text, one.end, other.start) is None:
        return False
    if Role.CHANGE in (one.role, other.role) and (told < _SURE or (one.role is other.role and not named)):
        return False
    if told < _FEW and not (named > _NAMED or other.figure.is_counted or _is_this(other)):
        return False
    if told < _FEW and not other.own and not _is_this(other) and not _is_named_behind(one, other):
        return False
    back = _BACK if _points_back(other) else 0
    if told < _LONG and not (named or back or same):
        return False
    bits = told.bit_length() - between.bit_length() + named + back
    return bits + (_MEASURE if same else 0) >= (_ENOUGH_OF_FEW if told < _FEW else _ENOUGH)


def is_rate_again(one: Mention, other: Mention, told: int) -> bool:
    """Whether a rate of what was done, of four digits or more, is told again in a later sentence: 支付率95.02%。…执行率95.02%."""
    if one.role is not other.role or one.role not in _DONE or told < _SURE:
        return False
    if _is_part(one, other):
        return False  # 收入A，完成预算p。其中：税收收入a，完成预算p
    return _APART.search(one.passage.text, one.end, other.start) is not None and not meaning(one).differs(
        meaning(other)
    )


def may_be_one(one: Mention, other: Mention) -> bool:
    """Whether no word tells the two apart: another side, year, budget, fund, body, or a name that is by its end another thing."""
    if one.passage is not other.passage:
        return False
    if one.role is not other.role and -1 in (one.direction, other.direction):
        return False
    moves = one.role is other.role is not Role.LEVEL
    if moves and (one.direction, one.base_year) != (other.direction, other.base_year):
        return False
    if not any(len(core(mention.subject)) >= _PAIR for mention in (one, other)):
        return False
    first, second = meaning(one), meaning(other)
    if _differ(first, second) or first.whose.differs(second.whose) or _is_part(one, other):
        return False
    names = core(one.subject), core(other.subject)
    return not (_sides_differ(one, other) or ends_differ(*names) or are_items(one, other))


def _differ(one: Meaning, other: Meaning) -> bool:
    """Whether another year, budget or fund is told; 预算 may be any budget."""
    budgets = (str(one.budget.value or ""), str(other.budget.value or ""))
    if one.budget.differs(other.budget) and (budgets[0].endswith(budgets[1]) or budgets[1].endswith(budgets[0])):
        return replace(one, budget=Slot()).differs(other)
    return one.differs(other)


def _counts_the_same(one: Mention, other: Mention) -> bool:
    """Whether what stands behind a figure is what the other one is called: 列入统计的企业77户 … 77户企业."""
    behind = other.passage.text[other.end : other.end + _PAIR]
    return len(behind) == _PAIR and behind.isalpha() and behind in _plain(core(one.subject))


def _is_named_behind(one: Mention, other: Mention) -> bool:
    """Whether the words behind a figure without a name of its own are of the name of ``one``, or none stand there."""
    words = _BEHIND.match(other.passage.text, other.end)
    name = core(one.subject)
    return words is None or any(name[at : at + _PAIR] in words[0] for at in range(len(name) - _PAIR + 1))


def _sides_differ(one: Mention, other: Mention) -> bool:
    sides = {side_of(core(mention.subject)) or side_of(core(mention.within)) for mention in (one, other)}
    return len(sides - {"", "收支"}) > 1


def ends_differ(one: str, other: str) -> bool:
    """Whether one name is by its end a limit, say, and the other a balance."""
    ends = wording().unlike_ends
    found = {end for name in (one, other) for end in ends if name.endswith(end)}
    return len(found) > 1


def are_items(one: Mention, other: Mention) -> bool:
    """Whether the names of two figures of one sentence begin alike and go on as two: 分配给民政局A；分配给体育局A."""
    if _APART.search(one.passage.text, one.end, other.start) is not None:
        return False
    names = core(one.subject), core(other.subject)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*names, strict=False)))
    return same >= _PAIR and all(len(name) - same >= _PAIR for name in names)


def _is_part(one: Mention, other: Mention) -> bool:
    """Whether one stands in the list of the parts of what the other is."""
    return any(
        core(part.within) != "" and core(part.within) in (core(whole.subject), core(whole.within))
        for part, whole in ((one, other), (other, one))
    )


@lru_cache(maxsize=8192)
def _of_names(one: str, other: str) -> int:
    """What the longest words that two names share say, apart from such as name no matter of their own."""
    short, long = sorted((one, other), key=len)
    if len(short) >= _NAME and long.endswith(short):
        return min(_LONGEST, len(short))
    first, second = _plain(one), _plain(other)
    if not first or not second:
        return 0
    short, long = sorted((first, second), key=len)
    if long.endswith(short) and len(short) >= _PAIR:
        return max(_NAMED, min(_LONGEST, len(short)))
    if len(short) >= _NAME and _is_shortened(short, long):
        return _NAMED
    for length, bits in ((_NAME, _NAMED), (_PAIR, _KIN)):
        if any(short[at : at + length] in long for at in range(len(short) - length + 1)):
            return bits
    return 0


def _is_shortened(short: str, long: str) -> bool:
    """Whether ``short`` is ``long`` with some characters left out: 全市直达资金 of 全市财政直达资金."""
    behind = iter(long)
    return all(character in behind for character in short)


@lru_cache(maxsize=8192)
def _plain(name: str) -> str:
    for word in wording().plain_doing:
        name = name.replace(word, "") if len(word) > 1 else name
    return name


def _is_this(mention: Mention) -> bool:
    """这2.85亿元, 上述6800万元: an amount that was told before."""
    return _POINTS_BACK.search(mention.passage.text, max(0, mention.start - _NAME), mention.start) is not None


def _points_back(mention: Mention) -> bool:
    text = mention.passage.text
    lead = text[max(0, mention.start - _NAME) : mention.start]
    if _POINTS_BACK.search(lead):
        return True
    if _ALL_OF_IT.match(text, mention.end):
        return True
    begins = _BEGINS.search(lead) or mention.start == 0 or _OF_WHICH.search(lead)
    return bool(begins) and _GOES_ON.match(text, mention.end) is not None
