"""What a figure does in its clause, told from the words before it: level, base, change, growth, share, rate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gouji.catalogue.claims import wording
from gouji.domain.claims import Role
from gouji.recognise.claims.sentences.done_more import done_more
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.same import names_last_year
from gouji.recognise.claims.sentences.tokens import Token
from gouji.values.figure import Figure
from gouji.values.record import record

_ORIGIN = re.compile(r"[由从][^由从]{0,14}$")
# 由2014年的B、占支出p，上升到A: what is told of a base before the words of change go on.
_ASIDE = re.compile(r"\s?(?:[（(][^（()）。；;]{1,30}[)）]|[、，,]\s?占[^，,。；;、（()）]{0,16}[%％])[，,]?")
# 为限额的98.9% is a share of what is named; 为预算的98% is a completion rate.
_OF = re.compile(r"(?:为|占|相当于|达到?|是)(?P<base>[^为占的是]{2,20})的(?:比例|比重)?$")
# 占调整预算的101% is a completion rate; 占政府采购预算的58% is a share of what is budgeted.
_BUDGET_ALONE = re.compile(
    r"(?:(?:19|20)\d\d|本|当|全)?年?度?(?:年初|调整后?的?|变动|批复|部门|下达)*(?:一般公共|政府性基金)?(?:收入|支出)?(?:(?:预算|计划|目标|任务)(?:数|调整数|总数)?|(?<=调整)数|(?<=变动)数)"
)
# 完成预算104.56%, without 的.
_DONE_OF = re.compile(rf"(?:完成|实现|达到?|为|是)了?(?:{_BUDGET_ALONE.pattern})$")
# 完成投资A，完成90%: of what was due, which other words name.
_DONE = re.compile(r"(?:已|实际|累计)?完成了?")
# 下降为2022年的A: what it became, by its year.
_BECAME_THEN = re.compile(r"为(?:(?:19|20)\d\d年|[本今当]年)度?的")
# 决算数大于预算数55.93万元: the gap between the two.
_BEYOND = re.compile(rf"(?P<word>{'|'.join(wording().comparing)})(?P<base>{_BUDGET_ALONE.pattern})了?$")
# 超“双过半”任务数180万元, 超年度计划30户: by how much what was named before goes beyond what was set.
_OVER_WHAT_WAS_SET = re.compile(r"超(?:出|过|额)?(?P<base>[^超，,。；;、]{0,10}(?:任务|目标|计划|指标|预算)数?)了?$")
# 距全年任务数还差192万元: by how much it falls short of it.
_SHORT_OF = re.compile(r"(?:距|离)离?(?P<base>[^，,。；;、]{2,14}?)[还尚仍](?:差|欠|短缺?)了?$")
# 较上年增减-2.00万元: the sign tells the way, else the word of change behind it (变动2.00万元，下降5%).
_EITHER_WAY = re.compile(
    r"(?:净?增减|(?<!无)变动|(?<!无)变化)(?:变动|变化|情况)?(?:数|金?额|比[例率]|率|幅度?)?[为是约达:：]*\s?$"
)
_BEHIND = re.compile(
    rf"[，,、（(]?\s?(?:同比)?(?P<word>{'|'.join(sorted(wording().up | wording().down, key=len, reverse=True))})"
)
_RATE_ENDS = ("率", "比例", "满意度")
# 在总支出中占81%, 在各项收入中所占比重为9%
_SHARE_WITHIN = re.compile(r"在(?P<base>[^，,。；;、在]{2,20}?)[当之]?[中里内][所约仅只共]?$")
# 执行率分别为p、q: the rate's name ends before what deals it out.
_DEALT = re.compile(r"(?:分别|依次|各)$")
_LINKS = " 为是达到约高仅"
# 执行率（实际支出/全年预算）为p, 执行率（%）为p: a bracket behind a rate's name that tells of what it is, not of what scope.
_FORMULA = re.compile(r"[（(](?P<of>[^（()）\d]*[/／÷%％][^（()）\d]*)[)）]$")
_WITHOUT_BASE = ("同比", "环比")
_SHARE_ENDS = ("的比重", "的比例", "比重", "比例", "的")


@dataclass(slots=True)
class Clause:
    """The words since the last break or figure, ``text`` being the whole passage in half width."""

    text: str
    start: int
    words: list[Token] = field(default_factory=list)

    def first(self, *kinds: str) -> Token | None:
        return next((word for word in self.words if word.kind in kinds), None)


@record(frozen=True, slots=True)
class Reading:
    """The role of a figure, its direction (+1, -1, 0), where the words end that name its subject, and the base of a share."""

    role: Role
    direction: int
    cut: int
    base: str = ""


def role_of(clause: Clause, token: Token, figure: Figure, carried_base: str) -> Reading:
    """The reading of the figure of ``token`` at the end of ``clause``; ``carried_base`` is the comparison still open."""
    unit = figure.unit
    lead = clause.text[clause.start : token.start]
    last = clause.words[-1] if clause.words else None
    done = done_more(clause.text, clause.start, token.start, clause.words, carried_base)
    if done is not None and clause.first("share") is None:
        if not done.same:
            return Reading(Role.OTHER, done.direction, done.start)
        return _changing(clause, figure, Reading(Role.CHANGE, done.direction, done.start))
    if last is not None and last.kind in ("up", "down"):
        direction = 1 if last.kind == "up" else -1
        if clause.text[last.end : token.start].strip() in wording().gaps:
            return _changing(clause, figure, Reading(Role.CHANGE, direction, last.start))
    if unit.dimension in ("points", "score"):
        return Reading(Role.OTHER, 0, token.start)
    either = _EITHER_WAY.search(lead) if clause.first("than") is not None or carried_base else None
    if either is not None and clause.first("share") is None:
        return _moved_either_way(clause, token, figure, clause.start + either.start())
    if unit.is_rate or unit.dimension == "times":
        short = _short_move(clause, lead, carried_base)
        if short and unit.is_rate and clause.first("share") is None:  # 比上年减0.04万元，减0.01%
            return Reading(Role.GROWTH, short, token.start - 1)
        return _rate(clause, figure, lead, token.start)
    return _amount(clause, token, lead, carried_base)


def _moved_either_way(clause: Clause, token: Token, figure: Figure, cut: int) -> Reading:
    """A change behind words that leave open whether it is one up or down."""
    behind = _BEHIND.match(clause.text, token.end)
    up = figure.value < 0 or (behind is not None and behind["word"] in wording().up)  # 增加-2.00 says 减少2.00
    if figure.value >= 0 and behind is None:
        return Reading(Role.OTHER, 0, cut)
    return _changing(clause, figure, Reading(Role.CHANGE, 1 if up else -1, cut))


def _changing(clause: Clause, figure: Figure, reading: Reading) -> Reading:
    """A figure right behind a word of change: an amount is a change, a rate a growth, unless it moves a share."""
    unit = figure.unit
    if unit.dimension in ("points", "score") or (unit.is_rate and clause.first("share")):
        return Reading(Role.OTHER, reading.direction, reading.cut)
    if not unit.is_rate and unit.dimension != "times":
        return reading
    role = Role.YEARLY_GROWTH if clause.first("average") else Role.GROWTH
    return Reading(role, reading.direction, reading.cut)


def _rate(clause: Clause, figure: Figure, lead: str, end: int) -> Reading:
    words = wording()
    share = clause.first("share")
    if share is not None:
        base, cut = _share_base(share, clause.text[share.end : end]), share.start
        within = None if base else _SHARE_WITHIN.search(clause.text, clause.start, cut)
        if within is not None:
            base, cut = within["base"], within.start()
        role = Role.COMPLETION if _BUDGET_ALONE.fullmatch(base) else Role.SHARE
        return Reading(role, 0, cut, base)
    if figure.unit.dimension == "times":
        return Reading(Role.TIMES, 0, end)
    named = _DEALT.sub("", lead.rstrip(_LINKS))
    remark = _FORMULA.search(named)
    if remark is not None:
        named = named[: remark.start()]
        lead = remark["of"] + named
    if named.endswith(words.score_rates):
        return Reading(Role.OTHER, 0, end)
    if named.endswith(words.completion_rates):
        return Reading(Role.COMPLETION, 0, end, lead)
    if named.endswith(tuple(words.named_shares)):
        return Reading(Role.SHARE, 0, end)
    if lead.strip(" ）)") == "的":  # 为预算15亿元的82%: the figure before is the base
        return Reading(Role.COMPLETION, 0, end, "的")
    if _DONE.fullmatch(lead.strip()):
        return Reading(Role.COMPLETION, 0, end, "")
    of = _OF.search(lead)
    if _DONE_OF.search(lead.rstrip()) or (lead.endswith("的") and any(text in lead for text, _ in words.bases)):
        return Reading(Role.COMPLETION, 0, end, lead)
    if of is not None:
        return Reading(Role.SHARE, 0, clause.start + of.start(), of["base"])
    return Reading(Role.RATE if named.endswith(_RATE_ENDS) else Role.OTHER, 0, end)


def _share_base(share: Token, words: str) -> str:
    """占…的p: what stands between; 占比p names no base. 占到位资金的p is of 到位资金."""
    if share.text.endswith("到") and words.startswith("位"):
        words = "到" + words
    for end in _SHARE_ENDS:
        at = words.rfind(end)
        if at >= 0:
            return words[:at].strip()
    return "" if share.text != "占" else words.strip(" 为约")


def _amount(clause: Clause, token: Token, lead: str, carried_base: str) -> Reading:
    words = wording()
    beyond = _BEYOND.search(lead.rstrip())
    if beyond is not None and words.comparing[beyond["word"]]:
        at = clause.start + beyond.start()
        return Reading(Role.CHANGE, words.comparing[beyond["word"]], at, beyond["base"])
    for pattern, direction in ((_OVER_WHAT_WAS_SET, 1), (_SHORT_OF, -1)):
        found = pattern.search(lead.rstrip())
        if found is not None:
            return Reading(Role.CHANGE, direction, clause.start + found.start(), found["base"])
    short = _short_move(clause, lead, carried_base)
    if short:
        return Reading(Role.CHANGE, short, token.start - 1)
    if any(_opens_a_base(word, clause.text[word.end : token.start]) for word in clause.words):
        return Reading(Role.BASE, 0, token.start)
    origin = _ORIGIN.search(lead)
    if origin is not None and _changes_behind(clause.text, token.end):
        return Reading(Role.BASE, 0, clause.start + origin.start())
    said = lead.rstrip("了约近 ")
    became = next(filter(said.endswith, words.becomes), None) if said.endswith(words.becomes) else None
    moved = clause.first("up", "down")
    if became is not None and not read_label(lead).measure:  # 预算执行中调整为B names a measure
        at = clause.start + lead.rfind(became)  # 降到 is found inside 下降到, too
        return Reading(Role.LEVEL, 0, at if moved is None else min(at, moved.start))
    if moved is None:
        return Reading(Role.LEVEL, 0, token.start)
    if clause.text.startswith(words.until, moved.end) or _BECAME_THEN.match(clause.text, moved.end):
        reached = not clause.text.startswith("值", moved.end)  # 提高到2025年的A; but 增加值 is a name
        return Reading(Role.LEVEL, 0, moved.start if reached else token.start)
    direction = 1 if moved.kind == "up" else -1
    begins = not clause.text[clause.start : moved.start].strip("主要是因为其中共计 ")
    return Reading(Role.OTHER if begins else Role.LEVEL, direction, token.start)


def _opens_a_base(word: Token, behind: str) -> bool:
    """Whether a word of comparison is followed by what is compared with: 比上年B; 同比去年B, but not 同比 alone."""
    return word.kind == "than" and (word.text not in _WITHOUT_BASE or names_last_year(behind))


def _short_move(clause: Clause, lead: str, carried_base: str) -> int:
    """+1 for 增 or 多 right before a figure, -1 for 减 or 少, where a comparison is open; else 0."""
    words, tail = wording(), lead.strip()[-1:]
    alone = lead.strip() == tail  # 占88%，多13万元，增长9%
    if not tail or (clause.first("than") is None and not carried_base and not alone):
        return 0
    return 1 if tail in words.up_tail else -1 if tail in words.down_tail else 0


def _changes_behind(text: str, end: int) -> bool:
    """由2019年的B增长到…, 由B调整为…, 由B（占p）增长到…: B is where the change starts from."""
    words = wording()
    aside = _ASIDE.match(text, end)
    end = end if aside is None else aside.end()
    behind = text[end : end + 8]
    return behind.startswith(words.becomes) or any(behind.startswith(word) for word in words.up | words.down)
