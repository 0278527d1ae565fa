"""What is still to be done of a thing, or was done beyond it: 计划A家，检查B家，超额C家; 任务A，建成B，还差C; 问题A处，已整改B处，剩余C处;
预算A，已下达B，未下达C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout

_TWO = 2
_LINK = r"(?:为|是|共|的|有)*\s*$"
_PREFIX = r"^(?:目前|截至目前|年末|年底|现|仍|共|全年|当年)*"
_OVER = re.compile(rf"{_PREFIX}(?:超额?|超出)(?:完成)?(?:年度)?(?:任务|计划|目标)?数?{_LINK}")
_SHORT = re.compile(rf"{_PREFIX}(?:还|尚|仍)?(?:差|缺|欠){_LINK}")
_LEFT = re.compile(rf"{_PREFIX}(?:其余|(?:其余|还|尚)?(?:剩余?|剩下|余下?|结余|节余)(?:资金|经费)?){_LINK}")
#: 其余4场为慰问演出 may tell of others than are left.
_THE_REST, _FEW = re.compile(rf"{_PREFIX}其余{_LINK}"), 2
_NOT_DONE = re.compile(rf"{_PREFIX}(?:还|尚|仍)?有?未(?P<verb>[\u4e00-\u9fff]{{1,2}})(?:的|数|资金)?{_LINK}")
_STILL = re.compile(rf"{_PREFIX}(?:还|尚|仍)有?{_LINK}")
#: 尚有19件正在办理, 尚有5处未整改: of what was told to be done before.
_STILL_DOING = re.compile(r"^\s*(?:正在|未|待)(?P<verb>[\u4e00-\u9fff]{1,4})")
_STATES = (
    ("not", re.compile(r"未|没有|尚待|暂缓|取消|停工|终止")),
    ("under way", re.compile(r"正在|在建|在施|施工中|推进|进行中|办理中|审批中")),
    ("done", re.compile(r"已|完成|完工|竣工|办结|建成")),
)
_BREAK, _BEHIND = re.compile(r"[，,。；;、\d]"), 24
_DUE = re.compile(r"计划|任务|目标|应[^急对]|需")
_DONE = re.compile(r"实|已|完成|使用|支|付|拨|下达|整改|办|建成|执行|发放|检查|收回|到位|开工|销号")
#: A whole of which more may be gone than the year's doing, or less is meant to be: 投资, 合同价, 收入.
_OTHER_WHOLE = re.compile(r"投资|合同|概算|造价|收入|结[转余]|余额|[上去]年|同期|比|较|存|负债|资产")
_SIDEWAYS = re.compile(r"其中|比上年|较上年|同比|收回|调整|调减|追加|核减|取消|终止|重复|转入|旧存|退回")
_PUT_RIGHT, _STILL_AT = "整改", "正在整改"
_ONE_YEAR = re.compile(r"[当本今]年|年内|20\d\d年")
_MONEY = re.compile(r"资金|经费|预算|拨款|指标|额度|债券|专款|补助|到位|安排|下达")


@told_by(
    ("超", "差", "缺", "欠", "余", "剩", "未", "还", "尚", "仍", "没有", "待", "暂缓", "取消", "停工", "终止"), fewest=3
)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such figure behind exactly two of its kind up to a ； or 。. A doubt where it fails: something may have become of
    the rest that is not told."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.group, spot.brackets)):
        for alike in _by_unit([spot.mention for spot in group]):
            yield from _in_states(alike)
            told = alike[: _TWO + 1]
            if len(told) > _TWO and all(map(_is_amount, told)):
                yield from _of(*told)


def _in_states(told: Sequence[Mention]) -> Iterator[Claim]:
    """计划A台，已安装a台，另有b台在建，c台未动工: a plan with all that is done of it, under way, and not begun. It counts where it holds."""
    whole, *parts = told
    if len(parts) <= _TWO or not all(map(_is_amount, told)) or not comparable(*told) or whole.role is not Role.LEVEL:
        return
    due = whole.measure in BUDGET_MEASURES or bool(_DUE.search(whole.words_before()))
    states = [_state(one) for one in parts]
    if due and states[0] == "done" and states[-1] == "not" and "" not in states:
        relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), whole)
        yield Claim((relation,), Evidence.NAMED)


def _state(one: Mention) -> str:
    """Whether words beside a figure say that it is of what is done, under way or not begun."""
    text = one.passage.text
    words = one.words_before(to_figure=True) + _BREAK.split(text[one.end : one.end + _BEHIND])[0]
    found = (name for name, pattern in _STATES if pattern.search(words))
    return next(found, "")


def _by_unit(told: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    """The figures that count one thing, in order: money is one whatever its unit."""
    alike: dict[str, list[Mention]] = {}
    for one in told:
        alike.setdefault("" if one.figure.unit.is_money else one.figure.unit.name, []).append(one)
    return iter(alike.values())


def _is_amount(one: Mention) -> bool:
    return (
        one.role in (Role.LEVEL, Role.CHANGE, Role.OTHER) and not one.divides and one.figure.unit.dimension != "score"
    )


def _of(whole: Mention, done: Mention, rest: Mention) -> Iterator[Claim]:
    text = rest.passage.text
    if _SIDEWAYS.search(text[whole.end : rest.start]) or _OTHER_WHOLE.search(whole.words_before(over="，,")):
        return
    if (
        whole.role is not Role.LEVEL
        or not comparable(whole, done, rest)
        or len({whole.year, done.year, rest.year} - {None}) > 1
    ):
        return
    words, due = rest.words_before(), whole.measure in BUDGET_MEASURES or bool(_DUE.search(whole.words_before()))
    if _OVER.search(words) and due:
        yield _claim((done, whole), rest)
    elif (
        (_SHORT.search(words) and due) or (_is_left(words, rest) and _said_done(done)) or _is_undone(words, done, rest)
    ):
        claim = _claim((whole, done), rest, _may_be_gone(whole, done, words))
        yield replace(claim, within=_FEW) if _THE_REST.search(words) else claim


def _said_done(done: Mention) -> bool:
    return bool(_DONE.search(done.words_before())) or done.measure in ("执行", "决算")


def _is_left(words: str, rest: Mention) -> bool:
    """Whether words say that the figure is what is left; of money only where nothing else of the kind is."""
    return _LEFT.search(words) is not None and rest.own


def _is_undone(words: str, done: Mention, rest: Mention) -> bool:
    """Whether it is what has not been done of the very doing that is told before: 已下达, 未下达; 办结, 尚有…正在办理."""
    if _PUT_RIGHT in words + rest.passage.text[rest.end : rest.end + len(_STILL_AT)]:
        return False  # what was put right and what was not is read with the kinds of it
    found = _NOT_DONE.search(words)
    if found is None and _STILL.search(words):
        found = _STILL_DOING.match(rest.passage.text, rest.end) or _STILL_DOING.match(rest.passage.text[rest.end :])
    return found is not None and bool(set(found["verb"]) & set(done.words_before()))


def _may_be_gone(whole: Mention, done: Mention, words: str) -> bool:
    """Whether less may be left: of money something may have been given back, or spent in the years before."""
    year = _ONE_YEAR.search(done.words_before()) and not _ONE_YEAR.search(whole.words_before())
    return bool(year) or (whole.figure.unit.is_money and _NOT_DONE.search(words) is None)


def _claim(ends: Sequence[Mention], rest: Mention, may_fall_short: bool = False) -> Claim:
    relation = Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, tuple(ends), rest, (1, -1))
    return Claim((relation,), Evidence.OPEN, may_fall_short=may_fall_short)
